"""Settings of the whole test suite."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# No deadline: a slow machine is no failing property.  In CI the same examples on every run, so that a red build can be repeated.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
# The long mode of CI: FACTCHECK_LONG=1
settings.register_profile("long", deadline=None, max_examples=10_000)
settings.load_profile("long" if os.environ.get("FACTCHECK_LONG") else "ci" if os.environ.get("CI") else "default")


@pytest.fixture(autouse=True)
def _cache_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test finds what another one, or the user of this machine, has left in the cache."""
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "no-cache" / os.urandom(8).hex()))


@pytest.fixture(autouse=True)
def _english_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine's locale is, a test sees English unless it asks for another language."""
    for name in ("FACTCHECK_UI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
