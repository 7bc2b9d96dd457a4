"""One build at a time for one dataset folder."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def beside(out: Path, suffix: str) -> Path:
    """A hidden path next to the dataset folder, on the same file system and never inside it."""
    resolved = out.resolve()
    return resolved.with_name(f".{resolved.name}.{suffix}")


@contextmanager
def hold_lock(out: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """The dataset folder to oneself; where another build has it, says who and waits."""
    path, owner = beside(out, "lock"), beside(out, "owner")
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        who = owner.read_text(encoding="utf-8") if owner.exists() else "an unknown process"
        tell(f"another build ({who}) is at work on {out}; waiting for it")
        lock.acquire()
    try:
        owner.write_text(f"process {os.getpid()}", encoding="utf-8")
        yield
    finally:
        owner.unlink(missing_ok=True)
        lock.release()
