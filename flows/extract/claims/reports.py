"""Sources that are nouns: "rebels made claims of", "reports of", "according to" apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.words import read_set, read_verbs
from flows.extract.sources import Said
from flows.syntax import find_subjects, noun_phrase

if TYPE_CHECKING:
    from flows.extract.claims.groups import View
    from flows.extract.claims.harmed import Harmed
    from flows.records import Token

MAX_CLIMB = 5
MAX_STEPS = 5
FIGURE = "figure"  # the rule of a figure that counts again the people of a claim before
UPWARD = frozenset({"amod", "appos", "nmod", "nummod", "obj", "obl", "xcomp"})
LISTED = frozenset({"conj", "obl"})  # how states hang on the verb that gives their figures
COUNTED = frozenset({"ADJ", "NOUN", "NUM"})
NAMING = frozenset({"NOUN", "PRON", "PROPN"})


def find_counter(view: View, token: Token) -> Token | None:
    """Who counts `token`: "a police source put the toll at five", "it recorded 9 casualties: 4 killed"."""
    counted = token.dep_ == "obj" or (token.dep_ == "conj" and token.tag_ == "VBN")
    counts = counted and token.head.lower_ in read_verbs("counting_verbs")
    return _find_author(view, token.head) if counts else None


def _find_author(view: View, verb: Token) -> Token | None:
    """Who counts: the subject of an active verb; in "losses were put at 200" nobody does, nor in "Kirkuk
    recorded 15 deaths".
    """
    subject = next(iter(find_subjects(verb)), None)
    if subject is None or subject.dep_ == "nsubj:pass":
        return None
    return None if verb.lower_ in read_verbs("recording_verbs") and _is_scene(view, subject.i) else subject


def _is_scene(view: View, at: int) -> bool:
    """Whether the word names a place and nobody who speaks for it."""
    named = any(place.first <= at < place.last for place in view.sentence.places)
    return named and all(actor.head != at for actor in view.sentence.actors)


def find_teller(view: View, item: Harmed) -> Said | None:
    """Who gives the figure of a claim: the subject of a verb of counting, or of speech for a bare figure."""
    if item.rule.startswith("phrase-"):
        return None
    token = _find_figure(view, item)
    verbs = read_verbs("counting_verbs")
    verbs = verbs | read_verbs("figure_verbs") if token.i == item.anchor else verbs
    for _ in range(MAX_STEPS):
        listed = token.dep_ == "conj" and (token.head.pos_ in COUNTED or token.head.tag_ == "VBN")
        if not (listed or token.dep_ in UPWARD) or token.head.i == item.anchor:
            return None
        token = token.head
        moves = item.rule == FIGURE and token.lower_ in read_verbs("running_verbs")
        if moves and not any(_is_actor(view, subject) for subject in find_subjects(token)):
            return None
        if moves or token.lower_ in verbs:
            author = _find_author(view, token)
            return _said(view, author) if author is not None and _names(author) else None
    return None


def _names(token: Token) -> bool:
    """Whether a word says who somebody is: none that stands for another source ("said it counted")."""
    return token.pos_ in NAMING and token.lower_ not in read_set("sourceless", "harm")


def _is_actor(view: View, token: Token) -> bool:
    """Whether a noun names somebody, so that he and no event moves a figure: "officials raised it to 24"."""
    return any(actor.head == token.i for actor in view.sentence.actors)


def _find_figure(view: View, item: Harmed) -> Token:
    """The token that stands for a figure: the toll it is of, the state it is listed with ("at 63 dead and 140
    wounded", "its losses as 88 killed"), else the counted.
    """
    token, anchor = view.doc[(item.whole or item.group).head], view.doc[item.anchor]
    is_state = token.dep_.startswith("nsubj") and token.head.i == anchor.i and anchor.dep_ in LISTED
    return anchor if is_state or item.rule.startswith("toll-") else token


def _said(view: View, token: Token) -> Said:
    return Said(view.doc.quote(*noun_phrase(view.doc, token.i)), "claimed", None)


def find_report(view: View, anchor: int) -> Said | None:
    """The noun of saying a predicate hangs on, or who made it; None where there is none."""
    token = view.doc[anchor]
    for _ in range(MAX_CLIMB):
        if token.i != anchor and token.lemma_ in read_set("saying_nouns", "harm") and token.pos_ == "NOUN":
            makers = (
                find_subjects(token.head) if token.head.lemma_ in read_set("making_verbs", "harm") else []
            )
            return _said(view, makers[0]) if makers else Said(token.text, "claimed", None)
        subject = next(
            (s for s in find_subjects(token) if s.lemma_ in read_set("saying_nouns", "harm")), None
        )
        if subject is not None:
            return _said(view, subject)
        counter = find_counter(view, token)
        if counter is not None:
            return _said(view, counter)
        if token.head is token or token.dep_ in {"acl:relcl", "advcl", "parataxis"}:
            return None
        token = token.head
    return None
