"""A source that moved for good (301, 308) is asked at its new address, once that was told often enough.

Until then each ask follows the redirects, and robots.txt of every host on the way is asked before, so that a new
address counts only where its host lets us in. To another owner's site nothing moves by itself: an old name may have
been sold. That is told on the screen and by `palagan sources`, and `follow` does it.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from palagan.errors import InputError
from palagan.gather.web.sites import same_owner
from palagan.store.moves import Move, keep_move, move_of
from palagan.store.subscriptions import Subscription, find_subscription, is_listened_to, keep_subscription

TIMES, OVER = 3, 86_400.0
"""Asks in a row that told of the same new address, and the seconds between the first and the last of them, after which
it is written down."""


def moved(connection: Connection, one: Subscription, where: str | None, now: float) -> Subscription:
    """The source after an ask that was answered at `where`, by redirects for good alone (None: not known)."""
    known = move_of(connection, one.id)
    if where is None or where == one.url:
        if known is not None and known.written is None:
            keep_move(connection, one.id, None)
        return one
    if known is None or known.written is not None or (known.before, known.to) != (one.url, where):
        known = Move(one.url, where, now)
    known = replace(known, times=known.times + 1)
    if _may_be_written(connection, known, now):
        known = replace(known, written=now)
        one = replace(one, url=where)
    keep_move(connection, one.id, known)
    return one


def _may_be_written(connection: Connection, move: Move, now: float) -> bool:
    """Whether it is told for long enough, within one owner's sites, not down from https, and of an address that is not
    listened to already."""
    return (
        move.times >= TIMES
        and now - move.since >= OVER
        and same_owner(move.before, move.to)
        and not (move.before.startswith("https:") and move.to.startswith("http:"))
        and not is_listened_to(connection, move.to)
    )


def follow(connection: Connection, named: str, now: float) -> Subscription:
    """Ask a source at the address that it says it has moved to, from now on. One that says no such thing, or whose new
    address is listened to already, is an `InputError`."""
    one = find_subscription(connection, named)
    move = move_of(connection, one.id)
    if move is None or move.written is not None:
        raise InputError("does not say that it has moved", item=one.name, way_out="It is asked where it was.")
    if is_listened_to(connection, move.to):
        raise InputError(
            f"has moved to {move.to}, which is listened to already", item=one.name, way_out="Remove one of the two."
        )
    one = replace(one, url=move.to)
    keep_subscription(connection, one)
    keep_move(connection, one.id, replace(move, written=now))
    return one
