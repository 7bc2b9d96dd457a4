"""What goes wrong on the reference texts, each row with the cause that the tables themselves show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.evaluate.gold import Row, accepted
from flows.evaluate.match import overlap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.evaluate.match import Pair

Check = Callable[[Row, Row], bool]
Cause = tuple[str, str]

# The column that says by which rule a field of a row was read.
RULES = {"dates": "date_rule", "location": "place_rule"}
# The columns of a field whose name differs from theirs.
COLUMNS = {"dates": ("date_start", "date_end"), "attributed": ("attributed_to",)}


@dataclass(frozen=True, slots=True)
class Failure:
    """One row missed, one too much, or one field of a right row that is wrong."""

    side: str
    cause: str
    document: str
    code: str
    word: str
    quote: str
    values: str = ""

    def __str__(self) -> str:
        words = f"{self.document[:3]} {self.code} [{self.word}] {self.quote[:160]}"
        return "`" + " ".join(words.replace("`", "'").split()) + "`" + self.values


def group_failures(failures: Iterable[Failure]) -> dict[Cause, list[Failure]]:
    """The failures of each side and cause, the most frequent first."""
    groups: dict[Cause, list[Failure]] = defaultdict(list)
    for failure in failures:
        groups[failure.side, failure.cause].append(failure)
    return dict(sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])))


def choose_worst(failures: Iterable[Failure], most: int) -> list[Failure]:
    """At most so many failures: of the frequent causes as many as their share, at least one of each."""
    groups = group_failures(failures)
    whole = sum(map(len, groups.values()))
    chosen = [row for rows in groups.values() for row in rows[: max(1, len(rows) * most // max(1, whole))]]
    return chosen[:most]


@dataclass(frozen=True, slots=True)
class Compared:
    """Reference rows beside our rows: `pairs` overlap, `right` of them agree in the column `code`."""

    golds: Sequence[Row]
    rows: Sequence[Row]
    abstained: Sequence[Row]
    pairs: list[Pair]
    right: list[Pair]
    code: str


def find_failures(compared: Compared, checks: dict[str, Check]) -> tuple[Failure, ...]:
    """The reference rows missed, our rows too much, and the fields wrong on right rows by their `checks`."""
    return (*_find_missed(compared), *_find_extra(compared), *_find_wrong(compared, checks))


def _find_missed(compared: Compared) -> Iterator[Failure]:
    met = {id(gold) for gold, _ in compared.right}
    paired = {id(gold): row for gold, row in compared.pairs}
    for gold in compared.golds:
        if id(gold) not in met:
            yield _failure("missed", _why_missed(gold, paired.get(id(gold)), compared), gold, compared.code)


def _find_extra(compared: Compared) -> Iterator[Failure]:
    ours = {id(row) for _, row in compared.right}
    paired = {id(row): gold for gold, row in compared.pairs}
    for row in compared.rows:
        if id(row) not in ours:
            yield _failure("extra", _why_extra(row, paired.get(id(row)), compared), row, compared.code)


def _find_wrong(compared: Compared, checks: dict[str, Check]) -> Iterator[Failure]:
    """The fields that are wrong on rows found right, each with the rule that gave the value."""
    for gold, row in compared.right:
        for field, check in checks.items():
            if not check(gold, row):
                wanted, found = _values(gold, row, field)
                cause = _why_wrong(bool(wanted), bool(found), row.get(RULES.get(field, "")))
                yield _failure(
                    field, cause, row, compared.code, f" wanted {wanted or None}, found {found or None}"
                )


def _failure(side: str, cause: str, row: Row, code: str, values: str = "") -> Failure:
    word = str(row.get("trigger") or row.get("count_text") or "")
    return Failure(side, cause, row["doc"], str(row.get(code)), word, row["quote"], values)


def _why_missed(gold: Row, found: Row | None, compared: Compared) -> str:
    if found is not None:
        return _difference(gold, found, compared.code)
    reasons = sorted({row["reason"] for row in compared.abstained if _meet(gold, row)})
    if reasons:
        return f"abstained: {', '.join(reasons)}"
    beside = any(_meet(gold, row) for row in compared.rows)
    return "only other rows read there" if beside else "nothing read there"


def _why_extra(row: Row, gold: Row | None, compared: Compared) -> str:
    if gold is not None:
        return _difference(gold, row, compared.code)
    beside = any(_meet(other, row) for other in compared.golds)
    return f"{'beside a right row' if beside else 'nothing stands there'}, rule {row['rule']}"


def _difference(gold: Row, row: Row, code: str) -> str:
    if row[code] not in accepted(gold, code):
        return f"{gold.get(code)} read as {row[code]}"
    return "another number read"


def _meet(gold: Row, row: Row) -> bool:
    return gold["doc"] == row["doc"] and overlap(gold["spans"], row["start"], row["end"]) > 0


def _why_wrong(is_wanted: bool, is_found: bool, rule: str | None) -> str:
    if not is_found:
        return "silent where the reference has a value"
    by = f", rule {rule}" if rule else ""
    return f"{'other than the reference' if is_wanted else 'a value where the reference is silent'}{by}"


def _values(gold: Row, row: Row, field: str) -> tuple[str, str]:
    """What the reference and what our row give a field, empty where silent."""
    if field in ("initiators", "targets"):
        ours = sorted(names[0] for names in row["roles"][field.removesuffix("s")])
        return ", ".join(gold.get(field) or ()), ", ".join(ours)
    columns = COLUMNS.get(field, (field,))
    return _say(gold, columns), _say(row, columns)


def _say(row: Row, columns: tuple[str, ...]) -> str:
    return " to ".join(str(row[c])[:40] for c in columns if row.get(c) is not None)
