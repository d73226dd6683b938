"""The HTML report: what stands where, that nothing of an article is taken for markup, and that a browser is told to run only ours."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import runner
from factcheck.cli import app
from factcheck.documents import from_text
from factcheck.figures import extract
from factcheck.model import Block, Coverage, Document, Excerpt, Finding, InputError, ReadArticle, Report, SourcePlace
from factcheck.reports import Layout, render, save, shows_articles
from factcheck.reports._page import STATES
from factcheck.reports.html import _parts, html_pages, page_name, plain_sight

ARTICLE = """# Ferries carried 31,200 passengers

The ferries carried 31,200 passengers last year, up 4.5% year on year. About 40 boats ran.

| Route | Boarded |
|---|---|
| North | 20,000 |
| South | 11,300 |

- 7 crossings a day
- tickets cost £3.20

船票3.2英镑。
"""
CLAIMS = """article: ferry.md
claims:
  - id: passengers
    about: passengers
    expect: 31,200
    in: [headline, lede]
  - id: rise
    about: passengers
    expect: up 4.7%
  - id: north
    find: North{}
    expect: 20,000
  - id: south
    find: South{}
    expect: 11,300
  - id: routes
    check: total(north, south)
    expect: passengers
  - id: crew
    about: crew
    expect: 12 people
