"""One page as its screen shows it: text with all that was read on it, the record's things that rest on it, its bytes'
facts, its copies and captures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from palagan.looking.heads import ClaimHead, LedgerHead, claim_heads, ledger_heads
from palagan.looking.marking import Leaf, Mark, Stretch, marked
from palagan.looking.query import Query
from palagan.looking.read_items import Item, items_of
from palagan.looking.rows import behind_of, cards_of
from palagan.looking.snippets import hits_in
from palagan.model.article import Segment
from palagan.model.reading import Reading
from palagan.model.record import Claim, Copy, Ledger, Party
from palagan.record.parties import register
from palagan.store.find import find_pages
from palagan.store.look_up import ask
from palagan.store.page_facts import PageFacts, page_facts
from palagan.store.pages import load_pages
from palagan.store.pairs import copies_of
from palagan.store.readings import load_reading
from palagan.views.cards import PageCard
from palagan.views.drawn import PageOrigin
from palagan.views.grounds import Ground, grounds_of_page

_COPIES = 20
"""Pairs of which the shared words are shown."""
_CLAIMS = 100


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the page of one kind (codebook, "The page")."""

    start: int
    end: int
    kind: str
    rule: str
    inner: tuple[Stretch | Leaf, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Another page that shares text. `later`: whether that one came later; `places`: the shared words on this page."""

    page: PageCard
    share: float
    later: bool
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Capture:
    """A capture of the same address; `speaks`: whether the record holds what it says."""

    id: str
    captured: str | None
    sha256: str
    size: int
    state: str
    speaks: bool


@dataclass(frozen=True, slots=True)
class Article:
    """One page. `blocks` is empty where it was not read; `story` is the id of its story and its title, or None."""

    facts: PageFacts
    notes: str
    encoding: str
    blocks: tuple[Block, ...]
    items: tuple[Item, ...]
    parties: tuple[Party, ...]
    grounds: tuple[Ground, ...]
    flags: tuple[str, ...]
    story: tuple[str, str] | None
    origins: tuple[PageOrigin, ...]
    claims: tuple[ClaimHead, ...]
    ledgers: tuple[LedgerHead, ...]
    copies: tuple[Shared, ...]
    captures: tuple[Capture, ...]


def article_of(connection: Connection, page: str, query: Query | None = None) -> Article:
    """A page by its id, or the beginning of it; `NotFoundError` where there is none. What `query` looks for is marked
    as "hit"."""
    (page,) = find_pages(connection, [page])
    (facts,) = page_facts(connection, page)
    notes, encoding, identity = connection.execute(
        text("SELECT notes, encoding, identity FROM pages WHERE id = :page"), {"page": page}
    ).one()
    reading = load_reading(connection, page)
    copies = copies_of(connection, [page])[:_COPIES]
    claims = _of_page(connection, "claims", "assertions", "claim", Claim, page)
    ledgers = _of_page(connection, "ledgers", "ledger_entries", "ledger", Ledger, page)
    items: tuple[Item, ...] = ()
    parties: tuple[Party, ...] = ()
    if reading is not None:
        known = register([reading])
        items = items_of(reading, known, _happenings(connection, page))
        parties = tuple({party.key: party for party in known.of.values()}.values())
    shared = _shared(connection, page, copies)
    marks = [*_evidence(page, claims, ledgers), *_copied(shared), *(_read(reading, items) if reading else ())]
    if reading is not None and query is not None:
        marks += (Mark(start, end, "hit") for start, end in hits_in(reading, query))
    return Article(
        facts=facts,
        notes="" if notes == "[]" else notes,
        encoding=encoding,
        blocks=tuple(_blocks(reading, marks)) if reading else (),
        items=items,
        parties=parties,
        grounds=grounds_of_page(reading) if reading else (),
        flags=reading.article.flags if reading else (),
        story=_story(connection, page),
        origins=behind_of(connection, [page]).get(page, ()),
        claims=claim_heads(connection, claims[:_CLAIMS]),
        ledgers=ledger_heads(ledgers),
        copies=shared,
        captures=_captures(connection, page, identity),
    )


def _happenings(connection: Connection, page: str) -> dict[str, str]:
    """The page's own event → the happening that it tells of."""
    query = "SELECT event, happening FROM mentions WHERE page IN :given"
    return dict(ask(connection, query, [page]))


def _of_page(connection: Connection, table: str, parts: str, whole: str, kind: Any, page: str) -> list[Any]:
    from pydantic import TypeAdapter

    query = f"SELECT DISTINCT {whole} FROM {parts} WHERE page IN :given"
    ids = sorted(row[0] for row in ask(connection, query, [page]))
    made = TypeAdapter(kind)
    found = ask(connection, f"SELECT json FROM {table} WHERE id IN :given ORDER BY id", ids)
    return [made.validate_json(row[0]) for row in found]


def _evidence(page: str, claims: Iterable[Claim], ledgers: Iterable[Ledger]) -> Iterator[Mark]:
    """The words that claims and figures rest on, so that they can be opened here."""
    for claim in claims:
        for told in (*claim.asserted, *claim.denied):
            if told.page == page:
                yield Mark(told.evidence.start, told.evidence.end, "evidence")
    for ledger in ledgers:
        for entry in ledger.entries:
            if entry.evidence.page == page:
                yield Mark(entry.evidence.start, entry.evidence.end, "evidence")


def _copied(shared: Iterable[Shared]) -> Iterator[Mark]:
    for one in shared:
        for start, end in one.places:
            yield Mark(start, end, "lent" if one.later else "copied")


def _read(reading: Reading, items: Iterable[Item]) -> Iterator[Mark]:
    for span in reading.sentences:
        yield Mark(span.start, span.end, "sentence")
    for item in items:
        for start, end in item.places:
            yield Mark(start, end, item.kind, item.id)
        if item.evidence is not None:
            yield Mark(*item.evidence, "evidence")
    for found in reading.article.found:
        if found.start is not None and found.end is not None and found.field != "credit":
            yield Mark(found.start, found.end, "field")


def _blocks(reading: Reading, marks: list[Mark]) -> Iterator[Block]:
    """The stretches of the text in order; what lies between them is white space."""
    waiting = sorted(marks, key=lambda mark: mark.start)
    for segment in reading.article.segments:
        inside = [mark for mark in waiting if mark.start < segment.end and mark.end > segment.start]
        waiting = [mark for mark in waiting if mark.end > segment.end]
        yield _block(reading.article.text, segment, inside)


def _block(words: str, segment: Segment, marks: list[Mark]) -> Block:
    inner = marked(words, segment.start, segment.end, marks)
    return Block(segment.start, segment.end, segment.kind.value, segment.rule, inner)


def _shared(connection: Connection, page: str, copies: Iterable[Copy]) -> tuple[Shared, ...]:
    pairs = [(copy, copy.earlier if copy.later == page else copy.later) for copy in copies]
    cards = cards_of(connection, (other for _, other in pairs))
    out = []
    for copy, other in pairs:
        if other not in cards:
            continue
        later = copy.earlier == page
        spans = ((s.earlier_start, s.earlier_end) if later else (s.start, s.end) for s in copy.spans)
        out.append(Shared(cards[other], copy.share, later, tuple(spans)))
    return tuple(out)


def _story(connection: Connection, page: str) -> tuple[str, str] | None:
    query = "SELECT s.id, s.title FROM story_pages p JOIN stories s ON s.id = p.story WHERE p.page IN :given"
    found = ask(connection, query, [page])
    return (found[0][0], found[0][1]) if found else None


def _captures(connection: Connection, page: str, identity: str | None) -> tuple[Capture, ...]:
    query = """
        SELECT p.id, coalesce(p.captured, p.added), p.sha256, p.size, coalesce(r.state, 'new'), k.page IS NOT NULL
        FROM pages p LEFT JOIN readings r ON r.page = p.id LEFT JOIN page_parts k ON k.page = p.id
        WHERE {} IN :given ORDER BY coalesce(p.captured, p.added) DESC, p.number DESC
    """
    asked = ("p.identity", identity) if identity else ("p.id", page)
    rows = ask(connection, query.format(asked[0]), [asked[1]])
    return tuple(Capture(id_, at, sha, size, state, bool(speaks)) for id_, at, sha, size, state, speaks in rows)


def content_of(connection: Connection, page: str) -> tuple[bytes, str, str]:
    """The bytes of a page as they were captured, their character set and medium ("text", "html")."""
    (page,) = find_pages(connection, [page])
    (found,) = load_pages(connection, [page])
    return found.content, found.encoding, found.media
