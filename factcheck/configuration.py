"""Configuration: [tool.factcheck] in pyproject.toml, or factcheck.toml, whose tables stand at its top.

    select = ["FC1"]            # rules to run; without it, the default ones
    ignore = ["FC112"]
    baseline = "lint-baseline.json"
    ui-lang = "zh"              # messages in Chinese, or "en"; without it, in the language of the locale
    roots = ["../content"]      # further folders whose articles claim files may name
    rounding = "truncated"      # how figures are rounded where a claim file does not say: rounded, truncated
    multiples = "loose"         # likewise whether 增加6倍 may mean 增加到6倍: strict, loose

    [rules.FC104]
    enabled = true              # also where it is off by default
    severity = "warning"        # error, warning, info
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast, get_args

from factcheck.documents import hint
from factcheck.model import InputError, Severity
from factcheck.wording import languages, nearest, reason, say, spoken_language

_LISTS = ("select", "ignore")
# What claim files may say too, and the values that it can have.
_CLAIM_DEFAULTS: Mapping[str, tuple[str, ...]] = {"rounding": ("rounded", "truncated"), "multiples": ("strict", "loose")}
_KEYS = (*_LISTS, "baseline", "ui-lang", "roots", *_CLAIM_DEFAULTS, "rules")
_RULE_KEYS = ("enabled", "severity")
_SEVERITIES: tuple[str, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a project has settled.

    path        the file it comes from; "" where there is none
    baseline    path to open, or None
    enabled     codes or names of rules that shall run (True) or not (False), whatever `select` says
    severities  by code or name
    roots       paths of further folders whose articles claim files may name
    defaults    `rounding` and `multiples` of claim files that say nothing of them
    ui_lang     the language of messages; None: the user's own
    """

    path: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: str | None = None
    enabled: Mapping[str, bool] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    roots: tuple[str, ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)
    ui_lang: str | None = None


def configuration(path: str | None = None, start: str | os.PathLike[str] = ".") -> Configuration:
    """The configuration at `path`; None: of the nearest folder upward from `start` that has one.

    Raises InputError, at file and line, for what is no TOML and for keys and values that mean nothing.
    """
    if path is not None:
        return _read(path) or Configuration(path)
    folder = Path(start).resolve()
    for place in (folder, *folder.parents):
        for name in ("factcheck.toml", "pyproject.toml"):
            if (place / name).is_file():
                found = _read(os.path.relpath(place / name))
                if found is not None:
                    return found
    return Configuration()


def _read(path: str) -> Configuration | None:
    """The configuration of one file; None for a pyproject.toml without a table of ours."""
    import tomllib

    try:
        # Some editors of Windows put a byte order mark in front, which is no TOML.
        text = Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(say("there is no such file{hint}", hint=hint(path)), path) from None
    except UnicodeDecodeError as error:
        raise InputError(say("is not UTF-8 (byte {byte}); save it as UTF-8", byte=error.start + 1), path) from None
    except (OSError, ValueError) as error:
        raise InputError(say("cannot be read: {reason}", reason=reason(error)), path) from None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(error, path, text) from None
    if os.path.basename(path) == "pyproject.toml":
        tool = tables.get("tool")
        if not isinstance(tool, dict) or "factcheck" not in tool:
            return None
        tables = tool["factcheck"]
    return _Reading(path, text).configuration(tables)


def _no_toml(error: Exception, path: str, text: str) -> InputError:
    # Without a place it is the end of the file where something is missing.
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    message = say("is no valid TOML: {problem}", problem=re.sub(r" *[(]at .*", "", str(error)))
    return InputError(message, path, int(place[1]) if place else max(len(text.splitlines()), 1), int(place[2]) if place else None)


