"""Candidates for dates once more: what the page's other events say of each."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.reading.concurring import chances_of, concurring
from palagan.reading.moments import Dated, Dating
from palagan.reading.setting import setting_models
from tests.reading.reports import ANY_TEXT
from tests.reading.test_moments import TEXT, told


def weighed(text: str, likely: float) -> list[tuple[Dated, ...]]:
    """The candidates of a text's events; each event has its first one with this chance, the rest in equal parts."""
    ground, tellings = told(text)
    dating = Dating(ground, tellings)
    options = [dating.candidates(telling) for telling in tellings]
    chances = []
    for several in options:
        rest = (1 - likely) / max(1, len(several) - 1)
        chances.append([likely, *[rest] * (len(several) - 1)] if len(several) > 1 else [1.0])
    return concurring(tellings, options, chances)


def test_the_likely_candidates_stay_in_their_order_and_none_is_the_last() -> None:
    ground, tellings = told(TEXT)
    dating = Dating(ground, tellings)
    for telling, again, sure in zip(tellings, weighed(TEXT, 0.6), weighed(TEXT, 0.99), strict=True):
        before = dating.candidates(telling)
        assert [(one.value, one.moment) for one in again] == [(one.value, one.moment) for one in before]
        assert [one.value for one in sure] == [before[0].value, None]


def test_what_the_others_have_speaks_for_a_date() -> None:
    page = weighed(TEXT, 0.95)
    second = page[1]
    shared = next(option for option in second if option.value == "2024-03-10")
    assert "all-most>0.9" in shared.features
    assert "before>0.9" in shared.features
    assert "before>0.9" not in second[-1].features


def test_chances_sum_to_one() -> None:
    models = setting_models("id")
    assert models is not None
    ground, tellings = told(TEXT)
    dating = Dating(ground, tellings)
    options = [dating.candidates(telling) for telling in tellings]
    for several, own in zip(options, chances_of(models.date, options), strict=True):
        assert len(own) == len(several)
        assert sum(own) == pytest.approx(1)
        assert min(own) > 0


@settings(max_examples=30, deadline=None)
@given(ANY_TEXT, st.floats(0.0, 1.0))
def test_features_hold_no_date_and_never_run_twice(text: str, likely: float) -> None:
    for several in weighed(text, likely):
        for option in several:
            assert len(option.features) == len(set(option.features))
            assert not any(option.value and option.value in feature for feature in option.features)
