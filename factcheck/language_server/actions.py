"""Code actions: a claim accepts what the article says now; a comment silences a rule where it objects.

Both are tried before they are offered: after the edit the claim holds, or the rule is silent and the text is what it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from lsprotocol import types

from factcheck import documents, rules
from factcheck.authoring import accept
from factcheck.figures import Article
from factcheck.language_server.diagnostics import article_diagnostics, claim_file_diagnostics, uri_of
from factcheck.language_server.positions import Lines
from factcheck.language_server.project import Project
from factcheck.model import Document, InputError
from factcheck.wording import Voice, say

KINDS = (types.CodeActionKind.QuickFix, types.CodeActionKind.Source)
_ACCEPT_ALL = f"{types.CodeActionKind.Source.value}.factcheck.accept"
_NO_COMMENTS = (".txt", ".text")


def article_actions(project: Project, path: str, lines: Lines, where: types.Range, voice: Voice) -> list[types.CodeAction]:
    """What can be done about the findings of an article that touch a range."""
    actions: list[types.CodeAction] = []
    for diagnostic in _touching(article_diagnostics(project, path, lines, voice), where):
        named = diagnostic.data or {}
        if named.get("claim") and named.get("file"):
            actions += _acceptances(project, named["file"], named["claim"], diagnostic, lines, voice)
        elif named.get("rule"):
            actions += _silences(project, path, named["rule"], diagnostic, lines, voice)
    return actions


def claim_file_actions(project: Project, path: str, lines: Lines, where: types.Range, voice: Voice) -> list[types.CodeAction]:
    """Likewise for the claims of a claim file; and one for all of them."""
    found = claim_file_diagnostics(project, path, lines, voice)
    actions: list[types.CodeAction] = []
    for diagnostic in _touching(found, where):
        if (claim := (diagnostic.data or {}).get("claim")) is not None:
            actions += _acceptances(project, path, claim, diagnostic, lines, voice)
    checked = project.check(path)
    if checked.claim_file is not None and any((diagnostic.data or {}).get("claim") for diagnostic in found):
        text = project.claim_text(path)
        acceptance = accept(text, checked.claim_file, checked.articles, voice=voice)
        if acceptance.text != text:
            title = voice(say("Let all claims say what the article says now"))
            edit = _edit(path, text, acceptance.text, lines.encoding)
            actions.append(types.CodeAction(title, kind=_ACCEPT_ALL, edit=edit))
    return actions


def _touching(diagnostics: list[types.Diagnostic], where: types.Range) -> Iterator[types.Diagnostic]:
    def order(position: types.Position) -> tuple[int, int]:
        return position.line, position.character

    for diagnostic in diagnostics:
        if order(diagnostic.range.start) <= order(where.end) and order(where.start) <= order(diagnostic.range.end):
            yield diagnostic


def _acceptances(
    project: Project, path: str, claim: str, diagnostic: types.Diagnostic, lines: Lines, voice: Voice
) -> Iterator[types.CodeAction]:
    checked = project.check(path)
    if checked.claim_file is None:
        return
    text = project.claim_text(path)
    acceptance = accept(text, checked.claim_file, checked.articles, {claim}, voice)
    for rewritten in acceptance.rewritten[:1]:
        title = voice(say('Accept: "{claim}" is expected to be {after}', claim=claim, after=rewritten.after))
        edit = _edit(path, text, acceptance.text, lines.encoding)
        yield types.CodeAction(title, kind=types.CodeActionKind.QuickFix, diagnostics=[diagnostic], edit=edit)


def _edit(path: str, before: str, after: str, encoding: str) -> types.WorkspaceEdit:
    """The edit that makes one text of the other, and touches no line that stays as it is."""
    lines = Lines(before, encoding)
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    edits = []
    for kind, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            edits.append(_trimmed(lines, starts[first], before[starts[first] : starts[last]], "".join(new[begin:end])))
    return types.WorkspaceEdit(changes={uri_of(path): edits})


def _trimmed(lines: Lines, start: int, old: str, new: str) -> types.TextEdit:
    """The edit without what both begin and end with."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    return types.TextEdit(lines.range(start + head, start + len(old) - tail), new[head : len(new) - tail])


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _silences(
    project: Project, path: str, code: str, diagnostic: types.Diagnostic, lines: Lines, voice: Voice
) -> Iterator[types.CodeAction]:
    """The comment at the first place where it does what it shall: at the end of the block, else in the line before it."""
    try:
        rule = rules.find_rule(code)
    except InputError:
        return
    if path.lower().endswith(_NO_COMMENTS):
        return
    article = project.article(path)
    at = lines.offset_of(diagnostic.range.start)
    for offset, comment in _comments(article.document, lines, at, code):
        if _is_silent(article, lines, rule, at, offset, comment):
            title = voice(say("Silence {rule} here (put the reason into the comment)", rule=code))
            edit = types.WorkspaceEdit(changes={uri_of(path): [types.TextEdit(lines.range(offset, offset), comment)]})
            yield types.CodeAction(title, kind=types.CodeActionKind.QuickFix, diagnostics=[diagnostic], edit=edit)
            return


def _comments(document: Document, lines: Lines, at: int, code: str) -> Iterator[tuple[int, str]]:
    """Places for the comment, each with its text; how the file is written decides which of them is one."""
    comment = f"<!-- factcheck: ignore[{code}] the reason -->"
    for block in document.blocks:
        start, end = document.source_offset(block.start), document.source_offset(max(block.end - 1, block.start)) + 1
        if start <= at < end:
            line = lines.place(start)[0]
            before = lines.offset(line, 1)
            indent = lines.line(line)[: len(lines.line(line)) - len(lines.line(line).lstrip())]
            if line < _end_of_front_matter(lines):
                # A remark of YAML or TOML.
                yield before, f"{indent}# {comment}\n"
            else:
                yield end, f" {comment}"
                yield before, f"{indent}{comment}\n"


def _end_of_front_matter(lines: Lines) -> int:
    """The line that closes it; 0 where there is none."""
    fence = lines.line(1).rstrip()
    if fence not in ("---", "+++"):
        return 0
    return next((number for number in range(2, len(lines) + 1) if lines.line(number).rstrip() == fence), 0)


def _is_silent(article: Article, lines: Lines, rule: rules.Rule, at: int, offset: int, comment: str) -> bool:
    """Whether with the comment the text is the same, and the rule says nothing more of the place, and no less of others."""
    document = article.document
    source = lines.text[:offset] + comment + lines.text[offset:]
    try:
        edited = documents.from_text(source, path=document.path)
    except InputError:
        return False
    if edited.text != document.text:
        return False
    moved = at + (len(comment) if offset <= at else 0)
    found = rules.lint(edited, [rule], source=source)
    own = Lines(source, lines.encoding)
    return all(
        finding.verdict == "contradicted" and own.offset(finding.line or 1, finding.column or 1) != moved for finding in found
    )
