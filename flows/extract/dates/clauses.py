"""How an undated clause or event noun stands to what is being told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.dates.cues import is_background, is_perfect, is_present_perfect, is_quoted
from flows.extract.dates.words import is_noun, read_list
from flows.syntax import children, clause_of
from flows.syntax.labels import DESCRIBING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.records import Token

CHAINED = frozenset({"conj", "xcomp"})


def refers_back(head: Token) -> bool:
    """Whether a noun only points at a known event: "following the attack", "condemned the attack".

    Its date is that event's, wherever the text gives it, and not that of the clause that mentions it.
    """
    if not names_known_event(head):
        return False
    marks = {mark.lower_ for mark in children(head, "case")}
    if not marks.isdisjoint(read_list("back_reference_prepositions")):
        return True
    governed = head.dep_ in {"obj", "obl", "nsubj:pass", "advcl"}
    return governed and head.head.lemma_.lower() in read_list("back_reference_verbs")


def says_now(head: Token) -> bool:
    """Whether a verb in the present speaks of an event: "condemns the attack"."""
    return head.tag_ in {"VBZ", "VBP"} and head.lemma_.lower() in read_list("back_reference_verbs")


def counts_since(head: Token) -> bool:
    """Whether a perfect goes on from the days told: "have since fled", "have fled since then"."""
    clause = clause_of(head)
    if clause.dep_ in DESCRIBING or not is_present_perfect(clause):
        return False
    return any(_is_since(child) for child in clause.children)


def _is_since(child: Token) -> bool:
    """Whether a dependent is "since" alone, or "since then"."""
    if child.lower_ == "since":
        return child.dep_ == "advmod" or (child.dep_ == "mark" and child.i == child.head.i - 1)
    return child.lower_ == "then" and any(mark.lower_ == "since" for mark in children(child, "case"))


def goes_on(head: Token) -> bool:
    """Whether a verb is a present progressive: "fighters are exchanging fire"."""
    above = [head, head.head] if head.dep_ == "conj" else [head]
    return head.tag_ == "VBG" and any(
        child.lower_ in read_list("present_auxiliaries") for verb in above for child in verb.children
    )


def steps_on(head: Token) -> bool:
    """Whether a clause, or one above it, goes on from what was just told: "gunmen then seized the town"."""
    clause = clause_of(head)
    verbs = (clause, *clause.ancestors)
    return any(child.lower_ == "then" for verb in verbs for child in children(verb, "advmod"))


def takes_up(head: Token) -> bool:
    """Whether a clause is of an event that was just told: "was shot in the ambush", "in the same attack"."""
    clause = clause_of(head)
    return any(
        names_known_event(noun) and noun.lemma_.lower() in read_list("incident_nouns")
        for noun in children(clause, "obl")
        if not children(noun, "nmod", "acl", "acl:relcl", "nummod")
    )


def has_happened(head: Token) -> bool:
    """Whether a verb is a past or a perfect: "has called on parliament to meet next Tuesday"."""
    return head.tag_ == "VBD" or is_present_perfect(head)


def names_known_event(head: Token) -> bool:
    """Whether an event noun is definite: "the fall of Mosul", "their attack"."""
    return is_noun(head) and any(_is_definite(child) for child in head.children)


def identifies(head: Token) -> bool:
    """Whether a relative clause says who is meant by a known event: "the group that captured Mosul"."""
    subjects = children(head, "nsubj", "nsubj:pass")
    return head.dep_ == "acl:relcl" and any(child.tag_ in {"WDT", "WP"} for child in subjects)


def _is_definite(child: Token) -> bool:
    """Whether a dependent makes its noun definite."""
    return child.dep_ == "nmod:poss" or (
        child.dep_ == "det" and child.lower_ in {"the", "this", "that", "these", "those"}
    )


def tells_history(head: Token) -> bool:
    """Whether an undated clause of news is of what long went before it: "the invasion toppled the state".

    So is a sweep over a wide area, once it is over, and what the news only "came after".
    """
    clause = clause_of(head)
    nouns = [head, *(noun for one in _find_chain(clause) for noun in children(one, "nsubj"))]
    if any(noun.lower_ in read_list("history_nouns") and names_known_event(noun) for noun in nouns):
        return True
    is_after = any(mark.lower_ == "after" for mark in children(clause, "mark"))
    if is_after and clause.head.lemma_.lower() == "come":
        return True
    return (is_after or is_present_perfect(clause)) and any(map(_is_wide, children(clause, "obj")))


def _is_wide(noun: Token) -> bool:
    """Whether a noun is of a wide stretch of land: "large areas", "swathes of territory"."""
    if noun.lower_ not in read_list("area_nouns"):
        return False
    sizes = {word.lower_ for word in children(noun, "amod")}
    return bool(sizes & read_list("size_adjectives"))


def tells_background(head: Token) -> bool:
    """Whether an undated clause lies before what is told, so that the narrative's date is not its own."""
    if any(child.lower_ in read_list("background_adjectives") for child in children(head, "amod")):
        return True
    clause = clause_of(head)
    adverbs = {child.lower_ for child in children(clause, "advmod", "obl") if not _says_no_time(child)}
    if adverbs & read_list("background_adverbs"):
        return True
    if clause.dep_ in DESCRIBING and adverbs & read_list("later_adverbs"):
        return True
    return any(_lies_before(one) for one in _find_chain(clause))


def _says_no_time(adverb: Token) -> bool:
    """Whether an adverb is the "once" of "once again", or part of a time: "the month before"."""
    around = adverb.doc[max(adverb.i - 1, 0) : adverb.i + 2]
    if adverb.lower_ == "once":
        return around[-1].lower_ in {"again", "more"}
    return around[0].lower_ in read_list("named_times")


def _find_chain(clause: Token) -> Iterator[Token]:
    """The clause and those it goes on from: "who have gone to fight"."""
    yield clause
    while clause.dep_ in CHAINED and clause.head.i != clause.i:
        clause = clause.head
        yield clause


def _lies_before(clause: Token) -> bool:
    """Whether a clause is of an earlier time than the one it hangs on: a perfect, or "since" it happened."""
    if clause.dep_ == "advcl" and "since" in {mark.lower_ for mark in children(clause, "mark")}:
        return True
    if _is_laid_to_somebody(clause):
        return True
    return is_background(clause) and is_perfect(clause, "had", "has", "have")


def _is_laid_to_somebody(clause: Token) -> bool:
    """Whether a clause is what somebody is accused of: "accused Syria of launching airstrikes"."""
    marks = {mark.lower_ for mark in children(clause, "mark", "case")}
    governors = {clause.head.lemma_.lower(), clause.head.head.lemma_.lower()}
    return (
        clause.tag_ == "VBG"
        and bool(marks & {"of", "with"})
        and bool(governors & read_list("accusing_verbs"))
    )


def is_undated_perfect(head: Token) -> bool:
    """Whether the clause or its governor is a present perfect, outside quotation."""
    clause = clause_of(head)
    perfects = [verb for verb in (clause, clause.head) if verb.pos_ == "VERB" and is_present_perfect(verb)]
    return bool(perfects) and not is_quoted(head.doc, children(perfects[0], "aux")[0])


def lasts(head: Token) -> bool:
    """Whether a predicate, or the verb of an event noun, says that something went on."""
    return bool({head.lemma_.lower(), head.head.lemma_.lower()} & read_list("lasting_verbs"))
