"""Readers by suffix: those of this package, those registered with `@reader`, those of the entry points `factcheck.readers`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import Protocol, TypeVar

from factcheck.model import Document
from factcheck.plugins import installed


class Reader(Protocol):
    """A function that makes a Document of a decoded file.  `lang` is the caller's word; None leaves it to the file."""

    def __call__(self, source: str, *, path: str, lang: str | None) -> Document: ...


_R = TypeVar("_R", bound=Reader)
_readers: dict[str, Reader] = {}


def reader(*suffixes: str) -> Callable[[_R], _R]:
    """Register the decorated function for file name suffixes (".md"); "" takes every file that no other reader takes."""

    def register(function: _R) -> _R:
        for suffix in suffixes:
            _readers[suffix.lower()] = function
        return function

    return register


def reader_for(suffix: str) -> Reader:
    """The reader for the suffix; the plain one where nobody asked for it."""
    suffix = suffix.lower()
    _load_own()
    if suffix not in _readers:
        _load_installed()
    return _readers.get(suffix) or _readers[""]


@cache
def _load_own() -> None:
    package = importlib.import_module("factcheck.documents")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")


@cache
def _load_installed() -> None:
    # An entry point is named by its suffix, and gives a Reader; or it names a module that registers with the decorator.
    for point in installed("factcheck.readers"):
        loaded = point.load()
        if callable(loaded):
            suffix = point.name if point.name.startswith(".") else f".{point.name}"
            _readers.setdefault(suffix.lower(), loaded)
