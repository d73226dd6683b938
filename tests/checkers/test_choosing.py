"""An ambiguous claim lists its candidates with the key that would choose each; that key does choose it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from judging import PLACE, article, claim

from factcheck.checkers import check_file
from factcheck.model import ClaimFile, Finding

# The second figure has the words of the claim in its clause, but is about something else.
TEXT = "Ferries rose to 300 cars. Among the ferries there were 400 cars of visitors."


def checked(text: str, expect: str, **keys: object) -> Finding:
    own = claim(None, expect, **keys)
    return check_file(ClaimFile("claims/a.yaml", (("a.md", PLACE),), (own,)), {"a.md": article(text)})[0]


def test_the_candidates_are_listed_with_what_chooses_each() -> None:
    found = checked(TEXT, "300 cars", about=(("ferries",),))
    assert found.verdict == "ambiguous"
    first, second = found.notes
    assert first.startswith("a.md:1:17: Ferries 300") and second.startswith("a.md:1:56: cars 400")
    for note, verdict in ((first, "holds"), (second, "contradicted")):
        key, _, words = note.removesuffix(")").split("(chosen by ")[1].partition(": ")
        value = {"nth": words, "near": (words,), "about": (tuple(words.split()),)}[key]
        assert checked(TEXT, "300 cars", **{"about": (("ferries",),), key: (int(words),) if key == "nth" else value}).verdict == verdict


def test_in_chinese_the_words_between_signs_and_numbers_choose() -> None:
    text, about = "轮渡车辆增至300辆。夜班轮渡另有40辆客车。早班轮渡另有50辆客车。", (("轮渡",),)
    found = checked(text, "300辆", about=about)
    assert found.verdict == "ambiguous"
    keys = [note.removesuffix(")").split("(chosen by ")[1] for note in found.notes]
    assert keys == ["about: 轮渡车辆", "near: 夜班轮渡另有", "near: 早班轮渡另有"]
    night = {"about": about, "near": ("夜班轮渡另有",)}
    assert [checked(text, expect, **night).verdict for expect in ("40辆", "300辆")] == ["holds", "contradicted"]


def test_of_chosen_ones_that_disagree_each_has_its_number() -> None:
    # Nothing but their order tells the last two apart.
    text = "Ferries rose to 300 cars. Among the ferries there were 400 cars. Among the ferries there were 500 cars."
    found = checked(text, "300 cars", about=(("ferries",),), nth=(1, 3))
    assert found.verdict == "ambiguous"
    assert [note.removesuffix(")").split("(chosen by ")[1] for note in found.notes] == ["near: rose", "nth: 3"]
    assert checked(text, "500 cars", about=(("ferries",),), nth=(3,)).verdict == "holds"


@pytest.mark.parametrize(
    ("nth", "verdict"),
    [
        ((1,), "holds"), ((2,), "contradicted"), ((-2,), "contradicted"), ((-3,), "holds"), ((4,), "missing"), ((-4,), "missing"),
        ((1, 3), "holds"), ((-1, 1), "holds"), ((1, 2), "contradicted"), ((1, 2, 3), "contradicted"), ((1, 3, 4), "missing"),
    ],
)  # fmt: skip
def test_the_numbers_choose(nth: tuple[int, ...], verdict: str) -> None:
    text = "Ferries carried 300 cars in May. Ferries carried 400 cars in June. Ferries carried 300 cars in July."
    assert checked(text, "300 cars", about=(("Ferries",),), nth=nth).verdict == verdict


def test_a_claim_without_words_of_its_own_is_told_what_it_expects() -> None:
    assert checked("Ferries sailed.", "5%").message == "no figure could be 5%"


def test_pint_is_not_loaded_before_a_measure_is_converted() -> None:
    code = "import sys, factcheck.checkers.registry as r; r.relationships(); sys.exit('pint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
