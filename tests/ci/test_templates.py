"""What this repository offers to those of others: the action, the GitLab job, the hooks."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from repository import Repository

ROOT = Path(__file__).parents[2]
ARTICLE = "# Ferries carried 31,200 passengers\n\nThe ferries carried 31,200 passengers last year. The fleet has 14 boats.\n"
CLAIMS = "article: ../articles/ferry.md\nclaims:\n  - id: passengers\n    about: passengers\n    expect: 31,200\n  - id: boats\n    about: boats\n    expect: 14\n"


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def tool(name: str) -> str:
    found = Path(sys.executable).parent / name
    if not found.exists():
        pytest.skip(f"{name} is not installed")
    return str(found)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository.of(tmp_path / "desk with a space", {
        "articles/ferry.md": ARTICLE,
        "claims/ferry.yaml": CLAIMS,
        "claims/broken file.yaml": CLAIMS,
    })  # fmt: skip
    monkeypatch.chdir(made.folder)
    return made


@pytest.mark.parametrize(("schema", "file"), [("vendor.github-actions", "action.yml"), ("vendor.gitlab-ci", "ci/factcheck.gitlab-ci.yml")])
def test_the_files_fit_the_schemas_of_their_services(schema: str, file: str) -> None:
    done = subprocess.run([tool("check-jsonschema"), "--builtin-schema", schema, str(ROOT / file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


# --- The GitHub Action ------------------------------------------------------------------------------------------------------


class Action:
    """The action's second step, played as the runner plays it: bash -e, inputs as variables."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.action = loaded("action.yml")
        (folder / "factcheck").mkdir(parents=True)
        (folder / "factcheck" / "bin").symlink_to(Path(sys.executable).parent)
        self.summary, self.output = folder / "summary.md", folder / "output"

    def run(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        self.summary.write_text("")
        self.output.write_text("")
        given = {name: str(entry["default"]) for name, entry in self.action["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        assert set(given) == set(self.action["inputs"])
        (step,) = (step for step in self.action["runs"]["steps"] if step.get("id") == "check")
        variables = {name: _expanded(value, given) for name, value in step["env"].items()}
        runner = {"RUNNER_TEMP": str(self.folder), "GITHUB_STEP_SUMMARY": str(self.summary), "GITHUB_OUTPUT": str(self.output)}
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]]
        return subprocess.run(command, env={**os.environ, **variables, **runner}, capture_output=True, text=True, check=False)

    def outputs(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in self.output.read_text().splitlines())


def _expanded(value: str, inputs: dict[str, str]) -> str:
    name = value.removeprefix("${{ inputs.").removesuffix(" }}")
    return inputs[name]


@pytest.fixture
def action(tmp_path: Path) -> Action:
    return Action(tmp_path / "runner")


def test_the_action_annotates_writes_a_summary_and_sarif(desk: Repository, action: Action) -> None:
    done = action.run(sarif="out/factcheck.sarif")
    assert (done.returncode, done.stderr) == (0, f"{action.folder / 'factcheck.md'} written\nout/factcheck.sarif written\n")
    assert action.outputs() == {"exit-code": "0", "markdown": str(action.folder / "factcheck.md")}
    desk.edit("articles/ferry.md", "14 boats", "15 boats")
    done = action.run(sarif="out/factcheck.sarif", paths="claims/ferry.yaml\nclaims/broken file.yaml\n")
    assert done.returncode == 1 and done.stdout.count("::error file=articles/ferry.md,line=3,") == 2
    assert "**contradicted** `boats`" in action.summary.read_text() and Path("out/factcheck.sarif").exists()
    assert action.outputs()["exit-code"] == "1"


def test_the_action_checks_what_has_changed_and_lints(desk: Repository, action: Action) -> None:
    desk.edit("articles/ferry.md", "14 boats", "15 boats")
    desk.commit("boats")
    assert action.run(changed_since="HEAD").returncode == 0
    assert action.run(changed_since="HEAD~1", changed_lines="true", options="--verbose\n  --coverage \n").returncode == 1
    assert action.run(command="lint", paths="articles/").returncode == 0


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"command": "run; touch owned"}, "command must be run or lint"), ({"changed_since": "$(touch owned)"}, "git knows no revision"),
        ({"changed_since": "--output=owned"}, "does not begin with a dash"), ({"paths": "--output=owned"}, "no such file"),
        ({"options": "$(touch owned)"}, "no such file"),
    ],
)  # fmt: skip
def test_no_input_is_read_as_a_command(desk: Repository, action: Action, inputs: dict[str, str], said: str) -> None:
    done = action.run(**inputs)
    assert done.returncode == 2 and said in done.stdout + done.stderr
    assert not Path("owned").exists()


