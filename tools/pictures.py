"""Pictures: what a terminal and a browser show of the worked example, photographed for README.md and docs/ (docs/images/).

    python tools/pictures.py            all pictures
    python tools/pictures.py terminal   those whose name holds "terminal"

Nothing is drawn: the commands of the README run in a copy of claims/ on a terminal of their own, and Chromium shows what they
printed, and the report that they wrote.  Needs the extra `browser`, /usr/bin/chromium, and a font with Chinese in two columns
(Noto Sans Mono CJK).
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
from html import escape
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
COLUMNS, ROWS = 104, 40
PAGE = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #1c1e23; width: max-content }
pre { margin: 0; padding: 22px 26px; color: #e9e6e0; font: 15px/1.45 "Noto Sans Mono CJK SC", monospace }
.b { font-weight: bold } .r { color: #ff9d92 } .g { color: #7fcca3 } .y { color: #f0c367 } .d { opacity: .6 }
</style><pre>%s</pre>"""
# Select Graphic Rendition, as factcheck.reports writes it.
_CLASSES = {"1": "b", "1;31": "b r", "32": "g", "33": "y", "2": "d"}
_SGR = re.compile("\x1b\\[([0-9;]*)m")
# The pictures of reports: file, which report, width, height, colour scheme.
REPORTS = [
    (f"report-{name}-{width}-{scheme}.png", name, width, height, scheme)
    for name, width, height, scheme in (
        ("figure", 1280, 860, "light"), ("figure", 1280, 860, "dark"),
        ("figure", 390, 780, "light"), ("figure", 390, 780, "dark"),
        ("green", 1280, 860, "light"), ("green", 390, 780, "dark"),
    )
]  # fmt: skip


def main() -> None:
    """Makes the pictures whose names hold the argument."""
    from playwright.sync_api import sync_playwright

    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as started:
        folder = Path(place)
        shutil.copytree(ROOT / "claims", folder / "claims")
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        shown(["factcheck run --format html --output green.html"], folder)
        article = folder / "claims" / "articles" / "antifraud.md"
        sound = article.read_text("utf-8")
        # Once before the picture, so that the time told is that of every day and not that of a machine that reads Python anew.
        shown(sessions(), folder)
        article.write_text(sound, "utf-8")
        # The cache trusts no file that was written a moment ago.
        sleep(3)
        shown(sessions()[:1], folder)
        printed = shown(sessions(), folder)
        shown(["factcheck run --format html --output figure.html"], folder)
        if wanted in "terminal.png":
            terminal(browser, printed, folder)
        for file, name, width, height, scheme in REPORTS:
            if wanted in file:
                report(browser, folder / f"{name}.html", IMAGES / file, width, height, scheme)
        browser.close()


def sessions() -> list[str]:
    """The commands of the README's demo."""
    demo = (ROOT / "README.md").read_text("utf-8").partition("<!-- demo: begin")[2].partition("<!-- demo: end")[0]
    return re.findall(r"^\$ (.*(?:factcheck run|sed).*)$", demo, re.MULTILINE)


def shown(commands: list[str], folder: Path) -> str:
    """What the commands print on a terminal, each behind its prompt."""
    printed = ""
    for command in commands:
        printed += f"\x1b[32m$\x1b[0m \x1b[1m{command}\x1b[0m\n{on_terminal(command, folder)}\n"
    return printed.rstrip("\n")


def on_terminal(command: str, folder: Path) -> str:
    """What one command prints on a terminal of its own."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "TERM": "xterm", "LANG": "C.UTF-8"}
    environment.pop("NO_COLOR", None)
    environment.pop("COLUMNS", None)
    shell = ["bash", "-c", command]
    started = subprocess.Popen(shell, cwd=folder, env=environment, stdin=slave, stdout=slave, stderr=subprocess.STDOUT)
    os.close(slave)
    read = b""
    try:
        while chunk := os.read(master, 65_536):
            read += chunk
    except OSError:
        # Linux tells so that the other side has closed.
        pass
    if started.wait() not in (0, 1):
        raise SystemExit(f"{shlex.quote(command)} failed:\n{read.decode()}")
    os.close(master)
    return read.decode("utf-8").replace("\r\n", "\n")


def as_html(printed: str) -> str:
    """Text with colours of a terminal as spans."""
    parts = _SGR.split(printed)
    spans = [escape(parts[0])]
    for code, text in zip(parts[1::2], parts[2::2], strict=True):
        shown_as = _CLASSES.get(code)
        spans.append(f'<span class="{shown_as}">{escape(text)}</span>' if shown_as else escape(text))
    return "".join(spans)


def terminal(browser: Browser, printed: str, folder: Path) -> None:
    """The picture of the terminal."""
    page = browser.new_page(viewport={"width": 1100, "height": 400}, device_scale_factor=1.5)
    page_file = folder / "terminal.html"
    page_file.write_text(PAGE % as_html(printed), encoding="utf-8")
    page.goto(page_file.as_uri())
    page.locator("body").screenshot(path=str(IMAGES / "terminal.png"))


def report(browser: Browser, page_file: Path, picture: Path, width: int, height: int, scheme: str) -> None:
    """The picture of a report: its top where all holds, else the article with the details of the first wrong figure."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(page_file.as_uri())
    wrong = page.locator("a.mark.contradicted")
    if wrong.count():
        wrong.first.click()
    page.screenshot(path=str(picture))
    context.close()


if __name__ == "__main__":
    main()
