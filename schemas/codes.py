"""The closed code lists of `codes.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CODES_FILE = Path(__file__).with_name("codes.yml")


@dataclass(frozen=True, slots=True)
class Code:
    """One code of one list; `cameo` and `gtd` are the nearest codes of those schemes."""

    code: str | int
    definition: str
    parent: str | None = None
    cameo: str | None = None
    gtd: str | None = None


@dataclass(frozen=True, slots=True)
class CodeList:
    """One closed list: its name, what it is about, its codes in order."""

    name: str
    description: str
    codes: tuple[Code, ...]


@cache
def read_code_lists() -> dict[str, CodeList]:
    """Every code list of `codes.yml` by name."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(CODES_FILE.read_text(encoding="utf-8"), Loader=loader)
    return {name: _make_list(name, record) for name, record in data.items()}


@cache
def find_codes(name: str) -> tuple[str | int, ...]:
    """The codes of one list, in order.

    >>> find_codes("role")
    ('initiator', 'target', 'third_party')
    """
    return tuple(code.code for code in read_code_lists()[name].codes)


def find_code(name: str, code: str | int) -> Code:
    """One code with its definition; KeyError where the list has none such.

    >>> find_code("sub_event_type", "Suicide bomb").parent
    'Explosions/Remote violence'
    """
    return {each.code: each for each in read_code_lists()[name].codes}[code]


def _make_list(name: str, record: dict[str, Any]) -> CodeList:
    codes = tuple(_make_code(code, value) for code, value in record["codes"].items())
    return CodeList(name, record["description"], codes)


def _make_code(code: str | int, value: str | dict[str, str]) -> Code:
    return Code(code, value) if isinstance(value, str) else Code(code, **value)
