"""A folder → the files in it and below, in the order of their names; hidden ones told, loops cut."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from palagan.model.drop import Drop, Reason, Stage

_LEFT_BY_SYSTEMS = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


def shown(path: Path) -> str:
    """A path as it was given, as text that can be stored: bytes of a name that are not UTF-8 become "\\xe9"."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def is_folder(path: Path) -> bool:
    """Whether a path is a folder, or a link to one; one that may not be looked at is not."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_hidden(name: str) -> bool:
    """Whether a file or folder is one that people did not put there: ".git", "__MACOSX", "Thumbs.db"."""
    return name.startswith(".") or name.lower() in _LEFT_BY_SYSTEMS


def folder_files(folder: Path) -> Iterator[Path | Drop]:
    """The files below a folder, each folder's entries in the order of their names.

    A hidden entry, a link to nowhere, a folder that was already walked and what is no file each give a drop; a folder
    without files gives one too, so that nothing stays silent.
    """
    walked: set[tuple[int, int]] = set()
    waiting = [folder]
    nothing = True
    while waiting:
        path = waiting.pop()
        if path is not folder and is_hidden(path.name):
            yield _drop(path, Reason.HIDDEN, "It is hidden. Give its path by itself to add it.")
            nothing = False
            continue
        try:
            status = path.stat()
            if path.is_dir():
                known = (status.st_dev, status.st_ino)
                if known in walked:
                    yield _drop(path, Reason.DUPLICATE, "It is a link to a folder that was already read.")
                    nothing = False
                    continue
                walked.add(known)
                waiting.extend(sorted(path.iterdir(), key=lambda entry: os.fsencode(entry.name), reverse=True))
                continue
        except OSError as error:
            yield _drop(path, Reason.UNREADABLE, f"It cannot be opened: {error.strerror or error}.")
        else:
            yield path if path.is_file() else _drop(path, Reason.UNREADABLE, "It is a device or a pipe, not a file.")
        nothing = False
    if nothing:
        yield _drop(folder, Reason.EMPTY, "The folder holds no files.")


def _drop(path: Path, reason: Reason, detail: str) -> Drop:
    return Drop(Stage.GATHER, shown(path), reason, detail)
