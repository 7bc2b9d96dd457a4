"""Damaged text becomes repaired text and the list of repairs, replayable and reversible."""

from flows.repair.edits import Repair, replay, reverse
from flows.repair.text import repair_text

__all__ = ["Repair", "repair_text", "replay", "reverse"]
