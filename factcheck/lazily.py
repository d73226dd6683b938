"""What waits until somebody asks for it: names of a package that live in its modules, regular expressions.

A package gives more than most runs use of it: what a run from the cache does without, it shall not wait for.  And a regular
expression takes up to some milliseconds to compile, Chinese characters more than others.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from importlib import import_module
from typing import Any


def lazily(package: str, names: Mapping[str, Iterable[str]]) -> Callable[[str], Any]:
    """The `__getattr__` of a package (PEP 562); `names` has for each of its modules the names that the package gives from it.

    None of the names may be that of a module of the package.
    """
    homes = {name: module for module, given in names.items() for name in given}

    def find(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(import_module(f"{package}.{homes[name]}"), name)
        # Python asks for what the package does not have: for each name once.
        setattr(sys.modules[package], name, found)
        return found

    return find


def pattern(source: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """The regular expression, compiled when it is first asked for: for what many texts do without."""
    return cache(partial(re.compile, source, flags))
