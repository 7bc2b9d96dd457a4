"""The scheduled build: publishes when texts or code changed, else finishes as "Skipped"."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import click
import httpx
from prefect import State, flow
from prefect.settings import (
    PREFECT_API_URL,
    PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
    PREFECT_UI_URL,
    temporary_settings,
)
from prefect.states import Completed

from flows.build import CACHE, OUT, SEEDS, build
from flows.memory import Memory

START_SECONDS = 300


@flow(name="refresh")
def refresh(seeds: Path = SEEDS, out: Path = OUT, cache: Path = CACHE) -> State[Any]:
    """Skipped where texts, code and dataset are as the last build left them; the new version otherwise."""
    if Memory(cache).is_current(seeds, out):
        return Completed(name="Skipped", message="Texts, code and dataset are as the last build left them.")
    release = build(seeds, out, cache)
    return Completed(
        message=f"Version {release.version}, {'unchanged' if release.diff is None else 'published'}."
    )


@contextmanager
def run_server(port: int) -> Iterator[str]:
    """A Prefect server on loopback while the block runs; gives the address of its interface.

    A server that already answers there is used and left running.
    """
    address = f"http://127.0.0.1:{port}"
    settings = {
        PREFECT_API_URL: f"{address}/api",
        PREFECT_UI_URL: address,
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None,
    }
    server = None if _answers(address) else _start_server(port)
    try:
        _wait_for(address, server)
        with temporary_settings(settings):
            yield address
    finally:
        if server:
            server.terminate()
            server.wait()


def _start_server(port: int) -> subprocess.Popen[bytes]:
    # On a port of its own the interface must be told where the server is.
    environment = {
        **os.environ,
        "PREFECT_SERVER_UI_API_URL": f"http://127.0.0.1:{port}/api",
        "DO_NOT_TRACK": "1",
    }
    app = ["--factory", "prefect.server.api.server:create_app", "--host", "127.0.0.1", "--port", str(port)]
    return subprocess.Popen([sys.executable, "-m", "uvicorn", *app, "--log-level", "error"], env=environment)


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/api/health", timeout=10).is_success
    except httpx.TransportError:
        return False


def _wait_for(address: str, server: subprocess.Popen[bytes] | None) -> None:
    for _ in range(START_SECONDS * 4):
        if _answers(address):
            return
        if server and server.poll() is not None:
            raise click.ClickException(
                f"the server stopped with code {server.returncode}; is the port in use?"
            )
        time.sleep(0.25)
    raise click.ClickException(f"the server did not answer within {START_SECONDS} seconds")


_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.option("--seeds", type=_FOLDER, default=SEEDS, help="Folder of texts.")
@click.option("--out", type=_FOLDER, default=OUT, help="Folder of the dataset.")
@click.option("--cache", type=_FOLDER, default=CACHE, help="Folder of what is kept between builds.")
@click.option("--serve", is_flag=True, help="Start a server and run on a schedule until interrupted.")
@click.option("--every", type=click.IntRange(min=1), default=3600, help="Seconds between scheduled runs.")
@click.option("--port", type=int, default=4200, help="Port of the server, on loopback.")
def main(serve: bool, every: int, port: int, **options: Path) -> None:
    """Refresh the dataset once, or on a schedule."""
    folders = {name: path.resolve() for name, path in options.items()}
    if not serve:
        state: State[Any] = refresh(**folders, return_state=True)
        click.echo(f"{state.name}: {state.message or ''}")
        return
    with run_server(port) as address:
        click.echo(
            f"Prefect's interface is at {address}; texts are looked at every {every} seconds; Ctrl-C ends it"
        )
        parameters = {name: str(path) for name, path in folders.items()}
        refresh.serve(name="scheduled", interval=timedelta(seconds=every), limit=1, parameters=parameters,
                      print_starting_message=False)  # fmt: skip


if __name__ == "__main__":
    main()
