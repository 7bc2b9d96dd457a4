"""Groups that stand after a predicate: what a short distance tells where the tree is silent or wrong."""

from __future__ import annotations

from flows.extract.claims.groups import Group, View, find_group
from flows.extract.claims.nouns import MODIFIER_TAGS, scan_noun
from flows.extract.claims.people import is_people
from flows.extract.claims.words import STATE, read_harm_words, read_people, read_set, read_trailers
from flows.syntax import children
from flows.syntax.labels import PROPER_TAGS

RIGHT_REACH = 4
AGE_DIGITS = 3
AHEAD_REACH = 9
LISTERS = frozenset({",", "and", "or", "&", "plus", "as", "well"})
PLAIN = ("and",)
SETTING_REACH = 10
SETTING_TAGS = frozenset({"DT", "IN", "JJ", "NN", "PR"})


def find_right(view: View, anchor: int) -> list[Group]:
    """The group that starts just after an active predicate, with those listed after it."""
    at = _pass_right(view, anchor + 1)
    group = _starting_at(view, at)
    return _list_right(view, group) if group else []


def find_trailing(view: View, anchor: int) -> list[Group]:
    """The counted group that a passive goes on to: "three guards were killed, and two attackers"."""
    at = anchor + 1 + (view.words[anchor + 1 : anchor + 2] == [","])
    for trailer in read_trailers():
        if tuple(view.words[at : at + len(trailer)]) == trailer:
            group = _starting_at(view, at + len(trailer))
            counted = [group] if group and group.quantity and not _acts(view, group) else []
            return counted or find_along(view, at)
    return find_companions(view, anchor)


def find_companions(view: View, anchor: int) -> list[Group]:
    """Those who suffered it with the subject, behind time and place: "was hurt in a blast with her sons"."""
    hung = (
        find_along(view, noun.left_edge.i) for noun in children(view.doc[anchor], "obl") if noun.i > anchor
    )
    return next((groups for groups in hung if groups), [])


def find_along(view: View, at: int) -> list[Group]:
    """The people harmed along with an object that ends before word `at`: "him together with his two sons"."""
    for trailer in read_trailers():
        if trailer != PLAIN and tuple(view.words[at : at + len(trailer)]) == trailer:
            group = _starting_at(view, at + len(trailer))
            return _list_right(view, group) if group and not has_own_predicate(view, group) else []
    return []


def _acts(view: View, group: Group) -> bool:
    """Whether a predicate of its own follows the group."""
    head = view.doc[group.head]
    between = view.words[group.last : head.head.i]
    is_subject = head.dep_.startswith("nsubj") and head.head.i > head.i and "," not in between
    has_aside = any(w in read_set("aside_openers", "harm") for w in view.words[group.last : group.last + 2])
    follows = view.tags[group.last : group.last + 1]
    acts = any(tag[:2] in {"VB", "MD", "RB"} for tag in follows)
    return is_subject or has_aside or acts or has_own_predicate(view, group)


def _pass_right(view: View, at: int) -> int:
    """The first token rightwards that is no adverb or harm word joined to the predicate."""
    harm = read_harm_words()
    start = at
    while at < min(len(view.words), start + RIGHT_REACH):
        joins = view.words[at] in {"and", "or", "/"} and _is_joined(view, at + 1)
        joined = view.words[at] in harm and (
            at > start or STATE in {sense.kind for sense in harm[view.words[at]]}
        )
        if not (joins or joined or (view.tags[at] in {"RB", "RBR"} and at not in view.by_token)):
            return at
        at += 1
    return at


def _is_joined(view: View, at: int) -> bool:
    """Whether a harm word stands at `at`, an adverb before it allowed: "and later executed"."""
    at += view.tags[at : at + 1] in (["RB"], ["RBR"])
    return at < len(view.words) and view.words[at] in read_harm_words()


def _starting_at(view: View, at: int) -> Group | None:
    """The counted group whose first word stands at `at`, an article allowed before it."""
    if at < len(view.words) and view.words[at] in read_set("reflexives", "harm"):
        return find_group(view, at)
    has_article = at < len(view.words) and view.words[at] in read_set("articles", "harm")
    group = view.by_token.get(at + has_article)
    if group and group.first in {at, at + has_article}:
        return group if is_people(view, group) else None
    head = scan_noun(view, at + 1) if has_article else None
    plain = find_group(view, head) if head is not None and view.words[head] in read_people() else None
    return plain if plain and plain.first >= at else None


