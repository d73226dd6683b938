"""Which claim files a command is about: those that are named, else the folder claims/."""

from __future__ import annotations

import os
from collections.abc import Sequence

from factcheck.model import InputError
from factcheck.wording import say

DEFAULT_FOLDER = "claims"


def claim_paths(given: Sequence[str]) -> tuple[str, ...]:
    """The paths as given; without any, the folder claims/.  Raises InputError where that is missing."""
    if given:
        return tuple(given)
    if not os.path.isdir(DEFAULT_FOLDER):
        raise InputError(
            say(
                "there is no folder {folder}/ here; name the claim files to check, set up an example with: factcheck init, "
                "or write a first claim file with: factcheck suggest ARTICLE --output {folder}/NAME.yaml",
                folder=DEFAULT_FOLDER,
            )
        )
    return (f"{DEFAULT_FOLDER}/",)
