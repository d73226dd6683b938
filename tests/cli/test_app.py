"""The command as a whole: help, nothing imported too early, no traceback, whatever happens."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

import factcheck
from factcheck import runner
from factcheck.cli import app

FACTCHECK = [sys.executable, "-m", "factcheck"]


def shell(*args: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*FACTCHECK, *args], capture_output=True, timeout=120, **options)  # type: ignore[call-overload, no-any-return]


@contextmanager
def at_most_a_minute(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Ends a process that neither answers nor ends, so that its test fails instead of waiting."""
    timer = threading.Timer(60, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@pytest.fixture
def crash(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.chdir(tmp_path)
    Path("claims").mkdir()
    monkeypatch.setattr(runner, "run", broken)


def test_alone_it_shows_the_commands() -> None:
    result = CliRunner().invoke(app, [])
    assert result.exit_code == 0
    names = [line.split()[0] for line in result.stdout.partition("Commands:\n")[2].splitlines()]
    first = ["run", "lint", "suggest", "extract", "validate", "rules", "explain", "schema"]
    assert [name for name in names if name in first] == first


@pytest.mark.parametrize("name", app.list_commands(app.make_context("factcheck", ["--debug"])))
def test_every_command_explains_itself_by_an_example(name: str) -> None:
    result = CliRunner().invoke(app, [name, "--help"])
    assert result.exit_code == 0
    assert f"  factcheck {name}" in result.stdout.partition("Example")[2]


def test_a_command_misspelt() -> None:
    result = CliRunner().invoke(app, ["rnu"])
    assert result.exit_code == 2 and "No such command 'rnu'. Did you mean 'run'?" in result.stderr
    assert "Did you mean" not in CliRunner().invoke(app, ["zzzz"]).stderr


def loaded(*arguments: str) -> tuple[list[str], set[str]]:
    """What the command line prints, and the modules that are there when it ends."""
    code = (
        f"import sys\nfrom factcheck.cli import main\nsys.argv = {['factcheck', *arguments]!r}\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\nprint(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, encoding="utf-8")
    *printed, modules = done.stdout.splitlines() or [done.stderr]
    return printed, set(modules.split())


def test_the_version_needs_next_to_nothing() -> None:
    printed, modules = loaded("--version")
    assert printed == [f"factcheck {factcheck.__version__}"]
    assert {name for name in modules if name.startswith("factcheck")} == {"factcheck", "factcheck.cli"}
    bare = subprocess.run([sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, text=True, timeout=60)
    assert modules - set(bare.stdout.split()) <= {"__future__", "factcheck", "factcheck.cli"}


def test_figures_of_a_text_need_no_other_parsers(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("出口增长12.7%。", encoding="utf-8")
    printed, modules = loaded("extract", "--format", "jsonl", str(article))
    assert "12.7%" in printed[0]
    heavy = {"bs4", "yaml", "jsonschema", "rich", "pint", "markdown_it", "jinja2", "duckdb", "factcheck.runner", "factcheck.figures.en"}
    assert not heavy & modules
    assert not {"factcheck.claims", "factcheck.checkers", "factcheck.rules", "importlib.metadata"} & modules


def test_a_run_from_the_cache_imports_nothing_that_reads_or_checks(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").touch()
    (tmp_path / "article.txt").write_text("出口增长12.7%。", encoding="utf-8")
    (tmp_path / "claims.yaml").write_text("article: article.txt\nclaims:\n  - {id: exports, about: 出口, expect: 增长12.7%}\n", encoding="utf-8")
    # A file that was written a moment ago may be written again without showing it, and is not remembered.
    time.sleep(0.1)
    arguments = ("run", "--no-report", str(tmp_path / "claims.yaml"))
    assert {"factcheck.figures", "factcheck.checkers"} <= loaded(*arguments)[1]
    printed, modules = loaded(*arguments)
    assert "1 holds in 1 article" in printed[-1]
    assert not {name for name in modules if name.split(".")[1:2] in (["figures"], ["checkers"], ["rules"], ["evidence"])}
    assert not {"factcheck.documents.flow", "factcheck.claims.dates", "yaml", "jsonschema", "rich", "pint"} & modules


def test_an_internal_error_is_one_line(crash: None) -> None:
    result = CliRunner().invoke(app, ["run"])
    assert result.exit_code == 2 and result.stdout == ""
    assert result.stderr.startswith("factcheck  internal error, please report it: RuntimeError: boom (factcheck --debug")
    assert result.stderr.count("\n") == 1


def test_debug_shows_where(crash: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(CliRunner().invoke(app, ["--debug", "run"]).exception, RuntimeError)
    monkeypatch.setenv("FACTCHECK_DEBUG", "1")
    assert isinstance(CliRunner().invoke(app, ["run"]).exception, RuntimeError)


def test_output_is_utf_8_in_every_locale(tmp_path: Path) -> None:
    path = tmp_path / "价格.yaml"
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = shell("run", "--no-report", "价格.yaml", cwd=tmp_path, env=environment)
    assert done.returncode == 2
    assert done.stdout.decode("utf-8").startswith("价格.yaml  there is no such file or folder\n"), done.stdout
    assert not path.exists()


def test_a_reader_that_hangs_up(tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_text('{"id": "a", "text": "销量增长5%。"}\n' * 20_000, encoding="utf-8")
    command = [*FACTCHECK, "extract", "--input-format", "jsonl", "--format", "jsonl", "cases.jsonl"]
    with (
        open(tmp_path / "stderr", "w+b") as errors,
        subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=errors) as process,
        at_most_a_minute(process),
    ):
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b'{"id": "a"')
        process.stdout.close()
        assert process.wait(60) == 141
        errors.seek(0)
        assert errors.read() == b""


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_interrupted() -> None:
    command = [*FACTCHECK, "extract", "--input-format", "jsonl", "--format", "jsonl", "-"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}

    def hear_interrupts() -> None:
        # A shell that runs the tests in the background ignores the signal, and a child inherits that.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with subprocess.Popen(command, preexec_fn=hear_interrupts, **pipes) as process, at_most_a_minute(process):  # type: ignore[call-overload]
        process.stdin.write(b'{"id": "a", "text": "5%"}\n')
        process.stdin.flush()
        # The answer comes while the input is still open: cases are streamed.
        assert process.stdout.readline().startswith(b'{"id": "a"')
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read() == b"interrupted\n"


def test_a_full_disk() -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*FACTCHECK, "schema", "report"], stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith(b"factcheck  No space left on device") and b"Traceback" not in done.stderr


def test_the_library_is_lazy_and_named() -> None:
    assert set(factcheck.__all__) <= set(dir(factcheck))
    assert callable(factcheck.read) and callable(factcheck.extract) and callable(factcheck.check)
    with pytest.raises(AttributeError, match="no attribute 'junk'"):
        factcheck.junk  # noqa: B018


def test_the_readme_names_every_command() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    commands = app.list_commands(app.make_context("factcheck", ["--debug"]))
    assert [name for name in commands if not re.search(rf"^\| `factcheck {name}[ `]", readme, re.MULTILINE)] == []
