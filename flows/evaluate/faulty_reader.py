"""A reader that breaks on some texts by their names, in ways no text should be able to."""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from flows.readings.child import answer
from flows.readings.document import read_document
from flows.records import Reading

if TYPE_CHECKING:
    from flows.records import RawText, Reject, Source


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
SPOILT = "spoilt.txt"


def spoil(reading: Reading) -> Reading:
    """The reading with ranges of figures that end before they begin: its rows break a rule of the tables."""
    claims = (claim._replace(count_low=9, count_high=1) for claim in reading.claims)
    return replace(reading, claims=tuple(claims))


def read_faulty(raw: RawText, source: Source | None = None) -> Reading | Reject:
    """The reading of a text whose name is harmless."""
    FAULTS.get(raw.path, lambda: None)()
    read = read_document(raw, source)
    return spoil(read) if raw.path == SPOILT and isinstance(read, Reading) else read


if __name__ == "__main__":
    answer(Connection(int(sys.argv[1])), read_faulty)
