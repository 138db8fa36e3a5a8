"""How many of a sentence's anchors tell an event."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.reading.telling import NONE, Typed, how_many, may_tell, told_types
from tests.reading.test_surroundings import scan_of


@pytest.mark.parametrize(
    ("chances", "told"),
    [
        ([], 0),
        ([0.3], 0),
        ([0.6], 1),
        ([0.3, 0.3], 1),
        ([0.9, 0.4], 1),
        ([0.9, 0.6], 2),
        ([1.0, 1.0, 1.0], 3),
    ],
)
def test_as_many_as_are_likely(chances: list[float], told: int) -> None:
    assert how_many(chances) == told


@given(st.lists(st.floats(0, 1), max_size=6), st.floats(0.05, 0.95))
def test_it_counts_all_ways(chances: list[float], enough: float) -> None:
    def at_least(number: int) -> float:
        total = 0.0
        for holds in product((False, True), repeat=len(chances)):
            if sum(holds) >= number:
                share = 1.0
                for held, chance in zip(holds, chances, strict=True):
                    share *= chance if held else 1 - chance
                total += share
        return total

    told = how_many(chances, enough)
    assert told == 0 or at_least(told) >= enough - 1e-9
    assert told == len(chances) or at_least(told + 1) <= enough + 1e-9


def test_two_doubtful_anchors_of_a_sentence_tell_one_event_and_the_likelier_is_it() -> None:
    page = scan_of("Serangan Israel di Lebanon menewaskan lima warga sipil. Serangan itu dikecam.")
    rows = [{NONE: 0.7 - 0.1 * (one.anchor.form == "menewaskan"), one.anchor.entry.type: 0.3} for one in page]
    assert [one and one.type for one in told_types(page, rows)] == [None, "ASSAULT", None, None]


def test_land_that_somebody_holds_may_be_told_as_an_event() -> None:
    (one,) = scan_of("Ledakan terdengar di wilayah yang diduduki itu.")[-1:]
    assert one.ruled_out == "attribute"
    assert told_types([one], [{NONE: 0.2, "COERCE": 0.8}]) == [Typed("COERCE", 0.8)]


def test_nobody_asks_for_the_chances_of_what_tells_no_event() -> None:
    page = scan_of("Mari kita berunding. Tentara Kenya menyerang Somalia.")
    assert [may_tell(one) for one in page] == [False, True]
    assert [one and one.type for one in told_types(page, [{}, {NONE: 0.1, "ASSAULT": 0.9}])] == [None, "ASSAULT"]


def test_who_lets_go_seizes_nobody() -> None:
    page = scan_of("Mesir membebaskan 12 tentara Kenya pada Senin.")
    own = {NONE: 0.3, "COERCE": 0.4, "RETREAT": 0.3}
    assert [typed and typed.type for typed in told_types(page, [own] * len(page))] == ["RETREAT"]