def _list_right(view: View, group: Group) -> list[Group]:
    """The group and those listed after it, unless a predicate of their own follows them; the items may each
    have a place.
    """
    found = [group]
    at, sure = pass_setting(view, group), 1
    while at < len(view.words) and view.words[at] in LISTERS:
        start = at
        while at < len(view.words) and (view.words[at] in LISTERS or _is_age(view, at)):
            at += 1
        after = _starting_at(view, at)
        if (
            after is None
            or has_own_predicate(view, after)
            or _counts_some(view, after)
            or _tells(view, after)
        ):
            break
        if start > found[-1].last and not _may_go_on(view, after):
            break
        found.append(after)
        if is_joined(view, start, at) or (after.quantity and start == found[-2].last):
            sure = len(found)
        at = pass_setting(view, after)
    return found[:sure]


def pass_setting(view: View, group: Group) -> int:
    """The word after what a group of a list is said to be or where it was harmed ("a chief of police in
    Herat"), where a lister follows; else the word after the group.
    """
    at = group.last
    while at < min(len(view.words), group.last + SETTING_REACH):
        if view.words[at] in LISTERS:
            return at
        breaks = view.words[at] in read_set("setting_breaks", "harm") | read_harm_words().keys()
        if breaks or view.tags[at][:2] not in SETTING_TAGS:
            break
        at += 1
    return group.last


def _may_go_on(view: View, group: Group) -> bool:
    """Whether people behind the place of those before are sure to be of their list: counted or one, no name
    and no subject of a verb; a bare number has a place too.
    """
    token = view.doc[group.head]
    is_plain = not _is_set(view, group) if group.is_bare else view.tags[group.head] in PROPER_TAGS
    is_told = group.quantity is not None or group.qualifier == "exact"
    acts = token.dep_.startswith("nsubj") or view.tags[group.last : group.last + 1][:1] in (["VBD"], ["VBZ"])
    return is_told and not is_plain and not acts


def is_joined(view: View, first: int, last: int) -> bool:
    """Whether more than commas join people; after a comma alone others may open their own clause."""
    return any(word in LISTERS and word != "," for word in view.words[first:last])


def _is_set(view: View, group: Group) -> bool:
    """Whether a bare number has a place of its own behind it, no year: "nine in a village nearby"."""
    after = view.words[group.last : group.last + 1]
    is_at = bool(after) and after[0] in read_set("figure_prepositions", "harm")
    return is_at and view.tags[group.last + 1 : group.last + 2] != ["CD"]


def _tells(view: View, group: Group) -> bool:
    """Whether the people are the subject of a verb behind them: "wounded 12 others, the army said"."""
    token = view.doc[group.head]
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    is_behind = token.dep_ == "nsubj" and token.head.i >= group.last
    return is_behind and group.first <= token.right_edge.i + 1


def _counts_some(view: View, group: Group) -> bool:
    """Whether the group counts some of those before it: "a nurse, two of whom were executed"."""
    after = view.words[group.count_last : group.count_last + 2]
    return after[:1] == ["of"] and after[-1] in read_set("partitives", "harm")


def _is_age(view: View, at: int) -> bool:
    """Whether a bare figure between commas is an age: "a woman, 73, and her son"."""
    figure = view.words[at]
    closed = view.words[at - 1] == "," and view.words[at + 1 : at + 2] == [","]
    return figure.isdigit() and len(figure) < AGE_DIGITS and closed and at not in view.by_token


def has_own_predicate(view: View, group: Group) -> bool:
    """Whether a harm word follows the group as its predicate: "and 3 (others) (were) wounded"."""
    at = group.last
    if find_wound(view, group) is not None:
        return True
    while at < len(view.words) and (
        view.words[at] in read_set("passive_marks", "harm") or view.words[at] in read_set("between", "harm")
    ):
        at += 1
    return (
        at < len(view.words) and view.words[at] in read_harm_words() and view.tags[at] in {"VBN", "VBD", "JJ"}
    )


def find_wound(view: View, group: Group) -> int | None:
    """The word for the wounds the people are told with: "six others with serious injuries"."""
    at = group.last
    if view.words[at : at + 1] != ["with"] or view.doc[group.head].lemma_ in read_set("bodies", "harm"):
        return None
    ahead = range(at + 1, min(at + 1 + RIGHT_REACH, len(view.words)))
    found = next((i for i in ahead if view.words[i] in read_set("wounds", "harm")), None)
    plain = found is not None and all(tag in MODIFIER_TAGS for tag in view.tags[at + 1 : found])
    return found if plain else None


def find_ahead(view: View, anchor: int) -> list[Group]:
    """The nearest counted group after an active predicate that lost its object, no other predicate
    between.
    """
    for at in range(anchor + 1, min(anchor + AHEAD_REACH, len(view.words))):
        if view.words[at] in read_set("object_breaks", "harm") or view.words[at] in read_harm_words():
            return []
        group = view.by_token.get(at)
        if group and not is_people(view, group) and view.doc[group.head].dep_ == "obj":
            return []  # "shot down 51 drones over Crimea, 44 over Krasnodar": it has its object
        if group and is_people(view, group):
            return [] if has_own_predicate(view, group) else _list_right(view, group)
    return []
