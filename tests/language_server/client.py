"""A small editor: speaks JSON-RPC with `factcheck lsp` over its standard input and output."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import converters, types

DEADLINE = 60


class Editor:
    """A running server, and what it has said."""

    def __init__(self, *folders: Path, environment: dict[str, str] | None = None, options: Sequence[str] = (), **parameters: Any) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "factcheck", "lsp", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})},
        )  # fmt: skip
        self.diagnostics: dict[str, types.PublishDiagnosticsParams] = {}
        self.registered: list[str] = []
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._next = 0
        threading.Thread(target=self._listen, daemon=True).start()
        self.capabilities = self.request("initialize", {
            "processId": None, "rootUri": None, "capabilities": {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}},
            "workspaceFolders": [{"uri": folder.as_uri(), "name": folder.name} for folder in folders], **parameters,
        })["capabilities"]  # fmt: skip
        self.notify("initialized", {})

    # --- What an editor does ----------------------------------------------------------------------------------------------

    def open(self, path: Path, text: str | None = None) -> types.PublishDiagnosticsParams:
        """Opens a file, by its text on the disk or another one; what is said of it."""
        self.show(path, text)
        return self.said_of(path, 1)

    def show(self, path: Path, text: str | None = None) -> None:
        """Opens a file, and waits for nothing."""
        text = path.read_text(encoding="utf-8") if text is None else text
        language = {".yaml": "yaml", ".md": "markdown"}.get(path.suffix, "plaintext")
        self.notify("textDocument/didOpen", {"textDocument": {"uri": path.as_uri(), "languageId": language, "version": 1, "text": text}})

    def type(self, path: Path, text: str, version: int) -> None:
        """Changes the text of an open file."""
        document = {"uri": path.as_uri(), "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def said_of(self, path: Path, version: int, such: Callable[[types.PublishDiagnosticsParams], bool] = lambda said: True) -> types.PublishDiagnosticsParams:
        """The diagnostics of a version of a text, waited for."""
        self._until(lambda: (said := self.diagnostics.get(path.as_uri())) is not None and said.version == version and such(said))
        return self.diagnostics[path.as_uri()]

    def ask(self, method: str, path: Path, line: int, character: int) -> Any:
        """A request about a place, counted as editors do; the result as the protocol types it."""
        place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": character}}
        return self._typed(method, self.request(method, place))

    def actions(self, path: Path, line: int, character: int) -> list[types.CodeAction]:
        """The code actions at a place."""
        point = {"line": line, "character": character}
        parameters = {"textDocument": {"uri": path.as_uri()}, "range": {"start": point, "end": point}, "context": {"diagnostics": []}}
        return self._typed("textDocument/codeAction", self.request("textDocument/codeAction", parameters)) or []

    def leave(self) -> int:
        """Ends the server as the protocol says; its exit code."""
        self.request("shutdown", None)
        self.notify("exit", None)
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(DEADLINE)

    # --- The protocol -----------------------------------------------------------------------------------------------------

    def notify(self, method: str, parameters: Any) -> None:
        self.send({"jsonrpc": "2.0", "method": method, "params": parameters})

    def request(self, method: str, parameters: Any) -> Any:
        """The result.  Fails where the server answers with an error."""
        self._next += 1
        wanted = self._next
        answers: list[dict[str, Any]] = []
        self.send({"jsonrpc": "2.0", "id": wanted, "method": method, "params": parameters})
        self._until(lambda: bool(answers), lambda message: message.get("id") == wanted and "method" not in message and answers.append(message))
        if "error" in answers[0]:
            raise AssertionError(answers[0]["error"])
        return answers[0]["result"]

    def send(self, message: Any) -> None:
        self.send_bytes(json.dumps(message, ensure_ascii=False).encode())

    def send_bytes(self, body: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stream:
            while (header := stream.readline()):
                name, _, length = header.partition(b":")
                assert name == b"Content-Length", header
                while stream.readline().strip():
                    pass
                self._messages.put(json.loads(stream.read(int(length))))
        self._messages.put(None)

    def _until(self, done: Callable[[], bool], heard: Callable[[dict[str, Any]], Any] = lambda message: None) -> None:
        end = time.monotonic() + DEADLINE
        while not done():
            try:
                message = self._messages.get(timeout=max(end - time.monotonic(), 0.01))
            except queue.Empty:
                raise AssertionError(f"not said in time; said was {self.diagnostics}") from None
            assert message is not None, f"the server ended with {self.process.wait()}"
            heard(message)
            if message.get("method") == "textDocument/publishDiagnostics":
                said = converters.get_converter().structure(message["params"], types.PublishDiagnosticsParams)
                self.diagnostics[said.uri] = said
            elif message.get("method") == "client/registerCapability":
                self.registered += [registration["method"] for registration in message["params"]["registrations"]]
                self.send({"jsonrpc": "2.0", "id": message["id"], "result": None})

    def _typed(self, method: str, result: Any) -> Any:
        kind = types.METHOD_TO_TYPES[method][1]
        assert kind is not None
        return converters.get_converter().structure({"jsonrpc": "2.0", "id": 1, "result": result}, kind).result
