"""Project: the files of the editor's folders as factcheck sees them, with the unsaved texts in the place of what the disk has.

What has been read is kept until its text or file changes, so that each stroke of a key costs one article, not the project.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import claims, documents, rules, runner
from factcheck.baseline import read_baseline, without_known
from factcheck.configuration import Configuration, configuration
from factcheck.figures import Article
from factcheck.limits import ARTICLE_BYTES, CLAIM_FILE_BYTES
from factcheck.model import Claim, ClaimFile, Finding, InputError
from factcheck.recognition import is_claim_file
from factcheck.runner import identity, stamp
from factcheck.wording import say

if TYPE_CHECKING:
    from factcheck.evidence import Vault

# How many files of a folder are looked at for claim files, so that a home directory opened by mistake costs little.
_MOST_FILES = 20_000
_OTHERS = frozenset(("node_modules", "__pycache__", "site-packages", "venv", "dist", "build"))


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim file: as loaded, or what is wrong with it; what came of its claims; the articles that it names, by path."""

    path: str
    claim_file: ClaimFile | None
    errors: tuple[InputError, ...] = ()
    findings: tuple[Finding, ...] = ()
    articles: Mapping[str, Article] = field(default_factory=dict)

    def claim(self, name: str | None) -> Claim | None:
        """The claim with this id."""
        known = self.claim_file.claims if self.claim_file else ()
        return next((claim for claim in known if claim.id == name), None)


@dataclass(frozen=True, slots=True)
class _Kept:
    """Something that was made of files, and what they were then."""

    stamps: Mapping[str, Hashable]
    made: object


