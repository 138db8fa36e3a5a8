"""Happenings as event formats take them: each with its pages, origins, toll and place, streamed out of the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, text

from palagan.exports.event import Event, Telling, Where
from palagan.looking.located import located, located_at
from palagan.looking.rows import Wish, cards_of, narrowed
from palagan.model.record import Happening, Ledger, Story
from palagan.store.look_up import look_up, origin_names
from palagan.views.filters import Filter
from palagan.views.ledgers import LedgerRow, ledger_row

_LEDGER: TypeAdapter[Ledger] = TypeAdapter(Ledger)
_STORY: TypeAdapter[Story] = TypeAdapter(Story)


def events_of(connection: Connection, chosen: Filter, *, with_readings: bool = False) -> Iterator[Event]:
    """The happenings that the filter lets through, by day: news, then plans, then background.

    `with_readings`: with what each page's reading tells of its mentions. Some hundred are held at once.
    """
    ledgers = ledgers_by_happening(connection)
    for values in look_up(connection, "happenings", narrowed(Wish(chosen)), None, "timeline"):
        yield from laid_out_as_events(connection, values, ledgers, with_readings=with_readings)


def laid_out_as_events(
    connection: Connection, values: list[Happening], ledgers: Mapping[str, list[int]], *, with_readings: bool
) -> Iterator[Event]:
    """Some happenings; `ledgers` as `ledgers_by_happening` gives them."""
    cards = cards_of(connection, (mention.page for one in values for mention in one.mentions))
    known = origin_names(connection, (origin for one in values for origin in one.origins.ids))
    tolls = _tolls(connection, values, ledgers)
    spots = _spots(connection, values)
    unplaced = (one.story for one in values if one.story and one.place and one.id not in spots)
    stories = _stories(connection, unplaced)
    tellings = _tellings(connection, cards) if with_readings else {}
    for one in values:
        pages = dict.fromkeys(mention.page for mention in one.mentions)
        yield Event(
            happening=one,
            pages={page: cards[page] for page in pages if page in cards},
            origins=tuple(known[origin] for origin in one.origins.ids if origin in known),
            tolls=tuple(tolls.get(one.id, ())),
            where=spots[one.id] if one.id in spots else located(one, stories.get(one.story or "")),
            tellings={key: told for key, told in tellings.items() if key[0] in pages},
        )


def ledgers_by_happening(connection: Connection) -> dict[str, list[int]]:
    """Happening → the rows of its ledgers."""
    found: dict[str, list[int]] = {}
    for happening, row in connection.exec_driver_sql(
        "SELECT happening, rowid FROM ledgers WHERE happening IS NOT NULL"
    ):
        found.setdefault(happening, []).append(row)
    return found


def _tolls(
    connection: Connection, values: Iterable[Happening], ledgers: Mapping[str, list[int]]
) -> dict[str, list[LedgerRow]]:
    rows = sorted(row for one in values for row in ledgers.get(one.id, ()))
    if not rows:
        return {}
    query = text("SELECT json FROM ledgers WHERE rowid IN :rows ORDER BY kind, id")
    found = [
        _LEDGER.validate_json(line)
        for line in connection.execute(query.bindparams(bindparam("rows", rows, expanding=True))).scalars()
    ]
    cards = cards_of(connection, (entry.evidence.page for ledger in found for entry in ledger.entries))
    tolls: dict[str, list[LedgerRow]] = {}
    for ledger in found:
        tolls.setdefault(ledger.happening or "", []).append(ledger_row(ledger, cards))
    return tolls


def _spots(connection: Connection, values: Iterable[Happening]) -> dict[str, Where | None]:
    """Where the record has put happenings; those that it has not yet, or that people changed, are not among them."""
    query = text("SELECT id, spot FROM happenings WHERE id IN :ids AND spot_how IS NOT NULL")
    bound = query.bindparams(bindparam("ids", [one.id for one in values], expanding=True))
    return {id_: located_at(spot) if spot else None for id_, spot in connection.execute(bound)}


def _stories(connection: Connection, ids: Iterable[str]) -> dict[str, Story]:
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    query = text("SELECT json FROM stories WHERE id IN :ids").bindparams(bindparam("ids", wanted, expanding=True))
    return {one.id: one for one in map(_STORY.validate_json, connection.execute(query).scalars())}


class _Span(msgspec.Struct):
    start: int
    end: int


class _EventRead(msgspec.Struct):
    id: str
    anchor: _Span
    confidence: float | None = None


class _Read(msgspec.Struct):
    """Of a reading's JSON, what is asked for here; all else is passed over."""

    text: str
    events: list[_EventRead] = []
    sentences: list[_Span] = []


_READ = msgspec.json.Decoder(_Read)


def _tellings(connection: Connection, pages: Mapping[str, Any]) -> dict[tuple[str, str], Telling]:
    if not pages:
        return {}
    query = text("SELECT page, json FROM readings WHERE page IN :pages AND json IS NOT NULL")
    found: dict[tuple[str, str], Telling] = {}
    for page, line in connection.execute(query.bindparams(bindparam("pages", list(pages), expanding=True))):
        reading = _READ.decode(line)
        for event in reading.events:
            number = next(
                (n for n, s in enumerate(reading.sentences, 1) if s.start <= event.anchor.start < s.end), None
            )
            found[page, event.id] = Telling(number, len(reading.text), event.confidence)
    return found
