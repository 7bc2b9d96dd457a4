"""Some of the dead or hurt: "a commander was among those killed", "among the dead were two policemen"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.frame import Frame
from flows.extract.claims.groups import Group, find_group
from flows.extract.claims.neighbours_left import find_left
from flows.extract.claims.neighbours_right import find_right, find_wound
from flows.extract.claims.people import is_people
from flows.extract.claims.words import (
    STATE,
    TOLL,
    VERB,
    read_generic,
    read_harm_words,
    read_people,
    read_set,
    read_verbs,
)
from flows.syntax import children, expand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.extract.claims.groups import View

AMONG = "among"
SOME_OF = "some-of"  # the rule of some of the dead or hurt
ONLY = "said-of-harmed"  # that of those said to be the ones who were harmed
OF_THE = ["of", "the"]
NEAR = 8  # words of "of the 6,884 fatalities,"
FEW = 2  # what "some" and "many" stand for


def find_wounded(view: View) -> tuple[Frame, ...]:
    """The counted people told with their wounds, with rule "with-wounds"."""
    told = (group for group in view.counted if is_people(view, group) and not _is_plain_share(group))
    wounds = ((group, find_wound(view, group)) for group in told)
    return tuple(Frame("injured", at, group, (), "with-wounds") for group, at in wounds if at is not None)


def _is_plain_share(group: Group) -> bool:
    """Whether neither a number nor a noun is given: "many with serious injuries"."""
    return group.is_bare and (group.qualifier, group.low) == ("vague", FEW)


def find_among(view: View) -> tuple[Frame, ...]:
    """The people said to be some of the harmed, with rule "some-of"."""
    readers = (_read_counted, _read_included, _read_named, _read_found, _read_told_apart)
    counted = tuple(frame for read in readers for frame in read(view))
    if AMONG not in view.words:
        return counted
    among = (i for i, word in enumerate(view.words) if word == AMONG)
    return (*counted, *(frame for i in among for frame in _read_among(view, i)))


def _read_counted(view: View) -> Iterator[Frame]:
    """The frames of "127 of the dead"."""
    for group in view.counted:
        at = group.count_last
        harm = _harm_at(view, at + 2) if view.words[at : at + 2] == OF_THE else None
        if harm is not None and not _is_noun_ahead(view, at + 3):
            yield Frame(harm, at + 2, group, (), SOME_OF)


def _read_included(view: View) -> Iterator[Frame]:
    """The frames of "the dead included five children", "the victims were two women and a boy"."""
    verbs = read_verbs("including_verbs") | read_set("passive_marks", "harm")
    for at in range(1, len(view.words)):
        harm = _harm_at(view, at - 1) if view.words[at] in verbs else None
        if harm is not None and view.doc[at - 1].dep_.startswith("nsubj"):
            groups = [group for group in _find_listed(view, at) if group.qualifier != "vague"]
            yield from (Frame(harm, at - 1, group, (), SOME_OF, is_close=True) for group in groups)


def _find_listed(view: View, at: int) -> list[Group]:
    """The people right behind a verb and those the tree joins to them."""
    near = find_right(view, at)
    listed = [find_group(view, i) for noun in children(view.doc[at], "obj") for i in expand(view.doc, noun.i)]
    ends = near[-1].last if near else 0
    return [*near, *(g for g in listed if g and g.first >= ends and is_people(view, g))]


def _read_named(view: View) -> Iterator[Frame]:
    """The frames of "the only people killed in the attack were 38 insurgents"."""
    for group in view.counted:
        harm = _find_harm_said(view, group)
        if harm is not None and is_people(view, group):
            yield Frame(*harm, group, (), ONLY, is_close=True)


def _read_found(view: View) -> Iterator[Frame]:
    """The frames of "a total of 42 victims were found in the village"."""
    for group in view.counted:
        noun = view.doc[group.head]
        verb = noun.head.head if noun.dep_ == "nmod" and noun.head.lemma_ == "total" else noun.head
        if noun.lower_ in read_set("dead_nouns", "harm") and verb.lower_ in read_verbs("finding_verbs"):
            yield Frame("killed", verb.i, group, (), "body-found", is_close=True)


def _read_told_apart(view: View) -> Iterator[Frame]:
    """The frames of "of those killed, 224 were men, 15 girls and 32 boys"."""
    for at in (i for i, word in enumerate(view.words) if word == "of" and not _hangs_on_noun(view, i)):
        close = next((i for i in range(at, min(at + NEAR, len(view.words))) if view.words[i] == ","), at)
        harm = _harm_at(view, close - 1) or _harm_by_verb(view, close - 1)
        if harm is not None and close > at + 1:
            listed = [group for group in view.counted if group.first > close]
            told = (_name_behind(view, group) for group in listed)
            yield from (Frame(harm, close - 1, group, (), SOME_OF, is_close=True) for group in told if group)


def _hangs_on_noun(view: View, at: int) -> bool:
    """Whether the word before "of" is no break of the sentence: "the number of those killed"."""
    return at > 0 and view.words[at - 1] not in {",", "out", "and", "“"} and view.tags[at - 1] not in {"``"}


def _harm_by_verb(view: View, at: int) -> str | None:
    """The harm of those told by a participle: "of those killed"."""
    if view.words[at - 1] not in read_set("told_apart", "harm"):
        return None
    return next((s.harm for s in read_harm_words().get(view.words[at], ()) if s.kind == VERB), None)


def _name_behind(view: View, group: Group) -> Group | None:
    """The counted people of a list, a bare number named by what they were: "224 were men", "15 girls"."""
    if not group.is_bare:
        return group if view.words[group.head] in read_people() else None
    named = name_by_predicate(view, group)
    return None if named.is_bare else named


def _find_harm_said(view: View, group: Group) -> tuple[str, int] | None:
    """The harm, and its word, that a participle tells of the subject a counted noun is said of."""
    noun = view.doc[group.head]
    subjects = children(noun, "nsubj") if any(children(noun, "cop")) else []
    told = [part for subject in subjects for part in children(subject, "acl") if part.tag_ == "VBN"]
    senses = [
        (s.harm, part.i) for part in told for s in read_harm_words().get(part.lower_, ()) if s.kind == VERB
    ]
    return senses[0] if senses else None


def name_by_predicate(view: View, group: Group) -> Group:
    """The group, some plain people called by the noun said of them: "18 of the people killed were guards"."""
    number = view.doc[group.count_last - 1]
    noun = number.head
    said = number.dep_.startswith("nsubj") and noun.i > group.last and any(children(noun, "cop"))
    is_plain = group.is_bare or view.words[group.head] in read_generic()
    if not (said and is_plain) or noun.lower_ not in read_people() or noun.lower_ in read_set("origin_nouns"):
        return group
    return group._replace(head=noun.i, names=(noun.i, noun.i + 1))


def says_who(view: View, group: Group) -> bool:
    """Whether plain people only say who the harmed are, or stand for those a number is said of: "22 have been
    civilians", "the only people killed were two guards".
    """
    if group.quantity is not None:
        return False
    noun = view.doc[group.head]
    if any(children(noun, "cop")):
        return any(subject.lower_ != "it" for subject in children(noun, "nsubj"))
    said = noun.head.i in view.by_token and noun.dep_ == "nsubj" and any(children(noun.head, "cop"))
    return said and _find_harm_said(view, view.by_token[noun.head.i]) is not None


def _is_noun_ahead(view: View, at: int) -> bool:
    """Whether the harm word only describes a noun: "three of the wounded soldiers"."""
    return any(tag.startswith("NN") for tag in view.tags[at : at + 1])


def _read_among(view: View, at: int) -> Iterator[Frame]:
    """The frames of one "among those killed", the people before it or after its verb."""
    place = at + 1 + (at + 1 < len(view.words) and view.words[at + 1] in read_set("among_pointers", "harm"))
    harm = _harm_at(view, place)
    if harm is None or _is_noun_ahead(view, place + 1):
        return
    groups = _before(view, at) or _after(view, place + 1) or _in_headline(view, at)
    yield from (Frame(harm, place, group, (), SOME_OF, is_close=True) for group in groups)


def _harm_at(view: View, at: int) -> str | None:
    """The harm the word at `at` names: "dead", "wounded", "victims"."""
    word = view.words[at] if at < len(view.words) else ""
    if word in read_set("dead_nouns", "harm"):
        return "killed"
    senses = [s for s in read_harm_words().get(word, ()) if s.kind in {STATE, TOLL} and not s.none]
    return senses[0].harm if senses else None


def _before(view: View, at: int) -> list[Group]:
    """The people before "was among"."""
    is_verb = at > 0 and view.words[at - 1] in read_set("passive_marks", "harm")
    return find_left(view, at - 1) if is_verb else []


def _in_headline(view: View, at: int) -> list[Group]:
    """The people counted right before "among dead", where a headline leaves out the verb."""
    group = view.by_token.get(at - 1)
    return [group] if group and group.last == at else []


def _after(view: View, at: int) -> list[Group]:
    """The people after "among the dead were"."""
    is_verb = at < len(view.words) and view.words[at] in read_set("passive_marks", "harm")
    return find_right(view, at) if is_verb else []
