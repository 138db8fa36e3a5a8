"""Rows of a pack looked at before they go into a case: what is no value of its column is refused by name.

Whoever packed them may have meant harm: a cell that a later step would stumble over must not get in.
"""

from __future__ import annotations

import base64
import binascii
import json
import math
import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, get_args

from sqlalchemy import Column, Float, Integer, LargeBinary

from palagan.exchange.contents import Member
from palagan.exchange.manifest import damaged
from palagan.exchange.reading_check import fault_in_reading
from palagan.model.drop import Reason, Stage
from palagan.model.ids import content_id
from palagan.store import addresses, alerts, channels, schema, subscriptions, watch_schema

_MOMENT = re.compile(
    r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII
)  # a year, month, day or moment
_LARGEST = 2**63 - 1
_STAGES = frozenset(stage.value for stage in Stage)
_REASONS = frozenset(reason.value for reason in Reason)

_CHOICES: Mapping[tuple[str, str], frozenset[str]] = {
    ("pages", "media"): frozenset({"text", "html"}),
    ("readings", "state"): frozenset({"kept", "dropped"}),
    ("readings", "stage"): _STAGES,
    ("readings", "reason"): _REASONS,
    ("drops", "stage"): _STAGES,
    ("drops", "reason"): _REASONS,
    ("subscriptions", "kind"): frozenset(get_args(subscriptions.Kind)),
    ("subscriptions", "state"): frozenset(get_args(subscriptions.State)),
    ("addresses", "state"): frozenset(get_args(addresses.State)),
    ("channels", "state"): frozenset(get_args(channels.ChannelState)),
    ("alert_rules", "state"): frozenset(get_args(alerts.RuleState)),
}
_MOMENTS = {
    ("pages", "captured"),
    ("pages", "added"),
    ("pages", "hint_published"),
    ("readings", "published"),
    ("runs", "started"),
    ("runs", "ended"),
    ("captures", "at"),
    ("subscriptions", "added"),
    ("review_changes", "at"),
    ("review_skips", "at"),
    ("review_seats", "at"),
}


def _object(value: Any) -> bool:
    return isinstance(value, dict)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _numbers(value: Any) -> bool:
    return isinstance(value, dict) and all(type(one) in (int, float) for one in value.values())


def _triples(value: Any) -> bool:
    return isinstance(value, list) and all(_texts(one) and len(one) == 3 for one in value)


_JSON: Mapping[tuple[str, str], Callable[[Any], bool]] = {
    ("runs", "options"): _object,
    ("runs", "counts"): _numbers,
    ("runs", "seconds"): _numbers,
    ("pages", "notes"): _texts,
    ("subscriptions", "rhythm"): _object,
    ("addresses", "told"): _object,
    ("channels", "settings"): _object,
    ("alert_rules", "rule"): _object,
    ("alert_rules", "channels"): _texts,
    ("alerts", "told"): _object,
    ("alerts", "grown"): lambda _any: True,
    ("review_changes", "fields"): _triples,
}


def checked_row(member: Member, told: dict[str, Any], item: str) -> dict[str, Any]:
    """A row as it goes into its table; one that cannot is an `InputError` that names it. The cell that stands beside
    comes later, under its column."""
    columns = {
        column.name: column
        for column in member.table.columns
        if column.name not in member.left_out and column.name != member.large
    }
    strange = told.keys() - columns.keys()
    if strange:
        raise damaged(item, f"has a field that we do not know: {min(strange)[:40]}")
    row = {}
    for name, column in columns.items():
        value = told.get(name)
        if value is None:
            if not column.nullable and column.server_default is None:
                raise damaged(item, f"lacks {name}")
            continue
        fault, row[name] = _value(column, value)
        fault = fault or _meaning(member.table.name, name, value)
        if fault:
            raise damaged(item, f"{name} {fault}")
    _whole(member, row, item)
    return row


def _value(column: Column[Any], value: Any) -> tuple[str, Any]:
    """What is wrong with a value, "" where nothing is, and the value as it is kept."""
    if isinstance(column.type, LargeBinary):
        try:
            return "", base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError, TypeError):
            return "is no base64", None
    if isinstance(column.type, Integer):
        return ("", value) if type(value) is int and abs(value) <= _LARGEST else ("is no whole number", None)
    if isinstance(column.type, Float):
        whole = type(value) in (int, float) and math.isfinite(value)
        return ("", float(value)) if whole else ("is no number", None)
    if not isinstance(value, str):
        return "is no text", None
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return "holds half of a character", None
    return "", value


def _meaning(table: str, name: str, value: Any) -> str:
    where = (table, name)
    if where in _CHOICES and value not in _CHOICES[where]:
        return f"cannot be {value[:40]!r}"
    if where in _MOMENTS and not _MOMENT.fullmatch(value):
        return f"is no moment: {value[:40]!r}"
    if where in _JSON:
        try:
            read = json.loads(value)
        except (ValueError, RecursionError):
            return "is no JSON"
        if not _JSON[where](read):
            return "is JSON of another form"
    return ""


def _whole(member: Member, row: dict[str, Any], item: str) -> None:
    """What hangs together in a row."""
    if member.table is schema.pages:
        if row["id"] != content_id("pg", row.get("identity") or "", row["sha256"]):
            raise damaged(item, "is a page whose id is not made from its address and bytes")
    elif member.table is schema.readings:
        fault = fault_in_reading(row)
        if fault:
            raise damaged(item, fault)
    elif member.table is schema.facts and not (row["name"] == "made" or row["value"].isdecimal()):
        raise damaged(item, "is no fact of a case")


def tamed(member: Member, row: dict[str, Any], paused: AbstractSet[str]) -> dict[str, Any] | None:
    """A row of watching as it goes into a case of somebody else: nothing of it asks, rings or sends before its new user
    says so. `paused` are the sources that came before it. None for what is left out: addresses that were still to be
    asked and are of no paused source, so that nothing would hold them back."""
    if member.table is watch_schema.subscriptions:
        asked = dict.fromkeys(("etag", "modified", "next_due", "every"))
        return {**row, **asked, "state": "paused" if row["state"] == "on" else row["state"]}
    if member.table is watch_schema.addresses:
        if row.get("subscription") in paused:
            return {**row, "etag": None, "modified": None}
        return None if row["state"] == "new" else {**row, **dict.fromkeys(("etag", "modified", "due"))}
    if member.table is watch_schema.hosts:
        return {**row, "pause": max(1.0, row.get("pause", 1.0))}
    if member.table is watch_schema.channels:
        return {**row, "state": "off", "tries": 0, "next_at": None, "detail": None}
    if member.table is watch_schema.alert_rules:
        return {**row, "state": "off", "since": None}
    return row
