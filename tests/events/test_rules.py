"""Every record of `flows/patterns/events` does what its examples say and leaves its counterexamples alone."""

from __future__ import annotations

import pytest

from flows.lexicon import DataError, read_yaml
from flows.lexicon.forms import find_forms_of
from flows.patterns.rules import codes, known_kinds, make_rule, read_rules, trigger_index

EXAMPLES = [(rule, example) for rule in read_rules() for example in rule.examples]
COUNTEREXAMPLES = [(rule, text) for rule in read_rules() for text in rule.counterexamples]
KNOWN = read_yaml("known_failures.yml", folder="../tests/data/events")
GOOD = {
    "id": "x", "why": "y", "triggers": [{"verb": ["go"]}], "code": "clash",
    "examples": [{"text": "a"}], "counterexamples": ["b"],
}  # fmt: skip


def _marks(text: str):
    return [pytest.mark.xfail(reason=KNOWN[text], strict=True)] if text in KNOWN else []


@pytest.mark.parametrize(
    ("rule", "example"),
    [pytest.param(r, e, id=f"{r.id}: {e['text']}", marks=_marks(e["text"])) for r, e in EXAMPLES],
)
def test_example(rule, example, read_drafts):
    view, drafts = read_drafts(example["text"])
    wanted = example.get("code", rule.choices[0].code.name)
    found = {d.match.code.name: view.sentence.doc[d.match.frame.head].text for d in drafts}
    assert found.get(wanted) in example["trigger"].split()


@pytest.mark.parametrize(
    ("rule", "text"),
    [pytest.param(r, t, id=f"{r.id}: {t}", marks=_marks(t)) for r, t in COUNTEREXAMPLES],
)
def test_counterexample(rule, text, read_drafts):
    _, drafts = read_drafts(text)
    assert rule.id not in {d.match.rule.id for d in drafts}


def test_every_code_is_used_and_legal():
    used = {choice.code.name for rule in read_rules() for choice in rule.choices}
    assert used == set(codes())


def test_ties_follow_the_codebook():
    order = [code.sub_event_type for code in codes().values() if code.event_type]
    firsts = [
        "Suicide bomb",
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
    ]
    assert order[:4] == firsts
    assert (
        order.index("Sexual violence") < order.index("Abduction/forced disappearance") < order.index("Attack")
    )
    assert order.index("Attack") < order.index("Government regains territory") < order.index("Armed clash")


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"code": "victory"},
        {"when": {"agent": ["dragon"]}},
        {"triggers": [{"verb": ["go"], "shape": "round"}]},
        {"examples": []},
        {"why": ""},
        {"when": {True: ["armed"]}},
    ],
)
def test_a_bad_record_stops_the_build(change):
    with pytest.raises(DataError, match="rule 'x'"):
        make_rule({**GOOD, **change}, "here.yml")


def test_a_good_record_is_read():
    assert make_rule(GOOD, "here.yml").choices[0].code is codes()["clash"]


def test_the_index_knows_every_form():
    index = trigger_index()
    for rule in read_rules():
        for trigger in rule.triggers:
            for lemma in trigger.lemmas:
                for form in find_forms_of(lemma, trigger.pos):
                    assert (rule, trigger) in index[form]


def test_lists_are_sorted_and_whole():
    things = read_yaml("things.yml")
    for kind, words in things["kinds"].items():
        assert words == sorted(set(words)), kind
    for key, verbs in read_yaml("support_verbs.yml").items():
        assert verbs == sorted(set(verbs)), key
    assert set(things["composed"]) <= known_kinds()
