"""The outbox: messages on their way to channels, written with what rang and marked when a channel took them.

A message that was sent but not yet marked when the program died is sent again under the same id: at least once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, func, literal_column, select, update
from sqlalchemy.dialects.sqlite import insert

from palagan.store.watch_schema import messages

MessageState = Literal["waiting", "held", "sent", "failed", "dropped"]
_UNSENT = ("waiting", "held")
_ROWID: ColumnElement[int] = literal_column("messages.rowid")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to be sent. `id` is the idempotency key; `body` the message as JSON; `loud`: to be heard, else a silent
    change of what was sent; `grave`: breaks quiet hours and budget. `alert` is "" for a digest."""

    id: str
    alert: str
    channel: str
    body: str
    made: float
    loud: bool
    grave: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as the outbox keeps it. `due`: not before; `remote`: what its channel calls what it made of it."""

    id: str
    alert: str
    channel: str
    body: str
    state: MessageState
    made: float
    due: float | None
    tries: int
    sent: float | None
    remote: str | None
    detail: str | None
    loud: bool
    grave: bool


def put_message(connection: Connection, outgoing: Outgoing) -> bool:
    """Put a message into the outbox; whether it is new there.

    An unsent older one of the same alert and channel is dropped, and the new one is as loud and grave as that was.
    """
    if connection.execute(select(messages.c.id).where(messages.c.id == outgoing.id)).first() is not None:
        return False
    loud, grave = outgoing.loud, outgoing.grave
    if outgoing.alert:
        same = (messages.c.alert == outgoing.alert) & (messages.c.channel == outgoing.channel)
        older = same & messages.c.state.in_(_UNSENT)
        for row in connection.execute(select(messages.c.loud, messages.c.grave).where(older)):
            loud, grave = loud or bool(row.loud), grave or bool(row.grave)
        told = f"{outgoing.id} took its place"
        connection.execute(update(messages).where(older).values(state="dropped", due=None, detail=told))
    values = {
        "id": outgoing.id,
        "alert": outgoing.alert,
        "channel": outgoing.channel,
        "body": outgoing.body,
        "state": "waiting",
        "made": outgoing.made,
        "due": outgoing.made,
        "loud": int(loud),
        "grave": int(grave),
    }
    connection.execute(insert(messages).values(**values))
    return True


def unsent(connection: Connection, channel: str, most: int = 500) -> tuple[Letter, ...]:
    """What waits for a channel or is held back, in order of making."""
    query = select(messages).where(messages.c.channel == channel, messages.c.state.in_(_UNSENT))
    return tuple(map(_letter, connection.execute(query.order_by(messages.c.made, _ROWID).limit(most))))


def unsent_counts(connection: Connection) -> dict[str, dict[str, int]]:
    """Channel → state → how many messages wait or are held."""
    query = select(messages.c.channel, messages.c.state, func.count()).where(messages.c.state.in_(_UNSENT))
    found: dict[str, dict[str, int]] = {}
    for channel, state, count in connection.execute(query.group_by(messages.c.channel, messages.c.state)):
        found.setdefault(channel, {})[state] = count
    return found


def message_by_id(connection: Connection, id: str) -> Letter | None:
    """One message."""
    row = connection.execute(select(messages).where(messages.c.id == id)).first()
    return None if row is None else _letter(row)


def sent_before(connection: Connection, alert: str, channel: str) -> Letter | None:
    """What was last sent of an alert by a channel."""
    mine = (messages.c.alert == alert) & (messages.c.channel == channel) & (messages.c.state == "sent")
    row = connection.execute(select(messages).where(mine).order_by(messages.c.sent.desc(), _ROWID.desc())).first()
    return None if row is None else _letter(row)


def moments_sent(connection: Connection, channel: str, since: float, *, loud: bool = False) -> tuple[float, ...]:
    """When a channel sent something since a moment, the first first; with `loud` only what was to be heard. What a
    digest told was not sent by itself."""
    wanted = (messages.c.channel == channel) & (messages.c.sent >= since) & (messages.c.state == "sent")
    wanted &= messages.c.tries > 0
    if loud:
        wanted &= messages.c.loud == 1
    return tuple(connection.execute(select(messages.c.sent).where(wanted).order_by(messages.c.sent)).scalars())


def mark_sent(
    connection: Connection,
    id: str,
    at: float,
    remote: str | None = None,
    detail: str | None = None,
    *,
    loud: bool = True,
) -> None:
    """A channel took it; `loud`: people heard of it, so that it counts in the budget of the day."""
    values = {"state": "sent", "sent": at, "due": None, "remote": remote, "detail": detail, "loud": int(loud)}
    connection.execute(update(messages).where(messages.c.id == id).values(**values, tries=messages.c.tries + 1))


def put_off(
    connection: Connection, ids: Iterable[str], due: float, state: MessageState, detail: str, *, tried: bool = False
) -> None:
    """Not now: nothing is done with these before `due`."""
    values: dict[str, Any] = {"state": state, "due": due, "detail": detail}
    if tried:
        values["tries"] = messages.c.tries + 1
    connection.execute(update(messages).where(messages.c.id.in_(list(ids)), _still_unsent()).values(**values))


def give_up(connection: Connection, ids: Iterable[str], state: Literal["failed", "dropped"], detail: str) -> None:
    """Never: the reason is kept."""
    values = {"state": state, "due": None, "detail": detail}
    connection.execute(update(messages).where(messages.c.id.in_(list(ids)), _still_unsent()).values(**values))


def fold_into(connection: Connection, digest: Outgoing, letters: Sequence[Letter], at: float) -> None:
    """Held messages go as one: the digest waits in their place, and they count as told by it."""
    if put_message(connection, digest):
        values = {"state": "sent", "sent": at, "due": None, "loud": 0, "detail": f"told in the digest {digest.id}"}
        ids = [letter.id for letter in letters]
        connection.execute(update(messages).where(messages.c.id.in_(ids), _still_unsent()).values(**values))


def shown_after(connection: Connection, channels: Sequence[str], after: float, most: int = 200) -> tuple[Letter, ...]:
    """What was sent by these channels after a moment, the first first: for a browser that asks again and again."""
    wanted = messages.c.channel.in_(channels) & (messages.c.sent > after) & (messages.c.state == "sent")
    query = select(messages).where(wanted).order_by(messages.c.sent, _ROWID).limit(most)
    return tuple(map(_letter, connection.execute(query)))


def last_messages(connection: Connection, channel: str, most: int = 20) -> tuple[Letter, ...]:
    """What a channel was last given, whatever became of it, the last first."""
    query = select(messages).where(messages.c.channel == channel)
    return tuple(map(_letter, connection.execute(query.order_by(messages.c.made.desc(), _ROWID.desc()).limit(most))))


def _still_unsent() -> Any:
    return messages.c.state.in_(_UNSENT)


def _letter(row: Row[Any]) -> Letter:
    told = dict(row._mapping)
    return Letter(**{**told, "loud": bool(told["loud"]), "grave": bool(told["grave"])})
