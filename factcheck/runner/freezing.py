"""Freezing: the values of the data that claim files name, to be kept beside them for runs without the data."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.configuration import Configuration
from factcheck.model import InputError
from factcheck.runner.checking import load


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """What is to be kept for one claim file, or what stands against it.

    path     of the kept file; its claim file's own where that cannot be used
    text     what it is to hold; None where it must stay as it is
    values   how many values it holds
    errors   evidence without a value, at its place
    """

    path: str
    text: str | None
    values: int = 0
    errors: tuple[InputError, ...] = ()


def freeze(
    paths: Sequence[str], *, root: str | os.PathLike[str] | None = None, settled: Configuration | None = None, debug: bool = False
) -> Iterator[FrozenFile]:
    """What is to be kept for each of the claim files at `paths` that names data; nothing is written.

    A claim file one of whose values cannot be had gives no text: half of the values would pass for all of them.
    """
    from factcheck.evidence import Vault, frozen_path

    with Vault() as vault:
        for loaded in load(paths, root=root, settled=settled, debug=debug):
            if loaded.claim_file is None:
                yield FrozenFile(loaded.path, None, errors=loaded.errors)
                continue
            frozen, errors = vault.freeze(loaded.claim_file)
            if frozen.values or errors:
                text = None if errors else frozen.text()
                yield FrozenFile(frozen_path(loaded.path), text, len(frozen.values), tuple(errors))
