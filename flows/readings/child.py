"""Reads texts in a process of its own, so that one that hangs or crashes takes no other down.

`python -m flows.readings.child FD`: the texts to read come in through the pipe FD, the readings go out.
"""

from __future__ import annotations

import gc
import math
import resource
import signal
import sys
import time
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from flows.ingest import read_raw
from flows.ingest.files import make_path
from flows.lexicon import DataError
from flows.readings.codec import write_reading
from flows.readings.document import read_document
from flows.readings.protocol import READ, READY, SYSTEM_FAILED, WRONG_DATA
from flows.records import RawText, Reading, Reject

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flows.readings.plan import Text
    from flows.records import Source

    Read = Callable[[RawText, Source | None], Reading | Reject]

WARM = "Gunmen killed three policemen in Kirkuk on Tuesday, 10 June 2014."


def read_text(root: Path, text: Text, read: Read = read_document) -> Reading | Reject:
    """The reading of one text, or why there is none.

    A text that breaks the reader must not stop the others: it is rejected by name, with the error.
    """
    raw = read_raw(text.path, root)
    try:
        return read(raw, text.source) if isinstance(raw, RawText) else raw
    except (DataError, OSError):  # our own data or the disk is at fault, not the text
        raise
    except Exception as error:
        return Reject(make_path(text.path, root), "read_failed", f"{type(error).__name__}: {error}")


def spare_collector() -> None:
    """Has the garbage collector look only when it is called, and never at what was loaded.

    The trees of a text hold one another until it is read: looking at them before is in vain.
    """
    gc.freeze()
    gc.disable()


def clear_away() -> None:
    """Frees what was made since the last text and nobody holds any more: its trees."""
    gc.collect(0)


def answer(pipe: Connection, read: Read) -> None:
    """Reads each text that comes in, until nobody is left to send one."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who sends the texts decides when to end
    pipe.send_bytes(READY)
    while True:
        try:
            root, text, seconds = pipe.recv()
        except EOFError:
            return
        _limit_time(seconds)
        pipe.send_bytes(_answer_one(root, text, read))
        clear_away()


def _answer_one(root: Path, text: Text, read: Read) -> bytes:
    try:
        return READ + write_reading(read_text(root, text, read))
    except DataError as error:
        return WRONG_DATA + str(error).encode()
    except OSError as error:
        return SYSTEM_FAILED + str(error).encode()


def _limit_time(seconds: int) -> None:
    """So much CPU time from now on, then the system ends this process: no clock and no load can move it."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time()) + seconds, hard))


def warm_up() -> None:
    """Loads all that reading needs, so that it is there when the first text comes."""
    read_document(RawText("warm_up.txt", "", len(WARM), "utf-8", WARM))


if __name__ == "__main__":
    warm_up()
    spare_collector()
    answer(Connection(int(sys.argv[1])), read_document)
