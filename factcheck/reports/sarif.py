"""sarif: Static Analysis Results Interchange Format 2.1.0, for code scanning and for editors.

A result is a finding.  Its `ruleId` is the code of the rule of lint, or the verdict on the claim; `partialFingerprints` follow it
while lines move.  Columns are counted in code points, from 1, an end column stands just behind, as `columnKind` says.  What is
about no file is a notification of the invocation, since a result needs a place.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0"; sections are named where they decide something.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from factcheck import __version__
from factcheck.model import PASSING, Finding, Report, RuleText
from factcheck.reports._findings import Spot, details, kind, listed, severity, spoken, spot
from factcheck.reports._fingerprints import fingerprints
from factcheck.reports._registry import Layout, reporter
from factcheck.reports._repository import repository_uri
from factcheck.reports._terminal import visible
from factcheck.wording import Voice, say

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "%SRCROOT%"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_FINGERPRINT = "factcheck/v1"
# What the verdicts on claims mean, as rules: name, in short, at length.
_VERDICTS = {
    "contradicted": RuleText(
        "contradicted",
        "ClaimContradicted",
        say("The article states another figure than the claim expects."),
        page=say(
            "The figure that the claim names was found, and what its wording stands for cannot meet what is expected. Correct "
            "the article, or, where it is right, the claim: `factcheck accept` writes what the article says now."
        ),
    ),
    "missing": RuleText(
        "missing",
        "ClaimMissing",
        say("The article does not state the figure that the claim is about."),
        page=say(
            "No figure fits the words of the claim's `about` or `find`, or it is not stated where `in` wants it. State it, or "
            "say in the claim how the article names it now."
        ),
    ),
    "ambiguous": RuleText(
        "ambiguous",
        "ClaimAmbiguous",
        say("The words of the claim fit figures that disagree."),
        page=say(
            "Add a word to `about`, or quote the wording with `find`, so that the claim means one figure only; or correct the "
            "mention that is wrong."
        ),
    ),
    "unverifiable": RuleText(
        "unverifiable",
        "ClaimUnverifiable",
        say("The claim could not be checked."),
        page=say("What the expectation rests on cannot be reached, or the day has passed until which it counted as checked."),
    ),
    "error": RuleText(
        "error",
        "CannotBeChecked",
        say("A file or a claim cannot be used."),
        page=say("The message says what was found, what was expected and what to write. Until then nothing in it is checked."),
    ),
    "holds": RuleText("holds", "ClaimHolds", say("The claim holds.")),
    "skipped": RuleText("skipped", "ClaimSkipped", say("The claim was skipped.")),
}


@reporter("sarif")
def sarif_report(report: Report, layout: Layout) -> str:
    """One run: tool with rules, results, and whether everything could be checked."""
    findings = listed(report, layout)
    placed = [finding for finding in findings if spot(finding)]
    rules = _rules(report, placed)
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(rules.values(), layout.voice)},
                # One category a command, so that what run found does not replace what lint found (3.17.3).
                "automationDetails": {"id": f"factcheck/{'lint' if report.rules else 'run'}/"},
                "language": layout.voice.language,
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {_BASE: {"description": {"text": layout.voice(say("the top of the repository"))}}},
                "invocations": [_invocation(report, [found for found in findings if not spot(found)], layout.voice)],
                "results": [
                    _result(finding, print_, list(rules).index(kind(finding)), layout.voice)
                    for finding, print_ in zip(placed, fingerprints(placed), strict=True)
                ],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


# --- The tool and its rules -----------------------------------------------------------------------------------------------


def _rules(report: Report, findings: Iterable[Finding]) -> dict[str, RuleText]:
    """The rules that were run, or the verdicts that were given; by id."""
    known = {rule.code: rule for rule in report.rules}
    for finding in findings:
        name = kind(finding)
        if name not in known:
            known[name] = _VERDICTS.get(name) or RuleText(name, "", say("The rule {code}.", code=name))
    return known


def _driver(rules: Iterable[RuleText], voice: Voice) -> dict[str, Any]:
    addresses = _addresses()
    home = addresses.get("Homepage")
    return {
        "name": "factcheck",
        "version": __version__,
        "semanticVersion": __version__,
        **({"informationUri": home} if home else {}),
        "rules": [_descriptor(rule, addresses.get("Documentation"), voice) for rule in rules],
    }


def _descriptor(rule: RuleText, documentation: str | None, voice: Voice) -> dict[str, Any]:
    page = voice(rule.explanation) or voice(rule.summary)
    name = "".join(part[:1].upper() + part[1:] for part in rule.name.replace("-", " ").split())
    return {
        "id": rule.code,
        **({"name": name} if name else {}),
        "shortDescription": {"text": _message(voice(rule.summary))},
        "fullDescription": {"text": _message(voice(rule.summary))},
        "help": {"text": _message(page), "markdown": _doubled(page)},
        **({"helpUri": f"{documentation.rstrip('/')}/rules/{rule.code}"} if documentation and rule.code.startswith("FC") else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _addresses() -> dict[str, str]:
    """The addresses in the metadata of the installed package, by their names."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        entries = metadata("factcheck").get_all("Project-URL") or []
    except PackageNotFoundError:
        return {}
    return {name.strip(): address.strip() for name, _, address in (entry.partition(",") for entry in entries)}


