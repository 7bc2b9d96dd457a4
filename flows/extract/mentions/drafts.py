"""One sentence's events before they become rows: what is factual, and which of two words stays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from flows.extract.mentions.fillers import VIOLENT
from flows.extract.mentions.forms import find_forms
from flows.extract.mentions.informative import is_informative
from flows.extract.mentions.match import Match, find_matches
from flows.lexicon import read_yaml
from flows.syntax import Realis, case_of, find_realis, is_charge

if TYPE_CHECKING:
    from flows.extract.mentions.kinds import View
    from flows.records import Token

CORE = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent"})
REASONS = frozenset(
    {"feared", "general", "hypothetical", "negated", "planned", "possible", "question", "threatened"}
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One event of one sentence: the record it fulfils and how it stands to the facts."""

    match: Match
    realis: Realis


@dataclass(frozen=True, slots=True)
class Refusal:
    """One trigger that names no event here, with the reason (a code of `abstention_reason`)."""

    token: int
    reason: str


def find_drafts(view: View) -> tuple[tuple[Draft, ...], tuple[Refusal, ...]]:
    """The events of a sentence in text order, and the triggers refused."""
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    said = {token.lower_ for token in view.sentence.doc}
    said |= {token.lemma_.lower() for token in view.sentence.doc}
    for token in view.sentence.doc:
        outcome = _read_trigger(view, token, said)
        if isinstance(outcome, Draft):
            drafts.append(outcome)
        elif isinstance(outcome, Refusal):
            refusals.append(outcome)
    return _without_doubles(view, drafts), tuple(refusals)


def _read_trigger(view: View, token: Token, said: set[str]) -> Draft | Refusal | None:
    forms = find_forms(token, said)
    if not forms:
        return None
    matches = find_matches(view, token, forms)
    if not matches:
        return Refusal(token.i, "no_actor")
    for match in matches:
        refusal, realis = _refuse(view, token, match)
        if refusal is None:
            return Draft(match, realis)
    return Refusal(token.i, refusal or "background")


def _refuse(view: View, token: Token, match: Match) -> tuple[str | None, Realis]:
    """Why a fulfilled record is no mention here, or None."""
    realis = find_realis(token.doc, match.frame.carrier)
    if realis.factual and match.frame.carrier != token.i:
        realis = find_realis(token.doc, token.i)
    if not realis.factual and not _is_wanted(token, match, realis) and not _is_settled(token, match, realis):
        return (realis.reason if realis.reason in REASONS else "planned"), realis
    if match.frame.voice == "noun" and _is_trend(token):
        return "general", realis
    if (
        _is_title_word(token)
        or token.dep_ == "compound"
        or not is_informative(view, match.frame)
        or ("governor" not in match.trigger.words and _is_attribute(view, token))
    ):
        return "background", realis
    if match.code.event_type is None and token.dep_ in {"advcl", "acl"} and token.head.lemma_ == "accuse":
        return "background", realis  # what somebody is accused of is no act of the political layer
    if match.rule.timed and not _is_timed(view, match):
        return "background", realis
    return None, realis


def _is_trend(token: Token) -> bool:
    """Whether a bare plural is the subject of a verb that says how its number changes."""
    unbounded = token.tag_ == "NNS" and not any(
        c.dep_ in {"det", "nummod", "nmod:poss"} for c in token.children
    )
    return unbounded and token.dep_ == "nsubj" and token.head.lemma_.lower() in _words("trends")


def _is_title_word(token: Token) -> bool:
    """Whether an event noun is part of a name ("the Battle of the Camel"): no mention (codebook 5.1)."""
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.i > 0 and not token.text.isupper()


def _is_wanted(token: Token, match: Match, realis: Realis) -> bool:
    """Whether the record speaks of acts that lie ahead (a promise, a threat) or are refused."""
    if match.trigger.negated and realis.reason in {"negated", "planned"}:
        return True
    ahead = match.rule.unrealised and realis.reason in {"planned", "threatened"}
    return ahead and _is_committed(token)


def _is_committed(token: Token) -> bool:
    """Whether the actor binds itself: "will support", "vowed to support"; what others ask is no act."""
    modal = any(child.lower_ in _words("commitments") for child in token.children if child.dep_ == "aux")
    governor = token.head.lemma_.lower()
    return governor in _words("commits") or (modal and governor not in _words("askers"))


def _is_settled(token: Token, match: Match, realis: Realis) -> bool:
    """Whether the event stands though what governs it is only meant: past clauses, known events."""
    if realis.reason not in {"negated", "planned", "threatened"}:
        return False
    if match.frame.voice != "noun":
        return realis.reason == "planned" and (_is_past(token) or "governor" in match.trigger.words)
    if case_of(token) == "of":
        return False
    definite = any(
        c.lower_ in _words("definites") or c.dep_ in {"nmod:poss", "acl:relcl"} for c in token.children
    )
    known = token.head.lemma_.lower() in _words("presupposes")
    return definite and (known or (match.frame.link is None and case_of(token) in _words("after")))


def _is_past(token: Token) -> bool:
    """Whether the verb is in the past or perfect, so that a plan above it does not reach it."""
    marks = [c for c in token.children if c.dep_ in {"aux", "aux:pass"}]
    if any(c.tag_ == "MD" or c.lower_ == "to" for c in marks):
        return False
    return token.tag_ == "VBD" or any(c.tag_ in {"VBD", "VBP", "VBZ"} for c in marks)


