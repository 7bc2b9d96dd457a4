"""What a user meets first: the verbs, the pins, the lines of the README."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import duckdb
import jsonschema
import pandas as pd
import pytest
import yaml

from flows.corrections import read_corrections
from flows.publish import publish, read_project
from tests.publish.small import make_small

HOME = Path(__file__).parents[2]
VERBS = ["dataset", "test", "check", "verify", "evaluate", "bench", "diff", "serve", "refresh", "clean"]


def read(name: str) -> str:
    return (HOME / name).read_text(encoding="utf-8")


def find_blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", read("README.md"), re.S | re.M)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_the_pins_name_no_host_and_carry_hashes(name):
    lock = read(name)
    assert "://" not in lock
    assert "--index" not in lock
    pins = re.findall(r"^([a-z0-9._-]+)==\S+.*?(?=^\S|\Z)", lock, re.S | re.M)
    assert len(pins) == len(re.findall(r"^[a-z0-9._-]+==[^\n]*\\\n    --hash=sha256:", lock, re.M))


def test_every_dependency_is_pinned():
    project = tomllib.loads(read("pyproject.toml"))
    needed, tools = project["project"]["dependencies"], project["dependency-groups"]["dev"]
    for wanted, lock in ((needed, "requirements.lock"), ([*needed, *tools], "requirements-dev.lock")):
        names = {re.match(r"[\w.-]+", line).group().lower().replace("_", "-") for line in wanted}
        assert names - set(re.findall(r"^([a-z0-9._-]+)==", read(lock), re.M)) == set()


def test_both_locks_pin_one_version():
    pins = [
        dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", read(f"requirements{kind}.lock"), re.M))
        for kind in ("", "-dev")
    ]
    assert {name: version for name, version in pins[0].items() if pins[1].get(name) != version} == {}


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_help_lists_the_verbs():
    shown = subprocess.run(["make", "help"], cwd=HOME, capture_output=True, text=True, check=True).stdout
    assert [verb for verb in VERBS if f"make {verb} " not in shown] == []


def test_the_checks_of_a_change_can_be_run():
    assert os.access(HOME / ".ci" / "run", os.X_OK)
    assert [f"make {verb}" in read(".ci/run") for verb in ("test", "check", "verify")] == [True] * 3


def test_every_file_the_readme_names_is_there():
    links = [link for link in re.findall(r"\]\(([^)]+)\)", read("README.md")) if "://" not in link]
    named = [*links, *re.findall(r"`((?:flows|schemas)/[\w/.]+)`", read("README.md"))]
    assert [name for name in named if not name.startswith("dataset") and not (HOME / name).exists()] == []


def test_the_loading_lines_of_the_readme_run(tmp_path, monkeypatch):
    publish(make_small(), tmp_path / "dataset")
    monkeypatch.chdir(tmp_path)
    names: dict[str, pd.DataFrame] = {}
    exec(find_blocks("python")[0], names)
    assert len(names["events"]) == len(names["claims"]) == 1
    assert duckdb.sql(find_blocks("sql")[0]).fetchall() == [("Mosul", 1, 12)]


@pytest.mark.skipif(not (HOME / "dataset" / "latest").is_dir(), reason="no dataset is published yet")
def test_the_excerpt_of_the_readme_is_in_the_dataset():
    claims = pd.read_csv(
        HOME / "dataset/latest/casualties.csv", keep_default_na=False, na_values=[""], dtype="str"
    )
    table = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in read("README.md").splitlines()
        if line.startswith("| ")
    ]
    header = next(row for row in table if row[0] == "harm")
    shown = [row for row in table if row[0] in {"killed", "captured"}]
    published = {tuple(row) for row in claims[header].fillna("").itertuples(index=False)}
    assert len(shown) >= 4
    assert [row for row in shown if tuple(row) not in published] == []


def test_the_correction_of_the_readme_can_be_read(tmp_path):
    block = re.search(r"((?:^    table_name,.*\n)(?:^    .+\n)+)", read("README.md"), re.M).group(1)
    (tmp_path / "corrections.csv").write_text(re.sub(r"^    ", "", block, flags=re.M), encoding="utf-8")
    assert [(each.was, each.now) for each in read_corrections(tmp_path)] == [(18, 80)]


def test_the_readme_names_every_example():
    named = set(re.findall(r"`(\w+\.(?:py|R))`", read("README.md")))
    assert {path.name for path in (HOME / "examples").iterdir()} <= named


def test_the_citation_file_is_valid_and_says_what_the_record_says():
    schema = json.loads(read("tests/data/publish/cff-1.2.0.schema.json"))
    citation, project = yaml.safe_load(read("CITATION.cff")), read_project()
    jsonschema.validate(citation, schema, format_checker=jsonschema.FormatChecker())
    assert (citation["title"], citation["license"]) == (project.title, project.licence)
    assert tuple(author["name"] for author in citation["authors"]) == project.creators


def test_the_readme_reads_one_text():
    names: dict[str, dict[str, pd.DataFrame]] = {}
    exec(find_blocks("python")[1], names)
    claim = names["tables"]["casualties"].iloc[0]
    assert (claim["harm"], claim["count_low"], claim["victims"], str(claim["date_start"])) == (
        "killed", 3, "policemen", "2014-06-10",
    )  # fmt: skip
