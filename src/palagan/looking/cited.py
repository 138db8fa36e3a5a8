"""The pages that happenings rest on, each once, as sources to be cited."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, bindparam, text

from palagan.exports.citations import Cited
from palagan.looking.rows import Wish, cards_of, narrowed
from palagan.store.look_up import look_up
from palagan.views.filters import Filter

_AT_ONCE = 500


def cited_of(connection: Connection, chosen: Filter) -> Iterator[Cited]:
    """The pages under the happenings that the filter lets through, in the order of the timeline. Of a page that was
    given, only its id is held."""
    given: set[str] = set()
    waiting: list[str] = []
    for part in look_up(connection, "happenings", narrowed(Wish(chosen)), order="timeline"):
        for mention in (mention for happening in part for mention in happening.mentions):
            if mention.page not in given:
                given.add(mention.page)
                waiting.append(mention.page)
        if len(waiting) >= _AT_ONCE:
            yield from _cited(connection, waiting)
            waiting = []
    yield from _cited(connection, waiting)


def _cited(connection: Connection, pages: Sequence[str]) -> Iterator[Cited]:
    cards = cards_of(connection, pages)
    query = text(
        "SELECT p.id, p.captured, json_extract(r.json, '$.byline'), p.hint_byline FROM pages p "
        "LEFT JOIN readings r ON r.page = p.id WHERE p.id IN :given"
    ).bindparams(bindparam("given", expanding=True))
    facts = {row[0]: row[1:] for row in connection.execute(query, {"given": list(pages)})}
    for page in pages:
        if page in cards and page in facts:
            captured, byline, told = facts[page]
            names = tuple(json.loads(byline)) if byline else ()
            yield Cited(cards[page], names or ((told,) if told else ()), captured)
