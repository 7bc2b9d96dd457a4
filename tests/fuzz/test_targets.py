"""Every target on inputs that once broke it, on pieces of the seeds, and on random bytes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import DATA, TARGETS, make_text, read_pieces

if TYPE_CHECKING:
    from collections.abc import Callable

INPUTS = sorted(path for target in TARGETS for path in (DATA / target).glob("*"))
SEEDS = sorted(Path("seeds").glob("*.txt"))
QUICK = {name: target for name, target in TARGETS.items() if name != "read"}


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_input_that_once_failed(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("target", QUICK.values(), ids=QUICK)
def test_pieces_of_the_seeds(target: Callable[[bytes], None], path: Path) -> None:
    data = path.read_bytes()
    for start in range(0, min(len(data), 40_000), 10_000):
        target(b"\0" + data[start : start + 1_500])


@pytest.mark.parametrize("target", QUICK.values(), ids=QUICK)
@settings(deadline=None, max_examples=40)
@given(data=st.binary(max_size=200))
def test_any_bytes(target: Callable[[bytes], None], data: bytes) -> None:
    target(data)


@settings(deadline=None, max_examples=15)
@given(data=st.binary(min_size=2, max_size=40))
def test_any_text_gives_tables_that_keep_the_rules(data: bytes) -> None:
    TARGETS["read"](b"\1" + data[1:])


def test_bytes_choose_pieces_or_are_characters() -> None:
    pieces = read_pieces()
    assert make_text(b"\1\0\2") == f"{pieces[0]} {pieces[2]}"
    assert make_text("\0Ünrest".encode()) == "Ünrest"
    assert len(pieces) <= 256
