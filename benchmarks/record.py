"""The record: measures everything and writes the tables of docs/benchmarks.md.

    python benchmarks/record.py [--only NAME]… [--quick] [--data FOLDER] [--texts FOLDER]… [--files N] [--briefs N]

Each table is written as soon as it is measured, between its markers (<!-- table: NAME --> … <!-- end -->), with the day and the
versions of what it was measured with; whatever stands around it stays to the byte.  A table whose peers or data are absent
stays as it is, which is told.  Exit codes: 0, 1 where a measurement failed, 2 for a page whose markers are not those below.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import accuracy
import branches
import hostile
import parquet
import scale
import speed
import start
from tables import ROOT, Absent, Extent, Table

import factcheck

PAGE = ROOT / "docs" / "benchmarks.md"
TABLES: dict[str, Callable[[Extent], Table]] = {
    "articles": accuracy.of_articles,
    "suites": accuracy.of_suites,
    "speed": speed.against_peers,
    "sizes": speed.by_size,
    "hostile": hostile.table,
    "start": start.table,
    "files": scale.of_files,
    "archive": scale.of_archive,
    "evidence": parquet.table,
    "coverage": branches.table,
}
_MARKED = re.compile(r"(?P<opening><!-- table: (?P<name>[^\n]*?) -->\n)(?P<body>.*?)(?P<end><!-- end -->)", re.DOTALL)
_MARKER = re.compile(r"<!-- (?:table: |end -->)")


class MarkerError(Exception):
    """The page has a marker too many, or one too few."""


def names(page: str) -> list[str]:
    """The tables that a page has places for, in order.  Raises MarkerError for one that is unknown, twice, or without its end."""
    found = [match["name"] for match in _MARKED.finditer(page)]
    if 2 * len(found) != len(_MARKER.findall(page)) or any("<!-- table: " in match["body"] for match in _MARKED.finditer(page)):
        raise MarkerError("a marker stands without its other half: write <!-- table: NAME --> … <!-- end -->")
    for name in found:
        if name not in TABLES:
            raise MarkerError(f"there is no table {name!r}; there are {', '.join(TABLES)}")
        if found.count(name) > 1:
            raise MarkerError(f"the table {name!r} has two places")
    return found


def rewritten(page: str, name: str, body: str) -> str:
    """The page with another body for one of its tables, and nothing else changed.  Raises MarkerError where it has none."""
    if name not in names(page):
        raise MarkerError(f"the table {name!r} has no place")
    return _MARKED.sub(lambda match: match["opening"] + body + match["end"] if match["name"] == name else match[0], page)


def told(table: Table) -> str:
    """A table as it stands between its markers: with the day, and what it was measured with."""
    return f"{table}\n\n{provenance(table.used)}\n"


def provenance(used: Iterable[str]) -> str:
    """The day, and the versions of what was measured, as a line of Markdown."""
    parts = [f"factcheck {factcheck.__version__}{_commit()}", f"Python {platform.python_version()}", f"{os.cpu_count()} cores"]
    for name in used:
        with suppress(PackageNotFoundError):
            parts.append(f"{name} {version(name)}")
    return f"*{date.today().isoformat()}: {', '.join(parts)}.*"


def _commit() -> str:
    """" (1a2b3c4)" where the package is a checkout, and whether it differs from that commit."""
    with suppress(OSError, subprocess.CalledProcessError):
        commit = _git("rev-parse", "--short", "HEAD")
        return f" ({commit}{', changed' if _git('status', '--porcelain', '--', '.') else ''})"
    return ""


def _git(*arguments: str) -> str:
    package = Path(factcheck.__file__).parent
    return subprocess.run(["git", "-C", package, *arguments], capture_output=True, text=True, check=True).stdout.strip()


def main() -> int:
    """Measures what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    one_of = f"of {', '.join(TABLES)}; may be repeated"
    parser.add_argument("--only", action="append", choices=TABLES, metavar="NAME", help=one_of)
    Extent.options(parser)
    given = parser.parse_args()
    extent = Extent.of(given)
    failed = 0
    try:
        places = names(PAGE.read_text("utf-8"))
    except MarkerError as error:
        print(f"{PAGE.name}: {error}", file=sys.stderr)
        return 2
    for name in given.only or places:
        started = time.monotonic()
        try:
            table = TABLES[name](extent)
        except Absent as why:
            print(f"{name}: left as it is: {why}", flush=True)
            continue
        except (RuntimeError, OSError, ValueError) as error:
            # The others are worth measuring; an hour of them may be behind.
            print(f"{name}: failed: {error}", file=sys.stderr, flush=True)
            failed = 1
            continue
        print(f"{name}: {time.monotonic() - started:.0f} s\n\n{told(table)}", flush=True)
        if not given.quick:
            _write(name, told(table))
    return failed


def _write(name: str, body: str) -> None:
    """Writes one table, whole or not at all."""
    # Bytes: what stands around a table is none of this program's business, its ends of lines neither.
    page = rewritten(PAGE.read_bytes().decode("utf-8"), name, body)
    beside = PAGE.with_suffix(f".{os.getpid()}")
    beside.write_bytes(page.encode("utf-8"))
    beside.replace(PAGE)


if __name__ == "__main__":
    raise SystemExit(main())