# --- Results --------------------------------------------------------------------------------------------------------------


def _result(finding: Finding, fingerprint: str, rule: int, voice: Voice) -> dict[str, Any]:
    place, said = spot(finding), spoken(finding, voice)
    assert place is not None
    passing = finding.verdict in PASSING
    name = f"{finding.claim}: " if finding.claim else ""
    claim = finding.claim_place
    related = Spot(claim.path, claim.line or None, claim.column or None) if claim and finding.article is not None else None
    return {
        "ruleId": kind(finding),
        "ruleIndex": rule,
        # A result that is no failure has no level (3.27.10).
        "kind": "pass" if finding.verdict == "holds" else "notApplicable" if passing else "fail",
        "level": "none" if passing else _LEVELS[severity(finding)],
        "message": {"text": _message("\n".join([f"{name}{said.message}", *details(finding, voice)]))},
        "locations": [_location(place)],
        **({"relatedLocations": [{**_location(related), "message": {"text": voice(say("the claim"))}}]} if related else {}),
        "partialFingerprints": {_FINGERPRINT: fingerprint},
        "properties": {
            key: visible(value)
            for key, value in {
                "verdict": finding.verdict, "claim": finding.claim, "expected": said.expected, "found": said.found,
            }.items()
            if value
        },
    }  # fmt: skip


def _location(place: Spot) -> dict[str, Any]:
    uri, is_relative = repository_uri(place.path)
    artifact = {"uri": uri, **({"uriBaseId": _BASE} if is_relative else {})}
    # Code scanning refuses a result without a line; of a file as a whole that is the first one.
    region = {"startLine": place.line or 1}
    if place.line and place.column:
        region["startColumn"] = place.column
        if place.end_line and place.end_column:
            region |= {"endLine": place.end_line, "endColumn": place.end_column}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _invocation(report: Report, findings: Sequence[Finding], voice: Voice) -> dict[str, Any]:
    told = [{"level": "error", "message": {"text": _message(voice(finding.message))}} for finding in findings]
    return {
        "executionSuccessful": report.exit_code != 2,
        "exitCode": report.exit_code,
        **({"toolExecutionNotifications": told} if told else {}),
    }


def _message(text: str) -> str:
    """A text as a message string: no placeholder (3.11.5), no link to wherever an article wants (3.11.6)."""
    return _doubled("\n".join(visible(line) for line in text.split("\n"))).replace("](", "] (")


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
