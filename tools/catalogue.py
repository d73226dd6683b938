"""Catalogues: collects what factcheck says, and brings factcheck/wording/locale/ up to date (docs/languages-ui.md).

    python tools/catalogue.py                   the .po files get what is new and lose what is gone; the .mo files are compiled
    python tools/catalogue.py --add zh.json     likewise, with the translations of a JSON object: {"template": "translation"}
    python tools/catalogue.py --language fr     a new language, with everything to translate

Messages are collected from `say` and `say_count` in the code and in the templates of the page, from the help of the commands,
the texts of the claim schema and the summaries of the rules.  Needs Babel, which the extra `dev` brings.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "factcheck" / "wording" / "locale"
_FUNCTIONS = ("say", "say_count")
# A template of click and its help texts are shown, too.
_CLICK = ("Usage:", "Options", "Commands", "Show this message and exit.", "Show the version and exit.")
_HEADER = "# Messages of factcheck.\n# Brought up to date by: python tools/catalogue.py"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--add", type=Path, action="append", default=[], help="a JSON object of translations")
    parser.add_argument("--language", help="a new language: fr, zh_TW")
    given = parser.parse_args()
    if given.language:
        (LOCALE / given.language / "LC_MESSAGES").mkdir(parents=True)
    for folder in sorted(LOCALE.iterdir()):
        added = {} if given.language else {key: text for file in given.add for key, text in json.loads(file.read_text()).items()}
        update(folder, added)


def update(folder: Path, added: dict[str, str | list[str]]) -> None:
    """Brings the catalogue of one language up to date and compiles it; says what is not translated yet."""
    path = folder / "LC_MESSAGES" / "factcheck.po"
    old = read(path) if path.exists() else Catalog(locale=folder.name)
    new = Catalog(
        locale=folder.name, project="factcheck", header_comment=_HEADER, creation_date=None, revision_date=None, fuzzy=False,
        charset="utf-8",
    )  # fmt: skip
    for message, place in collected():
        known = old.get(message[0] if isinstance(message, tuple) else message)
        text = known.string if known is not None and not known.fuzzy else ""
        key = message[0] if isinstance(message, tuple) else message
        if key in added:
            text = added[key]
        if isinstance(message, tuple):
            # One form for every number, where the language has one.
            forms = list(text) if isinstance(text, tuple | list) else [text]
            text = tuple((forms * new.num_plurals)[: new.num_plurals])
        elif isinstance(text, tuple | list):
            text = text[0]
        new.add(message, text, locations=[(place, 0)])
    write(new, path)
    lacking = [message.id for message in new if message.id and not _translated(message.string)]
    print(f"{path.relative_to(ROOT)}: {len(new)} messages, {len(lacking)} to translate")
    for identity in lacking:
        print(f"  {json.dumps(identity, ensure_ascii=False)}")


def read(path: Path) -> Catalog:
    """A catalogue as it stands."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name)


def write(catalogue: Catalog, path: Path) -> None:
    """Writes the catalogue, and beside it what the program reads."""
    source = BytesIO()
    write_po(source, catalogue, width=0, sort_by_file=False, include_lineno=False, omit_header=False)
    # What Babel says of itself and of the day is no part of a catalogue.
    text = re.sub(r'^"(?:Generated-By|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Report-Msgid-Bugs-To|'
                  r'Project-Id-Version): .*\n', "", source.getvalue().decode(), flags=re.MULTILINE)  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".mo").write_bytes(compiled(read(path)))


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as gettext reads it."""
    binary = BytesIO()
    # The head of the file has a date; the same catalogue gives the same bytes.
    catalogue.creation_date = catalogue.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
    write_mo(binary, catalogue)
    return binary.getvalue()


def _translated(string: str | tuple[str, ...] | list[str]) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def collected() -> list[tuple[str | tuple[str, str], str]]:
    """Every message, one with a plural as a pair, with the file that it stands in first; in the order of the files."""
    found: dict[str, tuple[str | tuple[str, str], str]] = {}
    for message, place in _messages():
        key = message[0] if isinstance(message, tuple) else message
        if key not in found or (isinstance(message, tuple) and not isinstance(found[key][0], tuple)):
            found[key] = (message, found[key][1] if key in found else place)
    return list(found.values())


def _messages() -> Iterator[tuple[str | tuple[str, str], str]]:
    for path in sorted((ROOT / "factcheck").rglob("*.py")):
        for message in _in_code(path):
            yield message, path.relative_to(ROOT).as_posix()
    for path in sorted((ROOT / "factcheck").rglob("*.jinja")):
        for message in _in_template(path):
            yield message, path.relative_to(ROOT).as_posix()
    for text in _CLICK:
        yield text, "factcheck/cli/_command.py"
    yield from _help_texts()
    schema = ROOT / "schemas" / "claims.schema.json"
    for text in _error_messages(json.loads(schema.read_text(encoding="utf-8"))):
        yield text, "schemas/claims.schema.json"
    yield from _rule_texts()


def _in_code(path: Path) -> Iterator[str | tuple[str, str]]:
    """The literals given to `say` and `say_count`; Babel's own reader of Python does not look into f-strings."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if isinstance(call.func, ast.Name) and call.func.id in _FUNCTIONS:
            words = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
            if words:
                yield (words[0], words[1]) if call.func.id == "say_count" else words[0]


def _in_template(path: Path) -> Iterator[str | tuple[str, str]]:
    with path.open("rb") as file:
        for _, message, _, _ in extract("jinja2.ext:babel_extract", file, keywords={"say": None, "say_count": (1, 2)}):
            words = [word for word in message if word] if isinstance(message, tuple) else [message]
            yield (words[0], words[1]) if len(words) > 1 else words[0]


def _help_texts() -> Iterator[tuple[str, str]]:
    """What the help of the commands says, as click hands it to what writes it."""
    import click

    from factcheck.cli import app
    from factcheck.cli._command import help_parts

    group = click.Context(app, info_name="factcheck", **app.context_settings)
    for name in (None, *app.list_commands(group)):
        command = app if name is None else app.get_command(group, name)
        assert command is not None
        module = f"factcheck/cli/{'_app' if name is None else name.replace('-', '_')}.py"
        texts = [*help_parts(command.help or ""), command.short_help]
        texts += [getattr(option, "help", None) for option in command.get_params(group)]
        yield from ((text, module) for text in texts if text)


def _error_messages(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("errorMessage"), str):
            yield part["errorMessage"]
        for value in part.values():
            yield from _error_messages(value)
    elif isinstance(part, list):
        for value in part:
            yield from _error_messages(value)


def _rule_texts() -> Iterator[tuple[str, str]]:
    from factcheck.rules import rules

    for rule in rules().values():
        yield rule.summary, f"factcheck/rules/{rule.check.__module__.rpartition('.')[2]}.py"


if __name__ == "__main__":
    main()
