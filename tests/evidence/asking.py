"""What one piece of evidence comes to, for tests: a claim file is written, loaded and its value read."""

from __future__ import annotations

from pathlib import Path

from factcheck.claims import load
from factcheck.evidence import Vault
from factcheck.model import Datum, NoDatum


def ask(folder: Path, evidence: str, sources: str = "") -> str:
    """The value and its unit, or why there is none: "3594", "514300000 CNY", "error: …", "unreachable: …", "invalid: …"."""
    (folder / "factcheck.toml").touch()
    (folder / "a.md").write_text("# -\n\nText.\n", encoding="utf-8")
    named = f"sources: {sources}\n" if sources else ""
    text = f"article: a.md\n{named}evidence:\n  it: {evidence}\nclaims:\n  - id: a\n    check: same(data.it, 1)\n"
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    claim_file, errors = load(str(folder / "a.yaml"), root=folder)
    if claim_file is None:
        return "invalid: " + "; ".join(error.message for error in errors)
    with Vault() as vault:
        datum = vault.values(claim_file)["data.it"]
    if isinstance(datum, NoDatum):
        return f"{'error' if datum.reachable else 'unreachable'}: {datum.reason}"
    assert isinstance(datum, Datum)
    value = datum.interval
    shown = str(value.low) if value.is_point else str(value)
    return f"{shown} {datum.unit}" if datum.unit else shown
