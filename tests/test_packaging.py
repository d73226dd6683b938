"""The wheel and the sdist hold what they should and nothing else; the wheel's metadata say what it needs and offers.

Both are built by the backend itself, in this process: nothing is installed and nothing asked for.
"""

from __future__ import annotations

import os
import re
import tarfile
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="needs the extra `test`")

ROOT = Path(__file__).parent.parent
# What is needed to make the package, and to test it, but not to use it.
LEFT_OUT = {".po", ".pyc"}
TESTED_WITH = re.compile(r"factcheck/figures/\w+/examples\.txt")
DIST_INFO = {"METADATA", "WHEEL", "entry_points.txt", "RECORD", "licenses/LICENSE"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the sdist of the checkout."""
    from hatchling.builders.sdist import SdistBuilder
    from hatchling.builders.wheel import WheelBuilder

    folder = tmp_path_factory.mktemp("dist")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    (sdist,) = SdistBuilder(str(ROOT)).build(directory=str(folder))
    return Path(wheel), Path(sdist)


def wheel_files(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def below(folder: str, inside: str) -> Iterator[str]:
    """The files of a folder of the checkout as the wheel has them below `inside`."""
    for at, folders, names in os.walk(ROOT / folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in names:
            path = (Path(inside) / (Path(at) / name).relative_to(ROOT / folder)).as_posix()
            if Path(name).suffix not in LEFT_OUT and not TESTED_WITH.fullmatch(path):
                yield path


def test_the_wheel_holds_the_package_its_schemas_and_the_pages_of_the_rules(built: tuple[Path, Path]) -> None:
    names = wheel_files(built[0])
    about = {name.partition(".dist-info/")[2] for name in names if ".dist-info/" in name}
    assert about == DIST_INFO
    code = {name for name in names if ".dist-info/" not in name}
    assert code == {*below("factcheck", "factcheck"), *below("schemas", "factcheck/schemas"), *below("docs/rules", "factcheck/rules/pages")}


@pytest.mark.parametrize(
    "name",
    [
        "factcheck/py.typed",
        "factcheck/schemas/claims.schema.json",
        "factcheck/schemas/report.schema.json",
        "factcheck/rules/pages/FC101.md",
        "factcheck/rules/pages/zh/FC101.md",
        "factcheck/figures/zh/measure_words.txt",
        "factcheck/figures/en/units.txt",
        "factcheck/wording/locale/zh_CN/LC_MESSAGES/factcheck.mo",
        "factcheck/reports/templates/report.css",
        "factcheck/authoring/starter_files/zh/claims/example.yaml",
    ],
)
def test_what_the_program_reads_is_in_the_wheel(name: str, built: tuple[Path, Path]) -> None:
    assert name in wheel_files(built[0])


def test_only_kinds_of_files_that_it_reads(built: tuple[Path, Path]) -> None:
    kinds = {Path(name).suffix for name in wheel_files(built[0]) if ".dist-info/" not in name}
    assert kinds == {".py", ".typed", ".txt", ".json", ".md", ".yaml", ".toml", ".mo", ".jinja", ".css", ".js"}
    assert not [name for name in wheel_files(built[0]) if re.search(r"(^|/)(tests?|benchmarks|conftest|test_)", name)]


def test_the_sdist_makes_the_same_wheel(built: tuple[Path, Path], tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    wheel, sdist = built
    with tarfile.open(sdist) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}
        archive.extractall(tmp_path, filter="data")
    assert tops == {
        "factcheck", "schemas", "docs", "claims", "examples", "CHANGELOG.md", "README.md", "LICENSE", "pyproject.toml", "PKG-INFO", ".gitignore",
    }  # fmt: skip
    (source,) = tmp_path.iterdir()
    (again,) = WheelBuilder(str(source)).build(directory=str(tmp_path), versions=["standard"])
    assert wheel_files(Path(again)) == wheel_files(wheel)


def test_the_metadata(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[0]) as archive:
        (path,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        said = Parser().parsestr(archive.read(path).decode("utf-8"))
        (path,) = (name for name in archive.namelist() if name.endswith("/entry_points.txt"))
        entry_points = archive.read(path).decode("utf-8")
    assert said["Name"] == "factcheck" and said["Requires-Python"] == ">=3.11" and said["License-Expression"] == "MIT"
    assert "Typing :: Typed" in said.get_all("Classifier", [])
    needed = [each for each in said.get_all("Requires-Dist", []) if "extra ==" not in each]
    assert {re.split(r"[<>=]", each)[0].lower() for each in needed} == {
        "pyyaml", "jsonschema", "click", "rich", "markdown-it-py", "pint", "jinja2", "platformdirs",
    }  # fmt: skip
    assert {"evidence", "scale", "watch", "lsp", "test"} <= set(said.get_all("Provides-Extra", []))
    assert "factcheck = factcheck.cli:main" in entry_points and "[pytest11]" in entry_points
