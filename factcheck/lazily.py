"""Names of a package that are imported from where they live when somebody first asks for them.

A package gives more than most runs use of it: what a run from the cache does without, it shall not wait for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
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
