"""Prefect's server on loopback, started where none runs and started again where it dies.

`python -m flows.server PORT` is that server: it ends with the process that started it, even a killed one.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from socket import socket
from threading import Event, Thread
from typing import TYPE_CHECKING

import click
import httpx
import uvicorn
from prefect.settings import (
    PREFECT_API_URL,
    PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
    PREFECT_UI_URL,
    temporary_settings,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

START_SECONDS = 300
RESTART_SECONDS = 60


@contextmanager
def find_server() -> Iterator[None]:
    """Flows of the block report to the server that is configured, to one of their own where none is.

    Prefect would start one as well, but would first load all of the server into this process too.
    """
    configured = PREFECT_API_URL.value()
    if configured:
        wait_until_reached(configured)
        yield
        return
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    with run_server(port):
        yield


def wait_until_reached(address: str) -> None:
    """Returns when anybody answers, or when a server that is being started again would have long been back.

    Prefect tries a lost connection again, but gives up at once where it has had none yet.
    """
    for _ in range(RESTART_SECONDS):
        try:
            httpx.get(address, timeout=10)
        except httpx.TransportError:
            time.sleep(1)
        else:
            return


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
    server = None if _answers(address) else Server(port)
    try:
        if server:
            server.wait_for(address)
        with temporary_settings(settings):
            yield address
    finally:
        if server:
            server.stop()


class Server:
    """A server process; one that ends by itself is started again."""

    def __init__(self, port: int) -> None:
        self._port, self._stopped = port, Event()
        self._process = _start(port)

    def wait_for(self, address: str) -> None:
        """Returns when the server answers, and looks after it from then on."""
        for _ in range(START_SECONDS * 4):
            if self._listens() and _answers(address):
                Thread(target=self._keep_alive, daemon=True).start()
                return
            if self._process.poll() is not None:
                code = self._process.returncode
                raise click.ClickException(f"the server stopped with code {code}; is the port in use?")
            time.sleep(0.25)
        raise click.ClickException(f"the server did not answer within {START_SECONDS} seconds")

    def _listens(self) -> bool:
        """Whether anybody does at its port: asking that costs far less than asking for an answer."""
        with socket() as caller:
            return caller.connect_ex(("127.0.0.1", self._port)) == 0

    def stop(self) -> None:
        """Ends the server."""
        self._stopped.set()
        self._process.terminate()
        self._process.wait()

    def _keep_alive(self) -> None:
        while not self._stopped.is_set():
            self._process.wait()
            if not self._stopped.wait(1):
                click.echo("Prefect's server ended; starting it again", err=True)
                self._process = _start(self._port)


def _start(port: int) -> subprocess.Popen[bytes]:
    # On a port of its own the interface must be told where the server is.
    environment = {
        **os.environ,
        "PREFECT_SERVER_UI_API_URL": f"http://127.0.0.1:{port}/api",
        "DO_NOT_TRACK": "1",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "flows.server", str(port)], env=environment, stdin=subprocess.PIPE
    )


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/api/health", timeout=10).is_success
    except httpx.TransportError:
        return False


@click.command()
@click.argument("port", type=int)
def main(port: int) -> None:
    """Prefect's server on loopback until standard input ends."""
    Thread(target=_end_with_input, daemon=True).start()
    uvicorn.run(
        "prefect.server.api.server:create_app", factory=True, host="127.0.0.1", port=port, log_level="error"
    )


def _end_with_input() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
