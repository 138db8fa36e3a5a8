"""Whose forces or weapons did it, and against whom forces are sent or made ready."""

from __future__ import annotations

import pytest

from palagan.reading.forces import turned_against, wielder
from tests.reading.scenes import clause_of, names, parties_by_rule


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("Mesir mengirim armada untuk turut memerangi Kenya.", ["Kenya"]),
        ("Mesir mengirim armada guna mengepung Kenya.", ["Kenya"]),
        ("Mesir mengirim armada lebih dekat ke Kenya.", ["Kenya"]),
        ("Mesir mengirim armada untuk menjaga Kenya.", []),
        ("Mesir mengirim armada ketika tentara datang untuk memerangi Kenya.", []),
    ],
)
def test_turned_against(text: str, against: list[str]) -> None:
    clause, cast = clause_of(text)
    found = turned_against(clause, 2, clause.groups[0])
    assert names(cast, found.actors if found else ()) == against


def test_who_owns_the_weapon_wields_it() -> None:
    clause, cast = clause_of("Serangan yang dilakukan jet tempur Mesir gagal.")
    found = wielder(clause, 3)
    assert found is not None
    assert names(cast, found.actors) == ["Mesir"]
    assert wielder(clause, 2) is None


def test_what_a_defence_shoots_down_its_owner_does() -> None:
    assert parties_by_rule("Rudal Somalia dicegat sistem pertahanan Kenya di gurun.", "dicegat")[0] == ["Kenya"]
