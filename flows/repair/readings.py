"""The wrong readings: which characters stand for which bytes, and how a reading is undone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from typing import Any

import yaml

from flows.repair.edits import Edit

_HIGH = range(0x80, 0x100)
# The well-formed UTF-8 sequences as classes of bytes, CESU-8 pairs of surrogates with them.
_SEQUENCES = (
    "C2-DF 80-BF",
    "ED A0-AF 80-BF ED B0-BF 80-BF",
    "E0 A0-BF 80-BF",
    "E1-EC 80-BF 80-BF",
    "ED 80-9F 80-BF",
    "EE-EF 80-BF 80-BF",
    "F0 90-BF 80-BF 80-BF",
    "F1-F3 80-BF 80-BF 80-BF",
    "F4 80-8F 80-BF 80-BF",
)
# The same with one byte replaced by U+FFFD or, where nothing else is likely, by a question mark.
_LOST = (
    "C2-DF lost",
    "E0-EF lost 80-BF",
    "E0-EF 80-BF lost",
    "F0-F4 lost 80-BF 80-BF",
    "F0-F4 80-BF lost 80-BF",
    "F0-F4 80-BF 80-BF lost",
    "C2-C3 mark",
    "E2 mark 80-BF",
    "E2 80 mark",
)
# The same with the byte A0, a no-break space, turned into a space.
_SPACED = (
    "C2-C3 space",
    "C5 space",
    "CE space",
    "D0 space",
    "D7 space",
    "D9 space",
    "E0 A1-BF space",
    "E2-E3 space 80-BF",
    "E1-E3 80-BF space",
    "F0 space 80-BF 80-BF",
    "F0 90-BF space 80-BF",
    "F0 90-BF 80-BF space",
)
_MARKS = {"lost": "\ufffd", "mark": r"\?", "space": " "}


@dataclass(frozen=True, eq=False)
class Reading:
    """One wrong reading: its name, the doubt against it, and the patterns of what it makes of UTF-8."""

    name: str
    family: str
    doubt: float
    codes: dict[int, int]
    leads: frozenset[str]
    trails: frozenset[str]
    whole: re.Pattern[str]
    spaced: re.Pattern[str]

    def find_edits(self, text: str, *, spaced: bool = False) -> list[Edit]:
        """The edits that undo this reading wherever the text allows it; with `spaced`, lost A0 bytes too."""
        pattern = self.spaced if spaced else self.whole
        return [self._make_edit(found) for found in pattern.finditer(text)]

    def _make_edit(self, found: re.Match[str]) -> Edit:
        written = found.group()
        causes = (self.cause(written),)
        if "\ufffd" in written or "?" in written:
            return Edit(found.start(), found.end(), "\ufffd", causes)
        if " " in written and self.codes.get(ord(written[0])) == 0xC3:
            end = found.end() - (not found.string.startswith(_JOINED_TO_A_GRAVE, found.end()))
            return Edit(found.start(), end, "\u00e0", causes)
        return Edit(found.start(), found.end(), self.decode(written), causes)

    def decode(self, written: str) -> str:
        """The characters that the bytes behind `written` spell in UTF-8."""
        coded = written.replace(" ", "\u00a0").translate(self.codes)
        fixed = coded.encode("latin-1").decode("utf-8", "surrogatepass")
        if len(fixed) == 2:
            return fixed.encode("utf-16", "surrogatepass").decode("utf-16")
        return fixed

    def cause(self, written: str) -> str:
        """The reading's name; Latin-1 where a C1 control shows that it was not Windows-1252."""
        controls = any("\x80" <= char <= "\x9f" for char in written)
        return "latin-1" if controls and self.name == "windows-1252" else self.name


# What follows where the space is but the lost byte of à: another space, or the rest of a Portuguese word.
_JOINED_TO_A_GRAVE = (" ", "s ", "quele", "quela", "quilo")


def _codes(codec: str, c1: bool) -> dict[int, int]:
    """Which byte each character beyond ASCII stands for."""
    codes = {byte: byte for byte in range(0x80, 0xA0)} if c1 else {}
    return codes | {ord(bytes([byte]).decode(codec)): byte for byte in _HIGH}


def _pattern(codes: dict[int, int], sequences: tuple[str, ...]) -> re.Pattern[str]:
    """The sequences as one pattern; it begins with a class of its own, as a search then skips all else."""
    ways = []
    for line in sequences:
        lead, *rest = line.split()
        ways.append(f"(?<={_class(codes, lead)})" + "".join(_class(codes, part) for part in rest))
    return re.compile(f"{_class(codes, 'C2-F4')}(?:{'|'.join(ways)})")


def _class(codes: dict[int, int], part: str) -> str:
    """The characters that stand for a range of bytes ("80-BF"), as a class of a regular expression."""
    if part in _MARKS:
        return _MARKS[part]
    low, _, high = part.partition("-")
    return f"[{re.escape(_chars(codes, int(low, 16), int(high or low, 16)))}]"


def _chars(codes: dict[int, int], low: int, high: int) -> str:
    return "".join(chr(char) for char, byte in codes.items() if low <= byte <= high)


def _make_reading(record: dict[str, Any]) -> Reading:
    codes = _codes(record["codec"], record["c1"])
    return Reading(
        name=record["name"],
        family=record["family"],
        doubt=record["doubt"],
        codes=codes,
        leads=frozenset(_chars(codes, 0xC2, 0xF4)),
        trails=frozenset(_chars(codes, 0x80, 0xBF) + "\ufffd?"),
        whole=_pattern(codes, _SEQUENCES + _LOST),
        spaced=_pattern(codes, _SPACED) if codes.get(0xA0) == 0xA0 else re.compile("(?!)"),
    )


@cache
def read_readings() -> tuple[Reading, ...]:
    """The readings of `readings.yml`, the likelier first."""
    import_module("ftfy.bad_codecs")
    return tuple(_make_reading(record) for record in read_table("readings.yml"))


def read_table(name: str) -> Any:
    """The content of a data file of this folder."""
    return yaml.safe_load(resources.files(__package__).joinpath(name).read_text("utf-8"))
