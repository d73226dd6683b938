"""Command: a click command whose help, and whose mistakes of usage, are told in the language of the user."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from typing import IO, Any

import click

from factcheck.cli._voice import settle_language, voice
from factcheck.reports import display_width
from factcheck.wording import Message, Voice, languages, say, spoken_language

# What click adds behind the help of an option.
_EXTRA = re.compile(r"(?P<help>.*?)(?:(?:  )?\[(?P<extra>(?:default|env var): [^\]]*|required)\])?\Z", re.DOTALL)
_EXTRAS = re.compile(r"(?P<label>default|env var): (?P<value>.*)\Z")
# No line begins with these.
_CLOSING = frozenset("，。；：！？、）》”’…,.;:!?)")


class Formatter(click.HelpFormatter):
    """Writes the help that click puts together in the user's language, and wraps lines where characters are two columns wide."""

    def __init__(self, voice: Voice, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self._voice = voice

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line of the usage; the names of arguments stay, they are part of what one types."""
        told = self._voice(say("Usage:"))
        super().write_usage(prog, args, prefix or (f"{told} " if told.isascii() else told))

    def write_heading(self, heading: str) -> None:
        """A heading."""
        told = self._voice(say("{heading}:", heading=self._voice.phrase(heading)))
        self.write(f"{'':>{self.current_indent}}{told}\n")

    def write_text(self, text: str) -> None:
        """The paragraphs of a help text."""
        told = _translated(text, self._voice)
        super().write_text(told if told == text else _wrapped(told, self.width - self.current_indent))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands with their help."""
        told = [(name, self._explained(text)) for name, text in rows]
        first = min(max((len(name) for name, _ in told), default=0), col_max) + col_spacing
        width = max(self.width - first - 2, 10)
        # A character outside of ASCII takes two columns, which click does not count.
        super().write_dl([(name, text if text.isascii() else _wrapped(text, width)) for name, text in told], col_max, col_spacing)

    def _explained(self, text: str) -> str:
        """The help of an option; what click puts in brackets behind it is translated by itself."""
        parts = _EXTRA.match(text)
        if parts is None:
            return self._voice.phrase(text)
        told = self._voice.phrase(parts["help"]) if parts["help"] else ""
        if not parts["extra"]:
            return told
        named = _EXTRAS.match(parts["extra"])
        if named is None:
            extra = self._voice(say("required"))
        elif named["label"] == "default":
            extra = self._voice(say("default: {value}", value=named["value"]))
        else:
            extra = self._voice(say("env var: {value}", value=named["value"]))
        return f"{told}  [{extra}]" if told else f"[{extra}]"


def help_parts(text: str) -> list[str]:
    """What is translated of a help text: each paragraph, and of one that is shown as it stands its lines, commands aside."""
    parts = []
    for paragraph in inspect.cleandoc(text).partition("\f")[0].split("\n\n"):
        if paragraph.startswith("\b\n"):
            parts += [line for line in paragraph.split("\n")[1:] if not line.startswith("  ")]
        else:
            parts.append(" ".join(paragraph.split()))
    return parts


def _translated(text: str, voice: Voice) -> str:
    paragraphs = []
    for paragraph in text.split("\n\n"):
        if paragraph.startswith("\b\n"):
            paragraphs.append("\n".join(line if line.startswith("  ") else voice.phrase(line) for line in paragraph.split("\n")))
        else:
            one_line = " ".join(paragraph.split())
            told = voice.phrase(one_line)
            paragraphs.append(paragraph if told == one_line else told)
    return "\n\n".join(paragraphs)


def _wrapped(text: str, width: int) -> str:
    """Text whose paragraphs are broken into lines of `width` columns, marked so that click leaves them as they are."""
    paragraphs = []
    for paragraph in text.split("\n\n"):
        if paragraph.startswith("\b"):
            paragraphs.append(paragraph)
        else:
            paragraphs.append("\n".join(["\b", *_lines(" ".join(paragraph.split("\n")), width)]))
    return "\n\n".join(paragraphs)


def _lines(text: str, width: int) -> list[str]:
    """Words of Latin letters are kept whole; between other characters a line may end anywhere but before a closing sign."""
    # One that stands behind the last column, as typesetters let it hang.
    width -= 2
    lines, line, used = [], "", 0
    for piece in re.findall(r"[!-~]+ ?|.", text):
        size = display_width(piece.rstrip(" "))
        if used + size > width and line and piece[0] not in _CLOSING:
            lines.append(line.rstrip())
            line, used = "", 0
        line += piece if line or piece != " " else ""
        used += display_width(piece)
    return [*lines, line.rstrip()] if line.strip() else lines


class Spoken(click.Command):
    """What commands and the group of them share: --ui-lang, and help in that language."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The parameters, --ui-lang and --help last."""
        *own, last = super().get_params(ctx)
        return [*own, _ui_lang(), last]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click; the language is settled before anything of the line can be objected to, or help be shown."""
        settle_language(ctx, args)
        return super().parse_args(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The help page."""
        return _formatted(ctx, self.format_help)

    def get_usage(self, ctx: click.Context) -> str:
        """The line of the usage."""
        return _formatted(ctx, self.format_usage)


class Command(Spoken):
    """The class of every command of factcheck."""


def _formatted(ctx: click.Context, write: Callable[[click.Context, click.HelpFormatter], None]) -> str:
    formatter = Formatter(voice(ctx), ctx.terminal_width, ctx.max_content_width)
    write(ctx, formatter)
    return formatter.getvalue().rstrip("\n")


def _ui_lang() -> click.Option:
    return click.Option(
        ["--ui-lang"], metavar="LANG", envvar="FACTCHECK_UI_LANG", expose_value=False, callback=_known_language,
        help="The language of messages: en or zh. Without it, that of the configuration (ui-lang), else of the locale.",
    )  # fmt: skip


def _known_language(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value and spoken_language(value) is None:
        spoken = ", ".join(languages())
        unknown = say('factcheck does not speak "{language}"; it speaks: {languages}', language=value, languages=spoken)
        raise click.BadParameter(unknown, ctx, param)


# --- Mistakes of usage --------------------------------------------------------------------------------------------------


class UsageMistake(click.UsageError):
    """A mistake of usage, told in the user's language."""

    def __init__(self, error: click.UsageError, voice: Voice) -> None:
        super().__init__(error.message, error.ctx)
        self._error, self._voice = error, voice

    def format_message(self) -> str:
        """What is wrong."""
        return self._voice(_told(self._error))

    def show(self, file: IO[Any] | None = None) -> None:
        """Usage, where to find help, and what is wrong, on stderr."""
        speak = self._voice
        if self.ctx is not None:
            hint = speak(say("Try '{command} {option}' for help.", command=self.ctx.command_path, option="--help"))
            click.echo(f"{self.ctx.get_usage()}\n{hint}\n", file=file, err=file is None)
        click.echo(speak(say("Error: {message}", message=self.format_message())), file=file, err=file is None)


def _told(error: click.UsageError) -> str:
    """click's own mistakes of usage as messages of ours; those that our commands raise are such messages already."""
    match error:
        case click.NoSuchOption():
            return _with_likely(say("No such option {name!r}.", name=error.option_name), error.possibilities)
        case click.MissingParameter():
            hint = error.param.get_error_hint(error.ctx) if error.param is not None else ""
            if isinstance(error.param, click.Argument):
                return say("Missing argument {name}.", name=hint)
            return say("Missing option {name}.", name=hint)
        case click.BadParameter():
            hint = error.param.get_error_hint(error.ctx) if error.param is not None else ""
            return say("Invalid value for {name}: {message}", name=hint, message=_message_of(error))
    return _message_of(error)


def _with_likely(message: Message, possibilities: Iterable[str] | None) -> Message:
    likely = [repr(name) for name in sorted(possibilities or ())]
    if not likely:
        return message
    if len(likely) == 1:
        return say("{message} Did you mean {name}?", message=message, name=likely[0])
    return say("{message} (Did you mean one of: {names}?)", message=message, names=", ".join(likely))


def _message_of(error: click.UsageError) -> str:
    """A text of click as a message, known by the template that it fits."""
    text = error.message
    if isinstance(text, Message):
        return text
    for template in _CLICK_TEMPLATES:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.*)", re.escape(template))
        if (found := re.fullmatch(pattern, text, re.DOTALL)) is not None:
            return Message(template, found.groupdict())
    return text


# As click words them (gettext catalogues of its own it has none); tests hold that each still occurs.
_CLICK_TEMPLATES: tuple[str, ...] = tuple(
    message.template
    for message in (
        say("No such command {name}.", name=""),
        say("{value} is not one of {choices}.", value="", choices=""),
        say("Option {name} requires an argument.", name=""),
        say("Option {name} does not take a value.", name=""),
        say("Got unexpected extra argument ({arguments})", arguments=""),
        say("Got unexpected extra arguments ({arguments})", arguments=""),
        say("{value} is not a valid {kind}.", value="", kind=""),
        say("{value} is not in the range {range}.", value="", range=""),
    )
)
