"""The rules of `times_rules.yml` as compiled patterns, by the words they may start with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from flows.lexicon import DataError, read_yaml

MACRO = re.compile(r"\{([a-z_]+)(?::(\d))?\}")
GROUP = re.compile(r"\(\?P<(\w+)>")
WORD = re.compile(r"[^\W_]+")
DIGIT = "digit"
RULE_KEYS = {"id", "pattern", "first", "kind", "set", "why", "examples", "counterexamples"}
# Without a word of these lists, or a digit, no rule fits.
TRIGGER_LISTS = (
    "months",
    "month_abbreviations",
    "weekdays",
    "weekday_abbreviations",
    "seasons",
    "units",
    "dayparts",
    "deictic_days",
    "frequencies",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it matches, the shape it gives, and why."""

    id: str
    kind: str
    pattern: re.Pattern[str]
    fields: Mapping[str, Any]


Index = Mapping[str, tuple[Rule, ...]]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules by the word they may start with, in order, and the words without which no rule fits.

    The key DIGIT stands for every word that starts with a digit.
    """

    rules: Index
    triggers: frozenset[str]


def read_words() -> dict[str, Any]:
    """The word lists of `times.yml`."""
    return dict(read_yaml("times.yml"))


def _alternation(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    both = [form for word in ordered for form in ((word, word.upper()) if word.istitle() else (word,))]
    return "|".join(re.escape(form).replace(r"\ ", " ") for form in both)


def _expand(pattern: str, fragments: Mapping[str, str], words: Mapping[str, Any]) -> str:
    """The pattern with every macro replaced; {day:2} reads into groups whose names end in 2."""

    def replacement(match: re.Match[str]) -> str:
        name, suffix = match[1], match[2] or ""
        if name in fragments:
            inner = GROUP.sub(lambda group: f"(?P<{group[1]}{suffix}>", fragments[name])
            return f"(?:{_expand(inner, fragments, words)})"
        if name not in words:
            raise DataError(f"times_rules.yml: no macro {{{name}}}; name one of macros or of times.yml")
        return f"(?:{_alternation(words[name])})"

    return MACRO.sub(replacement, pattern)


def _space(pattern: str) -> str:
    """The pattern with each space standing for one to three characters of white space."""
    return pattern.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")


def _make_rule(row: Mapping[str, Any], fragments: Mapping[str, str], words: Mapping[str, Any]) -> Rule:
    """One compiled rule; raises DataError for an unknown key or a pattern that does not compile."""
    unknown = set(row) - RULE_KEYS
    if unknown:
        raise DataError(f"times_rules.yml: rule {row.get('id')}: unknown keys {sorted(unknown)}")
    try:
        pattern = re.compile(_space(_expand(row["pattern"], fragments, words)), re.IGNORECASE)
    except re.error as error:
        raise DataError(f"times_rules.yml: rule {row['id']}: {error}") from None
    return Rule(row["id"], row["kind"], pattern, row.get("set", {}))


def _first_words(names: Iterable[str], firsts: Mapping[str, Any], words: Mapping[str, Any]) -> frozenset[str]:
    """The words that the entries of a `first` list stand for."""
    found: set[str] = set()
    for name in names:
        if name in firsts:
            found |= _first_words(firsts[name], firsts, words)
        elif name in words:
            found |= {match[0].lower() for word in words[name] if (match := WORD.match(str(word)))}
        else:
            found.add(name)
    return frozenset(found)


def _index_rules(
    rows: Iterable[Mapping[str, Any]], data: Mapping[str, Any], words: Mapping[str, Any]
) -> Index:
    """The rules of each first word, in their order."""
    index: dict[str, list[Rule]] = {}
    for row in rows:
        rule = _make_rule(row, data["macros"], words)
        for word in _first_words(row["first"], data["firsts"], words):
            index.setdefault(word, []).append(rule)
    return {word: tuple(index[word]) for word in sorted(index)}


def _make_triggers(words: Mapping[str, Any]) -> frozenset[str]:
    """The words without which no rule fits, in small letters."""
    named = [word for name in TRIGGER_LISTS for word in words[name]]
    named += [f"{weekday}s" for weekday in words["weekdays"]]
    named += [holiday.split()[0] for holiday in words["holidays"]]
    named += [reference.split()[-1] for reference in words["references"]]
    return frozenset(word.lower() for word in named) | {"overnight", "clock"}


@cache
def read_grammar() -> Grammar:
    """The grammar, compiled once."""
    words = read_words()
    data = read_yaml("times_rules.yml")
    return Grammar(_index_rules(data["rules"], data, words), _make_triggers(words))
