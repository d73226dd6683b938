"""The built-in relationships: found by name without a look at the others, and kept whatever is installed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factcheck.checkers import Checker, checker, registry
from factcheck.checkers.registry import relationship, relationships


def test_every_built_in_relationship_is_found_by_its_name() -> None:
    own = {name: kind for name, kind in relationships().items() if kind.__module__.startswith("factcheck.checkers.")}
    assert {name: relationship(name) for name in own} == own
    assert relationship("grwoth") is None


def test_one_is_found_without_the_others() -> None:
    program = (
        "import sys; from factcheck.checkers.registry import relationship; assert relationship('growth');"
        "sys.exit(' '.join({'factcheck.checkers.trend', 'importlib.metadata'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False).stderr.strip() == ""


def test_a_built_in_one_keeps_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_registered", relationships().copy())
    before = relationship("growth")

    @checker("growth")
    class Other(Checker):
        pass

    assert relationship("growth") is before and before is not Other
