"""The build as a flow: what it publishes, what it reads again, what it says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

import flows.build
from flows.build import build, main
from flows.codec import read_reading, write_reading
from flows.memory import Memory
from flows.pipeline import resolve_outcomes
from flows.plan import LARGEST_BATCH, Plan, Text, make_batches, make_plan, read_text
from flows.records import Reading, Reject
from flows.store import Store
from flows.verify import main as verify

pytestmark = pytest.mark.xdist_group("server")

TEXTS = {
    "one.txt": "BAGHDAD, June 11, 2014 - Militants captured Mosul on 10 June, killing 12 policemen.",
    "two.md": "On 12 June 2014 gunmen killed three soldiers in Kirkuk, police said.",
    "empty.txt": "",
    "picture.png": "\x89PNG",
}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder of two texts and two files that are none."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folders(seeds: Path, tmp_path: Path) -> list[str]:
    """The options of the commands."""
    return ["--seeds", str(seeds), "--out", str(tmp_path / "dataset"), "--cache", str(tmp_path / "cache")]


def test_a_folder_becomes_a_dataset(server, seeds, folders, tmp_path, monkeypatch):
    runner, out = CliRunner(), tmp_path / "dataset"
    first = runner.invoke(main, folders, catch_exceptions=False)
    assert "version 1.0.0: published" in first.output
    assert "not read: empty.txt: empty" in first.output
    documents = pd.read_parquet(out / "latest/documents.parquet")
    assert sorted(documents["path"]) == ["one.txt", "two.md"]
    assert len(pd.read_parquet(out / "latest/casualties.parquet")) == 2

    again = runner.invoke(main, folders, catch_exceptions=False)
    assert "nothing published" in again.output
    assert "byte for byte" in runner.invoke(verify, folders[:4], catch_exceptions=False).output

    read: list[str] = []
    monkeypatch.setattr(
        flows.plan, "read_text", lambda root, text: read.append(text.path.name) or read_text(root, text)
    )
    (seeds / "two.md").write_text(TEXTS["two.md"].replace("three", "four"), encoding="utf-8")
    changed = runner.invoke(main, folders, catch_exceptions=False)
    assert read == ["two.md"]
    assert "version 1.1.0: published (minor)" in changed.output
    assert "texts changed: two.md" in (out / "CHANGELOG.md").read_text(encoding="utf-8")

    (out / "latest" / "casualties.csv").write_text("spoilt", encoding="utf-8")
    assert "version 1.1.0: nothing changed" in runner.invoke(main, folders, catch_exceptions=False).output
    assert runner.invoke(verify, folders[:4]).exit_code == 0


def test_the_build_shows_its_tables_in_the_interface(server, seeds, tmp_path):
    from prefect.artifacts import Artifact

    build(seeds, tmp_path / "dataset", tmp_path / "cache")
    artifact = Artifact.get("tables")
    assert artifact is not None
    assert '"documents"' in str(artifact.data)


def test_broken_tables_are_not_published(server, folders, tmp_path, monkeypatch):
    def break_tables(outcomes: list[Reading | Reject]) -> dict[str, pd.DataFrame]:
        tables = resolve_outcomes(outcomes)
        tables["documents"]["language"] = "english"
        return tables

    monkeypatch.setattr(flows.build, "resolve_outcomes", break_tables)
    result = CliRunner().invoke(main, folders)
    assert result.exit_code == 1
    assert "documents.language" in result.output
    assert not (tmp_path / "dataset").exists()


def test_a_killed_build_leaves_the_dataset_as_it_was(server, folders, tmp_path):
    (tmp_path / "dataset").mkdir()
    environment = {**os.environ, "PREFECT_API_URL": f"{server}/api"}
    process = subprocess.Popen([sys.executable, "-m", "flows.build", *folders], env=environment)
    while not list((tmp_path / "cache").rglob("*.json")) and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (tmp_path / "dataset" / "latest").exists() or process.returncode == 0


def test_wrong_hand_kept_data_stops_the_build_before_any_work(seeds, folders, tmp_path):
    (seeds / "sources.csv").write_text("path,colour\none.txt,red\n", encoding="utf-8")
    store = Store(tmp_path / "cache" / "readings")
    with pytest.raises(flows.build.DataError, match="colour"):
        make_plan(seeds, store)
    assert not (tmp_path / "cache").exists()


def test_a_reading_survives_the_store(seeds, tmp_path):
    store = Store(tmp_path / "store")
    readings = [read_text(seeds, text) for text in make_plan(seeds, store).texts]
    assert {type(each) for each in readings} == {Reading, Reject}
    assert [read_reading(write_reading(each)) for each in readings] == readings


def test_a_spoilt_reading_is_made_again(seeds, tmp_path):
    store = Store(tmp_path / "store")
    text = make_plan(seeds, store).texts[0]
    store.write(text.key, read_text(seeds, text))
    next(store.folder.rglob("*.json")).write_bytes(b"{")
    assert store.find(text.key) is None
    assert flows.plan.find_readings(make_plan(seeds, store), store)[0] == read_text(seeds, text)


def test_a_text_that_breaks_the_reader_is_rejected_by_name(seeds, tmp_path, monkeypatch):
    def fail(raw: object, source: object) -> Reading:
        raise ValueError("too strange")

    monkeypatch.setattr(flows.plan, "read_document", fail)
    texts = make_plan(seeds, Store(tmp_path)).texts
    rejects = {text.path.name: read_text(seeds, text) for text in texts}
    assert rejects["one.txt"] == Reject("one.txt", "read_failed", "ValueError: too strange")


def test_equal_texts_are_read_once(seeds, tmp_path):
    (seeds / "zwilling.txt").write_text(TEXTS["one.txt"], encoding="utf-8")
    store = Store(tmp_path / "store")
    last = flows.plan.find_readings(make_plan(seeds, store), store)[-1]
    assert last == Reject("zwilling.txt", "duplicate", "the same text as one.txt")


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (5, [1] * 5), (45, [3] * 15), (1001, [50] * 20 + [1])])
def test_texts_are_read_in_batches(count, sizes):
    texts = tuple(Text(Path(f"{number}.txt"), None, "") for number in range(count))
    batches = make_batches(Plan(Path(), texts, texts))
    assert [len(batch) for batch in batches] == sizes
    assert max(sizes, default=0) <= LARGEST_BATCH


@pytest.mark.parametrize("part", ["texts", "dataset", "nothing"])
def test_the_memory_notices_what_changed(seeds, tmp_path, part):
    out, memory = tmp_path / "dataset", Memory(tmp_path / "cache")
    (out / "latest").mkdir(parents=True)
    assert not memory.is_current(seeds, out)
    memory.note_build(seeds, out)
    if part == "texts":
        (seeds / "three.txt").write_text("new", encoding="utf-8")
    elif part == "dataset":
        (out / "latest" / "events.csv").write_text("new", encoding="utf-8")
    assert memory.is_current(seeds, out) == (part == "nothing")
