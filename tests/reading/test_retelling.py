"""A page with no day of news tells history; one weekday, "kemarin" or a day of publication makes it news."""

from __future__ import annotations

import pytest

from palagan.reading.ground import ground_of
from palagan.reading.retelling import from_later
from palagan.reading.setting import reference_day
from palagan.reading.times import find_times
from tests.reading.reports import article_of, sentences_of
from tests.reading.scenes import events_of

RETOLD = "Pada 21 Mei 2019 massa bentrok dengan polisi di Jakarta. Pada 23 Mei 2019 polisi menangkap puluhan orang."


def later_day(text: str, published: str | None) -> str | None:
    article, sentences = article_of(text, published), sentences_of(text)
    times = find_times(text, sentences, article.published_day)
    ground = ground_of(article, sentences, times, (), reference_day(article.published_day, times))
    return from_later(ground).today


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        (RETOLD, None, "2020"),
        (RETOLD, "2019-05-24", "2019-05-24"),
        (RETOLD.replace("Pada 23", "Pada Kamis, 23"), None, "2019-05-23"),
        (RETOLD.replace("23 Mei 2019", "(23/5/2019)"), None, "2019-05-23"),
        (RETOLD + " Kini keadaan tenang.", None, "2019-05-23"),
        ("Pada 21 Mei 2019 massa bentrok dengan polisi di Jakarta.", None, "2019-05-21"),
        ("Massa bentrok dengan polisi di Jakarta.", None, None),
    ],
)
def test_the_day_from_which_history_is_told(text: str, published: str | None, day: str | None) -> None:
    assert later_day(text, published) == day


def test_what_a_page_retells_is_history() -> None:
    assert all(event.background for event in events_of(RETOLD, None))
    assert not any(event.background for event in events_of(RETOLD, "2019-05-24"))


def test_its_dates_are_what_it_says() -> None:
    assert {event.date for event in events_of(RETOLD, None)} == {"2019-05-21", "2019-05-23"}
