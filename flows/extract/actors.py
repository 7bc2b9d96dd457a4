"""Who a noun phrase is: names as they are, groups and pronouns as the passage makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.cast import STATE_SORTS, Cast
from flows.lexicon.actors import Group, fill, group_name, group_words, groups
from flows.lexicon.fold import fold_pieces
from flows.records import Actor, ActorName, Sentence
from flows.syntax import case_of, children, expand

if TYPE_CHECKING:
    from collections.abc import Iterator

POSSESSIVES = frozenset({("its",), ("their",), ("his",), ("her",)})
LOOK_BACK = 3  # sentences a pronoun or "the group" may reach back
PASSAGE_BACK = 8  # sentences a bare "militants" may reach back for its name


def find_actors(cast: Cast, sentence: Sentence, token: int) -> tuple[tuple[Actor, ActorName], ...]:
    """The actors of the noun phrase headed at `token`, coordination expanded; () where it names none."""
    found: list[tuple[Actor, ActorName]] = []
    for head in expand(sentence.doc, token):
        for name in _names_at(cast, sentence, head):
            actor = resolve_actor(cast, sentence, name)
            if actor and actor.name not in {a.name for a, _ in found}:
                found.append((actor, name))
    return tuple(found)


def _names_at(cast: Cast, sentence: Sentence, head: int) -> Iterator[ActorName]:
    """The names headed at a token, looking through "hundreds of", "members of" and appositions."""
    heads = cast.by_head[sentence.index]
    token = sentence.doc[head]
    inner = _inside(sentence, head) if _is_transparent(sentence, head) else ()
    through = [heads[i] for i in inner if i in heads and heads[i].sort != "pronoun"]
    if through and (head not in heads or heads[head].name is None):
        yield from through
    elif head in heads:
        apposed = [heads[c.i] for c in children(token, "appos") if c.i in heads]
        yield next((a for a in apposed if a.name and heads[head].name is None), heads[head])
    else:
        yield from (name for name in sentence.actors if name.first <= head < name.last and name.name)


def _is_transparent(sentence: Sentence, head: int) -> bool:
    token = sentence.doc[head]
    return token.lemma_.lower() in group_words("transparent") or token.pos_ == "NUM"


def _inside(sentence: Sentence, head: int) -> tuple[int, ...]:
    for child in children(sentence.doc[head], "nmod"):
        if case_of(child) in {"of", "from", "among", "loyal to"}:
            return expand(sentence.doc, child.i)
    return ()


def resolve_actor(cast: Cast, sentence: Sentence, name: ActorName) -> Actor | None:
    """The actor a name or description stands for in its passage, or None where nobody can tell."""
    if name.sort == "pronoun":
        antecedent = _antecedent(cast, sentence, name)
        return resolve_actor(cast, sentence, antecedent) if antecedent else None
    if name.name is not None:
        return _named(cast, name)
    if name.sort == "group":
        leader = _recent_armed(cast, sentence, name, LOOK_BACK) or cast.lead
        return _named(cast, leader, "passage") if leader else None
    country = name.country or cast.homes[sentence.index]
    if name.sort in STATE_SORTS:
        return _state_actor(cast, sentence, name)
    if name.sort == "armed" and name.group in {"militants", "bombers"}:
        return _armed_actor(cast, sentence, name, country)
    return _group_actor(name, _told_country(cast, sentence, name) or country)


def _told_country(cast: Cast, sentence: Sentence, name: ActorName) -> str | None:
    """The nationality the text gave the people that "the hostages" points back to."""
    words = {word.removesuffix("s") for word in fold_pieces(name.text)}
    if name.country or words.isdisjoint(group_words("anaphoric")):
        return None
    for index in range(sentence.index, max(-1, sentence.index - PASSAGE_BACK), -1):
        for other in sorted(cast.by_head[index].values(), key=lambda n: -n.start):
            if other.start < name.start and other.sort in {"civilian", "prisoner"} and other.country:
                return other.country
    return None


def _named(cast: Cast, name: ActorName, basis: str | None = None) -> Actor:
    full = name.name or ""
    if name.sort == "person":
        pieces = fold_pieces(full)
        full = (
            cast.persons.get(" ".join(pieces[-2:])) or cast.persons.get(pieces[-1] if pieces else "") or full
        )
        full = full if set(pieces) <= set(fold_pieces(full)) else name.name or ""
    return Actor(full, name.actor_type, name.country, name.member_of, basis or name.basis, name.wikidata_id)


def _state_actor(cast: Cast, sentence: Sentence, name: ActorName) -> Actor | None:
    """A state's force; abroad, "troops" are its armed forces. Bare "forces" of nobody stay unknown."""
    group = groups()[name.group or "forces"]
    owner = name.country or _owner_country(sentence, name)
    if name.sort == "force" and owner is None:
        return None
    country = owner or cast.homes[sentence.index]
    if name.side == "foreign_forces":
        return Actor(
            fill(group.name or "", country, None), group.actor_type, None, group.member_of, "inferred"
        )
    abroad = country is not None and cast.home is not None and country != cast.home
    group = _force_of(group, country, abroad)
    actor_type = "External/Other forces" if abroad else group.actor_type
    parent = fill(group.member_of, country, None) if group.member_of else None
    return Actor(group_name(group, country, None) or "", actor_type, country, parent, "inferred")


