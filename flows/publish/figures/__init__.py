"""The figures of a version: the same plots for any dataset, each left out where there is nothing to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from flows.publish.figures.contents import find_changes_of_control, find_questions, find_scene, find_weeks
from flows.publish.figures.style import shorten_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

FOLDER = "figures"
_FINDERS = {
    "claims": find_questions,
    "control": find_changes_of_control,
    "places": find_scene,
    "weeks": find_weeks,
}

Files = dict[str, bytes]


class Sketch(NamedTuple):
    """A figure before it is drawn: its name, what it shows, and of what it is made.

    Equal sketches are drawn to equal bytes.
    """

    stem: str
    shown: Any
    source: str

    @property
    def paths(self) -> tuple[str, str]:
        """Its files in the version."""
        return f"{FOLDER}/{self.stem}.svg", f"{FOLDER}/{self.stem}.png"


def make_sketches(tables: Mapping[str, pd.DataFrame], name: str) -> list[Sketch]:
    """Every figure that has something to show; `name` is that of the dataset."""
    source = describe_source(name, tables["documents"])
    found = {stem: find(tables) for stem, find in _FINDERS.items()}
    return [Sketch(stem, shown, source) for stem, shown in found.items() if shown]


def draw_figure(sketch: Sketch) -> Files:
    """The figure as SVG and as PNG, by path in the version."""
    # Drawing takes a second to import: who draws no figure should not wait for it.
    from flows.publish.figures import canvas, claims, control, places, weeks  # noqa: PLC0415

    drawers: dict[str, Any] = {"claims": claims.draw_claims, "control": control.draw_control,
               "places": places.draw_places, "weeks": weeks.draw_weeks}  # fmt: skip
    with canvas.use_style():
        drawing = drawers[sketch.stem](sketch.shown)
        canvas.note_source(drawing, sketch.source)
        svg, png = canvas.render(drawing.figure)
    return dict(zip(sketch.paths, (svg.encode(), png), strict=True))


def describe_source(name: str, documents: pd.DataFrame) -> str:
    """The line under a figure that says what it is made of."""
    publishers = ", ".join(sorted(set(documents["publisher"].dropna())))
    texts = f"{len(documents)} text{'' if len(documents) == 1 else 's'}"
    return shorten_name(f"Source: {name}, from {texts}{f' ({publishers})' if publishers else ''}.", 120)
