"""The scheduled build: publishes when texts or code changed, else finishes as "Skipped"."""

import asyncio
from contextvars import copy_context
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any
from uuid import UUID

import click
from prefect import State, flow, get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.runner import Runner
from prefect.states import Cancelled, Completed, Crashed

from flows.build import build
from flows.memory import Memory
from flows.server import find_server, run_server
from flows.settings import Schedule, Settings, with_options
from flows.watch import make_trigger, watch_texts

DEFAULTS = Settings()
DEPLOYMENT = "scheduled"
_UNDER_WAY = frozenset({StateType.RUNNING, StateType.PENDING, StateType.CANCELLING})
_LEFT_OVER = FlowRunFilterStateType(any_=[*sorted(_UNDER_WAY), StateType.SCHEDULED])


@flow(name="refresh")
def refresh(settings: Settings = DEFAULTS) -> State[Any]:
    """Skipped where texts, code and dataset are as the last build left them; the new version otherwise."""
    if Memory(settings.cache_folder).is_current(settings.seeds_folder, settings.out_folder):
        return Completed(name="Skipped", message="Texts, code and dataset are as the last build left them.")
    release = build(settings)
    return Completed(
        message=f"Version {release.version}, {'unchanged' if release.level is None else 'published'}."
    )


def serve(settings: Settings, schedule: Schedule) -> None:
    """Runs the refresh by the schedule, one run at a time, until interrupted."""
    runner = Runner(name=DEPLOYMENT, limit=1)
    deployment: Any = runner.add_flow(
        refresh,
        name=DEPLOYMENT,
        cron=schedule.cron or None,
        interval=None if schedule.cron else timedelta(seconds=schedule.every),
        triggers=[make_trigger(settings)] if schedule.watch else None,
        parameters={"settings": settings.model_dump()},
    )
    catch_up(deployment)
    if schedule.watch:
        # In this context, so that events go to the server that runs the schedule.
        Thread(target=copy_context().run, args=(watch_texts, settings), daemon=True).start()
    asyncio.run(runner.start())


def catch_up(deployment: UUID) -> None:
    """One run at once in place of all that were missed; those that died with their process are closed."""
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[deployment])),
            flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=_LEFT_OVER)),
        )
        for run in filter(is_left_over, runs):
            client.set_flow_run_state(run.id, _close(run), force=True)
        client.create_flow_run_from_deployment(deployment)


def is_left_over(run: FlowRun) -> bool:
    """Whether a run was due, or under way, when the process that should run it was not there."""
    if run.state_type in _UNDER_WAY:
        return True
    return run.expected_start_time is not None and run.expected_start_time <= datetime.now(UTC)


def _close(run: FlowRun) -> State[Any]:
    if run.state_type in _UNDER_WAY:
        return Crashed(message="The process that ran it is gone.")
    return Cancelled(message="Missed while nobody was there; one run makes up for all that were missed.")


@click.command()
@with_options(Settings)
@with_options(Schedule)
@click.option(
    "--serve", "serves", is_flag=True, help="Start a server and run by a schedule until interrupted."
)
def main(settings: Settings, schedule: Schedule, serves: bool) -> None:
    """Refresh the dataset once, or on a schedule."""
    if not serves:
        refresh_once(settings)
        return
    with run_server(schedule.port) as address:
        when = f"by {schedule.cron!r}" if schedule.cron else f"every {schedule.every} seconds"
        click.echo(f"Prefect's interface is at {address}; texts are looked at {when}; Ctrl-C ends it")
        serve(settings.absolute(), schedule)


def refresh_once(settings: Settings) -> None:
    """One refresh; an error where it failed, so that cron and others see it."""
    with find_server():
        state: State[Any] = refresh(settings, return_state=True)
    if not state.is_completed():
        raise click.ClickException(f"{state.name}: {state.message}; the dataset is as it was")
    click.echo(f"{state.name}: {state.message or ''}")


if __name__ == "__main__":
    main()
