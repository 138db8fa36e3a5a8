"""How each host wants to be asked, in and out of the case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from palagan.store.watch_schema import hosts


@dataclass(frozen=True, slots=True)
class HostRow:
    """A row of the table `hosts`. `next_at` None: it may be asked at once."""

    host: str
    robots: str | None = None
    closed: str | None = None
    robots_at: float | None = None
    pause: float = 1.0
    next_at: float | None = None
    refused: int = 0
    forbidden: int = 0
    asked: int = 0
    status: int | None = None
    detail: str | None = None


def load_hosts(connection: Connection) -> list[HostRow]:
    """Every host that was ever asked."""
    return [HostRow(**row) for row in connection.execute(select(hosts)).mappings()]


def save_hosts(connection: Connection, rows: Iterable[HostRow]) -> None:
    """Keep these hosts in place of what was known of them."""
    values = [asdict(row) for row in rows]
    if not values:
        return
    statement = insert(hosts)
    told = {column.name: statement.excluded[column.name] for column in hosts.columns if column.name != "host"}
    connection.execute(statement.on_conflict_do_update(index_elements=["host"], set_=told), values)
