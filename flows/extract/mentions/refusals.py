"""Why a fulfilled record names no event here: mood, background, asides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.mentions.informative import is_informative
from flows.extract.mentions.kinds import find_kinds
from flows.extract.mentions.links import find_bearer, support_words
from flows.extract.mentions.tolls import only_counts
from flows.syntax import case_of, children, find_realis, is_gerund, is_lost_past
from flows.syntax.labels import DESCRIBING

if TYPE_CHECKING:
    from flows.extract.mentions.kinds import View
    from flows.extract.mentions.match import Match
    from flows.records import Token
    from flows.syntax import Realis

REASONS = frozenset(
    {"feared", "general", "hypothetical", "negated", "planned", "possible", "question", "threatened"}
)

PLACES = frozenset({"place", "settlement", "unsure_place"})


def find_refusal(view: View, token: Token, match: Match) -> tuple[str | None, Realis]:
    """The reason, None where the record stands, and how the event stands to the facts."""
    realis = find_realis(token.doc, match.frame.carrier)
    if realis.factual and match.frame.carrier != token.i:
        realis = find_realis(token.doc, token.i)
    if not realis.factual and not _is_wanted(token, match, realis) and not _is_settled(token, match, realis):
        return (realis.reason if realis.reason in REASONS else "planned"), realis
    if match.frame.voice == "noun" and (_is_trend(token) or _is_practice(view, token, match)):
        return "general", realis
    if (match.rule.result and _is_accident(view, token, match)) or only_counts(view, match.frame):
        return "background", realis
    return ("background" if _is_background(view, token, match) else None), realis


def _is_accident(view: View, token: Token, match: Match) -> bool:
    """Whether people died because something fell, sank or crashed, and nobody is said to have done it."""
    if any("actor" in find_kinds(view, head) for head in match.frame.slots.get("agent", ())):
        return False
    around = (*children(token, "advcl"), token.head)
    return any(verb.pos_ == "VERB" and verb.lemma_.lower() in support_words("accidents") for verb in around)


def _is_background(view: View, token: Token, match: Match) -> bool:
    """Whether the words name or describe something without telling that it happened."""
    return (
        (_is_title_word(token) and not _is_told_of(token, match))
        or token.dep_ == "compound"
        or not is_informative(view, match.frame)
        or ("governor" not in match.trigger.words and _is_attribute(view, token))
        or _is_biography(token.doc[match.frame.carrier])
        or (match.code.event_type is None and _is_aside(token, match))
        or (match.rule.timed and not _is_timed(view, match))
        or _is_moment(token)
    )


def _is_biography(verb: Token) -> bool:
    """Whether the verb tells whom somebody lost long before: "her husband had been killed last year"."""
    kin = any(
        noun.lemma_.lower() in support_words("kin") and any(c.tag_ == "PRP$" for c in noun.children)
        for noun in children(verb, "nsubj:pass", "obj", "nsubj")
    )
    return kin and any(c.lower_ in support_words("long_before") for c in verb.subtree if c.i != verb.i)


def _is_aside(token: Token, match: Match) -> bool:
    """Whether a participle only tells who is accused of a political act, or backed by whom."""
    backed = match.frame.voice == "passive" and token.dep_ in {"acl", "advcl", "amod"} and not _is_as(token)
    return backed or (token.dep_ in {"advcl", "acl"} and token.head.lemma_ == "accuse")


def _is_moment(token: Token) -> bool:
    """Whether a clause only tells what one man was doing when something befell him: "as he left his home"."""
    when = any(word.lower_ in support_words("moments") for word in children(token, "mark", "advmod"))
    one = any(subject.lower_ in support_words("ones") for subject in children(token, "nsubj"))
    return token.dep_ == "advcl" and when and one and token.lemma_.lower() in support_words("goings")


def _is_as(token: Token) -> bool:
    """Whether a participle tells what somebody did before: "as requested by the government"."""
    return token.dep_ == "advcl" and any(mark.lower_ == "as" for mark in children(token, "mark"))


def _is_trend(token: Token) -> bool:
    """Whether a verb or a noun says how the number of a bare plural changes: "the rise in attacks"."""
    unbounded = token.tag_ == "NNS" and not any(
        c.dep_ in {"det", "nummod", "nmod:poss"} for c in token.children
    )
    changes = token.dep_ == "nsubj" and token.head.lemma_.lower() in support_words("trends")
    change = case_of(token) in {"in", "of"} and token.head.lemma_.lower() in support_words("trend_nouns")
    return unbounded and (changes or change)


def _is_practice(view: View, token: Token, match: Match) -> bool:
    """Whether a bare plural with no day is what somebody does at present: "still carries out attacks"."""
    verb = token.doc[match.frame.carrier]
    present = verb.tag_ in {"VBP", "VBZ"} and not any(children(verb, "aux", "aux:pass", "expl"))
    bare = token.tag_ == "NNS" and not any(children(token, "det", "nummod", "nmod:poss"))
    if not (present and bare and match.frame.link == "does" and token.doc[-1].text == "."):
        return False  # headlines have no full stop
    struck = (kind for head in match.frame.slots["patient"] for kind in find_kinds(view, head))
    dated = any(match.frame.first <= time.first < match.frame.last for time in view.sentence.times)
    return not dated and PLACES.isdisjoint(struck)


def _is_title_word(token: Token) -> bool:
    """Whether an event noun is part of a name ("the Battle of the Camel"): no mention (codebook 5.1)."""
    acronym = token.text.removesuffix("s" if case_of(token) == "by" else "").isupper()  # "killed by IEDs"
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.i > 0 and not acronym


def _is_told_of(token: Token, match: Match) -> bool:
    """Whether a verb says that a named battle began or was fought: "the Battle of Basra was launched"."""
    named = any(case_of(place) == "of" for place in children(token, "nmod"))
    return named and match.frame.link in {"does", "phases"}


def _is_wanted(token: Token, match: Match, realis: Realis) -> bool:
    """Whether the record speaks of acts that lie ahead (a promise, a threat) or are refused."""
    if match.trigger.negated and (realis.reason == "negated" or match.rule.unrealised):
        return True
    ahead = match.rule.unrealised and realis.reason in {"planned", "threatened"}
    return ahead and _is_committed(token)


def _is_committed(token: Token) -> bool:
    """Whether the actor binds itself: "will support", "vowed to support"; what others ask is no act."""
    marks = {child.lower_ for child in token.children if child.dep_ == "aux"}
    governor = token.head.lemma_.lower()
    told = token.dep_ in {"ccomp", "conj", "parataxis"} and token.head.i != token.i
    modal = marks & (support_words("commitments") - (frozenset() if told else support_words("conditional")))
    return governor in support_words("commits") or (bool(modal) and governor not in support_words("askers"))


def _is_settled(token: Token, match: Match, realis: Realis) -> bool:
    """Whether the event stands though what governs it is only meant: past clauses, known events."""
    if realis.reason == "attempted":  # who tried to storm a place has fought for it
        tried = token.head.tag_ == "VBD" and token.lemma_.lower() in support_words("assaults")
        return tried or _is_outcome(token)
    if realis.reason not in {"negated", "planned", "threatened"}:
        return False
    if match.frame.voice != "noun":
        return realis.reason == "planned" and (_is_past(token) or "governor" in match.trigger.words)
    if case_of(token) == "of":
        return False
    if find_bearer(token).head.lemma_.lower() in support_words("answers"):
        return True
    definite = any(
        c.lower_ in support_words("definites") or c.dep_ in {"nmod:poss", "acl:relcl"} for c in token.children
    )
    known = token.head.lemma_.lower() in support_words("presupposes")
    return definite and (known or (match.frame.link is None and case_of(token) in support_words("after")))


def _is_outcome(token: Token) -> bool:
    """Whether people were harmed in what was tried: "attempted to kill the president, killing 26"."""
    return token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_.lower() in support_words("wounds")


def _is_past(token: Token) -> bool:
    """Whether the verb is in the past or perfect, so that a plan above it does not reach it."""
    marks = [c for c in token.children if c.dep_ in {"aux", "aux:pass"}]
    if any(c.tag_ == "MD" or c.lower_ == "to" for c in marks):
        return False
    return token.tag_ == "VBD" or any(c.tag_ in {"VBD", "VBP", "VBZ"} for c in marks)


def _is_attribute(view: View, token: Token) -> bool:
    """Whether a participle only describes: "captured soldiers", "advancing forces" (codebook 5.3)."""
    if token.dep_ == "amod":
        return token.tag_ in {"VBN", "VBG", "JJ"} and not is_gerund(token)
    if _is_of_bodies(view, token):
        return True
    if token.dep_ == "acl:relcl" and any(a.tag_ in {"VBP", "VBZ"} for a in children(token, "aux:pass")):
        return not any(children(token, "aux"))  # "which is secured by the Peshmerga": a state
    if token.dep_ != "acl" or token.tag_ not in {"VBN", "VBG"}:
        return False
    if _is_clause(token) or _is_seen(token):
        return False
    return not _is_set(view, token)


def _is_set(view: View, token: Token) -> bool:
    """Whether a clause has a time or a place of its own."""
    first, last = token.left_edge.i, token.right_edge.i + 1
    timed = any(first <= time.first < last for time in view.sentence.times)
    return timed or any(first <= place.first < last for place in view.sentence.places)


def _is_of_bodies(view: View, token: Token) -> bool:
    """Whether a clause tells how those died whose bodies are told of: "the body of a man who was shot"."""
    of = token.dep_ in DESCRIBING and case_of(token.head) == "of"
    return of and "body" in find_kinds(view, token.head.head.i) and not _is_set(view, token)


def _is_clause(token: Token) -> bool:
    """Whether what looks like a participle on a noun is a clause of its own."""
    own = {child.dep_ for child in token.children}
    if is_lost_past(token):
        return True
    if token.head.dep_ == "ROOT" and not any(c.dep_ in {"cop", "nsubj"} for c in token.head.children):
        return True  # a headline, or a sentence whose verb was taken for a participle
    if token.head.dep_ == "nsubj" and len(children(token.head.head, "nsubj")) > 1:
        return True  # a headline with its source: "More than 100 drones downed, Moscow says"
    if own & {"case", "mark", "nsubj"}:
        return True  # "claims of executing", "accused of shelling", "incidents of looting"
    return token.tag_ == "VBN" and "obj" in own  # a past tense: "a column of vehicles seized the gate"


def _is_seen(token: Token) -> bool:
    """Whether somebody sees the noun doing it: "footage shows gunmen opening fire"."""
    return token.head.dep_ == "obj" and token.head.head.lemma_.lower() in support_words("depicts")


def _is_timed(view: View, match: Match) -> bool:
    frame = match.frame
    lasting = any(
        c.lemma_.lower() in support_words("continuing")
        for c in (*view.sentence.doc[frame.head].children, view.sentence.doc[frame.head].head)
    )
    times = (t for t in view.sentence.times if t.shape is None or t.shape.kind != "reference")  # "currently"
    return not lasting and any(frame.first <= t.first and t.last <= frame.last for t in times)
