"""Readings as JSON and back: what a build keeps of a text that did not change."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter

from flows.records import Reading, Reject


@cache
def _adapter() -> TypeAdapter[Reading | Reject]:
    return TypeAdapter(Reading | Reject)


def write_reading(reading: Reading | Reject) -> bytes:
    """The reading of one text (or why there is none) as JSON."""
    return _adapter().dump_json(reading)


def read_reading(data: bytes) -> Reading | Reject:
    """What `write_reading` was given; ValueError where the bytes are not from it."""
    return _adapter().validate_json(data)
