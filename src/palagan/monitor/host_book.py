"""The host book of gathering, from the case and back."""

from __future__ import annotations

from sqlalchemy import Connection

from palagan.gather.web.hosts import Host, HostBook
from palagan.gather.web.pace import LEAST, Pace
from palagan.gather.web.robots import Robots
from palagan.store.hosts import HostRow, load_hosts, save_hosts

_AT_ONCE = float("-inf")


def load_book(connection: Connection, least: float = LEAST) -> HostBook:
    """What the case knows of its hosts. `least`: seconds between two requests to any of them."""
    return HostBook({row.host: _host(row) for row in load_hosts(connection)}, least)


def keep_book(connection: Connection, book: HostBook) -> None:
    """Write what was learnt of hosts since this was last done, in the transaction of the connection."""
    save_hosts(connection, changed_rows(book))


def changed_rows(book: HostBook) -> list[HostRow]:
    """What was learnt of hosts since this was last asked, as rows to be saved."""
    return [_row(host) for host in book.changed()]


def _host(row: HostRow) -> Host:
    known = row.robots_at is not None
    return Host(
        name=row.host,
        robots=Robots(row.robots or "", row.closed) if known else None,
        robots_at=row.robots_at,
        pace=Pace(row.pause, _AT_ONCE if row.next_at is None else row.next_at, row.refused, row.forbidden),
        asked=row.asked,
        status=row.status,
        detail=row.detail,
    )


def _row(host: Host) -> HostRow:
    robots = host.robots
    return HostRow(
        host=host.name,
        robots=robots.text if robots is not None else None,
        closed=robots.closed if robots is not None else None,
        robots_at=host.robots_at,
        pause=host.pace.pause,
        next_at=None if host.pace.next_at == _AT_ONCE else host.pace.next_at,
        refused=host.pace.refused,
        forbidden=host.pace.forbidden,
        asked=host.asked,
        status=host.status,
        detail=host.detail,
    )
