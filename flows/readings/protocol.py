"""What a reader and who asks it say to one another."""

from __future__ import annotations

READY = b"ready"
# What an answer begins with: the reading follows, our own data is wrong, or the system failed.
READ, WRONG_DATA, SYSTEM_FAILED = b"+", b"?", b"!"