def test_no_script_of_the_action_holds_an_expression() -> None:
    assert all("${{" not in step["run"] for step in loaded("action.yml")["runs"]["steps"])


# --- The GitLab job ---------------------------------------------------------------------------------------------------------


def job(desk: Repository, part: str, **variables: str) -> subprocess.CompletedProcess[str]:
    entry = loaded("ci/factcheck.gitlab-ci.yml")["factcheck"]
    script = "\n".join(entry[part][:1])
    environment = {**os.environ, **{name: str(value) for name, value in entry["variables"].items()}, **variables}
    return subprocess.run(["sh", "-e", "-c", script], env=environment, capture_output=True, text=True, check=False)


def test_the_gitlab_job_writes_what_its_artefacts_name(desk: Repository) -> None:
    entry = loaded("ci/factcheck.gitlab-ci.yml")["factcheck"]
    (desk.folder / ".factcheck-venv").mkdir()
    (desk.folder / ".factcheck-venv" / "bin").symlink_to(Path(sys.executable).parent)
    desk.edit("articles/ferry.md", "14 boats", "15 boats")
    done = job(desk, "script", FACTCHECK_PATHS="claims/ferry.yaml", FACTCHECK_OPTIONS="--coverage --verbose")
    assert done.returncode == 1 and "contradicted: boats" in done.stdout
    for path in (*entry["artifacts"]["paths"], *entry["artifacts"]["reports"].values()):
        assert (desk.folder / path).exists()
    desk.commit("boats")
    done = job(desk, "script", FACTCHECK_ONLY_CHANGED="true", CI_MERGE_REQUEST_DIFF_BASE_SHA=desk.git("rev-parse", "HEAD"))
    assert done.returncode == 0 and done.stdout.startswith("nothing to check")


def test_the_gitlab_job_installs_nothing_that_nobody_named(desk: Repository) -> None:
    done = job(desk, "before_script")
    assert done.returncode == 2 and "FACTCHECK_PACKAGE" in done.stderr


# --- The hooks of pre-commit ------------------------------------------------------------------------------------------------


def hooks() -> dict[str, dict[str, Any]]:
    return {hook["id"]: hook for hook in loaded(".pre-commit-hooks.yaml")}


def test_the_manifest_of_the_hooks_is_valid() -> None:
    done = subprocess.run([tool("pre-commit"), "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("hook", "old", "new"),
    [("factcheck-run", "14 boats", "15 boats"), ("factcheck-lint", "The fleet", "The fare rose from £2.00 to £2.50, an increase of 35%. The fleet"), ("factcheck-validate", "", "")],
)
def test_each_hook_passes_and_fails(desk: Repository, hook: str, old: str, new: str) -> None:
    entry = hooks()[hook]
    files = {"factcheck-run": [], "factcheck-lint": ["articles/ferry.md"], "factcheck-validate": ["claims/ferry.yaml"]}[hook]
    command = [tool("factcheck"), *shlex.split(entry["entry"])[1:], *entry.get("args", []), *files]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    if hook == "factcheck-validate":
        desk.edit("claims/ferry.yaml", "expect: 14", "expects: 14")
    else:
        desk.edit("articles/ferry.md", old, new)
    assert subprocess.run(command, capture_output=True, check=False).returncode in (1, 2)


def test_the_page_names_what_the_hooks_need_for_data() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    (configured,) = (yaml.safe_load(block) for block in re.findall(r"```yaml\n(repos:.*?)```", page, re.DOTALL))
    (named,) = (hook["additional_dependencies"] for hook in configured["repos"][0]["hooks"] if "additional_dependencies" in hook)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert named == project["optional-dependencies"]["evidence"]
    assert {hook["id"] for hook in configured["repos"][0]["hooks"]} == set(hooks())


@pytest.mark.skipif(not os.environ.get("FACTCHECK_LONG"), reason="installs the hooks in an environment of their own: FACTCHECK_LONG=1; .ci/run plays them too")
def test_try_repo_on_a_repository_of_articles(desk: Repository, tmp_path: Path) -> None:
    (desk.folder / "claims" / "broken file.yaml").unlink()
    desk.git("add", "--all")
    command = [tool("pre-commit"), "try-repo", str(ROOT), "--all-files"]
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stdout.count("Passed") == 3, done.stdout
    desk.edit("articles/ferry.md", "14 boats", "15 boats")
    desk.git("add", "--all")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "articles/ferry.md:3:" in done.stdout
