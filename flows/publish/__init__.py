"""Publishing: validated tables become an immutable version of the dataset."""

from flows.publish.lock import hold_lock
from flows.publish.release import Release, find_changes, publish

__all__ = ["Release", "find_changes", "hold_lock", "publish"]
