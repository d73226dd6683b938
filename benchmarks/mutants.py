"""Mutation testing of the arithmetic: one place is changed at a time, and a test must fail each time (docs/mutants.md).

    pip install -e '.[mutants]'
    python benchmarks/mutants.py                                # factcheck/checkers, and what of figures and model it stands on
    python benchmarks/mutants.py checkers/growth checkers/share
    python benchmarks/mutants.py model/interval --tests tests/model    # by these alone: sooner, but others may kill what survives

Prints every surviving mutant as the lines that it changes, then how many were killed; exits with 1 where one survives that
mutants.txt does not explain.  What is printed can be pasted there.

mutmut makes the mutants, in a copy of the tree; they are judged here, in a tenth of the time that runs of pytest would take.  A
mutant is tried by the tests that reach its function, in a fork of a process that has loaded them all: those first that have
killed others of the function, then the quickest.  They are those of tests/checkers and tests/model, and what others have
about one module, without the hypothesis properties, so that what kills a mutant is an example that can be read.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import gc
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
EXPLAINED = Path(__file__).with_suffix(".txt")
JUDGES = (
    "tests/checkers", "tests/model", "tests/claims/test_dates.py", "tests/figures/test_article.py",
    "tests/figures/test_conversion.py",
)  # fmt: skip
# About a page of the documentation; about what is imported, and mutmut's copy imports more.
_NO_JUDGES = ("tests/checkers/test_reference.py", "tests/checkers/test_built_in.py::test_one_is_found_without_the_others")
# Seconds of the processor that a test may take with a mutant beyond ten times what it takes without.
PATIENCE = 1
# What the checkers stand on, in other packages.
_BELOW = (
    "claims/dates", "figures/article", "figures/conversion", "figures/folding", "figures/same_unit", "figures/scale",
    "model/interval", "model/quantity",
)  # fmt: skip
_LENIENT = re.compile(r", (?:strict=\w+)?\)")


class Judge:
    """The tests, loaded once: how long each takes, which functions it reaches, and which mutants it has killed."""

    def __init__(self, tests: Sequence[str], hits: set[str]) -> None:
        """Runs them without any mutant; `hits` takes the functions as they are called."""
        import pytest

        self.items: list[Any] = []
        self.seconds: dict[str, float] = {}
        self.reached: dict[str, set[str]] = {}
        self.failed: dict[str, list[str]] = {}
        self._hits = hits
        others = (f"--deselect={test}" for test in _NO_JUDGES)
        code = pytest.main([*tests, *others, "-m", "not hypothesis", *self._quiet], plugins=[self])
        if code:
            sys.exit(f"the tests fail without any mutant (pytest's exit code {code})")

    _quiet = ("-q", "-x", "-p", "no:cacheprovider")

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        self.items = list(items)

    def pytest_runtest_protocol(self, item: Any) -> None:
        self._hits.clear()

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.when == "call":
            self.seconds[report.nodeid] = report.duration
            for function in self._hits:
                self.reached.setdefault(function, set()).add(report.nodeid)

    def of(self, function: str) -> list[Any]:
        """The tests that reach a function: those first that have killed most of its mutants, the quickest of these first."""
        ids, kills = self.reached.get(function, set()), Counter(self.failed.get(function, ()))
        reaching = (item for item in self.items if item.nodeid in ids)
        return sorted(reaching, key=lambda item: (-kills[item.nodeid], self.seconds[item.nodeid]))

    def failure(self, items: list[Any]) -> str | None:
        """A test that fails, "" for one of several: those with plain fixtures are called directly, the others by pytest."""
        import pytest

        others = []
        for item in items:
            given = self._parameters(item)
            # Those with an underscore keep the machine's own settings away from all tests alike.
            fixtures = {name for name in item._fixtureinfo.names_closure if not name.startswith("_")}
            if not fixtures <= {"request", "tmp_path", "tmp_path_factory", "monkeypatch", *given}:
                others.append(item.nodeid)
                continue
            self._limit(self.seconds[item.nodeid])
            with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
                own = {"tmp_path": Path(folder), "monkeypatch": patch}
                given |= {name: value for name, value in own.items() if name in item._fixtureinfo.argnames}
                try:
                    item.obj(**given)
                except BaseException:
                    return str(item.nodeid)
        self._limit(sum(map(self.seconds.__getitem__, others)))
        return "" if others and pytest.main([*others, *self._quiet]) != 0 else None

    @staticmethod
    def _limit(seconds: float) -> None:
        """Lets the process die where the next step takes much longer than this."""
        signal.setitimer(signal.ITIMER_PROF, PATIENCE + 10 * seconds)

    @staticmethod
    def _parameters(item: Any) -> dict[str, Any]:
        return dict(item.callspec.params) if hasattr(item, "callspec") else {}


def killed(mutant: str, judge: Judge) -> bool:
    """Whether a test fails, or does not end, with this mutant."""
    function = mutant.partition("__mutmut_")[0]
    tests = judge.of(function)
    if not tests:
        return False
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.environ["MUTANT_UNDER_TEST"] = mutant
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        code = 1
        try:
            for value in vars(sys.modules[mutant.rpartition(".")[0]]).values():
                # What was computed before says nothing of the mutant.
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()
            failed = judge.failure(tests)
            code = int(failed is not None)
            os.write(writing, (failed or "").encode())
        finally:
            os._exit(code)
    os.close(writing)
    with open(reading, encoding="utf-8") as told:
        if failed := told.read():
            judge.failed.setdefault(function, []).append(failed)
    return os.waitpid(child, 0)[1] != 0


def mutated(module: str) -> tuple[list[str], Callable[[str], Iterator[str]]]:
    """Replaces a module of the copy by all its mutants: their names, and what tells the lines that one changes."""
    from mutmut.mutation.file_mutation import mutate_file_contents

    path = Path("factcheck", f"{module}.py")
    made = mutate_file_contents(str(path), path.read_text(encoding="utf-8"))
    path.write_text(made.code, encoding="utf-8")
    functions = {
        node.name: (node.lineno, node.end_lineno) for node in ast.walk(ast.parse(made.code)) if isinstance(node, ast.FunctionDef)
    }
    lines = made.code.splitlines()

    def change(name: str) -> Iterator[str]:
        original = re.sub(r"__mutmut_\d+\Z", "__mutmut_orig", name)
        before, after = ([line.strip() for line in lines[slice(*functions[each])]] for each in (original, name))
        lines_of_diff = difflib.unified_diff(before, after, n=0, lineterm="")
        yield from (line for line in lines_of_diff if not re.match(r"---|\+\+\+|@@", line))

    return [name for name in made.mutant_names if not _is_repetition(*change(name))], change


def _is_repetition(*changed: str) -> bool:
    """Whether another mutant does the same (a word in capitals as well as with an XX, None for False as well as True), or only a
    strict= is lost, which is for readers.
    """
    before, after = ("".join(line[1:] for line in changed if line[0] == sign) for sign in "-+")
    if before.casefold() == after.casefold() or _LENIENT.sub(")", before) == _LENIENT.sub(")", after):
        return True
    return before.replace("None", "False") == after.replace("None", "False")


def explained() -> set[tuple[str, ...]]:
    """The mutants that no test can kill, each as its module and the lines that it changes, without how deep they stand."""
    entries: list[list[str]] = []
    for line in EXPLAINED.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            entries[-1].append(line.strip())
        elif line and not line.startswith("#"):
            entries.append([line.partition(":")[0]])
    return {tuple(entry) for entry in entries}


def modules() -> list[str]:
    """The modules that are mutated when none is named."""
    checkers = sorted(path.stem for path in (ROOT / "factcheck/checkers").glob("*.py") if path.stem != "__init__")
    return [*(f"checkers/{name}" for name in checkers), *_BELOW]


def main() -> int:
    """Judges the mutants of the named modules."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("modules", nargs="*", default=modules(), help="such as checkers/growth")
    parser.add_argument("--tests", nargs="+", default=JUDGES, help="the tests that judge, such as tests/model")
    given = parser.parse_args()
    if missing := [name for name in given.modules if not (ROOT / "factcheck" / f"{name}.py").is_file()]:
        parser.error(f"there is no module {', '.join(missing)}; write for example checkers/growth")
    with tempfile.TemporaryDirectory() as folder:
        # The copy is called as the package is, which is how mutmut finds what to mutate.
        tree = Path(folder, "factcheck")
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".*", "__pycache__", "node_modules", "*.png"))
        os.chdir(tree)
        sys.path[:0] = [str(tree)]
        sys.dont_write_bytecode = True
        return judged(given.modules, given.tests)


