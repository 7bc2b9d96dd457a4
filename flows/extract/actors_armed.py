"""Which armed group a bare "militants" or "the group" is, and who is meant where nobody is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.cast import LOOK_BACK, PASSAGE_BACK, Cast
from flows.lexicon.actors import group_words
from flows.lexicon.fold import fold_pieces
from flows.records import Actor, ActorName, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

REBELS = frozenset({"Rebel group"})
MILITIAS = frozenset({"Identity militia", "Political militia"})


def find_leader(cast: Cast, sentence: Sentence, name: ActorName) -> ActorName | None:
    """The group a bare "militants" stands for in its passage, None where it is an unidentified one."""
    leader = None if name.is_unidentified or name.group == "bombers" else passage_armed(cast, sentence, name)
    if leader is None or _other_country(leader, name):
        return None
    return None if _is_faceless(name) and not _is_named_here(cast, sentence, name) else leader


def _is_faceless(name: ActorName) -> bool:
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
    """The named militia or gang that "the militia" takes up, None where it is no such word."""
    if name.is_unidentified or name.identity or fold_pieces(name.text)[:1] != ("the",):
        return None
    return find_recent(cast, sentence, name, LOOK_BACK, MILITIAS)


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
    lead = cast.lead
    if lead is not None and lead.country in {None, cast.homes[sentence.index]}:
        return lead
    return near[0][1] if len({other.name for _, other in near}) == 1 else None


def _named_before(
    cast: Cast, sentence: Sentence, name: ActorName | None, reach: int
) -> list[tuple[int, ActorName]]:
    """The rebel groups named before, the last first, with their sentences; none from abroad."""
    limit = name.start if name is not None else sentence.end
    return [
        (index, other)
        for index, other in reversed(cast.armed)
        if sentence.index - reach <= index <= sentence.index
        and other.start < limit
        and other.actor_type in REBELS
        and (cast.passages[index] == sentence.passage or other.country in {None, cast.homes[sentence.index]})
    ]


def passage_actor(cast: Cast, sentence: Sentence) -> Actor | None:
    """The armed actor that acts in a clause without an agent, where the passage leaves no other choice.

    Where the last to act nearby was a state's force, or somebody unknown, nobody can tell.
    """
    doer = next(_doers(cast, sentence), None)
    if doer is not None:
        leader = find_recent(cast, sentence, None, LOOK_BACK, REBELS) if doer.sort == "armed" else None
    else:
        leader = passage_armed(cast, sentence) if _leads_story(cast) else None
    if leader is None or leader.name is None:
        return None
    return Actor(
        leader.name, leader.actor_type, leader.country, leader.member_of, "passage", leader.wikidata_id
    )


def state_may_act(cast: Cast, sentence: Sentence) -> bool:
    """Whether a state's force, the last to act before, may act here too: its enemy does not lead the text."""
    doer = next(_doers(cast, sentence), None)
    told = sentence.passage not in cast.listed and _leads_story(cast)
    return doer is not None and doer.sort == "state" and not told


def _doers(cast: Cast, sentence: Sentence) -> Iterator[ActorName]:
    """The armed and state subjects of this and the sentences before, the latest first."""
    for index in range(sentence.index, max(-1, sentence.index - LOOK_BACK - 1), -1):
        subjects = [n for n in cast.by_head[index].values() if n.is_subject and n.sort in {"armed", "state"}]
        yield from sorted(subjects, key=lambda n: -n.start)


def _leads_story(cast: Cast) -> bool:
    """Whether most of the acting forces of the text are the lead's."""
    doers = [
        n for heads in cast.by_head for n in heads.values() if n.is_subject and n.sort in {"armed", "state"}
    ]
    return 2 * sum(n.sort == "armed" for n in doers) > len(doers)


def find_recent(
    cast: Cast, sentence: Sentence, name: ActorName | None, reach: int, types: frozenset[str] | None = None
) -> ActorName | None:
    """The armed actor named last before, not further back than `reach` sentences nor in another list item."""
    limit = name.start if name is not None else sentence.end
    types = types or group_words("armed_types")
    for index, other in reversed(cast.armed):
        near = sentence.index - reach <= index <= sentence.index and other.start < limit
        apart = cast.passages[index] != sentence.passage
        abroad = apart and other.country not in {None, cast.homes[sentence.index]}
        fits = near and not abroad and other.actor_type in types
        if fits and not (apart and sentence.passage in cast.listed):
            return other
    return None
