"""The forces of a state or a coalition that a common noun stands for in its passage."""

from __future__ import annotations

from flows.extract.actors.cast import LOOK_BACK, Cast
from flows.lexicon.actors import OWNED_FIGHTERS, Group, armies_abroad, fill, group_name, group_words, groups
from flows.lexicon.fold import fold_pieces
from flows.lexicon.wars import actor_then, coalitions
from flows.records import Actor, ActorName, Sentence


def find_state(cast: Cast, sentence: Sentence, name: ActorName) -> Actor | None:
    """A state's force; abroad, "troops" are its armed forces. Bare "forces" of nobody stay unknown."""
    group = groups()[name.group or "forces"]
    owner = name.country or _owner_country(sentence, name)
    if name.sort == "force" and owner is None:
        near = _force_before(cast, sentence, name)
        return _take_up(cast, sentence, name, near) if near else None
    if owner is None and not group_words("ownerless").isdisjoint(fold_pieces(name.text)):
        return None
    country = owner or _army_of(cast.homes[sentence.index], group)
    if name.group == "coalition":
        scene = cast.homes[sentence.index]
        return _coalition(cast, scene) or _leading(name.country, group, scene)
    if name.side == "foreign_forces":
        return Actor(
            fill(group.name or "", country, None), group.actor_type, None, group.member_of, "inferred"
        )
    homeland = cast.settings[sentence.index].homeland
    abroad = country is not None and homeland is not None and country != homeland
    group = _force_of(group, country, abroad)
    actor_type = "External/Other forces" if abroad else group.actor_type
    parent = fill(group.member_of, country, None) if group.member_of else None
    return Actor(group_name(group, country, None) or "", actor_type, country, parent, "inferred")


def _take_up(cast: Cast, sentence: Sentence, name: ActorName, near: ActorName) -> Actor | None:
    """Whom bare "forces" or "officers" are after a force: that force itself, or officers of its country."""
    if near.sort == "armed":
        return _as_actor(near) if _is_called_so(near, name) else None
    if name.group == "officers" and near.country:
        return find_state(cast, sentence, name._replace(country=near.country, sort="state"))
    return find_state(cast, sentence, near)


def _force_before(cast: Cast, sentence: Sentence, name: ActorName) -> ActorName | None:
    """The force named last before in the passage, whose "the force" or "officers" are meant."""
    for index in range(sentence.index, max(-1, sentence.index - LOOK_BACK - 1), -1):
        if cast.passages[index] != sentence.passage:
            return None
        earlier = [
            n for n in cast.by_head[index].values() if n.sort in OWNED_FIGHTERS and n.start < name.start
        ]
        if earlier:
            last = max(earlier, key=lambda n: n.start)
            return last if last.sort == "armed" or last.group else None
    return None


def _is_called_so(named: ActorName, name: ActorName) -> bool:
    """Whether "the forces" take up a group by a word of its name: the Rapid Support Forces."""
    words, own = fold_pieces(name.text), fold_pieces(named.name or "")
    return not group_words("definite").isdisjoint(words[:1]) and words[-1:] == own[-1:]


def _as_actor(named: ActorName) -> Actor:
    full = named.name or ""
    return Actor(full, named.actor_type, named.country, named.member_of, "passage", named.wikidata_id)


def _army_of(country: str | None, group: Group) -> str | None:
    """The country whose army is in a country: its own, or another's where it has none but police."""
    own = group.id in group_words("home_forces")
    return country if own else armies_abroad().get(country or "", country)


def _force_of(group: Group, country: str | None, abroad: bool) -> Group:
    """The force a loose word stands for: the armed forces, but where a country has one name for all."""
    loose = group.id in {"forces", "troops"} and (abroad or country not in group_words("umbrella_forces"))
    if loose or (abroad and group.id == "security_forces") or (country == "USA" and group.id == "air_force"):
        return groups()["soldiers"]
    return group


def _owner_country(sentence: Sentence, name: ActorName) -> str | None:
    """The country of the side whose "its forces" these are: the last one named before in the sentence."""
    if name not in sentence.actors or group_words("possessives").isdisjoint(fold_pieces(name.text)[:1]):
        return None
    owners = [n for n in sentence.actors if n.country and n.start < name.start]
    return max(owners, key=lambda n: n.start).country if owners else None


def _leading(leader: str | None, group: Group, country: str | None) -> Actor:
    """The forces of the country that leads a coalition nobody names, else a coalition in the country."""
    if leader is None:
        return Actor(fill(group.name or "", country, None), group.actor_type, None, None, "inferred")
    army = group_name(groups()["soldiers"], leader, None) or ""
    return Actor(army, group.actor_type, leader, None, "inferred")


def _coalition(cast: Cast, country: str | None) -> Actor | None:
    """The coalition the text names, else the one that fought in the country at the time."""
    known = cast.coalition or actor_then(coalitions(), country, cast.told)
    if known is None:
        return None
    basis = "lexicon" if cast.coalition else "inferred"
    return Actor(known.name, known.actor_type, known.country, known.member_of, basis, known.wikidata_id)
