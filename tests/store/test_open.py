"""A case file: made once, opened by name, refused with the way out when it is not what it should be."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

import palagan.store
import palagan.store.desk_schema
import palagan.store.records
import palagan.store.watch_schema
from palagan.errors import CaseError
from palagan.store.open import HEAD, CaseFile, case_path, make_case, open_case
from palagan.store.pages import add_page, unread_chunks
from palagan.store.schema import metadata
from tests.strategies import page_of

NOW = "2026-11-22T03:00:00Z"


@pytest.mark.parametrize(
    ("name", "file"),
    [("papua-2026", "papua-2026.palagan"), ("a/b.palagan", "a/b.palagan"), ("papua.db", "papua.db")],
)
def test_a_name_without_suffix_gets_ours(name: str, file: str) -> None:
    assert case_path(name) == Path(file)


def _compared(connection: Connection) -> MigrationContext:
    """The case's tables but those in which FTS5 keeps a search, which SQLAlchemy cannot describe."""
    told = {"include_object": lambda _object, name, kind, *_: kind != "table" or not name.startswith("search_words")}
    return MigrationContext.configure(connection, opts=told)


def test_the_migrations_make_the_tables_that_the_code_sees(case: CaseFile) -> None:
    with case.reading() as connection:
        assert compare_metadata(_compared(connection), metadata) == []
    config = Config()
    config.set_main_option("script_location", str(Path(palagan.store.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_every_view_answers(case: CaseFile) -> None:
    with case.reading() as connection:
        views = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'view'")).scalars().all()
        assert {"timeline", "claims_and_denials", "toll_ledger", "sources", "dropped", "articles"} <= set(views)
        for view in views:
            assert connection.execute(text(f"SELECT * FROM {view}")).all() == []


def test_a_case_is_in_write_ahead_mode_with_keys_held(case: CaseFile) -> None:
    with case.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "foreign_keys", "synchronous")
        }
        assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1}


def test_what_is_there_is_not_made_anew(case: CaseFile) -> None:
    with pytest.raises(CaseError, match=r"there already.*palagan add"):
        make_case(case.path, NOW)


def test_what_a_killed_init_left_is_made(tmp_path: Path) -> None:
    path = tmp_path / "half.palagan"
    path.touch()
    make_case(path, NOW).close()
    open_case(path).close()


def test_a_missing_case_names_init(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="palagan init"):
        open_case(tmp_path / "nothing")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="mkdir"):
        make_case(tmp_path / "no" / "where", NOW)


def test_other_files_are_no_cases(tmp_path: Path) -> None:
    words = tmp_path / "words.palagan"
    words.write_text("kata " * 100, "utf-8")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    for path in (words, other):
        with pytest.raises(CaseError, match=r"not a Palagan case.*palagan init"):
            open_case(path)
        with pytest.raises(CaseError, match="there already"):
            make_case(path, NOW)
    folder = tmp_path / "folder.palagan"
    folder.mkdir()
    for refuse in (open_case, lambda path: make_case(path, NOW)):
        with pytest.raises(CaseError, match="is a folder"):
            refuse(folder)


def test_a_newer_case_is_refused_unchanged(case: CaseFile) -> None:
    with case.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CaseError, match=r"newer Palagan.*9999.*pip install"):
        open_case(case.path)


def test_a_damaged_case_says_how_to_save_it(case: CaseFile) -> None:
    case.close()
    with sqlite3.connect(case.path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = bytearray(case.path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    case.path.write_bytes(content)
    with pytest.raises(CaseError, match=r"damaged.*\.recover"):
        open_case(case.path)


def test_a_transaction_is_whole_or_nothing(case: CaseFile) -> None:
    def half() -> None:
        with case.writing() as connection:
            connection.execute(text("INSERT INTO case_facts VALUES ('a', 'b')"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    with case.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM case_facts WHERE name = 'a'")).scalar_one() == 0


def test_readers_do_not_wait_for_a_writer(case: CaseFile) -> None:
    with case.writing() as writer:
        writer.execute(text("INSERT INTO case_facts VALUES ('a', 'b')"))
        with case.reading() as reader:
            assert reader.execute(text("SELECT count(*) FROM case_facts WHERE name = 'a'")).scalar_one() == 0


def test_a_case_of_the_first_shape_is_brought_up_and_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.palagan"
    monkeypatch.setattr("palagan.store.open.HEAD", "0001")
    case = make_case(path, NOW)
    monkeypatch.undo()
    with case.writing() as connection:
        add_page(connection, page_of("Satu."), None, NOW)
        values = (page_of("Satu.").id, "r1", "dropped", 0, 0, 0, 0)
        connection.exec_driver_sql(
            "INSERT INTO readings (page, reader, state, actors, events, statements, figures) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            values,
        )
    case.close()
    case = open_case(path)
    with case.reading() as connection:
        assert compare_metadata(_compared(connection), metadata) == []
        assert unread_chunks(connection, "r1") == [[page_of("Satu.").id]]
    case.close()


def test_writers_on_one_connection_keep_each_transaction_whole_and_let_others_between(case: CaseFile) -> None:
    with case.writing_on() as writing:
        with writing() as connection:
            held = connection.connection.driver_connection
            fact(connection, "one")
        with case.writing() as other:
            fact(other, "between")
        with pytest.raises(IntegrityError), writing() as connection:
            fact(connection, "lost", "lost")
        with writing() as connection:
            assert connection.connection.driver_connection is held
            fact(connection, "two")
    with case.reading() as connection:
        names = connection.execute(text("SELECT name FROM case_facts WHERE value = 'put'")).scalars().all()
    assert sorted(names) == ["between", "one", "two"]


def test_what_a_row_with_triggers_would_take_back_goes_to_no_file(case: CaseFile) -> None:
    in_memory = 2
    with case.writing_on() as writing, writing() as connection:
        assert connection.execute(text("PRAGMA temp_store")).scalar_one() == in_memory
    with case.writing() as connection:
        assert connection.execute(text("PRAGMA temp_store")).scalar_one() != in_memory


def fact(connection: Connection, *names: str) -> None:
    for name in names:
        connection.execute(text("INSERT INTO case_facts (name, value) VALUES (:name, 'put')"), {"name": name})
