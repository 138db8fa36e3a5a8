"""Which other events of a page have a time or place, and how like one another events are."""

from __future__ import annotations

import pytest

from palagan.reading.ground import Telling
from palagan.reading.kin import Kin, likeness

ONE = Telling(0, 0, 1, 2, "ASSAULT", "serang", frozenset({"a1", "a2"}), "happened")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 5),
        ({"parties": frozenset()}, 4),
        ({"root": "tembak"}, 3),
        ({"parties": frozenset({"a3"})}, 2),
        ({"root": "tembak", "parties": frozenset({"a3"})}, 1),
        ({"type": "AID"}, 0),
    ],
)
def test_likeness(changes: dict[str, object], expected: int) -> None:
    other = ONE._replace(start=50, **changes)  # type: ignore[arg-type]
    assert likeness(ONE, other) == likeness(other, ONE) == expected


def test_kin_of_a_value_are_others_than_oneself() -> None:
    other = ONE._replace(start=50, sentence=1)
    kin = Kin([ONE, other], ["2024-03-10", "2024-03-10"])
    assert kin.of(ONE, "2024-03-10") == (5, 1)
    assert kin.of(ONE, "2011") == (0, 0)


def test_who_stands_nearer() -> None:
    other = ONE._replace(start=30, first=6, last=7)
    kin = Kin([ONE, other], [None, None])
    spot = ONE._replace(start=40, first=8, last=9)
    assert kin.nearer(ONE, spot, 6) == 1
    assert kin.nearer(other, spot, 1) == 0


def test_the_likest_event_that_may_tell_the_same() -> None:
    stranger = ONE._replace(start=20, sentence=1, root="tembak", parties=frozenset({"a9"}))
    meeting = ONE._replace(start=30, sentence=2, root="tembak")
    same = ONE._replace(start=60, sentence=5)
    untold = ONE._replace(start=70, sentence=6)
    kin = Kin([ONE, stranger, meeting, same, untold], ["kismayo", "garissa", "lamu", "wajir", None])
    assert kin.likest(ONE) == "wajir"
    assert kin.likest(untold) == "wajir"
    assert kin.likest(meeting) == "wajir"
    assert Kin([ONE, stranger], ["kismayo", "garissa"]).likest(stranger) is None
