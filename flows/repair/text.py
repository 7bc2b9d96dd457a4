"""`repair_text`: the steps of a repair, one after another, until nothing is left to mend."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.repair.choice import find_mojibake
from flows.repair.edits import Edit, apply_edits, compose_edits, join_edits, make_repairs
from flows.repair.plausibility import cost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.records import Repair

_ROUNDS = 8
_LINE_END = re.compile("\r\n?")
_CONTROL = re.compile("[\x80-\x9f]")
_TIMES = {1: "", 2: " twice", 3: " three times"}
_CODECS = (("windows-1252", "windows-1252 read as latin-1"), ("mac-roman", "mac-roman read as latin-1"))
_PLAIN = frozenset({"line ending", "byte order mark", *(cause for _, cause in _CODECS)})


def repair_text(raw: str) -> tuple[str, tuple[Repair, ...]]:
    """The repaired text and its repairs, in order and not overlapping.

    Mended are UTF-8 read as another encoding (once or several times over), Windows-1252 read as Latin-1,
    line ends other than LF and a byte order mark; everything else stays as it is. The whole text is the
    evidence for each of its parts: what one word alone leaves in doubt, the damage around it decides.

    >>> fixed, repairs = repair_text("Erdo\u00c4\u0178an \u00f0\u0178\u2021\u00ae\u00f0\u0178\u2021\u00b6")
    >>> fixed
    'Erdoğan 🇮🇶'
    >>> [(repair.before, repair.after) for repair in repairs]
    [('ÄŸ', 'ğ'), ('ðŸ‡®ðŸ‡¶', '🇮🇶')]
    >>> repairs[0].method
    'utf-8 read as windows-1252'
    """
    if raw.isascii() and "\r" not in raw:
        return raw, ()
    edits, text = _mend(raw)
    repairs = make_repairs(raw, join_edits(raw, edits), _method)
    return text, repairs


def _mend(raw: str) -> tuple[list[Edit], str]:
    """The edits that mend the raw text and the text they lead to, in rounds until none finds anything."""
    edits: list[Edit] = []
    text = raw
    for _ in range(_ROUNDS):
        before = text
        for find in (find_line_ends, find_mark, find_mojibake, find_controls):
            step = find(text)
            edits = compose_edits(edits, text, step) if step else edits
            text = apply_edits(text, step)
        if text == before:
            break
    return edits, text


def find_line_ends(text: str) -> list[Edit]:
    """The edits that make every line end an LF."""
    return [Edit(*found.span(), "\n", ("line ending",)) for found in _LINE_END.finditer(text)]


def find_mark(text: str) -> list[Edit]:
    """The edit that drops a byte order mark at the start."""
    return [Edit(0, 1, "", ("byte order mark",))] if text.startswith("\ufeff") else []


def find_controls(text: str) -> list[Edit]:
    """The edits that turn C1 controls into Windows-1252, or Mac Roman where the text fits that."""
    places = [found.start() for found in _CONTROL.finditer(text)]
    if not places:
        return []
    windows, mac = (_controls(text, places, *codec) for codec in _CODECS)
    return min((windows, mac), key=lambda edits: _cost_around(text, edits))


def _controls(text: str, places: Sequence[int], codec: str, cause: str) -> list[Edit]:
    decoded = ((place, text[place].encode("latin-1").decode(codec, "ignore")) for place in places)
    return [Edit(place, place + 1, after, (cause,)) for place, after in decoded if after]


def _cost_around(text: str, edits: Sequence[Edit]) -> float:
    """How implausible the words around the edits are, once they are made."""
    return sum(cost(text[max(0, e.start - 2) : e.start] + e.after + text[e.end : e.end + 2]) for e in edits)


def _method(causes: tuple[str, ...]) -> str:
    """The code in the closed list of methods for a chain of causes."""
    kinds = [cause for cause in causes if cause not in _PLAIN] or [causes[-1]]
    if kinds[0] in _PLAIN:
        return kinds[0]
    if len(set(kinds)) > 1 or len(kinds) > max(_TIMES):
        return "utf-8 misread several ways"
    return f"utf-8 read as {kinds[0]}{_TIMES[len(kinds)]}"
