"""Happenings are placed as the record is kept up: the same whatever the batches, again after a removal, never half."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from palagan.case import Case
from palagan.looking.mapped import mapped
from palagan.looking.rows import Wish
from palagan.looking.window import Window
from palagan.store.open import open_case
from palagan.store.records import load_record
from palagan.upkeep.placing import place_again, spots_in
from palagan.views.filters import Filter

SAMPLE = Path(__file__).parents[2] / "samples" / "karabakh-2020"


def spots(path: Path) -> dict[str, tuple[str | None, str | None]]:
    """Happening → where it lies and what speaks for it."""
    connection = sqlite3.connect(path)
    try:
        return {id_: (spot, how) for id_, spot, how in connection.execute("SELECT id, spot, spot_how FROM happenings")}
    finally:
        connection.close()


def made(path: Path, batches: list[list[Path]]) -> dict[str, tuple[str | None, str | None]]:
    with Case.make(path) as case:
        for batch in batches:
            case.add(*batch)
            case.run()
    return spots(path)


def test_batches_give_the_same_as_all_at_once(tmp_path: Path) -> None:
    pages = sorted(SAMPLE.glob("*.txt"))[:9]
    whole = made(tmp_path / "whole.palagan", [pages])
    assert whole
    assert all(how is not None for _, how in whole.values())
    assert any(how == "name" for _, how in whole.values())
    assert made(tmp_path / "parts.palagan", [pages[5:], pages[:5]]) == whole


def test_a_story_alone_places_its_happenings_as_the_case_does(tmp_path: Path) -> None:
    path = tmp_path / "whole.palagan"
    placed = made(path, [sorted(SAMPLE.glob("*.txt"))[:9]])
    with open_case(path).reading() as connection:
        record = load_record(connection)
    told = 0
    for story in record.stories:
        mine = [one for one in record.happenings if one.story == story.id]
        assert [placed[one.id] for one in mine] == list(spots_in(story, mine))
        told += len(mine)
    assert told == len(placed)


def test_an_older_case_is_placed_by_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "old.palagan"
    before = made(path, [sorted(SAMPLE.glob("*.txt"))[:4]])
    connection = sqlite3.connect(path)
    connection.execute("UPDATE happenings SET spot = NULL, spot_how = NULL")
    connection.commit()
    connection.close()
    with Case(path) as case:
        case.run()
    assert spots(path) == before


def test_the_map_shows_a_place_as_it_was_decided(tmp_path: Path) -> None:
    path = tmp_path / "decided.palagan"
    made(path, [sorted(SAMPLE.glob("*.txt"))[:6]])
    with Case(path) as case:
        happening = next(one for one in case.record.happenings if one.place)
        case.decide(happening.id, "correct", field="place", value="Jayapura", by="Rina", why="uji")
    opened = open_case(path)
    window = Window(opened)
    try:
        with window.looking() as connection:
            found = mapped(connection, Wish(Filter()))
    finally:
        window.close()
        opened.close()
    assert "Jayapura" in {place.name for place in found.places}
    assert "Jayapura" not in {spot for spot, _ in spots(path).values()}


def test_what_a_touched_story_tells_is_placed_again_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "again.palagan"
    before = made(path, [sorted(SAMPLE.glob("*.txt"))[:9]])
    opened = open_case(path)
    with opened.writing() as connection:
        connection.exec_driver_sql("UPDATE happenings SET spot = 'IDN', spot_how = 'company' WHERE place IS NOT NULL")
        stories = dict(tuple(row) for row in connection.exec_driver_sql("SELECT id, story FROM happenings").all())
        story = next(stories[id_] for id_, (_, how) in sorted(before.items()) if how == "name")
        place_again(connection, [story])
    opened.close()
    after = spots(path)
    assert all(after[id_] == before[id_] for id_ in before if stories[id_] == story)
    assert any(after[id_] == ("IDN", "company") != before[id_] for id_ in before if stories[id_] != story)
