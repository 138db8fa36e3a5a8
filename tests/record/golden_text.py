"""A record as text that a person reads and a diff shows well: file names instead of page ids, an order of its own.

Files that start with a number are called by it after the list of stories and origins ("13" for "13-nusaberita-…").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from palagan.model.record import (
    Assertion,
    Claim,
    Copy,
    Discrepancy,
    Evidence,
    Happening,
    Ledger,
    LedgerEntry,
    Mention,
    Origin,
    OriginCount,
    Party,
    Record,
    Story,
)

_ENDS = 5
"""Words shown of either end of a shared stretch."""
_PAGE = re.compile(r"pg-?[0-9a-f]{8,}")


@dataclass(frozen=True, slots=True)
class Book:
    """What the text needs beside the record: page id → file, and the words between two offsets of a page."""

    record: Record
    files: Mapping[str, str]
    words: Callable[[str, int, int], str]

    def short(self, page: str) -> str:
        """The number a file starts with, or its whole name."""
        return self.files[page].split("-", 1)[0]

    def where(self, evidence: Evidence) -> tuple[str, int, int]:
        """An order of evidence that does not hang on ids."""
        return (self.files[evidence.page], evidence.start, evidence.end)


def golden_text(book: Book) -> str:
    """The whole record, part by part; ends with a newline."""
    parts: Sequence[tuple[str, Callable[[Book], Iterator[str]]]] = [
        ("STORIES", _stories),
        ("ORIGINS", _origins),
        ("COPIES", _copies),
        ("HAPPENINGS", _happenings),
        ("CLAIMS", _claims),
        ("LEDGERS", _ledgers),
        ("DISCREPANCIES", _discrepancies),
    ]
    lines: list[str] = []
    for title, write in parts:
        lines += [title, "", *write(book), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _count(book: Book, count: OriginCount) -> str:
    names = {origin.id: _name(book, origin) for origin in book.record.origins}
    told = str(count.low) if count.low == count.high else f"{count.low}–{count.high}"
    behind = ", ".join(sorted(names[id_] for id_ in count.ids))
    return f"origins {told}" + (f" ({behind})" if behind else "")


def _parties(parties: Iterable[Party]) -> str:
    return ", ".join(f"{party.name} [{party.code}]" for party in parties) or "?"


def _quoted(words: str) -> str:
    return '"' + " ".join(words.split()) + '"'


def _stories(book: Book) -> Iterator[str]:
    def order(story: Story) -> tuple[str, ...]:
        return tuple(sorted(book.files[page] for page in story.pages))

    for story in sorted(book.record.stories, key=order):
        yield f"{_quoted(story.title)} · {story.first or '?'} to {story.last or '?'} · {_count(book, story.origins)}"
        yield f"    parties {_parties(story.parties)}"
        yield f"    places {', '.join(story.places) or '?'}"
        for page in sorted(story.pages, key=book.files.__getitem__):
            yield f"    {book.files[page]}"
        yield ""


def _origins(book: Book) -> Iterator[str]:
    def order(origin: Origin) -> tuple[str, str]:
        return (origin.name, origin.kind)

    for origin in sorted(book.record.origins, key=order):
        yield f"{_name(book, origin)} · {origin.kind}"
        for because in sorted(origin.because, key=lambda b: (book.files[b.page], b.how, b.detail)):
            told = _PAGE.sub(lambda m: book.short(m.group()), because.detail)
            shown = f" · {_ends(because.evidence.words)}" if because.evidence else ""
            yield f"    {book.files[because.page]} · {because.how}: {told}{shown}"
        yield ""


def _name(book: Book, origin: Origin) -> str:
    """The name of an origin; that of a page without an outlet is its file's."""
    return _PAGE.sub(lambda found: book.files[found.group()], origin.name)


def _copies(book: Book) -> Iterator[str]:
    def order(copy: Copy) -> tuple[str, str]:
        return (book.files[copy.earlier], book.files[copy.later])

    for copy in sorted(book.record.copies, key=order):
        yield f"{book.files[copy.later]} holds {round(copy.share * 100)} % from {book.files[copy.earlier]}"
        for span in copy.spans:
            at = f"{span.start}–{span.end} = {span.earlier_start}–{span.earlier_end}"
            yield f"    {at} · {_ends(book.words(copy.later, span.start, span.end))}"
        yield ""


def _ends(words: str) -> str:
    found = words.split()
    if len(found) <= 2 * _ENDS:
        return _quoted(words)
    return _quoted(" ".join([*found[:_ENDS], "…", *found[-_ENDS:]]))


def _happenings(book: Book) -> Iterator[str]:
    named = {happening.id: happening for happening in book.record.happenings}
    by_story: dict[str, list[Happening]] = defaultdict(list)
    for happening in book.record.happenings:
        by_story[_story_of(book, happening.story)].append(happening)
    for story in sorted(by_story):
        yield f"in {story}"
        for happening in sorted(by_story[story], key=lambda h: _first(book, h)):
            yield f"  {_head(happening)} · {_count(book, happening.origins)}"
            for mention in sorted(happening.mentions, key=lambda m: book.where(m.anchor)):
                yield f"    {_telling(book, mention)}"
            for link in sorted(happening.links, key=lambda one: (one.kind, _first(book, named[one.other]))):
                other = named[link.other]
                yield f"    {link.kind}: {_head(other)} · {_where(book, other)}"
            for contradiction in happening.contradictions:
                yield f"    ! {contradiction}"
        yield ""


