"""Nearby: which file somebody may have meant by a path that leads nowhere."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import islice

from factcheck.limits import FOLDER_NAMES
from factcheck.wording import Message, meant, nearest_word, say


def hint(path: str) -> Message | str:
    """What to say behind "there is no such file": the nearest name beside it, or which folder is missing; else nothing."""
    folder, name = os.path.split(path)
    if folder and not os.path.isdir(folder):
        return say('; its folder "{folder}" does not exist', folder=folder)
    near = nearest_beside(path) if name else ""
    return meant(os.path.join(folder, near)) if near else ""


def nearest_beside(path: str) -> str:
    """The name of the file in the folder of `path` that is most like its own; "" where none is."""
    folder, name = os.path.split(path)
    try:
        with os.scandir(folder or os.curdir) as entries:
            names = sorted(entry.name for entry in islice(entries, FOLDER_NAMES) if entry.is_file())
    except (OSError, ValueError):
        return ""
    return nearest_word(name, [other for other in names if not other.startswith(".")])


def same_name_below(top: str, name: str) -> Sequence[str]:
    """The files of that name in a folder or anywhere below it, hidden folders and links left out; of a large tree, none.

    They are looked for only where a file is missing, so what is found is a hint and not what is read.
    """
    found: list[str] = []
    looked_at = 0
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        looked_at += len(folders) + len(names)
        if looked_at > FOLDER_NAMES:
            return ()
        if name in names:
            found.append(os.path.join(folder, name))
    return found
