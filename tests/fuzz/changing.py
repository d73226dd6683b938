"""Changes of a text at random: what fuzzing does where nothing tells it which changes reach new code."""

from __future__ import annotations

import random

_SIGNS = "0123456789.,%％亿万余年月-~至<>&{}[]()\"'|:#\n\t\0\u200b\u202e\ufeff٣五百½²e+"


def changed(text: str, chance: random.Random, texts: list[str], words: list[str]) -> str:
    """A text with a few changes: pieces cut, doubled, put in from elsewhere."""
    for _ in range(chance.randint(1, 6)):
        at, to = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        match chance.randrange(6):
            case 0:
                text = text[:at] + text[min(to, at + 20) :]
            case 1:
                text = text[:at] + chance.choice(_SIGNS) * chance.choice((1, 1, 2, 30)) + text[at:]
            case 2:
                text = text[:at] + chance.choice(words) + text[at:]
            case 3:
                other = chance.choice(texts)
                text = text[:at] + other[chance.randint(0, len(other)) :][:60] + text[at:]
            case 4:
                text = text[:to] + text[at:to][:60] + text[to:]
            case _:
                text = text[:at] + text[at : at + 1].swapcase() + text[at + 1 :]
    return text[:4000]
