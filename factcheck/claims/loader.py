"""A claim file becomes a ClaimFile, or the list of everything that is wrong with it.

Five passes, each over the whole file: the YAML, the schema, the articles, the data, the claims.  A value that one pass has
refused is left alone by the next, so that one mistake is told once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from shlex import quote

from factcheck.claims.articles import find_root, is_pattern, matching_paths, opened_path
from factcheck.claims.claim_keys import ClaimKeys
from factcheck.claims.evidence import DataKeys
from factcheck.claims.refusals import Refusals
from factcheck.claims.shared import Shared, read_shared
from factcheck.claims.shortening import shorten
from factcheck.claims.validation import mistakes
from factcheck.claims.yaml_mending import read_nodes, why_quotes
from factcheck.claims.yaml_nodes import Items, Keys, Mistake, Node, Scalar, listed, quoted
from factcheck.limits import CLAIM_FILE_BYTES, FILLED_CHARS
from factcheck.model import ClaimFile, InputError, SourcePlace
from factcheck.wording import Message, reason, say, words_of

# Keys whose value is no block of text.
_ONE_LINE = frozenset(
    ("expect", "value", "low", "high", "by", "unit", "in", "id", "about", "find", "row", "column", "check", "article")
)


def load(
    path: str | os.PathLike[str],
    *,
    root: str | os.PathLike[str] | None = None,
    extra_roots: Sequence[str | os.PathLike[str]] = (),
    defaults: Mapping[str, str] | None = None,
    read: Callable[[str], str] | None = None,
) -> tuple[ClaimFile | None, list[InputError]]:
    """The claim file at `path`, or None and every mistake in it, in the order of the file.

    root         what its articles must lie inside; by default `find_root` of the file's folder
    extra_roots  further folders whose articles may be named
    defaults     `rounding` and `multiples` where the file says nothing of them
    read         gives the text of this file and of those that it includes, or raises InputError; None: `read_text`
    """
    read = read or read_text
    shown = os.fspath(path).replace(os.sep, "/")
    try:
        text = read(shown)
    except InputError as error:
        return None, [error]
    inside = Path(root) if root is not None else find_root(os.path.dirname(os.path.abspath(path)))
    reading = _Reading(shown, inside, tuple(map(Path, extra_roots)), defaults or {}, read)
    claim_file = reading.read(text)
    errors = [InputError(wrong.message, shown, wrong.line, wrong.column) for wrong in sorted(set(reading.refusals.mistakes))]
    errors += reading.elsewhere
    return (None, errors) if errors else (claim_file, [])


def read_text(path: str) -> str:
    """The text of a claim file.  Raises InputError where it cannot be read."""
    try:
        if os.path.isdir(path):
            raise InputError(say("this is a folder; name a claim file in it"), path)
        if os.path.exists(path) and not os.path.isfile(path):
            raise InputError(say("this is not a regular file"), path)
        with open(path, "rb") as file:
            content = file.read(CLAIM_FILE_BYTES + 1)
    except OSError as error:
        raise InputError(say("cannot read the claim file: {reason}", reason=reason(error)), path) from None
    except ValueError:
        raise InputError(say("cannot read the claim file: its path holds a NUL character"), path) from None
    if len(content) > CLAIM_FILE_BYTES:
        raise InputError(say("the claim file is larger than {limit:,} bytes; part it into several", limit=CLAIM_FILE_BYTES), path)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(_saved_as_utf8("UTF-16", path), path)
    if b"\0" in content:
        raise InputError(say("this is a binary file, not a claim file"), path)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        wrong = say("byte {byte:#04x} is not UTF-8; save the file as UTF-8", byte=content[error.start])
        raise InputError(_saved_as_utf8("GB18030", path) if _is_gb18030(content, path) else wrong, path, line, column) from None
    return text


def _is_gb18030(content: bytes, path: str) -> bool:
    """Whether an article of these bytes, which are no UTF-8, would be read as GB18030."""
    from factcheck.documents import decoded

    try:
        return decoded(content, path) == content.decode("gb18030")
    except (InputError, UnicodeDecodeError):
        return False


def _saved_as_utf8(encoding: str, path: str) -> Message:
    name, new = quote(path), quote(f"{path}.new")
    return say(
        "the claim file seems to be written in {encoding}; save it as UTF-8: in an editor by Save As with the encoding UTF-8, "
        "or with: {command}",
        encoding="GB18030 (GBK)" if encoding == "GB18030" else encoding,
        command=f"iconv -f {encoding} -t UTF-8 {name} > {new} && mv {new} {name}",
    )


class _Reading:
    """One claim file on its way: what it holds so far and what is wrong with it."""

    def __init__(
        self,
        path: str,
        root: Path,
        extra_roots: tuple[Path, ...],
        defaults: Mapping[str, str],
        read_text: Callable[[str], str],
    ) -> None:
        self.path = path
        self.read_text = read_text
        self.root = root
        self.extra_roots = extra_roots
        self.defaults = defaults
        self.refusals = Refusals(path)
        # Mistakes in the files that it includes.
        self.elsewhere: list[InputError] = []
        self.shared = Shared()
        self.filled = 0
        self.others: dict[str, SourcePlace] = {}
        self.included: list[str] = []
        self.patterns: list[tuple[str, tuple[str, ...]]] = []

    def read(self, text: str) -> ClaimFile | None:
        """The claim file, as far as it can be used."""
        node, wrong = read_nodes(text)
        self.refusals.mistakes += wrong
        if not isinstance(node, Keys):
            if not wrong:
                self._refuse_root(node)
            return None
        # A line with a mistake of syntax says nothing certain about what it holds.
        self.refusals.mute = {mistake.line for mistake in wrong}
        for part in _scalars(node):
            self._quotes_missing(*part)
        self.shared = self._shared(node)
        node = self._filled_in(node)
        # A mapping and its first key begin at one place, so what the schema says of either is told whole.
        self.refusals.take(mistake for mistake in mistakes(node) if (mistake.line, mistake.column) not in self.refusals.refused)
        articles = tuple(self._articles(node))
        data = DataKeys(self.refusals, self.root, self.extra_roots)
        evidence = data.read(node)
        claim_keys = ClaimKeys(self.refusals, self.defaults, self.shared, data, self._other)
        claims = tuple(claim_keys.read(node))
        claim_keys.refuse_names_of_data()
        main = {path for path, _ in articles}
        others = tuple((path, place) for path, place in self.others.items() if path not in main)
        return ClaimFile(
            self.path, articles, claims, others, self.shared.given,
            included=tuple(self.included), patterns=tuple(self.patterns), evidence=evidence,
        )  # fmt: skip

    def _refuse_root(self, node: Node | None) -> None:
        if node is None or (isinstance(node, Scalar) and node.is_empty):
            self.refusals.mistakes.append(Mistake(1, 1, say("the claim file is empty; it needs the keys article and claims")))
        else:
            found = say("a list") if isinstance(node, Items) else say("plain text")
            message = say("the claim file must be a mapping with the keys article and claims; found {found}", found=found)
            self.refusals.mistakes.append(Mistake(node.line, node.column, message))

    def _quotes_missing(self, key: str | None, node: Scalar) -> None:
        """The traps that YAML reads without complaint: expect: >5 (a block) and rank #3 (a comment)."""
        if node.style in ("|", ">") and (key in _ONE_LINE or node.header[:1].isdigit()):
            written = f"{node.style}{node.header}" if node.header.strip() else f"{node.style} {node.text}"
            if key == "expect" or node.header.strip(" +-"):
                self.refusals.refuse(node, why_quotes(" ".join(written.split()), key))
            elif not node.text.strip():
                self.refusals.refuse(node, say('"{key}" has no value', key=key))
            else:
                self.refusals.refuse(
                    node, say('"{key}" must stand on one line; write {key}: {value}', key=key, value=quoted(shorten(node.text)))
                )
        elif key in ("expect", "about", "find", "row", "column", None) and (cut := re.match(r"\s+#\d[^#]*", node.trailing)):
            whole = quoted(shorten(node.text + cut[0].rstrip()))
            write = f"{key}: {whole}" if key else whole
            self.refusals.refuse(
                node, say('YAML drops what follows " #" as a comment; put quotes around the value: {write}', write=write)
            )

    # --- Constants, texts to fill in, included files ------------------------------------------------------------------

    def _shared(self, root: Keys) -> Shared:
        """What the file and those that it includes give to all claims; its own goes first."""
        inner: list[Shared] = []
        for node in listed(root, "include"):
            if not isinstance(node, Scalar) or not self.refusals.fits(node):
                continue
            try:
                path = opened_path(self.path, node.text, self.root, self.extra_roots, "included file")
                text = self.read_text(path)
            except ValueError as error:
                self.refusals.refuse(node, words_of(error))
                continue
            except InputError as error:
                self.refusals.refuse(node, error.message)
                continue
            self.included.append(path)
            shared, wrong = read_shared(path, text)
            inner.append(shared)
            self.elsewhere += wrong
        own, mistaken = Shared.of(self.path, root)
        self.refusals.take(mistaken)
        for other in reversed(inner):
            own = own.over(other)
        return own

    def _filled_in(self, root: Keys) -> Keys:
        """The file with each ${name} of its claims and paths replaced by the text that it stands for."""
        parts = {
            key: (named, value if key in ("given", "vars", "include") else self._with_texts(value, key))
            for key, (named, value) in root.entries.items()
        }
        return Keys(parts, root.line, root.column)

    def _with_texts(self, node: Node, key: str) -> Node:
        if isinstance(node, Items):
            return Items(tuple(self._with_texts(inner, key) for inner in node.nodes), node.line, node.column)
        if isinstance(node, Keys):
            inner = {name: (named, self._with_texts(value, name)) for name, (named, value) in node.entries.items()}
            return Keys(inner, node.line, node.column)
        if "${" not in node.text:
            return node
        try:
            # In a sum the constant stays what it is: a figure that is given, not a text.
            text = self.shared.filled_in(node.text, keep_given=key in ("check", "evidence"))
            self.filled += len(text)
            if self.filled > FILLED_CHARS:
                message = say("with its texts filled in this file is longer than {limit:,} characters", limit=FILLED_CHARS)
                raise ValueError(message)
            return replace(node, text=text)
        except ValueError as error:
            self.refusals.refuse(node, words_of(error))
            return node

    # --- Articles -----------------------------------------------------------------------------------------------------

    def _articles(self, root: Keys) -> Iterator[tuple[str, SourcePlace]]:
        seen: dict[str, Scalar] = {}
        for node in listed(root, "article"):
            if not self.refusals.fits(node) or not isinstance(node, Scalar):
                continue
            try:
                if is_pattern(node.text) and not os.path.isfile(os.path.join(os.path.dirname(self.path), node.text)):
                    matched = matching_paths(self.path, node.text, self.root, self.extra_roots)
                    self.patterns.append((node.text, tuple(matched)))
                    yield from ((path, self.refusals.place(node)) for path in matched if seen.setdefault(path, node) is node)
                    continue
                opened = opened_path(self.path, node.text, self.root, self.extra_roots)
            except ValueError as error:
                self.refusals.refuse(node, words_of(error))
                continue
            first = seen.setdefault(opened, node)
            if first is not node:
                self.refusals.refuse(
                    node, say('article "{article}" is listed already in line {line}', article=node.text, line=first.line)
                )
                continue
            yield opened, self.refusals.place(node)

    def _other(self, node: Scalar) -> str | None:
        """The article that a claim names with "from"."""
        try:
            opened = opened_path(self.path, node.text, self.root, self.extra_roots)
        except ValueError as error:
            self.refusals.refuse(node, words_of(error))
            return None
        self.others.setdefault(opened, self.refusals.place(node))
        return opened


def _scalars(node: Node, key: str | None = None) -> Iterator[tuple[str | None, Scalar]]:
    """Every scalar below the node with the key it belongs to; None for a sentence in the list of claims."""
    if isinstance(node, Scalar):
        yield key, node
    elif isinstance(node, Items):
        for item in node.nodes:
            yield from _scalars(item, None if key == "claims" else key)
    else:
        for name, (_, value) in node.entries.items():
            yield from _scalars(value, name)
