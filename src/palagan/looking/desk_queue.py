"""The queue of the review desk: what waits, by kind, in the order asked for, without what was judged already.

Orders: "doubt" (least sure first), "differing" (what is told apart or denied first), "new" (told last first), "sample"
(the last random sample drawn of the kind: only its error rate tells of all things of the kind).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection

from palagan.errors import InputError
from palagan.looking.rows import Wish, narrowed
from palagan.store.narrow import Matter, condition

QueueKind = Literal["happening", "claim", "figure", "story", "copy", "origin", "page"]
QueueOrder = Literal["doubt", "differing", "new", "sample"]
KINDS: tuple[QueueKind, ...] = ("happening", "claim", "figure", "story", "copy", "origin", "page")
ORDERS: Mapping[str, tuple[QueueOrder, ...]] = {
    "happening": ("doubt", "differing", "new", "sample"),
    "claim": ("differing", "doubt", "new", "sample"),
    "figure": ("differing", "new", "sample"),
    "story": ("doubt", "new", "sample"),
    "copy": ("doubt", "new", "sample"),
    "origin": ("doubt", "new", "sample"),
    "page": ("new", "sample"),
}
"""Kind → the orders that it knows; the first is taken where none is asked for."""
AHEAD = 40
"""How many of the queue are looked up at once."""
_PART = 400
_MOST_FILTERED = 4_000
"""Things of a filter that are put in order; where more pass it, the first of the order that pass are taken."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a reviewer asks of the desk. `second`: what others judged and this reviewer did not."""

    kind: QueueKind
    order: QueueOrder
    second: bool = False


def line_of(kind: str, order: str, *, second: bool = False) -> Line:
    """The line by the names in an address; an unknown kind or order is an `InputError`."""
    chosen = next((one for one in KINDS if one == (kind or "happening")), None)
    if chosen is None:
        raise InputError("is nothing to review", item=f"kind={kind}", way_out=f"Choose {', '.join(KINDS)}.")
    by = next((one for one in ORDERS[chosen] if one == (order or ORDERS[chosen][0])), None)
    if by is None:
        told = ", ".join(ORDERS[chosen])
        raise InputError(f"is no order of a {chosen}", item=f"order={order}", way_out=f"Choose {told}.")
    return Line(chosen, by, second)


_MATTERS: Mapping[QueueKind, Matter] = {
    "happening": "happenings", "claim": "claims", "figure": "ledgers", "story": "stories", "copy": "copies",
    "origin": "origins",
}  # fmt: skip
_COPY = "it.later || ':' || it.earlier"
_OF_COPY = (
    "it.earlier = substr(g.value, instr(g.value, ':') + 1) AND it.later = substr(g.value, 1, instr(g.value, ':') - 1)"
)
"""The pair of an id, by its index."""
_IN_ORDER: Mapping[tuple[QueueKind, QueueOrder], tuple[str, ...]] = {
    ("happening", "doubt"): (
        "SELECT m.happening FROM main.event_doubts e CROSS JOIN main.mentions m ON m.page = e.page AND "
        "m.event = e.event ORDER BY e.confidence, e.page, e.event",
    ),
    ("happening", "differing"): (
        "SELECT it.id FROM main.happenings it WHERE it.contradictions <> '' ORDER BY it.id",
        "SELECT m.happening FROM main.event_doubts e CROSS JOIN main.mentions m ON m.page = e.page AND "
        "m.event = e.event ORDER BY e.confidence, e.page, e.event",
    ),
    ("happening", "new"): (
        "SELECT it.id, it.day FROM main.happenings it WHERE it.part = 0 AND it.day < '9999' ORDER BY it.day DESC",
        "SELECT it.id, it.day FROM main.happenings it WHERE it.part = 1 ORDER BY it.day DESC",
        "SELECT it.id, it.day FROM main.happenings it WHERE it.part = 2 ORDER BY it.day DESC",
    ),
    ("claim", "differing"): (
        "SELECT it.id, it.by_denied, it.by_origins, it.by_tellings FROM main.claims it "
        "ORDER BY it.by_denied, it.by_origins, it.by_tellings, it.id",
    ),
    ("claim", "doubt"): (
        "SELECT it.id, it.by_denied, it.by_origins, it.by_tellings FROM main.claims it "
        "ORDER BY it.by_denied DESC, it.by_origins DESC, it.by_tellings DESC, it.id DESC",
    ),
    ("claim", "new"): (
        "SELECT a.claim FROM main.assertions a WHERE a.published IS NOT NULL ORDER BY a.published DESC",
        "SELECT it.id FROM main.claims it ORDER BY it.id",
    ),
    ("figure", "differing"): (
        "SELECT it.id FROM main.ledger_entries it WHERE it.contradicts <> '' ORDER BY it.id",
        "SELECT it.id FROM main.ledger_entries it ORDER BY it.id",
    ),
    ("figure", "new"): (
        "SELECT it.id FROM main.ledger_entries it WHERE it.published IS NOT NULL ORDER BY it.published DESC",
        "SELECT it.id FROM main.ledger_entries it ORDER BY it.id",
    ),
    ("story", "doubt"): (
        "SELECT it.id, it.by_pages, it.by_first FROM main.stories it ORDER BY it.by_pages, it.by_first, it.id",
    ),
    ("story", "new"): ("SELECT it.id FROM main.stories it ORDER BY it.last DESC",),
    ("copy", "doubt"): (
        f"SELECT {_COPY}, it.by_share FROM main.copies it ORDER BY it.by_share DESC, it.later DESC, it.earlier DESC",
    ),
    ("copy", "new"): (f"SELECT {_COPY} FROM main.copies it ORDER BY it.rowid DESC",),
    ("origin", "doubt"): (
        "SELECT it.id, it.by_pages, it.name FROM main.origins it ORDER BY it.by_pages, it.name, it.id",
    ),
    ("origin", "new"): ("SELECT it.id FROM main.origins it ORDER BY it.rowid DESC",),
    ("page", "new"): (
        "SELECT it.page FROM main.readings it WHERE +it.state = 'kept' AND it.published IS NOT NULL "
        "ORDER BY it.published DESC",
        "SELECT it.page FROM main.readings it WHERE +it.state = 'kept' AND it.published IS NULL ORDER BY it.page",
    ),
}
"""The ids of all things of a kind in an order, as the machine has them: what people took away is not asked for."""


