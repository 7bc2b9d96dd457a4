"""What a version holds beside its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from flows.extras import find_extras
from flows.publish import publish, read_project
from flows.publish.folder import SUMS
from tests.publish.small import make_small

if TYPE_CHECKING:
    from pathlib import Path


def test_exports_are_published_and_summed(tmp_path: Path) -> None:
    tables = make_small()
    release = publish(tables, tmp_path / "dataset", find_extras(tables, [], read_project()))
    sums = (release.folder / SUMS).read_text(encoding="utf-8")
    for name in ("exports/acled_like.csv", "exports/ucdp_ged_like.csv"):
        assert f"  {name}\n" in sums
        assert len(pd.read_csv(release.folder / name, dtype="str").columns) > 10


def test_extras_do_not_change_a_version_that_is_the_same(tmp_path: Path) -> None:
    tables = make_small()
    publish(tables, tmp_path / "dataset", find_extras(tables, [], read_project()))
    assert publish(tables, tmp_path / "dataset", find_extras(tables, [], read_project())).level is None
