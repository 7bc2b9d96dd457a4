"""What a match says: its groups read into a TimeShape."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from flows.annotate.times.grammar import Rule, read_words
from flows.records import TimeShape

FORTNIGHT_WEEKS = 2
AFTER_NOON = frozenset({"AF", "EV", "NI"})
WIDE_YEARS = {"E": 10, "C": 100}  # "a decade earlier" counts years
Groups = Mapping[str, str]


@cache
def _folded(name: str) -> dict[str, Any]:
    """One mapping of `times.yml` by small letters."""
    return {str(word).lower(): value for word, value in read_words()[name].items()}


def _look_up(text: str, *names: str) -> Any:
    """The value of a word in the first mapping that has it; a closing full stop does not count."""
    key = re.sub(r"\s+", " ", text.lower()).rstrip(".")
    return next((_folded(name)[key] for name in names if key in _folded(name)), None)


def parse_count(text: str) -> float | None:
    """The number a count says; None for a vague one.

    >>> parse_count("twenty-one"), parse_count("2.5"), parse_count("several")
    (21.0, 2.5, None)
    """
    if text[0].isdigit():
        return float(text)
    whole = _look_up(text, "numbers", "vague_numbers")
    if whole is not None:
        return None if whole == "X" else float(whole)
    return float(sum(_look_up(word, "numbers") for word in re.split(r"[\s-]+", text)))


def _parse_year(text: str, era: str | None) -> int:
    """A year, negative before Christ."""
    return -int(text) if era and era.lower().startswith("b") else int(text)


def _parse_clock(groups: Groups) -> str | None:
    """HH:MM of the hour, minute and half of the day."""
    text = groups.get("hour") or groups.get("hour_word")
    if text is None:
        return None
    hour = round(parse_count(text) or 0)
    half = (groups.get("meridiem") or "").replace(".", "").lower()
    daypart = _look_up(groups.get("daypart") or groups.get("daypart2") or "", "dayparts")
    late = half == "pm" or daypart in AFTER_NOON
    if late and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{int(groups.get('minute') or 0):02d}"


def _calendar_fields(groups: Groups) -> dict[str, Any]:
    """Year, month, day, weekday and season."""
    found: dict[str, Any] = {}
    if groups.get("year"):
        found["year"] = _parse_year(groups["year"], groups.get("era"))
    if groups.get("month"):
        text = groups["month"]
        found["month"] = int(text) if text.isdigit() else _look_up(text, "months", "month_abbreviations")
    if groups.get("day"):
        found["day"] = int(groups["day"])
    if groups.get("weekday"):
        found["weekday"] = _look_up(groups["weekday"], "weekdays", "weekday_abbreviations")
    if groups.get("season"):
        found["season"] = _look_up(groups["season"], "seasons")
    if groups.get("holiday"):
        month, day = _look_up(groups["holiday"], "holidays").split("-")
        found.update(month=int(month), day=int(day))
    return found


def _wide_fields(groups: Groups) -> dict[str, Any]:
    """The first year of a decade, a century or a year of two digits."""
    if groups.get("decade"):
        return {"year": _parse_year(groups["decade"], groups.get("era"))}
    if groups.get("short_decade"):
        return {"year": 1900 + int(groups["short_decade"])}
    if groups.get("short_year"):
        year = int(groups["short_year"])
        return {"year": (1900 if year > 29 else 2000) + year}
    text = groups.get("century") or groups.get("century_word")
    if text is None:
        return {}
    number = int(text) if text.isdigit() else _look_up(text, "ordinals")
    return {"year": _parse_year(str(100 * (number - 1) or 1), groups.get("era"))}


def _daytime_fields(groups: Groups) -> dict[str, Any]:
    """Part of a longer time, time of day."""
    found: dict[str, Any] = {}
    for name in ("part", "part2", "month_share", "year_share"):
        if groups.get(name):
            found["part"] = _look_up(groups[name], f"{name.rstrip('2')}s")
    clock = _parse_clock(groups)
    if clock is not None:
        return {**found, "clock": clock}
    value = _look_up(groups.get("daypart") or "", "dayparts")
    if value is not None:
        found["clock" if ":" in value else "daypart"] = value
    return found


def _measure_fields(groups: Groups) -> dict[str, Any]:
    """Count and unit; a fortnight is two weeks, a night a day."""
    found: dict[str, Any] = {}
    if "count" in groups:
        found["count"] = parse_count(groups["count"])
        found["is_counted"] = True
    if groups.get("half") and found.get("count"):
        found["count"] += 0.5
    if groups.get("whole"):
        found["count"] = 1.5
    elif groups.get("half_unit"):
        found["count"] = 0.5
    text = next(
        (groups[name] for name in ("unit", "unit2", "unit_long", "half_unit") if groups.get(name)), None
    )
    if text is None:
        return found
    unit = _look_up(text, "units") or _look_up(f"{text}s", "units")
    if unit == "F":
        return {**found, "unit": "W", "count": FORTNIGHT_WEEKS * (found.get("count", 1) or 1)}
    if groups.get("direction") and unit in WIDE_YEARS and found.get("count"):
        return {"unit": "Y", "count": WIDE_YEARS[unit] * found["count"]}
    weekend = {"part": "WE"} if text.lower().startswith("weekend") else {}
    return {**found, **weekend, "unit": unit}


def _direction_fields(groups: Groups) -> dict[str, Any]:
    """Which way from which base."""
    for name in ("step_speech", "step_narrative", "step_window"):
        if groups.get(name):
            sign = _look_up(groups[name], f"{name.removeprefix('step_')}_steps")
            told = name == "step_narrative" or _look_up(groups[name], "speech_steps") is None
            return {"sign": sign, "base": "narrative" if told else "speech"}
    if groups.get("deictic"):
        step = _look_up(groups["deictic"], "deictic_days")
        beyond = _look_up(groups.get("beyond") or "", "directions") or 0
        night = {"daypart": "NI"} if groups["deictic"].lower() == "tonight" else {}
        return {"sign": 1 if step + beyond > 0 else -1, "count": abs(step + beyond), **night}
    word = (groups.get("direction") or groups.get("direction_on") or "").strip().lower()
    if _look_up(word, "speech_steps") == 0:
        return {"base": "speech"}
    sign = _look_up(word, "directions")
    return {"sign": sign} if sign else {}


def _set_fields(rule: Rule, groups: Groups) -> dict[str, Any]:
    """The TIMEX3 value of a set, and the references that are values themselves."""
    if groups.get("reference"):
        return {"reference": _look_up(groups["reference"], "references")}
    if rule.kind != "set":
        return {}
    weekday = _look_up(groups.get("weekday") or groups.get("weekday2") or "", "weekdays")
    if weekday is not None:
        return {"reference": f"XXXX-WXX-{weekday + 1}"}
    if groups.get("frequency"):
        return {"reference": _look_up(groups["frequency"], "frequencies")}
    forms = {
        "D": "XXXX-XX-XX",
        "W": "XXXX-WXX",
        "M": "XXXX-XX",
        "Y": "XXXX",
        "H": "XXXX-XX-XXTXX",
        "E": "XXX",
    }
    return {"reference": forms.get(_look_up(groups.get("unit") or "", "units") or "", "XXXX")}


def _far_groups(groups: Groups) -> dict[str, str]:
    """The groups of the far end of a range, by their plain names."""
    return {name[:-1]: text for name, text in groups.items() if name.endswith("2") and text}


def _make_range(groups: Groups) -> TimeShape:
    """Two dates that share what only one of them says."""
    near, far = dict(groups), _far_groups(groups)
    if "year" in near and len(far.get("year", "")) in {1, 2} and not far.get("era"):
        far["year"] = near["year"][: -len(far["year"])] + far["year"]
    if far.get("era") and not near.get("era"):
        near["era"] = far["era"]
    end = TimeShape("date", **{**_calendar_fields(near), **_calendar_fields(far)})
    begin = TimeShape("date", **_calendar_fields(near))
    begin = replace(begin, month=begin.month or end.month, year=begin.year or end.year)
    return TimeShape("range", begin=begin, end=end)


READERS: tuple[Callable[[Groups], dict[str, Any]], ...] = (
    _calendar_fields,
    _wide_fields,
    _daytime_fields,
    _direction_fields,
    _measure_fields,
)


def make_shape(rule: Rule, groups: Groups) -> TimeShape:
    """The shape of one match of a rule; `groups` are the named groups that matched."""
    if rule.kind == "range":
        return _make_range(groups)
    fields: dict[str, Any] = dict(rule.fields)
    for reader in READERS:
        fields.update(reader(groups))
    fields.update(_set_fields(rule, groups))
    if rule.fields.get("base") in {"event", "told"}:
        fields["base"] = rule.fields["base"]
    return TimeShape(rule.kind, **fields)