def _force_of(group: Group, country: str | None, abroad: bool) -> Group:
    """The force a loose word stands for: the armed forces, but where a country has one name for all."""
    loose = group.id in {"forces", "troops"} and (abroad or country not in group_words("umbrella_forces"))
    if loose or (abroad and group.id == "security_forces") or (country == "USA" and group.id == "air_force"):
        return groups()["soldiers"]
    return group


def _owner_country(sentence: Sentence, name: ActorName) -> str | None:
    """The country of the side whose "its forces" these are: the last one named before in the sentence."""
    if name not in sentence.actors or fold_pieces(name.text)[:1] not in POSSESSIVES:
        return None
    owners = [n for n in sentence.actors if n.country and n.start < name.start]
    return max(owners, key=lambda n: n.start).country if owners else None


def _armed_actor(cast: Cast, sentence: Sentence, name: ActorName, country: str | None) -> Actor:
    """The armed group a bare "militants" stands for in its passage, else an unidentified one."""
    leader = None if name.is_unidentified or name.group == "bombers" else passage_armed(cast, sentence, name)
    if leader is not None and not _other_country(leader, name):
        return _named(cast, leader, "passage")
    unknown = fill("Unidentified armed group ({country})", country, None)
    return Actor(unknown, "Rebel group", country, None, "inferred")


def _other_country(leader: ActorName, name: ActorName) -> bool:
    return bool(name.country and leader.country and name.country != leader.country)


def passage_armed(cast: Cast, sentence: Sentence, name: ActorName | None = None) -> ActorName | None:
    """The named armed actor the passage is about: the last one named nearby, else the document's lead."""
    near = _recent_armed(cast, sentence, name, PASSAGE_BACK)
    if near is not None or sentence.passage in cast.listed:
        return near
    lead = cast.lead
    foreign = lead is not None and lead.country not in {None, cast.homes[sentence.index]}
    return None if foreign else lead


def passage_actor(cast: Cast, sentence: Sentence) -> Actor | None:
    """The armed actor that acts in a clause without an agent, where the passage leaves no other choice.

    Where the last to act nearby was a state's force, or somebody unknown, nobody can tell.
    """
    doer = next(_doers(cast, sentence), None)
    if doer is not None:
        leader = _recent_armed(cast, sentence, None, LOOK_BACK) if doer.sort == "armed" else None
    else:
        leader = passage_armed(cast, sentence) if _leads_story(cast) else None
    return _named(cast, leader, "passage") if leader else None


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


def _recent_armed(cast: Cast, sentence: Sentence, name: ActorName | None, reach: int) -> ActorName | None:
    """The armed actor named last before, not further back than `reach` sentences nor in another list item."""
    limit = name.start if name is not None else sentence.end
    for index, other in reversed(cast.armed):
        near = sentence.index - reach <= index <= sentence.index and other.start < limit
        apart = cast.passages[index] != sentence.passage
        abroad = apart and other.country not in {None, cast.homes[sentence.index]}
        if near and not abroad and not (apart and sentence.passage in cast.listed):
            return other
    return None


def _group_actor(name: ActorName, country: str | None) -> Actor | None:
    group = groups()[name.group or "civilians"]
    full = group_name(group, country, name.identity)
    if full is None:
        return None
    parent = fill(group.member_of, country, None) if group.member_of else None
    return Actor(full, group.actor_type, country, parent, "inferred")


def _antecedent(cast: Cast, sentence: Sentence, pronoun: ActorName) -> ActorName | None:
    """The nearest earlier actor a pronoun can stand for; subjects before others."""
    for back in range(LOOK_BACK):
        index = sentence.index - back
        if index < 0:
            return None
        heads = cast.by_head[index]
        earlier = [n for n in heads.values() if n.start < pronoun.start and _agrees(pronoun, n)]
        if earlier:
            return max(earlier, key=lambda n: (n.is_subject, n.start))
    return None


def _agrees(pronoun: ActorName, name: ActorName) -> bool:
    if pronoun.group == "person":
        return name.sort == "person"
    if pronoun.group == "plural":
        return name.sort in {"armed", "state", "civilian", "prisoner", "protester", "force"}
    return name.sort in {"armed", "group", "organisation"} and not name.is_plural