class _Reading:
    """The tables of one file, read with an eye on where each key stands."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def configuration(self, tables: object) -> Configuration:
        table = self._table(tables, "factcheck")
        self._known(table, _KEYS)
        enabled: dict[str, bool] = {}
        severities: dict[str, Severity] = {}
        for code, settings in self._table(table.get("rules", {}), "rules").items():
            settings = self._table(settings, code)
            self._known(settings, _RULE_KEYS, after=code)
            if "enabled" in settings:
                if not isinstance(settings["enabled"], bool):
                    problem = say("must be true or false, not {value!r}", value=settings["enabled"])
                    raise self._error("enabled", problem, after=code)
                enabled[code] = settings["enabled"]
            if "severity" in settings:
                severities[code] = self._severity(settings["severity"], code)
        baseline = table.get("baseline")
        if baseline is not None and not isinstance(baseline, str):
            raise self._error("baseline", say("must be the path of a file, not {value!r}", value=baseline))
        select, ignore = (tuple(self._words(table.get(key, []), key, say("rules"), "FC101")) for key in _LISTS)
        roots = tuple(self._beside(root) for root in self._words(table.get("roots", []), "roots", say("folders"), "../content"))
        defaults = {key: self._one_of(table[key], key, values) for key, values in _CLAIM_DEFAULTS.items() if key in table}
        return Configuration(
            self._path, select, ignore, self._beside(baseline) if baseline else None, enabled, severities, roots, defaults,
            self._ui_lang(table.get("ui-lang")),
        )  # fmt: skip

    def _beside(self, path: str) -> str:
        """The path as it is opened: a relative one starts at the configuration's folder."""
        return os.path.normpath(os.path.join(os.path.dirname(self._path), path))

    def _ui_lang(self, value: object) -> str | None:
        if value is None:
            return None
        language = spoken_language(value) if isinstance(value, str) else None
        if language is None:
            problem = say("must be one of {languages}, not {value!r}", languages=", ".join(languages()), value=value)
            raise self._error("ui-lang", problem)
        return language

    def _table(self, value: object, key: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self._error(key, say("must be a table, not {value!r}", value=value))
        return value

    def _words(self, value: object, key: str, what: str, example: str) -> Iterator[str]:
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            like = f'["{example}"]'
            problem = say("must be a list of {what} such as {example}, not {value!r}", what=what, example=like, value=value)
            raise self._error(key, problem)
        yield from value

    def _severity(self, value: object, code: str) -> Severity:
        return cast(Severity, self._one_of(value, "severity", _SEVERITIES, after=code))

    def _one_of(self, value: object, key: str, values: tuple[str, ...], after: str = "") -> str:
        if not isinstance(value, str) or value not in values:
            hint = nearest(str(value), values, 0.5) or say("; write one of {values}", values=", ".join(values))
            if after:
                raise self._error(key, say("is no {key}: {value!r}{hint}", key=key, value=value, hint=hint), after=after)
            raise self._error(key, say("cannot be {value!r}{hint}", value=value, hint=hint))
        return value

    def _known(self, table: Mapping[str, object], keys: tuple[str, ...], after: str = "") -> None:
        for key in table:
            if key not in keys:
                hint = nearest(key, keys, 0.5) or say("; there are {names}", names=", ".join(keys))
                raise self._error(key, say("is no key of the configuration{hint}", hint=hint), after=after)

    def _error(self, key: str, problem: str, after: str = "") -> InputError:
        """The mistake at the line that writes `key` (below the line that writes `after`)."""
        number = self._line(key, self._line(after, 0) or 0) if after else self._line(key, 0)
        return InputError(say('"{key}" {problem}', key=key, problem=problem), self._path, number)

    def _line(self, key: str, start: int) -> int | None:
        pattern = re.compile(rf"""(?:^|[\s.\[{{,"'])["']?{re.escape(key)}["']?\s*(?:[=.\]])""")
        for number, line in enumerate(self._lines[max(start - 1, 0) :], max(start, 1)):
            if pattern.search(line.partition("#")[0]):
                return number
        return None
