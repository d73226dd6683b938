"""The structure that docs/architecture.md promises: who imports what of whom, what a package gives, what waits for its use.

The direction of the imports is held by import-linter; this is about their form.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from factcheck import documents, figures, runner

ROOT = Path(__file__).parents[1]
MODULES = {
    ".".join((path.parent if path.name == "__init__.py" else path.with_suffix("")).relative_to(ROOT).parts): path
    for path in sorted((ROOT / "factcheck").rglob("*.py"))
}
PACKAGES = {name for name, path in MODULES.items() if path.name == "__init__.py" and name != "factcheck"}
# A package inside another one is its own affair: a language, the formats of data.
TOP = sorted(name for name in PACKAGES if name.count(".") == 1)

# What takes long to import, or belongs to an extra, and so is imported where it is used.
HEAVY = {
    "distributed", "duckdb", "jinja2", "jsonschema", "markdown_it", "markupsafe", "openpyxl", "pint",
    "platformdirs", "pyarrow", "rich", "watchfiles", "yaml",
    # Of the standard library: what few commands need, and --version and a run from the cache do not.
    "csv", "dataclasses", "datetime", "difflib", "gettext", "importlib", "io", "json", "shutil", "tomllib", "warnings", "xml",
}  # fmt: skip
# Who may wait with importing what is ours, and why.
WAITING = {
    "factcheck.cli": "a command imports what it does, not what the others do: help and completion are instant",
    "factcheck.pytest_plugin": "it is loaded in every run of pytest, also where there is no claim file",
    "factcheck.runner": "a run that finds everything in the cache reads no figures, checks nothing and starts no process",
    "factcheck.language_server": "the server needs an extra",
    "factcheck.figures.zh": "the tables of a language are read for its first text",
    "factcheck.figures.en": "the tables of a language are read for its first text",
    "factcheck.claims.loader": "encodings matter for a file that is not UTF-8 only",
    "factcheck.claims.expectation": "claim files are found, and refused, without the grammar of figures",
    "factcheck.claims.evidence": "claim files are found, and refused, without the grammar of figures",
    "factcheck.evidence.values": "data files are opened for claims that name them, and few do",
    "factcheck.evidence.reading": "a format of data is imported for its first file",
    "factcheck.evidence.frozen": "the schema is read where a frozen copy is",
    "factcheck.archive.work": "a worker of a cluster imports what its kind of work needs",
}


class Import(NamedTuple):
    """One name that a module imports: `name` of `source`, or all of `source` where the name is empty."""

    module: str
    source: str
    name: str
    line: int
    waits: bool

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.source} {self.name}"


def imports(module: str) -> Iterator[Import]:
    """Everything that a module imports, wherever."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    waiting = {id(inner) for function in functions for inner in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(module, alias.name, "", node.lineno, id(node) in waiting)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: write the whole name of the module"
            for alias in node.names:
                yield Import(module, node.module or "", alias.name, node.lineno, id(node) in waiting)


def top(module: str) -> str:
    """factcheck.figures for everything in it; the module itself where it lies beside the packages."""
    return ".".join(module.split(".")[:2])


def public(package: str) -> list[str]:
    """`__all__` of a package, read, not run."""
    for node in ast.parse(MODULES[package].read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__":
            names: list[str] = ast.literal_eval(node.value)
            return names
    return []


@pytest.mark.parametrize("module", MODULES)
def test_of_another_package_only_its_public_names_are_used(module: str) -> None:
    reached = []
    for each in imports(module):
        if top(each.source) == top(module) or not each.source.startswith("factcheck"):
            continue
        whole = f"{each.source}.{each.name}" in PACKAGES or (each.source == "factcheck" and f"factcheck.{each.name}" in MODULES)
        beside = each.source in MODULES and each.source.count(".") == 1 and each.source not in PACKAGES
        if not (whole or beside or (each.source in ("factcheck", *TOP) and each.name in ("", *public(each.source)))):
            reached.append(str(each))
    assert reached == []


@pytest.mark.parametrize("package", TOP)
def test_the_page_lists_what_a_package_gives(package: str) -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition("### What each package gives")[2]
    listed = re.search(rf"^\| `{package.removeprefix('factcheck.')}` \| (.*) \|$", page, re.MULTILINE)
    assert listed is not None, f"docs/architecture.md has no line for {package} under “What each package gives”"
    assert re.findall(r"`(\w+)`", listed[1]) == public(package)


def test_the_files_that_the_page_names_are_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition("## To add one")[0]
    named = set(re.findall(r"`((?:\w+/)*\w+\.(?:py|txt))`", page))
    files = [path.relative_to(ROOT).as_posix() for path in (*(ROOT / "factcheck").rglob("*.*"), *(ROOT / "tests").rglob("*.*"))]
    assert len(named) > 20
    assert [name for name in named if not any(f"/{file}".endswith(f"/{name}") for file in files)] == []


def test_the_way_of_one_figure_is_the_one_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    (sentence,), (claim,) = re.findall(r"^> (去年.*)$", page, re.MULTILINE), re.findall(r"`(\{id: boats.*?\})`", page)
    monkeypatch.chdir(tmp_path)
    Path("port.md").write_text(f"# 港口\n\n{sentence}\n", encoding="utf-8")
    Path("port.yaml").write_text(f"article: port.md\nclaims:\n  - {claim}\n", encoding="utf-8")
    first, second = figures.extract(documents.read("port.md"))
    assert [(f.quote, f.subject, f.line, f.column, f.change, f.basis) for f in (first, second)] == [
        ("3200余艘次", "进港渔船", 3, 7, "none", "none"), ("8.7%", "进港渔船", 3, 19, "up", "yoy"),
    ]  # fmt: skip
    assert str(first.quantity.interval()) == "[3,200, 3,300)"
    (finding,) = runner.run(["port.yaml"], root=".").findings
    assert (finding.verdict, finding.line, finding.column) == ("contradicted", 3, 7)
    assert finding.message == "进港渔船 3200余艘次; expected 3250余艘次"


def test_what_is_imported_in_a_function_is_heavy_or_waits_for_a_reason() -> None:
    waiting = [each for module in MODULES for each in imports(module) if each.waits]
    unexplained = [
        str(each)
        for each in waiting
        if each.source.partition(".")[0] not in HEAVY
        and not (each.source.startswith("factcheck") and any(name in WAITING for name in (each.module, top(each.module))))
    ]
    assert unexplained == []


def test_every_reason_to_wait_is_still_one() -> None:
    waiting = [each for module in MODULES for each in imports(module) if each.waits]
    own = {name for each in waiting if each.source.startswith("factcheck") for name in (each.module, top(each.module))}
    assert [name for name in WAITING if name not in own] == []
    assert HEAVY - {each.source.partition(".")[0] for each in waiting} == set()
