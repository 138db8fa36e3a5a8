"""Whose a time expression is, and what its event has in common with another."""

from __future__ import annotations

from hypothesis import given, settings

from palagan.reading.moments import moments_of
from palagan.reading.timed import Timed
from tests.reading.reports import ANY_TEXT
from tests.reading.test_moments import told

TWO = "Kenya menyerang Somalia pada Minggu (10/3/2024). Kenya kembali menyerang Somalia. Rusia mengecam Prancis."


def test_the_nearest_event_of_its_sentence_owns_a_time() -> None:
    ground, tellings = told(TWO)
    timed = Timed(tellings)
    (moment,) = moments_of(ground)
    assert timed.owner(moment.sentence, moment) is tellings[0]
    assert timed.owner(1, moment) is not tellings[0]
    assert Timed(()).owner(0, moment) is None


def test_what_is_in_common_with_the_owner() -> None:
    ground, tellings = told(TWO)
    timed = Timed(tellings)
    (moment,) = moments_of(ground)
    owner = timed.owner(moment.sentence, moment)
    assert timed.in_common(tellings[0], 0, owner) == ("share=0", "owner=111111")
    assert timed.in_common(tellings[1], 0, owner) == ("share=3", "owner=011111")
    assert timed.in_common(tellings[2], 0, owner) == ("share=0", "owner=000000")
    assert timed.in_common(tellings[1], 0, None) == ("share=3",)


@settings(max_examples=30, deadline=None)
@given(ANY_TEXT)
def test_every_event_has_something_to_say_of_every_time(text: str) -> None:
    ground, tellings = told(text)
    timed = Timed(tellings)
    for moment in moments_of(ground):
        owner = timed.owner(moment.sentence, moment)
        assert owner is None or owner.sentence == moment.sentence
        for telling in tellings:
            signs = timed.in_common(telling, moment.sentence, owner)
            assert len(signs) == 1 + (owner is not None)
