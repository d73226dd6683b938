"""The HTML report in a real browser: Chromium, headless, from the file system; skipped where there is none.

The worked example is broken in a few places and checked; then somebody reads the report with mouse and keyboard.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import runner
from factcheck.reports import save
from factcheck.wording import voice

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra `browser`")

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
# npm install axe-core in any folder, and name its axe.min.js in AXE.
AXE = os.environ.get("AXE", "node_modules/axe-core/axe.min.js")
HOSTILE = """---
title: '<img src=x onerror="document.title=1"> rose 5%'
---
Sales rose 7% to 300 boats \u202etxt.exe\u202c, she said &lt;script&gt;document.title=2&lt;/script&gt;.

</style></script><script>document.title=3</script>

&lt;/script&gt;&lt;script&gt;document.title=4&lt;/script&gt; and `<svg onload="document.title=5">` 12 times.

[click](javascript:document.title=6) for 9 prizes "onmouseover="document.title=7" style="position:fixed;inset:0"

&lt;style&gt;body{display:none}&lt;/style&gt; &lt;iframe src=https://example.org&gt; &lt;meta http-equiv=refresh content=0&gt;
"""
HOSTILE_CLAIMS = """article: hostile.md
claims:
  - id: sales
    about: Sales
    expect: 8%
  - id: boats
    find: to {}
    expect: 301 boats
  - id: missing
    about: "'><a href=javascript:document.title=10><script>document.title=8</script>nothing\\u202e"
    expect: 4 boats
