"""A file of one's own beside the gazetteer's: its places are found and coded, with no code changed."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from flows import read_text
from flows.lexicon import DataError, gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADER = "name,aliases,kind,admin1,country_code,latitude,longitude,source\n"
ROWS = (
    "Varnholm,Warnholm|Varnholme,town,Oster,DNK,56.5,10.25,survey of 1998\n"
    "Oster,,governorate,Oster,DNK,56.4,10.1,survey of 1998\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A gazetteer folder to add files to; what was read from it is forgotten afterwards."""
    shutil.copy(gazetteer.FOLDER / "places.csv", tmp_path)
    monkeypatch.setattr(gazetteer, "FOLDER", tmp_path)
    caches = (
        gazetteer.read_gazetteer,
        gazetteer.find_places_named,
        gazetteer.read_openers,
        gazetteer.read_place,
        gazetteer.read_country,
    )
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


def test_places_of_an_own_file_are_coded(folder: Path) -> None:
    (folder / "places_denmark.csv").write_text(HEADER + ROWS, encoding="utf-8")
    tables = read_text("Gunmen killed three policemen in Warnholm on Tuesday.", published=date(2014, 6, 12))
    row = tables["mentions"].iloc[0]
    assert (row["location"], row["admin1"], row["country"]) == ("Varnholm", "Oster", "Denmark")
    assert (row["latitude"], row["longitude"], row["geo_precision"]) == (56.5, 10.25, 1)


def test_a_file_without_its_columns_says_so(folder: Path) -> None:
    (folder / "places_denmark.csv").write_text("town,lat,lon\nVarnholm,56.5,10.25\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"places_denmark\.csv:1: needs the columns name, aliases"):
        gazetteer.read_gazetteer()
