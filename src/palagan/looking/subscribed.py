"""What a case listens to, as it stands: each subscription with its host's refusals, what was taken down, and whether a
watcher lives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, text

from palagan.gather.web.hosts import host_name
from palagan.gather.web.pace import FORBIDS_AFTER
from palagan.store.named import kept

MOST = 300
"""Subscriptions that are told at once."""
LIVES = 300.0
"""Seconds after which a watcher that gave no sign of life is held to have stopped."""


@dataclass(frozen=True, slots=True)
class HostState:
    """How a host wants to be asked: `pause` in seconds, refusals in a row, `closed` why its robots.txt shuts all out.
    `forbids`: it refused us so often that it is left alone."""

    name: str
    pause: float
    next_at: float | None
    refused: int
    forbidden: int
    asked: int
    status: int | None
    detail: str | None
    closed: str | None
    forbids: bool


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A subscription with its host. `rhythm` is JSON of `monitor/rhythm.py`; moments are seconds since 1970."""

    id: str
    url: str
    kind: str
    name: str
    outlet: str | None
    language: str | None
    parent: str | None
    state: str
    added: str
    asked: float | None
    heard: float | None
    next_due: float | None
    every: float | None
    rhythm: str
    asks: int
    items: int
    refused: int
    status: int | None
    detail: str | None
    host: HostState | None


@dataclass(frozen=True, slots=True)
class TakenDown:
    """A page that its outlet took down after we had it; it stays in the case. `since` seconds since 1970."""

    page: str
    url: str
    title: str | None
    outlet: str | None
    since: float | None
    status: int | None


@dataclass(frozen=True, slots=True)
class Watcher:
    """What the case tells of its watching: the contact that every request names, the zone of its clock, and the
    watcher's signs of life."""

    contact: str | None
    zone: str | None
    began: float | None
    lived: float | None

    def lives(self, now: float) -> bool:
        """Whether a watcher was at work within the last minutes."""
        return self.lived is not None and now - self.lived < LIVES


@dataclass(frozen=True, slots=True)
class Listening:
    """All of it. `states`: how many addresses are in each state; `waiting`: how many of them are to be asked now."""

    subscriptions: tuple[Subscribed, ...]
    count: int
    forbidding: tuple[HostState, ...]
    taken_down: tuple[TakenDown, ...]
    taken_down_count: int
    states: Mapping[str, int]
    waiting: int
    watcher: Watcher


def listening(connection: Connection, now: float) -> Listening:
    """What the case listens to at this moment."""
    states = kept(connection, "address-states", lambda: _states(connection))
    gone = taken_down(connection) if states.get("gone") else ()
    return Listening(
        subscriptions=subscribed(connection),
        count=int(connection.exec_driver_sql("SELECT count(*) FROM subscriptions").scalar_one()),
        forbidding=forbidding(connection),
        taken_down=gone,
        taken_down_count=_gone(connection) if gone else 0,
        states=states,
        waiting=int(
            connection.exec_driver_sql("SELECT count(*) FROM addresses WHERE due IS NOT NULL AND due <= ?", (now,))
            .scalar_one()
        ),
        watcher=watcher(connection),
    )  # fmt: skip


def subscribed(connection: Connection, after: str | None = None, most: int = MOST) -> tuple[Subscribed, ...]:
    """The subscriptions by name; or, given an id or "", those whose ids come after it, by id."""
    order = "lower(name), id" if after is None else "id"
    rows = connection.execute(
        text(f"SELECT {', '.join(_COLUMNS)} FROM subscriptions WHERE id > :after ORDER BY {order} LIMIT :most"),
        {"after": after or "", "most": most},
    ).all()
    hosts = hosts_of(connection, {host_name(row.url) for row in rows})
    return tuple(Subscribed(*row, hosts.get(host_name(row.url))) for row in rows)  # type: ignore[call-arg]


_COLUMNS = tuple(name for name in Subscribed.__dataclass_fields__ if name != "host")


_HOST = "SELECT host, pause, next_at, refused, forbidden, asked, status, detail, closed FROM hosts"


def hosts_of(connection: Connection, names: Iterable[str]) -> dict[str, HostState]:
    """What is known of some hosts."""
    query = text(f"{_HOST} WHERE host IN :names").bindparams(bindparam("names", expanding=True))
    return {row[0]: _host(tuple(row)) for row in connection.execute(query, {"names": sorted(names)})}


def forbidding(connection: Connection, most: int = 50) -> tuple[HostState, ...]:
    """Hosts that forbid us, or whose robots.txt shuts everything, by name."""
    query = f"{_HOST} WHERE forbidden >= ? OR closed IS NOT NULL ORDER BY host LIMIT ?"
    return tuple(_host(tuple(row)) for row in connection.exec_driver_sql(query, (FORBIDS_AFTER, most)))


def _host(row: tuple[object, ...]) -> HostState:
    forbidden = row[4]
    assert isinstance(forbidden, int)
    return HostState(*row, forbidden >= FORBIDS_AFTER)  # type: ignore[call-arg, arg-type]


def taken_down(connection: Connection, most: int = 20) -> tuple[TakenDown, ...]:
    """Pages of the case that are gone from their addresses, the latest first."""
    query = (
        "SELECT a.page, a.url, r.title, coalesce(r.outlet, p.hint_outlet), a.asked, a.status FROM addresses a "
        "JOIN pages p ON p.id = a.page LEFT JOIN readings r ON r.page = a.page "
        "WHERE a.state = 'gone' ORDER BY a.asked DESC LIMIT ?"
    )
    return tuple(TakenDown(*row) for row in connection.exec_driver_sql(query, (most,)))


def _gone(connection: Connection) -> int:
    query = "SELECT count(*) FROM addresses WHERE state = 'gone' AND page IS NOT NULL"
    return int(connection.exec_driver_sql(query).scalar_one())


def _states(connection: Connection) -> dict[str, int]:
    query = "SELECT state, count(*) FROM addresses GROUP BY state"
    return {row[0]: row[1] for row in connection.exec_driver_sql(query)}


def watcher(connection: Connection) -> Watcher:
    """What the case tells of its watching."""
    facts = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT name, value FROM watch_facts")}
    return Watcher(facts.get("contact"), facts.get("zone"), _moment(facts.get("began")), _moment(facts.get("lived")))


def _moment(told: str | None) -> float | None:
    try:
        return None if told is None else float(told)
    except ValueError:
        return None
