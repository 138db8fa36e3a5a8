"""Rules that ring, what rang, and what changed since the rules were last asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, delete, func, select, text, update
from sqlalchemy.dialects.sqlite import insert

from palagan.errors import InputError, NotFoundError
from palagan.model.ids import content_id
from palagan.model.moments import iso
from palagan.store.watch_schema import alert_mentions, alert_rules, alerts

RuleState = Literal["on", "off"]
_LONGEST = 80
_AT_ONCE = 900


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule as it is kept: `rule` is JSON. `since`: when it was last turned on, seconds since 1970."""

    id: str
    name: str
    rule: str
    channels: tuple[str, ...]
    state: str
    made: str
    made_by: str | None
    since: float


@dataclass(frozen=True, slots=True)
class AlertRow:
    """What rang: `told` and `grown` are JSON; `first` and `last` moments of ringing, ISO 8601 UTC."""

    id: str
    rule: str
    kind: str
    about: str
    told: str
    first: str
    last: str
    rings: int
    grown: str


def add_rule(
    connection: Connection,
    name: str,
    rule: Any,
    channels: Sequence[str] = (),
    *,
    now: float,
    by: str | None = None,
    state: RuleState = "on",
) -> str:
    """Keep a new rule (a frozen dataclass of plain fields) and turn it on; gives its id. A name that is taken, or none,
    is an `InputError`."""
    name = _name(name)
    if connection.execute(select(alert_rules.c.id).where(alert_rules.c.name == name)).first() is not None:
        raise InputError("there is a rule of that name", item=name, way_out="Choose another name, or remove that rule.")
    id_ = content_id("ar", name, iso(now))
    values = {
        "id": id_, "name": name, "rule": _line(rule), "channels": _list(channels), "state": state, "made": iso(now),
        "made_by": by, "since": now,
    }  # fmt: skip
    connection.execute(insert(alert_rules).values(**values))
    return id_


def change_rule(
    connection: Connection,
    wanted: str,
    *,
    name: str | None = None,
    rule: Any = None,
    channels: Sequence[str] | None = None,
) -> None:
    """Change what is given of a rule; what rang stays."""
    found = find_rule(connection, wanted)
    values: dict[str, Any] = {}
    if name is not None and _name(name) != found.name:
        values["name"] = _name(name)
        if connection.execute(select(alert_rules.c.id).where(alert_rules.c.name == values["name"])).first():
            raise InputError("there is a rule of that name", item=name, way_out="Choose another name.")
    if rule is not None:
        values["rule"] = _line(rule)
    if channels is not None:
        values["channels"] = _list(channels)
    if values:
        connection.execute(update(alert_rules).where(alert_rules.c.id == found.id).values(**values))


def set_state(connection: Connection, wanted: str, state: str, now: float) -> None:
    """Turn a rule on or off. What is told while it is off does not ring later."""
    found = find_rule(connection, wanted)
    if state not in ("on", "off"):
        raise InputError("is no state of a rule", item=state, way_out="Choose on or off.")
    values = {"state": state, **({"since": now} if state == "on" and found.state != "on" else {})}
    connection.execute(update(alert_rules).where(alert_rules.c.id == found.id).values(**values))


def remove_rule(connection: Connection, wanted: str) -> str:
    """Forget a rule and what rang for it; gives its name. Messages that were sent stay in the outbox."""
    found = find_rule(connection, wanted)
    mine = select(alerts.c.id).where(alerts.c.rule == found.id)
    connection.execute(delete(alert_mentions).where(alert_mentions.c.alert.in_(mine)))
    connection.execute(delete(alerts).where(alerts.c.rule == found.id))
    connection.execute(delete(alert_rules).where(alert_rules.c.id == found.id))
    return found.name


def find_rule(connection: Connection, wanted: str) -> RuleRow:
    """The rule of that id or name; `NotFoundError` where there is none."""
    mine = (alert_rules.c.id == wanted) | (alert_rules.c.name == wanted)
    row = connection.execute(select(alert_rules).where(mine).order_by(alert_rules.c.id != wanted)).first()
    if row is None:
        raise NotFoundError("there is no rule of that name", item=wanted, way_out="List them: palagan alert CASE")
    return _rule(row)


