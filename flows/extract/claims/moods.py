"""Whether a harm is told as having happened."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.extract.claims.phrases import DENIED
from flows.extract.claims.words import read_set
from flows.lexicon import read_yaml
from flows.syntax import children, find_realis

if TYPE_CHECKING:
    from flows.extract.claims.frame import Frame
    from flows.extract.claims.groups import View
    from flows.records import Token

TEMPORAL = ("obl", "obl:tmod", "nmod:tmod", "nmod")
BRACKET = "("
UNREAL = frozenset(
    {"planned", "threatened", "possible", "hypothetical", "question", "negated", "attempted", "feared"}
)


def is_stated(view: View, frame: Frame) -> bool:
    """Whether the harm is told as a fact or a claim of fact, not as a rate; "no casualties" is one."""
    return not _is_rate(view, frame) and _is_fact(view, frame)


def _is_fact(view: View, frame: Frame) -> bool:
    """Whether the mood of the clause lets the harm be a fact or a claim of one."""
    if _tells_result(view, frame) or frame.rule.startswith("unknown-"):
        return True
    realis = find_realis(view.doc, frame.anchor)
    if realis.reason == "planned" and (_is_past(view, frame) or _is_caused(view, frame)):
        return True
    if frame.rule.startswith(DENIED):
        return realis.reason == "negated"
    if frame.group.high == 0:
        return realis.reason in {None, "negated"} and frame.harm not in read_set("never_zero", "harm")
    if realis.reason == "general":
        return frame.group.quantity is not None
    return realis.reason not in UNREAL


def _is_rate(view: View, frame: Frame) -> bool:
    """Whether a number is one of every day, month or year, of which nobody can be counted."""
    units = [noun for noun in children(view.doc[frame.anchor], *TEMPORAL) if noun.tag_ == "NN"]
    apart = (BRACKET in view.words[min(frame.anchor, noun.i) : noun.i] for noun in units)
    beside = [noun for noun, is_apart in zip(units, apart, strict=True) if not is_apart]
    return frame.group.quantity is not None and any(_recurs(view, noun) for noun in beside)


def _recurs(view: View, noun: Token) -> bool:
    """Whether a unit of time is told as one of many: "every day", "per week", not "a day later"."""
    if noun.lower_ not in read_set("rate_units", "harm"):
        return False
    marks = {mark.lower_ for mark in children(noun, "det", "case")}
    apart = view.words[noun.i + 1 : noun.i + 2]
    return (
        marks <= read_set("rate_words", "harm")
        and bool(marks)
        and not ("a" in marks and apart and apart[0] in read_set("rate_breaks", "harm"))
    )


def _tells_result(view: View, frame: Frame) -> bool:
    """Whether a harm of some number is told beside or as the result of another clause whose mood it does not
    share: "they tried to enter the base, killing 30", "a bus was stopped and 34 people were killed"."""
    token = view.doc[frame.anchor]
    token = token.head if token.dep_ == "xcomp" and token.head.tag_ == "VBG" else token
    is_plain = frame.group.quantity is None and frame.group.qualifier != "exact"
    if is_plain or not frame.group.low or token.dep_ not in {"conj", "advcl", "parataxis"}:
        return False
    own = {child.lower_ for child in token.children if child.dep_ in {"aux", "advmod", "mark"}}
    if find_realis(view.doc, frame.anchor).reason in {"possible", "hypothetical"}:
        return False
    is_result = token.dep_ != "advcl" or (token.tag_ == "VBG" and token.head.i < token.i)
    return is_result and not own & read_moods()


def _is_past(view: View, frame: Frame) -> bool:
    """Whether the clause is finite and past, which no plan is: "reports tell that thousands were killed"."""
    token = view.doc[frame.anchor]
    helpers = {child.lower_ for child in token.children if child.dep_ in {"aux", "aux:pass"}}
    return (
        token.dep_ == "ccomp"
        and (bool(helpers & {"was", "were", "had", "have", "has"}) or token.tag_ == "VBD")
        and "to" not in helpers
    )


def _is_caused(view: View, frame: Frame) -> bool:
    """Whether a verb of causing governs the infinitive: "prompted the locals to flee"."""
    head = view.doc[frame.anchor].head
    return any(token.lemma_ in read_set("causatives", "harm") for token in (head, head.head))


@cache
def read_moods() -> frozenset[str]:
    """The auxiliaries, negations and conjunctions that take a clause out of the facts."""
    data = read_yaml("realis.yml")
    auxiliaries = [word for words in data["auxiliaries"].values() for word in words]
    return frozenset([*auxiliaries, *data["negators"], *data["conditionals"], *data["purpose_marks"], "by"])
