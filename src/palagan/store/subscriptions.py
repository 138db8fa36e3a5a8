"""What a case listens to: feeds, sitemaps and section pages, each with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from palagan.errors import InputError, NotFoundError
from palagan.model.ids import content_id
from palagan.store.watch_schema import addresses, subscriptions, watch_facts

Kind = Literal["feed", "news-sitemap", "sitemap", "sitemap-index", "section"]
State = Literal["on", "paused", "gone"]
FIRST_PAUSE = 1800.0
"""Seconds between two asks of a subscription of which nothing is known yet."""
_SHORTEST = 6
"""Letters of an id by which it can be named."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """One row. Moments are seconds since 1970, `added` and `since` ISO 8601; `every` is the pause in seconds that its
    rhythm asks for, `rhythm` JSON of `monitor/rhythm.py`; `asks` counts all, `items` what it ever named that was new,
    `refused` the asks in a row that gave nothing; `status` and `detail` are those of the last ask."""

    id: str
    url: str
    kind: Kind
    name: str
    added: str
    outlet: str | None = None
    language: str | None = None
    found_in: str | None = None
    parent: str | None = None
    since: str | None = None
    state: State = "on"
    etag: str | None = None
    modified: str | None = None
    asked: float | None = None
    heard: float | None = None
    next_due: float | None = None
    every: float | None = None
    rhythm: str = "{}"
    asks: int = 0
    items: int = 0
    refused: int = 0
    status: int | None = None
    detail: str | None = None


_FIELDS = tuple(one.name for one in fields(Subscription))


def subscribe(
    connection: Connection,
    *,
    url: str,
    kind: Kind,
    name: str,
    added: str,
    due: float,
    outlet: str | None = None,
    language: str | None = None,
    found_in: str | None = None,
    since: str | None = None,
) -> tuple[Subscription, bool]:
    """The subscription to an address, and whether it is new; it is asked first at `due`.

    One that was there keeps what is known of it; paused or gone, it is on again, and what is told anew of outlet,
    language and `since` counts. The address that one had before it moved is its as well.
    """
    same = or_(subscriptions.c.url == url, subscriptions.c.id == content_id("su", url))
    known = connection.execute(
        select(subscriptions).where(same).order_by(subscriptions.c.url != url).limit(1)
    ).one_or_none()
    if known is None:
        made = Subscription(
            content_id("su", url), url, kind, name, added, outlet, language, found_in, None, since,
            next_due=due, every=FIRST_PAUSE,
        )  # fmt: skip
        connection.execute(insert(subscriptions).values(**_values(made)))
        return made, True
    told: dict[str, Any] = {"outlet": outlet, "language": language, "since": since}
    values = {name: value for name, value in told.items() if value is not None}
    if since is not None and since != known.since:
        values |= {"etag": None, "modified": None, "next_due": due}
    if known.state != "on":
        values |= {"state": "on", "refused": 0, "next_due": due}
    if values:
        connection.execute(update(subscriptions).where(subscriptions.c.id == known.id).values(**values))
    return find_subscription(connection, known.id), False


def is_listened_to(connection: Connection, url: str) -> bool:
    """Whether there is a subscription to that address."""
    return connection.execute(select(subscriptions.c.id).where(subscriptions.c.url == url)).first() is not None


def list_subscriptions(connection: Connection, state: State | None = None) -> tuple[Subscription, ...]:
    """All of them, or those in a state, by name."""
    ordered = select(subscriptions).order_by(func.lower(subscriptions.c.name), subscriptions.c.url)
    if state is not None:
        ordered = ordered.where(subscriptions.c.state == state)
    return tuple(_subscription(row) for row in connection.execute(ordered))


def keep_subscription(connection: Connection, subscription: Subscription) -> None:
    """Write what listening changed. One that was removed meanwhile stays removed; whether it is paused is left as the
    user set it, unless it is gone."""
    values = _values(subscription)
    for name in ("id", "added", "found_in", "since", *(() if subscription.state == "gone" else ("state",))):
        del values[name]
    connection.execute(update(subscriptions).where(subscriptions.c.id == subscription.id).values(**values))


def set_state(connection: Connection, subscription_id: str, state: State, due: float | None = None) -> None:
    """Pause it, or set it on again: then it is due at `due`, where that is told."""
    values: dict[str, Any] = {"state": state}
    if state == "on":
        values |= {"refused": 0} | ({"next_due": due} if due is not None else {})
    connection.execute(update(subscriptions).where(subscriptions.c.id == subscription_id).values(**values))


def remove(connection: Connection, subscription_id: str) -> int:
    """Listen to it no more; how many of its addresses were waiting to be asked, and are asked no more. Pages stay."""
    waiting = connection.execute(
        delete(addresses).where(addresses.c.subscription == subscription_id, addresses.c.state == "new")
    ).rowcount
    connection.execute(
        update(addresses).where(addresses.c.subscription == subscription_id).values(subscription=None, due=None)
    )
    connection.execute(delete(subscriptions).where(subscriptions.c.id == subscription_id))
    connection.execute(delete(watch_facts).where(watch_facts.c.name == f"moved:{subscription_id}"))
    return int(waiting)


def find_subscription(connection: Connection, named: str) -> Subscription:
    """The one of that id (its beginning will do) or address; none or several are an error with the way out."""
    told = named.strip()
    chosen = [subscriptions.c.id == told, subscriptions.c.url == told]
    if len(told) >= _SHORTEST:
        chosen.append(func.substr(subscriptions.c.id, 1, len(told)) == told)
    found = [_subscription(row) for row in connection.execute(select(subscriptions).where(or_(*chosen)))]
    whole = [one for one in found if told in (one.id, one.url)]
    if len(whole or found) == 1:
        return (whole or found)[0]
    if found:
        names = ", ".join(one.id for one in found[:5])
        raise InputError(f"is the beginning of several ids ({names})", item=named, way_out="Write more of it.")
    raise NotFoundError("the case listens to no such source", item=named, way_out="List them: palagan sources CASE")


def _values(subscription: Subscription) -> dict[str, Any]:
    return {name: getattr(subscription, name) for name in _FIELDS}


def _subscription(row: Row[Any]) -> Subscription:
    return Subscription(**{name: getattr(row, name) for name in _FIELDS})
