"""What a brief is made of, out of the case: only what is chosen, and pages, origins, outlets of that alone."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from palagan.exports.brief import brief
from palagan.looking.brief import material_of, stories_to_choose
from palagan.store.records import load_record
from palagan.views.filters import Filter, choose


def test_sections_are_told_in_full_where_nothing_is_cut(looked: Connection) -> None:
    found = material_of(looked, Filter(), None)
    record = load_record(looked)
    shown = (*found.news.rows, *found.plans.rows, *found.background.rows)
    assert {row.id for row in shown} == {one.id for one in record.happenings}
    assert {row.id for row in found.claims.rows} == {one.id for one in record.claims}
    assert {row.id for row in found.ledgers.rows} == {one.id for one in record.ledgers}
    assert [row.sort_key for row in found.news.rows] == sorted(row.sort_key for row in found.news.rows)


def test_a_cut_section_holds_what_most_origins_tell(looked: Connection) -> None:
    every, cut = material_of(looked, Filter(), None), material_of(looked, Filter(), 5)
    assert len(cut.news.rows) == 5
    assert cut.news.total == every.news.total
    ranked = sorted((row.origins_low for row in every.news.rows), reverse=True)
    assert sorted((row.origins_low for row in cut.news.rows), reverse=True) == ranked[:5]


def test_a_story_brings_what_its_pages_tell(looked: Connection) -> None:
    story = stories_to_choose(looked, ())[0]
    found = material_of(looked, choose(story=story.id[:8]))
    assert found.stories == (story.title,)
    own = set(next(one.pages for one in load_record(looked).stories if one.id == story.id))
    cited = [{note.page for note in row.evidence} for row in found.news.rows]
    assert cited
    assert all(pages & own for pages in cited)  # what other stories tell too is cited from their pages as well
    pages = own.union(*cited)
    assert sum(outlet.pages for outlet in found.outlets) == found.pages <= len(pages)
    assert all({reason.page.id for reason in origin.because if reason.page} <= pages for origin in found.origins)
    page = brief(found, title="Uji", tongue="id", chosen=choose(story=story.id))
    assert story.title.split()[0] in page


def test_stories_that_are_chosen_come_first(looked: Connection) -> None:
    last = stories_to_choose(looked, ())[-1]
    again = stories_to_choose(looked, [last.id], 3)
    assert again[0].id == last.id
    assert again[0].is_chosen
    assert len(again) == 4


@pytest.mark.parametrize("chosen", [choose(actor="Armenia"), choose(since="2020-10-10"), choose(type="CONSULT")])
def test_every_note_has_the_words_of_its_page(looked: Connection, chosen: Filter) -> None:
    found = material_of(looked, chosen, 10)
    notes = [note for row in found.news.rows for note in row.evidence]
    texts = found.texts({note.page for note in notes})
    assert notes
    assert all(texts[note.page][note.start : note.end] == note.words for note in notes)
