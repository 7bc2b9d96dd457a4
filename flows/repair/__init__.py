"""Damaged text becomes repaired text and the list of repairs, replayable and reversible."""

from flows.records import Repair
from flows.repair.edits import replay, reverse
from flows.repair.text import repair_text

__all__ = ["Repair", "repair_text", "replay", "reverse"]
