"""Names that a package imports when somebody asks for them."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

PACKAGES = ("factcheck.model", "factcheck.documents", "factcheck.claims", "factcheck.evidence", "factcheck.runner")


@pytest.mark.parametrize("package", PACKAGES)
def test_every_name_of_a_package_is_found(package: str) -> None:
    module = import_module(package)
    for name in module.__all__:
        first = getattr(module, name)
        assert first is not None
        assert vars(module)[name] is first, f"{name} is asked for anew each time"


@pytest.mark.parametrize("package", PACKAGES)
def test_what_a_package_does_not_give_is_said(package: str) -> None:
    with pytest.raises(AttributeError, match=f"module '{package}' has no attribute 'figgure'"):
        _ = import_module(package).figgure


def test_a_run_from_the_cache_can_do_without_claims_and_figures() -> None:
    program = "import sys, factcheck.runner.run; print(*(m for m in sys.modules if m.startswith('factcheck.')))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "factcheck.model.finding" in loaded
    assert not {"factcheck.model.claim", "factcheck.model.figure", "factcheck.claims.loader", "factcheck.figures"} & set(loaded)
