"""The synthetic readings are valid: every span holds what it says, every id is there, the same seed gives the same."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import islice, pairwise

from benchmarks.newsroom import World
from benchmarks.readings import Made, epoch, made, synthetic, with_pages
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.gather.identity import page_id
from palagan.model.article import Kind
from palagan.model.contract import reading_from_json, reading_to_json
from palagan.model.ids import sha256_hex
from palagan.model.reading import Reading, Span
from palagan.record.sheet import moment_of


@cache
def some() -> tuple[Made, ...]:
    return tuple(islice(made(7), 400))


@cache
def world() -> World:
    return World(7)


def check_spans(reading: Reading) -> None:
    """Every stretch lies where it should and holds the words it should."""
    text = reading.article.text
    sentences = set(reading.sentences)
    for one, other in pairwise(reading.article.segments):
        assert one.end < other.start
    body = [s for s in reading.article.segments if s.kind is Kind.BODY]
    for span in reading.sentences:
        assert any(s.start <= span.start and span.end <= s.end for s in body)
        assert not text[span.start : span.end].strip(' "')[0].islower()
    for event in reading.events:
        assert event.evidence in sentences
        anchor = text[event.anchor.start : event.anchor.end]
        assert anchor
        assert anchor == anchor.strip()
        for inner in (event.anchor, event.date_span, event.place_span, event.demand):
            assert inner is None or within(inner, event.evidence)
        if event.place_span:
            assert text[event.place_span.start : event.place_span.end] == event.place
    for statement in reading.statements:
        assert any(within(Span(statement.start, statement.end), sentence) for sentence in sentences)
        assert text[statement.start : statement.end].strip()
    for figure in reading.figures:
        number = text[figure.start : figure.end].split()[-1].replace(".", "")
        bounds = {figure.low, figure.high}
        assert float(number) in bounds if number.isdigit() else bounds < {10.0, 99.0, 100.0, 999.0, 1000.0, 9999.0}
        assert figure.evidence in sentences
    for place in reading.places:
        assert text[place.start : place.end] == place.name
    for credit in reading.article.credits:
        assert text[credit.start : credit.end] in (credit.name, credit.name[:1].upper() + credit.name[1:])
    for time in reading.times:
        assert text[time.start : time.end].strip()
    for actor in reading.actors:
        assert actor.mentions
        words = {text[span.start : span.end].casefold() for span in actor.mentions}
        assert all(set(form.split()) & set(actor.name.casefold().split()) or actor.kind != "person" for form in words)


def check_ids(reading: Reading) -> None:
    """Ids are unique, and what is pointed to is there."""
    actors = {actor.id for actor in reading.actors}
    for things in (reading.actors, reading.events, reading.statements, reading.figures):
        assert len({thing.id for thing in things}) == len(things)
    for event in reading.events:
        assert actors.issuperset((*event.sources, *event.targets, *event.said_by, *event.denied_by))
    for statement in reading.statements:
        assert actors.issuperset(statement.via)
        assert statement.speaker is None or statement.speaker in actors
    for figure in reading.figures:
        assert actors.issuperset((*figure.said_by, *figure.of))
        assert figure.event is None or figure.event in {event.id for event in reading.events}


def within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start <= inner.end <= outer.end


def test_every_span_holds_what_it_says() -> None:
    for one in some():
        check_spans(one.reading)
        check_ids(one.reading)


@settings(max_examples=12)
@given(st.integers(0, 2**40), st.integers(0, 300))
def test_so_it_is_with_any_seed_and_month(seed: int, number: int) -> None:
    for one in islice(epoch(world(), seed, number), 40):
        check_spans(one.reading)
        check_ids(one.reading)
        assert reading_from_json(reading_to_json(one.reading)) == one.reading


def test_the_page_is_the_readings() -> None:
    for one in some():
        page, article = one.page, one.reading.article
        assert page.content.decode("utf-8") == article.text
        assert page.sha256 == sha256_hex(page.content)
        assert page.id == article.page_id == page_id(page.content, page.hints)
        assert article.published is None or moment_of(article.published) is not None


def test_the_same_seed_gives_the_same_and_a_longer_run_begins_with_the_shorter() -> None:
    assert list(synthetic(30, seed=7)) == [one.reading for one in some()[:30]]
    assert [page for page, _ in with_pages(30, seed=7)] == [one.page for one in some()[:30]]
    assert list(synthetic(5, seed=8)) != list(synthetic(5, seed=7))


def test_a_month_can_be_made_alone() -> None:
    assert list(islice(epoch(world(), 7, 0), 50)) == list(some()[:50])
    ids = {one.page.id for number in (0, 1) for one in islice(epoch(world(), 7, number), 50)}
    assert len(ids) == 100


def test_pages_come_day_by_day_and_no_id_twice() -> None:
    days = [one.page.captured[:10] for one in some() if one.page.captured]
    assert days == sorted(days)
    assert len({one.page.id for one in some()}) == len(some())


def test_copies_copy_earlier_pages_and_versions_their_address() -> None:
    pages = {one.page.id: one for one in some()}
    copies = [one for one in some() if one.copies]
    assert {one.edit for one in copies} >= {"verbatim", "light", "half"}
    for one in copies:
        earlier = pages[one.copies or ""]
        assert earlier.story == one.story
        body = [s for s in earlier.reading.article.segments if s.kind is Kind.BODY]
        told = earlier.reading.article.text[body[0].start : body[-1].end]
        if one.edit == "verbatim":
            assert told in one.reading.article.text
        elif one.edit == "half":
            assert told not in one.reading.article.text or len(body) == 1
        if one.edit == "version":
            assert one.page.url == earlier.page.url
        else:
            assert one.page.url != earlier.page.url


def test_pages_are_told_alone_most_often_and_all_kinds_of_things_are_told() -> None:
    stories = Counter(one.story for one in some())
    assert sum(number == 1 for number in stories.values()) > len(stories) / 2
    assert max(stories.values()) >= 4
    readings = [one.reading for one in some()]
    events = [event for reading in readings for event in reading.events]
    assert any(event.denied_by for event in events)
    assert any(event.said_by for event in events)
    assert any(event.background for event in events)
    assert {event.status for event in events} == {"happened", "planned", "possible"}
    assert any(figure.cumulative for reading in readings for figure in reading.figures)
    assert any(statement.denies for reading in readings for statement in reading.statements)
    assert any(reading.article.published is None for reading in readings)
