"""Candidates for the date of an event: the page's times, nearest first, and that none is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from palagan.reading.ground import Ground, Telling, ground_of, tellings_of
from palagan.reading.moments import MOST, Dating, form_of, moments_of
from palagan.reading.places import find_places
from palagan.reading.read import read_article
from palagan.reading.sites import Placing
from palagan.reading.times import find_times
from tests.reading.reports import ANY_TEXT, article_of, cast_of, sentences_of

TEXT = (
    "Kenya menyerang Somalia pada Minggu (10/3/2024). Serangan itu menewaskan lima warga. "
    "Dilansir Reuters, Senin (11/3/2024), Kenya pernah menyerang Somalia pada 2011."
)


def told(text: str) -> tuple[Ground, tuple[Telling, ...]]:
    """The ground of a text and its events as told."""
    article, sentences, cast = article_of(text, "2024-03-11"), sentences_of(text), cast_of(text)
    ground = ground_of(
        article, sentences, find_times(text, sentences, "2024-03-11"), find_places(text, sentences), "2024-03-11"
    )
    return ground, tellings_of(ground, cast, read_article(article).events)


@pytest.mark.parametrize(
    ("value", "form"),
    [("2024-03-10", "10"), ("2024-03", "7"), ("2024", "4"), ("2024/..", "open"), ("2023/2024", "stretch")],
)
def test_forms(value: str, form: str) -> None:
    assert form_of(value) == form


def test_moments_know_what_stands_beside_them() -> None:
    ground, _ = told(TEXT)
    first, carried, year = moments_of(ground)
    assert (first.value, first.sentence, first.before) == ("2024-03-10", 0, "verb")
    assert (carried.value, carried.before) == ("2024-03-11", "carry")
    assert (year.value, year.lead) == ("2011", "pada")


def test_the_time_of_ones_own_sentence_comes_first_and_nothing_last() -> None:
    ground, tellings = told(TEXT)
    dating = Dating(ground, tellings)
    options = dating.candidates(tellings[0])
    assert options[0].value == "2024-03-10"
    assert (options[-1].value, options[-1].moment) == (None, None)
    nearest = dating.nearest(tellings[0])
    assert nearest is not None
    assert nearest.value == "2024-03-10"


def test_a_time_of_another_sentence_is_a_candidate() -> None:
    ground, tellings = told(TEXT)
    second = next(telling for telling in tellings if telling.sentence == 1)
    assert "2024-03-10" in [option.value for option in Dating(ground, tellings).candidates(second)]


def test_what_a_noun_points_back_to_is_not_dated_by_history_told_further_on() -> None:
    ground, tellings = told(
        "Kenya menyerang Somalia pada Minggu (10/3/2024). Serangan itu singkat. Kenya menyerang Somalia pada 1991."
    )
    assert tellings[1].pointing
    values = {option.value for option in Dating(ground, tellings).candidates(tellings[1])}
    assert "2024-03-10" in values
    assert "1991" not in values


@settings(max_examples=40, deadline=None)
@given(ANY_TEXT)
def test_candidates_are_few_and_end_in_nothing(text: str) -> None:
    ground, tellings = told(text)
    dating, placing = Dating(ground, tellings), Placing(ground, tellings)
    for telling in tellings:
        dates, places = dating.candidates(telling), placing.candidates(telling)
        assert 1 <= len(dates) <= 2 * MOST + 1
        assert dates[-1].value is None
        assert places[-1].site is None
        assert len({option.value for option in dates}) == len(dates)
        assert len({option.key for option in places}) == len(places)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sejak pecahnya sengketa pada Mei 2020, Kenya menyerang Somalia.", "2020-05/.."),
        ("Kenya menyerang Somalia sejak pecahnya sengketa pada Mei 2020.", "2020-05/.."),
        ("Sejak Kenya menyerang Somalia pada Mei 2020, jalan itu tutup.", "2020-05"),
    ],
)
def test_what_is_told_beside_a_clause_of_since_goes_on(text: str, value: str) -> None:
    ground, tellings = told(text)
    (attack,) = [telling for telling in tellings if telling.type == "ASSAULT" and telling.root == "serang"]
    dates = [option.value for option in Dating(ground, tellings).candidates(attack)]
    assert value in dates
    assert ("2020-05" in dates) == (value == "2020-05")