def judged(chosen: Sequence[str], tests: Sequence[str]) -> int:
    """Judges the mutants of modules of the tree that is the working directory, and prints what survives."""
    from mutmut.mutation import trampoline

    made = {module: mutated(module) for module in chosen}
    os.environ |= {"MUTANT_UNDER_TEST": "stats", "LC_ALL": "C.UTF-8"}
    os.environ.pop("FACTCHECK_UI_LANG", None)
    hits: set[str] = set()
    trampoline.record_trampoline_hit = lambda function, caller=None: hits.add(function)
    judge = Judge(tests, hits)
    os.environ["MUTANT_UNDER_TEST"] = ""
    gc.collect()
    # No child copies what it only looks through for garbage.
    gc.freeze()
    gc.disable()
    count = survived = unexplained = 0
    known = explained()
    for module, (names, change) in made.items():
        start, alive = time.monotonic(), 0
        for name in names:
            if killed(f"factcheck.{module.replace('/', '.')}.{name}", judge):
                continue
            alive += 1
            changed = list(change(name))
            if (module, *changed) not in known:
                unexplained += 1
                print(f"{module}: {name}", *(f"    {line}" for line in changed), sep="\n", flush=True)
        count, survived = count + len(names), survived + alive
        print(f"{module}: {len(names) - alive} of {len(names)} killed, {time.monotonic() - start:.0f} s", flush=True)
    print(f"{count - survived} of {count} mutants killed, {survived - unexplained} explained, {unexplained} not")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
