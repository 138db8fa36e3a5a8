"""The whole record of the bundled sample, against the text of it that was read against the pages."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from tests.record.golden_text import Book, golden_text
from tests.record.test_sample import articles, file_of, record

GOLDEN = Path(__file__).resolve().parent / "golden" / "karabakh-2020.txt"
WAY_OUT = """The record of the sample is no longer what was read against the pages. If the change is meant, write it
anew (python scripts/golden.py --write), read what git diff shows of it against the pages, and commit it with the
change."""


def sample_text() -> str:
    text_of = {article.page_id: article.text for article in articles()}
    return golden_text(Book(record(), file_of(), lambda page, start, end: text_of[page][start:end]))


def test_the_record_of_the_sample_is_the_one_that_was_read() -> None:
    kept, made = GOLDEN.read_text("utf-8"), sample_text()
    if kept != made:
        diff = difflib.unified_diff(kept.splitlines(), made.splitlines(), "as read", "as made", lineterm="", n=1)
        pytest.fail("\n".join([WAY_OUT, "", *diff]), pytrace=False)


def test_no_id_stands_in_it_so_that_a_diff_shows_only_what_the_record_says() -> None:
    ids = {article.page_id for article in articles()} | {origin.id for origin in record().origins}
    assert not [id_ for id_ in ids if id_ in sample_text()]
