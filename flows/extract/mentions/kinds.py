"""What each phrase of a sentence stands for, in the words the records of `flows/patterns` use."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from flows.extract.actors.resolving import find_actors
from flows.extract.mentions.antecedents import find_antecedent
from flows.extract.mentions.kind_words import (
    read_composed,
    read_described,
    read_kind_words,
    read_name_ends,
    read_place_kind,
    read_sorts,
    read_things,
    read_types,
)
from flows.extract.mentions.names import named_head
from flows.extract.mentions.unlisted import is_killed, is_unknown_name
from flows.extract.sources import find_source
from flows.lexicon.actors import NAMED, group_words, pronouns
from flows.lexicon.countries import country_words
from flows.lexicon.fold import fold_pieces
from flows.syntax import case_of, children, expand, find_subjects, hyphenated
from flows.syntax.labels import NOUNS

if TYPE_CHECKING:
    from flows.extract.actors.cast import Cast
    from flows.records import Actor, ActorName, PlaceName, Sentence, Token

LONGEST_NAME = 3  # words of a thing's name
NOTHING: frozenset[str] = frozenset()
UNKNOWN = frozenset({"count", "pronoun", "something"})  # what a pronoun is that stands for no known actor
LIFELESS = frozenset({"aircraft", "military_vehicle", "ship", "station", "vehicle", "weapon"})  # no actors


@dataclass(frozen=True, slots=True)
class View:
    """One sentence with its cast, and what is already known of its phrases."""

    sentence: Sentence
    cast: Cast
    places: dict[int, PlaceName]
    actors: dict[int, ActorName]
    kinds: dict[int, frozenset[str]] = field(default_factory=dict)


def make_view(sentence: Sentence, cast: Cast) -> View:
    """The view of one sentence, nothing computed yet."""
    places = {i: place for place in sentence.places for i in range(place.first, place.last)}
    return View(sentence, cast, places, cast.by_head[sentence.index])


def find_kinds(view: View, head: int) -> frozenset[str]:
    """Every kind of the phrase headed at a token, its frame nouns looked through ("parts of Samarra")."""
    known = view.kinds.get(head)
    if known is None:
        view.kinds[head] = NOTHING  # a cycle of frame nouns ends here
        known = view.kinds[head] = _read_kinds(view, head)
    return known


def _read_kinds(view: View, head: int) -> frozenset[str]:
    token = view.sentence.doc[head]
    things = _thing_kinds(token)
    found = set(_place_kinds(view, head)) | things | _nationality_kinds(token)
    speaker = find_speaker(view, head)
    if speaker is not None:
        found |= read_types().get(speaker.actor_type or "", NOTHING)
    elif not things & LIFELESS:
        found |= _actor_kinds(view, head)
    if found and found <= UNKNOWN and (meant := find_antecedent(token)) is not None:
        found |= find_kinds(view, meant.i)
    for inner in find_framed(token):
        found |= find_kinds(view, inner)
    if {"disaster", "gunfire"} <= found and _is_somebodys(view, token):
        found.discard("disaster")  # "killed by Israeli fire"
    if not found and is_killed(token):
        found.add("person")
    if not found and is_unknown_name(view.sentence, token):
        found.add("unsure_place")  # taken, attacked or shelled, it is a place
    found |= {
        k for k, (of, words) in read_composed().items() if not of.isdisjoint(found) and _holds(token, words)
    }
    found |= {
        k
        for k, (of, words) in read_described().items()
        if not of.isdisjoint(found) and _is_called(token, words)
    }
    if token.pos_ == "NUM" or token.lemma_.lower() in read_kind_words("counts"):
        found.add("count")
    return frozenset(found)


def _is_somebodys(view: View, token: Token) -> bool:
    """Whether a word before the noun says whose it is."""
    owners = children(token, "amod", "compound", "nmod:poss")
    return any("actor" in find_kinds(view, owner.i) for owner in owners)


def find_speaker(view: View, head: int) -> Actor | None:
    """Who "I" or "we" is in a quotation: the source of the clause, or None."""
    token = view.sentence.doc[head]
    if token.lower_ not in read_kind_words("first_persons"):
        return None
    said = find_source(view.cast, view.cast.sentences, view.sentence, token.head.i)
    return said.actor if said else None


def _actor_kinds(view: View, head: int) -> frozenset[str]:
    head = named_head(view, head)
    name = view.actors.get(head)
    if name is None:
        return _inside_name(view, head)
    if name.sort in {"pronoun", "group"} or _are_followers(view.sentence.doc[head], name):
        meant = () if _is_not_itself(view, head) else _resolved(view, head)
        kinds = frozenset(kind for actor in meant for kind in _actor_type_kinds(view, actor))
        return kinds or frozenset(
            {"count" if name.is_plural else "somebody" if _is_human(name) else "something"}
        )
    officer = frozenset({"officer"}) if name.sort == "person" and _has_rank(view, name) else NOTHING
    command = view.cast.find_command(name.name or "") if name.sort == "person" else NOTHING
    if name.basis == "inferred" and name.sort == "person" and name.last - name.first == 1 and not command:
        resolved = _resolved(view, head)
        if not any(" " in actor.name for actor in resolved):
            return frozenset({"name"}) | officer
    if name.sort == "political" and _is_state(view, name):
        return (read_sorts()["political"] | read_sorts()["state"]) - {"official"}
    if name.side == "peshmerga" or (name.sort == "force" and _is_regional(view, head)):
        return read_sorts()[name.sort] | {"regional"}
    return (read_sorts()[name.sort] if not command else command | {"actor"}) | officer


def _are_followers(token: Token, name: ActorName) -> bool:
    """Whether people are somebody's who act for him, and are what he leads: "three of his men"."""
    owned = name.sort == "civilian" and any(children(token, "nmod:poss"))
    return owned and token.lemma_.lower() in group_words("followers")


