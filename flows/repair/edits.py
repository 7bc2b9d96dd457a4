"""Edits of a text: how they are applied, undone and put one after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.records import Repair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Edit:
    """`text[start:end]` becomes `after`, for the causes named, the last accident first."""

    start: int
    end: int
    after: str
    causes: tuple[str, ...]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made; edits come in order and do not overlap."""
    parts: list[str] = []
    done = 0
    for edit in edits:
        parts += (text[done : edit.start], edit.after)
        done = edit.end
    return "".join(parts) + text[done:]


def replay(raw: str, repairs: Iterable[Repair]) -> str:
    """The repaired text: `raw` with every repair made."""
    parts: list[str] = []
    done = 0
    for repair in repairs:
        parts += (raw[done : repair.raw_start], repair.after)
        done = repair.raw_end
    return "".join(parts) + raw[done:]


def reverse(fixed: str, repairs: Iterable[Repair]) -> str:
    """The raw text back: `fixed` with every repair undone."""
    parts: list[str] = []
    done = 0
    for repair in repairs:
        parts += (fixed[done : repair.start], repair.before)
        done = repair.end
    return "".join(parts) + fixed[done:]


def join_edits(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """The same edits with touching ones of the same causes made one; edits that change nothing are gone."""
    joined: list[Edit] = []
    for edit in edits:
        if text[edit.start : edit.end] == edit.after:
            continue
        last = joined[-1] if joined else None
        if last and last.end == edit.start and last.causes == edit.causes and edit.after != "\n":
            joined[-1] = Edit(last.start, edit.end, last.after + edit.after, last.causes)
        else:
            joined.append(edit)
    return joined


def compose_edits(first: Sequence[Edit], middle: str, second: Sequence[Edit]) -> list[Edit]:
    """The edits from the first text to the last, given those to the `middle` text and those from it."""
    composed: list[Edit] = []
    shift = at = 0  # shift: offset in the first text minus offset in the middle one, before first[at]
    for edit in second:
        while at < len(first) and _end_in_middle(first[at], shift) <= edit.start:
            composed.append(first[at])
            shift = _shift_after(first[at], shift)
            at += 1
        start, after, causes, end = edit.start, edit.after, edit.causes, edit.end
        raw_start = start + shift
        inner: tuple[str, ...] = ()
        while at < len(first) and first[at].start - shift < end:
            mid_start, mid_end = first[at].start - shift, _end_in_middle(first[at], shift)
            if mid_start < start:
                after, raw_start = middle[mid_start:start] + after, first[at].start
            if mid_end > end:
                after += middle[end:mid_end]
            end = max(end, mid_end)
            inner = max(inner, first[at].causes, key=len)
            shift = _shift_after(first[at], shift)
            at += 1
        composed.append(Edit(raw_start, end + shift, after, inner + causes))
    composed.extend(first[at:])
    return composed


def _end_in_middle(edit: Edit, shift: int) -> int:
    return edit.start - shift + len(edit.after)


def _shift_after(edit: Edit, shift: int) -> int:
    return shift + (edit.end - edit.start) - len(edit.after)


def make_repairs(
    raw: str, edits: Iterable[Edit], method: Callable[[tuple[str, ...]], str]
) -> tuple[Repair, ...]:
    """The rows of `repairs` for the edits of the raw text; `method` names a chain of causes."""
    repairs, shift = [], 0
    for edit in edits:
        start, before = edit.start + shift, raw[edit.start : edit.end]
        end = start + len(edit.after)
        repairs.append(Repair(edit.start, edit.end, start, end, before, edit.after, method(edit.causes)))
        shift = end - edit.end
    return tuple(repairs)
