"""Texts read in processes apart, each within a time limit: one that hangs or crashes is rejected by name."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import Pipe
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from flows.ingest.files import make_path
from flows.lexicon import DataError
from flows.readings.codec import write_reading
from flows.readings.protocol import READ, READY, SYSTEM_FAILED, WRONG_DATA
from flows.records import Reject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from flows.readings.plan import Text
    from flows.readings.store import Store

START_SECONDS = 300
BYTES_A_SECOND = 5_000  # a sixth of what one core reads
# A text that waits for something instead of computing gets so many times its CPU limit by the clock.
PATIENCE = 10
TRIES = 2


class ReaderDied(Exception):
    """The process ended while it read a text."""


class ReaderLate(Exception):
    """The text took longer than it may."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The CPU seconds a text may take beside those for its size, and the module that reads it."""

    seconds: int = 60
    reader: str = "flows.readings.child"

    def of(self, text: Text) -> int:
        """The CPU seconds of one text."""
        return self.seconds + text.bytes // BYTES_A_SECOND


def read_texts(root: Path, texts: Sequence[Text], store: Store, limits: Limits) -> Path:
    """The partition that now holds the readings of these texts."""
    return store.write({text.key: read_apart(root, text, limits) for text in texts})


def read_apart(root: Path, text: Text, limits: Limits) -> bytes:
    """The reading of one text in bytes, a reject where it cannot be read in time or kills its reader."""
    for _ in range(TRIES):
        try:
            with lend_reader(limits.reader) as reader:
                answer = reader.read(root, text, limits.of(text))
            return _unwrap(answer)
        except ReaderLate:
            return _reject(root, text, f"took more than {limits.of(text)} seconds")
        except ReaderDied as error:
            reason = str(error)
    return _reject(root, text, f"the reader died {TRIES} times: {reason}")


def _reject(root: Path, text: Text, detail: str) -> bytes:
    return write_reading(Reject(make_path(text.path, root), "read_failed", detail))


def _unwrap(answer: bytes) -> bytes:
    """The reading out of an answer; raises what the reader raised."""
    kind, rest = answer[:1], answer[1:]
    if kind == WRONG_DATA:
        raise DataError(rest.decode())
    if kind == SYSTEM_FAILED:
        raise OSError(rest.decode())
    if kind != READ:
        raise ReaderDied("it sent what is no answer")
    return rest


class Reader:
    """One process that reads texts; it ends by itself when this process does."""

    def __init__(self, module: str) -> None:
        self._pipe, theirs = Pipe()
        command = [sys.executable, "-m", module, str(theirs.fileno())]
        # The parser is fastest on one thread a process; more only wait for one another.
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=environment)
        theirs.close()
        self._is_ready = False

    def read(self, root: Path, text: Text, seconds: int) -> bytes:
        """The answer to one text; ReaderLate or ReaderDied where there is none."""
        try:
            self._wait_until_ready()
            self._pipe.send((root, text, seconds))
            return self._wait(seconds * PATIENCE)
        except (EOFError, ConnectionError):
            code = self._process.wait()
            raise (ReaderLate if code == -signal.SIGXCPU else ReaderDied)(f"exit code {code}") from None

    def close(self) -> None:
        """Ends the process at once."""
        self._pipe.close()
        self._process.kill()
        self._process.wait()

    def _wait_until_ready(self) -> None:
        if not self._is_ready and not self._pipe.poll(START_SECONDS):
            raise ReaderDied("it did not start")
        self._is_ready = self._is_ready or self._pipe.recv_bytes() == READY

    def _wait(self, seconds: int) -> bytes:
        if not self._pipe.poll(seconds):
            raise ReaderLate
        return self._pipe.recv_bytes()


@contextmanager
def lend_reader(module: str) -> Iterator[Reader]:
    """A reader nobody else uses; one that failed is ended, the others are kept for the next text."""
    try:
        reader = _idle(module).get_nowait()
    except Empty:
        reader = Reader(module)
    try:
        yield reader
    except BaseException:
        reader.close()
        raise
    _idle(module).put(reader)


def start_reader(module: str) -> None:
    """Starts one more reader that waits for work."""
    _idle(module).put(Reader(module))


def close_readers(module: str) -> None:
    """Ends the readers of this process that nobody uses."""
    while not _idle(module).empty():
        _idle(module).get_nowait().close()


@cache
def _idle(_module: str) -> SimpleQueue[Reader]:
    """The readers of this process that wait for work: starting one costs seconds."""
    return SimpleQueue()
