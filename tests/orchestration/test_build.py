"""The build as a flow: what it publishes, what it reads again, what it says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import httpx
import pandas as pd
import pytest
from click.testing import CliRunner

import flows.build
import flows.show
import flows.sound
from flows.build import build, main
from flows.evaluate.sandbox import Sandbox
from flows.memory import Memory
from flows.publish import publish
from flows.readings.plan import make_plan
from flows.readings.store import ASIDE
from flows.resolve import resolve_outcomes
from flows.server import wait_until_reached
from flows.show import Progress, show_release
from flows.verify import main as verify
from schemas import empty_table
from tests.orchestration.conftest import TEXTS, make_options
from tests.publish.small import make_small

if TYPE_CHECKING:
    from flows.records import Reading, Reject
    from flows.settings import Settings

pytestmark = pytest.mark.xdist_group("server")


def test_a_folder_becomes_a_dataset(server, settings: Settings, seeds):
    runner, out, options = CliRunner(), settings.out_folder, make_options(settings)
    first = runner.invoke(main, options, catch_exceptions=False)
    assert "version 1.0.0: published" in first.output
    assert "not read: empty.txt: empty" in first.output
    documents = pd.read_parquet(out / "latest/documents.parquet")
    assert sorted(documents["path"]) == ["one.txt", "two.md"]
    assert len(pd.read_parquet(out / "latest/casualties.parquet")) == 2

    again = runner.invoke(main, options, catch_exceptions=False)
    assert "nothing published" in again.output
    folders = ["--seeds", settings.seeds, "--out", settings.out]
    assert "byte for byte" in runner.invoke(verify, folders, catch_exceptions=False).output

    (seeds / "two.md").write_text(TEXTS["two.md"].replace("three", "four"), encoding="utf-8")
    unread = make_plan(seeds, flows.build.make_store(settings)).unread
    assert [text.path.name for text in unread] == ["two.md"]
    changed = runner.invoke(main, options, catch_exceptions=False)
    assert "4 texts, 3 of them read before" in changed.output
    assert "version 1.1.0: published (minor)" in changed.output
    assert "texts changed: two.md" in (out / "CHANGELOG.md").read_text(encoding="utf-8")

    (out / "latest" / "casualties.csv").write_text("spoilt", encoding="utf-8")
    assert "version 1.1.0: nothing changed" in runner.invoke(main, options, catch_exceptions=False).output
    assert runner.invoke(verify, folders).exit_code == 0


def test_the_build_shows_its_version_in_the_interface(server, settings):
    from prefect.artifacts import Artifact

    build(settings)
    shown = {key: Artifact.get(key) for key in ("tables", "changes", "rejects", "accuracy", "reading")}
    assert '"documents"' in str(shown["tables"].data)
    assert "## 1.0.0 (first version)" in str(shown["changes"].data)
    assert "picture.png" in str(shown["rejects"].data)
    assert float(str(shown["reading"].data)) == 100


def test_a_text_whose_rows_break_a_rule_is_rejected_and_the_others_published(server, settings, seeds):
    (seeds / "spoilt.txt").write_text(
        "On 13 June 2014 gunmen killed four guards in Tikrit.", encoding="utf-8"
    )
    faulty = settings.model_copy(update={"reader": "flows.evaluate.faulty_reader"})
    result = CliRunner().invoke(main, make_options(faulty), catch_exceptions=False)
    assert result.exit_code == 0
    assert "not read: spoilt.txt: rows_broken: casualties.count_high: is not below count_low" in result.output
    latest = settings.out_folder / "latest"
    assert sorted(pd.read_parquet(latest / "documents.parquet")["path"]) == ["one.txt", "two.md"]
    rejects = pd.read_csv(latest / "rejects.csv", index_col="path")
    assert rejects.loc["spoilt.txt", "reason"] == "rows_broken"
    assert "gunmen killed four guards" not in (latest / "explorer.html").read_text(encoding="utf-8")


def test_broken_tables_are_not_published(server, settings, monkeypatch):
    def break_tables(outcomes: list[Reading | Reject], corrections: object) -> dict[str, pd.DataFrame]:
        tables = resolve_outcomes(outcomes)
        tables["documents"]["language"] = "english"
        return tables

    monkeypatch.setattr(flows.sound, "resolve_outcomes", break_tables)
    result = CliRunner().invoke(main, make_options(settings))
    assert result.exit_code == 1
    assert "documents.language" in result.output
    assert not settings.out_folder.exists()


def test_a_killed_build_leaves_the_dataset_as_it_was_and_nothing_behind(server, settings, tmp_path):
    settings.out_folder.mkdir()
    environment = {**os.environ, "PREFECT_API_URL": f"{server}/api"}
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.build", *make_options(settings)], env=environment
    )
    while not list((tmp_path / "cache").rglob("*.parquet")) and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (settings.out_folder / "latest").exists() or process.returncode == 0
    assert CliRunner().invoke(main, make_options(settings), catch_exceptions=False).exit_code == 0
    assert Sandbox(tmp_path, settings).find_damage() == []
    assert not list(tmp_path.rglob(f"{ASIDE}*"))


@pytest.mark.parametrize("runner", ["processes", "dask", "ray"])
def test_every_runner_builds_the_same(server, settings, runner):
    if runner in {"dask", "ray"}:
        pytest.importorskip(f"prefect_{runner}", reason=f"prefect-{runner} is not installed")
    release = build(settings.model_copy(update={"runner": runner, "workers": 1}))
    assert len(pd.read_parquet(release.folder / "casualties.parquet")) == 2


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


def test_a_build_goes_on_where_nothing_can_be_shown(settings, monkeypatch, capsys):
    def fail(*_: object, **__: object) -> None:
        raise httpx.ConnectError("All connection attempts failed")

    for name in ("create_progress_artifact", "create_table_artifact", "create_markdown_artifact"):
        monkeypatch.setattr(flows.show, name, fail)
    with Progress(2) as progress:
        progress.advance(2)
    show_release({"rejects": empty_table("rejects")}, publish(make_small(), settings.out_folder))
    assert "not shown in Prefect's interface: All connection" in capsys.readouterr().err


def test_a_server_that_is_being_started_again_is_waited_for(monkeypatch):
    calls: list[str] = []

    def answer(address: str, timeout: int) -> None:
        calls.append(address)
        if len(calls) < 3:
            raise httpx.ConnectError("refused")

    monkeypatch.setattr("flows.server.httpx.get", answer)
    monkeypatch.setattr("flows.server.time.sleep", lambda _: None)
    wait_until_reached("http://127.0.0.1:4200/api")
    assert len(calls) == 3
