"""What a version says of itself: one record, many descriptions."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import schemas
from flows.evaluate.validate import (
    UNSTATED,
    VALIDATORS,
    find_crate_issues,
    find_croissant_issues,
    find_package_issues,
    main,
)
from flows.lexicon import DataError
from flows.publish import Edition, publish, read_project
from flows.publish.content import check_content
from flows.publish.datacard import make_datacard
from flows.publish.jsonld import make_citation, make_jsonld
from schemas import empty_table
from tests.publish.small import make_small

PUBLISHED = Path(__file__).parents[2] / "dataset" / "latest"
PUBLISHER: dict[str, Any] = {
    "creators": ("An Institute",),
    "publisher": "An Institute",
    "publisher_url": "https://institute.example",
    "publisher_ror": "https://ror.org/03f0f6041",
    "contact": "data@institute.example",
}


@pytest.fixture(scope="module")
def latest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dataset, published."""
    out = tmp_path_factory.mktemp("metadata") / "dataset"
    publish(make_small(), out)
    return out / "latest"


def read_json(path: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("titel: X\n", "dataset.yml:1: titel: unknown key; known are name, title"),
        ("title: X\nkeywords: Iraq\n", "dataset.yml:2: keywords: 'Iraq' is not a list of texts"),
        ("published: June 2014\n", "dataset.yml:1: published: 'June 2014' is not a day, YYYY-MM-DD"),
        ("contact: nobody\n", "dataset.yml:1: contact: 'nobody' is not a web address or an e-mail address"),
        ("publisher_ror: https://ror.org/1\n", "'https://ror.org/1' is not an address of ror.org"),
        ("- one\n", "dataset.yml: holds no keys"),
        ("title: [\n", "cannot be read as UTF-8 YAML"),
        ("published: 2014-02-30\n", "cannot be read as UTF-8 YAML: day is out of range"),
        ("yes: X\n", "dataset.yml:1: yes: unknown key"),
        ("? [a, b]\n: X\n", "cannot be read as UTF-8 YAML"),
        ("keywords: &a [x]\ncreators: *a\n", "dataset.yml:2: aliases are refused"),
        (f"title: {'[' * 5000}\n", "cannot be read as UTF-8 YAML"),
    ],
)
def test_a_wrong_record_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "dataset.yml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(said)):
        read_project(tmp_path)


def test_a_record_changes_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "dataset.yml").write_text("title: Ours\npublished: 2020-01-02\n", encoding="utf-8")
    assert read_project(tmp_path) == replace(read_project(), title="Ours", published=date(2020, 1, 2))


def test_the_day_of_a_version_needs_no_clock() -> None:
    tables, project = make_small(), read_project()
    day = Edition("1.0.0", tables, project).published
    assert day == date(2014, 6, 11)
    assert Edition("1.0.0", tables, replace(project, published=date(2020, 1, 1))).published == date(
        2020, 1, 1
    )
    assert Edition("1.0.0", tables, replace(project, published=date(2000, 1, 1))).published == day
    undated = {**tables, "documents": empty_table("documents")}
    assert Edition("1.0.0", undated, project).published == date(2014, 6, 10)
    assert Edition("1.0.0", {**undated, "events": empty_table("events")}, project).published is None


def test_the_data_package_says_what_frictionless_lets_pass(latest: Path) -> None:
    package = read_json(latest / "datapackage.json")
    wanted = {"name", "title", "description", "version", "created", "keywords", "licenses", "contributors",
              "sources", "resources", "contentHash"}  # fmt: skip
    assert wanted - package.keys() == set()
    sheets = {each["name"]: each for each in package["resources"] if each["type"] == "table"}
    assert list(sheets) == list(schemas.TABLES)
    for name, sheet in sheets.items():
        table = sheet["schema"]
        assert table["missingValues"] == [""]
        assert table["primaryKey"] == list(schemas.find_key(schemas.TABLES[name]))
        assert len(table.get("foreignKeys", [])) == len(schemas.find_references(schemas.TABLES[name]))
        for field in table["fields"]:
            assert field["description"]
            assert field["origin"] in schemas.find_codes("origin")
            assert "codes" not in field or field["constraints"]["enum"] == list(
                schemas.find_codes(field["codes"])
            )


def test_croissant_has_no_error_and_no_warning_and_loads(latest: Path) -> None:
    import mlcroissant

    dataset = mlcroissant.Dataset(jsonld=str(latest / "croissant.json"))
    issues = dataset.metadata.ctx.issues
    assert (set(issues.errors), set(issues.warnings)) == (set(), set())
    for name, table in make_small().items():
        records = list(dataset.records(name)) if name != "codes" else table
        assert len(records) == len(table), name
    kinds = [row["code/event_type/code"] for row in dataset.records("code/event_type")]
    assert kinds == list(schemas.find_codes("event_type"))


