"""A package that reads evidence may not be installed; then frozen values can stand in."""

from __future__ import annotations


class MissingPackage(Exception):
    """What reads a kind of data is not installed.  `package` is what pip knows it by."""

    def __init__(self, package: str) -> None:
        super().__init__(package)
        self.package = package
