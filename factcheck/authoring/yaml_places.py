"""Places in a YAML text: where its scalars stand, by offset, so that one of them can be replaced and every other byte stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from factcheck.authoring.yaml_text import in_quotes


@dataclass(frozen=True, slots=True)
class Written:
    """A scalar as it stands in the text: [start, end) are offsets; style is "" (plain), ', ", | or >."""

    value: str
    start: int
    end: int
    line: int
    column: int
    style: str

    def rewritten(self, value: str, *, in_brackets: bool) -> str | None:
        """The text of another value in the same style; in double quotes where a plain one cannot hold it.

        None for a block of text (| or >), which stands on lines of its own.
        """
        match self.style:
            case '"':
                return in_quotes(value)
            case "'":
                return "'" + value.replace("'", "''") + "'"
            case "":
                return value if _reads_plain(value, in_brackets) else in_quotes(value)
            case _:
                return None


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it stands in the text, and whether it is written in [ ]."""

    start: int
    end: int
    in_brackets: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A value with a name (&) or of a tag (!), or an alias (*) that stands for one: written anew it would change others, too."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping as it stands in the text, to the end of its last value: its keys, and whether it is written in { }."""

    entries: dict[str, Written | Keys | Listed | Named]
    start: int
    end: int
    line: int
    column: int
    in_brackets: bool


@dataclass(frozen=True, slots=True)
class ClaimsPlaces:
    """The list of claims: its items, the column of their dashes, and where a further item may be put."""

    items: tuple[Written | Keys | Listed | Named, ...]
    dash: int
    end: int


def claims_places(text: str) -> ClaimsPlaces | None:
    """Where the claims of a claim file stand.  None where they are no list of lines with dashes.

    `text` must be a claim file that `factcheck.claims.load` has read without a mistake.
    """
    import yaml

    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return None
    claims = next((value for key, value in root.value if key.value == "claims"), None)
    if not isinstance(claims, yaml.SequenceNode) or claims.flow_style or not claims.value:
        return None
    items = tuple(_place(item, text) for item in claims.value)
    first = claims.value[0].start_mark
    line_start = text.rfind("\n", 0, first.index) + 1
    dash = text[line_start : first.index].find("-")
    end = max(leaf.end_mark.index for leaf in _leaves(claims))
    return ClaimsPlaces(items, dash, end) if dash >= 0 else None


def behind_line(text: str, at: int) -> int:
    """The offset behind the line that a place stands in; a block of text ends at the beginning of the next line."""
    if at and text[at - 1] == "\n":
        return at
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _place(node: Any, text: str) -> Written | Keys | Listed | Named:
    import yaml

    mark = node.start_mark
    # An alias stands where its value does; no scalar without quotes begins with these signs.
    if text[mark.index : mark.index + 1] in ("&", "!"):
        return Named(mark.index, node.end_mark.index)
    if isinstance(node, yaml.ScalarNode):
        return Written(node.value, mark.index, node.end_mark.index, mark.line + 1, mark.column + 1, node.style or "")
    end = max((leaf.end_mark.index for leaf in _leaves(node)), default=node.end_mark.index)
    if isinstance(node, yaml.MappingNode):
        entries = {key.value: _place(value, text) for key, value in node.value if isinstance(key, yaml.ScalarNode)}
        return Keys(entries, mark.index, end, mark.line + 1, mark.column + 1, bool(node.flow_style))
    return Listed(mark.index, end, bool(node.flow_style))


def _leaves(node: Any) -> Iterator[Any]:
    """The nodes whose ends are those of what is written: a list in lines ends only where the next thing begins."""
    import yaml

    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _leaves(key)
            yield from _leaves(value)
    else:
        for item in node.value:
            yield from _leaves(item)


def _reads_plain(value: str, in_brackets: bool) -> bool:
    """Whether YAML reads the value back as it is, without quotes."""
    import yaml

    if not value or value != value.strip() or any(sign in value for sign in "\n\r\t"):
        return False
    try:
        root = yaml.compose(f"[{{k: {value}}}]" if in_brackets else f"- k: {value}", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    if not isinstance(root, yaml.SequenceNode) or len(root.value) != 1 or not isinstance(root.value[0], yaml.MappingNode):
        return False
    read = [node for _, node in root.value[0].value]
    return len(read) == 1 and isinstance(read[0], yaml.ScalarNode) and read[0].value == value
