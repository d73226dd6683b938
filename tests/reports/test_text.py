"""The report for people, as STYLE of the project shows it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_findings import contradicted, holds

from factcheck.model import Coverage, Excerpt, Finding, Report, SourcePlace
from factcheck.reports import display_width, render, visible
from factcheck.reports._terminal import cut


def test_a_run_looks_as_promised() -> None:
    report = Report((contradicted(notes=()), *map(holds, range(14))), (Coverage("articles/fires.md", 41, 38),), 0.0912)
    assert render(report, "text") == (
        "articles/fires.md:9:41: contradicted: injured (claims/fires.yaml:18)\n"
        "    今年来，火灾起数、受伤人数分别下降6.3%、11.4%\n"
        "                                            ^^^^^ 受伤人数 down 11.4%; expected down 11.42%\n"
        "    11.4% stands for [11.35, 11.45]; 11.42 lies outside.\n"
        "\n"
        "1 contradicted, 14 hold in 1 article.  38 of 41 figures covered (92 %).  0.09 s\n"
    )


def test_findings_are_parted_by_one_blank_line_and_holds_listed_when_asked() -> None:
    report = Report((contradicted(), holds(1), holds(2)))
    assert render(report, "text").count("\n\n") == 1
    assert render(report, "text", verbose=True).count("\n\n") == 3
    assert "holds: claim-2 (claims/fires.yaml:2)" in render(report, "text", verbose=True)


def test_a_file_that_cannot_be_used_reads_like_a_compiler_error() -> None:
    finding = Finding(
        "error", 'unknown key "expects"', claim_place=SourcePlace("a.yaml", 12, 5), notes=("a.yaml:14:5  unknown key",)
    )
    whole = Finding("error", "no such file", claim_place=SourcePlace("b.yaml", 0, 0))
    assert render(Report((finding, whole)), "text").splitlines() == [
        'a.yaml:12:5  unknown key "expects"',
        "    a.yaml:14:5  unknown key",
        "",
        "b.yaml  no such file",
        "",
        "2 errors.  0.00 s",
    ]


def test_found_and_expected_are_shown_where_the_message_leaves_them_out() -> None:
    shown = render(Report((contradicted(message="the unit differs", excerpt=None),)), "text")
    assert "    the unit differs\n    found 11.4%; expected down 11.42%\n" in shown


def test_a_missing_figure_points_to_the_article_as_a_whole() -> None:
    finding = contradicted(verdict="missing", line=None, column=None, excerpt=None, message="no figure", found=None)
    assert render(Report((finding,)), "text").startswith(
        "articles/fires.md: missing: injured (claims/fires.yaml:18)\n    no figure\n"
    )


@pytest.mark.parametrize(("covered", "figures", "percent"), [(41, 41, "100 %"), (999, 1000, "99 %"), (0, 3, "0 %")])
def test_coverage_is_rounded_down(covered: int, figures: int, percent: str) -> None:
    report = Report((holds(1),), (Coverage("a.md", figures, covered),))
    assert f"1 holds in 1 article.  {covered} of {figures} figures covered ({percent})." in render(report, "text")


def test_colour_only_when_asked() -> None:
    report = Report((contradicted(),))
    assert "\x1b" not in render(report, "text")
    assert "\x1b[1;31mcontradicted\x1b[0m" in render(report, "text", colour=True)


def test_a_hostile_article_cannot_drive_the_terminal() -> None:
    hostile = "\x1b]0;owned\x07价\u202e格\u200b\x9b31m为\n7元\u2066"
    finding = contradicted(
        message=hostile, working=hostile, notes=(hostile,), found=hostile, expected=hostile, article=f"a{hostile}.md",
        claim=hostile, excerpt=Excerpt(hostile, hostile.index("7"), hostile.index("7") + 2),
    )  # fmt: skip
    shown = render(Report((finding,)), "text", verbose=True)
    assert not any(character in shown for character in "\x1b\x07\x9b\u202e\u2066\u200b")
    assert len(shown.splitlines()) == 7


texts = st.text(st.characters(codec="utf-16", exclude_categories=[]) | st.sampled_from("，。万亿元%0123456789 …\u0301\u202e\x1b"))


@given(texts, texts.filter(lambda text: visible(text).strip()), texts, st.integers(20, 120))
def test_a_cut_sentence_fits_and_its_carets_stand_under_the_figure(left: str, figure: str, right: str, width: int) -> None:
    cutting = cut(Excerpt(left + figure + right, len(left), len(left) + len(figure)), width)
    assert display_width(cutting.line) <= width
    assert cutting.before + cutting.under <= width
    shown = visible(figure)
    if display_width(shown) <= width - 2:
        assert shown in cutting.line
        # The columns before the carets are those of the text before the figure.
        before = ""
        while display_width(before) < cutting.before:
            before = cutting.line[: len(before) + 1]
        assert display_width(before) == cutting.before
        assert cutting.under == display_width(shown)
    if display_width(visible(left + figure + right)) <= width:
        assert "…" in (left + figure + right) or "…" not in cutting.line


def test_a_long_sentence_is_cut_on_both_sides() -> None:
    cutting = cut(Excerpt("前" * 100 + "12%" + "后" * 100, 100, 103), 40)
    assert cutting.line.startswith("…前") and cutting.line.endswith("后…")
    assert cutting.line[: cutting.line.index("12%")].count("前") * 2 + 1 == cutting.before


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("价格\t为\u30007元\r\n", "价格 为\u30007元  "),
        ("价.md".encode().decode("ascii", "surrogateescape"), "价.md"),
        (b"caf\xe9.md".decode("utf-8", "surrogateescape"), "caf\ufffd.md"),
        ("a\ud800b\u2028c\ue000d\xad", "ab cd"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
