"""A file made aside and put in its place whole: killed at any moment, its maker leaves nothing half under its name."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from palagan.errors import CaseError, InputError

_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file of its own."""


@contextmanager
def made_aside(target: Path, *, new: bool = False) -> Iterator[Path]:
    """The path to write to; at the end it is put at `target` in one step, on an error it is removed.

    What a killed maker left is written over by the next. With `new`, a target that came meanwhile is left as it is.
    A folder that is not there, or may not be written, and a full disk are a `CaseError`.
    """
    if not target.parent.is_dir():
        raise CaseError("its folder is not there", item=str(target), way_out=f"Make it: mkdir -p {target.parent}")
    part = target.with_name(f".{target.name}.part")
    handle = _held(part, target)
    done = False
    try:
        os.truncate(handle, 0)
        _sweep(part)
        yield part
        _sync(part)
        _put(part, target, new=new)
        done = True
    finally:
        if not done:
            _remove(part)
        os.close(handle)


def _held(part: Path, target: Path) -> int:
    """The file aside, opened and held: nobody else makes it meanwhile. The system lets go of it when the process ends,
    however it ends."""
    try:
        handle = os.open(part, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise _cannot(target, error) from error
    try:
        _lock(handle)
        if not os.path.samestat(os.fstat(handle), part.stat()):  # another was through between the two steps
            raise BlockingIOError
    except (BlockingIOError, FileNotFoundError) as error:
        os.close(handle)
        raise CaseError("is being written by another program", item=str(target), way_out="Wait for it.") from error
    return handle


def _lock(handle: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows does not let two programs replace one open file
        return
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _put(part: Path, target: Path, *, new: bool) -> None:
    try:
        if not new:
            part.replace(target)
            return
        try:
            os.link(part, target)
        except OSError as error:
            if isinstance(error, FileExistsError) or target.exists():
                raise FileExistsError from error
            part.rename(target)  # a file system that knows no second name for a file
            return
        part.unlink()
    except FileExistsError as error:
        raise InputError("is there already", item=str(target), way_out="Choose another name.") from error
    except OSError as error:
        raise _cannot(target, error) from error


def _sync(part: Path) -> None:
    handle = os.open(part, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(part: Path) -> None:
    for ending in _BESIDE:
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _remove(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink(missing_ok=True)
        _sweep(part)


def _cannot(target: Path, error: OSError) -> CaseError:
    return CaseError(
        f"cannot be written ({error.strerror or error})", item=str(target), way_out="Check the rights and the disk."
    )


@contextmanager
def told_plainly(target: Path) -> Iterator[None]:
    """What the disk refuses while a file is made, as ours."""
    try:
        yield
    except OSError as error:
        raise _cannot(target, error) from error