def _is_not_itself(view: View, head: int) -> bool:
    """Whether "it" is the object of a verb whose subject was read as the same actor: "militants left it"."""
    token = view.sentence.doc[head]
    if token.lower_ != "it" or token.dep_ != "obj":
        return False
    meant = {actor.name for actor in _resolved(view, head)}
    return any(actor.name in meant for s in find_subjects(token.head) for actor in _resolved(view, s.i))


def _actor_type_kinds(view: View, actor: Actor) -> frozenset[str]:
    """The kinds of an actor that no words of its own name."""
    command = view.cast.find_command(actor.name) if actor.actor_type == "Individual" else NOTHING
    return command | {"actor"} if command else read_types().get(actor.actor_type or "", NOTHING)


def _is_regional(view: View, head: int) -> bool:
    """Whether "their forces" are those of a region."""
    return any(actor.name == "Peshmerga" for actor in _resolved(view, head))


def _is_human(name: ActorName) -> bool:
    """Whether a pronoun is of a man or woman."""
    return pronouns().get(name.text.lower()) == "person"


def _is_state(view: View, name: ActorName) -> bool:
    """Whether a government stands for the state: a country's name, "the regime", a rival government."""
    if view.sentence.doc[name.head].lemma_.lower() in read_kind_words("state_words"):
        return True
    called = not read_kind_words("state_words").isdisjoint((name.name or "").lower().split())
    return name.basis in NAMED and (called or name.head in view.places)


def _has_rank(view: View, name: ActorName) -> bool:
    """Whether a military rank stands before the name ("Colonel X")."""
    before = view.sentence.doc[max(0, name.first - 3) : name.first]
    titles = takewhile(lambda t: t.pos_ in NOUNS, reversed(list(before)))
    return any({t.lower_.rstrip("."), t.lemma_.lower()} & read_kind_words("ranks") for t in titles)


def _inside_name(view: View, head: int) -> frozenset[str]:
    """The kinds of a longer actor's name that the token stands in."""
    names = (n for n in view.sentence.actors if n.first <= head < n.last and n.name)
    return next((read_sorts()[n.sort] for n in names if n.basis in NAMED), NOTHING)


def _resolved(view: View, head: int) -> tuple[Actor, ...]:
    return tuple(actor for actor, _ in find_actors(view.cast, view.sentence, head))


def _place_kinds(view: View, head: int) -> frozenset[str]:
    place = view.places.get(head)
    if place is not None and place.doubt in {"unsure", "unknown"}:
        return frozenset({"unsure_place"})
    if place is None or not place.usable:
        return NOTHING
    if any(child.i not in view.places for child in children(view.sentence.doc[head], "flat")):
        return frozenset({"name"})  # the first word of a longer name is not the town of that name
    return frozenset({"place"}) | read_place_kind(place.kind)


def _thing_kinds(token: Token) -> frozenset[str]:
    """The kinds of the noun and of the longest name in `things.yml` that ends at it."""
    lemma = token.lemma_.lower()
    own = read_things().get(lemma, NOTHING) or read_things().get(token.lower_, NOTHING)
    own = read_things().get(hyphenated(token), own)
    if lemma not in read_name_ends():
        return own
    for length in range(LONGEST_NAME, 1, -1):
        words = token.doc[max(0, token.i - length + 1) : token.i + 1]
        found = read_things().get(" ".join(word.lemma_.lower() for word in words))
        if found and len(words) == length:
            return found if found & read_kind_words("overriding") else found | own
    return own


def _nationality_kinds(token: Token) -> frozenset[str]:
    """An adjective of nationality stands for the state that acts ("American airstrikes")."""
    if not is_epithet(token) or not token.text[:1].isupper():
        return NOTHING
    pieces = fold_pieces(token.text)
    entries = country_words().get(pieces[0], ()) if pieces else ()
    adjective = token.dep_ == "amod"
    known = any(words == pieces and (is_demonym or not adjective) for words, _, is_demonym in entries)
    return read_types()["External/Other forces"] if known else NOTHING


def is_epithet(token: Token) -> bool:
    """Whether the word qualifies a noun as a nationality does: "Turkish strikes", "US and Afghan posts"."""
    adjunct = token.dep_ == "compound" and token.text in group_words("adjuncts")
    joined = token.dep_ == "conj" and token.pos_ == "ADJ" and token.head.dep_ in {"amod", "compound"}
    return token.dep_ == "amod" or joined or (adjunct and token.doc[token.i + 1].tag_ != "HYPH")


def find_framed(token: Token) -> tuple[int, ...]:
    """The heads of what a frame noun counts or divides: "parts of Samarra", "dozens of tanks"."""
    if token.lemma_.lower() not in read_kind_words("transparent") and token.pos_ != "NUM":
        return ()
    of = (child for child in children(token, "nmod") if case_of(child) in {"of", "from", "in"})
    return tuple(i for child in of for i in expand(token.doc, child.i))


def _holds(token: Token, words: frozenset[str]) -> bool:
    return any(t.lemma_.lower() in words or t.lower_ in words for t in token.subtree if t.i != token.i)


def _is_called(token: Token, words: frozenset[str]) -> bool:
    return any(
        t.lower_ in words or hyphenated(t) in words for t in children(token, "amod", "acl", "compound")
    )
