"""python -m fuzz TARGET [--runs N] [--seconds N], in the folder tests: fuzzes a target with atheris, guided by coverage.

What makes it fail is kept in tests/fuzz/findings/TARGET, what reaches new code in a folder of its own, given by --grown.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from fuzz.corpus import dictionary, seeds

# The longest text that is tried, in bytes.  A mistake shows in a short one as well, and a thousand of them take the time of one
# that is long; what is long is for benchmarks/hostile.py.
LONGEST = {"documents": 1200, "extraction": 400, "linting": 600, "claim_files": 1000, "expectations": 150, "expressions": 300}
# What a text may take at the most, although every line of code is watched.
SECONDS = 1


def main() -> None:
    """Reads the command line and hands over to atheris."""
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is needed: pip install atheris")
    with atheris.instrument_imports(include=["factcheck"]):
        from fuzz.targets import TARGETS

        # What is imported when it is needed would come too late to be watched.
        for package in ("documents", "figures", "claims", "checkers", "rules"):
            for module in walk_packages(import_module(f"factcheck.{package}").__path__, f"factcheck.{package}."):
                import_module(module.name)
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=0, help="at most; 0: no limit")
    parser.add_argument("--grown", help="folder that keeps what reaches new code")
    given = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="factcheck-fuzz-"))
    started = work / "seeds"
    started.mkdir()
    for number, seed in enumerate(seeds(given.target)):
        (started / str(number)).write_bytes(seed.encode("utf-8", "surrogateescape"))
    words = work / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in dictionary()), "ascii")
    grown = Path(given.grown) if given.grown else work / "grown"
    grown.mkdir(parents=True, exist_ok=True)
    findings = Path(__file__).with_name("findings") / given.target
    findings.mkdir(parents=True, exist_ok=True)
    target = TARGETS[given.target]

    def once(data: bytes) -> None:
        started = time.process_time()
        target(data.decode("utf-8", "replace"))
        # libFuzzer's own limit goes by the clock, and takes a busy machine for a slow text.
        taken = time.process_time() - started
        assert taken < SECONDS, f"{taken:.1f} s of processor time"

    options = [
        sys.argv[0], str(grown), str(started), f"-runs={given.runs}", f"-max_total_time={given.seconds}", f"-dict={words}",
        f"-max_len={LONGEST[given.target]}", "-timeout=60", "-report_slow_units=60", "-rss_limit_mb=500",
        f"-artifact_prefix={findings}/", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup(options, once)
    atheris.Fuzz()


def _escaped(word: str) -> str:
    """A word in libFuzzer's notation: bytes that are no letters as \\xAB."""
    return "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"\\x{byte:02X}" for byte in word.encode())


if __name__ == "__main__":
    main()
