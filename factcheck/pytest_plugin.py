"""A plugin of pytest: the claims of a claim file are tests, one item a claim.

    pytest claims/                             every claim
    pytest claims/harbour.yaml::passengers     one of them
    pytest -p no:factcheck                     none

A YAML file is taken for a claim file where it has the keys `article` and `claims` at its top; below a folder named claims
one of them is enough, so that a slip in the other is reported rather than passed over.  The setting `factcheck_files` names
claim files by patterns instead.  Nothing of factcheck is imported before one has been found.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.limits import CLAIM_FILE_BYTES
from factcheck.recognition import is_claim_file

if TYPE_CHECKING:
    from factcheck.configuration import Configuration
    from factcheck.model import Claim, Finding

_SUFFIXES = (".yaml", ".yml")


class ClaimWarning(UserWarning):
    """A claim of severity warning or info that does not hold."""


class ClaimDoesNotHold(Exception):
    """Raised within a claim's test, with its finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.verdict}: {finding.message}")
        self.finding = finding


def pytest_addoption(parser: pytest.Parser) -> None:
    """The setting of the ini file."""
    parser.addini(
        "factcheck_files",
        type="args",
        default=[],
        help="patterns of claim files, such as claims/*.yaml (without it: YAML files with the keys article and claims)",
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The collector of a claim file; None for every other file."""
    if file_path.suffix.lower() not in _SUFFIXES or not _is_claim_file(file_path, parent.config):
        return None
    collector: pytest.Collector = ClaimFileCollector.from_parent(parent, path=file_path)
    return collector


def _is_claim_file(path: Path, config: pytest.Config) -> bool:
    patterns: list[str] = config.getini("factcheck_files")
    below = os.path.relpath(path, config.rootpath).replace(os.sep, "/")
    if patterns:
        return any(fnmatch(below, pattern) or fnmatch(path.name, pattern) for pattern in patterns)
    try:
        with path.open("rb") as file:
            return is_claim_file(file.read(CLAIM_FILE_BYTES), below)
    except OSError:
        return False


class ClaimFileCollector(pytest.File):
    """A claim file: its claims in their order."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item a claim.  Raises CollectError, with every mistake at its line, where the file is not valid."""
        from factcheck import runner

        (loaded,) = runner.load((self._shown,), root=self._root, settled=self._settled)
        if loaded.claim_file is None:
            raise self.CollectError("\n".join(f"{error}" for error in loaded.errors))
        for claim in loaded.claim_file.claims:
            yield ClaimItem.from_parent(self, name=claim.id, claim=claim)

    def finding(self, claim: Claim) -> Finding:
        """The finding of a claim; where no claim of the file could be checked, the reason."""
        by_claim, otherwise = self._findings
        return by_claim.get(claim.id) or otherwise[0]

    @cached_property
    def _findings(self) -> tuple[dict[str, Finding], list[Finding]]:
        """All are checked when the first is asked for: relations need the others anyway."""
        from datetime import date

        from factcheck import runner

        report = runner.run((self._shown,), root=self._root, today=date.today(), settled=self._settled)
        by_claim = {finding.claim: finding for finding in report.findings if finding.claim is not None}
        return by_claim, [finding for finding in report.findings if finding.claim is None]

    @property
    def _shown(self) -> str:
        """Its path as it would be given on the command line."""
        below = os.path.relpath(self.path, self.config.invocation_params.dir)
        return str(self.path) if below.startswith(os.pardir) else below

    @property
    def _root(self) -> Path:
        """The project of the file; the rootdir of pytest where it is in none."""
        from factcheck.claims import find_root

        folder = self.path.parent
        # A folder that is its own root stands in no project.
        return self.config.rootpath if find_root(folder / "claims") == folder / "claims" else find_root(folder)

    @property
    def _settled(self) -> Configuration:
        from factcheck.configuration import configuration
        from factcheck.model import InputError

        try:
            return configuration(start=self.config.invocation_params.dir)
        except InputError as error:
            raise self.CollectError(str(error)) from None


class ClaimItem(pytest.Item):
    """One claim."""

    parent: ClaimFileCollector

    def __init__(self, claim: Claim, **rest: Any) -> None:
        super().__init__(**rest)
        self.claim = claim

    def runtest(self) -> None:
        """Raises ClaimDoesNotHold where the claim does not and that is an error; else it is only warned of."""
        if self.claim.skip is not None:
            raise _skipped(self.claim.skip)
        finding = self.parent.finding(self.claim)
        if finding.verdict == "skipped":
            raise _skipped(finding.message)
        if finding.verdict == "holds":
            return
        if finding.severity != "error":
            self.warn(ClaimWarning(_in_words(finding)))
            return
        raise ClaimDoesNotHold(finding)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The finding as the terminal shows it; there is no traceback of interest."""
        if isinstance(excinfo.value, ClaimDoesNotHold):
            path, line, _ = self.reportinfo()
            return Shown(_in_words(excinfo.value.finding), Crash(str(path), line + 1, str(excinfo.value)))
        if isinstance(excinfo.value, ClaimWarning):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """The claim file, the claim's line from 0, and its name."""
        # A claim that an included file gives stands there, not here.
        return self.path, self.claim.place.line - 1, self.name


def _skipped(reason: str) -> BaseException:
    # At the claim's place; as pytest.skip() would raise it, it would stand in this file.
    return pytest.skip.Exception(reason, _use_item_location=True)


@dataclass(frozen=True)
class Crash:
    """Where pytest says that a test failed; what junit files and the short summary say of it."""

    path: str
    lineno: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.lineno}: {self.message}"


@dataclass(frozen=True)
class Shown:
    """A failure as pytest prints it."""

    text: str
    reprcrash: Crash

    def toterminal(self, writer: Any) -> None:
        """Prints it to pytest's terminal writer."""
        writer.line(self.text)

    def __str__(self) -> str:
        return self.text


def _in_words(finding: Finding) -> str:
    """The paragraph of the text report, without the summary of a run behind it."""
    from factcheck.model import Report
    from factcheck.reports import render

    return render(Report((finding,)), "text").rpartition("\n\n")[0]
