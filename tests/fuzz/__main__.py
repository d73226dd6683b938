"""python -m fuzz TARGET [--runs N] [--seconds N] [--grown FOLDER] [--unguided], in the folder tests: fuzzes a target.

Guided by coverage, with atheris, which watches every line and keeps what reaches new code in the folder --grown; or at random
from the corpus and that folder, many times as fast.  What makes a target fail is kept in tests/fuzz/findings/TARGET.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from fuzz.changing import changed
from fuzz.corpus import dictionary, seeds

# The longest text that is tried, in bytes.  A mistake shows in a short one as well, and a thousand of them take the time of one
# that is long; what is long is for benchmarks/hostile.py.
LONGEST = {"documents": 1200, "extraction": 400, "linting": 600, "claim_files": 1000, "expectations": 150, "expressions": 300}
# What a text may take at the most, although every line of code is watched.
SECONDS = 1
MEGABYTES = 500


def main() -> int:
    """Reads the command line, and fuzzes."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("target", choices=sorted(LONGEST))
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=0, help="at most; 0: no limit")
    parser.add_argument("--grown", type=Path, help="folder that keeps what reaches new code")
    parser.add_argument("--unguided", action="store_true", help="changes at random; needs no atheris")
    given = parser.parse_args()
    findings = Path(__file__).with_name("findings") / given.target
    findings.mkdir(parents=True, exist_ok=True)
    if given.unguided:
        return _unguided(given, findings)
    return _guided(given, findings)


def _held(target: Callable[[str], None], text: str) -> None:
    """Runs a target on a text.  Raises AssertionError where it took too long."""
    started = time.process_time()
    target(text)
    # libFuzzer's own limit goes by the clock, and takes a busy machine for a slow text.
    taken = time.process_time() - started
    assert taken < SECONDS, f"{taken:.1f} s of processor time"


def _unguided(given: argparse.Namespace, findings: Path) -> int:
    """Changes at random what is known, in another way each time; every failure is kept, and it goes on."""
    from fuzz.targets import TARGETS

    target, seed = TARGETS[given.target], random.randrange(2**32)
    chance = random.Random(seed)
    kept = sorted(given.grown.glob("*")) if given.grown is not None else []
    texts = [*seeds(given.target), *(path.read_bytes().decode("utf-8", "replace") for path in kept)]
    words = dictionary()
    end = time.monotonic() + (given.seconds or float("inf"))
    slowest, failures, runs = 0.0, 0, 0
    # What the process needed before, say for other tests, is not the target's.
    before = _megabytes()
    while runs < given.runs and time.monotonic() < end:
        text = changed(chance.choice(texts), chance, texts, words)[: LONGEST[given.target]]
        started = time.process_time()
        try:
            _held(target, text)
        except Exception as error:
            failures += 1
            findings.joinpath(f"unguided-{seed}-{runs}").write_bytes(text.encode("utf-8", "surrogateescape"))
            print(f"{type(error).__name__}: {error}\n    {text!r}", flush=True)
        slowest = max(slowest, time.process_time() - started)
        runs += 1
    megabytes = _megabytes() - before
    print(f"{runs} runs from {seed}, {failures} failures, {slowest:.3f} s the slowest, {megabytes} MB more")
    return 1 if failures or megabytes > MEGABYTES else 0


def _megabytes() -> int:
    """The most memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _guided(given: argparse.Namespace, findings: Path) -> int:
    """Hands over to atheris."""
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is needed: pip install atheris; or say --unguided")
    with atheris.instrument_imports(include=["factcheck"]):
        from fuzz.targets import TARGETS

        # What is imported when it is needed would come too late to be watched.
        for package in ("documents", "figures", "claims", "checkers", "rules"):
            for module in walk_packages(import_module(f"factcheck.{package}").__path__, f"factcheck.{package}."):
                import_module(module.name)
    work = Path(tempfile.mkdtemp(prefix="factcheck-fuzz-"))
    started = work / "seeds"
    started.mkdir()
    for number, seed in enumerate(seeds(given.target)):
        (started / str(number)).write_bytes(seed.encode("utf-8", "surrogateescape"))
    words = work / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in dictionary()), "ascii")
    grown = given.grown or work / "grown"
    grown.mkdir(parents=True, exist_ok=True)
    target = TARGETS[given.target]

    def once(data: bytes) -> None:
        _held(target, data.decode("utf-8", "replace"))

    options = [
        sys.argv[0], str(grown), str(started), f"-runs={given.runs}", f"-max_total_time={given.seconds}", f"-dict={words}",
        f"-max_len={LONGEST[given.target]}", "-timeout=60", "-report_slow_units=60", f"-rss_limit_mb={MEGABYTES}",
        f"-artifact_prefix={findings}/", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup(options, once)
    atheris.Fuzz()
    return 0


def _escaped(word: str) -> str:
    """A word in libFuzzer's notation: bytes that are no letters as \\xAB."""
    return "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"\\x{byte:02X}" for byte in word.encode())


if __name__ == "__main__":
    sys.exit(main())