class Project:
    """The folders of an editor.  `unsaved` are the texts that it holds, by `identity`."""

    def __init__(self, folders: Iterable[str] = ()) -> None:
        self.folders: list[str] = list(folders)
        self.unsaved: Mapping[str, str] = {}
        self._kept: dict[tuple[str, Hashable], _Kept] = {}
        # The claim files of the folders, each with its identity.
        self._found: dict[str, str] | None = None
        # The root and the configuration of each folder.
        self._settled_in: dict[str, tuple[Path, Configuration]] = {}
        self._opened: Vault | None = None

    # --- Files ------------------------------------------------------------------------------------------------------------

    def source(self, path: str) -> str:
        """The text of an article's file.  Raises InputError where it cannot be read."""
        unsaved = self.unsaved.get(identity(path))
        return documents.source_text(path) if unsaved is None else unsaved

    def claim_text(self, path: str) -> str:
        """The text of a claim file.  Raises InputError where it cannot be read."""
        unsaved = self.unsaved.get(identity(path))
        return claims.read_text(path) if unsaved is None else unsaved

    def article(self, path: str) -> Article:
        """An article with its figures.  Raises InputError where it cannot be used."""

        def read() -> Article | InputError:
            unsaved = self.unsaved.get(identity(path))
            try:
                if unsaved is None:
                    document = documents.read(path)
                elif not unsaved.strip():
                    raise InputError(say("is empty"), path)
                elif len(unsaved) > ARTICLE_BYTES:
                    sizes = {"size": _megabytes(len(unsaved)), "limit": _megabytes(ARTICLE_BYTES)}
                    raise InputError(
                        say("is {size}; the limit is {limit} for one article; split it into its articles", **sizes), path
                    )
                else:
                    document = documents.from_text(unsaved, path=path)
            except InputError as error:
                return error
            return Article.of(document)

        article = self._made(("article", path), [path], read)
        if isinstance(article, InputError):
            raise article
        assert isinstance(article, Article)
        return article

    def _vault(self) -> Vault:
        """The data that claim files name, opened for as long as the editor is."""
        if self._opened is None:
            from factcheck.evidence import Vault

            self._opened = Vault()
        return self._opened

    def changed(self) -> None:
        """Files have come, gone or changed: claim files and configurations are looked for again."""
        self._found = None
        self._settled_in = {}

    def claim_files(self) -> list[str]:
        """The claim files of the folders, and those that are open."""
        found = self._found
        if found is None:
            found = self._found = {path: identity(path) for folder in self._searched() for path in _claim_files(folder)}
        known = set(found.values())
        opened = [path for path, text in self.unsaved.items() if path not in known and self.is_claim_file(path, text)]
        return [*found, *opened]

    def _searched(self) -> list[str]:
        """The folders of the editor; where it has opened single files only, the projects that these belong to."""
        if self.folders:
            return self.folders
        return list(dict.fromkeys(str(root) for path in self.unsaved if (root := _project_of(path)) is not None))

    def is_claim_file(self, path: str, text: str) -> bool:
        """Whether a YAML file is one of ours."""
        if not path.lower().endswith(runner.CLAIM_SUFFIXES):
            return False
        below = os.path.relpath(path, self._root_and_settled(path)[0]).replace(os.sep, "/")
        return is_claim_file(text.encode("utf-8", "surrogatepass"), below)

    def may_be_claim_file(self, path: str, text: str) -> bool:
        """Whether it is one, or the beginning of one: a new file in a folder named claims."""
        new = path.lower().endswith(runner.CLAIM_SUFFIXES) and "claims" in Path(path).parent.parts
        return new or self.is_claim_file(path, text)

    def _root(self, path: str) -> Path:
        """The project that a file belongs to: as on the command line; where it belongs to none, the folder of the editor."""
        if (root := _project_of(path)) is not None:
            return root
        above = [opened for opened in self.folders if Path(path).is_relative_to(opened)]
        return Path(min(above, key=len)) if above else Path(os.path.dirname(path))

    def settled(self, path: str) -> Configuration:
        """The configuration for a file.  Raises InputError where it cannot be used."""
        return configuration(start=os.path.dirname(path))

    def _root_and_settled(self, path: str) -> tuple[Path, Configuration]:
        """The root of a file's project, and the configuration that holds there."""
        folder = os.path.dirname(path)
        # `changed` may come from another thread at any time.
        known = self._settled_in.get(folder)
        if known is None:
            try:
                settled = self.settled(path)
            except InputError:
                # It is told where it stands; until it is mended the rest goes on without it.
                settled = Configuration()
            known = self._settled_in[folder] = self._root(path), settled
        return known

    # --- Checks -----------------------------------------------------------------------------------------------------------

    def lint(self, path: str) -> list[Finding]:
        """What the rules say of an article, without what the baseline knows.  Raises InputError where it cannot be used."""
        article = self.article(path)
        settled = self._root_and_settled(path)[1]
        try:
            chosen, severities = runner.lint_rules(settled)
            known = read_baseline(settled.baseline) if settled.baseline is not None else None
        except InputError:
            chosen, severities = runner.lint_rules(Configuration())
            known = None
        found = rules.lint(article, chosen, severities=severities, source=self.source(path))
        return found if known is None else without_known(found, known)

    def check(self, path: str) -> Checked:
        """A claim file with what comes of it."""
        loaded = self._loaded(path)
        if loaded.claim_file is None:
            return Checked(path, None, tuple(loaded.errors))
        today = date.today()
        key = (loaded.claim_file, today, *map(self._state, runner.depends_on(loaded.claim_file)))

        def findings() -> Checked:
            assert loaded.claim_file is not None
            found, articles = runner.check_file(loaded.claim_file, self.article, today, self._vault)
            return Checked(path, loaded.claim_file, (), tuple(found), articles)

        kept = self._kept.get(("checked", path))
        if kept is None or kept.stamps != {"": key}:
            kept = self._kept[("checked", path)] = _Kept({"": key}, findings())
        assert isinstance(kept.made, Checked)
        return kept.made

    def about(self, article: str) -> Iterator[Checked]:
        """The claim files that name an article."""
        wanted = identity(article)
        for path in self.claim_files():
            loaded = self._loaded(path).claim_file
            if loaded is not None and any(identity(name) == wanted for name, _ in (*loaded.articles, *loaded.others)):
                yield self.check(path)

    def _loaded(self, path: str) -> runner.Loaded:
        root, settled = self._root_and_settled(path)
        key = ("loaded", (path, root, repr(settled)))
        kept = self._kept.get(key)
        if kept is not None and kept.stamps == {name: self._state(name) for name in kept.stamps}:
            assert isinstance(kept.made, runner.Loaded)
            return kept.made
        read: dict[str, Hashable] = {}

        def text(name: str) -> str:
            read[name] = self._state(name)
            return self.claim_text(name)

        (loaded,) = runner.load((path,), root=root, settled=settled, read=text)
        # What was not found may come, and a pattern may come to name more: both are looked at anew.
        if loaded.claim_file is not None and not loaded.claim_file.patterns:
            self._kept[key] = _Kept(read, loaded)
        return loaded

    def _made(self, key: tuple[str, Hashable], files: list[str], make: Callable[[], object]) -> object:
        stamps = {path: self._state(path) for path in files}
        kept = self._kept.get(key)
        if kept is None or kept.stamps != stamps:
            kept = self._kept[key] = _Kept(stamps, make())
        return kept.made

    def _state(self, path: str) -> Hashable:
        unsaved = self.unsaved.get(identity(path))
        return stamp(path) if unsaved is None else unsaved


def _project_of(path: str) -> Path | None:
    """The root of the project that a file belongs to; None where it belongs to none."""
    nowhere = Path(os.path.dirname(path), "claims")
    root = claims.find_root(nowhere)
    # A folder that is its own root stands in no project.
    return None if root == nowhere else root


def _megabytes(size: int) -> str:
    return f"{size // 10**6} MB"


def _claim_files(folder: str) -> Iterator[str]:
    for path in islice(_files(folder), _MOST_FILES):
        # Opening a pipe could wait for ever.
        if not path.lower().endswith(runner.CLAIM_SUFFIXES) or not os.path.isfile(path):
            continue
        try:
            with open(path, "rb") as file:
                content = file.read(CLAIM_FILE_BYTES)
        except OSError:
            continue
        if is_claim_file(content, os.path.relpath(path, folder).replace(os.sep, "/")):
            yield path


def _files(folder: str) -> Iterator[str]:
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _OTHERS)
        yield from (os.path.join(top, name) for name in sorted(names) if not name.startswith("."))