def test_croissant_says_what_mlcroissant_lets_pass(latest: Path) -> None:
    croissant = read_json(latest / "croissant.json")
    required = {"conformsTo", "name", "description", "license", "url", "creator", "datePublished", "version",
                "citeAs", "isLiveDataset", "distribution", "recordSet", "keywords"}  # fmt: skip
    assert required - croissant.keys() == set()
    sets = {each["@id"]: each for each in croissant["recordSet"]}
    lists = [f"code/{name}" for name in schemas.read_code_lists()]
    assert list(sets) == [*schemas.TABLES, *lists]
    for name, model in schemas.TABLES.items():
        assert [field["name"] for field in sets[name]["field"]] == list(schemas.find_columns(model))
        evidence = [each["name"] for each in sets[name].get("annotation", {}).get("subField", [])]
        assert evidence == (
            ["document_id", "start", "end", "quote"] if "quote" in model.to_schema().columns else []
        )
    files = {each["@id"]: each["sha256"] for each in croissant["distribution"]}
    sums = dict(reversed(line.split("  ")) for line in (latest / "SHA256SUMS").read_text().splitlines())
    assert files == {name: sums[name] for name in files}
    assert len(files) == 2 * len(schemas.TABLES)


def test_no_validator_has_an_error_or_a_warning(latest: Path) -> None:
    found = {name: find_issues(latest) for name, find_issues in VALIDATORS.items()}
    assert {issue for issues in found.values() for issue in issues} <= set(UNSTATED)


def test_a_version_with_a_publisher_is_valid_too(tmp_path: Path) -> None:
    publish(make_small(), tmp_path, project=replace(read_project(), **PUBLISHER))
    assert find_crate_issues(tmp_path / "latest") == []
    package, croissant = (
        read_json(tmp_path / "latest" / f"{name}.json") for name in ("datapackage", "croissant")
    )
    assert package["contributors"][-1] == {
        "title": "An Institute", "path": "https://institute.example", "email": "data@institute.example",
        "roles": ["publisher"]}  # fmt: skip
    assert croissant["publisher"]["sameAs"] == PUBLISHER["publisher_ror"]


def test_the_crate_describes_every_file(latest: Path) -> None:
    from rocrate.rocrate import ROCrate

    on_disk = {path.relative_to(latest).as_posix() for path in latest.rglob("*") if path.is_file()}
    named = {each.id for each in ROCrate(latest).data_entities}
    assert named == on_disk - {"SHA256SUMS", "ro-crate-metadata.json"}


def test_validation_names_what_is_wrong(
    latest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in VALIDATORS if name.startswith("roc-validator")]:
        monkeypatch.delitem(VALIDATORS, name)  # it takes longer than all others
    spoilt = tmp_path / "dataset" / "latest"
    shutil.copytree(latest, spoilt)
    (spoilt / "rejects.csv").write_text(
        "path,reason,detail\ntwo.txt,no such reason,0 bytes\n", encoding="utf-8"
    )
    (spoilt / "stray.txt").touch()
    done = CliRunner().invoke(main, ["--out", str(tmp_path / "dataset")])
    assert done.exit_code == 1
    for said in (
        "no such reason",
        "  rejects.csv\n",
        "  stray.txt\n",
        "mlcroissant, croissant.json: no error",
    ):
        assert said in done.output


def test_the_page_says_what_search_engines_ask() -> None:
    record = make_jsonld(Edition("1.2.3", make_small(), read_project()))
    assert (record["@context"], record["@type"]) == ("https://schema.org/", "Dataset")
    assert record["temporalCoverage"] == "2014-06-10/2014-06-10"
    assert record["spatialCoverage"] == [{"@type": "Place", "name": "Iraq"}]
    assert 50 <= len(record["description"]) <= 5000
    assert json.loads(json.dumps(record)) == record


def test_a_citation_names_the_version() -> None:
    project = replace(read_project(), url="https://example.org/data")
    assert make_citation(Edition("1.2.3", make_small(), project)) == (
        f"The conflict-events authors (2014): {project.title}. Version 1.2.3, https://example.org/data."
    )


def test_the_data_card_answers_what_it_should(latest: Path) -> None:
    card = (latest / "DATACARD.md").read_text(encoding="utf-8")
    for heading in ("Motivation", "Composition", "Collection", "Coding", "Accuracy", "Known gaps", "Versions",
                    "Ethics of casualty recording", "Privacy of named persons", "Rights"):  # fmt: skip
        assert f"\n## {heading}\n" in card
    assert "| one.txt | =HYPERLINK(1) | NA | 2014-06-11 |" in card
    assert "1 of 1 events are conflict events" in card
    assert "Not measured for these texts." in card
    assert "No cell was corrected by hand." in card
    assert "\\\n" not in card


def test_the_data_card_shows_the_measured_accuracy(tmp_path: Path) -> None:
    scores = {"casualties": {"count_f1": {"f1": 0.914}, "fields": {"dates": 0.781}}}
    measured = json.dumps({"seeds": {"all": scores}, "unread": {"figures": scores}})
    card = make_datacard(Edition("1.0.0", make_small(), read_project()), {"accuracy.json": measured})
    assert (
        "| casualties | number and its bounds, F1 | 0.91 | 0.91 |\n| casualties | dates | 0.78 | 0.78 |"
        in card
    )


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="there is no published version")
def test_the_published_version_is_valid() -> None:
    assert find_package_issues(PUBLISHED) == []
    assert find_croissant_issues(PUBLISHED) == []
    assert check_content(PUBLISHED) == []