def queue_of(
    connection: Connection, line: Line, wish: Wish, done: Callable[[str], bool], sample: Collection[str] = ()
) -> list[str]:
    """The first things of a line that pass the filters and are not done, at most `AHEAD`. `sample` are the ids of the
    sample of the line, in its order."""
    lets = _lets(connection, line.kind, wish)
    found: dict[str, None] = {}
    ids: list[str] = []
    for id_ in sample if line.order == "sample" else _ordered(connection, line, lets):
        if done(id_) or id_ in found:
            continue
        ids.append(id_)
        if len(ids) == (_PART if lets else AHEAD):
            found |= dict.fromkeys(lets.passing(connection, ids) if lets else ids)
            ids = []
            if len(found) >= AHEAD:
                break
    found |= dict.fromkeys(lets.passing(connection, ids) if lets else ids)
    return list(found)[:AHEAD]


def _ordered(connection: Connection, line: Line, lets: _Lets | None) -> Iterator[str]:
    few = lets.few if lets else None
    if few is not None and line.kind == "happening" and line.order in ("doubt", "differing"):
        yield from _by_doubt(connection, few, differing=line.order == "differing")
        return
    for query in _IN_ORDER[line.kind, line.order]:
        rows = connection.exec_driver_sql(query)
        try:
            for row in rows:
                if few is None or row[0] in few:
                    yield row[0]
        finally:
            rows.close()


def _by_doubt(connection: Connection, few: Mapping[str, None], *, differing: bool) -> Iterator[str]:
    """Some happenings, the least sure first."""
    marks = ", ".join("?" for _ in few)
    query = (
        "SELECT it.id FROM main.happenings it LEFT JOIN main.mentions m ON m.happening = it.id LEFT JOIN "
        f"main.event_doubts e ON e.page = m.page AND e.event = m.event WHERE it.id IN ({marks}) GROUP BY it.id "
        f"ORDER BY {'it.contradictions = , ' if differing else ''}min(coalesce(e.confidence, 2)), it.id"
    )
    yield from connection.exec_driver_sql(query, tuple(few)).scalars()


@dataclass(frozen=True, slots=True)
class _Lets:
    """What the filters let through. `test` is a query for those of some ids (`:given`, JSON) that pass, which looks
    each up by its id; `few`: all that pass, where it is not much."""

    test: str
    values: Mapping[str, Any]
    few: Mapping[str, None] | None

    def passing(self, connection: Connection, ids: Collection[str]) -> list[str]:
        """Those of some ids that pass, in their order."""
        if self.few is not None:
            return [id_ for id_ in ids if id_ in self.few]
        if not ids:
            return []
        found = set(connection.exec_driver_sql(self.test, {**self.values, "given": json.dumps(list(ids))}).scalars())
        return [id_ for id_ in ids if id_ in found]


def _lets(connection: Connection, kind: QueueKind, wish: Wish) -> _Lets | None:
    if kind == "page" or not _asks(wish):
        return None
    matter = _MATTERS[kind]
    found = condition(connection, matter, narrowed(wish), walked=False)
    if not found.sql:
        return None
    name = {"figure": "f.id", "copy": _COPY}.get(kind, "it.id")
    table = "ledger_entries f JOIN ledgers AS it ON it.id = f.ledger" if kind == "figure" else f"{matter} AS it"
    query = f"SELECT {name} FROM {table}{found.sql} LIMIT {_MOST_FILTERED + 1}"
    few = None
    if found.sql.startswith(" WHERE it.id IN"):  # an index finds all that can pass: there are not many
        ids = connection.exec_driver_sql(query, dict(found.values)).scalars().all()
        few = dict.fromkeys(ids) if len(ids) <= _MOST_FILTERED else None
    given = "json_each(:given) g CROSS JOIN " + table
    where = f"{found.sql} AND {_OF_COPY if kind == 'copy' else f'{name} = g.value'}"
    if kind not in ("copy", "figure"):
        given, where = f"{given} ON it.id = g.value", found.sql
    return _Lets(f"SELECT {name} FROM {given}{where}", found.values, few)


def _asks(wish: Wish) -> bool:
    chosen = wish.chosen
    return bool(
        chosen.since or chosen.until or chosen.types or chosen.statuses or chosen.actors or chosen.places
        or chosen.outlets or chosen.stories or chosen.min_origins
    )  # fmt: skip


def how_many(connection: Connection, kind: QueueKind) -> int:
    """How many things of a kind the machine has."""
    table = {"figure": "ledger_entries", "page": "readings"}.get(kind) or _MATTERS[kind]
    where = " WHERE state = 'kept'" if kind == "page" else ""
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM main.{table}{where}").scalar_one())
