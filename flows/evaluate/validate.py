"""What other people's validators say of a published version: `python -m flows.evaluate.validate`.

An error or a warning of any of them, and a file or table that is not what its sum says, ends it with code 1.
"""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import click
import frictionless
import mlcroissant
import rocrate
from requests import Response
from rocrate_validator import models, services
from rocrate_validator.utils.http import HttpRequester

from flows.publish.content import check_content
from flows.publish.folder import SUMS

if TYPE_CHECKING:
    from collections.abc import Callable

_PROFILE = "ro-crate-1.3"
# What is recommended of whoever publishes, and only they can state: the keys of `dataset.yml` that do so.
UNSTATED = {
    "The organization SHOULD have a URL.": "publisher, publisher_url",
    "An Organization entity SHOULD have a ROR identifier as its @id (e.g., https://ror.org/03f0f6041)": (
        "publisher, publisher_ror"
    ),
}
_CONTEXT = "https://w3id.org/ro/crate/1.3/context"


def find_package_issues(folder: Path) -> list[str]:
    """What frictionless finds wrong in datapackage.json and the sheets it describes."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    errors = [": ".join(each) for each in report.flatten(["title", "message"])]
    return [*errors, *report.warnings, *(warning for task in report.tasks for warning in task.warnings)]


def find_croissant_issues(folder: Path) -> list[str]:
    """What mlcroissant finds wrong in croissant.json."""
    logging.getLogger("absl").setLevel(logging.ERROR)
    issues = mlcroissant.Dataset(jsonld=str(folder / "croissant.json")).metadata.ctx.issues
    return sorted(map(str, [*issues.errors, *issues.warnings]))


def find_crate_issues(folder: Path) -> list[str]:
    """What the RO-Crate validator requires or recommends and does not find; it asks no network."""
    with TemporaryDirectory() as cache, patch.object(HttpRequester, "get", _fetch, create=True):
        result = services.validate(
            services.ValidationSettings(
                rocrate_uri=str(folder),
                profile_identifier=_PROFILE,
                offline=True,
                cache_path=Path(cache) / "cache",
                requirement_severity=models.Severity.RECOMMENDED,
            )
        )
    return sorted(str(issue.message) for issue in result.get_issues())


def _fetch(_: HttpRequester, url: str, **__: object) -> Response:
    """The context of RO-Crate as its library carries it, and nothing else."""
    answer: Any = Response()
    answer.status_code = 200 if url == _CONTEXT else 504
    answer._content = (Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld").read_bytes()
    answer.headers["Content-Type"] = "application/ld+json"
    return answer  # type: ignore[no-any-return]


def find_other_files(folder: Path) -> list[str]:
    """The files that are not what SHA256SUMS says, or that it does not name."""
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    stated = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    found = {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in there.items() if name != SUMS
    }
    return sorted(name for name in stated.keys() | found.keys() if stated.get(name) != found.get(name))


VALIDATORS: dict[str, Callable[[Path], list[str]]] = {
    "frictionless, datapackage.json and sheets": find_package_issues,
    "mlcroissant, croissant.json": find_croissant_issues,
    f"roc-validator, ro-crate-metadata.json ({_PROFILE})": find_crate_issues,
    "SHA256SUMS": find_other_files,
    "CONTENT_SHA256": check_content,
}


@click.command()
@click.option("--out", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("dataset"))
@click.option("--version", default="latest", show_default=True)
def main(out: Path, version: str) -> None:
    """Validate the version of a dataset."""
    found = {name: validate(out / version) for name, validate in VALIDATORS.items()}
    for name, issues in found.items():
        click.echo(describe(name, issues))
    if {issue for issues in found.values() for issue in issues} - UNSTATED.keys():
        raise SystemExit(1)


def describe(name: str, issues: list[str]) -> str:
    """What one validator says, in lines."""
    wrong = [f"\n  {issue}" for issue in issues if issue not in UNSTATED]
    unstated = [
        f"\n  not stated in dataset.yml ({UNSTATED[issue]}): {issue}" for issue in issues if issue in UNSTATED
    ]
    return "".join(
        [f"{name}: {f'{len(wrong)} found' if wrong else 'no error, no warning'}", *wrong, *unstated]
    )


if __name__ == "__main__":
    main()
