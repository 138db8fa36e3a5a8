"""Actors across pages as the screens show them, and as people decided on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from palagan.case import Case
from palagan.deciding.looking import looking
from palagan.errors import InputError, NotFoundError
from palagan.looking.actors import SIDES, actor_of, actors, deeds_of, said_by
from palagan.run import make_record
from palagan.store.open import CaseFile, open_case
from palagan.views.filters import Filter, choose
from tests.record.builders import ARMENIA, AZERBAIJAN, PROSECUTOR, PageOf
from tests.upkeep.test_bring import a_case, empty, put, strike

__all__ = ["empty"]


def two_strikes(case: CaseFile) -> None:
    """A strike that two outlets tell, and an accusation."""
    line = "Azerbaijan menuding Armenia melanggar gencatan senjata."
    accusing = PageOf("c", "C", "2020-10-13", line)
    accusing.event("menuding", "ACCUSE", [AZERBAIJAN], [ARMENIA], date="2020-10-13")
    accusing.statement("melanggar gencatan senjata", PROSECUTOR)
    put(case, [strike("a", "A", "2020-10-11", 7).reading(), strike("b", "B", "2020-10-12", 9).reading()])
    put(case, [accusing.reading()])
    make_record(case)


def test_what_each_did_and_suffered_is_counted_and_listed(empty: Path) -> None:
    with a_case(empty) as case:
        two_strikes(case)
        with looking(case) as connection:
            found = actors(connection, Filter())
            lines = {line.key: line for line in found.rows}
            assert found.count == len(lines)
            assert lines["ARM"].did >= 1
            assert lines["ARM"].accused == 1
            assert lines["AZE"].suffered >= 1
            for key in ("ARM", "AZE"):
                card = actor_of(connection, key)
                for side in SIDES:
                    listed, following = deeds_of(connection, key, side, Filter())
                    assert (len(listed), following) == (card.counts[side], None)
            prosecutor = next(line for line in lines.values() if line.said)
            said, _ = said_by(connection, prosecutor.key)
            assert [one.note.words for one in said] == ["melanggar gencatan senjata"]


def test_filters_choose_actors_and_happenings(empty: Path) -> None:
    with a_case(empty) as case:
        two_strikes(case)
        with looking(case) as connection:
            accused = actors(connection, choose(type="ACCUSE")).rows
            assert {line.key for line in accused} == {"ARM", "AZE"}
            assert {line.key for line in actors(connection, choose(type="ACCUSE", actor="Armenia")).rows} == {"ARM"}
            assert actors(connection, choose(type="AID")).rows == ()
            assert deeds_of(connection, "ARM", "suffered", choose(type="ASSAULT"))[0] == ()
            first = actors(connection, Filter(), limit=2)
            assert len(first.rows) == 2
            rest = actors(connection, Filter(), first.next, limit=100)
            assert len(first.rows) + len(rest.rows) == first.count
            with pytest.raises(InputError):
                actors(connection, Filter(), "wrong")
            with pytest.raises(NotFoundError):
                actor_of(connection, "nobody")


def test_what_people_decided_on_an_actor_is_told(empty: Path) -> None:
    with a_case(empty) as case:
        two_strikes(case)
        path = case.path
        with Case(path) as opened:
            opened.decide("ARM", "correct", by="uji", why="a test", field="name", value="Republik Armenia")
        again = open_case(path)
        with looking(again) as connection:
            decided = actor_of(connection, "ARM").decided
            assert decided is not None
            assert decided.now is not None
            assert decided.now.name == "Republik Armenia"
            assert actor_of(connection, "AZE").decided is None
        again.close()
