"""A reader that breaks on some texts by their names, in ways no text should be able to."""

from __future__ import annotations

import os
import signal
import sys
import time
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from flows.readings.child import answer
from flows.readings.document import read_document

if TYPE_CHECKING:
    from flows.records import RawText, Reading, Reject, Source


def spin() -> None:
    """Computes without end."""
    while True:
        pass


def die() -> None:
    """Ends as a crash in native code does."""
    os.kill(os.getpid(), signal.SIGSEGV)


def fail() -> None:
    """Raises what no reader should."""
    raise MemoryError("too much")


FAULTS = {"spin.txt": spin, "die.txt": die, "sleep.txt": lambda: time.sleep(3600), "fail.txt": fail}


def read_faulty(raw: RawText, source: Source | None = None) -> Reading | Reject:
    """The reading of a text whose name is harmless."""
    FAULTS.get(raw.path, lambda: None)()
    return read_document(raw, source)


if __name__ == "__main__":
    answer(Connection(int(sys.argv[1])), read_faulty)
