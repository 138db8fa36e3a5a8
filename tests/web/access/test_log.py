"""The log is only added to and tells the newest first."""

from __future__ import annotations

import sqlite3

import pytest

from palagan.web.access.file import AccessFile
from palagan.web.access.log import note, read_log


def test_no_line_can_be_changed_or_taken_away(access: AccessFile) -> None:
    with access.writing() as connection:
        note(connection, "login", 0, who="Rina", address="192.0.2.7", item="x\ny")
        for statement in ("DELETE FROM log", "UPDATE log SET who = 'Budi'"):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                connection.execute(statement)
    with access.reading() as connection:
        (line,) = read_log(connection)
    assert (line.at, line.who, line.address, line.what, line.item) == (
        "1970-01-01T00:00:00Z", "Rina", "192.0.2.7", "login", "x y",
    )  # fmt: skip


def test_the_newest_come_first_and_go_on_below_a_number(access: AccessFile) -> None:
    with access.writing() as connection:
        for number in range(7):
            note(connection, "exported" if number % 2 else "decided", number, who="Rina", item=str(number))
    with access.reading() as connection:
        first = read_log(connection, limit=3)
        rest = read_log(connection, before=first[-1].number)
        assert [line.item for line in (*first, *rest)] == list("6543210")
        assert [line.item for line in read_log(connection, what="exported", who="Rina")] == list("531")
        assert read_log(connection, who="Budi") == ()
