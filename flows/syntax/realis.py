"""Whether a clause presents its event as having happened."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon import read_yaml
from flows.lexicon.forms import find_past_of
from flows.syntax.labels import VERBAL
from flows.syntax.prospects import is_ahead, is_perfect, is_present
from flows.syntax.trees import case_of, children
from flows.syntax.words import realis_words, speech_words

if TYPE_CHECKING:
    from flows.records import Token, Tree

MAX_CLIMB = 5
NEGATING = frozenset({"advmod", "det", "cc:preconj", "case", "mark"})
COMPLEMENTING = frozenset({"about", "against", "at", "for", "from", "of"})
CLAUSAL = frozenset({"acl", "advcl", "ccomp", "csubj", "xcomp"})
LINKS = CLAUSAL | {"compound", "conj", "nmod", "nsubj", "nsubj:pass", "obj", "obl"}


class Realis(NamedTuple):
    """`factual` unless `reason` says why not (negated, planned, threatened, feared, possible, hypothetical,
    general, question, attempted); `hedged` by an adverb or a hedging passive ("reportedly")."""

    factual: bool
    reason: str | None
    hedged: bool


def find_realis(doc: Tree, head: int) -> Realis:
    """How the predicate at `head` stands to the facts, by its own marks and those of its governors."""
    token = doc[head]
    reason = _own_reason(token) or _governed_reason(token) or _generic_reason(token) or _question(doc)
    return Realis(reason is None, reason, _is_hedged(token))


def _question(doc: Tree) -> str | None:
    return "question" if len(doc) and doc[-1].text == "?" else None


def _own_reason(token: Token) -> str | None:
    perfect = any(a.lemma_ == "have" for a in children(token, "aux"))
    reasons = (_mark_reason(child, perfect) for child in token.children)
    reason = next((r for r in reasons if r), None) or _only_imagined(token)
    if reason is None and token.dep_ in {"obj", "nsubj", "nsubj:pass"} and _has_no(token):
        return "negated"
    if reason is None and (_is_charge(token) or _is_habit(token)):
        return "general"
    return reason or ("planned" if is_ahead(token) else None)


def _is_charge(token: Token) -> bool:
    """Whether the gerund is what somebody is arrested for or charged with."""
    for_it = token.tag_ == "VBG" and any(
        m.lower_ in {"for", "of", "over", "with"} for m in children(token, "mark")
    )
    governor = token.head.head if token.dep_ == "acl" else token.head
    return for_it and governor.lemma_.lower() in realis_words("charges")


def _is_habit(token: Token) -> bool:
    """Whether a relative clause in the present tells what people do: "gangs who raid villages"."""
    present = token.dep_ == "acl:relcl" and token.tag_ in {"VBP", "VBZ"} and not any(children(token, "aux"))
    subject = any(child.lower_ in realis_words("relatives") for child in children(token, "nsubj"))
    return present and subject and token.lower_ not in find_past_of(token.lemma_.lower())


def _only_imagined(token: Token) -> str | None:
    """The mood of "an offensive would mean suffering": an indefinite event that only might do something."""
    if token.dep_ != "nsubj" or not any(d.lower_ in {"a", "an", "any"} for d in children(token, "det")):
        return None
    marks = (_auxiliaries().get(a.lower_) for a in children(token.head, "aux"))
    return next((mark for mark in marks if mark), None)


def _mark_reason(child: Token, perfect: bool) -> str | None:
    """What one dependent says of its clause: a negation, a modal, a condition, a habit."""
    word, label = child.lower_, child.dep_
    if label in NEGATING and word in realis_words("negators"):
        return "negated"
    if label == "aux" and not (perfect and word == "must"):
        return _auxiliaries().get(word)
    if label == "advmod" and word in realis_words("habituals"):
        return "general"
    if label == "mark" and word in realis_words("conditionals"):
        return "hypothetical"
    return "negated" if label in {"nsubj", "nsubj:pass", "obj"} and _has_no(child) else None


def _has_no(token: Token) -> bool:
    return token.lower_ in {"none", "nobody"} or any(
        d.lower_ in {"no", "neither"} for d in children(token, "det", "advmod")
    )


def _governed_reason(token: Token) -> str | None:
    """The mood a governor lays on the event: its own lemma's, or its auxiliaries'."""
    governors, implicatives = _governors(), realis_words("implicatives")
    for _ in range(MAX_CLIMB):
        head = token.head
        if head.i == token.i or token.dep_ not in LINKS:
            return None
        lemma = _governor_of(head, governors)
        if _rejoins(token, head) or _resumes(token, head) or not _carries_mood(token, head):
            return None
        circumstance = token.dep_ == "advcl" and head.pos_ == "VERB" and not _is_complement(token)
        beside = token.dep_ == "conj" or circumstance
        over = lemma in realis_words("presumptions") and is_perfect(token)
        if not beside and lemma in governors and lemma not in implicatives and not over:
            return governors[lemma]
        reason = _own_reason(head) if _shares_mood(token, head) else None
        if reason or _is_duty(token, head):
            return reason or "planned"
        token = head
    return None


def _generic_reason(token: Token) -> str | None:
    """Why a relative clause in the present tells of no act: "to protect those who flee"."""
    if token.dep_ != "acl:relcl" or not is_present(token) or any(children(token, "aux")):
        return None
    above = token.head
    while above.pos_ not in VERBAL and above.head.i != above.i:
        above = above.head
    return "general" if _own_reason(above) or _governed_reason(above) else None


def _governor_of(head: Token, governors: dict[str, str]) -> str:
    """The lemma the governor is listed under, with a particle that makes another verb of it ("rule out")."""
    lemma = head.lemma_.lower()
    phrases = (f"{lemma} {particle.lower_}" for particle in children(head, "compound:prt", "advmod"))
    return next((phrase for phrase in (*phrases, head.lower_) if phrase in governors), lemma)


def _is_duty(token: Token, head: Token) -> bool:
    """Whether the act is only owed or asked: "has to evacuate", "was told to leave"; "had to" was done."""
    owed = head.lemma_.lower() in realis_words("duties") and head.tag_ in {"VBP", "VBZ"}
    told = head.lemma_.lower() in realis_words("instructions")
    return (owed or told) and token.dep_ == "xcomp" and any(m.lower_ == "to" for m in children(token, "mark"))


def _rejoins(token: Token, head: Token) -> bool:
    """Whether a verb of speech joined to what was said is the speaker's: "denied that X and said"."""
    said = token.dep_ == "conj" and token.tag_ == "VBD" and head.dep_ == "ccomp"
    if not said or any(children(token, "nsubj", "nsubj:pass", "mark")):
        return False
    return token.lemma_.lower() in _verbs_of_speech() and any(children(token, "ccomp"))


