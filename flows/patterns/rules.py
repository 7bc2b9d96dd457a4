"""The records of `flows/patterns/events`: what a verb or noun must have about it to name an event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from flows.lexicon import DataError, read_yaml
from flows.lexicon.forms import find_forms_of

EVENTS = Path(__file__).resolve().parent / "events"
WORD_KEYS = ("particle", "object", "complement", "case", "modifier", "without_modifier", "governor")
ROLE_KEYS = ("of", "possessor", "subject")
TRIGGER_KEYS = {
    "verb",
    "noun",
    "oblique",
    "addressed",
    "negated",
    "passive",
    "phased",
    *WORD_KEYS,
    *ROLE_KEYS,
}
RULE_KEYS = {
    "id", "why", "triggers", "when", "when_any", "without", "filled", "code", "codes", "initiator", "target",
    "place", "author", "priority", "result", "parties", "timed", "unrealised", "agentless",
    "examples", "counterexamples",
}  # fmt: skip
CODE_KEYS = {"code", "when", "without", "words", "abroad"}
ANY = "ANY"


@dataclass(frozen=True, slots=True)
class Code:
    """What a mention is coded as; no event type means the political layer. `rank` settles ties."""

    name: str
    rank: int
    event_type: str | None
    sub_event_type: str | None
    plover: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """One form a trigger takes: its lemmas and the words that must hang on it.

    `addressed` asks for an actor as object, `negated` for a "not", `passive` for a passive, `phased` for a
    verb that brings the noun in.
    """

    pos: str
    lemmas: frozenset[str]
    words: dict[str, frozenset[str]]
    oblique: dict[str, frozenset[str]]
    roles: dict[str, str]
    addressed: bool
    negated: bool
    passive: bool
    phased: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """Kinds asked of slots: all of `when`, one of `when_any`, none of `without`; `filled` not empty.

    A passive of one of the kinds of `agentless` need not say who does it.
    """

    when: dict[str, frozenset[str]]
    when_any: dict[str, frozenset[str]]
    without: dict[str, frozenset[str]]
    filled: tuple[str, ...]
    agentless: frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A code and what must hold for it: trigger lemmas (`words`), the agent's country (`abroad`) or slots."""

    code: Code
    condition: Condition
    words: frozenset[str]
    abroad: bool | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One record; `author` says who is meant where no agent is named: passage, none, enemy."""

    id: str
    triggers: tuple[Trigger, ...]
    condition: Condition
    choices: tuple[Choice, ...]
    initiator: tuple[str, ...]
    target: tuple[str, ...]
    place: tuple[str, ...]
    author: str
    priority: int
    result: bool
    parties: bool
    timed: bool
    unrealised: bool
    examples: tuple[dict[str, Any], ...]
    counterexamples: tuple[str, ...]


@cache
def codes() -> dict[str, Code]:
    """Every code of `codes.yml` by name, ranked in the file's order."""
    return {
        name: Code(name, rank, row["event_type"], row["sub_event_type"], row["plover"])
        for rank, (name, row) in enumerate(read_yaml("codes.yml", folder="patterns").items())
    }


@cache
def read_rules() -> tuple[Rule, ...]:
    """Every record of every file of `events`, files and records in order; raises DataError for a bad one."""
    files = sorted(path.name for path in EVENTS.glob("*.yml"))
    rules = [make_rule(row, name) for name in files for row in read_yaml(f"events/{name}", folder="patterns")]
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise DataError(f"events: rule {rule.id!r} stands twice; give one another id")
        seen.add(rule.id)
    return tuple(rules)


def make_rule(row: dict[str, Any], file: str) -> Rule:
    """The rule of one record; raises DataError naming file, record and remedy."""
    where = f"{file}: rule {row.get('id')!r}"
    _check_keys(row, RULE_KEYS, where)
    if not row.get("why") or not row.get("examples") or not row.get("counterexamples"):
        raise DataError(f"{where}: needs why, examples and counterexamples")
    return Rule(
        id=row["id"],
        triggers=tuple(_make_trigger(t, where) for t in row["triggers"]),
        condition=_make_condition(row, where),
        choices=tuple(_make_choice(c, where) for c in row.get("codes") or [{"code": row["code"]}]),
        initiator=tuple(row.get("initiator", ["agent"])),
        target=tuple(row.get("target", ["patient", "patient.owner"])),
        place=tuple(row.get("place", ["patient"])),
        author=row.get("author", "passage"),
        priority=row.get("priority", 0),
        result=row.get("result", False),
        parties=row.get("parties", False),
        timed=row.get("timed", False),
        unrealised=row.get("unrealised", False),
        examples=tuple(row["examples"]),
        counterexamples=tuple(row["counterexamples"]),
    )


