"""Time expressions found and resolved: the cases, the rules' own examples, what holds for any text."""

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.annotate.times import find_time_expressions
from flows.annotate.times.finding import find_matches
from flows.annotate.times.grammar import read_grammar
from flows.lexicon import read_yaml
from flows.times import find_times, read_times
from tests.conftest import read_cases

RULES = read_yaml("times_rules.yml")["rules"]


def read_all(case):
    return [
        [t.text, t.type, t.value, t.date_start, t.date_end, t.precision]
        for t in read_times(case["text"], case.get("published"))
    ]


@pytest.mark.parametrize("case", read_cases("times/expressions.yml"))
def test_expressions_of_a_text(case):
    assert read_all(case) == case["found"]


@pytest.mark.parametrize("case", read_cases("times/negatives.yml"))
def test_no_expression_where_words_only_look_like_a_time(case):
    assert [found.text for found in find_time_expressions(case["text"])] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_every_rule_finds_its_examples(rule):
    assert rule["why"] and rule["examples"]
    for text, words in rule["examples"]:
        found = [expression.text for expression in find_time_expressions(text)]
        assert rule["id"] in [match.rule.id for match in find_matches(text, read_grammar())], text
        assert found == [] if words is None else words in found, text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_no_rule_finds_its_counterexamples(rule):
    assert rule["counterexamples"]
    for text in rule["counterexamples"]:
        assert rule["id"] not in [match.rule.id for match in find_matches(text, read_grammar())], text


def test_rule_ids_are_unique():
    ids = [rule["id"] for rule in RULES]
    assert len(ids) == len(set(ids))


def test_offsets_count_from_the_start_given():
    (found,) = find_time_expressions("on 10 June 2014.", start=100)
    assert (found.start, found.end) == (103, 115)


def test_find_times_is_a_frame_of_stated_columns_even_when_empty():
    columns = ["start", "end", "text", "type", "value", "date_start", "date_end", "precision"]
    assert list(find_times("").columns) == list(find_times("on 10 June 2014").columns) == columns
    assert find_times("on 10 June 2014").loc[0, "date_start"] == date(2014, 6, 10)


WORDS = [
    "on",
    "in",
    "the",
    "10",
    "June",
    "2014",
    "early",
    "next",
    "day",
    "Monday",
    ",",
    "-",
    "to",
    "last",
    "BC",
]
WORDS += ["31", "February", "9999", "24:00", "and", "two", "weeks", "ago", "later", "century", "0", "morning"]


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([None, date(2014, 6, 11), date(1, 1, 1)])
)
def test_any_words_give_spans_that_show_them_in_order(words, published):
    text = " ".join(words)
    found = read_times(text, published)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(one.date_start <= one.date_end for one in found if one.date_start and one.date_end)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=80))
def test_any_text_is_read(text):
    assert all(text[one.start : one.end] == one.text for one in read_times(text))


@pytest.mark.parametrize(
    "unit", ["10 ", "June ", "the ", "early the ", "2014-", "1 and ", "two ", "a\n", "' ", "12:"]
)
def test_hostile_lines_are_read_in_linear_time(unit):
    assert isinstance(find_time_expressions(unit * 20_000), tuple)
