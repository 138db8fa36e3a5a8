"""A story with all its sides, on the sample and on pages made for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection

from palagan.case import Case
from palagan.errors import NotFoundError
from palagan.looking.story import StoryDetail, story_detail
from palagan.store.look_up import ask


def every_story(looked: Connection) -> list[StoryDetail]:
    return [story_detail(looked, row[0]) for row in looked.exec_driver_sql("SELECT id FROM stories").fetchall()]


def test_what_one_origin_alone_tells_is_told_by_one_origin(looked: Connection) -> None:
    shown = [(one, head) for story in every_story(looked) for one in story.alone for head in one.shown]
    assert shown
    for alone, head in shown:
        assert (head.origins_low, head.origins_high, head.origin) == (1, 1, alone.origin)


def test_alone_counts_are_those_of_the_record(looked: Connection) -> None:
    for story in every_story(looked):
        if len(story.lineage.origins) > 1:
            query = "SELECT count(*) FROM happenings WHERE origins_high = 1 AND story IN :given"
            assert sum(one.happenings for one in story.alone) == ask(looked, query, [story.id])[0][0]


def test_tolls_that_differ_have_several_figures_that_stand_now(looked: Connection) -> None:
    tolls = [toll for story in every_story(looked) for toll in story.differs.tolls]
    assert tolls
    for toll in tolls:
        values = [(version.low, version.high) for version in toll.versions]
        assert len(values) == len(set(values)) > 1


def test_changes_are_told_in_the_order_of_time(looked: Connection) -> None:
    changes = [change for story in every_story(looked) for change in story.changes]
    assert {"figure", "denial", "carried-out"} <= {change.what for change in changes}
    for story in every_story(looked):
        told = [change.at for change in story.changes if change.at and change.at.endswith("+07:00")]
        assert told == sorted(told)
    for change in changes:
        if change.figure:
            assert change.figure.was != change.figure.now


def test_a_story_that_is_not_there_is_not_found(looked: Connection) -> None:
    with pytest.raises(NotFoundError):
        story_detail(looked, "st-000000000000")


def test_a_page_captured_anew_is_a_change(tmp_path: Path) -> None:
    told = (
        "SUGAPA, Kabar Uji - Sedikitnya {} orang tewas dalam serangan TPNPB di Sugapa pada Senin (11/5/2026).\n"
        "TNI mengejar para penyerang itu sampai malam dan menutup jalan ke distrik itu.\n"
    )
    with Case.make(tmp_path / "edited.palagan") as case:
        for n in ("tiga", "empat"):
            page = tmp_path / f"{n}.txt"
            page.write_text(f"Serangan di Sugapa\n\n{told.format(n)}", "utf-8")
            case.add(page, outlet="Kabar Uji", published="2026-05-12", url="https://kabaruji.example/sugapa")
        case.run()
        with case._file.reading() as connection:
            (id_,) = connection.exec_driver_sql("SELECT id FROM stories").scalars()
            story = story_detail(connection, id_)
    (capture,) = [change for change in story.changes if change.what == "capture"]
    assert capture.page is not None
    assert capture.other == story.lineage.pages[0].id
    assert capture.page.id != capture.other
