"""Hypothesis strategies that the rooms share: pages, articles and readings whose spans lie inside their text."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st

from palagan.model.article import Article, Credit, Found, Kind, Segment
from palagan.model.ids import content_id, sha256_hex
from palagan.model.page import Hints, Page
from palagan.model.reading import Actor, Event, Figure, Place, Reading, Span, Statement, TimeExpression

T = TypeVar("T")

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
words = st.text(st.characters(categories=["L", "N"], include_characters=" -'"), min_size=1, max_size=20)
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
    identity = known.url or (f"{known.outlet}#{known.external_id}" if known.external_id else None)
    return Page(content_id("pg", identity, digest), source, "text", content, "utf-8", digest, known)


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
        return tuple(draw(st.lists(strategy, max_size=3)))

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
