"""Which armed group a bare "militants" or "the group" is, and who is meant where nobody is named."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from flows.extract.actors.cast import LOOK_BACK, PASSAGE_BACK
from flows.lexicon.actors import NAMED, OWNED_FIGHTERS, group_words
from flows.lexicon.fold import fold_pieces
from flows.syntax import children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.extract.actors.cast import Cast
    from flows.records import ActorName, Sentence

REBELS = frozenset({"Rebel group"})
SURE = 0.6  # of all sentences that name an armed group, those that name the lead
BESIDE = ("amod", "appos", "compound", "flat")
MILITIAS = frozenset({"Identity militia", "Political militia"})


def find_leader(cast: Cast, sentence: Sentence, name: ActorName) -> ActorName | None:
    """The group a bare "militants" stands for in its passage, None where it is an unidentified one."""
    leader = None if name.is_unidentified or name.group == "bombers" else passage_armed(cast, sentence, name)
    if leader is None or _other_country(leader, name):
        return None
    return None if is_faceless(name) and not _is_named_here(cast, sentence, name) else leader


def is_faceless(name: ActorName) -> bool:
    """Whether attackers are told of for the first time, as nobody one knows: "gunmen killed a cleric"."""
    words = fold_pieces(name.text)
    return (
        len(words) <= 2
        and group_words("definite").isdisjoint(words[:1])
        and not group_words("faceless").isdisjoint(words[-1:])
    )


def _is_named_here(cast: Cast, sentence: Sentence, name: ActorName) -> bool:
    """Whether the passage has named an armed group before."""
    near = _named_before(cast, sentence, name, PASSAGE_BACK)
    return any(cast.passages[index] == sentence.passage for index, _ in near)


def find_militia(cast: Cast, sentence: Sentence, name: ActorName) -> ActorName | None:
    """The named group that "the militia" takes up: one the text has called so, else the last militia."""
    if name.is_unidentified or name.identity or fold_pieces(name.text)[:1] != ("the",):
        return None
    return _find_called(cast, sentence, name) or find_recent(cast, sentence, name, LOOK_BACK, MILITIAS)


def _find_called(cast: Cast, sentence: Sentence, name: ActorName) -> ActorName | None:
    """The group that the text has called by the word of `name`: "the paramilitary RSF", "X, a militia"."""
    lemma = sentence.doc[name.head].lemma_.lower()
    for index, other in reversed(cast.armed):
        before = other.start < name.start and cast.stories[index] == cast.stories[sentence.index]
        token = cast.sentences[index].doc[other.head]
        beside = [*children(token, *BESIDE), *((token.head,) if token.dep_ in {"appos", "flat"} else ())]
        if before and any(word.lemma_.lower() == lemma for word in beside):
            return other
    return None


def _other_country(leader: ActorName, name: ActorName) -> bool:
    return bool(name.country and leader.country and name.country != leader.country)


def passage_armed(cast: Cast, sentence: Sentence, name: ActorName | None = None) -> ActorName | None:
    """The named armed actor the passage is about: the only one it names, the document's lead, the one nearby.

    Where several are named and none leads the text, nobody can tell.
    """
    near = _named_before(cast, sentence, name, PASSAGE_BACK)
    here = [other for index, other in near if cast.passages[index] == sentence.passage]
    if len({other.name for other in here}) == 1 or (here and sentence.passage in cast.listed):
        return here[0]
    if sentence.passage in cast.listed:
        return None
    lead = find_lead(cast, sentence)
    if lead is not None and lead.country in {None, cast.homes[sentence.index]}:
        return lead
    return near[0][1] if len({other.name for _, other in near}) == 1 else None


def find_lead(cast: Cast, sentence: Sentence) -> ActorName | None:
    """The armed actor the story is about; before its first naming only where the story hardly has another."""
    lead = cast.settings[sentence.index].lead
    known = lead is not None and (lead.first <= sentence.index or lead.share >= SURE)
    return lead.name if lead is not None and known else None


def _named_before(
    cast: Cast, sentence: Sentence, name: ActorName | None, reach: int
) -> list[tuple[int, ActorName]]:
    """The rebel groups named before, the last first, with their sentences; none from abroad."""
    limit = name.start if name is not None else sentence.end
    return [
        (index, other)
        for index, other in _find_near(cast, sentence, reach)
        if other.start < limit
        and cast.stories[index] == cast.stories[sentence.index]
        and other.actor_type in REBELS
        and (cast.passages[index] == sentence.passage or other.country in {None, cast.homes[sentence.index]})
    ]


def _find_near(cast: Cast, sentence: Sentence, reach: int) -> Iterator[tuple[int, ActorName]]:
    """The armed groups of a sentence and of so many before it, the last first, with their sentences."""
    first = bisect_left(cast.armed, sentence.index - reach, key=itemgetter(0))
    last = bisect_right(cast.armed, sentence.index, key=itemgetter(0))
    return reversed(cast.armed[first:last])


def find_doer(
    cast: Cast, sentence: Sentence, sorts: frozenset[str] = OWNED_FIGHTERS
) -> tuple[Sentence, ActorName] | None:
    """The force that acts last before the end of a sentence, in its story, and the sentence that says so."""
    for index in range(sentence.index, max(-1, sentence.index - LOOK_BACK - 1), -1):
        names = (name for name in cast.by_head[index].values() if name.sort in sorts)
        doers = [name for name in names if _acts(cast.sentences[index], name)]
        if doers and cast.stories[index] == cast.stories[sentence.index]:
            return cast.sentences[index], max(doers, key=lambda name: name.start)
    return None


def _acts(sentence: Sentence, name: ActorName) -> bool:
    return name.is_subject or sentence.doc[name.head].dep_ == "obl:agent"


def armed_lead_acts(cast: Cast, sentence: Sentence) -> bool:
    """Whether armed groups do most of what the story tells, outside the items of a list."""
    return sentence.passage not in cast.listed and cast.settings[sentence.index].armed_act


def find_group(cast: Cast, sentence: Sentence, name: ActorName) -> ActorName | None:
    """The named group that "the group" or "the movement" takes up: the last named, else the lead."""
    leader = find_recent(cast, sentence, name, LOOK_BACK) or find_lead(cast, sentence)
    return leader if leader is not None and _may_be(name, leader) else None


def _may_be(name: ActorName | None, other: ActorName) -> bool:
    """Whether the words may stand for an armed actor: "the group" for one that has a name of its own."""
    return name is None or name.sort != "group" or other.basis in NAMED


def find_recent(
    cast: Cast, sentence: Sentence, name: ActorName | None, reach: int, types: frozenset[str] | None = None
) -> ActorName | None:
    """The armed actor named last before, not further back than `reach` sentences nor in another list item."""
    limit = name.start if name is not None else sentence.end
    types = types or group_words("armed_types")
    for index, other in _find_near(cast, sentence, reach):
        near = other.start < limit and cast.stories[index] == cast.stories[sentence.index]
        apart = cast.passages[index] != sentence.passage
        abroad = apart and other.country not in {None, cast.homes[sentence.index]}
        fits = near and not abroad and other.actor_type in types and _may_be(name, other)
        if fits and not (apart and sentence.passage in cast.listed):
            return other
    return None
