"""Who does what a word in -ing says, and which such words are verbs: "began shelling the town"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon.forms import find_forms_of
from flows.syntax.trees import case_of, children
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from flows.records import Token


def mend_gerund(token: Token) -> None:
    """Makes a verb of a gerund taken for a noun, or hangs one on who does it, right before it."""
    if token.i and token.lower_ in _gerunds() and _is_taker(token.doc[token.i - 1]):
        _make_verb(token, token.doc[token.i - 1])
    elif token.tag_ == "VBG" and token.dep_ in {"acl", "advcl"}:
        _hang_on_doer(token)


def _is_taker(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lemma_.lower() in syntax_words("gerund_takers")


def _make_verb(token: Token, taker: Token) -> None:
    """Gives a gerund behind "began" or "stopped" the object behind it: "began bombing rebel positions"."""
    target = _find_target(token, taker)
    if target is None:
        return
    token.pos_, token.tag_, token.lemma_ = "VERB", "VBG", _gerunds()[token.lower_]
    token.dep_, target.dep_ = "xcomp", "obj"
    token.doc.hang((token, taker), (target, token))


def _find_target(token: Token, taker: Token) -> Token | None:
    """What is done to: the second object, or plural noun whose first word the gerund was taken for."""
    noun = token.head
    if token.dep_ == "compound" and noun.i > token.i + 1 and noun.tag_ == "NNS" and noun.head is taker:
        return noun
    beside = (*children(taker, "obj"), *children(token, "obj")) if noun is taker else ()
    return next((other for other in beside if other.i > token.i), None)


def _hang_on_doer(token: Token) -> None:
    """Hangs what is being done on who does it, right before it: "ended with rebels seizing the base".

    Behind "with" a verb of harm tells what came of the whole: "attacked the base with rockets killing three".
    """
    noun = _find_doer(token)
    if noun is None or (case_of(noun) == "with" and token.lemma_.lower() in syntax_words("result_verbs")):
        return
    token.dep_ = "acl"
    token.doc.hang((token, noun))


def _find_doer(gerund: Token) -> Token | None:
    """The noun right before a gerund: in a phrase hung beside it, or whom somebody saw do it."""
    verb = gerund.head
    sees = verb.lemma_.lower() in syntax_words("seeing_verbs")
    hosts = [noun for noun in children(verb, "nmod", "obl") if case_of(noun) in syntax_words("gerund_hosts")]
    seen = children(verb, "obj") if sees else ()
    return next((noun for noun in (*hosts, *seen) if noun.right_edge.i == gerund.i - 1), None)


@cache
def _gerunds() -> dict[str, str]:
    """The -ing form of each verb of attack and capture, with its lemma."""
    lemmas = syntax_words("transitive_gap")
    forms = ((form, lemma) for lemma in lemmas for form in find_forms_of(lemma, "verb"))
    return {form: lemma for form, lemma in forms if form.endswith("ing")}
