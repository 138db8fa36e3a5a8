"""The access file: `CASE.access`, an SQLite file of its own beside the case, which only its owner may read.

Nothing of it stands in the case, so a case can be handed on without handing on who works on it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from palagan.errors import CaseError

SHAPE = 1
"""The shape of the tables that this program writes, kept as SQLite's `user_version`."""
_MARK = 0x504C4143
"""Four bytes in the file's head ("PLAC") by which an access file is told from any other."""
_BUSY_SECONDS = 30

_TABLES = """
CREATE TABLE users (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    made INTEGER NOT NULL,
    changed INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE tokens (
    id TEXT PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    user TEXT NOT NULL REFERENCES users (key) ON DELETE CASCADE,
    role TEXT NOT NULL,
    purpose TEXT NOT NULL,
    made INTEGER NOT NULL,
    used INTEGER,
    expires INTEGER
);
CREATE TABLE sessions (
    digest BLOB PRIMARY KEY,
    before BLOB,
    user TEXT NOT NULL REFERENCES users (key) ON DELETE CASCADE,
    csrf TEXT NOT NULL,
    made INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    turned INTEGER NOT NULL
);
CREATE INDEX sessions_by_before ON sessions (before);
CREATE TABLE failures (
    what TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    last INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE log (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    address TEXT NOT NULL,
    what TEXT NOT NULL,
    item TEXT NOT NULL
);
CREATE TRIGGER log_keeps_rows BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER log_keeps_words BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
"""


@dataclass(frozen=True, slots=True)
class AccessFile:
    """Where the access file of a case lies; it need not be there. Every use opens it for itself, from any thread."""

    path: Path

    @property
    def is_there(self) -> bool:
        """Whether anybody ever was let in: a case that only its own machine opens has no such file."""
        return self.path.is_file() and self.path.stat().st_size > 0

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent view. A file that is not there, or is none of ours, is a `CaseError`."""
        if not self.is_there:
            raise CaseError("nobody is let in yet", item=str(self.path), way_out="Add a user: " + self.how_to_add)
        with _open(self.path) as connection:
            connection.execute("BEGIN")
            yield connection
            connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, kept whole or not at all; makes the file where there is none."""
        _make_room(self.path)
        with _open(self.path) as connection:
            connection.execute("BEGIN IMMEDIATE")
            _shape(connection, self.path)
            yield connection
            connection.execute("COMMIT")

    @property
    def how_to_add(self) -> str:
        """The command that adds the first user."""
        return f"palagan access {self.path.with_suffix('')} add-user NAME --role owner"


def access_of(case: Path) -> AccessFile:
    """The access file of a case: its whole name with `.access` put to it."""
    return AccessFile(case.with_name(case.name + ".access"))


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys=ON")
            (mark,) = connection.execute("PRAGMA application_id").fetchone()
            (shape,) = connection.execute("PRAGMA user_version").fetchone()
            if shape > SHAPE or mark not in (0, _MARK):
                told = "was written by a newer Palagan" if mark == _MARK else "is no access file"
                raise CaseError(told, item=str(path), way_out="Bring this program up to date, or move the file away.")
            yield connection
        finally:
            connection.close()  # what was begun and not kept is taken back by this
    except sqlite3.DatabaseError as error:
        raise CaseError(
            f"cannot be used ({error})", item=str(path), way_out="Check the file and its rights."
        ) from error


def _make_room(path: Path) -> None:
    """The file with rights for its owner alone, before anything is written into it."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError as error:
        way_out = "Check the rights of the folder that the case lies in."
        raise CaseError(f"cannot be written ({error.strerror})", item=str(path), way_out=way_out) from error


def _shape(connection: sqlite3.Connection, path: Path) -> None:
    """The tables, where there are none yet."""
    (shape,) = connection.execute("PRAGMA user_version").fetchone()
    if shape == SHAPE:
        return
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise CaseError("is no access file", item=str(path), way_out="Move it away.")
    for statement in _statements(_TABLES):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {_MARK}")
    connection.execute(f"PRAGMA user_version = {SHAPE}")


def _statements(script: str) -> Iterator[str]:
    """A script's statements one by one: `executescript` would end the transaction."""
    part = ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            yield part
            part = ""
