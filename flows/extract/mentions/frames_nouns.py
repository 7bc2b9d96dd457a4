"""Who, whom, where and with what, for an event noun: its own phrase and the verb that brings it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.mentions.frames import Frame, find_harmed
from flows.extract.mentions.kinds import View, find_kinds
from flows.extract.mentions.links import find_bearer, find_link, is_defined, is_one_of
from flows.extract.mentions.slots import Slots, add_obliques, add_phrases, give, heads_of
from flows.syntax import case_of, children, clause_range, expand, find_clause, subtree_span
from flows.syntax.labels import NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.records import Token

PHRASES = ("nmod", "obl", "obl:agent")
ON_TARGET = frozenset({"on", "against", "upon", "at", "toward", "towards"})
OWNED_SITES = frozenset({"civil_site", "military_site", "public_site"})
SITES = frozenset(
    {
        "place",
        "unsure_place",
        "actor",
        "settlement",
        "ground",
        "military_site",
        "public_site",
        "civil_site",
        "name",
    }
)


def noun_frame(view: View, token: Token, roles: dict[str, str]) -> Frame:
    """The frame of an event noun, with what the verb that brings it in adds."""
    slots: Slots = {"agent": (), "patient": (), "modifier": heads_of(token, "compound", "amod")}
    add_phrases(slots, token)
    _add_owners(view, slots, token, roles)
    _add_participles(slots, token)
    _add_definition(slots, token)
    give(slots, roles.get("of", "patient"), slots.get("of", ()))
    give(slots, "agent", (*_authors(token), *_accused(token), *_responding(token), *_sharing(token)))
    give(slots, "patient", heads_of(token, "obj"))
    if _is_blamed(token):
        give(slots, "agent", slots.pop("on", ()))
    for prep in sorted(ON_TARGET & slots.keys()):
        give(slots, "patient", slots[prep])
    carrier, link = find_link(token)
    if link is not None:
        _add_carrier(slots, token, carrier, link)
    if carrier.dep_ == "acl":
        _add_effect(slots, find_bearer(token))
    slots["subject"] = (
        slots["patient"] if "subject" in roles or roles.get("of") == "patient" else slots["agent"]
    )
    first, last = _noun_range(token, carrier, link)
    return Frame(token.i, token.lemma_.lower(), "noun", slots, carrier.i, link, first, last)


def _authors(token: Token) -> tuple[int, ...]:
    """The heads of by-phrases, however deep in the noun's phrase they were hung, but for those of a verb."""
    below = (t for t in token.subtree if t.i != token.i)
    phrases = (t for t in below if t.dep_ in PHRASES and case_of(t) == "by")
    own = (phrase for phrase in phrases if not _is_of_verb(token, phrase))
    return tuple(i for phrase in (*own, *_find_beside(token)) for i in expand(token.doc, phrase.i))


def _find_beside(token: Token) -> list[Token]:
    """The by-phrases hung on a verb that has a subject: "documented the killing of civilians by rebels"."""
    verb = token.head
    if token.dep_ != "obj" or find_clause(token.doc, verb.i).voice != "active":
        return []
    return [phrase for phrase in children(verb, *PHRASES) if phrase.i > token.i and case_of(phrase) == "by"]


def _is_of_verb(token: Token, phrase: Token) -> bool:
    """Whether a by-phrase names who does what another verb says: "an assault on a city held by rebels"."""
    above = phrase.head
    while above.i != token.i and above.pos_ != "VERB":
        above = above.head
    return above.i != token.i and not is_one_of(above, "does")


def _accused(token: Token) -> tuple[int, ...]:
    """Whom somebody accuses of the event: "accused Russian forces of shelling the route"."""
    if case_of(token) != "of":
        return ()
    verb = token.head.head if token.head.dep_ == "obj" else token.head
    return heads_of(verb, "obj") if is_one_of(verb, "charges") else ()


def _responding(token: Token) -> tuple[int, ...]:
    """Who does what the noun of an act says how he acted: "Turkey responded by shelling positions"."""
    verb = token.head
    means = token.dep_ == "obl" and case_of(token) == "by" and token.tag_ in {"NN", "VBG"}
    acts = means and token.lower_.endswith("ing") and find_clause(token.doc, verb.i).voice == "active"
    return heads_of(verb, "nsubj") if acts else ()


def _sharing(token: Token) -> tuple[int, ...]:
    """Who takes part in the event: "soldiers participated in the raid", "troops involved in an offensive"."""
    verb = token.head
    if case_of(token) != "in" or not (is_one_of(verb, "shares") or _takes_part(verb)):
        return ()
    own = heads_of(verb, "nsubj", "nsubj:pass")
    return own or ((verb.head.i,) if verb.dep_ == "acl" else ())


def _takes_part(verb: Token) -> bool:
    return verb.lemma_ == "take" and any(noun.lower_ == "part" for noun in children(verb, "obj"))


def _is_blamed(token: Token) -> bool:
    """Whether somebody puts the blame for the event "on" who did it."""
    return token.dep_ == "obj" and is_one_of(token.head, "charges")


def _noun_range(token: Token, carrier: Token, link: str | None) -> tuple[int, int]:
    if link is not None and carrier.dep_ != "acl:relcl":
        first, last = clause_range(carrier)
        return min(first, token.i), max(last, token.i + 1)
    return subtree_span(token.doc, token.i)


