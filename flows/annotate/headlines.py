"""The verb of a sentence that was parsed without one: headlines in the present tense ("Junta bombs village").

A headline's verb often has the form of a noun. Its past tense has not, so the sentence is read once more with
the past in its place, and that reading is kept where it makes a clause with a subject.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.annotate.respelled import parse_sentences
from flows.lexicon import read_yaml
from flows.lexicon.actors import FIGHTERS, aliases
from flows.lexicon.forms import find_forms_of, find_past_of
from flows.syntax.labels import FINITE_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.model.parser import Parser
    from flows.records import Token, Tree

NAMES = frozenset({"CD", "NN", "NNP", "NNPS", "NNS", "PRP"})
PLURAL = frozenset({"CD", "NNPS", "NNS"})
OPENS_PHRASE = frozenset({"CD", "DT", "JJ", "NN", "NNP", "NNPS", "NNS", "PRP$", "RP", "TO", "VBN"})


def mend_headlines(trees: Sequence[Tree], parser: Parser) -> list[Tree]:
    """The sentences, those without a finite verb read with the verbs their words allow."""
    verbs = {i: found for i, tree in enumerate(trees) if (found := _find_verbs(tree))}
    told = dict(zip(verbs, parse_sentences(map(_retell, verbs.values()), parser), strict=True))
    return [_choose(verbs[i], told[i]) if i in told else tree for i, tree in enumerate(trees)]


def _find_verbs(tree: Tree) -> list[Token]:
    """The words that may be missing verbs: of a sentence, or of each clause of a headline."""
    clauses = [tree[:]] if tree[-1].text == "." else _split(tree)
    return [verb for clause in clauses if not _is_finite(clause) and (verb := _find_verb(clause))]


def _is_finite(clause: Iterable[Token]) -> bool:
    """Whether a clause has a finite verb, which no preposition is ("Israeli jets pound Gaza")."""
    return any(token.tag_ in FINITE_TAGS and token.dep_ != "case" for token in clause)


def _split(tree: Tree) -> list[list[Token]]:
    """The clauses of a headline, cut at commas and conjunctions: "rebels attack as jets strike militants"."""
    clauses: list[list[Token]] = [[]]
    for token in tree:
        if token.lower_ in _words("joints"):
            clauses.append([])
        clauses[-1].append(token)
    return clauses


def _find_verb(clause: Sequence[Token]) -> Token | None:
    """The word that may be the missing verb, or None."""
    options = [token for token in clause[1:] if token.i + 1 < len(token.doc) and _may_be_verb(token)]
    places = {token.i for token in options}
    return next((token for token in options if not _yields(token, places)), None)


def _may_be_verb(token: Token) -> bool:
    """Whether the word looks like a headline's verb: by form, by the noun before and the phrase after."""
    number = _forms().get(token.lower_)
    # "the army ceded control", ceded taken for an adjective; "jets pound Gaza", pound for a preposition
    hung = (token.tag_, token.dep_) == ("VBN", "amod") or token.dep_ in {"case", "nmod"}
    if number is None or (token.tag_.startswith(("V", "R")) and not hung):
        return False
    before, after = token.doc[token.i - 1], token.doc[token.i + 1]
    if before.tag_ not in NAMES and not before.text.isupper():
        return False
    if number == "past":
        return True
    agrees = (before.tag_ in PLURAL or _is_joined(before)) is (number == "plural")
    if agrees and (after.tag_ in OPENS_PHRASE or _takes_preposition(token, before, number)):
        return True
    group = number == "plural" and before.lower_ in _group_names()  # not "Taliban attack victims"
    return group and after.tag_ in OPENS_PHRASE - {"NN", "NNS"}


def _takes_preposition(token: Token, before: Token, number: str) -> bool:
    """Whether the verb may stand before a preposition: "rebels clash with", "Maliki rules out"."""
    return before.tag_ == "NNS" if number == "plural" else token.lower_ in _singulars()


def _is_joined(token: Token) -> bool:
    """Whether the noun ends a list: "government and ELN", "Sudan army, RSF"."""
    return any(before.lower_ in {"and", ","} for before in token.doc[: token.i])


def _yields(token: Token, places: set[int]) -> bool:
    """Whether the next word is the better verb: "Israeli strikes kill five"."""
    return token.i + 1 in places and token.doc[token.i + 2].tag_ in OPENS_PHRASE


def _retell(verbs: Sequence[Token]) -> str:
    """The sentence with the verbs in the past tense."""
    text = verbs[0].doc.text
    for verb in reversed(verbs):
        text = text[: verb.idx] + _pasts()[verb.lower_] + text[verb.idx + len(verb.text) :]
    return text


def _choose(verbs: Sequence[Token], told: Tree) -> Tree:
    """The second reading, on the words that were written, where it makes clauses; else the first."""
    tree = verbs[0].doc
    if len(told) != len(tree) or not all(_is_clause(told[verb.i]) for verb in verbs):
        return tree
    for token, written in zip(told, tree, strict=True):
        token.idx, token.text, token.lower_ = written.idx, written.text, written.lower_
    told.text = tree.text
    return told


def _is_clause(verb: Token) -> bool:
    """Whether the new reading has the word as a finite verb with a subject."""
    return verb.tag_ == "VBD" and any(child.dep_ == "nsubj" for child in verb.children)


@cache
def _group_names() -> frozenset[str]:
    """The last words of the names of groups and forces, of which a verb may be plural: "Taliban launch"."""
    listed = (alias for row in aliases().values() for alias in row if alias.actor.sort in FIGHTERS)
    return frozenset(alias.pieces[-1] for alias in listed)


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(read_yaml("headline_verbs.yml")[key])


@cache
def _forms() -> dict[str, str]:
    """Written form -> singular, plural or past, for each verb of headlines."""
    found: dict[str, str] = {}
    for lemma in read_yaml("headline_verbs.yml")["verbs"]:
        plain, third, *_ = find_forms_of(lemma, "verb")
        found |= dict.fromkeys(find_past_of(lemma), "past") | {third: "singular", plain: "plural"}
    return found


@cache
def _pasts() -> dict[str, str]:
    """Written form -> what stands in its place for the second reading."""
    data = read_yaml("headline_verbs.yml")
    found: dict[str, str] = {}
    for lemma in data["verbs"]:
        plain, third, *_ = find_forms_of(lemma, "verb")
        past = find_past_of(lemma)
        found |= dict.fromkeys(past, data["stand_in"]) | dict.fromkeys((third, plain), past[0])
    return found


@cache
def _singulars() -> frozenset[str]:
    """The -s forms that may stand before a preposition though they are nouns as well."""
    return frozenset(
        find_forms_of(lemma, "verb")[1] for lemma in read_yaml("headline_verbs.yml")["with_preposition"]
    )
