"""Stories and claims kept by difference stand as if they had been written anew; what is as it was is not touched."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings

from palagan.model.record import Claim, Record, Story
from palagan.store.open import CaseFile
from palagan.store.record_writing import write
from palagan.store.story_writing import keep_claims, keep_stories
from tests.store.test_happening_writing import case_in
from tests.store.test_listed import PAGES, told
from tests.strategies import records

IDS = tuple(page.id for page in PAGES)
STORIES = ("stories", "story_parties", "story_places", "story_pages")
CLAIMS = ("claims", "assertions", "claim_parties")


def under(stories: tuple[Story, ...], ids: tuple[Story, ...]) -> list[Story]:
    """The first under the ids of the second, as far as both go."""
    return [replace(one, id=other.id) for one, other in zip(stories, ids, strict=False)]


def rows_in_place(case: CaseFile, table: str) -> list[tuple[Any, ...]]:
    """The rows of a table with the places where they stand."""
    with case.reading() as connection:
        return sorted(map(tuple, connection.exec_driver_sql(f"SELECT rowid, * FROM {table}")), key=repr)


@settings(max_examples=25)
@given(records(IDS), records(IDS))
def test_stories_kept_by_difference_are_what_is_written_anew(
    empty_case_file: Path, first: Record, second: Record
) -> None:
    now = under(second.stories, first.stories)
    grown = [replace(one, pages=one.pages[:1], places=one.places[1:], last=None) for one in first.stories]
    touched = [story.id for story in first.stories]
    with tempfile.TemporaryDirectory() as folder:
        kept, anew = case_in(empty_case_file, folder, "kept"), case_in(empty_case_file, folder, "anew")
        with kept.writing() as connection:
            for several in (grown, list(first.stories), now):
                keep_stories(connection, touched, several)
        with anew.writing() as connection:
            write(connection, Record(stories=tuple(now)))
        for table in STORIES:
            assert told(kept, table) == told(anew, table), table
        kept.close()
        anew.close()


@settings(max_examples=25)
@given(records(IDS), records(IDS))
def test_claims_kept_by_difference_are_what_is_written_anew(
    empty_case_file: Path, first: Record, second: Record
) -> None:
    def of_one(claims: tuple[Claim, ...]) -> list[tuple[str | None, Claim]]:
        return [(claim.happening, replace(claim, story="st-uji")) for claim in claims]

    now = of_one(tuple(replace(a, id=b.id) for a, b in zip(second.claims, first.claims, strict=False)))
    with tempfile.TemporaryDirectory() as folder:
        kept, anew = case_in(empty_case_file, folder, "kept"), case_in(empty_case_file, folder, "anew")
        with kept.writing() as connection:
            for several in (of_one(first.claims), [(None, one) for _, one in of_one(first.claims)], now):
                keep_claims(connection, ["st-uji"], several)
        with anew.writing() as connection:
            keep_claims(connection, (), now)
        for table in CLAIMS:
            assert told(kept, table) == told(anew, table), table
        kept.close()
        anew.close()


@settings(max_examples=10)
@given(records(IDS))
def test_what_is_as_it_was_stays_where_it_stands(empty_case_file: Path, record: Record) -> None:
    claims = [(claim.happening, replace(claim, story="st-uji")) for claim in record.claims]
    grown = [replace(one, title=f"{one.title} lagi") for one in record.stories]
    with tempfile.TemporaryDirectory() as folder:
        case = case_in(empty_case_file, folder, "case")
        states = []
        for stories in (list(record.stories), grown):
            with case.writing() as connection:
                keep_stories(connection, [story.id for story in record.stories], stories)
                keep_claims(connection, ["st-uji"], reversed(claims))
            claims.reverse()
            states.append([rows_in_place(case, table) for table in ("story_places", "story_pages", "claims")])
        assert states[0] == states[1]
        case.close()
