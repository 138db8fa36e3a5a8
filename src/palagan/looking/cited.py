"""The pages that events rest on, each once, as sources to be cited."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, bindparam, text

from palagan.exports.citations import Cited
from palagan.exports.event import Event
from palagan.views.cards import PageCard

_AT_ONCE = 500


def cited_of(connection: Connection, events: Iterable[Event]) -> Iterator[Cited]:
    """The pages under events, in their order. Of a page that was given, only its id is held."""
    given: set[str] = set()
    waiting: list[PageCard] = []
    for event in events:
        for id_, card in event.pages.items():
            if id_ not in given:
                given.add(id_)
                waiting.append(card)
        if len(waiting) >= _AT_ONCE:
            yield from _cited(connection, waiting)
            waiting = []
    yield from _cited(connection, waiting)


def _cited(connection: Connection, cards: Iterable[PageCard]) -> Iterator[Cited]:
    by_id = {card.id: card for card in cards}
    query = text(
        "SELECT p.id, p.captured, json_extract(r.json, '$.byline'), p.hint_byline FROM pages p "
        "LEFT JOIN readings r ON r.page = p.id WHERE p.id IN :given"
    ).bindparams(bindparam("given", expanding=True))
    facts = {row[0]: row[1:] for row in connection.execute(query, {"given": list(by_id)})}
    for id_, card in by_id.items():
        captured, byline, told = facts.get(id_, (None, None, None))
        names = tuple(json.loads(byline)) if byline else ()
        yield Cited(card, names or ((told,) if told else ()), captured)
