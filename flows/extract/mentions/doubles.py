"""One word for one act: which of two drafts of a sentence only says again what the other says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.mentions.fillers import VIOLENT
from flows.extract.mentions.kinds import find_kinds
from flows.extract.mentions.links import find_bearer, is_defined, support_words
from flows.extract.mentions.players import role_words
from flows.syntax import case_of, children, find_means
from flows.syntax.labels import DESCRIBING, OBJECTS, SUBJECTS

if TYPE_CHECKING:
    from flows.extract.mentions.drafts import Draft
    from flows.extract.mentions.kinds import View
    from flows.records import Token

CARRIED = frozenset({"does", "effects"})
CROWDS = frozenset({"Protests", "Riots"})
CORE = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent"})


def drop_doubles(view: View, drafts: list[Draft]) -> tuple[Draft, ...]:
    """One word for one act: no noun under the verb that says the same, no "killed" under its attack."""
    told = [draft for draft in drafts if not _is_only_recalled(view, draft)]
    able = [drafts if not _is_acted(view, draft) else told for draft in drafts]
    kept = (
        draft
        for draft, others in zip(drafts, able, strict=True)
        if not any(_yields(view, draft, other) for other in others if other is not draft)
    )
    return tuple(draft for draft in kept if draft in told)


def _is_acted(view: View, draft: Draft) -> bool:
    """Whether a verb says who harmed whom, which is news of a known attack: "killed six in the raid"."""
    frame = draft.match.frame
    agents = frame.slots.get("agent", ())
    return frame.voice == "active" and any("actor" in find_kinds(view, head) for head in agents)


def _yields(view: View, draft: Draft, other: Draft) -> bool:
    """Whether `draft` only says again what `other` says; of two that repeat each other the later yields."""
    mutual = draft.match.frame.head < other.match.frame.head and _repeats(view, other, draft)
    return _repeats(view, draft, other) and not mutual


def _is_only_recalled(view: View, draft: Draft) -> bool:
    """Whether a bare definite noun only tells where people died: "killed in the gunfight" (codebook 5.1)."""
    frame, token = draft.match.frame, view.sentence.doc[draft.match.frame.head]
    if frame.voice != "noun" or frame.link != "harms":
        return False
    kids = {c.lower_ for c in token.children if c.dep_ not in {"case", "punct"}}
    known = support_words("definites")
    return not kids.isdisjoint(known) and kids <= known | support_words("colourless")


def _repeats(view: View, draft: Draft, other: Draft) -> bool:
    """Whether `draft` only says again what `other` says."""
    doc = view.sentence.doc
    token, peer = doc[draft.match.frame.head], doc[other.match.frame.head]
    if token.i != peer.i and token.i in other.match.words:
        return True
    if _is_doubled(draft, other, token, peer) or _says_less(draft, other, token, peer):
        return True
    if other.match.code.event_type in VIOLENT | CROWDS and _is_effect(draft, other, token):
        return True
    if _is_setting(draft, other, token, peer) or (_same_code(draft, other) and _is_means(token, peer)):
        return True
    if _is_harm(draft) and not _is_harm(other) and _is_violent(other):
        by = other.match.frame.link == "harms" and _is_agent(peer)  # "was struck and killed by an airstrike"
        carrier = doc[other.match.frame.carrier] if by or other.match.frame.link in CARRIED else peer
        apart = not by and draft.match.code.event_type != "Explosions/Remote violence"  # a shell does both
        return _is_result(token, peer, apart) or _is_result(token, carrier, apart)
    return _same_code(draft, other) and (
        _goes_on(draft, other, token, peer)
        or _is_named_twice(draft, other, token)
        or _is_said_again(view, token, peer)
        or _is_waged(token, peer)
    )


def _says_less(draft: Draft, other: Draft, token: Token, peer: Token) -> bool:
    """Whether of a noun and the predicate that says what it was this says less: "the raid was a bombing"."""
    if not (_is_violent(draft) and _is_violent(other)):
        return False
    general = role_words("general_codes")
    if is_defined(token) and token.head.i == peer.i:
        return draft.match.code.name in general or other.match.code.name not in general
    told = is_defined(peer) and peer.head.i == token.i
    return told and draft.match.code.name in general and other.match.code.name not in general


def _is_setting(draft: Draft, other: Draft, token: Token, peer: Token) -> bool:
    """Whether a noun only says in which protest a crowd did what is told: "threw stones during a rally"."""
    crowds = {draft.match.code.event_type, other.match.code.event_type} <= CROWDS
    return (
        crowds and token.dep_ == "obl" and token.head.i == peer.i and case_of(token) in role_words("courses")
    )


def _is_means(token: Token, peer: Token) -> bool:
    """Whether a verb only says what was used for the other act: "used batons to break up a protest"."""
    return peer.head.i == token.i and bool(find_means(peer))


def _is_waged(token: Token, peer: Token) -> bool:
    """Whether a verb only says of a fight that it was fought: "a battle fought between X and Y"."""
    return token.dep_ in DESCRIBING and token.head.i == peer.i and token.lemma_ in support_words("waged")


def _goes_on(draft: Draft, other: Draft, token: Token, peer: Token) -> bool:
    """Whether the later of two verbs only tells more of what the first struck or whom it harmed."""
    harms = token.dep_ == "conj" and _is_harm(draft) and _is_harm(other)
    further = harms or _is_damage(draft, token)
    return further and peer.i < token.i and peer.is_ancestor(token) and _joined(token, peer)


def _is_said_again(view: View, token: Token, peer: Token) -> bool:
    """Whether a verb is said again without a place of its own: "hit targets near Raqqa and hit a convoy"."""
    again = (
        token.dep_ == "conj"
        and token.head.i == peer.i
        and (token.lemma_, token.pos_) == (peer.lemma_, "VERB")
    )
    placed = any(one.i in view.places for one in token.subtree)
    return again and not placed and not any(children(token, "nsubj", "nsubj:pass", "obl"))


def _is_violent(draft: Draft) -> bool:
    code = draft.match.code
    return code.event_type in VIOLENT or code.name == "excessive_force"


def _is_damage(draft: Draft, token: Token) -> bool:
    """Whether a participle tells what the act before it struck: "hit the port, destroying cranes"."""
    participle = token.tag_ == "VBG" and token.dep_ in {"advcl", "conj"}
    return participle and draft.match.frame.lemma in support_words("strikes")


def _shares_noun(draft: Draft, other: Draft) -> bool:
    """Whether two verbs carry one event noun."""
    shared = {*draft.match.words} & {*other.match.words}
    return bool(shared - {draft.match.frame.head, other.match.frame.head})


def _is_effect(draft: Draft, other: Draft, token: Token) -> bool:
    """Whether a verb says what the event that is its subject did: "an air strike hit a hospital"."""
    frame = other.match.frame
    if frame.link == "harms" and frame.carrier == token.i and _is_agent(token.doc[frame.head]):
        return token.lemma_.lower() in support_words("strikes")  # "was hit by an airstrike"
    hits = token.lemma_.lower() in support_words("strikes") | support_words("wounds")
    bearer = find_bearer(token.doc[frame.head])
    caused = frame.carrier == token.i or (bearer.dep_ == "nsubj" and bearer.head.i == token.i)
    return hits and draft.match.frame.voice != "noun" and frame.link in {"does", "effects"} and caused


def _is_agent(noun: Token) -> bool:
    return case_of(find_bearer(noun)) == "by"


def _same_code(draft: Draft, other: Draft) -> bool:
    one, two = draft.match.code, other.match.code
    return (one.sub_event_type, one.plover) == (two.sub_event_type, two.plover)


def _is_named_twice(draft: Draft, other: Draft, token: Token) -> bool:
    """Whether a noun stands under the verb of its own code, or a verb carries the noun of its own code."""
    if other.match.frame.link in {"effects", "harms"} and other.match.frame.carrier == token.i:
        return True
    linked = draft.match.frame.link in {"effects", "harms"}
    within = token.dep_ == "nmod" and case_of(token) == "of"  # "the detonation of two suicide bombs"
    under = (token.dep_ in CORE or within) and token.head.i == other.match.frame.head
    return draft.match.frame.voice == "noun" and under and not linked


def _is_doubled(draft: Draft, other: Draft, token: Token, peer: Token) -> bool:
    """Whether two verbs of one act share a noun ("separated and removed", "reached a ceasefire brokered")."""
    if token.i > peer.i:
        return _same_code(draft, other) and _shares_noun(draft, other)
    objects = _find_objects(token, peer)
    if draft.match.rule.id == other.match.rule.id:
        return objects == [peer.i]
    kills = other.match.frame.lemma in support_words("wounds")  # "shot and killed a boy"
    return kills and bool(objects) and _same_code(draft, other)


def _find_objects(token: Token, peer: Token) -> list[int]:
    """Which of two joined verbs bear an object of both: one behind the second, or the subject of passives."""
    if peer.head.i != token.i or peer.dep_ != "conj":
        return []
    objects = ((verb.i, c.i) for verb in (token, peer) for c in verb.children if c.dep_ in OBJECTS)
    found = list(objects)
    shared = len(found) == 1 and not token.i < found[0][1] < peer.i
    return [found[0][0]] if shared else []


def _is_harm(draft: Draft) -> bool:
    """Whether the draft only tells whom an act killed or hurt."""
    frame = draft.match.frame
    if draft.match.code.name == "looting" and frame.lemma in support_words("strikes"):
        return True  # "ambushed a convoy, destroying two vehicles"
    return draft.match.rule.result or (frame.voice != "noun" and frame.lemma in support_words("wounds"))


def _is_result(token: Token, cause: Token, apart: bool) -> bool:
    """Whether the harm at `token` is what the event at `cause` did; `apart`: a later verb is another act."""
    if cause.is_ancestor(token):
        return not (apart and _is_next(token, cause)) and _joined(token, cause)
    if token.is_ancestor(cause):
        return (
            (cause.pos_ == "NOUN" and cause.dep_ != "appos")
            or cause.dep_ == "advcl"
            or (_is_clause(cause) and not _is_victims(token, cause))
        )
    return False


def _is_clause(cause: Token) -> bool:
    return cause.dep_ in DESCRIBING


def _is_victims(token: Token, cause: Token) -> bool:
    """Whether the other act is what those did who were harmed: "killed the gunmen who attacked"."""
    return cause.head.dep_ in OBJECTS and cause.head.head.i == token.i


def _is_next(token: Token, cause: Token) -> bool:
    """Whether the harm is an act of its own after the event: "stormed a post and killed eight officers"."""
    path = (token, *(above for above in token.ancestors if cause.is_ancestor(above)))
    return any(verb.dep_ == "conj" and verb.tag_ != "VBG" for verb in path)


def _joined(token: Token, cause: Token) -> bool:
    """Whether nothing but participles, coordination and complements lies between."""
    while token.i != cause.i:
        if token.dep_ not in {"advcl", "conj", "xcomp", "acl", "acl:relcl", "parataxis"}:
            return False
        if token.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in token.children):
            return False
        token = token.head
    return True
