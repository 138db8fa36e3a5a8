"""What listening to a source brought: new addresses, its rhythm, and when it is asked next."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from palagan.gather.web.feeds import Item
from palagan.gather.web.hosts import host_name
from palagan.gather.web.links import one_form
from palagan.model.moments import seconds_of
from palagan.monitor import rhythm
from palagan.monitor.moving import moved
from palagan.store.addresses import Address, known_addresses, save_addresses
from palagan.store.subscriptions import Subscription, keep_subscription

if TYPE_CHECKING:
    from palagan.gather.web.listening import Heard

_DAY = 86_400.0
_GONE_AFTER = 3
"""Answers in a row that a source is gone (404) after which it is taken for gone; one that says so (410) at once."""
_LOOKS_APART = 600.0
"""Seconds between two looks at a page of which its source says that it changed, times the looks in vain."""
_APART = 0.001
"""Seconds by which the items of one ask come due after one another, the newest first."""


@dataclass(frozen=True, slots=True)
class Noted:
    """New addresses, those that are looked at again because they changed, the hosts of both, and the moments of what
    was new to the source."""

    found: int = 0
    changed: int = 0
    hosts: frozenset[str] = frozenset()
    came: tuple[float, ...] = ()


def item_of(told: str, url: str) -> Item:
    """The item that an address keeps as JSON."""
    known = json.loads(told)
    return Item(**{"url": url, **{name: known[name] for name in Item.__dataclass_fields__ if name in known}})


def item_json(item: Item) -> str:
    """An item as an address keeps it: what is known of it."""
    return json.dumps({name: value for name, value in asdict(item).items() if value is not None}, ensure_ascii=False)


def note_items(
    connection: Connection,
    items: Sequence[Item],
    subscription: str | None,
    now: float,
    last: float | None = None,
    first: bool = False,
) -> Noted:
    """Remember the addresses that a source, a list or the user names; each of which nothing is known is due now, the
    newest first, and so is each that changed since it was kept. `last` is the moment of the source's newest item so
    far: what it names for the first time though the case knows it from elsewhere is new to it when it is newer. What it
    names without a date came just now, but the `first` time, when nobody knows."""
    by_key: dict[str, Item] = {}
    for item in items:
        by_key.setdefault(one_form(item.url), item)
    known = known_addresses(connection, list(by_key))
    fresh = sorted(
        (key for key in by_key if key not in known), key=lambda key: by_key[key].published or "", reverse=True
    )
    rows = [
        Address(key, by_key[key].url, host_name(by_key[key].url), now, subscription, due=now + rank * _APART,
                told=item_json(by_key[key]))
        for rank, key in enumerate(fresh)
    ]  # fmt: skip
    changed = [row for key, old in known.items() if (row := _changed(old, by_key[key], now)) is not None]
    save_addresses(connection, [*rows, *changed])
    told = [seconds_of(by_key[key].published or by_key[key].changed) for key in fresh]
    came = [moment if moment is not None else now for moment in told if moment is not None or not first]
    for key in known:
        moment = seconds_of(by_key[key].published)
        if moment is not None and last is not None and last < moment <= now:
            came.append(moment)
    hosts = frozenset(row.host for row in (*rows, *changed))
    return Noted(len(rows), len(changed), hosts, tuple(min(moment, now) for moment in came))


def _changed(old: Address, item: Item, now: float) -> Address | None:
    """The address to be looked at again at once; None where the source tells nothing new of it."""
    moment = seconds_of(item.changed)
    if moment is None or old.asked is None or moment <= old.asked or old.state not in ("kept", "gone", "left"):
        return None
    known = item_of(old.told, old.url)
    if moment > now + _DAY or known.changed == item.changed:
        return None
    state = "new" if old.page is None else old.state
    due = max(
        now, old.asked + _LOOKS_APART * (old.checks + 1)
    )  # some say of all their pages that they changed just now
    return replace(old, state=state, due=min(due, old.due or due), told=item_json(_told_of_both(known, item)), tries=0)


def _told_of_both(known: Item, item: Item) -> Item:
    """What a source says now, and what another said before and it does not: an aggregator names the publisher."""
    said = {name: value for name, value in asdict(item).items() if value is not None}
    return replace(known, **said)


def keep_heard(connection: Connection, subscription: Subscription, heard: Heard, now: float) -> Noted:
    """What an ask of a source brought, kept: its addresses, its rhythm, when it is due next."""
    one = replace(subscription, asked=now, asks=subscription.asks + 1, status=heard.status, detail=heard.detail or None)
    known = rhythm.rhythm_of(one.rhythm)
    if heard.outcome not in ("heard", "unchanged"):
        keep_subscription(connection, _not_heard(replace(one, refused=one.refused + 1), heard, known, now))
        return Noted()
    noted = note_items(connection, heard.items, one.id, now, known.last, known.since is None)
    known = rhythm.silence(rhythm.heard(known, now, noted.came), now)
    every = rhythm.pause(known, now)
    one = replace(
        one,
        etag=heard.etag or (one.etag if heard.outcome == "unchanged" else None),
        modified=heard.modified or (one.modified if heard.outcome == "unchanged" else None),
        heard=now,
        refused=0,
        items=one.items + noted.found,
        rhythm=rhythm.rhythm_json(known),
        every=every,
        next_due=now + every,
    )
    keep_subscription(connection, moved(connection, one, heard.url, now))
    return noted


def _not_heard(one: Subscription, heard: Heard, known: rhythm.Rhythm, now: float) -> Subscription:
    """A source that gave nothing: asked again later, the longer the more often that was so."""
    usual = one.every or rhythm.UNKNOWN
    if heard.outcome == "gone":
        ended = heard.status == 410 or one.refused >= _GONE_AFTER
        return replace(one, state="gone" if ended else one.state, next_due=None if ended else now + _DAY / 2)
    if heard.outcome == "refused":
        return replace(one, next_due=now + _DAY)
    if heard.status is not None:
        one = replace(one, rhythm=rhythm.rhythm_json(rhythm.silence(known, now)))
    back_off = now + min(usual * 2.0 ** min(one.refused - 1, 16), _DAY / 4)
    return replace(one, next_due=min(max(back_off, heard.until or now), now + _DAY))
