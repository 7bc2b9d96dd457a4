"""Publishing: validated tables become an immutable version of the dataset."""

from flows.publish.edition import Edition
from flows.publish.lock import hold_lock
from flows.publish.project import Project, read_project
from flows.publish.release import Release, find_changes, publish

__all__ = ["Edition", "Project", "Release", "find_changes", "hold_lock", "publish", "read_project"]
