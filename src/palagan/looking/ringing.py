"""What rang, with where its messages are; the rules that ring and the channels that carry, with what they did lately.

Moments of alerts are ISO 8601 UTC as they were rung, those of messages seconds since 1970.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, text

from palagan.errors import InputError

SHOWN = 50
DAY = 86_400.0
BARS = 14
"""Days for which a rule's alerts are counted one by one."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One message of an alert as it stands on one channel: waiting, held, sent, failed, dropped."""

    channel: str
    state: str
    made: float
    due: float | None
    sent: float | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class Alert:
    """One matter that a rule rang for. `told` is the message as it was last composed; `rings` how often it was told
    or grew; `sent` its last message on each channel."""

    id: str
    rule: str
    rule_name: str | None
    kind: str
    about: str
    told: Mapping[str, Any]
    first: str
    last: str
    rings: int
    sent: tuple[Sent, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """Some alerts, those that rang last first; `next` is the cursor of what follows."""

    rows: tuple[Alert, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class RuleState:
    """A rule: its fields as they are kept, the channels it goes to, when it rang last and how often (`week`: matters
    of the last seven days)."""

    id: str
    name: str
    rule: Mapping[str, Any]
    channels: tuple[str, ...]
    state: str
    made: str
    made_by: str | None
    matters: int
    week: int
    last: str | None


@dataclass(frozen=True, slots=True)
class ChannelState:
    """A channel: `sent` of its `budget` were heard since its day began; how many are held, wait, failed.
    `settings` never holds a secret."""

    name: str
    kind: str
    settings: Mapping[str, Any]
    quiet: str | None
    budget: int | None
    state: str
    made: str
    detail: str | None
    sent: int
    held: int
    waiting: int
    failed: int
    last: float | None


_ALERT = (
    "SELECT a.id, a.rule, r.name, a.kind, a.about, a.told, a.first, a.last, a.rings "
    "FROM alerts a LEFT JOIN alert_rules r ON r.id = a.rule"
)


def rung(connection: Connection, after: str | None = None, rule: str | None = None, most: int = SHOWN) -> Rung:
    """The alerts, the last first, those of one rule where it is named. A cursor that is none is an `InputError`."""
    where: list[str] = []
    given: dict[str, object] = {"most": most + 1}
    if after:
        given |= dict(zip(("last", "id"), _place(after), strict=True))
        where.append("a.last <= :last AND (a.last, a.id) < (:last, :id)")
    if rule:
        given["rule"] = rule
        where.append("a.rule = :rule")
    only = f" WHERE {' AND '.join(where)}" if where else ""
    rows = connection.execute(text(f"{_ALERT}{only} ORDER BY a.last DESC, a.id DESC LIMIT :most"), given).all()
    shown = rows[:most]
    return Rung(_alerts(connection, shown), _cursor(shown[-1].last, shown[-1].id) if len(rows) > most else None)


def rung_since(connection: Connection, since: str, most: int = SHOWN) -> tuple[Alert, ...]:
    """The alerts that rang or grew at or after a moment, the first first: for a browser that asks again and again."""
    query = text(f"{_ALERT} WHERE a.last >= :since ORDER BY a.last, a.id LIMIT :most")
    return _alerts(connection, connection.execute(query, {"since": since, "most": most}).all())


def one_alert(connection: Connection, id_: str) -> Alert | None:
    """An alert by its id."""
    found = _alerts(connection, connection.execute(text(f"{_ALERT} WHERE a.id = :id"), {"id": id_}).all())
    return found[0] if found else None


def how_many_since(connection: Connection, since: str | None, most: int = 100) -> int:
    """How many alerts rang or grew after a moment, counted up to `most`; all where it is None."""
    query = "SELECT count(*) FROM (SELECT 1 FROM alerts WHERE last > ? LIMIT ?)"
    return int(connection.exec_driver_sql(query, (since or "", most)).scalar_one())


def last_rung(connection: Connection) -> str | None:
    """When something rang last."""
    told: str | None = connection.exec_driver_sql("SELECT max(last) FROM alerts").scalar_one()
    return told


def how_many(connection: Connection, rule: str | None = None) -> int:
    """How many alerts there are."""
    if rule:
        query = "SELECT count(*) FROM alerts WHERE rule = ?"
        return int(connection.exec_driver_sql(query, (rule,)).scalar_one())
    return int(connection.exec_driver_sql("SELECT count(*) FROM alerts").scalar_one())


def rules(connection: Connection, week: str) -> tuple[RuleState, ...]:
    """The rules by name. `week`: the moment (ISO 8601 UTC) seven days ago."""
    query = (
        "SELECT id, name, rule, channels, state, made, made_by, "
        "(SELECT count(*) FROM alerts WHERE alerts.rule = alert_rules.id), "
        "(SELECT count(*) FROM alerts WHERE alerts.rule = alert_rules.id AND last >= ?), "
        "(SELECT max(last) FROM alerts WHERE alerts.rule = alert_rules.id) FROM alert_rules ORDER BY name"
    )
    return tuple(
        RuleState(row[0], row[1], _object(row[2]), tuple(_list(row[3])), *row[4:])
        for row in connection.exec_driver_sql(query, (week,))
    )


def channels(connection: Connection, day_began: Callable[[str | None], float]) -> tuple[ChannelState, ...]:
    """The channels by name. `day_began`: of a channel's quiet hours, which tell its zone, when its day began, seconds
    since 1970."""
    query = "SELECT name, kind, settings, quiet, budget, state, made, detail FROM channels ORDER BY name"
    counted: dict[str, dict[str, int]] = {}
    states = "SELECT channel, state, count(*) FROM messages WHERE state IN ('held', 'waiting', 'failed') GROUP BY 1, 2"
    for channel, state, count in connection.exec_driver_sql(states):
        counted.setdefault(channel, {})[state] = count
    found = []
    for name, kind, settings, quiet, *rest in connection.exec_driver_sql(query).all():
        numbers = [counted.get(name, {}).get(state, 0) for state in ("held", "waiting", "failed")]
        today, last = connection.exec_driver_sql(
            "SELECT (SELECT count(*) FROM messages WHERE channel = ? AND sent >= ? AND loud = 1), "
            "(SELECT max(sent) FROM messages WHERE channel = ?)",
            (name, day_began(quiet), name),
        ).one()
        found.append(ChannelState(name, kind, _object(settings), quiet, *rest, today, *numbers, last))  # type: ignore[call-arg]
    return tuple(found)


def _alerts(connection: Connection, rows: Iterable[Any]) -> tuple[Alert, ...]:
    several = list(rows)
    sent = _sent(connection, [row[0] for row in several])
    return tuple(
        Alert(row[0], row[1], row[2], row[3], row[4], _object(row[5]), row[6], row[7], row[8], sent.get(row[0], ()))
        for row in several
    )


def _sent(connection: Connection, ids: list[str]) -> dict[str, tuple[Sent, ...]]:
    """The last message of each alert on each channel."""
    query = text(
        "SELECT alert, channel, state, made, due, sent, detail FROM messages WHERE alert IN :ids "
        "AND state <> 'dropped' ORDER BY alert, channel, made"
    ).bindparams(bindparam("ids", expanding=True))
    found: dict[str, dict[str, Sent]] = {}
    for alert, channel, state, made, due, sent, detail in connection.execute(query, {"ids": ids}):
        found.setdefault(alert, {})[channel] = Sent(channel, state, made, due, sent, detail)
    return {alert: tuple(by_channel.values()) for alert, by_channel in found.items()}


def _object(told: str) -> dict[str, Any]:
    value = json.loads(told)
    return value if isinstance(value, dict) else {}


def _list(told: str) -> list[str]:
    value = json.loads(told)
    return [str(one) for one in value] if isinstance(value, list) else []


def _cursor(last: str, id_: str) -> str:
    return base64.urlsafe_b64encode(f"{last} {id_}".encode()).decode().rstrip("=")


def _place(after: str) -> tuple[str, str]:
    try:
        told = base64.urlsafe_b64decode(after.encode("ascii") + b"==").decode()
        last, _, id_ = told.partition(" ")
        if not last or not id_:
            raise ValueError
    except (ValueError, binascii.Error) as error:
        raise InputError(
            "is no place in this list", item=f"after {after[:40]}", way_out="Begin at the list's beginning."
        ) from error
    return last, id_
