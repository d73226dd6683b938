"""Rules: checks that need no claim, one a file; each looks at one article and names what does not fit together.

Precision comes first.  A rule gives the benefit of the doubt (rounded or cut off, trailing zeros of a count insignificant,
either reading of 倍), and one that would object to good articles is off by default.
"""

from factcheck.rules._lint import lint
from factcheck.rules._pages import page
from factcheck.rules._registry import Rule, Violation, find_rule, rule, rules, selected

__all__ = ["Rule", "Violation", "find_rule", "lint", "page", "rule", "rules", "selected"]
