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


def test_a_relationship_from_elsewhere_is_found_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    class Halved(Checker):
        inputs = ("a", "b")

    monkeypatch.setattr(registry, "relationships", lambda: {"halved": Halved})
    assert registry.relationship("halved") is Halved
    assert registry.relationship("quartered") is None


def test_a_built_in_relationship_keeps_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    built_in = registry.relationship("total")
    monkeypatch.setattr(registry, "_registered", registry._registered.copy())

    @checker("total")
    class Total(Checker):
        inputs = ("a", "b")

    assert registry.relationship("total") is built_in is not Total
