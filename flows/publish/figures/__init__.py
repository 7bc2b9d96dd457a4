"""The figures of a version: the same plots for any dataset, each left out where there is nothing to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

FOLDER = "figures"


def make_figures(tables: Mapping[str, pd.DataFrame], name: str) -> dict[str, str | bytes]:
    """Every figure as SVG and as PNG, by path in the version; `name` is that of the dataset."""
    # Drawing takes a second to import: who publishes no figure should not wait for it.
    from flows.publish.figures.claims import draw_claims  # noqa: PLC0415
    from flows.publish.figures.control import draw_control  # noqa: PLC0415
    from flows.publish.figures.places import draw_places  # noqa: PLC0415
    from flows.publish.figures.style import note_sources, render, use_style  # noqa: PLC0415
    from flows.publish.figures.weeks import draw_weeks  # noqa: PLC0415

    drawers = {"claims": draw_claims, "control": draw_control, "places": draw_places, "weeks": draw_weeks}
    files: dict[str, str | bytes] = {}
    with use_style():
        for stem, draw in drawers.items():
            drawing = draw(tables)
            if drawing:
                note_sources(drawing, name, tables["documents"])
                files[f"{FOLDER}/{stem}.svg"], files[f"{FOLDER}/{stem}.png"] = render(drawing.figure)
    return files
