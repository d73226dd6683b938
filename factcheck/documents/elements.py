"""Elements of HTML: what each means for the text that a reader sees, and what their classes say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.documents.markup import Attribute
from factcheck.model import Role


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Ranks: an end tag reaches its element through elements of its own rank and below, so that a stray </b> does not close a
# paragraph, nor a stray </div> the cell that it stands in.
INLINE, BLOCK, CELL, TABLE = range(4)

RANKS: dict[str, int] = {
    **dict.fromkeys(
        _words("""
        address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form
        h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol optgroup option p pre search section
        select summary template ul"""),
        BLOCK,
    ),
    **dict.fromkeys(_words("caption colgroup tbody td tfoot th thead tr"), CELL),
    "table": TABLE,
}
VOID = _words("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
HIDDEN = _words("""
    head script style template noscript title textarea iframe noembed noframes xmp object audio video canvas svg
    select datalist rp
""")
IN_HEAD = _words("base basefont bgsound head link meta noframes noscript script style template title")

# Which open elements a start tag ends, where they are the innermost block.
IMPLIED_ENDS: dict[str, frozenset[str]] = {
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "td": frozenset({"td", "th", "p", "caption", "colgroup"}),
    "th": frozenset({"td", "th", "p", "caption", "colgroup"}),
    "tr": frozenset({"td", "th", "tr", "p", "caption", "colgroup"}),
    **dict.fromkeys(("tbody", "thead", "tfoot"), _words("td th tr tbody thead tfoot p caption colgroup")),
}
PARAGRAPH = frozenset({"p"})
# Elements that make up the grid of a table.
TABLE_PARTS = _words("table thead tbody tfoot tr td th")
# CELL elements that a block inside them may be left open in: </td> and <td> close it.
CELL_CONTENT_CLOSERS = _words("td th tr tbody thead tfoot")

ROLES: dict[str, Role] = {
    "h1": "headline",
    "figcaption": "caption",
    "caption": "caption",
    "td": "table",
    "th": "table",
    "li": "list",
    "dt": "list",
    "dd": "list",
    "footer": "footer",
    "nav": "footer",
}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# An inner element takes its own role only where that is at least as strong as the one around it.
STRENGTH: dict[Role, int] = {"body": 0, "lede": 0, "list": 1, "table": 2, "headline": 3, "caption": 4, "footer": 5}

# Words of a class name that give a role: "appendQr_wrap" has the words append, qr, wrap.
_FOOTER_WORDS = _words("qr qrcode erweima footer disclaimer copyright breadcrumb breadcrumbs")
_CAPTION_WORDS = frozenset({"caption", "captions", "figcaption", "imgdesc", "imgdescr", "picdesc"})
_FOOTER_CLASSES = _words("""
    article-editor article_editor articleeditor art-editor editor-name editor_name edit-name show-editor zebianji
    zerenbianji related-articles related-news related-posts recommend-list share-bar social-share""")
_CAPTION_CLASSES = _words("img_descr img-descr img_desc img-desc pic_desc pic-desc image-desc image_desc photo-desc picture-desc")
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# The body's own classes speak of what the page has somewhere ("has-footer").
CLASSES_SAY_NOTHING = frozenset({"html", "body", "main", "article"})

_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)


def is_hidden(attributes: Mapping[str, Attribute]) -> bool:
    """Whether the attributes of an element hide it."""
    if "hidden" in attributes:
        return True
    aria, style, kind = attributes.get("aria-hidden"), attributes.get("style"), attributes.get("type")
    return (
        (aria is not None and aria.value.strip().lower() == "true")
        or (kind is not None and kind.value.strip().lower() == "hidden")
        or (style is not None and bool(_HIDDEN_STYLE.search(style.value)))
    )


def role_of_classes(attributes: Mapping[str, Attribute]) -> Role | None:
    """The role that the class or the id of an element speaks of; None where they speak of none."""
    names = " ".join(attributes[key].value for key in ("class", "id") if key in attributes)
    for name in names.split():
        if name.startswith(("has-", "no-", "with-")):
            continue
        if name.lower() in _FOOTER_CLASSES:
            return "footer"
        if name.lower() in _CAPTION_CLASSES:
            return "caption"
        words = {word.lower() for word in _CLASS_WORD.findall(name)}
        if words & _FOOTER_WORDS:
            return "footer"
        if words & _CAPTION_WORDS:
            return "caption"
    return None
