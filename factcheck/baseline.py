"""Baseline: the findings that are known and accepted; only new ones are reported.

A finding is known by its rule and the sentence that it stands in, whatever the file is called and wherever the sentence moves;
once the sentence is edited it counts as new.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from factcheck.model import Finding, InputError
from factcheck.wording import Message, reason, say

_VERSION = 1


def fingerprint(finding: Finding) -> str:
    """What tells a finding from others: its rule, and its sentence and figure without regard to white space."""
    sentence = finding.excerpt.text if finding.excerpt else finding.message
    words = "\x1f".join((finding.rule or "", "".join(sentence.split()), "".join((finding.found or "").split())))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def render_baseline(findings: Iterable[Finding]) -> str:
    """The baseline file that makes these findings known; errors are never accepted."""
    known = [
        {
            "article": finding.article,
            "rule": finding.rule,
            "fingerprint": fingerprint(finding),
            "message": finding.message,
        }
        for finding in findings
        if finding.verdict == "contradicted"
    ]
    return json.dumps({"version": _VERSION, "findings": known}, ensure_ascii=False, indent=1) + "\n"


def read_baseline(path: str) -> Counter[tuple[str, str]]:
    """How many findings of each rule and fingerprint are known.  Raises InputError where the file is no baseline."""
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise InputError(
            say("there is no such baseline; write it with: factcheck lint ARTICLE… --write-baseline"), path
        ) from None
    except OSError as error:
        raise InputError(say("cannot be read as a baseline: {reason}", reason=reason(error)), path) from None
    except json.JSONDecodeError as error:
        raise InputError(_no_baseline(), path, error.lineno, error.colno) from None
    except (ValueError, RecursionError):
        raise InputError(_no_baseline(), path) from None
    try:
        if content["version"] != _VERSION:
            raise InputError(
                say(
                    "is a baseline of version {version}; this program reads version {known}",
                    version=content["version"],
                    known=_VERSION,
                ),
                path,
            )
        if not isinstance(content["findings"], list):
            raise InputError(_no_baseline(), path)
        return Counter((str(known["rule"]), str(known["fingerprint"])) for known in content["findings"])
    except (KeyError, TypeError):
        raise InputError(_no_baseline(), path) from None


def _no_baseline() -> Message:
    return say('is no baseline: it needs "version" and "findings"; write it anew with --write-baseline')


def without_known(findings: Iterable[Finding], known: Counter[tuple[str, str]]) -> list[Finding]:
    """The findings that the baseline does not know; of two alike, one known leaves one."""
    left = known.copy()
    new = []
    for finding in findings:
        key = (finding.rule or "", fingerprint(finding))
        if finding.verdict == "contradicted" and left[key] > 0:
            left[key] -= 1
        else:
            new.append(finding)
    return new
