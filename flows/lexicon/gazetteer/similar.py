"""Places of a country whose name is written almost like one no file holds."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz, process

from flows.lexicon import read_yaml
from flows.lexicon.gazetteer import Place, read_gazetteer, read_place

MOST = 5
COUNTRY = re.compile(",([A-Z]{3}),")  # the one cell of three capitals in a line


@cache
def read_keys() -> dict[str, dict[str, list[int]]]:
    """For each country the lines of each folded name in it."""
    gazetteer, keys = read_gazetteer(), dict[str, dict[str, list[int]]]()
    codes = [found[1] if (found := COUNTRY.search(line)) else "" for line in gazetteer.lines]
    for key, number in gazetteer.first.items():
        keys.setdefault(codes[number], {}).setdefault(key, []).append(number)
        for line in gazetteer.more.get(key, ()):
            keys.setdefault(codes[line], {}).setdefault(key, []).append(line)
    return keys


@cache
def find_similar(key: str, country_codes: tuple[str, ...]) -> tuple[Place, ...]:
    """The places of the one name clearly most like `key`; none where two are, or none is alike enough."""
    settings = read_yaml("gazetteer/places.yml")["similar"]
    if len(key) < settings["shortest"]:
        return ()
    lines = {k: numbers for code in country_codes for k, numbers in read_keys().get(code, {}).items()}
    alike = process.extract(
        key, lines.keys(), scorer=fuzz.ratio, limit=MOST, score_cutoff=settings["least"] - settings["margin"]
    )
    if not alike or alike[0][1] < settings["least"]:
        return ()
    best = tuple(read_place(number) for number in lines[alike[0][0]])
    rivals = [k for k, score, _ in alike[1:] if score > alike[0][1] - settings["margin"]]
    others = {read_place(n).place_id for k in rivals for n in lines[k]} - {place.place_id for place in best}
    return () if others else best
