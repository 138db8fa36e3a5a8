"""Cases that are alike: the same words, told as the same thing, on pages that share text; to be judged in one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.model.decision import plainly
from palagan.model.record import Claim, Happening, LedgerEntry
from palagan.record.keys import Thing
from palagan.store.touched import ask

_MOST = 300
"""Pages that share text which are looked at, and cases that are given."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A thing that is told in the same words on a page that shares text."""

    id: str
    page: str
    words: str


def alike(machine: Connection, thing: Thing | None) -> tuple[Alike, ...]:
    """The cases that are alike with a happening, a claim or a figure; of other kinds there are none."""
    pages: set[str] = set()
    found: Iterable[Alike] = ()
    match thing:
        case Happening():
            pages = {one.page for one in thing.mentions}
            words = {plainly(one.evidence.words) for one in thing.mentions}
            found = _happenings(machine, thing, words, _sharing(machine, pages))
        case Claim():
            told = (*thing.asserted, *thing.denied)
            pages = {one.page for one in told}
            said = {(plainly(one.evidence.words), one.speaker.name if one.speaker else None) for one in told}
            found = _claims(machine, thing, said, _sharing(machine, pages))
        case LedgerEntry():
            found = _figures(machine, thing, _sharing(machine, {thing.evidence.page}))
    return tuple({one.id: one for one in found}.values())[:_MOST]


def _sharing(machine: Connection, pages: set[str]) -> list[str]:
    """The pages that share text with some."""
    out: dict[str, None] = {}
    for mine, other in (("later", "earlier"), ("earlier", "later")):
        query = f"SELECT {other} FROM main.copies WHERE {mine} IN :given"
        out |= dict.fromkeys(row[0] for row in ask(machine, query, sorted(pages)))
    return [*pages, *out][:_MOST]


def _happenings(machine: Connection, thing: Happening, words: set[str], pages: list[str]) -> Iterator[Alike]:
    query = (
        "SELECT m.happening, m.page, m.words FROM main.mentions m JOIN main.happenings h ON h.id = m.happening "
        f"AND h.type = '{thing.type.replace(chr(39), '')}' WHERE m.page IN :given"
    )
    for id_, page, told in ask(machine, query, pages):
        if id_ != thing.id and plainly(told) in words:
            yield Alike(id_, page, told)


def _claims(machine: Connection, thing: Claim, said: set[tuple[str, str | None]], pages: list[str]) -> Iterator[Alike]:
    query = "SELECT claim, page, words, speaker FROM main.assertions WHERE page IN :given"
    for id_, page, told, speaker in ask(machine, query, pages):
        if id_ != thing.id and (plainly(told), speaker) in said:
            yield Alike(id_, page, told)


def _figures(machine: Connection, thing: LedgerEntry, pages: list[str]) -> Iterator[Alike]:
    query = "SELECT id, page, sentence, kind, words FROM main.ledger_entries WHERE page IN :given"
    sentence, words = plainly(thing.evidence.words), plainly(thing.words)
    for id_, page, told, kind, figure in ask(machine, query, pages):
        same = kind == thing.kind and plainly(figure) == words and plainly(told) == sentence
        if id_ != thing.id and same:
            yield Alike(id_, page, told)
