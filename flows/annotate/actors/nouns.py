"""Common nouns that stand for actors: "government troops", "unknown gunmen", "Sunni tribesmen"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.annotate.actors.hits import find_nation, is_nation
from flows.lexicon.actors import Group, group_heads, group_words, groups, identities, leaders
from flows.syntax import case_of, children, does_any, expand
from flows.syntax.labels import PLURAL_TAGS, PROPER_TAGS

if TYPE_CHECKING:
    from flows.records import Token


AFTER = 5  # words after people that tell what they bear
DOING = frozenset({"nsubj", "obl"})  # of who acts, or is fought with


class GroupNoun(NamedTuple):
    """The class of a noun with what its modifiers tell; `bears_names`: a name before it names it."""

    group: Group
    sort: str
    identity: str | None
    is_unidentified: bool
    bears_names: bool


def find_group_noun(token: Token) -> GroupNoun | None:
    """The class of the common noun `token`, or None where it stands for no actor."""
    head, group = _match(token)
    if group is None or token.dep_ in {"flat", "goeswith"}:
        return None
    said = _find_modifiers(token)
    modifiers = [word for word in said if word not in head[:-1]]
    identity = _find_identity(token, group, modifiers)
    group = _find_side(token, group, modifiers)
    unidentified = not group_words("unidentified").isdisjoint(said)
    return GroupNoun(group, group.sort, identity, unidentified, _bears_names(token, group))


def _find_side(token: Token, group: Group, modifiers: list[str]) -> Group:
    """The class with what the words around it tell: an air force, former fighters, one side of a war."""
    if _is_among_craft(token):
        return groups()["air_force"]
    if _takes_up_arms(token, modifiers):
        return groups()["tribes"]
    if _is_past(token, group, modifiers):
        return groups()["civilians"]
    return _sided(group, modifiers, token)


def _find_modifiers(token: Token) -> list[str]:
    """The words before a noun that qualify it, those with a hyphen also whole: "pro", "pro-government"."""
    before = [c for c in children(token, "amod", "compound", "nmod:poss", "det") if c.i < token.i]
    words = [c.lower_ for c in before]
    words += [part for word in words if "-" in word for part in word.split("-")]
    doc = token.doc
    parts = [part for c in before for part in (c, *children(c, "flat"))]
    joined = (doc.quote(c.i - 2, c.i + 1).lower() for c in parts if c.i > 1 and doc[c.i - 1].text == "-")
    return [*words, *joined]


def _find_identity(token: Token, group: Group, modifiers: list[str]) -> str | None:
    """The community of the people: their own name, or a modifier where the noun takes one."""
    own = identities().get(token.lower_) or identities().get(token.lemma_.lower())
    if own:
        return own[0]
    if group.id == "militias":
        return next((identities()[m][0] for m in modifiers if m in identities()), None) or _find_origin(token)
    if group.sort == "civilian" and token.lemma_.lower() not in group_words("identity_heads"):
        return None
    return next((identities()[m][0] for m in modifiers if m in identities()), None)


def _find_origin(token: Token) -> str | None:
    """The town or people whose militia it is: "militias from Misrata", "Zintan militias"."""
    own = [c for c in children(token, "compound") if c.tag_ in PROPER_TAGS and not is_nation(c)]
    origin = [c for c in children(token, "nmod") if case_of(c) == "from" and not is_nation(c)]
    named = [c for c in (*own, *origin) if c.tag_ in PROPER_TAGS]
    return named[0].text if len(named) == 1 and not any(children(named[0], "flat", "compound")) else None


def _match(token: Token) -> tuple[tuple[str, ...], Group | None]:
    """The longest head of `groups.yml` that ends at the token, with its lemmas."""
    lemma = token.lemma_.lower()
    for words, group in group_heads().get(lemma, ()) or group_heads().get(token.lower_, ()):
        before = token.doc[max(0, token.i - len(words) + 1) : token.i]
        if len(words) == 1 or [t.lemma_.lower() for t in before] == list(words[:-1]):
            return words, group
    return (lemma,), _people(token, lemma)


def _people(token: Token, lemma: str) -> Group | None:
    """Peoples as nouns: "Sunnis", "Kurds"."""
    plural = token.tag_ in PLURAL_TAGS or token.dep_ in {"nsubj", "nsubj:pass", "obj"}
    return (
        groups()["civilians"] if plural and (token.lower_ in identities() or lemma in identities()) else None
    )


def _sided(group: Group, modifiers: list[str], token: Token) -> Group:
    """The group its modifiers make of it: "rebel soldiers" are armed, "government forces" the state's."""
    armed = group.id == "civilians" and _is_armed(token, modifiers)
    side = "militants" if armed else _other_side(group, modifiers, token)
    if side is not None:
        return groups()[side]
    if group.id == "officers" and _has(modifiers, "state_modifiers"):
        return groups()["police" if "police" in modifiers else "soldiers"]
    if group.id in {"forces", "troops", "air_force"} and _has(modifiers, "army_modifiers"):
        return groups()["soldiers"]
    if group.id == "forces" and "police" in modifiers:
        return groups()["police"]
    if group.sort == "force" and _has(modifiers, "state_modifiers"):
        return groups()["security_forces" if "security" in modifiers else "troops"]
    return group


