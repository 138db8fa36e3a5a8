"""Hypothesis strategies that the rooms share: pages, articles, readings whose spans lie inside their text, records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st

from palagan.gather.identity import page_id
from palagan.model.article import Article, Credit, Found, Kind, Segment
from palagan.model.ids import content_id, sha256_hex
from palagan.model.page import Hints, Page
from palagan.model.reading import Actor, Event, Figure, Place, Reading, Span, Statement, TimeExpression
from palagan.model.record import (
    Aligned,
    Assertion,
    Because,
    Claim,
    Copy,
    Discrepancy,
    Evidence,
    Happening,
    Ledger,
    LedgerEntry,
    Link,
    Mention,
    Origin,
    OriginCount,
    OriginKind,
    Party,
    Record,
    Story,
    Version,
)
from palagan.record.correctable import event_types, kinds_of_harm

T = TypeVar("T")

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
words = st.text("abcdéĞ ABZ-'09«", min_size=1, max_size=8)
maybe_words = st.none() | words
days = st.dates().map(lambda day: day.isoformat())
numbers = st.none() | st.floats(min_value=0, allow_nan=False, allow_infinity=False)
actor_ids = st.lists(st.sampled_from(["a1", "a2", "a3"]), max_size=3, unique=True).map(tuple)


def spans_in(text: str) -> st.SearchStrategy[Span]:
    """Spans of `text`, empty ones included."""
    bound = st.integers(0, len(text))
    return st.tuples(bound, bound).map(lambda pair: Span(min(pair), max(pair)))


hints = st.builds(
    Hints,
    outlet=maybe_words,
    published=st.none() | days,
    title=maybe_words,
    url=st.none() | words.map(lambda path: f"https://contoh.example/{path.strip()}"),
    external_id=maybe_words,
)


def page_of(text: str, known: Hints | None = None, source: str = "made.txt") -> Page:
    """A text page of these words, its id made as the gathering room makes it."""
    known = known or Hints()
    content = text.encode("utf-8")
    digest = sha256_hex(content)
    return Page(page_id(content, known), source, "text", content, "utf-8", digest, known)


pages = st.builds(page_of, texts, hints, st.sampled_from(["a.txt", "b.jsonl:3", "c.html"]))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Articles with every field; spans lie inside the text."""
    text = draw(texts)
    spans = spans_in(text)

    def segment(span: Span, kind: Kind, rule: str) -> Segment:
        return Segment(span.start, span.end, kind, rule)

    def credit(name: str, span: Span, cue: str, republished: bool) -> Credit:
        return Credit(name, span.start, span.end, cue, republished)

    def found(field: str, value: str, span: Span | None, rule: str) -> Found:
        return Found(field, value, span.start if span else None, span.end if span else None, rule)

    return Article(
        page_id=draw(st.integers(0, 2**40).map(lambda number: content_id("pg", number))),
        source=draw(words),
        url=draw(maybe_words),
        external_id=draw(maybe_words),
        text=text,
        segments=tuple(draw(st.lists(st.builds(segment, spans, st.sampled_from(Kind), words), max_size=4))),
        language=draw(st.sampled_from(["id", "en", "ms"])),
        outlet=draw(maybe_words),
        title=draw(maybe_words),
        byline=tuple(draw(st.lists(words, max_size=2))),
        published=draw(st.none() | days),
        published_from=draw(st.sampled_from([None, "page", "hint"])),
        dateline=draw(maybe_words),
        credits=tuple(draw(st.lists(st.builds(credit, words, spans, words, st.booleans()), max_size=3))),
        found=tuple(draw(st.lists(st.builds(found, words, words, st.none() | spans, words), max_size=3))),
        flags=tuple(draw(st.lists(words, max_size=2))),
        is_article=draw(st.booleans()),
        continues=draw(st.booleans()),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Readings with every field; spans lie inside the article's text."""
    article = draw(articles())
    spans = spans_in(article.text)
    maybe_spans = st.none() | spans

    def listed(strategy: st.SearchStrategy[T]) -> tuple[T, ...]:
        return tuple(draw(st.lists(strategy, max_size=2)))

    actors = st.builds(
        Actor,
        id=st.sampled_from(["a1", "a2", "a3"]),
        name=words,
        kind=st.sampled_from(["state", "organization", "person", "group"]),
        code=words,
        mentions=st.lists(spans, max_size=3).map(tuple),
        known=maybe_words,
        rule=words,
    )
    events = st.builds(
        Event,
        id=words,
        type=words,
        mode=maybe_words,
        sources=actor_ids,
        targets=actor_ids,
        date=maybe_words,
        place=maybe_words,
        status=st.sampled_from(["happened", "planned", "possible"]),
        said_by=actor_ids,
        denied_by=actor_ids,
        background=st.booleans(),
        happening=words,
        anchor=spans,
        evidence=spans,
        confidence=st.floats(0, 1),
        rule=words,
        date_span=maybe_spans,
        place_span=maybe_spans,
        demand=maybe_spans,
    )

    def statement(span: Span, cue: Span | None, via: tuple[str, ...], direct: bool, denies: bool) -> Statement:
        return Statement("s1", via[0] if via else None, via, direct, span.start, span.end, cue, denies, "cue")

    def figure(
        span: Span, low: float | None, high: float | None, ids: tuple[str, ...], evidence: Span | None
    ) -> Figure:
        return Figure(
            "f1", "killed", low, high, None, None, ids, span.start, span.end, None, ids, bool(ids), evidence, "number"
        )

    def time(span: Span, value: str | None, rule: str, flag: str | None) -> TimeExpression:
        return TimeExpression(span.start, span.end, value, rule, flag)

    def place(span: Span, name: str, country: str | None) -> Place:
        return Place(span.start, span.end, name, country, None, "table")

    return Reading(
        article=article,
        sentences=listed(spans),
        actors=listed(actors),
        events=listed(events),
        statements=listed(st.builds(statement, spans, maybe_spans, actor_ids, st.booleans(), st.booleans())),
        figures=listed(st.builds(figure, spans, numbers, numbers, actor_ids, maybe_spans)),
        times=listed(st.builds(time, spans, maybe_words, words, maybe_words)),
        places=listed(st.builds(place, spans, words, maybe_words)),
        reader=draw(words),
    )


@st.composite
def records(draw: st.DrawFn, page_ids: tuple[str, ...]) -> Record:
    """Records over these pages: every kind of value, ids unique within their kind."""
    page = st.sampled_from(page_ids)
    evidence = st.builds(Evidence, page, st.integers(0, 50), st.integers(50, 99), words)
    party = st.builds(Party, words, words, st.sampled_from(["state", "person"]), words)
    parties = st.lists(party, max_size=2).map(tuple)
    ids = st.lists(words, max_size=2, unique=True).map(tuple)
    count = st.builds(OriginCount, st.integers(0, 3), st.integers(3, 9), ids)
    status = st.sampled_from(["happened", "planned", "possible"])
    mention = st.builds(Mention, page, words, evidence, evidence, status, parties, parties, maybe_words)
    assertion = st.builds(
        Assertion, page, st.none() | party, parties, evidence, maybe_words, st.booleans(), st.just("cue")
    )
    entry = st.builds(
        LedgerEntry,
        id=words,
        kind=words,
        low=numbers,
        high=numbers,
        words=words,
        speakers=parties,
        place=maybe_words,
        date=maybe_words,
        published=maybe_words,
        outlet=maybe_words,
        cumulative=st.booleans(),
        evidence=evidence,
        replaces=ids,
        contradicts=ids,
        current=st.booleans(),
    )
    because = st.builds(Because, page, words, st.sampled_from(["credit", "reprint"]), words, st.none() | evidence)
    aligned = st.builds(Aligned, st.integers(0, 9), st.integers(9, 20), st.integers(0, 9), st.integers(9, 20))
    version = st.builds(Version, words, evidence, maybe_words, maybe_words)

    def several(item: st.SearchStrategy[T], key: Callable[[T], object]) -> st.SearchStrategy[tuple[T, ...]]:
        return st.lists(item, max_size=3, unique_by=key).map(tuple)

    happening = st.builds(
        Happening,
        id=words,
        type=st.sampled_from(event_types()),
        mode=maybe_words,
        sources=parties,
        targets=parties,
        date=maybe_words,
        place=maybe_words,
        status=status,
        background=st.booleans(),
        mentions=several(mention, lambda one: (one.page, one.event)),
        said_by=parties,
        denied_by=parties,
        origins=count,
        first_told=maybe_words,
        last_told=maybe_words,
        story=maybe_words,
        links=st.lists(st.builds(Link, words, words), max_size=2).map(tuple),
        contradictions=ids,
    )
    claim = st.builds(
        Claim,
        words,
        words,
        maybe_words,
        several(assertion, repr),
        several(assertion, repr),
        count,
        count,
        maybe_words,
        maybe_words,
    )
    ledger = st.builds(
        Ledger,
        words,
        words,
        st.sampled_from(kinds_of_harm()),
        maybe_words,
        maybe_words,
        several(entry, lambda one: one.id),
        numbers,
        numbers,
        count,
    )
    kinds: st.SearchStrategy[OriginKind] = st.sampled_from(["agency", "outlet"])
    reasons = several(because, repr).map(lambda found: tuple(sorted(found, key=lambda one: one.page)))
    origin = st.builds(_origin, words, words, kinds, reasons)
    maybe_day = st.none() | st.dates().map(str)
    story = st.builds(Story, words, words, ids, maybe_day, maybe_day, parties, ids, count)
    copy = st.builds(Copy, page, page, st.floats(0, 1), several(aligned, repr))
    discrepancy = st.builds(Discrepancy, words, words, words, several(version, repr))
    return Record(
        copies=draw(several(copy, lambda one: (one.earlier, one.later))),
        origins=draw(several(origin, lambda one: one.id)),
        stories=draw(several(story, lambda one: one.id)),
        happenings=draw(several(happening, lambda one: one.id)),
        claims=draw(several(claim, lambda one: one.id)),
        discrepancies=draw(several(discrepancy, lambda one: one.id)),
        ledgers=draw(several(ledger, lambda one: one.id)),
    )


def _origin(id_: str, name: str, kind: OriginKind, because: tuple[Because, ...]) -> Origin:
    reasons = tuple(
        replace(one, origin=id_, evidence=replace(one.evidence, page=one.page) if one.evidence else None)
        for one in because
    )
    return Origin(id_, name, kind, tuple(dict.fromkeys(one.page for one in because)), reasons)