def _is_attribute(view: View, token: Token) -> bool:
    """Whether a participle only describes: "captured soldiers", "advancing forces" (codebook 5.3)."""
    if token.dep_ == "amod":
        return token.tag_ in {"VBN", "VBG", "JJ"} and not is_charge(token)
    if token.dep_ != "acl" or token.tag_ not in {"VBN", "VBG"}:
        return False
    if token.head.dep_ == "ROOT" and not any(c.dep_ in {"cop", "nsubj"} for c in token.head.children):
        return False  # a headline, or a sentence whose verb was taken for a participle
    if any(c.dep_ in {"mark", "nsubj"} for c in token.children):
        return False  # a clause of its own: "claims of executing", "accused of shelling"
    first, last = token.left_edge.i, token.right_edge.i + 1
    timed = any(first <= time.first < last for time in view.sentence.times)
    placed = any(first <= place.first < last for place in view.sentence.places)
    return not timed and not placed


def _is_timed(view: View, match: Match) -> bool:
    frame = match.frame
    lasting = any(
        c.lemma_.lower() in _words("continuing")
        for c in (*view.sentence.doc[frame.head].children, view.sentence.doc[frame.head].head)
    )
    return not lasting and any(frame.first <= t.first and t.last <= frame.last for t in view.sentence.times)


def _without_doubles(view: View, drafts: list[Draft]) -> tuple[Draft, ...]:
    """One word for one act: no noun under the verb that says the same, no "killed" under its attack."""
    kept = [d for d in drafts if not any(_repeats(view, d, other) for other in drafts if other is not d)]
    return tuple(d for d in kept if not _is_only_recalled(view, d))


def _is_only_recalled(view: View, draft: Draft) -> bool:
    """Whether a bare definite noun only tells where people died: "killed in the gunfight" (codebook 5.1)."""
    frame, token = draft.match.frame, view.sentence.doc[draft.match.frame.head]
    if frame.voice != "noun" or frame.link != "harms":
        return False
    kids = [c for c in token.children if c.dep_ not in {"case", "punct"}]
    return bool(kids) and all(c.lower_ in _words("definites") for c in kids)


def _repeats(view: View, draft: Draft, other: Draft) -> bool:
    """Whether `draft` only says again what `other` says."""
    doc = view.sentence.doc
    token, peer = doc[draft.match.frame.head], doc[other.match.frame.head]
    if token.i != peer.i and token.i in other.match.words:
        return True
    if _is_doubled(token, peer) and draft.match.rule.id == other.match.rule.id:
        return True
    if other.match.code.event_type in VIOLENT and _is_effect(draft, other, token):
        return True
    if _is_harm(draft) and not _is_harm(other) and other.match.code.event_type in VIOLENT:
        carrier = doc[other.match.frame.carrier] if other.match.frame.link == "effects" else peer
        return _is_result(token, peer) or _is_result(token, carrier)
    if _is_harm(draft) and _is_harm(other) and _same_code(draft, other) and peer.i < token.i:
        return token.dep_ == "conj" and peer.is_ancestor(token) and _joined(token, peer)
    return _same_code(draft, other) and _is_named_twice(draft, other, token)


def _is_effect(draft: Draft, other: Draft, token: Token) -> bool:
    """Whether a verb says what the event that is its subject did: "an air strike hit a hospital"."""
    frame = other.match.frame
    hits = token.lemma_.lower() in _words("strikes") | _words("wounds")
    return draft.match.frame.voice != "noun" and frame.link == "effects" and frame.carrier == token.i and hits


def _same_code(draft: Draft, other: Draft) -> bool:
    one, two = draft.match.code, other.match.code
    return (one.sub_event_type, one.plover) == (two.sub_event_type, two.plover)


def _is_named_twice(draft: Draft, other: Draft, token: Token) -> bool:
    """Whether a noun stands under the verb of its own code, or a verb carries the noun of its own code."""
    if other.match.frame.link in {"effects", "harms"} and other.match.frame.carrier == token.i:
        return True
    linked = draft.match.frame.link in {"effects", "harms"}
    under = token.dep_ in CORE and token.head.i == other.match.frame.head
    return draft.match.frame.voice == "noun" and under and not linked


def _is_doubled(token: Token, peer: Token) -> bool:
    """Whether two verbs of one act share an object that only the second bears ("separated and removed")."""
    if peer.head.i != token.i or peer.dep_ != "conj":
        return False
    objects = [any(c.dep_ in {"obj", "nsubj:pass"} for c in verb.children) for verb in (token, peer)]
    return objects == [False, True]


def _is_harm(draft: Draft) -> bool:
    """Whether the draft only tells whom an act killed or hurt."""
    return draft.match.rule.result or (
        draft.match.frame.voice != "noun" and draft.match.frame.lemma in _words("wounds")
    )


def _is_result(token: Token, cause: Token) -> bool:
    """Whether the harm at `token` is what the event at `cause` did."""
    if cause.is_ancestor(token):
        return _joined(token, cause)
    if token.is_ancestor(cause):
        return cause.pos_ == "NOUN" or cause.dep_ in {"advcl", "acl", "acl:relcl"}
    return False


def _joined(token: Token, cause: Token) -> bool:
    """Whether nothing but participles, coordination and complements lies between."""
    while token.i != cause.i:
        if token.dep_ not in {"advcl", "conj", "xcomp", "acl", "acl:relcl", "parataxis"}:
            return False
        if token.dep_ == "conj" and any(c.dep_ in {"nsubj", "nsubj:pass"} for c in token.children):
            return False
        token = token.head
    return True


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(read_yaml("support_verbs.yml")[key])
