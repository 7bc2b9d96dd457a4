"""Countries and capitals that stand for their government by what is said of them: "Moscow", "to Turkey"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.lexicon.countries import seats
from flows.lexicon.fold import fold_pieces
from flows.lexicon.forms import find_forms_of
from flows.syntax import case_of, children

if TYPE_CHECKING:
    from flows.records import Token

OBJECTS = frozenset({"iobj", "nsubj:pass", "obj"})


def find_seat(token: Token) -> str | None:
    """The country whose capital the token names, where the name stands for the government, else None."""
    code = find_capital(token)
    return code if code and (_acts(token) or _owns_deed(token) or is_addressed(token)) else None


def find_capital(token: Token) -> str | None:
    """The country whose capital the token names, else None."""
    if not token.text[:1].isupper() or _words_of_seats().isdisjoint(fold_pieces(token.text)):
        return None
    parts = [c.i for c in children(token, "compound", "flat", "amod") if c.text[:1].isupper()]
    name = token.doc.quote(min([token.i, *parts]), max([token.i, *parts]) + 1)
    return seats().get(" ".join(fold_pieces(name)))


def is_addressed(token: Token) -> bool:
    """Whether somebody speaks to or of the one the token names."""
    head = _first_of_list(token)
    if head.dep_ in OBJECTS:
        return head.head.lemma_.lower() in _forms("addresses") or head.head.lower_ in _forms("addresses")
    return (head.head.lemma_.lower(), case_of(head)) in _addressed()


def _acts(token: Token) -> bool:
    """Whether the token is the subject of what governments do."""
    head = _first_of_list(token)
    return head.dep_ == "nsubj" and (head.head.lower_ in _forms("acts") or head.head.lower_ in _speech())


def _owns_deed(token: Token) -> bool:
    """Whether the name owns what a government does to another: "Tehran's attack on Israel"."""
    deed = token.head
    words = read_yaml("states.yml")
    if token.dep_ != "nmod:poss" or deed.lemma_.lower() not in words["deeds"]:
        return False
    return any(
        case_of(other) in words["deeds_towards"] and other.pos_ == "PROPN" for other in children(deed, "nmod")
    )


def _first_of_list(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


@cache
def _words_of_seats() -> frozenset[str]:
    """Every word of the name of a capital."""
    return frozenset(word for name in seats() for word in name.split())


@cache
def _forms(key: str) -> frozenset[str]:
    """The forms of the verbs of one list of `states.yml`."""
    return frozenset(form for verb in read_yaml("states.yml")[key] for form in find_forms_of(verb, "verb"))


@cache
def _speech() -> frozenset[str]:
    """The forms of the verbs of speech."""
    verbs = (verb for kind in read_yaml("speech.yml")["speech_verbs"].values() for verb in kind)
    return frozenset(form for verb in verbs for form in find_forms_of(verb, "verb"))


@cache
def _addressed() -> frozenset[tuple[str, str]]:
    """Each word with each preposition that brings whom it is said to."""
    rows = read_yaml("states.yml")["addressed"]
    return frozenset(
        (word, preposition) for row in rows for word in row["words"] for preposition in row["prepositions"]
    )
