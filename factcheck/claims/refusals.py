"""Refusals: what has been said against the values of a claim file, so that one mistake is told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from factcheck.claims.yaml_nodes import Mistake, Node, Scalar
from factcheck.model import SourcePlace


@dataclass(slots=True)
class Refusals:
    """The mistakes of one claim file, pass by pass.

    mute      lines of which nothing certain is known, because their syntax had to be mended
    refused   places of values against which something was said: a later pass leaves them alone
    """

    path: str
    mistakes: list[Mistake] = field(default_factory=list)
    mute: set[int] = field(default_factory=set)
    refused: set[tuple[int, int]] = field(default_factory=set)

    def fits(self, node: Node) -> bool:
        """Whether nothing has been said against the node yet."""
        return node.line not in self.mute and (node.line, node.column) not in self.refused

    def refuse(self, node: Node, message: str) -> None:
        """Says what is wrong with a node, unless something has been said already."""
        if self.fits(node):
            self.mistakes.append(Mistake(node.line, node.column, message))
            self.refused.add((node.line, node.column))

    def take(self, mistakes: Iterable[Mistake]) -> None:
        """What another has found wrong, as far as its lines are certain."""
        told = [mistake for mistake in mistakes if mistake.line not in self.mute]
        self.mistakes += told
        self.refused |= {(mistake.line, mistake.column) for mistake in told}

    def place(self, node: Node) -> SourcePlace:
        """Where a node begins."""
        return SourcePlace(self.path, node.line, node.column)

    def text_place(self, node: Node) -> SourcePlace:
        """Where the text of a scalar begins: behind the quotes, where it has some."""
        quotes = isinstance(node, Scalar) and node.style in ("'", '"')
        return SourcePlace(self.path, node.line, node.column + quotes)
