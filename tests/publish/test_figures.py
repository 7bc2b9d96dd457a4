"""The figures: repeatable, closed, readable letters or not, and none where there is nothing to draw."""

from __future__ import annotations

import re
import struct
import zlib
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import matplotlib as mpl
import pytest

import flows.extras
import schemas
from flows.extras import find_figures
from flows.publish.figures import Sketch, make_sketches
from flows.publish.figures.canvas import encode_png
from flows.publish.figures.period import find_period
from flows.publish.outlines import find_outlines, read_countries
from flows.readings.store import Store
from tests.publish.large import make_hostile, make_many
from tests.publish.small import make_small

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

NAMES = ["figures/claims", "figures/control", "figures/places", "figures/weeks"]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return make_figures(make_small(), "a-dataset")


def make_figures(tables: Mapping[str, pd.DataFrame], name: str) -> dict[str, bytes]:
    """The figures of some tables, drawn anew."""
    return find_figures(make_sketches(tables, name), None)


def test_each_figure_is_there_twice(files):
    assert sorted(files) == [f"{name}.{kind}" for name in NAMES for kind in ("png", "svg")]


def test_the_same_tables_give_the_same_bytes_whatever_the_settings(files):
    with mpl.rc_context({"font.size": 30, "svg.fonttype": "none", "axes.facecolor": "red"}):
        assert make_figures(make_small(), "a-dataset") == files


def test_what_was_drawn_is_kept_until_what_it_shows_changes(files, tmp_path: Path, monkeypatch):
    store, sketches = Store(tmp_path), make_sketches(make_small(), "a-dataset")
    assert find_figures(sketches, store) == files
    drawn: list[str] = []
    monkeypatch.setattr(flows.extras, "draw_figure", lambda sketch: note(drawn, sketch))
    assert find_figures(sketches, store) == files
    assert drawn == []
    events = make_small()["events"]
    moved = {**make_small(), "events": events.assign(latitude=events["latitude"] + 1)}
    find_figures(make_sketches(moved, "a-dataset"), store)
    assert drawn == ["claims", "places"]


def test_a_spoilt_figure_is_drawn_again(files, tmp_path: Path):
    store, sketches = Store(tmp_path), make_sketches(make_small(), "a-dataset")
    find_figures(sketches, store)
    (partition,) = tmp_path.iterdir()
    partition.write_bytes(partition.read_bytes()[:-1])
    assert find_figures(sketches, store) == files


def note(drawn: list[str], sketch: Sketch) -> dict[str, bytes]:
    """Notes that a figure was drawn; gives something in its place."""
    drawn.append(sketch.stem)
    return dict.fromkeys(sketch.paths, sketch.stem.encode())


def test_an_svg_is_closed_and_bears_no_day(files):
    for name in NAMES:
        text = files[f"{name}.svg"].decode()
        assert "<script" not in text
        assert "<image" not in text
        assert "<dc:date>" not in text
        assert not re.search(r'(href|src)="(?!#)', text)
        assert date.today().isoformat() not in text


def test_a_png_holds_pixels_and_nothing_else(files):
    for name in NAMES:
        data = files[f"{name}.png"]
        assert [kind for kind in (b"tEXt", b"iTXt", b"tIME", b"pHYs") if kind in data] == []
        width, height = struct.unpack(">II", data[16:24])
        assert 200 < height < 2000
        assert width == 1280


def test_a_png_is_what_was_drawn():
    data = encode_png(bytes([255, 0, 0, 255, 0, 0, 255, 255]), 2, 1)
    start = data.index(b"IDAT") + 4
    assert zlib.decompress(data[start : start + struct.unpack(">I", data[start - 8 : start - 4])[0]]) == (
        bytes([0, 255, 0, 0, 0, 0, 255])
    )


def test_without_rows_there_is_no_figure():
    empty = {name: schemas.empty_table(name) for name in schemas.TABLES}
    assert make_figures(empty, "empty") == {}


@pytest.mark.parametrize("words", [r"$\frac{", "a\nb\x07 ﷺ", "x" * 500], ids=["formula", "letters", "long"])
def test_any_words_can_be_drawn(words):
    assert "figures/claims.svg" in make_figures(make_hostile(words), words)


def test_events_around_the_world_can_be_drawn():
    assert "figures/places.png" in make_figures(make_many(300), "many")


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ([], None),
        ([date(2014, 6, 10)], (1, 0)),
        ([date(2014, 6, 1), date(2014, 6, 30)], (30, 0)),
        ([date(1950, 1, 1), *[date(2014, 6, day) for day in range(1, 31)]], (30, 1)),
    ],
)
def test_far_off_days_do_not_squeeze_the_rest(days, shown):
    period = find_period(days)
    assert (period and ((period.last - period.first).days + 1, period.outside)) == shown


def test_outlines_are_fine_near_the_points_and_coarse_elsewhere():
    topology, here = read_countries(), find_outlines([(44.0, 33.0)])
    fine = [line for line, whole in zip(here["lines"], topology["fine"], strict=True) if line == whole]
    assert 0 < len(fine) < len(topology["fine"])
    assert here["divisions"]
    assert find_outlines([(-75.0, 4.0)])["divisions"] == []


def test_every_ring_closes():
    topology = read_countries()
    for kind in ("fine", "coarse"):
        for country in topology["countries"]:
            for ring in country["rings"]:
                ends = [find_ends(topology[kind][n if n >= 0 else ~n], n < 0) for n in ring]
                assert ends[0][0] == ends[-1][1]
                assert all(one[1] == other[0] for one, other in pairwise(ends))


def find_ends(line: list[int], backwards: bool) -> tuple[tuple[int, int], tuple[int, int]]:
    ends = (line[0], line[1]), (sum(line[::2]), sum(line[1::2]))
    return (ends[1], ends[0]) if backwards else ends