"""
UNUSABLE_CLAIMS = """article: hostile.md
claims:
  - id: "<img src=x onerror=document.title=9>"
    about: Sales
    expect: 7%
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip("needs Chromium")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of a broken example, of a green one and of a hostile article."""
    at = tmp_path_factory.mktemp("reports")
    shutil.copytree(ROOT / "claims", at / "claims")
    save(runner.run([str(at / "claims")], root=at), "html", str(at / "green.html"))
    article = at / "claims" / "articles" / "antifraud.md"
    article.write_text(article.read_text("utf-8").replace("3.6亿元", "3.5亿元", 1).replace("860余场", "很多场"), encoding="utf-8")
    article = at / "claims" / "articles" / "libraries.html"
    article.write_text(article.read_text("utf-8").replace("610,000", "680,000"), encoding="utf-8")
    report = runner.run([str(at / "claims")], root=at)
    save(report, "html", str(at / "broken.html"))
    save(report, "html", str(at / "chinese.html"), voice=voice("zh"))
    save(report, "html", str(at / "pages") + "/")
    (at / "hostile.md").write_text(HOSTILE, encoding="utf-8")
    (at / "hostile.yaml").write_text(HOSTILE_CLAIMS, encoding="utf-8")
    (at / "unusable.yaml").write_text(UNUSABLE_CLAIMS, encoding="utf-8")
    save(runner.run([str(at / "hostile.yaml"), str(at / "unusable.yaml")], root=at), "html", str(at / "hostile.html"))
    return at


class Reading:
    """A page, with everything that it complained about or tried to load."""

    def __init__(self, browser: Browser, address: Path, **context: Any) -> None:
        self.context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"} | context))
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(address.as_uri())

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.id"))

    def in_view(self, selector: str) -> bool:
        return bool(self.page.evaluate(
            "selector => { const box = document.querySelector(selector).getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }",
            selector,
        ))  # fmt: skip


@pytest.fixture
def broken(browser: Browser, folder: Path) -> Iterator[Reading]:
    reading = Reading(browser, folder / "broken.html")
    yield reading
    reading.context.close()
    assert reading.complaints == []
    assert [address for address in reading.requests if not address.startswith("file:")] == []


def test_a_click_on_a_figure_shows_what_was_found_out(broken: Reading) -> None:
    page, panel = broken.page, broken.page.locator("#panel")
    assert not panel.is_visible()
    figure = page.locator("a.mark.contradicted").first
    figure.click()
    assert panel.is_visible() and page.locator("#panel-title").inner_text() == "3.5亿元"
    shown = panel.inner_text()
    for part in ("contradicted", "headline 2:19", "36012万元", "stands for", "With 3.6亿元 it would hold", "345,000,000 to 355,000,000"):
        assert part in shown, part
    assert broken.focused() == "panel-title" and figure.get_attribute("aria-current") == "true"
    # The other places that state it light up, and the panel leads there.
    assert page.locator(".mark.peer").count() >= 2
    panel.locator("a.place", has_text="lede").first.click()
    assert page.locator("#panel-title").inner_text() == "36012万元"
    page.locator("#panel-close").click()
    assert not panel.is_visible() and page.locator(".mark.peer").count() == 0


def test_a_page_in_chinese_speaks_chinese_when_it_is_clicked(browser: Browser, folder: Path) -> None:
    reading = Reading(browser, folder / "chinese.html")
    page, panel = reading.page, reading.page.locator("#panel")
    page.locator("a.mark.contradicted").first.click()
    for part in ("不符", "标题 2:19", "预期", "读作", "改为3.6亿元则成立"):
        assert part in panel.inner_text(), part
    page.locator('a.mark:not([data-peers=""])').first.click()
    assert "同一数量还写在" in panel.inner_text()
    page.locator("a.mark.contradicted").first.click()
    page.locator("#panel-next").click()
    assert page.locator("#panel-count").inner_text().startswith("需要查看的第2条")
    page.locator("a.mark.uncovered").first.click()
    assert "没有核查项覆盖这个数字。" in panel.inner_text()
    reading.context.close()
    assert reading.complaints == []


def test_a_finding_leads_to_its_figure(broken: Reading) -> None:
    page = broken.page
    page.locator(".findings .card", has_text="quayside").locator("a.place").first.click()
    target = page.locator("a.mark", has_text="680,000")
    assert broken.focused() == target.get_attribute("id") and broken.in_view("#" + broken.focused())


def test_with_the_keyboard_alone(broken: Reading) -> None:
    page = broken.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert broken.focused() == "main"
    page.keyboard.press("Tab")
    figure = broken.focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible() and broken.focused() == "panel-title"
    page.keyboard.press("Tab")
    assert broken.focused() == "panel-close"
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible() and broken.focused() == figure


def test_stepping_through_what_is_wrong(broken: Reading) -> None:
    page = broken.page
    wrong = page.locator("a.mark.contradicted, a.mark.unsure, a.mark.involved").all_inner_texts()
    page.locator("a.mark.holds").last.click()
    seen = []
    for _ in wrong:
        page.locator("#panel-next").click()
        seen.append(page.locator("#panel-title").inner_text())
    assert seen == wrong
    assert page.locator("#panel-count").inner_text() == f"{len(wrong)} of {len(wrong)} to look at"
    page.locator("#panel-previous").click()
    assert page.locator("#panel-title").inner_text() == wrong[-2]


def test_a_figure_that_no_claim_covers(broken: Reading) -> None:
    broken.page.locator("a.mark.uncovered").first.click()
    assert "No claim covers this figure" in broken.page.locator("#panel").inner_text()


def test_on_a_telephone_the_figure_stays_in_sight(browser: Browser, folder: Path) -> None:
    reading = Reading(browser, folder / "broken.html", viewport={"width": 390, "height": 844})
    page = reading.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    figure = page.locator("a.mark").nth(12)
    figure.scroll_into_view_if_needed()
    figure.click()
    box, panel = figure.bounding_box(), page.locator("#panel").bounding_box()
    assert box and panel and panel["height"] < 844 * 0.65 and box["y"] >= 0 and box["y"] + box["height"] <= panel["y"]
    reading.context.close()


def test_without_a_script_marks_and_findings_are_links(browser: Browser, folder: Path) -> None:
    reading = Reading(browser, folder / "broken.html", java_script_enabled=False)
    target = reading.page.locator("a.mark.contradicted").first.get_attribute("href")
    reading.page.locator("a.mark.contradicted").first.click()
    assert reading.page.url.endswith(str(target)) and reading.page.locator(str(target)).is_visible()
    reading.context.close()


def test_the_index_leads_to_the_pages_and_back(browser: Browser, folder: Path) -> None:
    reading = Reading(browser, folder / "pages" / "index.html")
    reading.page.locator("nav a").nth(1).click()
    assert reading.page.locator("article h2").inner_text().startswith("Brackwater")
    reading.page.get_by_role("link", name="All articles").click()
    assert reading.page.url.endswith("index.html") and reading.complaints == []
    reading.context.close()


def test_print_shows_every_finding(browser: Browser, folder: Path) -> None:
    reading = Reading(browser, folder / "broken.html")
    reading.page.emulate_media(media="print")
    reading.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert reading.page.locator("details:not([open])").count() == 0
    assert not reading.page.locator("#panel").is_visible()
    reading.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert reading.page.locator("details[open]").count() == 0
    assert reading.page.pdf().startswith(b"%PDF")
    reading.context.close()


def test_a_hostile_article_executes_nothing(browser: Browser, folder: Path) -> None:
    reading = Reading(browser, folder / "hostile.html")
    page = reading.page
    title = page.title()
    for index in range(page.locator("a.mark").count()):
        page.locator("a.mark").nth(index).click()
        page.locator("#panel-body").hover()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.wait_for_timeout(200)
    # What it wanted to run would have changed the title; what it wanted to load would have been complained about.
    assert page.title() == title and not title.strip().isdigit()
    assert reading.complaints == [] and len(reading.requests) == 1
    assert page.evaluate("document.querySelectorAll('script').length") == 1
    assert page.locator("img, iframe, object, [style], [onload], [onerror], a[href^='javascript']").count() == 0
    shown = page.locator("body").inner_text()
    assert "[U+202E]txt.exe" in shown and "\u202e" not in page.content()
    assert "<script>document.title=8</script>" in shown and "<img src=x onerror=document.title=9>" in shown
    assert page.locator("a.mark.contradicted").count() >= 2 and "</script><script>document.title=4" in shown
    reading.context.close()


def test_the_policy_holds_where_escaping_would_fail(browser: Browser, folder: Path, tmp_path: Path) -> None:
    """As if something had got through: markup put into the finished page neither runs nor styles."""
    html = (folder / "hostile.html").read_text("utf-8")
    injected = (
        "<script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">"
        "<style>main{display:none}</style><p id=p style='display:none'>p</p><iframe src='data:text/html,x'></iframe>"
    )
    page_file = tmp_path / "injected.html"
    page_file.write_text(html.replace("<main", injected + "<main", 1), encoding="utf-8")
    reading = Reading(browser, page_file)
    reading.page.wait_for_timeout(200)
    assert reading.page.title() != "ran" and reading.page.locator("main").is_visible() and reading.page.locator("#p").is_visible()
    assert len([text for text in reading.complaints if "Content Security Policy" in text]) >= 4
    reading.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["broken.html", "green.html", "pages/index.html", "hostile.html"])
def test_axe_finds_nothing_serious(browser: Browser, folder: Path, name: str, scheme: str) -> None:
    if not Path(AXE).exists():
        pytest.skip("needs axe-core (AXE names its axe.min.js)")
    reading = Reading(browser, folder / name, color_scheme=scheme, bypass_csp=True)
    page = reading.page
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    if page.locator("a.mark").count():
        page.locator("a.mark").first.click()
    page.evaluate(Path(AXE).read_text("utf-8"))
    found = page.evaluate("axe.run()")
    assert found["passes"]
    serious = [violation for violation in found["violations"] if violation["impact"] in {"serious", "critical"}]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in serious] == []
    reading.context.close()
