"""Columns that SQLite computes from others of their row, so that indexes can order and narrow by them."""

from __future__ import annotations

from sqlalchemy import Column, Computed, Float, Integer, Text


def made_number(name: str, sql: str) -> Column[object]:
    """A whole number."""
    return Column(name, Integer, Computed(sql, persisted=False))


def made_share(name: str, sql: str) -> Column[object]:
    """A number with a fraction."""
    return Column(name, Float, Computed(sql, persisted=False))


def made_text(name: str, sql: str) -> Column[object]:
    """A text."""
    return Column(name, Text, Computed(sql, persisted=False))


def made_days(told: str) -> tuple[Column[object], ...]:
    """The columns `placed`, `day_from` and `day_to` of a table whose `told` is a date of any precision (EDTF), or NULL.

    `day_from` is its first day; `day_to` its last as text that compares with days, as `Filter.lets_day` has them:
    "2020-10" ends at "2020-10-99", an open stretch at "~". Unknown is NULL.
    """
    return made_text("placed", told), made_text("day_from", DAY_FROM), made_text("day_to", DAY_TO)


DAY_FROM = "substr(placed, 1, instr(placed || '/', '/') - 1)"
_LAST = "coalesce(nullif(substr(placed, length(day_from) + 2), ''), day_from)"
DAY_TO = (
    f"CASE {_LAST} WHEN '..' THEN '~' ELSE {_LAST} || "
    f"substr('-99-99', 1 + 3 * min(2, length({_LAST}) - length(replace({_LAST}, '-', '')))) END"
)


def within(told: str, since: str | None, until: str | None) -> str:
    """The condition that a date lies within bounds (named parameters), where no column holds its days."""
    first = f"substr({told}, 1, instr({told} || '/', '/') - 1)"
    last = f"coalesce(nullif(substr({told}, length({first}) + 2), ''), {first})"
    padded = f"{last} || substr('-99-99', 1 + 3 * min(2, length({last}) - length(replace({last}, '-', ''))))"
    tests = [f"({told}) <> ''"]
    if since:
        tests.append(f"({last} = '..' OR {padded} >= {since})")
    if until:
        tests.append(f"{first} <= {until}")
    return f"({' AND '.join(tests)})"
