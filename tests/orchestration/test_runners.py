"""Who hands out the batches: chosen by configuration, and a missing extra is named with its remedy."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from prefect.task_runners import ProcessPoolTaskRunner, ThreadPoolTaskRunner

from flows.build import main
from flows.lexicon import DataError
from flows.runners import FEW_BYTES, find_workers, make_runner
from tests.orchestration.conftest import make_options

if TYPE_CHECKING:
    from pathlib import Path

    from flows.settings import Settings

EXTRAS = {"dask": "prefect_dask", "ray": "prefect_ray"}


@pytest.mark.parametrize(
    ("name", "kind"), [("threads", ThreadPoolTaskRunner), ("processes", ProcessPoolTaskRunner)]
)
def test_what_prefect_brings_along_needs_no_extra(settings: Settings, name: str, kind: type):
    assert isinstance(make_runner(settings.model_copy(update={"runner": name, "workers": 3})), kind)


@pytest.mark.parametrize("name", sorted(EXTRAS))
def test_a_runner_whose_extra_is_missing_says_how_to_get_it(settings: Settings, name: str, monkeypatch):
    monkeypatch.setitem(sys.modules, EXTRAS[name], None)
    with pytest.raises(DataError, match=rf"pip install 'conflict-events\[scale-{name}\]'"):
        make_runner(settings.model_copy(update={"runner": name}))


@pytest.mark.parametrize(
    ("runner", "given"),
    [
        ("dask", {"cluster_kwargs": {"n_workers": 3, "threads_per_worker": 1}}),
        ("dask:tcp://10.0.0.1:8786", {"address": "tcp://10.0.0.1:8786"}),
        ("ray", {"init_kwargs": {"num_cpus": 3}}),
        ("ray:ray://10.0.0.1:10001", {"address": "ray://10.0.0.1:10001"}),
    ],
)
def test_a_cluster_is_started_here_or_found_at_its_address(settings: Settings, runner, given, monkeypatch):
    stand_in = SimpleNamespace(DaskTaskRunner=dict, RayTaskRunner=dict)
    monkeypatch.setitem(sys.modules, EXTRAS[runner.partition(":")[0]], stand_in)
    assert make_runner(settings.model_copy(update={"runner": runner, "workers": 3})) == given


def test_an_unknown_runner_is_refused_by_name(settings: Settings):
    options = make_options(settings.model_copy(update={"runner": "carrier pigeons"}))
    result = CliRunner().invoke(main, options)
    assert result.exit_code != 0
    assert "runner" in result.output


def test_few_texts_are_read_by_one_reader(settings: Settings, seeds: Path, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    assert find_workers(settings) == 1
    (seeds / "long.txt").write_text("x" * (FEW_BYTES + 1), encoding="utf-8")
    assert find_workers(settings) == 8
    assert find_workers(settings.model_copy(update={"workers": 2})) == 2
