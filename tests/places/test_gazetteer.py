"""The gazetteer's files are sorted and whole, and its lookups give what they say."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.lexicon import read_csv, read_yaml
from flows.lexicon.gazetteer import FOLDER, REQUIRED, find_places_named, read_gazetteer, read_place
from flows.lexicon.gazetteer.choose import Evidence, choose_place
from flows.lexicon.gazetteer.geodesy import find_distance, find_middle, find_point
from flows.lexicon.gazetteer.names import fold, fold_lines
from flows.lexicon.gazetteer.polygons import find_admin1, read_polygons
from flows.lexicon.gazetteer.similar import find_similar
from flows.lexicon.gazetteer.words import read_words

FILES = sorted(path.name for path in FOLDER.glob("places*.csv"))


@pytest.mark.parametrize("name", FILES)
def test_file_is_whole(name: str) -> None:
    rows = read_csv(f"gazetteer/{name}")
    codes = {row["iso3"] for row in read_csv("gazetteer/countries.csv")} | {"", "XKX"}
    assert rows[0].keys() >= REQUIRED
    for row in rows:
        assert row["name"] and row["kind"] and None not in row.values(), row
        assert bool(row["latitude"]) == bool(row["longitude"]) == bool(row["source"]), row
        assert row["country_code"] in codes, row
        if row["latitude"]:
            assert abs(float(row["latitude"])) <= 90 and abs(float(row["longitude"])) <= 180, row


def test_world_file_is_sorted_and_plain() -> None:
    rows = read_csv("gazetteer/places_world.csv")
    keys = [(r["country_code"], r["kind"], r["name"], r["geonameid"]) for r in rows]
    assert keys == sorted(keys)
    assert (FOLDER / "places_world.csv").read_bytes().isascii()


@pytest.mark.parametrize(
    "name", ["places_regions.csv", "places_rivers.csv", "places_sites.csv", "places_villages.csv"]
)
def test_hand_kept_file_is_sorted(name: str) -> None:
    names = [row["name"] for row in read_csv(f"gazetteer/{name}")]
    assert names == sorted(names)


def test_a_people_has_one_country() -> None:
    peoples = Counter(
        p for row in read_csv("gazetteer/countries.csv") for p in row["demonyms"].split("|") if p
    )
    assert [people for people, count in peoples.items() if count > 1] == []


def test_sites_take_the_point_of_a_town() -> None:
    for row in read_csv("gazetteer/places_sites.csv"):
        towns = find_places_named(fold(row["source"].removeprefix("derived: near ")))
        points = {(town.latitude, town.longitude) for town in towns}
        assert not row["source"] or (float(row["latitude"]), float(row["longitude"])) in points, row


def test_every_name_is_found() -> None:
    gazetteer = read_gazetteer()
    for number in range(0, len(gazetteer.lines), 500):
        place = read_place(number)
        assert place in gazetteer.find(fold(place.title)) or "," in place.name or " - " in place.name


def test_words_are_lower_case_and_weights_are_known() -> None:
    words = read_words()
    assert all(word == word.lower() for word in words.locative | words.owners | words.titles | words.of_nouns)
    kinds = {row["kind"] for name in FILES for row in read_csv(f"gazetteer/{name}")} | {"area", "region"}
    assert set(words.kinds.values()) <= kinds


@pytest.mark.parametrize(
    ("key", "kind", "countries", "expected"),
    [
        ("riyadh", None, {}, "Saudi Arabia"),
        ("riyadh", None, {"IRQ": 1.0}, "Iraq"),
        ("tripoli", None, {}, "Libya"),
        ("tripoli", None, {"LBN": 1.0}, "Lebanon"),
        ("paris", None, {}, "France"),
        ("rafah", None, {"EGY": 1.0}, "Egypt"),
        ("rafah", None, {"PSE": 1.0}, "Palestine"),
        ("kandahar", "governorate", {}, "Afghanistan"),
        ("kiev", None, {}, "Ukraine"),
    ],
)
def test_choose_place(key: str, kind: str | None, countries: dict[str, float], expected: str) -> None:
    place = choose_place(find_places_named(key), kind, Evidence(countries))
    assert place is not None
    assert place.country == expected
    assert kind is None or place.kind == kind


def test_unknown_name_has_no_place() -> None:
    assert choose_place(find_places_named("xyzzy")) is None


@pytest.mark.parametrize(
    ("key", "codes", "expected"),
    [
        ("fallouja", ("IRQ",), {"Fallujah"}),
        ("lashkargahh", ("AFG",), {"Lashkar Gah"}),
        ("zzz", ("IRQ",), set()),
        ("washington", ("IRQ",), set()),
    ],
)
def test_find_similar(key: str, codes: tuple[str, ...], expected: set[str]) -> None:
    assert {place.title for place in find_similar(key, codes)} == expected


def test_iraqi_points_lie_in_their_governorate() -> None:
    rows = read_csv("gazetteer/places.csv")
    inside = [
        r for r in rows if r["country_code"] == "IRQ" and r["kind"] in {"city", "town"} and r["latitude"]
    ]
    agree = [find_admin1(float(r["latitude"]), float(r["longitude"])) == r["admin1"] for r in inside]
    assert sum(agree) / len(agree) > 0.95
    assert len(read_polygons()) == 19


def test_geodesy() -> None:
    there = find_point((34.0, 44.0), 90, 50)
    assert round(find_distance((34.0, 44.0), there), 1) == 50.0
    assert find_middle((34.0, 44.0), (34.0, 44.0)) == (34.0, 44.0)


@given(st.text(max_size=40))
def test_fold_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcDEF -'éı", min_size=1, max_size=12).filter(str.strip))
def test_lines_fold_like_names(text: str) -> None:
    assert fold_lines([f"{text.strip()},,"])[0].split(",")[0].split() == fold(text).split()


def test_settings_name_known_kinds() -> None:
    data = read_yaml("gazetteer/places.yml")
    assert set(data["answers"]) <= set(data["kinds"].values()) | set(data["answers"])


def test_files_have_one_line_a_row() -> None:
    for path in sorted(Path(FOLDER).glob("places*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            assert sum(1 for _ in csv.reader(file)) == path.read_text(encoding="utf-8").count("\n")
