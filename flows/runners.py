"""Who hands out the batches of a build: threads, processes, Dask or Ray."""

from __future__ import annotations

import os
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from prefect.task_runners import ProcessPoolTaskRunner, ThreadPoolTaskRunner

from flows.ingest import find_texts
from flows.lexicon import DataError

if TYPE_CHECKING:
    from flows.settings import Settings

FEW_BYTES = 500_000  # a second reader pays from so much text on


def make_runner(settings: Settings) -> Any:
    """The task runner that the settings ask for.

    Texts are read in processes apart whichever it is, so that threads use every core of one machine.
    """
    name, _, address = settings.runner.partition(":")
    workers = find_workers(settings)
    if name == "threads":
        return ThreadPoolTaskRunner(max_workers=workers)
    if name == "processes":
        return ProcessPoolTaskRunner(max_workers=workers)
    return _make_dask(address, workers) if name == "dask" else _make_ray(address, workers)


def find_workers(settings: Settings) -> int:
    """How many texts are read at once."""
    if settings.workers:
        return settings.workers
    return 1 if _is_small(settings) else os.cpu_count() or 1


def _is_small(settings: Settings) -> bool:
    sizes = (path.stat().st_size for path in find_texts(settings.seeds_folder))
    return all(total <= FEW_BYTES for total in accumulate(sizes))


def _make_dask(address: str, workers: int) -> Any:
    try:
        from prefect_dask import DaskTaskRunner  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise DataError("Dask is not installed: pip install 'conflict-events[scale-dask]'") from error
    local = {"n_workers": workers, "threads_per_worker": 1}
    return DaskTaskRunner(address=address) if address else DaskTaskRunner(cluster_kwargs=local)


def _make_ray(address: str, workers: int) -> Any:
    try:
        from prefect_ray import RayTaskRunner  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise DataError("Ray is not installed: pip install 'conflict-events[scale-ray]'") from error
    return RayTaskRunner(address=address) if address else RayTaskRunner(init_kwargs={"num_cpus": workers})
