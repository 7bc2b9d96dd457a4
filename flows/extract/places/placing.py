"""Where an event happened: the places of its clause, of the clauses around it, of the passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.places.aside import (
    drop_countries,
    is_apart,
    is_bordered,
    is_carried_to,
    is_counted_in,
    is_range,
    is_speaker,
    read_speakers,
)
from flows.extract.places.attachment import (
    ASIDE,
    AT,
    GOAL,
    INSIDE,
    OBJECT,
    SOURCE,
    SUBJECT,
    Attached,
    find_attached,
    find_case,
    find_head,
)
from flows.extract.places.fronted import drop_fronted
from flows.extract.places.nearest import (
    FARTHEST,
    find_above,
    find_list,
    find_nearest,
    is_container,
    is_district_of,
    is_leaving,
    is_of_another,
    is_vague,
)
from flows.extract.places.scene import is_same_scene
from flows.extract.places.setting import Setting, make_setting
from flows.lexicon.gazetteer.words import read_words
from flows.records import PlaceName, Sentence, When, Where
from flows.syntax.trees import children
from schemas import find_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.records import Token, Tree

__all__ = ["Setting", "find_wheres", "make_setting"]

ORDER = (OBJECT, AT, GOAL, INSIDE, SUBJECT, ASIDE)
LEAVING_ORDER = (SOURCE, OBJECT, AT, INSIDE, ASIDE)
MODIFYING = (["amod"], ["compound"])
NO_TIME = When()


def make_where(name: PlaceName, rule: str) -> Where:
    """The place columns of a row."""
    known = name.place_id is not None or name.kind != "country"
    return Where(
        text=name.text,
        place_id=name.place_id,
        location=name.location if known else None,
        kind=name.kind if name.kind in find_codes("place_kind") else None,
        admin1=name.admin1,
        country=name.country,
        latitude=name.latitude,
        longitude=name.longitude,
        precision=name.geo_precision,
        rule=rule,
    )


def drop_containers(doc: Tree, attached: Sequence[Attached]) -> list[Attached]:
    """The places that no other one of them lies in or is said to be the chief one of."""

    def holds(outer: Attached, inner: Attached) -> bool:
        inside = is_container(outer.name, inner.name) or is_district_of(doc, outer.name, inner.name)
        return inside or is_said_of(outer, inner.name)

    kept = [a for a in attached if not any(holds(a, other) for other in attached)]
    return kept or list(attached)


def is_said_of(a: Attached, other: PlaceName) -> bool:
    """Whether the place only stands in words that describe the other ("Foo, the main town of Bar")."""
    return any(
        token.dep_ == "appos" and is_at(other, token.head) and not is_at(a.name, token) for token in a.path
    )


def is_actor(a: Attached, is_outside: bool) -> bool:
    """Whether a country or province acts rather than being where something happens ("U.S. drones").

    The country right before a noun of action does it ("the U.S. invasion").
    """
    qualifies = a.name.kind == "country" and [token.dep_ for token in a.path] in MODIFYING
    within = a.role == SUBJECT and find_case(a.path) in read_words().within
    acts = qualifies or (a.role in {SUBJECT, ASIDE} and not within) or (a.role == OBJECT and is_outside)
    return a.name.kind in read_words().wide_kinds and acts and not a.name.is_part


def choose_attached(
    doc: Tree, attached: Sequence[Attached], names: Sequence[PlaceName], is_leaving: bool, is_outside: bool
) -> list[PlaceName]:
    """The places of the strongest role; countries, and places it only was near to, stand back."""
    order = LEAVING_ORDER if is_leaving else ORDER
    inner = drop_fronted(doc, drop_containers(doc, attached))
    fitting = [a for a in inner if a.role in order and not is_actor(a, is_outside)]
    if not fitting:
        return []

    def rank(a: Attached) -> tuple[bool, bool, int, int, int]:
        return a.name.kind == "country", is_vague(a.name), order.index(a.role), len(a.path), a.name.first

    chosen = min(fitting, key=rank)
    return find_list(doc, chosen, [a for a in fitting if a.role == chosen.role], names)


def find_finer(doc: Tree, name: PlaceName, names: Sequence[PlaceName]) -> PlaceName:
    """The place a division is narrowed down to ("parts of Saladin, namely Dhuluiyah"), else the division."""
    words = read_words()
    for other in names:
        between = (
            {token.lower_ for token in doc[name.last : other.first]} if other.first >= name.last else set()
        )
        if between & words.finer and other.first - name.last <= FARTHEST and is_container(name, other):
            return other
    return name


def find_beside(token: Token) -> Iterator[Token]:
    """Predicates joined to this one or subordinate to it, and the one behind whose semicolon it goes on."""
    joined = children(token, "conj", "advcl", "xcomp", "acl", "acl:relcl", "advcl:relcl", "ccomp")
    yield from (other for other in joined if not is_apart(token, other))
    if token.dep_ == "parataxis" and token.head.lemma_.lower() not in read_speakers():
        yield token.head


def is_at(name: PlaceName, token: Token) -> bool:
    """Whether the token is of the name."""
    return name.first <= token.i < name.last


def find_in_sentence(
    sentence: Sentence, names: Sequence[PlaceName], head: int, objects: tuple[int, ...]
) -> list[Where]:
    """The places the sentence gives, the clause's own first; a country only where nothing finer is."""
    doc, token = sentence.doc, sentence.doc[head]
    names = [name for name in names if not is_apart(token, find_head(doc, name))]
    steps = [("clause", token, objects)]
    steps += [("above", above, ()) for above in find_above(token) if not is_apart(token, above)]
    steps += [("beside", beside, ()) for beside in find_beside(token)]
    vague: list[Where] = []
    for rule, at, given in steps:
        attached = find_attached(doc, names, at.i, given)
        if rule == "beside":
            attached = [a for a in attached if not is_carried_to(a.name, doc)]
        chosen = choose_attached(doc, attached, names, is_leaving(at), rule != "clause")
        if rule == "above" and any(name.kind == "country" and is_at(name, at) for name in chosen):
            continue  # "Qatar, which brokered the deal": the country does it
        found = drop_countries([make_where(find_finer(doc, name, names), rule) for name in chosen])
        if found and (rule == "clause" or found[0].kind != "country" or chosen[0].is_part):
            return found
        vague = vague or (found if rule == "above" else [])
    nearest = find_nearest(sentence, names, head)
    return (
        vague
        if vague and (not nearest or nearest[0].kind == "country")
        else [make_where(n, "sentence") for n in nearest]
    )


