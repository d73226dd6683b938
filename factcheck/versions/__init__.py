"""Versions: files as they stood in a revision of git, and what has changed since one."""

from factcheck.versions.changes import Changes, changes_since
from factcheck.versions.git import blob

__all__ = ["Changes", "blob", "changes_since"]
