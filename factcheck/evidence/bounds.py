"""What one query may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one query may use: seconds of time, the memory of the whole database, and threads."""

    seconds: float = 10.0
    memory: str = "512MB"
    threads: int = 2
