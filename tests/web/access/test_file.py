"""The access file stands beside the case, for its owner alone, and keeps what was written whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from palagan.errors import CaseError
from palagan.web.access.file import AccessFile, access_of


def test_it_stands_beside_the_case_under_the_whole_of_its_name(tmp_path: Path) -> None:
    assert access_of(tmp_path / "papua.palagan").path == tmp_path / "papua.palagan.access"


def test_looking_at_a_file_that_is_not_there_tells_how_to_make_one(access: AccessFile) -> None:
    with pytest.raises(CaseError, match="add-user NAME"), access.reading():
        pass
    assert not access.path.exists()


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
def test_only_its_owner_may_read_it(access: AccessFile) -> None:
    with access.writing():
        pass
    assert access.path.stat().st_mode & 0o777 == 0o600
    access.path.chmod(0o644)
    with access.writing():
        pass
    assert access.path.stat().st_mode & 0o777 == 0o600


def test_what_fails_leaves_nothing(access: AccessFile) -> None:
    def fail() -> None:
        with access.writing() as connection:
            connection.execute("INSERT INTO failures (what, count, last) VALUES ('x', 1, 1)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with access.writing() as connection:
        assert connection.execute("SELECT count(*) FROM failures").fetchone()[0] == 0


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "x.palagan.access"
    other.write_text("no database " * 100, "utf-8")
    with pytest.raises(CaseError, match=r"x\.palagan\.access"), AccessFile(other).writing():
        pass
    table = tmp_path / "y.palagan.access"
    with sqlite3.connect(table) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    connection.close()
    with pytest.raises(CaseError, match="is no access file"), AccessFile(table).writing():
        pass


def test_a_newer_file_is_told_as_such(access: AccessFile) -> None:
    with access.writing() as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(CaseError, match="newer Palagan"), access.reading():
        pass
