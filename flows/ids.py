"""Stable identifiers: a hash of what makes a thing that thing."""

from __future__ import annotations

import hashlib


def make_id(kind: str, *parts: object) -> str:
    """`kind` and twelve hex digits of a SHA-256 over the parts, the same on every machine.

    >>> make_id("evt", "Mosul", 3)
    'evt-1c7190f7f09d'
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{kind}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
