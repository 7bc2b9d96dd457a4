"""The schedule: a run that builds, a run that skips, one that fails, one that a changed text starts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from click.testing import CliRunner
from prefect import get_client
from prefect.states import Running, Scheduled

from flows.memory import Memory
from flows.refresh import catch_up, main, refresh
from tests.orchestration.conftest import make_options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flows.settings import Settings

    Serve = Callable[..., None]

pytestmark = pytest.mark.xdist_group("server")

PATIENCE = 240
ENDED = ["COMPLETED", "FAILED", "CRASHED"]


def find_runs(server: str, settings: Settings) -> list[dict[str, Any]]:
    """The runs of the deployment on these texts that have come to an end, oldest first."""
    wanted = {"sort": "START_TIME_ASC", "flow_runs": {"state": {"type": {"any_": ENDED}}},
              "deployments": {"name": {"any_": ["scheduled"]}}}  # fmt: skip
    runs = httpx.post(f"{server}/api/flow_runs/filter", json=wanted, timeout=60).raise_for_status().json()
    return [run for run in runs if run["parameters"].get("settings", {}).get("seeds") == settings.seeds]


def wait_for_runs(server: str, settings: Settings, count: int) -> list[dict[str, Any]]:
    for _ in range(PATIENCE * 2):
        if len(runs := find_runs(server, settings)) >= count:
            return runs[:count]
        time.sleep(0.5)
    pytest.fail(f"{len(find_runs(server, settings))} of {count} runs within {PATIENCE} seconds")


@pytest.fixture
def serve(server: str, settings: Settings) -> Iterator[Serve]:
    """Serves the refresh of some texts until the test is over."""
    started = []

    def start(*options: str) -> None:
        port = server.rpartition(":")[2]
        command = [sys.executable, "-m", "flows.refresh", "--serve", "--port", port, *options]
        environment = {**os.environ, "PREFECT_RUNNER_POLL_FREQUENCY": "1"}
        started.append(subprocess.Popen([*command, *make_options(settings)], env=environment))

    yield start
    for process in started:
        process.send_signal(signal.SIGINT)
        process.wait()


def test_the_first_run_builds_and_the_scheduled_one_skips(server, serve, settings):
    serve("--every", "5")
    runs = wait_for_runs(server, settings, 2)
    assert [run["state_name"] for run in runs] == ["Completed", "Skipped"]
    assert [run["auto_scheduled"] for run in runs] == [False, True]
    assert (settings.out_folder / "1.0.0" / "events.parquet").is_file()
    assert not (settings.out_folder / "1.0.1").exists()


def test_a_changed_text_starts_a_run_at_once(server, serve, settings, seeds):
    pytest.importorskip("watchfiles", reason="watchfiles is not installed")
    Memory(settings.cache_folder).note_build(seeds, settings.out_folder)
    serve("--cron", "0 0 1 1 *", "--watch")
    assert wait_for_runs(server, settings, 1)[0]["state_name"] == "Skipped"
    (seeds / "two.md").write_text("On 13 June 2014 gunmen killed five soldiers in Kirkuk.", encoding="utf-8")
    assert wait_for_runs(server, settings, 2)[1]["state_name"] == "Completed"
    assert (settings.out_folder / "1.0.0" / "events.parquet").is_file()


def test_missed_runs_are_made_up_for_by_one(server, settings):
    deployment: Any = refresh.to_deployment("missed", parameters={"settings": settings.model_dump()}).apply()
    now = datetime.now(UTC)
    with get_client(sync_client=True) as client:
        states = [Scheduled(scheduled_time=now - timedelta(hours=hours)) for hours in (1, 2, 3)]
        states += [Running(), Scheduled(scheduled_time=now + timedelta(hours=1))]
        runs = [client.create_flow_run_from_deployment(deployment, state=state).id for state in states]
        client.set_flow_run_state(runs[3], Running(), force=True)
        catch_up(deployment)
        names = [client.read_flow_run(run).state_name for run in runs]
    assert names == ["Cancelled", "Cancelled", "Cancelled", "Crashed", "Scheduled"]


def test_the_server_listens_on_loopback_only_and_serves_its_interface(server):
    assert server.startswith("http://127.0.0.1:")
    assert "Prefect" in httpx.get(server, follow_redirects=True).text


def test_refreshing_by_hand_skips_too(server, settings: Settings, seeds: Path):
    Memory(settings.cache_folder).note_build(seeds, settings.out_folder)
    assert refresh(settings, return_state=True).name == "Skipped"
    result = CliRunner().invoke(main, make_options(settings), catch_exceptions=False)
    assert result.output.startswith("Skipped: ")


def test_a_refresh_that_fails_says_so_and_leaves_the_dataset(server, settings: Settings, seeds: Path):
    (seeds / "sources.csv").write_text("path,colour\none.txt,red\n", encoding="utf-8")
    (settings.out_folder / "latest").mkdir(parents=True)
    result = CliRunner().invoke(main, make_options(settings))
    assert result.exit_code == 1
    assert "colour" in result.output
    assert [path.name for path in settings.out_folder.iterdir()] == ["latest"]
