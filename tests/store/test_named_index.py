"""What is asked by indexes that are left out while a large record is made is answered all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from palagan.case import Case
from palagan.looking.bars import counts_of
from palagan.looking.mapped import mapped
from palagan.looking.rows import Wish
from palagan.looking.window import Window
from palagan.store.bulk import leave_out, put_back
from palagan.store.named_index import indexed_by
from palagan.store.open import open_case
from palagan.views.filters import Filter

SAMPLE = Path(__file__).parents[2] / "samples" / "karabakh-2020"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("named") / "a.palagan"
    with Case.make(path) as case:
        case.add(*sorted(SAMPLE.glob("*.txt"))[:6])
        case.run()
    return path


def told(path: Path, chosen: Filter) -> object:
    opened = open_case(path)
    window = Window(opened)
    try:
        with window.looking() as connection:
            return mapped(connection, Wish(chosen)), counts_of(connection, Wish(chosen))
    finally:
        window.close()
        opened.close()


def named(path: Path) -> str:
    opened = open_case(path)
    try:
        with opened.reading() as connection:
            return indexed_by(connection, "happenings_in_time")
    finally:
        opened.close()


def test_maps_and_days_are_the_same_without_the_indexes_that_they_name(made: Path) -> None:
    wishes = [Filter(), Filter(types=("ASSAULT",)), Filter(outlets=("Kompas",)), Filter(min_origins=1)]
    before = [told(made, wish) for wish in wishes]
    assert named(made) == "INDEXED BY happenings_in_time"
    case = open_case(made)
    with case.writing() as connection:
        leave_out(connection)
    assert named(made) == ""
    assert [told(made, wish) for wish in wishes] == before
    with case.writing() as connection:
        put_back(connection)
    case.close()
    assert named(made) == "INDEXED BY happenings_in_time"
    assert [told(made, wish) for wish in wishes] == before
