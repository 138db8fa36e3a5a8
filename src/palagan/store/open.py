"""Making, opening and checking a case file, and its transactions.

A case is one SQLite file in write-ahead mode: a program killed at any moment leaves it as it was after the last whole
transaction, and readers never wait for a writer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from palagan.errors import BusyError, CaseError
from palagan.store.bulk import put_back
from palagan.store.schema import APPLICATION_ID, facts

HEAD = "0014"
"""The revision that this program writes."""

SUFFIX = ".palagan"
BUSY_SECONDS = 30
"""How long a writer waits for another before the case is called locked."""
_PACK = b"application/x-palagan-pack"
"""What stands at the beginning of a packed case (`exchange/contents.py`)."""
CACHE_KIB = 65_536
"""Pages of the file that a connection may hold; with SQLite's own 2 MB a large case is written by fits and starts."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """An open case. `reading()` and `writing()` give a connection inside one transaction."""

    path: Path
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the case, whatever others write meanwhile."""
        with _told_plainly(self.path), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that is kept whole or not at all; waits for another writer up to `BUSY_SECONDS`."""
        with _told_plainly(self.path), self.engine.connect() as connection:
            connection = connection.execution_options(palagan_writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def writing_on(self) -> Iterator[Callable[[], AbstractContextManager[Connection]]]:
        """For several transactions one after the other, each as `writing()` gives it: on one connection, which holds
        between them what it has of the file, and in memory what a statement would have to take back. Others can write
        between two of them."""
        with _told_plainly(self.path), self.engine.connect() as kept:
            connection = kept.execution_options(palagan_writes=True, palagan_remembers=True)

            @contextmanager
            def writing() -> Iterator[Connection]:
                with connection.begin():
                    yield connection

            yield writing

    def connect(self) -> Connection:
        """A connection that the caller begins and closes, for a door that keeps it; it may move between threads."""
        with _told_plainly(self.path):
            return self.engine.connect()

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


def case_path(name: str | Path) -> Path:
    """The file that a case name means: the name, with `.palagan` put to it if it has no suffix and is no file."""
    path = Path(name)
    return path if path.suffix or path.is_file() else path.with_name(path.name + SUFFIX)


def make_case(name: str | Path, now: str) -> CaseFile:
    """A new, empty case at `name`. A file that is there already is a `CaseError`; `now` is written as its birth."""
    path = case_path(name)
    if path.is_dir():
        raise CaseError("is a folder, not a case", item=str(path), way_out="Choose another name.")
    if path.exists() and not _is_unborn(path):
        raise CaseError(
            "is there already",
            item=str(path),
            way_out=f"Add pages with `palagan add {path} PATH…`, or choose another name.",
        )
    if not path.parent.is_dir():
        raise CaseError("its folder is not there", item=str(path), way_out=f"Make it: mkdir -p {path.parent}")
    case = CaseFile(path, _engine(path))
    with case.writing() as connection:
        _migrate(connection)
        connection.execute(insert(facts).values(name="made", value=now))
    return case


def open_case(name: str | Path) -> CaseFile:
    """The case at `name`, brought to today's shape. Missing, damaged, newer or no case at all is a `CaseError`."""
    path = case_path(name)
    if path.is_dir():
        raise CaseError("is a folder, not a case", item=str(path), way_out="Name the case file in it.")
    if not path.exists():
        raise CaseError("there is no such case", item=str(path), way_out=f"Make one: palagan init {path}")
    _check_is_case(path)
    case = CaseFile(path, _engine(path))
    with case.reading() as connection:
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    if revision > HEAD:
        raise CaseError(
            f"was written by a newer Palagan (its shape is {revision}, this program knows {HEAD})",
            item=str(path),
            way_out="Bring this program up to date: pip install --upgrade palagan",
        )
    if revision != HEAD:
        with case.writing() as connection:
            put_back(connection)
            _migrate(connection)
    return case


def _check_is_case(path: Path) -> None:
    no_case = CaseError(
        "is not a Palagan case",
        item=str(path),
        way_out="Make one with `palagan init NAME`, then `palagan add NAME PATH…`.",
    )
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise CaseError(f"cannot be read ({error.strerror})", item=str(path), way_out="Check its rights.") from error
    if head.startswith(b"PK\x03\x04") and _PACK in head:
        raise CaseError("is a packed case", item=str(path), way_out=f"Restore it: palagan unpack {path}")
    if head[:16] != b"SQLite format 3\0" or len(head) < 100:
        raise no_case
    with _told_plainly(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
        try:
            (mark,) = connection.execute("PRAGMA application_id").fetchone()
        except sqlite3.DatabaseError as error:
            if "readonly" in str(error) or "unable to open" in str(error):
                raise CaseError(
                    "may not be written, and SQLite keeps its notes beside a file that it reads",
                    item=str(path),
                    way_out="Copy it to a folder of yours and open it there.",
                ) from error
            raise _damaged(path, error) from error
        finally:
            connection.close()
    if mark != APPLICATION_ID:
        raise no_case


def _is_unborn(path: Path) -> bool:
    """Whether a killed `init` left this: no bytes, or an SQLite file with nothing in it."""
    if path.stat().st_size == 0:
        return True
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
    try:
        (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()
    return bool(objects == 0)


def _engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=NullPool,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )

    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself; on_begin does
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            f"busy_timeout={BUSY_SECONDS * 1000}",
            f"cache_size=-{CACHE_KIB}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    def on_begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        writes = options.get("palagan_writes", False)
        # Decisions are laid there, and a row whose triggers write more takes back there: not to be set later.
        if not writes or options.get("palagan_remembers", False):
            connection.exec_driver_sql("PRAGMA temp_store = MEMORY")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    return engine


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)


@contextmanager
def _told_plainly(path: Path) -> Iterator[None]:
    """SQLite's own errors as ours, with the way out."""
    try:
        yield
    except DatabaseError as error:
        message = str(error.orig)
        if "locked" in message:
            raise BusyError(
                "is being written by another program",
                item=str(path),
                way_out="Wait for it, or end it; nothing is lost.",
            ) from error
        if "readonly" in message or "unable to open" in message:
            raise CaseError(
                f"cannot be written ({message})", item=str(path), way_out="Check the rights of the file and its folder."
            ) from error
        if "disk is full" in message:
            raise CaseError(
                "the disk is full", item=str(path), way_out="Make room and run the command again."
            ) from error
        if "disk I/O error" in message:
            raise CaseError(
                "the disk would not read or write (disk I/O error)",
                item=str(path),
                way_out="Is it full, is it still there? What was kept is whole; run the command again.",
            ) from error
        if "malformed" in message or "not a database" in message or "no such table" in message:
            raise _damaged(path, error) from error
        raise


def _damaged(path: Path, error: Exception) -> CaseError:
    return CaseError(
        f"is damaged ({getattr(error, 'orig', error)})",
        item=str(path),
        way_out=f"Copy what can be read: sqlite3 {path} .recover | sqlite3 mended.palagan",
    )
