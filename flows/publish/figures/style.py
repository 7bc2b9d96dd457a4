"""How figures look and name things; nothing here draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.lexicon import read_yaml

if TYPE_CHECKING:
    from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def read_style(key: str) -> Any:
    """One part of style.yml."""
    return read_yaml("style.yml", "publish/figures")[key]


def name_day(day: date) -> str:
    """The day in few words, whatever the language of the machine.

    >>> name_day(date(2014, 6, 9))
    '9 Jun 2014'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def shorten_name(text: str, width: int = 46) -> str:
    """The text on one line, cut at a word where it is too long.

    >>> shorten_name("Northern Iraq offensive", 20), shorten_name("x" * 9, 5)
    ('Northern Iraq …', 'xxxx…')
    """
    line = "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
    if len(line) <= width:
        return line
    whole = line[: width - 1].rpartition(" ")[0]
    return f"{whole} …" if whole else f"{line[: width - 1]}…"


def name_code(code_list: str, code: str) -> str:
    """The plain words for a code."""
    return str(read_yaml("words.yml", "publish")[code_list].get(code, code))
