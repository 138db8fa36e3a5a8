"""How far a credit speaks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.kinds import PHOTO_CREDIT
from palagan.model.article import Kind
from palagan.model.reading import Reading, Span
from palagan.record.lineage import page_lineage, trace
from palagan.record.origins import Origins
from palagan.record.reach import in_source_line, of_whole_page, reach_of
from palagan.record.sheet import Sheet, lay_out
from tests.record.builders import PageOf
from tests.record.test_copies import invented


def sentences(page: PageOf) -> Reading:
    """The reading of a page whose lines may hold several sentences, each ended by a full stop."""
    reading = page.reading()
    spans, start = [], 0
    for at, letter in enumerate(page.text):
        if letter in ".\n" or at == len(page.text) - 1:
            while start < at and page.text[start] in " \n":
                start += 1
            spans += [Span(start, at + 1)] if start < at else []
            start = at + 1
    return replace(reading, sentences=tuple(spans))


def behind(reading: Reading, words: str) -> set[str]:
    """The sources that the count takes to stand behind some words."""
    sheet, at = lay_out(reading), reading.article.text.index(words)
    drawn = trace([page_lineage(sheet)], (), lambda page, start, end: reading.words(start, end))
    named = {item.source.id: item.source.name for item in drawn[sheet.id]}
    count = Origins(drawn, {sheet.id: sheet.outlet}).count([(sheet.id, Span(at, at + len(words)))])
    return {named[id_] for id_ in count.ids}


def with_source_line(page: PageOf, line: str, rule: str) -> Sheet:
    reading = page.reading()
    segments = tuple(
        replace(s, kind=Kind.CREDIT, rule=rule) if s.start == page.find(line).start else s
        for s in reading.article.segments
    )
    return lay_out(replace(reading, article=replace(reading.article, segments=segments)))


def test_a_late_credit_speaks_for_the_sentences_of_its_paragraph() -> None:
    told = "Ribuan orang turun ke jalan. Sebagian bubar malam itu, tulis AFP."
    reading = sentences(PageOf("a", "A", "2020-10-06", *invented(6, 9), told, "Hujan turun.").credit("AFP"))
    assert behind(reading, "Ribuan orang") == {"AFP"}
    assert behind(reading, "Hujan turun") == {"A"}


def test_a_credit_that_opens_a_sentence_does_not_speak_for_what_comes_before() -> None:
    told = "Bandung membantah. Seperti dilansir AFP, Bogor diam. Depok juga."
    reading = sentences(PageOf("a", "A", "2020-10-06", *invented(6, 9), told).credit("AFP"))
    assert behind(reading, "Bandung membantah") == {"A"}
    assert behind(reading, "Depok juga") == {"AFP"}


def test_a_medium_named_in_the_text_and_again_in_the_source_line_speaks_for_the_whole_page() -> None:
    page = PageOf("a", "A", "2020-10-06", *invented(6, 9), "Kata TASS, begitu.", "sumber : TASS, Reuters")
    page.credit("TASS").credit("Reuters", cue="source-line")
    sheet = with_source_line(page, "sumber", "credit-line")
    drawn = page_lineage(sheet).credited
    assert {(item.source.name, item.main) for item in drawn} == {("TASS", True), ("Reuters", True)}
    (tass,) = [item.because.evidence for item in drawn if item.source.name == "TASS"]
    assert tass is not None
    assert tass.start > page.find("sumber").start


@pytest.mark.parametrize(("line", "rule"), [("(TASS)", PHOTO_CREDIT), ("sumber : ITAR-TASSINFO", "credit-line")])
def test_a_photographs_credit_and_a_longer_name_are_no_source_line_of_it(line: str, rule: str) -> None:
    page = PageOf("a", "A", "2020-10-06", "Kata TASS, begitu.", line).credit("TASS")
    assert in_source_line(with_source_line(page, line, rule), page.credits[0]) is None


@given(st.integers(0, 12), st.integers(0, 3))
def test_a_credit_reaches_at_least_its_own_sentence_and_at_most_its_paragraph(before: int, beside: int) -> None:
    told = "Kota itu sepi. " * beside + "Begitu kabarnya hari itu, tulis AFP."
    reading = sentences(PageOf("a", "A", "2020-10-06", *invented(2, before), told, "Hujan turun.").credit("AFP"))
    sheet, (credit,) = lay_out(reading), reading.article.credits
    start, end = reach_of(sheet, credit)
    assert start == reading.article.text.index(told)
    assert reading.article.text[start:end] == told
    assert of_whole_page(sheet, reading.article.credits) in ([], [credit])
