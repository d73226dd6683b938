"""How relationships become known."""

from __future__ import annotations

import pytest

from factcheck.checkers import Checker, checker, registry


def test_a_relationship_is_known_by_the_name_under_which_it_is_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_registered", registry.relationships().copy())

    @checker("halved")
    class Halved(Checker):
        inputs = ("a", "[b]")

    assert Halved.name == "halved" and Halved.signature() == "halved(a, [b])"
    # As if asked for the first time: what is known already is not looked for again.
    assert registry.relationships.__wrapped__()["halved"] is Halved
