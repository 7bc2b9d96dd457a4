"""Casualty claims: every number or counted group a document gives for people harmed."""

from __future__ import annotations

from collections.abc import Iterable

from flows.extract.claims.abstentions import find_sentence_abstentions
from flows.extract.claims.groups import View
from flows.extract.claims.harmed import find_harmed, has_trigger
from flows.extract.claims.links import link_rows
from flows.extract.claims.rows import make_rows
from flows.extract.context import Context
from flows.records import Abstention, Claim, Mention

__all__ = ["find_abstentions", "find_claims"]


def find_claims(context: Context, mentions: tuple[Mention, ...]) -> tuple[Claim, ...]:
    """The claims of one document, in text order; claims are kept as made, never merged."""
    rows = []
    for sentence in context.sentences:
        view = View(sentence)
        if has_trigger(view.words):
            rows += make_rows(context, view, find_harmed(view), mentions)
    return link_rows(rows)


def find_abstentions(context: Context, mentions: tuple[Mention, ...], claims: tuple[Claim, ...]) -> tuple[Abstention, ...]:
    """The sentences with counted people or words of harm that gave no claim, each with its reason."""
    covered = sorted((claim.start, claim.end) for claim in claims)
    found: list[Abstention] = []
    for sentence in context.sentences:
        view = View(sentence)
        end = sentence.start + len(sentence.doc.text)
        if not any(start < end and sentence.start < stop for start, stop in covered):
            found += find_sentence_abstentions(view, (), ())
    return tuple(found)