def all_rules(connection: Connection, *, on: bool = False) -> tuple[RuleRow, ...]:
    """The rules by name; with `on` those alone that are on."""
    query = select(alert_rules).order_by(alert_rules.c.name)
    return tuple(map(_rule, connection.execute(query.where(alert_rules.c.state == "on") if on else query)))


def pending_counts(connection: Connection) -> dict[str, int]:
    """Kind → how many things changed since the rules were last asked."""
    return dict(connection.exec_driver_sql("SELECT kind, count(*) FROM alert_pending GROUP BY kind").all())


def note_pending(connection: Connection, kind: str, ids: Iterable[str]) -> None:
    """Note things as changed, as the triggers do."""
    rows = [(kind, id_) for id_ in ids]
    if rows:
        connection.exec_driver_sql("INSERT OR IGNORE INTO alert_pending VALUES (?, ?)", rows)


def forget_pending(connection: Connection) -> None:
    """The rules were asked about all that changed."""
    connection.exec_driver_sql("DELETE FROM alert_pending")


def alerts_of(connection: Connection, rule: str, since: str) -> dict[str, AlertRow]:
    """The alerts of a rule that rang or grew from a moment on, by id."""
    query = select(alerts).where(alerts.c.rule == rule, alerts.c.last >= since).order_by(alerts.c.first, alerts.c.id)
    return {row.id: AlertRow(**row._mapping) for row in connection.execute(query)}


def marks_of(connection: Connection, ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """Alert → all by which it is known again."""
    found: dict[str, set[str]] = {id_: set() for id_ in ids}
    query = text("SELECT alert, mention FROM alert_mentions WHERE alert IN :ids").bindparams(
        bindparam("ids", expanding=True)
    )
    listed = list(found)
    for at in range(0, len(listed), _AT_ONCE):
        for alert, mark in connection.execute(query, {"ids": listed[at : at + _AT_ONCE]}):
            found[alert].add(mark)
    return {id_: frozenset(marks) for id_, marks in found.items()}


def keep_alert(connection: Connection, row: AlertRow, marks: Iterable[str]) -> None:
    """Keep an alert as it is now, with all by which it is known again."""
    values = asdict(row)
    statement = insert(alerts).values(**values)
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))
    connection.execute(delete(alert_mentions).where(alert_mentions.c.alert == row.id))
    rows = [{"alert": row.id, "mention": mark} for mark in sorted(set(marks))]
    if rows:
        connection.execute(insert(alert_mentions), rows)


def count_alerts(connection: Connection) -> dict[str, tuple[int, str | None]]:
    """Rule → how many matters it rang for, and when it last rang."""
    query = select(alerts.c.rule, func.count(), func.max(alerts.c.last)).group_by(alerts.c.rule)
    return {rule: (count, last) for rule, count, last in connection.execute(query)}


def last_alerts(connection: Connection, rule: str | None = None, most: int = 50) -> tuple[AlertRow, ...]:
    """What rang or grew last, the last first."""
    query = select(alerts) if rule is None else select(alerts).where(alerts.c.rule == rule)
    ordered = query.order_by(alerts.c.last.desc(), alerts.c.id.desc()).limit(most)
    return tuple(AlertRow(**row._mapping) for row in connection.execute(ordered))


def _rule(row: Row[Any]) -> RuleRow:
    try:
        told = json.loads(row.channels)
    except ValueError:
        told = []
    channels = tuple(one for one in told if isinstance(one, str)) if isinstance(told, list) else ()
    return RuleRow(row.id, row.name, row.rule, channels, row.state, row.made, row.made_by, float(row.since or 0.0))


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST:
        raise InputError(
            "is no name of a rule", item=name[:_LONGEST] or "an empty name", way_out="Give it a short name: gencatan"
        )
    return name


def _line(rule: Any) -> str:
    """The fields that are given, as one line of JSON."""
    told: Mapping[str, Any] = rule if isinstance(rule, Mapping) else asdict(rule)
    kept = {name: value for name, value in told.items() if value not in (None, (), [], {}, 0, False)}
    return json.dumps(kept, ensure_ascii=False)


def _list(names: Sequence[str]) -> str:
    return json.dumps(list(dict.fromkeys(names)), ensure_ascii=False)
