"""The layout rules keep what their own examples say, and the words in them are fit to be words."""

from __future__ import annotations

import pytest

from flows.lexicon import read_yaml
from flows.lexicon.layout import LineRule, bare, find_line_rule, read_datelines, read_line_rules

LINES = read_line_rules()
RULES = (*LINES, *read_datelines())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_fits_its_examples_only(rule: LineRule) -> None:
    assert rule.why
    assert rule.examples
    assert rule.counterexamples
    assert all(rule.match(example) for example in rule.examples)
    assert not [example for example in rule.counterexamples if rule.match(example)]


@pytest.mark.parametrize("rule", LINES, ids=lambda rule: rule.id)
def test_no_earlier_rule_takes_the_examples(rule: LineRule) -> None:
    for example in rule.examples:
        found = find_line_rule(example)
        assert found is not None
        assert found[0].id == rule.id


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("key", ["dead_sections", "open_words"])
def test_words_are_sorted_words(key: str) -> None:
    words = read_yaml("layout.yml")[key]
    assert all(isinstance(word, str) for word in words)
    assert words == sorted(set(words))


def test_bare_takes_links_and_emphasis_off() -> None:
    assert bare("**By [Ana Ruiz](https://example.org/a)**") == "By Ana Ruiz"
