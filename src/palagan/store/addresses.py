"""Every address that the case knows of: what is to be asked of it and when, what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from sqlalchemy import Connection, Row, func, or_, select, text, update
from sqlalchemy.dialects.sqlite import insert

from palagan.store.watch_schema import addresses, subscriptions

State = Literal["new", "kept", "same", "gone", "refused", "failed", "left", "removed"]
_WITH_DUE: tuple[State, ...] = ("new", "kept", "gone")
"""States in which an address may be due, those that go first in front."""
_HEARD = or_(
    addresses.c.subscription.is_(None),
    addresses.c.subscription.not_in(select(subscriptions.c.id).where(subscriptions.c.state == "paused")),
)
"""Not of a source that is paused."""


@dataclass(frozen=True, slots=True)
class Address:
    """A row of the table `addresses`. Moments are seconds since 1970, `told` is a `feeds.Item` as JSON."""

    key: str
    url: str
    host: str
    found: float
    subscription: str | None = None
    state: State = "new"
    due: float | None = None
    told: str = "{}"
    tries: int = 0
    checks: int = 0
    etag: str | None = None
    modified: str | None = None
    status: int | None = None
    detail: str | None = None
    asked: float | None = None
    kept: float | None = None
    digest: str | None = None
    page: str | None = None
    same_as: str | None = None


_FIELDS = tuple(one.name for one in fields(Address))


def known_addresses(connection: Connection, keys: Sequence[str]) -> dict[str, Address]:
    """Those of these keys that the case knows, by key."""
    found: dict[str, Address] = {}
    for start in range(0, len(keys), 500):
        some = addresses.c.key.in_(keys[start : start + 500])
        found |= {row.key: _address(row) for row in connection.execute(select(addresses).where(some))}
    return found


def same_as(connection: Connection, key: str) -> list[Address]:
    """The addresses that are other forms of this one."""
    return [_address(row) for row in connection.execute(select(addresses).where(addresses.c.same_as == key))]


def save_addresses(connection: Connection, rows: Iterable[Address]) -> None:
    """Write these addresses, new or not."""
    values = [asdict(row) for row in rows]
    if not values:
        return
    statement = insert(addresses)
    told = {name: statement.excluded[name] for name in _FIELDS if name != "key"}
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_=told), values)


def due_by_host(connection: Connection) -> dict[str, float]:
    """The moment at which something of each host is due first."""
    query = select(addresses.c.host, func.min(addresses.c.due)).where(addresses.c.due.is_not(None), _HEARD)
    return {row[0]: row[1] for row in connection.execute(query.group_by(addresses.c.host))}


def due_of_host(connection: Connection, host: str) -> float | None:
    """The moment at which something of one host is due first; None where nothing is."""
    query = select(func.min(addresses.c.due)).where(addresses.c.host == host, addresses.c.due.is_not(None), _HEARD)
    firsts = (connection.execute(query.where(addresses.c.state == state)).scalar_one() for state in _WITH_DUE)
    return min((first for first in firsts if first is not None), default=None)


def due_addresses(connection: Connection, host: str, now: float, most: int) -> list[Address]:
    """What is due of a host by `now`: what was never asked before what is asked again, each the longest due first."""
    found: list[Address] = []
    for state in _WITH_DUE:
        query = (
            select(addresses)
            .where(addresses.c.host == host, addresses.c.state == state, addresses.c.due <= now, _HEARD)
            .order_by(addresses.c.due)
            .limit(most - len(found))
        )
        found += [_address(row) for row in connection.execute(query)]
        if len(found) >= most:
            break
    return found


def spread_checks(connection: Connection, before: float, now: float, over: float) -> None:
    """Looks at kept pages that were due `before` a moment come due one after another within `over` seconds."""
    late = addresses.c.state.in_(("kept", "gone")) & (addresses.c.due < before)
    number = int(connection.execute(select(func.count()).where(late)).scalar_one())
    if number:
        rank = text("due = :now + (rowid % :number) * :over / :number")
        connection.execute(
            text(f"UPDATE addresses SET {rank.text} WHERE state IN ('kept', 'gone') AND due < :before"),
            {"now": now, "number": number, "over": over, "before": before},
        )


def not_due_after(connection: Connection, now: float, new: float, kept: float) -> None:
    """Where the clock was set back: what was never had and is due later than `new` seconds from now is due now, what
    was kept is due in `kept` seconds at the latest."""
    is_new = addresses.c.state == "new"
    connection.execute(update(addresses).where(is_new, addresses.c.due > now + new).values(due=now))
    connection.execute(update(addresses).where(~is_new, addresses.c.due > now + kept).values(due=now + kept))


def forget_pages_of(connection: Connection, ids: Sequence[str]) -> None:
    """The addresses of pages that the user takes out of the case are asked no more."""
    values = {"state": "removed", "due": None, "page": None, "etag": None, "modified": None, "digest": None}
    connection.execute(update(addresses).where(addresses.c.page.in_(ids)).values(**values))


def _address(row: Row[Any]) -> Address:
    return Address(**{name: getattr(row, name) for name in _FIELDS})
