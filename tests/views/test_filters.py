"""Filters: what each lets through, words and dates as people write them, and laws that hold for any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.errors import InputError
from palagan.model.record import Party
from palagan.views.filters import Filter, choose, fold
from tests.strategies import days, words

MINISTRY = Party("armd", "Kementerian Pertahanan Armenia", "organization", "ARM.GOV")


@pytest.mark.parametrize(
    ("day", "let"),
    [
        ("2020-10-06", True),
        ("2020-10", True),
        ("2020", True),
        ("2020-09-27/..", True),
        ("2020-09-27/2020-10-06", True),
        ("2020-09-27/2020-10-04", False),
        ("2020-10-05", False),
        ("2020-10-11", False),
        ("2020-11", False),
        (None, False),
    ],
)
def test_a_date_of_any_precision_is_held_against_the_bounds(day: str | None, let: bool) -> None:
    assert choose(since="2020-10-06", until="2020-10-10").lets_day(day) is let


def test_months_and_years_are_taken_whole() -> None:
    assert choose(since="2020-10").lets_day("2020-10-01")
    assert choose(until="2020-10").lets_day("2020-10-31")
    assert not choose(until="2020-10").lets_day("2020-11-01")
    assert choose(until="2020").lets_day("2020-12-31")


@pytest.mark.parametrize("wrong", ["besok", "2020-13", "2020-02-30", "06-10-2020", "2020-10-06T10:00", "٢٠٢٠", ""])
def test_what_is_no_date_is_refused_with_the_forms_that_are(wrong: str) -> None:
    with pytest.raises(InputError) as error:
        choose(since=wrong)
    assert "2020-10-06" in str(error.value)


def test_a_status_that_is_none_is_refused() -> None:
    with pytest.raises(InputError) as error:
        choose(status=["planned", "done"])
    assert "status done" in str(error.value)


def test_a_type_that_is_none_is_refused_with_those_that_are() -> None:
    with pytest.raises(InputError) as error:
        choose(type=["assault", "Killed", "ATTACK"])
    assert "type ATTACK" in str(error.value)
    assert "ASSAULT" in str(error.value)
    assert "wounded" in str(error.value)


def test_a_party_passes_where_one_of_the_actors_asked_for_is_meant() -> None:
    assert choose(actor="ARM").lets_parties([MINISTRY])
    assert choose(actor=["AZE", "pertahanan"]).lets_parties([MINISTRY])
    assert not choose(actor="AZE").lets_parties([MINISTRY])
    assert not choose(actor="ARM").lets_parties([])


def test_places_and_outlets_are_compared_without_case_and_accents() -> None:
    assert choose(place="susa").lets_place("Şuşa")
    assert choose(outlet=["jubi", "kompas"]).lets_outlet([None, "Kompas.com"])
    assert not choose(place="Ganja").lets_place(None)
    assert not choose(outlet="Jubi").lets_outlet([None])


def test_several_words_are_alternatives() -> None:
    chosen = choose(type=["assault", "CONSULT"])
    assert [chosen.lets_type(one) for one in ("ASSAULT", "CONSULT", "AID")] == [True, True, False]


@given(st.none() | days, st.lists(words, max_size=2), st.none() | words)
def test_nothing_asked_lets_everything_through(day: str | None, outlets: list[str], place: str | None) -> None:
    every = Filter()
    assert every.lets_day(day)
    assert every.lets_outlet(outlets)
    assert every.lets_place(place)
    assert every.lets_parties([])
    assert every.lets_origins(0)


@given(days, days, days)
def test_a_day_is_let_through_exactly_when_it_lies_between(since: str, until: str, day: str) -> None:
    assert choose(since=since, until=until).lets_day(day) == (since <= day <= until)


@given(days, days)
def test_a_wider_precision_is_let_through_wherever_its_day_is(day: str, bound: str) -> None:
    for chosen in (choose(since=bound), choose(until=bound)):
        if chosen.lets_day(day):
            assert chosen.lets_day(day[:7])
            assert chosen.lets_day(day[:4])


@given(words)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
