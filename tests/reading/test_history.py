"""What speaks for an event being history, and what the reader makes of it."""

from __future__ import annotations

from itertools import chain

from palagan.reading.history import history_features, history_parts
from palagan.reading.moments import moments_of
from tests.reading.scenes import events_of
from tests.reading.test_moments import TEXT, told


def test_features_tell_the_age_of_the_events_own_date() -> None:
    ground, tellings = told(TEXT)
    dates: list[str | None] = ["2011", *([None] * (len(tellings) - 1))]
    first, second, *_ = history_features(ground, tellings, dates, moments_of(ground))
    assert "age=long" in first
    assert "age=none" in second
    assert "before=long" in second


def test_what_goes_on_is_not_old() -> None:
    ground, tellings = told(TEXT)
    features = history_features(ground, tellings, ["2011/..", *([None] * (len(tellings) - 1))], moments_of(ground))
    assert "age=on" in features[0]


def test_features_tell_how_much_of_the_page_looks_back() -> None:
    ground, tellings = told(TEXT)
    moments = moments_of(ground)
    none: list[str | None] = [None] * len(tellings)
    old: list[str | None] = ["2011"] * len(tellings)
    assert all("page-old=0" in features for features in history_features(ground, tellings, none, moments))
    assert all("page-old=5" in features for features in history_features(ground, tellings, old, moments))


def test_news_is_not_history_and_an_old_war_is() -> None:
    news, old = events_of(
        "Kenya menyerang Somalia pada Minggu (10/3/2024). "
        "Pada 1998 Etiopia menyerang Eritrea di perbatasan kedua negara."
    )[:2]
    assert (news.background, old.background) == (False, True)


def test_parts_are_the_features_in_their_order_and_shared_by_events_alike() -> None:
    ground, tellings = told(TEXT)
    dates: list[str | None] = [None] * len(tellings)
    moments = moments_of(ground)
    parts = history_parts(ground, tellings, dates, moments)
    assert history_features(ground, tellings, dates, moments) == [tuple(chain.from_iterable(own)) for own in parts]
    again = history_parts(ground, tellings, dates, moments)
    assert all(
        one is other for own, same in zip(parts, again, strict=True) for one, other in zip(own, same, strict=True)
    )
