"""The main verb of a sentence, where the parser took its subject or its day for the main word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.lexicon.forms import find_past_of
from flows.syntax.labels import DESCRIBING, NOUNS
from flows.syntax.trees import FINITE, case_of, children
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from flows.records import Token, Tree

ASSERTING = FINITE | {"MD"}
BESIDE = frozenset({"appos", "conj", "parataxis"})
BELOW = frozenset({"advcl", "conj", "parataxis"})
# what a verb has none of that lacks its subject
CLAUSE_MARKS = ("cc", "csubj", "expl", "mark", "nsubj", "nsubj:pass")


def mend_root(tree: Tree) -> None:
    """Makes the verb the main word of a sentence that was hung on its subject or its day."""
    _mend_verbless(tree)
    _mend_dated(tree)
    _mend_participle(tree)


def _mend_verbless(tree: Tree) -> None:
    """Makes the verb behind what is told of its subject the main one: "The premier, who won in May, vowed".

    The parser took the subject for the whole sentence, and hung the verb on the clause between the commas.
    """
    subject = next((token for token in tree if token.head is token), None)
    if subject is None or subject.pos_ not in NOUNS or any(children(subject, "cop", "nsubj")):
        return
    verb = next((token for token in tree[subject.i + 1 :] if _is_main(token, subject)), None)
    if verb is None:
        return
    heads = [token.head.i for token in tree]
    heads = [verb.i if i > verb.i and head < verb.i else head for i, head in enumerate(heads)]
    heads[verb.i] = heads[subject.i] = verb.i
    subject.dep_, verb.dep_ = "nsubj", "ROOT"
    verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_
    tree.link(heads)


def _is_main(token: Token, subject: Token) -> bool:
    """Whether a verb without a subject comes after what commas set beside the subject of the sentence.

    It is finite, or in a whole sentence looks like a participle behind a relative clause.
    """
    if token.pos_ != "VERB" or token.doc[token.i - 1].text != "," or any(children(token, *CLAUSE_MARKS)):
        return False
    above = token.head
    if above is subject:
        return (token.tag_ in FINITE and token.dep_ in BESIDE) or (token.dep_ == "acl" and _is_past(token))
    below = above.head is subject and above.dep_ in DESCRIBING and token.dep_ in BELOW
    whole = above.dep_ == "acl:relcl" and token.doc[-1].text == "."
    return below and (token.tag_ in FINITE or (whole and token.tag_ == "VBN"))


def _is_past(token: Token) -> bool:
    """Whether what looks like a participle has a form or an object that only a past tense has: "spoke"."""
    past = find_past_of(token.lemma_.lower())
    return (len(past) > 1 and token.lower_ == past[0]) or bool(children(token, "obj"))


def _mend_dated(tree: Tree) -> None:
    """Makes the verb the main word where the day before it was: "On Thursday the president called for"."""
    day = next((token for token in tree if token.head is token), None)
    told = syntax_words("months") | syntax_words("weekdays")
    if day is None or day.lower_ not in told or not case_of(day):
        return
    subject = next((noun for noun in children(day, "appos") if noun.pos_ in NOUNS), None)
    verbs = children(subject, "acl") if subject is not None else ()
    verb = next((v for v in verbs if v.tag_ == "VBN" and not any(children(v, "obl:agent"))), None)
    if subject is None or verb is None or subject.i != verb.i - 1:
        return
    heads = [verb.i if token.head.i == day.i and token.i > verb.i else token.head.i for token in tree]
    heads[verb.i] = heads[subject.i] = heads[day.i] = verb.i
    day.dep_, subject.dep_, verb.dep_, verb.tag_ = "obl", "nsubj", "ROOT", "VBD"
    tree.link(heads)


def _mend_participle(tree: Tree) -> None:
    """Makes a past tense the main word of a whole sentence that has no other finite verb.

    The parser took it for a participle before its object ("The militia looted shops"), or hung it on a noun
    of its subject ("A column of pickups mounted with guns rolled into Bria").
    """
    root = next((token for token in tree if token.head is token), None)
    if root is None or root.pos_ not in NOUNS or tree[-1].text != "." or any(children(root, "cop", "nsubj")):
        return
    finite = [token for token in tree if token.tag_ in ASSERTING and token.dep_ != "case"]
    if any(t.tag_ != "VBD" or t.dep_ != "acl" or any(children(t, *CLAUSE_MARKS)) for t in finite):
        return
    participle = _find_participle(root)
    if participle is not None:
        _part_subject(root, participle)
    elif len(finite) == 1:
        _raise_verb(tree, root, finite[0])


def _find_participle(noun: Token) -> Token | None:
    """The participle before a noun that a noun in the singular stands right before, or None."""
    participles = (token for token in children(noun, "amod") if token.tag_ == "VBN" and token.i)
    before = ((token, token.doc[token.i - 1]) for token in participles)
    return next((t for t, last in before if last.dep_ == "compound" and last.tag_ in {"NN", "NNP"}), None)


def _part_subject(noun: Token, verb: Token) -> None:
    """Parts the noun before a participle from the noun behind it: who did it, and to whom."""
    tree, subject = noun.doc, noun.doc[verb.i - 1]
    before = [(child, subject) for above in (noun, verb) for child in above.children if child.i < subject.i]
    subject.dep_, noun.dep_, verb.dep_, verb.tag_, verb.pos_ = "nsubj", "obj", "ROOT", "VBD", "VERB"
    tree.hang((verb, verb), (noun, verb), (subject, verb), (tree[-1], verb), *before)


def _raise_verb(tree: Tree, subject: Token, verb: Token) -> None:
    """Makes the one finite verb the main word, and what it was hung on its subject."""
    subject.dep_, verb.dep_ = "nsubj", "ROOT"
    tree.hang((verb, verb), (subject, verb), (tree[-1], verb))
