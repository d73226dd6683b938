"""Money without a name: 元 in a claim is what 元 is in the article.

A text of Taiwan or Hong Kong writes 302億元 for its own dollars; an expectation of 302億元 means the same money there, one of
人民币302亿元 or 302亿美元 does not.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.figures import Article
from factcheck.model import Expectation

_LOCAL = frozenset({"TWD", "HKD", "MOP"})
# Signs of a name beside 元.
_NAMES = frozenset("美港台臺日韩韓欧歐澳加新坡人民币幣$＄¥￥€£")


def in_money_of(article: Article, expect: Expectation) -> Expectation:
    """The expectation with its 元, where nothing names the currency, as the money that 元 is in the article."""
    if expect.quantity is None or expect.quantity.unit != "CNY" or not _is_unnamed(expect.text):
        return expect
    local = {figure.quantity.unit for figure in article.figures if figure.quantity.unit in _LOCAL and _is_unnamed(figure.quote)}
    return replace(expect, quantity=replace(expect.quantity, unit=local.pop())) if len(local) == 1 else expect


def _is_unnamed(text: str) -> bool:
    return not text.isascii() and _NAMES.isdisjoint(text)
