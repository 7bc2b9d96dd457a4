"""The schedule: a run that builds, a run that skips."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import httpx
import pytest
from click.testing import CliRunner

from flows.memory import Memory
from flows.refresh import main, refresh

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("server")

PATIENCE = 180
TEXT = "BAGHDAD, June 11, 2014 - Militants captured Mosul on 10 June, killing 12 policemen."


def find_runs(server: str) -> list[dict[str, object]]:
    """The scheduled runs of the refresh that have come to an end, oldest first."""
    wanted = {
        "sort": "EXPECTED_START_TIME_ASC",
        "flow_runs": {"state": {"type": {"any_": ["COMPLETED", "FAILED", "CRASHED"]}}},
        "deployments": {"name": {"any_": ["scheduled"]}},
    }
    runs = httpx.post(f"{server}/api/flow_runs/filter", json=wanted, timeout=60).raise_for_status().json()
    return [run for run in runs if run["auto_scheduled"]]


def wait_for_runs(server: str, count: int) -> list[str]:
    for _ in range(PATIENCE * 2):
        if len(runs := find_runs(server)) >= count:
            return [str(run["state_name"]) for run in runs[:count]]
        time.sleep(0.5)
    pytest.fail(f"{len(find_runs(server))} of {count} scheduled runs within {PATIENCE} seconds")


@pytest.fixture
def served(server: str, tmp_path: Path) -> Iterator[Path]:
    """A folder whose texts the schedule looks at every few seconds."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "one.txt").write_text(TEXT, encoding="utf-8")
    options = [part for name in ("seeds", "out", "cache") for part in (f"--{name}", str(tmp_path / name))]
    port = server.rpartition(":")[2]
    command = [sys.executable, "-m", "flows.refresh", "--serve", "--every", "5", "--port", port, *options]
    process = subprocess.Popen(command, env={**os.environ, "PREFECT_RUNNER_POLL_FREQUENCY": "1"})
    yield tmp_path
    process.send_signal(signal.SIGINT)
    process.wait()


def test_a_scheduled_run_builds_and_the_next_one_skips(server, served):
    assert wait_for_runs(server, 2) == ["Completed", "Skipped"]
    assert (served / "out" / "1.0.0" / "events.parquet").is_file()
    assert not (served / "out" / "1.0.1").exists()


def test_the_server_listens_on_loopback_only_and_serves_its_interface(server):
    assert server.startswith("http://127.0.0.1:")
    assert "Prefect" in httpx.get(server, follow_redirects=True).text


def test_refreshing_by_hand_skips_too(server, tmp_path: Path):
    seeds = tmp_path / "texts"
    seeds.mkdir()
    Memory(tmp_path / "cache").note_build(seeds, tmp_path / "dataset")
    folders = {"seeds": seeds, "out": tmp_path / "dataset", "cache": tmp_path / "cache"}
    options = [part for name, path in folders.items() for part in (f"--{name}", str(path))]
    assert refresh(**folders, return_state=True).name == "Skipped"
    assert CliRunner().invoke(main, options, catch_exceptions=False).output.startswith("Skipped: ")
