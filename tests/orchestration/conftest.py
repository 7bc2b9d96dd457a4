"""One Prefect server for all tests that run a flow, with a home of its own; folders to build from."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from flows.server import run_server
from flows.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = {
    "one.txt": "BAGHDAD, June 11, 2014 - Militants captured Mosul on 10 June, killing 12 policemen.",
    "two.md": "On 12 June 2014 gunmen killed three soldiers in Kirkuk, police said.",
    "empty.txt": "",
    "picture.png": "\x89PNG",
}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server; flows of this process report to it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
        patch.setenv("DO_NOT_TRACK", "1")
        with run_server(port) as address:
            yield address


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder of two texts and two files that are none."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def settings(seeds: Path, tmp_path: Path) -> Settings:
    """Settings of a build from these texts."""
    return Settings(seeds=str(seeds), out=str(tmp_path / "dataset"), cache=str(tmp_path / "cache"))


def make_options(settings: Settings) -> list[str]:
    """The settings as options of a command."""
    given = {name: str(value) for name, value in settings.model_dump().items()}
    return [part for name, value in given.items() for part in (f"--{name}", value)]
