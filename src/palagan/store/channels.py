"""The ways by which alerts reach people: one row each, with what each channel's last fault was. Never a secret."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, insert, select, update

from palagan.store.watch_schema import alert_rules, channels, messages

ChannelState = Literal["on", "off", "stopped"]


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel. `quiet`: "22:00-06:00 Asia/Jakarta"; `budget`: messages a day, None without end. Nothing is sent
    before `next_at`; `sent`: when something last was; `tries`: faults in a row; `detail`: the last fault in words."""

    name: str
    kind: str
    settings: Mapping[str, str]
    quiet: str | None
    budget: int | None
    state: ChannelState
    made: str
    next_at: float | None = None
    sent: float | None = None
    tries: int = 0
    detail: str | None = None


def all_channels(connection: Connection) -> tuple[Channel, ...]:
    """Every channel by name."""
    return tuple(map(_channel, connection.execute(select(channels).order_by(channels.c.name))))


def channel_named(connection: Connection, name: str) -> Channel | None:
    """One channel."""
    row = connection.execute(select(channels).where(channels.c.name == name)).first()
    return None if row is None else _channel(row)


def add_channel(connection: Connection, channel: Channel) -> None:
    """Keep a new channel. The caller sees to it that the name is free."""
    connection.execute(insert(channels).values(**_columns(channel)))


def keep_channel(connection: Connection, channel: Channel) -> None:
    """Keep all that is known of a channel in the place of what was known before."""
    connection.execute(update(channels).where(channels.c.name == channel.name).values(**_columns(channel)))


def turn_channel(connection: Connection, name: str, state: ChannelState) -> None:
    """Turn a channel on, off, or on again after a fault, which is forgotten with that."""
    fresh = {"next_at": None, "tries": 0, "detail": None} if state == "on" else {}
    connection.execute(update(channels).where(channels.c.name == name).values(state=state, **fresh))


def note_sent(connection: Connection, name: str, at: float) -> None:
    """Note that a channel did its work."""
    fresh = {"sent": at, "next_at": None, "tries": 0, "detail": None}
    connection.execute(update(channels).where(channels.c.name == name).values(**fresh))


def note_fault(connection: Connection, name: str, detail: str, next_at: float | None) -> None:
    """Note a fault; without a moment at which to try again, the channel is stopped until its user turns it on."""
    values: dict[str, Any] = {"detail": detail, "tries": channels.c.tries + 1, "next_at": next_at}
    if next_at is None:
        values["state"] = "stopped"
    connection.execute(update(channels).where(channels.c.name == name).values(**values))


def remember_setting(connection: Connection, name: str, setting: str, value: str) -> None:
    """Change one setting, as a channel asks for (a Telegram group that moved)."""
    row = connection.execute(select(channels.c.settings).where(channels.c.name == name)).first()
    if row is not None:
        settings = {**_settings(row.settings), setting: value}
        told = json.dumps(settings, ensure_ascii=False, sort_keys=True)
        connection.execute(update(channels).where(channels.c.name == name).values(settings=told))


def remove_channel(connection: Connection, name: str) -> int:
    """Take a channel out, and what was waiting for it; gives how many messages that were. What was sent stays noted."""
    unsent = (messages.c.channel == name) & messages.c.state.in_(("waiting", "held"))
    told = update(messages).where(unsent).values(state="dropped", due=None, detail="its channel was removed")
    dropped = connection.execute(told).rowcount
    connection.execute(delete(channels).where(channels.c.name == name))
    return int(dropped)


def rules_of_channel(connection: Connection, name: str) -> tuple[str, ...]:
    """The names of the rules that ring by a channel."""
    rows = connection.execute(select(alert_rules.c.name, alert_rules.c.channels).order_by(alert_rules.c.name))
    return tuple(row.name for row in rows if name in json.loads(row.channels))


def _columns(channel: Channel) -> dict[str, Any]:
    return {
        "name": channel.name,
        "kind": channel.kind,
        "settings": json.dumps(dict(channel.settings), ensure_ascii=False, sort_keys=True),
        "quiet": channel.quiet,
        "budget": channel.budget,
        "state": channel.state,
        "made": channel.made,
        "next_at": channel.next_at,
        "sent": channel.sent,
        "tries": channel.tries,
        "detail": channel.detail,
    }


def _channel(row: Row[Any]) -> Channel:
    told = dict(row._mapping)
    budget = told["budget"] if isinstance(told["budget"], int) else None
    state = told["state"] if told["state"] in ("on", "off") else "stopped"
    return Channel(**{**told, "settings": _settings(told["settings"]), "budget": budget, "state": state})


def _settings(kept: str) -> dict[str, str]:
    """The settings as they are kept; of what another program put there only names and texts."""
    try:
        told = json.loads(kept)
    except ValueError:
        return {}
    return {name: value for name, value in told.items() if isinstance(value, str)} if isinstance(told, dict) else {}
