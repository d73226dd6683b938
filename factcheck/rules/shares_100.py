"""FC104: shares of one whole exceed 100 %, or all of them miss it.

Why: shares of one pie must fit into it.  They may fall short (the rest is not named) unless all are named; a small excess comes
from rounding.  Answers of which several can be given, and rates, are no shares.

Objects:  三者占比分别为45%、38%、27%。     Men made up 54% and women 44% of the staff.
Passes:   三者占比分别为45%、35.5%、19.4%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.figures import Article
from factcheck.model import Figure
from factcheck.rules._change import rounded
from factcheck.rules._doubt import stands_for
from factcheck.rules._groups import make_up_the_whole
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import Sentence, sentences
from factcheck.rules._words import says
from factcheck.wording import joined, say

_LIST_ZH = frozenset({"、", "，", ",", "和", "与", "及", "以及", "：", "/"})
_LIST_EN = frozenset({",", "and", ", and", "/"})
# More than this is no slip of one share any more, but shares of different things.
_MOST = 150
_LEAST = 80


@rule("FC104", "shares-100", summary="shares of one whole exceed 100 %, or all of them miss it")
def shares_100(article: Article) -> Iterator[Violation]:
    """Lists of shares that cannot be of one whole."""
    for sentence in sentences(article):
        if not says("share", sentence.lang, sentence.words) and not _make_up(sentence):
            continue
        for shares in _lists(sentence):
            total = sum((stands_for(share, "rounded") for share in shares[1:]), stands_for(shares[0], "rounded"))
            names = [_name(sentence, share) for share in shares]
            complete = make_up_the_whole(names, sentence.lang)
            exceeds = total.low is not None and total.low > 100 and total.high is not None and total.high < _MOST
            misses = complete and total.high is not None and _LEAST < total.high < 100
            if (exceeds and (complete or len(shares) > 2)) or misses:
                plain = sum(share.quantity.low for share in shares)
                yield Violation.at(
                    shares[-1],
                    say("the shares add up to {sum} %, more than the whole", sum=f"{plain:f}")
                    if exceeds
                    else say("the shares add up to {sum} %, less than the whole", sum=f"{plain:f}"),
                    expected="100 %",
                    working=joined("", [f"{' + '.join(share.quote for share in shares)} = ", rounded(total), " %"]),
                    others=tuple(shares[:-1]),
                )


def _make_up(sentence: Sentence) -> bool:
    return sentence.lang != "zh" and says("makes_up", sentence.lang, sentence.words)


def _lists(sentence: Sentence) -> Iterator[Sequence[Figure]]:
    """Lists of shares of one sentence: under one word of share (占比分别为…), or the members of one group."""
    shares = [
        (index, figure)
        for index, figure in enumerate(sentence.figures)
        if figure.quantity.kind == "percent" and not figure.quantity.is_range and figure.change == "none"
    ]
    run: list[Figure] = []
    last = -2
    for index, figure in shares:
        joined = index == last + 1 and sentence.before(index).strip() in (_LIST_ZH if sentence.lang == "zh" else _LIST_EN)
        if not joined:
            if _is_list(sentence, run):
                yield run
            run = []
        run.append(figure)
        last = index
    if _is_list(sentence, run):
        yield run
    figures = [figure for _, figure in shares]
    if len(figures) == 2 and len(run) < 2 and make_up_the_whole([_name(sentence, f) for f in figures], sentence.lang):
        yield figures


def _is_list(sentence: Sentence, run: Sequence[Figure]) -> bool:
    """Whether a run of percentages stands right behind a word of share."""
    if len(run) < 3:
        return False
    lead = sentence.text[run[0].clause[0] : run[0].start]
    return says("share", sentence.lang, lead) and not says("several", sentence.lang, sentence.words)


def _name(sentence: Sentence, share: Figure) -> str:
    """The words that name a share: before it, and in English behind it too."""
    index = sentence.figures.index(share)
    return sentence.before(index) if sentence.lang == "zh" else sentence.before(index)[-30:]
