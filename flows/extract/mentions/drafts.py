"""One sentence's events before they become rows, and the triggers that name none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.extract.mentions.doubles import drop_doubles
from flows.extract.mentions.forms import find_forms
from flows.extract.mentions.match import Match, find_matches
from flows.extract.mentions.refusals import find_refusal
from flows.syntax import hyphenated

if TYPE_CHECKING:
    from flows.extract.mentions.kinds import View
    from flows.records import Token, Tree
    from flows.syntax import Realis


class Draft(NamedTuple):
    """One event of one sentence: the record it fulfils and how it stands to the facts."""

    match: Match
    realis: Realis


class Refusal(NamedTuple):
    """One trigger that names no event here, with the reason (a code of `abstention_reason`)."""

    token: int
    reason: str


def find_drafts(view: View) -> tuple[tuple[Draft, ...], tuple[Refusal, ...]]:
    """The events of a sentence in text order, and the triggers refused."""
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    said = _find_said(view.sentence.doc)
    for token in view.sentence.doc:
        outcome = _read_trigger(view, token, said)
        if isinstance(outcome, Draft):
            drafts.append(outcome)
        elif isinstance(outcome, Refusal):
            refusals.append(outcome)
    return drop_doubles(view, drafts), tuple(refusals)


def _find_said(doc: Tree) -> set[str]:
    """The words of a sentence, as written, as lemmas, and joined where a hyphen joins them."""
    said = {token.lower_ for token in doc} | {token.lemma_.lower() for token in doc}
    return said | {hyphenated(token) for token in doc} if "-" in said else said


def _read_trigger(view: View, token: Token, said: set[str]) -> Draft | Refusal | None:
    forms = find_forms(token, said)
    if not forms:
        return None
    matches = find_matches(view, token, forms)
    if not matches:
        return Refusal(token.i, "no_actor")
    for match in matches:
        refusal, realis = find_refusal(view, token, match)
        if refusal is None:
            return Draft(match, realis)
    return Refusal(token.i, refusal or "background")