def _resumes(token: Token, head: Token) -> bool:
    """Whether a past tense beside a gerund or infinitive goes on above it: "stopped paying and arrested"."""
    return token.dep_ == "conj" and token.tag_ == "VBD" and head.tag_ in {"VB", "VBG"}


def _carries_mood(token: Token, head: Token) -> bool:
    """Whether a governor's meaning reaches down the link: complements yes, circumstances no."""
    if token.dep_ in {"advcl", "acl:relcl", "nsubj", "nsubj:pass", "csubj"}:
        inner = head.pos_ in {"ADJ", "ADV", "NOUN"} and not _is_conceded(token)
        complement = token.dep_ == "advcl" and (inner or _is_complement(token))
        result = token.dep_ == "advcl" and token.tag_ == "VBG" and head.pos_ == "VERB" and _is_result(token)
        return complement or result
    if token.dep_ == "acl" and token.tag_ == "VBN" and not any(children(token, "mark")):
        return False  # "did not count the bodies found in Mosul"
    if token.dep_ in {"obl", "nmod"} and case_of(token) == "by":
        return False  # "threatened by an offensive"
    if token.dep_ in {"obl", "nmod"}:
        return case_of(token) in {"of", "for", "from", "about", "with", "against"} or head.pos_ == "VERB"
    return True


def _is_conceded(token: Token) -> bool:
    """Whether a clause tells what happened beside what an adjective tells: "although they managed to X"."""
    return any(mark.lower_ in realis_words("asides") for mark in children(token, "mark"))


def _is_complement(token: Token) -> bool:
    """Whether the gerund is a complement: "aimed at halting", "warned against firing", "denied firing"."""
    gerund = token.tag_ == "VBG"
    follows = gerund and token.left_edge.i == token.i == token.head.i + 1
    marks = {mark.lower_ for mark in children(token, "mark")}
    if "to" in marks and token.head.lemma_.lower() in realis_words("commands"):
        return True  # "ordered the town to be evacuated", whatever the clause hangs on
    return follows or bool(marks & COMPLEMENTING) or (gerund and "to" in marks)


def _is_result(token: Token) -> bool:
    return token.i > token.head.i and not any(children(token, "mark"))


def _shares_mood(token: Token, head: Token) -> bool:
    """Whether the governor's own auxiliaries and negation hold for the event too."""
    if token.dep_ == "conj":
        return not any(children(token, "aux", "nsubj", "nsubj:pass")) and not _turns(token, head)
    return token.dep_ in {"xcomp", "obj", "advcl", "compound", "acl", "obl", "nmod"} and head.pos_ in {
        "VERB",
        "AUX",
        "NOUN",
        "ADJ",
    }


def _turns(token: Token, head: Token) -> bool:
    """Whether a past tense sets what was done against what was not: "gave no toll but said", "did not X but
    fled".
    """
    is_set_against = any(mark.lower_ in {"but", "yet"} for mark in children(token, "cc"))
    return is_set_against and token.tag_ == "VBD" and _own_reason(head) == "negated"


def _is_hedged(token: Token) -> bool:
    hedges, passives = speech_words("hedges"), speech_words("hedging_passives")
    for _ in range(3):
        if any(c.lower_ in hedges for c in children(token, "advmod", "amod")):
            return True
        head = token.head
        if head.i == token.i or token.dep_ not in {"xcomp", "ccomp", "conj", "advcl"}:
            return False
        passive = any(children(head, "aux:pass"))
        if token.dep_ == "xcomp" and (
            (passive and head.lemma_ in passives) or head.lemma_ in {"appear", "seem"}
        ):
            return True
        token = head
    return False


@cache
def _verbs_of_speech() -> frozenset[str]:
    return frozenset(read_yaml("speech.yml")["speech_verbs"]["said"])


@cache
def _auxiliaries() -> dict[str, str]:
    return {word: mood for mood, words in read_yaml("realis.yml")["auxiliaries"].items() for word in words}


@cache
def _governors() -> dict[str, str]:
    return {word: mood for mood, words in read_yaml("realis.yml")["governors"].items() for word in words}
