"""Bytes into characters: Unicode where the bytes are Unicode, else the encoding that explains them best."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache
from itertools import islice

from flows.lexicon import read_yaml

SAMPLE = 200_000
MOST_CHARACTERS = 2000
WORST_SCORE = -0.5
MOST_CONTROLS = 0.02
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_HIGH = re.compile(r"[^\x00-\x7f]")
_BAD = re.compile(r"[\x80-\x9f\u2500-\u25ff\ufffd]")


class DecodingError(ValueError):
    """Bytes that are no text; `reason` is not_text or not_decodable."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@cache
def _read_candidates() -> tuple[str, ...]:
    return tuple(row["codec"] for row in read_yaml("encodings.yml")["candidates"])


@cache
def _read_signs(key: str) -> str:
    return str(read_yaml("encodings.yml")[key])


def _find_wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Western text is zero."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) < 8 or max(even, odd) < 0.2 * len(sample) or min(even, odd) > 0.02 * len(sample):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _decode_wide(data: bytes) -> tuple[str, str] | None:
    """The (text, codec) of UTF-16 without its mark; None where that makes no text."""
    codec = _find_wide(data)
    try:
        text = data.decode(codec) if codec else ""
    except UnicodeDecodeError:
        return None
    return (text, codec) if codec and not _CONTROL_CHARACTERS.search(text) else None


def _check_text(data: bytes) -> None:
    """Raises DecodingError where control bytes show that the data is no text."""
    controls = len(_CONTROLS.findall(data[:SAMPLE]))
    if b"\x00" in data[:SAMPLE] or controls > MOST_CONTROLS * min(len(data), SAMPLE):
        raise DecodingError("not_text", f"{controls} control bytes in the first {min(len(data), SAMPLE)}")


def _script(char: str) -> str:
    """The script a letter belongs to, by the first word of its Unicode name."""
    return "LATIN" if char.isascii() else unicodedata.name(char, "?").split(" ", 1)[0]


def _score_letter(char: str, before: str, after: str) -> float:
    """How well a letter beyond ASCII sits between its neighbours."""
    script = _script(char)
    score = 1.0 - 2.0 * sum(near.isalpha() and _script(near) != script for near in (before, after))
    if script == "LATIN":
        score -= 0.4 * sum(near.isalpha() and not near.isascii() for near in (before, after))
    if char.isupper() and before.islower():
        score -= 2.0
    if not before.isalpha() and not after.isalpha():
        score -= 0.5
    if char in _read_signs("never_last") and not after.isalpha():
        score -= 2.0
    return score - (char in _read_signs("rare_letters"))


def _score_sign(char: str, before: str, after: str) -> float:
    """How well a sign beyond ASCII sits between its neighbours."""
    inside = before.isalpha() and after.isalpha()
    if char in _read_signs("inside_signs"):
        return 1.5
    if char in _read_signs("quote_signs"):
        return -0.5 if inside else 1.5
    if char in _read_signs("other_signs"):
        return -1.0 if inside else 0.5
    return -1.0 if before.isalpha() or after.isalpha() else -0.3


def _score_char(char: str, before: str, after: str) -> float:
    """How plausible one character beyond ASCII is in its place."""
    if _BAD.match(char):
        return -3.0
    return _score_letter(char, before, after) if char.isalpha() else _score_sign(char, before, after)


def _score(text: str) -> float:
    """How plausible a decoding is: the mean over its first characters beyond ASCII."""
    padded = f" {text[:SAMPLE]} "
    places = [found.start() for found in islice(_HIGH.finditer(padded, 1, len(padded) - 1), MOST_CHARACTERS)]
    scores = [_score_char(padded[at], padded[at - 1], padded[at + 1]) for at in places]
    return sum(scores) / len(scores) if scores else 0.0


def _decode_legacy(data: bytes) -> tuple[str, str]:
    """The (text, codec) of the single-byte encoding that scores best; ties go to the first listed."""
    best: tuple[float, str, str] | None = None
    for codec in _read_candidates():
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        score = _score(text)
        if best is None or score > best[0] + 1e-9:
            best = score, text, codec
    if best is None or best[0] < WORST_SCORE:
        raise DecodingError("not_decodable", "no known encoding makes words of the bytes")
    return best[1], best[2]


def _decode_mixed(data: bytes) -> str | None:
    """UTF-8 with some stray bytes read as Windows-1252; None where UTF-8 is not what most bytes are."""
    text = data.decode("utf-8", "surrogateescape")
    strays = [char for char in text if "\udc80" <= char <= "\udcff"]
    wide = sum(1 for char in text if char > "\x7f") - len(strays)
    if wide < 2 * len(strays):
        return None
    return re.sub("[\udc80-\udcff]", lambda found: _decode_stray(ord(found[0]) - 0xDC00), text)


def _decode_stray(byte: int) -> str:
    """One stray byte as Windows-1252 has it, as Latin-1 where that has nothing."""
    data = bytes([byte])
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def decode(data: bytes) -> tuple[str, str]:
    """The (text, encoding) of a file's bytes; raises DecodingError where they are no text.

    >>> decode("caf\u00e9 \u2019".encode("cp1252"))
    ('café ’', 'cp1252')
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _decode_strict(data, codec), codec
    if wide := _decode_wide(data):
        return wide
    _check_text(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        mixed = _decode_mixed(data)
    return (mixed, "utf-8+cp1252") if mixed is not None else _decode_legacy(data)


def _decode_strict(data: bytes, codec: str) -> str:
    """The text in the encoding its first bytes announce."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise DecodingError("not_decodable", f"{codec}: {error.reason} at byte {error.start}") from None
