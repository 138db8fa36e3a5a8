"""Sources that moved for good: where from, where to, since when that is told, and whether it was written down."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, text

from palagan.store.watch_facts import fact, put_fact

_NAME = "moved:"


@dataclass(frozen=True, slots=True)
class Move:
    """Of one source: it was asked at `before`, and says with 301 or 308 that it lies at `to`: first at `since`, so many
    `times` in a row. `written`: the moment from which it is asked there; None: not yet. Moments are seconds since
    1970."""

    before: str
    to: str
    since: float
    times: int = 0
    written: float | None = None


def move_of(connection: Connection, subscription: str) -> Move | None:
    """The last move of a source; None where it never did."""
    told = fact(connection, _NAME + subscription)
    return None if told is None else _move(told)


def moves(connection: Connection) -> dict[str, Move]:
    """The last moves of all sources that did, by their ids."""
    query = text("SELECT name, value FROM watch_facts WHERE name >= :first AND name < :end")
    rows = connection.execute(query, {"first": _NAME, "end": "moved;"})
    found = ((name.removeprefix(_NAME), _move(value)) for name, value in rows)
    return {name: move for name, move in found if move is not None}


def keep_move(connection: Connection, subscription: str, move: Move | None) -> None:
    """Keep it; None forgets it."""
    put_fact(connection, _NAME + subscription, None if move is None else json.dumps(asdict(move)))


def _move(told: str) -> Move | None:
    """What was kept; what cannot be one, since another program wrote it, is none."""
    try:
        value = json.loads(told)
        since, written = float(value["since"]), value["written"]
        moment = None if written is None else float(written)
        return Move(str(value["before"]), str(value["to"]), since, int(value["times"]), moment)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
