"""The server: what editors send and ask, handed to the parts that know the answer.

All of the work is done by one thread beside the one that listens, one thing after the other; a text that has changed again
meanwhile is not reported on.  A crash in an answer is told, and the next question is answered.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from factcheck import __version__
from factcheck.configuration import configuration
from factcheck.language_server import actions, completion, diagnostics, hover
from factcheck.language_server.positions import Lines
from factcheck.language_server.project import Project
from factcheck.model import InputError
from factcheck.runner import ARTICLE_SUFFIXES, identity
from factcheck.wording import ENGLISH, Voice, language_of_locale, spoken_language
from factcheck.wording import voice as voice_of

# Seconds between a stroke of a key and the check, unless another one follows.
_PAUSE = 0.15
_CONFIGURATIONS = ("factcheck.toml", "pyproject.toml")
_WATCHED = ("**/*.{yaml,yml,md,markdown,html,htm,txt}", "**/{factcheck,pyproject}.toml")

_T = TypeVar("_T")
_logger = logging.getLogger(__name__)


class Server(LanguageServer):
    """A language server with the texts that its editor has open."""

    def __init__(self) -> None:
        # Whole texts: articles are short, and there is nothing to be put together wrongly.
        super().__init__("factcheck", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.project = Project()
        self.voice = ENGLISH
        self._worker = ThreadPoolExecutor(1, "factcheck")
        self._waiting: asyncio.Task[None] | None = None
        self._published: dict[str, tuple[int | None, list[types.Diagnostic]]] = {}
        self._opened: dict[str, tuple[str, str, int | None]] = {}
        self._texts: dict[str, str] = {}

    # --- Texts ------------------------------------------------------------------------------------------------------------

    def opened(self, uri: str, text: str, version: int | None) -> None:
        """A text has been opened or changed."""
        path = to_fs_path(uri)
        if path is None or not uri.startswith("file:"):
            return
        if uri not in self._opened and not self.project.folders:
            # Its project may be another one than those of the files before.
            self.project.changed()
        self._opened[uri] = path, text.removeprefix("\ufeff"), version
        self._texts_changed()

    def closed(self, uri: str) -> None:
        """A text has been closed: what the disk has counts again."""
        self._opened.pop(uri, None)
        if self._published.pop(uri, None) is not None:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        self._texts_changed()

    def _texts_changed(self) -> None:
        self._texts = {identity(path): text for path, text, _ in self._opened.values()}
        self.soon()

    def text(self, uri: str) -> tuple[str, Lines] | None:
        """The path and the lines of an open text."""
        if uri not in self._opened:
            return None
        path, text, _ = self._opened[uri]
        return path, self.lines(text)

    def lines(self, text: str) -> Lines:
        """The lines of a text, places counted as the editor counts them."""
        return Lines(text, self.workspace.position_encoding or types.PositionEncodingKind.Utf16)

    # --- Checks -----------------------------------------------------------------------------------------------------------

    async def work(self, task: Callable[[], _T]) -> _T:
        """What a task gives, done by the one thread that works, on the texts as they are when it begins."""

        def begun() -> _T:
            self.project.unsaved = self._texts
            return task()

        return await asyncio.get_running_loop().run_in_executor(self._worker, begun)

    def soon(self) -> None:
        """Checks all open texts when nothing more has happened for a moment."""
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = asyncio.get_running_loop().create_task(self._after_a_pause())

    async def _after_a_pause(self) -> None:
        await asyncio.sleep(_PAUSE)
        for uri, (path, text, version) in list(self._opened.items()):
            try:
                found = await self.work(lambda path=path, text=text: self._diagnosed(path, text))  # type: ignore[misc]
            except Exception as crash:
                _logger.exception("%s could not be checked", path)
                found = [_told(crash)]
            now = self._opened.get(uri)
            # It has changed meanwhile, and will be checked again.
            if found is None or now is None or now[2] != version or now[1] is not text:
                continue
            if self._published.get(uri) != (version, found):
                self._published[uri] = version, found
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def _diagnosed(self, path: str, text: str) -> list[types.Diagnostic] | None:
        """What is to be said of a text; None where it is none of ours."""
        lines = self.lines(text)
        if os.path.basename(path) in _CONFIGURATIONS:
            try:
                self.project.settled(path)
            except InputError as error:
                if error.path is not None and identity(error.path) == identity(path):
                    return diagnostics.configuration_diagnostics(error, lines, self.voice)
            return []
        if _is_article(path):
            return diagnostics.article_diagnostics(self.project, path, lines, self.voice)
        if self.project.is_claim_file(path, text):
            return diagnostics.claim_file_diagnostics(self.project, path, lines, self.voice)
        return None

    def asked(
        self, uri: str, of_article: Callable[[str, Lines], _T] | None, of_claim_file: Callable[[str, Lines], _T]
    ) -> _T | None:
        """The answer of the part that knows this sort of text; None where there is none."""
        text = self.text(uri)
        if text is None:
            return None
        path, lines = text
        try:
            if _is_article(path):
                return None if of_article is None else of_article(path, lines)
            if self.project.may_be_claim_file(path, lines.text):
                return of_claim_file(path, lines)
        except InputError:
            # What is wrong with the file is told where it is wrong.
            pass
        return None


def _is_article(path: str) -> bool:
    return path.lower().endswith(ARTICLE_SUFFIXES)


def _told(crash: Exception) -> types.Diagnostic:
    place = types.Range(types.Position(0, 0), types.Position(0, 0))
    message = InputError.of_crash(crash).message
    return types.Diagnostic(place, message, severity=types.DiagnosticSeverity.Error, source=diagnostics.SOURCE)


def start() -> None:
    """Serves standard input and output until the editor leaves."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="factcheck lsp: %(levelname)s: %(message)s")
    out = sys.stdout.buffer
    # What anything prints must not get between the messages.
    sys.stdout = sys.stderr
    made().start_io(stdout=out)


