"""Runs at once where a text changes: the watcher emits an event, the deployment has a trigger for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from prefect.events import DeploymentEventTrigger, emit_event

from flows.fingerprint import hash_bytes
from flows.lexicon import DataError

if TYPE_CHECKING:
    from flows.settings import Settings

EVENT = "conflict-events.texts.changed"
# Files of one delivery come within so many milliseconds of one another: one event for all of them.
SETTLED = 1_000


def make_trigger(settings: Settings) -> DeploymentEventTrigger:
    """What starts a run when a text of this folder changed."""
    return DeploymentEventTrigger(
        name=f"Texts of {settings.seeds} changed",
        expect={EVENT},
        match={"prefect.resource.id": _name(settings)},
        threshold=1,
        within=timedelta(0),
        parameters={"settings": settings.model_dump()},
    )


def watch_texts(settings: Settings) -> None:
    """Emits an event for each change of the folder of texts, without end."""
    try:
        from watchfiles import watch  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise DataError("the watcher is not installed: pip install 'conflict-events[watch]'") from error
    for changes in watch(settings.seeds_folder, debounce=SETTLED):
        files = sorted({path for _, path in changes})
        emit_event(EVENT, resource={"prefect.resource.id": _name(settings)}, payload={"files": files})


def _name(settings: Settings) -> str:
    return f"conflict-events.texts.{hash_bytes(settings.seeds.encode('utf-8', 'surrogateescape'))[:16]}"
