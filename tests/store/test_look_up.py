"""What is looked up in SQL is what the views find in the whole record: the same rows, in the same order."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from palagan.looking.rows import MATTERS, Wish, cards_of, how_many, narrowed, rows_of
from palagan.looking.rows import page_of as part_of
from palagan.model.page import Hints
from palagan.model.record import Assertion, Record
from palagan.store.look_up import (
    count_unread,
    happenings_by_id,
    origin_head,
    reasons_of,
    reasons_under,
    texts_of,
)
from palagan.store.narrow import Narrowed
from palagan.store.open import open_case
from palagan.store.pages import add_page
from palagan.store.pairs import copies_of, copy_between
from palagan.store.reading_row import reading_row
from palagan.store.readings import save_readings
from palagan.views.cards import PageCard
from palagan.views.claims import claims, discrepancies
from palagan.views.filters import Filter, choose
from palagan.views.happenings import happenings
from palagan.views.ledgers import ledgers
from palagan.views.lineage import copies, origins, stories
from palagan.views.timeline import timeline
from tests.store.whole import save_record
from tests.strategies import page_of, records
from tests.views.made import FIRST, READINGS, RECORD, SECOND, UNDATED

NOW = "2026-11-22T03:00:00Z"
OUTLETS = ("Kabar Ünik", "b", None)
PAGES = tuple(
    page_of(f"halaman {number}", Hints(outlet=outlet, published=published))
    for number, (outlet, published) in enumerate(zip(OUTLETS, ("2020-10-06", "2020-10-08T10:00", None), strict=True))
)
IDS = tuple(page.id for page in PAGES)
VIEWS: dict[str, Callable[[Record, dict[str, PageCard], Filter], Sequence[Any]]] = {
    "timeline": timeline,
    "happenings": happenings,
    "claims": claims,
    "ledger": ledgers,
    "discrepancies": discrepancies,
    "origins": origins,
    "copies": copies,
    "stories": stories,
}
FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"type": ["assault", "ACCUSE", "killed", "wounded"]},
    {"status": ["planned", "possible"]},
    {"since": "2020-10-07"},
    {"until": "2020-10-07"},
    {"place": "e"},
    {"outlet": "unik"},
    {"outlet": ["B", "nobody"]},
    {"actor": "a"},
    {"min_origins": 2},
    {"story": "a"},
    {"actor": ["b", "c"], "outlet": "b", "since": "1"},
)


def sound(record: Record) -> Record:
    """The record with the pages that its origins and stories say they have, and nothing empty in it."""
    return replace(
        record,
        origins=tuple(replace(o, pages=tuple(dict.fromkeys(b.page for b in o.because))) for o in record.origins),
        stories=tuple(replace(story, pages=IDS[: len(story.pages)]) for story in record.stories),
        claims=tuple(
            replace(claim, asserted=_on_their_pages(claim.asserted), denied=_on_their_pages(claim.denied))
            for claim in record.claims
        ),
        discrepancies=tuple(one for one in record.discrepancies if one.versions),
        ledgers=tuple(one for one in record.ledgers if one.entries),
    )


def _on_their_pages(told: tuple[Assertion, ...]) -> tuple[Assertion, ...]:
    return tuple(replace(one, evidence=replace(one.evidence, page=one.page)) for one in told)


def keys(rows: Sequence[Any]) -> list[Any]:
    return [getattr(row, "id", None) or (row.later, row.earlier) for row in rows]


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(records(IDS), st.sampled_from(FILTERS), st.integers(1, 3))
def test_sql_finds_what_the_views_find(
    empty_case_file: Path, record: Record, filters: dict[str, Any], limit: int
) -> None:
    record = sound(record)
    chosen = choose(**{**filters, "since": "2020-10-07"} if filters.get("since") == "1" else filters)
    with tempfile.TemporaryDirectory() as folder:
        case = open_case(shutil.copyfile(empty_case_file, Path(folder) / "case.palagan"))
        with case.writing() as connection:
            for page in PAGES:
                add_page(connection, page, None, NOW)
            save_readings(connection, [reading_row(page.id, "reader", None, None) for page in PAGES])
            save_record(connection, record, "")
        with case.reading() as connection:
            cards = cards_of(connection, IDS)
            for name, view in VIEWS.items():
                wish = Wish(chosen)
                expected = sorted(view(record, cards, chosen), key=part) if name == "timeline" else view(
                    record, cards, chosen
                )  # fmt: skip
                found = list(rows_of(connection, name, wish))
                assert keys(found) == keys(expected), name
                assert how_many(connection, name, wish) == len(expected), name
                assert how_many(connection, name, wish, limit) in {len(expected), min(len(expected), limit + 1)}, name
                assert keys(list(rows_of(connection, name, wish, limit))) == keys(expected)[:limit], name
                assert keys(paged(connection, name, wish, limit)) == keys(expected), name
        case.close()


def paged(connection: Any, name: str, wish: Wish, size: int) -> list[Any]:
    """All rows of a view, taken `size` at a time."""
    found = part_of(connection, name, wish, None, size)
    rows = list(found.rows)
    while found.next is not None:
        assert len(found.rows) == size
        found = part_of(connection, name, wish, found.next, size)
        assert found.rows
        rows += found.rows
    return rows


def part(row: Any) -> int:
    from palagan.commands.lines import part_of_timeline

    return part_of_timeline(row)


@pytest.fixture
def made(empty_case_file: Path, tmp_path: Path) -> Any:
    """The record made by hand, over its own pages."""
    case = open_case(shutil.copyfile(empty_case_file, tmp_path / "case.palagan"))
    with case.writing() as connection:
        for reading in READINGS:
            article = reading.article
            page = replace(page_of(article.text), id=article.page_id)
            add_page(connection, page, None, NOW)
        save_readings(connection, [reading_row(r.article.page_id, "reader", r, None) for r in READINGS[:2]])
        save_record(connection, RECORD, "")
    yield case
    case.close()


def test_rows_are_those_of_the_views_with_what_stands_beside(made: Any) -> None:
    with made.reading() as connection:
        (story,) = rows_of(connection, "stories", Wish(Filter()))
        assert [(page.id, [one.name for one in page.origins]) for page in story.pages] == [
            (FIRST.id, ["AFP"]),
            (SECOND.id, ["AFP"]),
        ]
        assert story.origins == ("AFP", "unknown")
        (copy,) = rows_of(connection, "copies", Wish(Filter(), words=True))
        assert (copy.spans[0].words, copy.spans[0].earlier_words) == (
            READINGS[1].article.text[0:5],
            READINGS[0].article.text[3:8],
        )
        strike = next(row for row in rows_of(connection, "happenings", Wish(Filter())) if row.id == "hp-strike")
        assert (strike.ties[0].kind, strike.ties[0].type, strike.ties[0].targets) == (
            "answered-by",
            "CONSULT",
            ("Azerbaijan",),
        )
        assert [one.event for one in strike.tellings] == [f"{FIRST.id}:e1", f"{SECOND.id}:e2"]
        wire = next(iter(rows_of(connection, "origins", Wish(Filter(), reasons=1))))
        assert (wire.name, wire.pages, len(wire.because)) == ("AFP", 2, 1)
        assert dict(wire.known_by) == {"credit": 1, "shared-text": 1}


def test_what_stands_beside_is_found_by_page_and_by_id(made: Any) -> None:
    with made.reading() as connection:
        assert count_unread(connection) == 1
        assert set(texts_of(connection, [FIRST.id, UNDATED.id])) == {FIRST.id}
        assert [reason.how for reason in reasons_of(connection, [SECOND.id])[SECOND.id]] == ["shared-text"]
        assert [reason.page for reason in reasons_under(connection, "or-a")] == [FIRST.id, SECOND.id]
        assert [copy.share for copy in copies_of(connection, [SECOND.id])] == [0.4]
        forth, back = copy_between(connection, FIRST.id, SECOND.id), copy_between(connection, SECOND.id, FIRST.id)
        assert forth == back == RECORD.copies[0]
        assert copy_between(connection, FIRST.id, UNDATED.id) is None
        assert set(happenings_by_id(connection, ["hp-visit", "hp-none"])) == {"hp-visit"}
        head = origin_head(connection, "or-a")
        assert head is not None
        assert dict(head.outlets) == {"Kabar Uji": 1, "Warta Coba": 1}
        assert origin_head(connection, "or-none") is None


def test_stories_of_few_pages_and_undenied_claims_are_left_out_where_asked(made: Any) -> None:
    with made.reading() as connection:
        assert how_many(connection, "stories", Wish(Filter(), min_pages=2)) == 1
        assert how_many(connection, "stories", Wish(Filter(), min_pages=3)) == 0
        assert [row.id for row in rows_of(connection, "claims", Wish(Filter(), denied_only=True))] == ["cl-strike"]


def test_what_lets_everything_through_is_not_tested() -> None:
    assert narrowed(Wish(Filter())) == Narrowed()
    assert set(MATTERS) == set(VIEWS)
