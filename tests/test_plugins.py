"""A package from outside that adds to every registry, and how often the installation is asked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

FILES = {
    "outside-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: outside\nVersion: 1.0\n",
    "outside-1.0.dist-info/entry_points.txt": """
[factcheck.readers]
.qqq = outside_reader:read
[factcheck.languages]
qx = outside_language
qy = nowhere
[factcheck.checkers]
outside = outside_checker
[factcheck.rules]
outside = outside_rule
[factcheck.reporters]
outside = outside_reporter:write
broken = nowhere:write
""",
    "outside_reader.py": """
from factcheck.documents import Flow, document, settled
def read(source, *, path, lang):
    flow = Flow()
    flow.begin("body")
    flow.text(source.swapcase(), 0)
    flow.end_block()
    return document(settled(flow.drafts), source, path=path, lang=lang)
""",
    "outside_language.py": """
from factcheck.figures import get_language, language
build = language("qx")(lambda: get_language("en"))
""",
    "outside_checker.py": """
from factcheck.checkers import Checker, checker
@checker("outside")
class Outside(Checker):
    pass
""",
    "outside_rule.py": """
from factcheck.rules import rule
check = rule("QX101", "outside", summary="none")(lambda article: iter(()))
""",
    "outside_reporter.py": """
from factcheck.reports import reporter
write = reporter("outside")(lambda report, layout: "outside\\n")
""",
}
USE = """
import importlib.metadata as metadata
import sys
ask, asked = metadata.entry_points, []
metadata.entry_points = lambda group: asked.append(group) or ask(group=group)

from factcheck.checkers import relationships
from factcheck.documents import asked_language, read
from factcheck.figures import get_language
from factcheck.model import Report
from factcheck.reports import format_names, render
from factcheck.rules import rules

def loaded():
    print(*sorted(name.partition(".")[2] for name in asked), "|", *sorted(name[8:] for name in sys.modules if name.startswith("outside_")))

loaded()
print(read("a.qqq").text)
loaded()
print("outside" in relationships(), "QX101" in rules())
loaded()
print(asked_language("qx"), {"outside", "broken"} < set(format_names()))
loaded()
print(get_language("qx").code, render(Report(()), "outside"), end="")
loaded()
"""


def test_a_package_adds_to_every_registry_and_is_loaded_for_what_is_asked(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "a.qqq").write_text("hELLO\n", encoding="utf-8")
    paths = os.pathsep.join((str(tmp_path), os.environ.get("PYTHONPATH", "")))
    environment = {**os.environ, "PYTHONPATH": paths.strip(os.pathsep)}
    done = subprocess.run([sys.executable, "-c", USE], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stdout.splitlines() == [
        "|",
        "Hello",
        "readers | reader",
        "True True",
        "checkers readers rules | checker reader rule",
        "qx True",
        "checkers languages readers reporters rules | checker reader rule",
        "en outside",
        "checkers languages readers reporters rules | checker language reader reporter rule",
    ], done.stderr
