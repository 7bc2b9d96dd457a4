"""The lexicons of harm and of victims, indexed by word for the frames that use them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from flows.lexicon import read_yaml
from flows.lexicon.countries import country_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

VERB, STATE, NOUN, TOLL, BODY = "verb", "state", "noun", "toll", "body"
VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class HarmWord:
    """One sense of a word that says people were harmed.

    `kind` is verb, state, noun, toll or body; `subject` says that the subject, not the object, suffers;
    `people_only` that the sufferer must be named as people; `none` that the word says nobody was harmed.
    """

    lemma: str
    harm: str
    kind: str
    subject: bool = False
    people_only: bool = False
    none: bool = False


@cache
def read_harm() -> Mapping[str, Any]:
    """The hand-kept harm lexicon."""
    data: Mapping[str, Any] = read_yaml("harm.yml")
    return data


@cache
def read_victims() -> Mapping[str, Any]:
    """The hand-kept victim lexicon."""
    data: Mapping[str, Any] = read_yaml("victims.yml")
    return data


@cache
def read_harm_words() -> Mapping[str, tuple[HarmWord, ...]]:
    """Every inflected form of a harm word, lower case, with its senses."""
    index: dict[str, list[HarmWord]] = {}
    for form, sense in _make_senses(read_harm()):
        if sense not in index.setdefault(form, []):
            index[form].append(sense)
    return {form: tuple(senses) for form, senses in index.items()}


def _make_senses(data: Mapping[str, Any]) -> Iterator[tuple[str, HarmWord]]:
    """(form, sense) for every word of the lexicon."""
    people = frozenset(data["people_only"])
    for table, is_subject in (("transitive", False), ("intransitive", True)):
        for harm, lemmas in data[table].items():
            for lemma in lemmas:
                sense = HarmWord(lemma, harm, VERB, is_subject, lemma in people)
                yield from ((form, sense) for form in inflect(lemma, data["irregular"]))
    for lemma, harm in data["weak"].items():
        yield from (
            (form, HarmWord(lemma, harm, VERB, False, lemma in people))
            for form in inflect(lemma, data["irregular"])
        )
    yield from _make_nominal_senses(data)


def _make_nominal_senses(data: Mapping[str, Any]) -> Iterator[tuple[str, HarmWord]]:
    """(form, sense) for adjectives and nouns."""
    for harm, words in data["states"].items():
        yield from ((word, HarmWord(word, harm, STATE, True)) for word in words)
    yield from ((word, HarmWord(word, "injured", STATE, True, none=True)) for word in data["unharmed"])
    for table, kind in (("nouns", NOUN), ("tolls", TOLL)):
        for harm, lemmas in data[table].items():
            yield from (
                (form, HarmWord(lemma, harm, kind)) for lemma in lemmas for form in make_plurals(lemma)
            )
    for lemma in data["bodies"]:
        yield from ((form, HarmWord(lemma, "killed", BODY)) for form in make_plurals(lemma))


def inflect(lemma: str, irregular: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The forms of an English verb.

    >>> inflect("kidnap", {"kidnap": ["kidnapped", "kidnapping"]})
    ('kidnap', 'kidnaps', 'kidnapped', 'kidnapping')
    >>> inflect("die", {"die": ["died", "dying"]})
    ('die', 'dies', 'died', 'dying')
    """
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        third = lemma[:-1] + "ies"
    past = (
        lemma + "d"
        if lemma.endswith("e")
        else third[:-3] + "ied"
        if third.endswith("ies") and lemma[-1] == "y"
        else lemma + "ed"
    )
    gerund = (lemma[:-1] if lemma.endswith("e") else lemma) + "ing"
    return (lemma, third, *(irregular.get(lemma, (past, gerund))))


def make_plurals(noun: str) -> tuple[str, ...]:
    """A noun and its regular plural.

    >>> make_plurals("casualty"), make_plurals("policeman"), make_plurals("sheriff")
    (('casualty', 'casualties'), ('policeman', 'policemen'), ('sheriff', 'sheriffs'))
    """
    if noun.endswith("y") and noun[-2] not in VOWELS:
        return noun, noun[:-1] + "ies"
    if noun.endswith("man"):
        return noun, noun[:-3] + "men"
    if noun.endswith("person"):
        return noun, noun[:-6] + "people", noun + "s"
    if noun.endswith("child"):
        return noun, noun + "ren"
    return noun, noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def read_people() -> Mapping[str, str]:
    """Every form of a noun that names people, with the victim_type it has by itself."""
    data = read_victims()
    found = {
        form: kind
        for noun, kind in data["open_heads"].items()
        for form in (*make_plurals(noun), *data["irregular"].get(noun, ()))
    }
    for kind, nouns in data["heads"].items():
        found |= {
            form: kind for noun in nouns for form in (*make_plurals(noun), *data["irregular"].get(noun, ()))
        }
    return found | {form: "unknown" for form in read_nationals() if form not in found}


@cache
def read_nationals() -> frozenset[str]:
    """The plural nouns of nationality: "iraqis", "americans"."""
    entries = (entry for found in country_words().values() for entry in found)
    return frozenset(
        words[0] + "s"
        for words, _, is_demonym in entries
        if is_demonym and len(words) == 1 and words[0][-1] in "in"
    )


@cache
def read_nouns(name: str) -> frozenset[str]:
    """Every form of the nouns of one list of the victim lexicon."""
    irregular = read_victims()["irregular"]
    nouns = read_set(name)
    return frozenset(f for noun in nouns for f in (*make_plurals(noun), *irregular.get(noun, ())))


@cache
def read_generic() -> frozenset[str]:
    """Every form of a noun that says no more than that people were harmed: "people", "others", "victims"."""
    return read_nouns("generic_victims")


@cache
def read_set(name: str, table: str = "victims") -> frozenset[str]:
    """One list of a lexicon as a set."""
    return frozenset((read_victims() if table == "victims" else read_harm())[name])


@cache
def read_verbs(name: str) -> frozenset[str]:
    """Every form of the verbs of one list of the harm lexicon."""
    irregular = read_harm()["irregular"]
    return frozenset(form for verb in read_set(name, "harm") for form in inflect(verb, irregular))


@cache
def read_suffixes() -> tuple[str, ...]:
    """Endings of nouns made for people."""
    return tuple(read_victims()["suffixes"])


@cache
def read_title_words() -> frozenset[str]:
    """Ranks and titles that stand before a name."""
    return frozenset(word for words in read_victims()["titles"].values() for word in words)


@cache
def read_things() -> frozenset[str]:
    """Nouns that never name people: those of `things.yml`, which knows no people, and a few more."""
    things = read_yaml("things.yml")
    kinds = (nouns for kind, nouns in things["kinds"].items() if kind not in things["of_people"])
    listed = frozenset(noun for nouns in kinds for noun in nouns)
    return frozenset((listed | read_set("things")) - read_people().keys() - read_harm_words().keys())


@cache
def read_markers() -> tuple[tuple[str, ...], ...]:
    """The words that open a list of some of those just counted, longest first."""
    return _read_phrases("part_markers")


@cache
def read_trailers() -> tuple[tuple[str, ...], ...]:
    """The words between a passive and the people it goes on to, longest first."""
    return _read_phrases("trailers")


def _read_phrases(key: str) -> tuple[tuple[str, ...], ...]:
    phrases = (tuple(phrase.split()) for phrase in read_harm()[key])
    return tuple(sorted(phrases, key=lambda words: (-len(words), words)))