def _is_past(token: Token, group: Group, modifiers: list[str]) -> bool:
    """Whether people were of a side before and do nothing for it here: "killed a former colonel"."""
    sided = group.sort in {"armed", "state"} and token.dep_ not in DOING
    return sided and _has(modifiers, "past_modifiers")


def _is_among_craft(token: Token) -> bool:
    """Whether a word for people as well as for aircraft stands among aircraft: "fighters and drones"."""
    if token.lemma_.lower() not in group_words("craft_or_people"):
        return False
    first = token.head if token.dep_ == "conj" else token
    others = (token.doc[i] for i in expand(token.doc, first.i) if i != token.i)
    return any(t.lemma_.lower() in group_words("craft") - group_words("craft_or_people") for t in others)


def _other_side(group: Group, modifiers: list[str], token: Token) -> str | None:
    """The class of those whom modifiers take out of their noun's own side, or None."""
    if group.sort in {"armed", "force"} and _is_pro_government(modifiers, token):
        return "pro_government_forces" if group.sort == "force" else "pro_government_militias"
    if group.sort == "force" and _has(modifiers, "militia_modifiers"):
        return "militias"
    if group.sort not in {"force", "state"}:
        return None
    if _has(modifiers, "non_state_modifiers") or _names_ruler(modifiers, "anti-"):
        return "militants"
    if any(is_led(child) for child in children(token, "amod")):
        return "coalition"
    return "foreign_forces" if _has(modifiers, "foreign_modifiers") else None


def _is_armed(token: Token, modifiers: list[str]) -> bool:
    """Whether people who act bear arms or do what attackers do: "men with machetes", "three men shot him"."""
    if token.dep_ not in {"nsubj", "obl:agent"} or token.lemma_.lower() not in group_words("bearers_of_arms"):
        return False
    after = token.doc[token.i + 1 : token.i + 1 + AFTER]
    bears = any(word.lower_ in group_words("bearing") for word in after[:1])
    borne = bears and any(word.lemma_.lower() in group_words("arms") for word in after)
    unknown = token.lower_ == "men" or _has(modifiers, "unknown")
    return borne or (unknown and does_any(token, group_words("hostile")))


def _takes_up_arms(token: Token, modifiers: list[str]) -> bool:
    """Whether members of a tribe fight: "armed tribesmen", "tribesmen attacked a convoy"."""
    if token.lemma_.lower() not in group_words("tribespeople"):
        return False
    if _has(modifiers, "under_arms") or token.head.lemma_ in group_words("skirmishing"):
        return True
    return does_any(token, group_words("warlike") | group_words("hostile"))


def is_led(token: Token) -> bool:
    """Whether a word says which country leads: "U.S.-led", also where its parts are words of their own."""
    return find_leading(token) is not None


def find_leading(token: Token) -> str | None:
    """The country that leads, of a word as "U.S.-led"."""
    if not token.text.endswith("led"):
        return None
    doc, at = token.doc, token.i
    word, _, last = token.text.rpartition("-")
    if not word and at > 1 and doc[at - 1].text == "-":
        word = doc[at - 2].text
    return find_nation(word) if last == "led" else None


def _has(modifiers: list[str], key: str) -> bool:
    return not group_words(key).isdisjoint(modifiers)


def _is_pro_government(modifiers: list[str], token: Token) -> bool:
    """Whether people fight for a government: so called, or allied to the army they are named with."""
    if not group_words("pro_government").isdisjoint(modifiers):
        return True
    if _names_ruler(modifiers, "pro-"):
        return True
    militia = _match(token)[1] == groups()["militias"]
    beside = _match(token.head)[1] if militia and token.dep_ == "conj" else None
    return beside is not None and beside.sort in {"force", "state"} and "allied" in modifiers


def _names_ruler(modifiers: list[str], prefix: str) -> bool:
    """Whether a modifier names the ruler of a state behind "pro-" or "anti-"."""
    named = (leaders().get(word.removeprefix(prefix)) for word in modifiers if word.startswith(prefix))
    return any(leader is not None and leader.country is not None for leader in named)


def _bears_names(token: Token, group: Group) -> bool:
    if group.sort in {"civilian", "prisoner", "protester"}:
        return token.lemma_.lower() in group_words("followers")
    return token.lemma_.lower() in group_words("name_bearers") or group.sort in {
        "armed",
        "state",
        "force",
        "group",
    }