def _make_trigger(row: dict[str, Any], where: str) -> Trigger:
    _check_keys(row, TRIGGER_KEYS, where)
    pos = "verb" if "verb" in row else "noun"
    return Trigger(
        pos=pos,
        lemmas=frozenset(map(str, row[pos])),
        words={key: frozenset(row[key]) for key in WORD_KEYS if key in row},
        oblique={prep: frozenset(words) for prep, words in row.get("oblique", {}).items()},
        roles={key: row[key] for key in ROLE_KEYS if key in row},
        addressed=row.get("addressed", False),
        negated=row.get("negated", False),
        passive=row.get("passive", False),
        phased=row.get("phased", False),
    )


def _make_condition(row: dict[str, Any], where: str) -> Condition:
    when, when_any, without = (_kinds_of(row.get(key, {}), where) for key in ("when", "when_any", "without"))
    agentless = _kinds_of({"patient": row.get("agentless", [])}, where)["patient"]
    return Condition(
        _with_leaders(when), _with_leaders(when_any), without, tuple(row.get("filled", ())), agentless
    )


def _with_leaders(slots: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The kinds a record asks for, with the leaders who stand for their forces; none is refused as one."""
    leading: dict[str, list[str]] = read_yaml("things.yml")["leading"]
    return {slot: kinds.union(*(leading.get(kind, ()) for kind in kinds)) for slot, kinds in slots.items()}


def _kinds_of(slots: dict[str, list[str]], where: str) -> dict[str, frozenset[str]]:
    for slot, kinds in slots.items():
        if not isinstance(slot, str) or not all(isinstance(kind, str) for kind in kinds):
            raise DataError(f"{where}: {slot!r}: {kinds!r}: put quotes around on and off")
        unknown = sorted(set(kinds) - known_kinds() - {ANY})
        if unknown and slot not in {"modifier"}:
            raise DataError(
                f"{where}: unknown kinds {unknown} of {slot}; add them to things.yml or mend them"
            )
    return {slot: frozenset(kinds) for slot, kinds in slots.items()}


def _make_choice(row: dict[str, Any], where: str) -> Choice:
    _check_keys(row, CODE_KEYS, where)
    if row["code"] not in codes():
        raise DataError(f"{where}: unknown code {row['code']!r}; see codes.yml")
    words = frozenset(row.get("words", ()))
    return Choice(codes()[row["code"]], _make_condition(row, where), words, row.get("abroad"))


def _check_keys(row: dict[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(row) - known)
    if unknown:
        raise DataError(f"{where}: unknown keys {unknown}; known are {sorted(known)}")


@cache
def known_kinds() -> frozenset[str]:
    """Every kind of argument a record may ask for."""
    things = read_yaml("things.yml")
    broad = {kind for key in ("sorts", "actor_types") for kinds in things[key].values() for kind in kinds}
    return frozenset(
        {
            *things["kinds"],
            *things["composed"],
            *things["described"],
            *things["places"],
            *broad,
            "place",
            "count",
            "name",
            "officer",
            *(kind for kinds in things["leading"].values() for kind in kinds),
            "regional",
            "unsure_place",
        }
    )


@cache
def trigger_index() -> dict[str, tuple[tuple[Rule, Trigger], ...]]:
    """Written form of a trigger -> the rules and forms it may start."""
    index: dict[str, list[tuple[Rule, Trigger]]] = {}
    for rule in read_rules():
        for trigger in rule.triggers:
            forms = {form for lemma in trigger.lemmas for form in find_forms_of(lemma, trigger.pos)}
            for form in sorted(forms):
                index.setdefault(form, []).append((rule, trigger))
    return {form: tuple(entries) for form, entries in index.items()}