"""
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e</style><a href="javascript:alert(1)">'


@pytest.fixture
def ferry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """A run in which a value, a relation and a missing figure do not hold."""
    monkeypatch.chdir(tmp_path)
    Path("ferry.md").write_text(ARTICLE, encoding="utf-8")
    Path("ferry.yaml").write_text(CLAIMS, encoding="utf-8")
    return runner.run(["ferry.yaml"])


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def mark(page: BeautifulSoup, text: str, nth: int = 0) -> Tag:
    return [found for found in page.select(".mark") if found.get_text() == text][nth]


def test_the_article_stands_there_as_it_reads(ferry: Report) -> None:
    text = soup(render(ferry, "html")).select_one("article.text")
    assert text is not None
    blocks = [ferry.articles[0].document.text[block.start : block.end] for block in ferry.articles[0].document.blocks]
    shown = [found.get_text() for found in text.select("h2, p:not(.path), td, th, li")]
    assert shown == blocks
    assert text.h2 and text.h2.get_text() == "Ferries carried 31,200 passengers"
    assert [cell.get_text() for cell in text.select("tr:nth-of-type(2) td")] == ["North", "20,000"]
    assert [cell.get_text() for cell in text.select("th[scope=col]")] == ["Route", "Boarded"]
    assert len(text.select("ul li")) == 2 and text["lang"] == "en"


def test_each_figure_is_marked_with_what_was_found_out(ferry: Report) -> None:
    page = soup(render(ferry, "html"))
    states = {
        (found.get_text(), (found.get("class") or ["", ""])[1]) for found in page.select("a.mark")
    }
    assert ("4.5%", "contradicted") in states
    assert {("20,000", "involved"), ("11,300", "involved"), ("31,200", "involved")} & states
    assert ("About 40", "uncovered") in states
    assert len(page.select(".mark")) == len(ferry.articles[0].figures)
    assert mark(page, "4.5%")["aria-label"] == "4.5%, contradicted"
    for found in page.select("a.mark"):
        assert page.find(id=str(found["href"])[1:]) is not None, found


@given(st.dictionaries(st.sampled_from(list(STATES)), st.integers(1, 10**7), min_size=1))
def test_a_bar_is_full_and_shows_each_state_that_occurs(states: dict[str, int]) -> None:
    parts = _parts(states)
    assert [part["state"] for part in parts] == [state for state in STATES if state in states]
    assert [part["x"] for part in parts] == [sum(part["width"] for part in parts[:number]) for number in range(len(parts))]
    assert all(part["width"] >= 1 for part in parts) and sum(part["width"] for part in parts) == 1000


def test_many_figures_of_one_amount_do_not_each_name_all_others() -> None:
    text = "\n\n".join(f"In ward {letter} there were 7 fires." for letter in "abcdefghij" * 40)
    document = from_text(text)
    page = soup(render(Report((), (), articles=(ReadArticle(("a.txt",), document, tuple(extract(document))),)), "html"))
    claimed = soup(render(Report((), (Coverage("a.txt", 400, 0),), articles=(ReadArticle(("a.txt",), document, tuple(extract(document))),)), "html"))
    assert len(page.select(".mark")) == 400
    named = [str(found["data-peers"]).split() for found in claimed.select("a.mark")]
    assert len(named) == 400 and {len(peers) for peers in named} == {100}
    assert all(found["id"] not in peers for found, peers in zip(claimed.select("a.mark"), named, strict=True))


def test_a_card_tells_expected_found_working_and_where(ferry: Report) -> None:
    page = soup(render(ferry, "html"))
    card = page.find(id=str(mark(page, "4.5%")["href"])[1:])
    assert isinstance(card, Tag)
    told = dict(zip([dt.get_text() for dt in card.select("dt")], [dd.get_text() for dd in card.select("dd")], strict=False))
    assert told["Expected"] == "up 4.7%" and told["Found"] == "4.5%" and "4.7" in told["Working"]
    assert told["Claim"] == "ferry.yaml:7"
    assert [link["href"] for link in card.select("a.place")] == ["#" + str(mark(page, "4.5%")["id"])]


def test_the_headline_is_linked_with_the_lede(ferry: Report) -> None:
    page = soup(render(ferry, "html"))
    headline, lede = mark(page, "31,200", 0), mark(page, "31,200", 1)
    card = page.find(id=str(headline["data-cards"]).split()[-1])
    assert isinstance(card, Tag)
    assert {"#" + str(headline["id"]), "#" + str(lede["id"])} <= {str(link["href"]) for link in card.select("a.place")}
    assert lede["id"] in str(headline["data-peers"]).split()
    assert headline["data-at"] == "headline 1:19"


def test_a_missing_figure_and_what_is_not_covered_are_listed(ferry: Report) -> None:
    page = soup(render(ferry, "html"))
    assert any("crew" in card.get_text() for card in page.select(".card.unsure"))
    uncovered = [row.get_text() for row in page.select(".uncovered-list li")]
    assert any("About 40" in row and "stands for 35 to 45" in row for row in uncovered)
    legend = [" ".join(row.get_text().split()[1:]) for row in page.select(".legend li")]
    assert sum(int(row.split()[0]) for row in legend) == len(ferry.articles[0].figures)
    assert sum(int(str(part["width"])) for part in page.select(".findings .bar rect")) == 1000


def test_several_articles_are_listed_first_and_a_folder_has_a_page_each(ferry: Report) -> None:
    Path("bus.md").write_text("# Buses\n\nBuses carried 5 people.\n", encoding="utf-8")
    Path("bus.yaml").write_text("article: bus.md\nclaims:\n  - id: people\n    about: people\n    expect: 5\n", encoding="utf-8")
    assert soup(render(ferry, "html")).select_one("nav") is None
    report = runner.run(["ferry.yaml", "bus.yaml"])
    whole = soup(render(report, "html"))
    assert [whole.find(id=str(link["href"])[1:]) is not None for link in whole.select("nav a")] == [True, True]
    save(report, "html", "out/")
    index = soup(Path("out/index.html").read_text("utf-8"))
    links = [str(link["href"]) for link in index.select("nav a")]
    assert links == [page_name("ferry.md"), page_name("bus.md")] and all(Path("out", link).is_file() for link in links)
    page = soup(Path("out", links[1]).read_text("utf-8"))
    assert page.select_one("article h2") and page.select_one("a[href='index.html']") and not page.select("nav")
    save(report, "html", "out")
    with pytest.raises(InputError, match="this is a folder"):
        save(report, "json", "out/")


def test_page_names_differ_and_hold_nothing_of_a_path() -> None:
    names = [page_name(path) for path in ("a/x.md", "b/x.md", "../../etc/passwd", "新闻.md", 'a".md', "a\x00b", "\udcff.md")]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]+\.html", name) for name in names)


def test_only_the_mentions_that_differ_are_contradicted(ferry: Report) -> None:
    Path("ferry.md").write_text(ARTICLE.replace("31,200", "31,900", 1), encoding="utf-8")
    page = soup(render(runner.run(["ferry.yaml"]), "html"))
    assert "contradicted" in (mark(page, "31,900")["class"] or [])
    # The lede states it; it only takes part in the total that does not fit.
    assert "involved" in (mark(page, "31,200")["class"] or [])


def test_words_that_are_no_figure_are_marked_where_a_finding_speaks_of_them() -> None:
    document = from_text("On Monday, 5 May it rained.\n\nOn Monday, 5 May it rained.", path="a.txt")
    excerpt = Excerpt("On Monday, 5 May it rained.", 3, 9)
    finding = Finding("contradicted", "it was a Thursday", rule="X1", article="a.txt", line=3, column=4, excerpt=excerpt)
    page = soup(render(Report((finding,), (Coverage("a.txt", 0, 0),), articles=(ReadArticle(("a.txt",), document, ()),)), "html"))
    (only,) = page.select("a.mark")
    assert only.get_text() == "Monday" and only["data-at"].endswith("3:4") and only["data-read"] == ""
    assert "X1" in page.select(".card")[0].get_text() and not page.select(".bar")


def test_files_that_could_not_be_used_are_told() -> None:
    finding = Finding("error", 'unknown key "expects"', claim_place=SourcePlace("a.yaml", 12, 5), notes=("a.yaml:14:5  more",))
    page = soup(render(Report((finding,)), "html"))
    assert "a.yaml:12" in page.select(".others .card")[0].get_text()
    assert "a.yaml:14:5  more" in page.get_text()


@pytest.mark.parametrize("command", ["run", "lint"])
def test_the_command_writes_it(ferry: Report, command: str) -> None:
    given = "ferry.yaml" if command == "run" else "ferry.md"
    result = CliRunner().invoke(app, [command, given, "--format", "html", "--output", "r.html", "--format", "html", "--output", "out/"])
    assert result.exit_code in {0, 1}, result.output
    assert len(soup(Path("r.html").read_text("utf-8")).select("article")) == 1
    assert Path("out", page_name("ferry.md")).exists()


def test_lint_marks_only_what_a_rule_objects_to(tmp_path: Path) -> None:
    article = tmp_path / "sum.md"
    article.write_text("# Votes\n\nOf the voters, 62% said yes and 48% said no.\n\nThen 62% said yes, up 140%.\n", encoding="utf-8")
    report = runner.lint([str(article)], keep_articles=True)
    page = soup(render(report, "html"))
    assert not page.select(".mark.uncovered") and not page.select(".coverage")
    marked = {number for finding in report.findings for number in finding.figures}
    assert len(page.select("a.mark")) >= bool(marked)
    assert not runner.lint([str(article)]).articles


def test_the_report_without_its_articles_says_the_same(ferry: Report) -> None:
    bare = Report(ferry.findings, ferry.coverage)
    assert ferry == bare and ferry.to_json() == bare.to_json()
    assert shows_articles("html") and not shows_articles("json")


# What is not ours


def policy(html: str) -> dict[str, list[str]]:
    tag = soup(html).find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert isinstance(tag, Tag)
    return {words[0]: words[1:] for words in (part.split() for part in str(tag["content"]).split(";"))}


def test_the_policy_allows_the_style_and_the_script_and_nothing_else(ferry: Report) -> None:
    for html in [render(ferry, "html"), *html_pages(ferry, Layout()).values()]:
        given = policy(html)
        assert given["default-src"] == ["'none'"] and given["base-uri"] == ["'none'"] and given["form-action"] == ["'none'"]
        for element in ("style", "script"):
            contents = re.findall(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
            assert len(contents) == 1
            digest = base64.b64encode(hashlib.sha256(contents[0].encode()).digest()).decode()
            assert given[f"{element}-src"] == [f"'sha256-{digest}'"]
        # The policy stands before what it is to govern.
        assert html.index("Content-Security-Policy") < html.index("<style>")


def test_it_loads_nothing(ferry: Report) -> None:
    page = soup(render(ferry, "html"))
    assert not page.select("[src], link, img, iframe, object, embed, form, [style]")
    assert all(str(link["href"]).startswith("#") for link in page.select("[href]"))
    assert "url(" not in render(ferry, "html") and "@import" not in render(ferry, "html")


def hostile_report(text: str) -> Report:
    """A report in which everything that comes from outside is `text`."""
    tame = "Sales rose 5% to 300 boats."
    blocks = (Block("headline", 0, len(tame)), Block("body", len(tame) + 1, len(tame) + 1 + len(text)))
    document = Document(text, f"{tame}\n{text}", blocks, text)
    figures = tuple(extract(tame))
    place = SourcePlace(text, 3, 4)
    spans = tuple((figure.start, figure.end) for figure in figures)
    findings = (
        Finding("contradicted", text, text, place, article=text, line=1, column=12, expected=text, found=text, working=text,
                notes=(text, text), figures=spans, wrong=spans[:1]),
        Finding("holds", text, text, place, rule=text, article=text, figures=spans[1:2]),
        Finding("error", text, claim_place=place, article="elsewhere" + text),
    )  # fmt: skip
    return Report(findings, (Coverage(text, 9, 2),), articles=(ReadArticle((text,), document, figures),))


def elements(html: str) -> list[str]:
    return sorted(tag.name for tag in soup(html).find_all(True))


@pytest.mark.parametrize("text", [
    HOSTILE, "</script><script>alert(1)</script>", "<!--", "{{ boom() }}{% raw %}", "&lt;script&gt;", "' onmouseover='alert(1)", "]]>",
    "<svg onload=alert(1)>", "</title><script>alert(1)</script>",
])  # fmt: skip
def test_nothing_of_an_article_or_claim_file_becomes_markup(text: str) -> None:
    report, tame = hostile_report(text), hostile_report("tame")
    for html, innocent in [(render(report, "html"), render(tame, "html")), *zip(
        html_pages(report, Layout()).values(), html_pages(tame, Layout()).values(), strict=True
    )]:  # fmt: skip
        assert elements(html) == elements(innocent)
        assert not [name for tag in soup(html).find_all(True) for name in tag.attrs if name.startswith("on")]
        assert policy(html) == policy(innocent)
        assert all(re.fullmatch(r"#[a-z0-9-]+|[a-z0-9-]+\.html", str(link["href"])) for link in soup(html).select("[href]"))
    shown = soup(render(report, "html")).get_text()
    assert plain_sight(text) in shown


@settings(max_examples=25)
@given(st.text(max_size=40))
def test_any_text_stays_text(text: str) -> None:
    assert elements(render(hostile_report(f"x{text}"), "html")) == elements(render(hostile_report("tame"), "html"))


@pytest.mark.parametrize(("text", "shown"), [
    ("a\u202eb\u2066", "a[U+202E]b[U+2066]"), ("\x1b[31m\x00", "[U+001B][31m[U+0000]"), ("\udcff", "[U+DCFF]"), ("\u200f", "[U+200F]"),
    ("tag\U000e0041", "tag[U+E0041]"), ("\u2028", "[U+2028]"), ("零\u200b宽\u00ad\u200d\n\t", "零\u200b宽\u00ad\u200d\n\t"), ("平常 text", "平常 text"),
])  # fmt: skip
def test_characters_that_steer_others_are_written_out(text: str, shown: str) -> None:
    assert plain_sight(text) == shown


def test_the_same_run_gives_the_same_bytes(ferry: Report) -> None:
    again = runner.run(["ferry.yaml"])
    assert render(ferry, "html") == render(again, "html", colour=True, width=20, verbose=True)
    assert html_pages(ferry, Layout()) == html_pages(again, Layout())
