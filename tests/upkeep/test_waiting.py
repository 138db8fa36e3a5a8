from __future__ import annotations

from itertools import product
from pathlib import Path
from random import Random

from palagan.store.open import make_case
from palagan.upkeep.waiting import waiting_pages
from tests.record.builders import PageOf
from tests.upkeep.test_bring import NOW, put

DAYS = [None, 3, 4, 5, 6]


def page(number: int, published: int | None, told: int | None) -> PageOf:
    """A page of October 2020 that may be dated, and may tell its day in brackets."""
    day = None if published is None else f"2020-10-{published:02}"
    return PageOf(f"p{number}", "A", day, f"Berita {number}" + (f" ({told}/10/2020)" if told else ""))


def test_pages_wait_by_the_day_of_their_story_and_those_without_one_last(tmp_path: Path) -> None:
    case = make_case(tmp_path / "a.palagan", NOW)
    days = list(product(DAYS, DAYS))
    Random(1).shuffle(days)
    pages = [page(number, *told) for number, told in enumerate(days)]
    put(case, [one.reading() for one in pages])
    with case.reading() as connection:
        waiting = waiting_pages(connection)
    case.close()
    days_of = {one.id: told for one, told in zip(pages, days, strict=True)}
    assert sorted(waiting) == sorted(days_of)
    keys = [(published or told or 99, published is None) for published, told in map(days_of.__getitem__, waiting)]
    assert keys == sorted(keys)
    assert waiting[-1] in {page for page, told in days_of.items() if told == (None, None)}