def made() -> Server:
    """A server that knows its answers."""
    server = Server()

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        folders = [folder.uri for folder in params.workspace_folders or ()] or ([params.root_uri] if params.root_uri else [])
        server.project.folders = [path for uri in folders if (path := to_fs_path(uri)) is not None]
        server.voice = _voice(server.project, params.locale)

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        files = server.client_capabilities.workspace and server.client_capabilities.workspace.did_change_watched_files
        if files and files.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration("factcheck-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await server.client_register_capability_async(types.RegistrationParams([registration]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        server.opened(document.uri, document.text, document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.opened(uri, server.workspace.get_text_document(uri).source, params.text_document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.closed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        server.project.changed()
        server.soon()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        server.project.changed()
        server.soon()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def did_change_folders(params: types.DidChangeWorkspaceFoldersParams) -> None:
        gone = {to_fs_path(folder.uri) for folder in params.event.removed}
        added = [path for folder in params.event.added if (path := to_fs_path(folder.uri)) is not None]
        server.project.folders = [path for path in server.project.folders if path not in gone] + added
        server.project.changed()
        server.soon()

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        uri, position, project, voice = params.text_document.uri, params.position, server.project, server.voice
        return await server.work(
            lambda: server.asked(
                uri,
                lambda path, lines: hover.article_hover(project, path, lines, position, voice),
                lambda path, lines: hover.claim_file_hover(project, path, lines, position, voice),
            )
        )

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=list(completion.TRIGGERS)))
    async def completed(params: types.CompletionParams) -> list[types.CompletionItem] | None:
        uri, position, project = params.text_document.uri, params.position, server.project
        return await server.work(
            lambda: server.asked(uri, None, lambda path, lines: completion.complete(project, path, lines, position))
        )

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=list(actions.KINDS)))
    async def acted(params: types.CodeActionParams) -> Sequence[types.CodeAction] | None:
        uri, where, project, voice = params.text_document.uri, params.range, server.project, server.voice
        found = await server.work(
            lambda: server.asked(
                uri,
                lambda path, lines: actions.article_actions(project, path, lines, where, voice),
                lambda path, lines: actions.claim_file_actions(project, path, lines, where, voice),
            )
        )
        only = params.context.only
        return [action for action in found or () if only is None or any(_is_kind(action.kind, kind) for kind in only)]

    return server


def _is_kind(kind: str | None, wanted: str) -> bool:
    """Whether a kind of action is the wanted one or one of its kinds: source.factcheck is one of source."""
    own, asked = (getattr(name, "value", name) for name in (kind, wanted))
    return own is not None and (own == asked or own.startswith(f"{asked}."))


def _voice(project: Project, locale: str | None) -> Voice:
    """The language of the person: as on the command line, and before the locale that of the editor."""
    asked = spoken_language(os.environ.get("FACTCHECK_UI_LANG", ""))
    for folder in project.folders[:1] if asked is None else ():
        with suppress(InputError):
            asked = configuration(start=folder).ui_lang
    return voice_of(asked or spoken_language(locale or "") or language_of_locale(os.environ))