def _add_owners(view: View, slots: Slots, token: Token, roles: dict[str, str]) -> None:
    """Possessors and modifiers: an actor does it, a place suffers it, unless the form says otherwise."""
    beside = heads_of(token, "nmod:poss", "compound", "amod")
    unplaced = (head for head in beside if not find_kinds(view, head) & SITES)  # not "the US embassy attack"
    deeper = (
        i for head in unplaced for i in heads_of(token.doc[head], "compound")
    )  # "ISIL artillery offensive"
    for head in (*beside, *deeper):
        kinds = find_kinds(view, head)
        if token.doc[head].lower_ == "led":
            give(slots, "agent", heads_of(token.doc[head], "compound", "nmod", "nsubj", "obl", "amod"))
        if not kinds & SITES or _is_of_site(view, head, beside):
            continue
        acts = kinds & {"actor"} and not kinds & {"settlement", *OWNED_SITES}
        owner = "agent" if acts or _is_seat(view, head) else "patient"
        give(slots, roles.get("possessor", owner) if owner == "agent" else owner, (head,))


def _is_seat(view: View, head: int) -> bool:
    """Whether a capital owns the act as the government that sits there: "Tehran's attack on Israel"."""
    name = view.actors.get(head)
    return name is not None and name.sort == "political" and view.sentence.doc[head].dep_ == "nmod:poss"


def _is_of_site(view: View, head: int, beside: Iterable[int]) -> bool:
    """Whether a modifier tells whose the site is that another names: "the US embassy attack"."""
    return any(head < other and find_kinds(view, other) & OWNED_SITES for other in beside)


def _add_participles(slots: Slots, token: Token) -> None:
    """Actors in a participle on the noun: "led by X", "involving X and Y", "targeting X"."""
    for verb in children(token, "acl", "acl:relcl"):
        lemma = verb.lemma_.lower()
        if lemma in {"involve", "include", "pit"}:
            add_obliques(
                slots, [("between", i) for i in (*heads_of(verb, "obj"), *_listed_after(token, verb))]
            )
        elif lemma in {"target", "aim", "hit", "strike"}:
            give(slots, "patient", heads_of(verb, "obj", "obl"))
        elif verb.tag_ == "VBN" and is_one_of(verb, "does"):
            clause = find_clause(token.doc, verb.i)
            give(slots, "agent", clause.agents)
            add_obliques(slots, clause.obliques)


def _add_definition(slots: Slots, token: Token) -> None:
    """Who and whom where a predicate says what the event was: "an act of terror committed by the group"."""
    if not is_defined(token):
        return
    _add_participles(slots, token.head)
    doers = [phrase for phrase in children(token.head, "nmod", "obl:agent") if case_of(phrase) == "by"]
    give(slots, "agent", (i for phrase in doers for i in expand(token.doc, phrase.i)))


def _listed_after(token: Token, verb: Token) -> tuple[int, ...]:
    """What was hung on the noun as coordinated, but continues the list of a participle's objects."""
    return tuple(i for i in heads_of(token, "conj") if i > verb.i and token.doc[i].pos_ in NOUNS)


def _add_carrier(slots: Slots, token: Token, carrier: Token, link: str) -> None:
    """What the carrying verb knows: who launched it, who came under it, whom it killed and where."""
    clause = find_clause(token.doc, carrier.i)
    own = {find_bearer(token).i, *expand(token.doc, token.i), *expand(token.doc, find_bearer(token).i)}
    agents = tuple(i for i in clause.agents if i not in own)
    patients = tuple(i for i in clause.patients if i not in own)
    if link == "harms" and is_one_of(carrier, "suffer_death"):
        slots["harmed"] = agents + patients
    elif link == "does" or (link == "harms" and clause.voice == "active"):
        give(slots, "agent", agents)
        if link == "harms" and is_one_of(carrier, "wounds") and case_of(find_bearer(token)) == "in":
            slots["harmed"] = patients  # "killed seven soldiers in an air strike"
    elif link == "suffers":
        give(slots, "patient", agents if clause.voice == "active" else patients)
    elif link in {"effects", "harms"}:
        _add_struck(slots, carrier, patients)
    add_obliques(slots, [(p, i) for p, i in clause.obliques if i not in own])
    for prep in sorted(ON_TARGET & slots.keys()):
        if link == "does":
            give(slots, "patient", slots[prep])


def _add_effect(slots: Slots, bearer: Token) -> None:
    """Whom the event harmed where a participle tells who did it: "a raid launched by rebels killed six"."""
    if bearer.dep_ == "nsubj" and is_one_of(bearer.head, "effects"):
        _add_struck(slots, bearer.head, find_clause(bearer.doc, bearer.head.i).patients)


def _add_struck(slots: Slots, carrier: Token, patients: tuple[int, ...]) -> None:
    """What the event hit is its target; whom it killed, or a participle counts, are the harmed."""
    if is_one_of(carrier, "strikes"):
        give(slots, "patient", patients)
        slots["harmed"] = find_harmed(carrier)
    elif is_one_of(carrier, "harms"):
        slots["harmed"] = patients
