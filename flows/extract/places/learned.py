"""Places no file holds: whether a document believes in them, and where else it names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.lexicon.actors import NAMED
from flows.lexicon.gazetteer import read_country_names
from flows.lexicon.gazetteer.choose import Evidence, choose_place
from flows.lexicon.gazetteer.named import find_full_name, make_place_name
from flows.lexicon.gazetteer.names import fold
from flows.lexicon.gazetteer.similar import find_similar
from flows.lexicon.gazetteer.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.records import PlaceName, Sentence

Named = dict[int, tuple["PlaceName", ...]]
PLACED = frozenset({"area", "camp", "city", "district", "neighbourhood", "town", "unknown", "village"})
LEARNED = frozenset({"city", "district", "neighbourhood", "town", "unknown", "village"})


def is_of_actor(name: PlaceName, sentence: Sentence, whole: bool = False) -> bool:
    """Whether the name is part of the name of a known actor, or with `whole` is one."""
    return any(
        actor.basis in NAMED
        and actor.start <= name.start
        and name.end <= actor.end
        and (whole or (actor.start, actor.end) != (name.start, name.end))
        for actor in sentence.actors
    )


def as_written(name: PlaceName, written: str, country_code: str | None = None) -> PlaceName:
    """The name as one that no file holds: the words, and no point."""
    return name._replace(
        place_id=None, location=written, kind=name.kind_asked or "unknown", admin1=None,
        country=read_country_names().get(country_code or ""), country_code=country_code, latitude=None,
        longitude=None,
    )  # fmt: skip


def choose_unknown(
    name: PlaceName, sentence: Sentence, written: str, countries: Mapping[str, float]
) -> PlaceName:
    """A name no file holds: the place spelled almost like it in the document's countries, else as written.

    One that only a preposition makes a place is believed unless people come from it, which may be a group's.
    """
    least = float(read_yaml("gazetteer/places.yml")["country_share"])
    codes = tuple(code for code, share in countries.items() if share >= least)
    similar = find_similar(fold(written), codes) if codes else ()
    is_actor = is_of_actor(name, sentence, True)
    if similar:
        place = choose_place(similar, name.kind_asked, Evidence(countries))
        return make_place_name(name, place, written)._replace(usable=not is_actor, doubt=None)
    if name.doubt != "unknown":
        return name._replace(usable=name.usable and not is_of_actor(name, sentence))
    alone = not any(other.usable for other in sentence.places)
    before = sentence.doc[max(0, name.first - 1)].lower_
    believed = not is_actor and (alone or before not in read_words().source)
    return name._replace(usable=believed, doubt=None if believed else "unknown")


def place_inside(name: PlaceName, following: PlaceName | None) -> PlaceName:
    """The unknown name with the country and division said right behind it ("Foo, in Diyala province")."""
    if name.place_id is not None or following is None or following.country_code is None:
        return name
    admin1 = find_full_name(following) if following.kind == "governorate" else following.admin1
    return name._replace(admin1=admin1, country=following.country, country_code=following.country_code)


def place_unknown(names: tuple[PlaceName, ...], home: str | None) -> tuple[PlaceName, ...]:
    """The names of a sentence, those no file holds with the country and division the sentence is in.

    Where it names none, or several, they lie in the country the text around is of; without one nowhere.
    """
    wide = [n for n in names if n.usable and n.kind in read_words().wide_kinds and n.country_code]
    codes = {name.country_code for name in wide} or {home}
    divisions = {name.admin1 for name in wide if name.kind == "governorate"}
    code = next(iter(codes)) if len(codes) == 1 else home
    admin1 = next(iter(divisions)) if len(divisions) == 1 and codes == {code} else None
    country = read_country_names().get(code or "")
    return tuple(
        name._replace(country_code=code, country=country, admin1=admin1)
        if country and name.place_id is None and name.country is None and name.kind in PLACED
        else name
        for name in names
    )


def agree_on_unknown(named: Named) -> Named:
    """The names with each place no file holds in one division and country throughout, the finest said."""
    lying: dict[str, PlaceName] = {}
    for name in (name for names in named.values() for name in names if is_unknown(name)):
        known = lying.setdefault(name.location, name)
        if (name.admin1 is not None, name.country is not None) > (
            known.admin1 is not None,
            known.country is not None,
        ):
            lying[name.location] = name
    return {index: tuple(lie_in(name, lying) for name in names) for index, names in named.items()}


def is_unknown(name: PlaceName) -> bool:
    """Whether a name is believed to be that of a place which no file holds."""
    return name.usable and name.place_id is None and name.kind in PLACED


def lie_in(name: PlaceName, lying: Mapping[str, PlaceName]) -> PlaceName:
    """A place no file holds with the division and country it lies in."""
    if not is_unknown(name) or name.location not in lying:
        return name
    one = lying[name.location]
    return name._replace(admin1=one.admin1, country=one.country, country_code=one.country_code)


def find_learned(named: Named) -> dict[str, PlaceName]:
    """The believed unknown names by their words, each with the kind and country some mention gives it."""
    learned: dict[str, PlaceName] = {}
    for name in (name for names in named.values() for name in names):
        if name.usable and name.place_id is None and name.kind in LEARNED:
            known = learned.get(name.location)
            better = known is None or (known.kind == "unknown" and known.country is None)
            learned[name.location] = name if better or known is None else known
    return learned


def share_learned(named: Named, sentences: Sequence[Sentence]) -> Named:
    """The names with those of unknown places also where no preposition says that they are places."""
    learned = find_learned(named)
    if not learned:
        return named
    words = "|".join(re.escape(word) for word in sorted(learned, key=lambda word: (-len(word), word)))
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")
    return {s.index: share_with(named[s.index], s, learned, pattern) for s in sentences}


def share_with(
    names: tuple[PlaceName, ...],
    sentence: Sentence,
    learned: Mapping[str, PlaceName],
    pattern: re.Pattern[str],
) -> tuple[PlaceName, ...]:
    """The names of one sentence with the learned ones in it."""
    known = tuple(
        believe(name, learned[name.location]) if name.location in learned else name for name in names
    )
    found = tuple(find_again(known, sentence, learned, pattern))
    return tuple(sorted((*known, *found), key=lambda name: name.start)) if found else known


def believe(name: PlaceName, learned: PlaceName) -> PlaceName:
    """An unknown name with what the document says of it elsewhere."""
    if name.place_id is not None or name.doubt not in {None, "unknown"}:
        return name
    return name._replace(
        usable=True, doubt=None, kind=learned.kind, admin1=learned.admin1, country=learned.country,
        country_code=learned.country_code,
    )  # fmt: skip


def find_again(
    names: tuple[PlaceName, ...],
    sentence: Sentence,
    learned: Mapping[str, PlaceName],
    pattern: re.Pattern[str],
) -> Iterator[PlaceName]:
    """The learned names of a sentence that nothing else has taken."""
    taken = [(n.start, n.end) for n in names] + [(a.start, a.end) for a in sentence.actors if a.name]
    for match in pattern.finditer(sentence.doc.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        tokens = sentence.doc.find_words(match.start(), match.end())
        if tokens is None or any(start < last and first < end for first, last in taken):
            continue
        yield learned[match[0]]._replace(
            start=start, end=end, first=tokens[0], last=tokens[1], text=match[0],
            outer_start=start, outer_end=end, is_near=False, is_part=False, bearing=None, kilometres=None,
            geo_precision=1,
        )  # fmt: skip
