"""The things that people decided on, among those that a wish lets through, found without going through the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection

from palagan.looking.rows import MATTERS, Wish, narrowed
from palagan.model.record import Claim, Copy, Happening, Ledger, Story
from palagan.store.look_up import origin_head
from palagan.store.narrow import condition

_KINDS: Mapping[str, TypeAdapter[Any]] = {
    "happenings": TypeAdapter(Happening),
    "claims": TypeAdapter(Claim),
    "ledgers": TypeAdapter(Ledger),
    "copies": TypeAdapter(Copy),
    "stories": TypeAdapter(Story),
}
_ORDERS: Mapping[str, str] = {"happenings": "it.part, it.day, it.type, it.id", "copies": "it.later, it.earlier"}
_CHUNK = 100


def decided_values(connection: Connection, view: str, wish: Wish) -> Iterator[list[Any]]:
    """Things of the model (of origins their heads) over which decisions lie, in chunks; happenings by day.

    The record as decided must lie on the connection. A thing that was only touched by a decision on another is among
    them; its own `rulings` tell.
    """
    matter = MATTERS[view]
    laid = connection.exec_driver_sql(
        "SELECT 1 FROM temp.sqlite_master WHERE name = ?", (f"decided_{matter}",)
    ).scalar()
    if laid is None:
        return
    found = condition(connection, matter, narrowed(wish))
    name = "{0}.later || ':' || {0}.earlier" if matter == "copies" else "{0}.id"
    among = f"{name.format('it')} IN (SELECT {name.format('d')} FROM temp.decided_{matter} AS d)"
    what = "it.id" if matter == "origins" else "it.json"
    query = (
        f"SELECT {what} FROM {matter} AS it{found.sql}{' AND ' if found.sql else ' WHERE '}{among} "
        f"ORDER BY {_ORDERS.get(matter, 'it.id')}"
    )
    rows = [row[0] for row in connection.exec_driver_sql(query, dict(found.values))]
    for at in range(0, len(rows), _CHUNK):
        part = rows[at : at + _CHUNK]
        if matter == "origins":
            yield [head for id_ in part if (head := origin_head(connection, id_)) is not None]
        else:
            yield [_KINDS[matter].validate_json(line) for line in part]
