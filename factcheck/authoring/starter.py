"""The files of a new project, in one of the languages that factcheck speaks."""

from __future__ import annotations

from pathlib import Path

_FILES = ("factcheck.toml", "claims/articles/example.md", "claims/example.yaml")
_LANGUAGE = "en"
# Where `run` keeps its result: the folder reports/ here, not one of that name among the articles.
_NOT_COMMITTED = "/reports/\n"


def starter(language: str) -> dict[str, str]:
    """Each file's text by its path in the project, the configuration first; in English where there is no other."""
    top = Path(__file__).with_name("starter_files")
    folder = top / language if (top / language).is_dir() else top / _LANGUAGE
    return {name: (folder / name).read_text(encoding="utf-8") for name in _FILES} | {".gitignore": _NOT_COMMITTED}
