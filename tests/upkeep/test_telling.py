"""Stories told anew leave as it stands what their pages tell as before."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection

from palagan.record.build import build_record
from palagan.run import make_record
from palagan.upkeep import counting
from tests.record.builders import ARMENIA, AZERBAIJAN, PageOf
from tests.upkeep.test_bring import a_case, empty, kept, put, strike

__all__ = ["empty"]


def beside(name: str, day: str) -> PageOf:
    """The strike once more, without a number."""
    line = "Rudal Armenia menghantam rumah warga di kota Ganja pada malam hari."
    page = PageOf(name, "Koran Uji", day, line)
    return page.event(line, "ASSAULT", [ARMENIA], [AZERBAIJAN], date=day, place="Ganja")


def test_a_ledger_is_left_alone_where_a_page_of_its_story_tells_no_number(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = [strike("a", "A", "2020-10-11", 7).reading(), beside("b", "2020-10-12").reading()]
    made: list[list[str]] = []
    make = counting._make_ledgers

    def noted(connection: Connection, keys: list[str], strikes: counting._Strikes) -> None:
        made.append(keys)
        make(connection, keys, strikes)

    monkeypatch.setattr(counting, "_make_ledgers", noted)
    with a_case(empty) as case:
        for reading in readings:
            put(case, [reading])
            make_record(case)
        assert kept(case) == build_record(readings)
        assert len(kept(case).stories) == 1
    assert [len(keys) for keys in made] == [1, 0]
