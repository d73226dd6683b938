"""Which role a block has, where its wording rather than its markup says so: original titles, editor's lines, the lede.

The tables are regular expressions over one whole block; add a line to one, with an example that the tests take up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factcheck.documents.flow import Draft


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The headline under which another publication ran the piece: a second place where the headline's figures stand.
ORIGINAL_TITLE = re.compile(r"(?:【\s*)?(?:原标题|原標題|原题|原題|original\s+(?:title|headline))\s*】?\s*[:：]", re.IGNORECASE)

# Lines below an article that belong to the site, not to the story.
FOOTER_LINE = re.compile(
    r"""[\[【(（]?\s*(?:
        责任编辑 | 責任編輯 | 责编 | 責編 | 网络编辑 | 本文编辑 | 值班编辑 | (?:编辑|編輯|校对|审核|监制)\s*[:：/]
      | 免责声明 | 免責聲明 | 版权声明 | 版權聲明 | 特别声明 | 重要声明 | 风险提示\s*[:：]
      | 扫描?(?:上方|下方)?二维码 | 扫码(?:关注|下载) | 长按(?:识别)?二维码
      | disclaimer\b | copyright\b | ©\s*\d{4} | all\s+rights\s+reserved
      | (?:edited|editing|reporting)\s+by\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)

BYLINE = re.compile(
    r"""(?:
        [(（]?\s*(?:作者|记者|記者|来源|來源|文|图|撰文|本报记者|新华社记者|编译|翻译|稿源|出处)\s*[:：/|｜]\s*\S.{0,60}
      | (?:本报|本刊|新华社)?(?:记者|記者)\s*\S{2,20}
      | (?:by|source|author|photo|photograph(?:s|ed)?\s+by|words)\b\s*[:：]?\s*\S.{0,80}
    )""",
    re.IGNORECASE | re.VERBOSE,
)

# A block of nothing but a date, a time of day and words around them.
_DATE_CHARACTERS = re.compile(r"[\d\s年月日時时分秒:：./,，\-—–()（）|星期周週一二三四五六日天上下午]+")
_DATE_WORDS = _words("""
    jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov
    november dec december mon monday tue tues tuesday wed wednesday thu thurs thursday fri friday sat saturday sun sunday
    am pm a.m p.m et est edt ct cst pt pst pdt gmt utc bst cet at on the updated published posted last
    of st nd rd th""")
_WORD = re.compile(r"[A-Za-z]+(?:\.[A-Za-z])?")
_SENTENCE_END = "。.!?！？…"
_CLOSING = "”’\"')）】」』]》"


def ends_sentence(text: str) -> bool:
    """Whether it ends as a sentence does, closing quotes and brackets aside."""
    stripped = text.rstrip().rstrip(_CLOSING)
    return stripped.endswith(tuple(_SENTENCE_END))


def is_dateline(text: str) -> bool:
    """Whether the text is only a date or a time."""
    if len(text) > 80 or not any(character.isdigit() for character in text):
        return False
    words = _WORD.findall(text)
    return all(word.lower() in _DATE_WORDS for word in words) and bool(_DATE_CHARACTERS.fullmatch(_WORD.sub(" ", text)))


def is_byline(text: str) -> bool:
    """Whether the text only says who wrote it, or where it comes from."""
    return len(text) <= 90 and not ends_sentence(text) and bool(BYLINE.fullmatch(text))


def settled(drafts: Iterable[Draft]) -> Sequence[Draft]:
    """The blocks with their final roles: one h1 headline, original titles, footers by wording, and the lede."""
    blocks = list(drafts)
    seen_main_heading = False
    for block in blocks:
        if block.role == "headline" and block.heading:
            if seen_main_heading:
                block.role = "body"
            seen_main_heading = True
        elif block.role in ("body", "lede"):
            head = block.text[:120]
            if ORIGINAL_TITLE.match(head):
                block.role = "headline"
            elif FOOTER_LINE.match(head):
                block.role = "footer"
    paragraphs = [block for block in blocks if block.role == "body" and not block.heading]
    lede = next((block for block in paragraphs if _opens_the_story(block.text)), None) or next(iter(paragraphs), None)
    if lede is not None:
        lede.role = "lede"
    return blocks


def _opens_the_story(text: str) -> bool:
    return any(character.isalpha() for character in text) and not is_dateline(text) and not is_byline(text)
