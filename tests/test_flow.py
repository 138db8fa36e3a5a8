"""The steps for one page and for many: pure, in order, one page failing alone."""

from __future__ import annotations

import gc
import json
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.flow import chunks_of, read_in_order, read_page, read_pages
from palagan.model.article import Article
from palagan.model.contract import reading_from_json
from palagan.model.drop import Reason, Stage
from palagan.model.page import Page
from tests.stand_ins import READER, STEPS
from tests.strategies import page_of, pages


def test_a_page_becomes_a_reading() -> None:
    outcome = read_page(page_of("Pasukan menembaki desa."), STEPS)
    assert outcome.drop is None
    assert outcome.reading is not None
    assert outcome.reading.words(0, 7) == "Pasukan"


@pytest.mark.parametrize(
    ("text", "stage", "reason", "has_article"),
    [
        ("INDEKS", Stage.ARTICLES, Reason.NOT_ARTICLE, True),
        ("MELAYU", Stage.READING, Reason.LANGUAGE, True),
        ("GAGAL", Stage.ARTICLES, Reason.FAILED, False),
        ("RUSAK", Stage.READING, Reason.FAILED, True),
    ],
)
def test_a_page_that_is_not_read_says_why_and_keeps_its_article(
    text: str, stage: Stage, reason: Reason, has_article: bool
) -> None:
    page = page_of(text, source="pages/x.txt")
    outcome = read_page(page, STEPS)
    assert outcome.drop is not None
    assert (outcome.drop.stage, outcome.drop.reason, outcome.drop.item) == (stage, reason, "pages/x.txt")
    assert (outcome.reading is not None) == has_article
    if outcome.reading:
        assert outcome.reading.article.text == text
        assert outcome.reading.events == ()


def test_a_failure_tells_what_and_where_on_one_line() -> None:
    drop = read_page(page_of("GAGAL"), STEPS).drop
    assert drop is not None
    assert drop.detail.startswith("ValueError: this page cannot be made an article (")
    assert "stand_ins.py:" in drop.detail
    assert "\n" not in drop.detail


def test_garbage_is_not_looked_for_between_the_pages_of_a_batch() -> None:
    looked: list[str] = []
    kept: list[list[int]] = []

    def article(page: Page) -> Article:
        kept.extend([number] for number in range(2_000))  # more new values than the interpreter lets pass by itself
        return STEPS.article(page)

    before = gc.get_threshold()
    gc.callbacks.append(note := lambda phase, _: looked.append(phase))
    try:
        read_pages([page_of(text) for text in ("Satu.", "Dua.", "Tiga.")], replace(STEPS, article=article))
        while_reading = list(looked)
    finally:
        gc.callbacks.remove(note)
    assert while_reading.count("start") <= 1  # the one that follows the last page
    assert gc.get_threshold() == before


def test_a_batch_has_a_row_for_every_page_and_its_time() -> None:
    several = [page_of(text) for text in ("Satu.", "INDEKS", "RUSAK", "Dua.")]
    batch = read_pages(several, STEPS)
    assert [row.page for row in batch.rows] == [page.id for page in several]
    assert [row.state for row in batch.rows] == ["kept", "dropped", "dropped", "kept"]
    assert [drop.reason for drop in batch.drops] == [Reason.NOT_ARTICLE, Reason.FAILED]
    assert {row.reader for row in batch.rows} == {READER}
    assert set(batch.seconds) == {"articles", "reading"}
    line = batch.rows[0].json
    assert line is not None
    assert reading_from_json(json.loads(line)).article.text == "Satu."


def test_a_page_that_kills_its_process_fails_alone() -> None:
    several = [page_of(text) for text in ("Satu.", "MATI", "Dua.", "Tiga.")]
    chunks = [several[:3], several[3:]]
    batches = list(read_in_order(chunks, STEPS, workers=2))
    rows = [row for batch in batches for row in batch.rows]
    assert [(row.page, row.state) for row in rows] == list(
        zip([page.id for page in several], ["kept", "dropped", "kept", "kept"], strict=True)
    )
    assert [drop.reason for batch in batches for drop in batch.drops] == [Reason.FAILED]


@given(st.lists(pages, max_size=20), st.integers(1, 5), st.integers(1, 300))
def test_chunks_hold_every_page_once_within_bounds(several: list[Page], most: int, most_bytes: int) -> None:
    chunks = list(chunks_of(several, most, most_bytes))
    assert [page for chunk in chunks for page in chunk] == several
    for chunk in chunks:
        assert 1 <= len(chunk) <= most
        assert sum(len(page.content) for page in chunk[:-1]) < most_bytes


@given(st.lists(pages, max_size=6), st.integers(1, 3))
def test_how_pages_are_cut_into_chunks_changes_nothing(several: list[Page], most: int) -> None:
    read = partial(read_in_order, by=STEPS)
    cut = [row for batch in read(chunks_of(several, most)) for row in batch.rows]
    whole = [row for batch in read([several]) for row in batch.rows]
    assert cut == whole
