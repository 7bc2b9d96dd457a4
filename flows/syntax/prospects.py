"""Verb forms whose act lies ahead: purposes, objectives, imperatives, what is awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax.labels import VERBAL
from flows.syntax.trees import children
from flows.syntax.words import realis_words

if TYPE_CHECKING:
    from flows.records import Token


def is_ahead(token: Token) -> bool:
    """Whether the form of the predicate says that its act is only meant."""
    return _is_purpose(token) or _is_lost_infinitive(token) or _is_objective(token) or _is_awaited(token)


def _is_purpose(token: Token) -> bool:
    infinitive = token.tag_ == "VB" and any(m.lower_ == "to" for m in children(token, "mark"))
    if any(word.lower_ in realis_words("outcomes") for word in children(token, "advmod")):
        return False  # "broke in, only to be pushed back": what came of it
    if infinitive and any(children(token, "cop")):
        return True  # "their policy was to attack convoys"
    purpose = infinitive and token.dep_ in {"advcl", "acl", "acl:relcl"}
    if purpose and find_means(token):
        return False  # "used a drone to bomb a bunker"
    done = _is_staged(token.head) or _is_taken(token.head)
    return purpose and not done and token.head.lemma_.lower() not in realis_words("ranks")


def find_means(token: Token) -> tuple[Token, ...]:
    """What somebody used for the act of the infinitive: "used the camp to shell the town"."""
    used = token.dep_ in {"acl", "advcl", "xcomp"} and token.head.lemma_.lower() in realis_words(
        "means_verbs"
    )
    return tuple(children(token.head, "obj")) if used else ()


def _is_taken(noun: Token) -> bool:
    """Whether somebody took the chance to do it: "seized the opportunity to launch an offensive"."""
    took = noun.dep_ == "obj" and noun.head.lemma_.lower() in realis_words("chance_takers")
    return took and noun.head.tag_ == "VBD" and noun.lemma_.lower() in realis_words("chances")


def _is_staged(head: Token) -> bool:
    """Whether the governor only sets the stage for a speech: "went on television to declare"."""
    places = (child.lemma_.lower() for child in children(head, "obl", "obj"))
    return head.lemma_.lower() in realis_words("staging_verbs") and any(
        place in realis_words("stages") for place in places
    )


def _is_objective(token: Token) -> bool:
    """Whether the event is what somebody's goal is: "key objectives being the capture of Mosul"."""
    subjects = (c.lemma_.lower() for c in children(token, "nsubj")) if any(children(token, "cop")) else ()
    return any(subject in realis_words("objectives") for subject in subjects)


def _is_lost_infinitive(token: Token) -> bool:
    """Whether a bare verb has neither subject nor governing verb: an imperative, the rest of a list."""
    if token.tag_ == "VB" and token.dep_ == "ROOT" and any(m.lower_ == "to" for m in children(token, "mark")):
        return True  # its governor was taken for a noun: "the commissioner urges rebels to lift the siege"
    if token.tag_ != "VB" or any(children(token, "aux", "nsubj", "nsubj:pass")):
        return False
    return token.dep_ in {"ROOT", "parataxis"} or (token.dep_ == "conj" and token.head.pos_ not in VERBAL)


def _is_awaited(token: Token) -> bool:
    """Whether the clause tells of what is still to come: "once the city is taken"."""
    marked = (c.lower_ in realis_words("awaited") for c in children(token, "mark", "advmod"))
    return token.dep_ == "advcl" and any(marked) and is_present(token)


def is_present(token: Token) -> bool:
    """Whether the clause is in the present or present perfect."""
    marks = {"VBP", "VBZ"}
    return token.tag_ in marks or any(a.tag_ in marks for a in children(token, "aux", "aux:pass", "cop"))


def is_perfect(token: Token) -> bool:
    """Whether the verb is a past participle under "have"."""
    return token.tag_ == "VBN" and any(a.lemma_ == "have" for a in children(token, "aux"))