def _story_of(book: Book, story: str | None) -> str:
    pages = [page for one in book.record.stories if one.id == story for page in one.pages]
    return " ".join(sorted(map(book.short, pages))) or "no story"


def _first(book: Book, happening: Happening) -> tuple[object, ...]:
    return (min(book.where(mention.anchor) for mention in happening.mentions), _head(happening))


def _where(book: Book, happening: Happening) -> str:
    return " ".join(sorted({book.short(mention.page) for mention in happening.mentions}))


def _head(happening: Happening) -> str:
    kind = f"{happening.type}/{happening.mode}" if happening.mode else happening.type
    who = f"{_parties(happening.sources)} → {_parties(happening.targets)}"
    past = "history" if happening.background else "news"
    return f"{kind} · {who} · {happening.date or '?'} · {happening.place or '?'} · {happening.status} · {past}"


def _telling(book: Book, mention: Mention) -> str:
    said = f" · said by {_parties(mention.said_by)}" if mention.said_by else ""
    denied = f" · denied by {_parties(mention.denied_by)}" if mention.denied_by else ""
    return f"{book.short(mention.page)} {_around(book, mention)} · {mention.status}{said}{denied}"


def _around(book: Book, mention: Mention) -> str:
    """The words of the telling with the naming word in brackets."""
    page, told, anchor = mention.page, mention.evidence, mention.anchor
    if not told.start <= anchor.start <= anchor.end <= told.end:
        return f"{_quoted(told.words)} [{anchor.words}]"
    before, after = book.words(page, told.start, anchor.start), book.words(page, anchor.end, told.end)
    return _quoted(f"{before}[{anchor.words}]{after}")


def _claims(book: Book) -> Iterator[str]:
    named = {happening.id: happening for happening in book.record.happenings}

    def order(claim: Claim) -> tuple[object, ...]:
        return (min(book.where(a.evidence) for a in (*claim.asserted, *claim.denied)), claim.proposition)

    for claim in sorted(book.record.claims, key=order):
        about = f" · about {claim.about}" if claim.about else ""
        yield f"{_quoted(claim.proposition)}{about}"
        if claim.happening:
            yield f"    happening: {_head(named[claim.happening])}"
        for verb, told, count in (
            ("asserted", claim.asserted, claim.asserted_origins),
            ("denied", claim.denied, claim.denied_origins),
        ):
            yield f"    {verb} · {_count(book, count)}" if told else f"    {verb} by nobody"
            for one in sorted(told, key=lambda a: (book.where(a.evidence), _parties(_speaker(a)))):
                via = f" via {_parties(one.via)}" if one.via else ""
                how = "direct" if one.direct else "reported"
                who = f"{_parties(_speaker(one))}{via}"
                yield f"        {book.short(one.page)} · {who} · {how}: {_quoted(one.evidence.words)}"
        yield ""


def _speaker(assertion: Assertion) -> tuple[Party, ...]:
    return (assertion.speaker,) if assertion.speaker else ()


def _ledgers(book: Book) -> Iterator[str]:
    named = {happening.id: happening for happening in book.record.happenings}
    entries = {entry.id: entry for ledger in book.record.ledgers for entry in ledger.entries}

    def order(ledger: Ledger) -> tuple[object, ...]:
        return (ledger.kind, ledger.about, min(book.where(entry.evidence) for entry in ledger.entries))

    for ledger in sorted(book.record.ledgers, key=order):
        now = _range(ledger.low, ledger.high)
        yield f"{ledger.kind} · {ledger.about} · now {now} · {_count(book, ledger.origins)}"
        if ledger.happening:
            yield f"    happening: {_head(named[ledger.happening])}"
        for entry in sorted(ledger.entries, key=lambda e: (e.date or "9", *book.where(e.evidence))):
            yield f"    {_figure(book, entry)}"
            for sign, others in (("replaces", entry.replaces), ("contradicts", entry.contradicts)):
                if others:
                    told = sorted((entries[id_] for id_ in others), key=lambda e: book.where(e.evidence))
                    shown = ", ".join(f"{_range(e.low, e.high)} ({book.short(e.evidence.page)})" for e in told)
                    yield f"        {sign} {shown}"
        yield ""


def _range(low: float | None, high: float | None) -> str:
    if low == high:
        return "?" if low is None else f"{low:g}" if low < 1e5 else f"{low:.0f}"
    return f"{'' if low is None else format(low, '.0f')}–{'' if high is None else format(high, '.0f')}"


def _figure(book: Book, entry: LedgerEntry) -> str:
    since = " in all" if entry.cumulative else ""
    now = "" if entry.current else " · no longer"
    who = _parties(entry.speakers) if entry.speakers else f"{entry.outlet or 'the page'} itself"
    told = f"{_range(entry.low, entry.high)}{since} · {entry.date or '?'} · {entry.place or '?'} · {who}"
    return f"{told} · {book.short(entry.evidence.page)} {_quoted(entry.evidence.words)}{now}"


def _discrepancies(book: Book) -> Iterator[str]:
    def order(one: Discrepancy) -> tuple[object, ...]:
        return (one.about, one.differs, min(book.where(version.evidence) for version in one.versions))

    for one in sorted(book.record.discrepancies, key=order):
        yield f"{one.about} · differs in {one.differs}"
        for version in sorted(one.versions, key=lambda v: book.where(v.evidence)):
            yield f"    {book.short(version.evidence.page)} · {version.outlet or '?'}: {_quoted(version.words)}"
        yield ""