def find_country_within(names: Sequence[PlaceName], sentence: Sentence, head: int) -> PlaceName | None:
    """The country a sentence says something is in, None where it says none."""
    within = read_words().within
    inside = (
        n for n in names if n.kind == "country" and n.first and sentence.doc[n.first - 1].lower_ in within
    )
    return next((name for name in inside if not is_of_another(sentence, name, head)), None)


def is_national(token: Token) -> bool:
    """Whether what is done is done to a whole country: "seized power", "the coup"."""
    words = {token.lemma_.lower(), *(child.lower_ for child in children(token, "obj"))}
    return not words.isdisjoint(read_words().national)


def is_outlying(token: Token) -> bool:
    """Whether the clause, or the noun it is told with, is at a border or a sea that it does not name."""
    verbs = (token, token.head) if token.pos_ == "NOUN" else (token,)
    phrases = (phrase for verb in verbs for phrase in children(verb, "obl", "nmod"))
    return any(phrase.lower_ in read_words().outlying for phrase in phrases)


def find_in_passage(setting: Setting, sentence: Sentence, head: int, when: When) -> Where:
    """Where the telling stands before the sentence, an empty place where nowhere."""
    at = sentence.index
    if is_national(sentence.doc[head]) or is_outlying(sentence.doc[head]):
        return Where()
    country = find_country_within(setting.places[at], sentence, head)
    for focus in setting.focus[at]:
        if country is not None and country.country_code != focus.name.country_code:
            return make_where(country, "sentence")
        if is_same_scene(focus, setting.told[at], setting.left[at], sentence, when):
            return make_where(focus.name, "passage")._replace(text=None)
    return Where()


def find_wheres(
    setting: Setting, sentence: Sentence, head: int, when: When = NO_TIME, objects: tuple[int, ...] = ()
) -> tuple[Where, ...]:
    """One for each place on the list of the clause at `head`, else the passage's; never none, maybe empty.

    `when` is the clause's date: what is of another time than the passage takes no place from it. Who leaves
    goes somewhere where nothing says whence.
    """
    doc, named = sentence.doc, setting.places[sentence.index]
    named = tuple(name for name in named if not is_speaker(name, sentence) and not is_bordered(name, doc))
    names = [name for name in named if not is_counted_in(name, doc, head)]
    found = find_in_sentence(sentence, [n for n in names if not is_range(n, sentence.doc)], head, objects)
    if found:
        return tuple(found)
    around = find_in_passage(setting, sentence, head, when)
    if around.rule is not None:
        return (around,)
    found = find_in_sentence(sentence, names, head, objects)
    return tuple(found) or (find_other_end(sentence, names, head) or around,)


def find_other_end(sentence: Sentence, names: Sequence[PlaceName], head: int) -> Where | None:
    """The place that those who leave go to, or that others come from, None where none is named.

    Those who come in from another country have left it.
    """
    arrives = sentence.doc[head].lemma_.lower() in read_words().arriving
    names = [name for name in names if not (arrives and name.kind == "country")]
    role = GOAL if is_leaving(sentence.doc[head]) else SOURCE
    attached = find_attached(sentence.doc, names, head, ())
    ends = (a for a in attached if a.role == role and (role == GOAL or a.path[-1].dep_ == "obl"))
    return next((make_where(a.name, "clause") for a in ends), None)
