"""What is asked of the days of claims, ledgers and pages, as conditions: whole days are compared as they stand."""

from __future__ import annotations

from palagan.store.computed import within
from palagan.store.sieve import Sieve

Bounds = tuple[str | None, str | None]
"""The named parameters that hold the first and the last day asked for; None leaves that side open."""
_DAY = "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
READ = "readings r INDEXED BY readings_of_page"
"""Readings looked up by page for outlet and day alone: their rows, which hold the text, are not touched."""


def claims_by_day(bounds: Bounds) -> Sieve:
    """Claims that are told within the bounds."""
    finds = f"SELECT claim FROM assertions WHERE {_ranges('published', bounds)}"
    tests = f"EXISTS (SELECT 1 FROM assertions a WHERE a.claim = it.id AND {_days(bounds)})"
    return Sieve(tests, finds, walks=f"+it.id IN ({finds}) AND {tests}")


def ledgers_by_day(bounds: Bounds) -> Sieve:
    """Ledgers with a figure of a day within the bounds."""
    return Sieve(
        f"EXISTS (SELECT 1 FROM ledger_entries a WHERE a.ledger = it.id AND {_days(bounds)})",
        walks=f"+it.id IN (SELECT a.ledger FROM ledger_entries a WHERE {_days(bounds)})",
    )


def of_pages(table: str, thing: str, published: str, bounds: Bounds) -> Sieve:
    """Things of which some page was published within the bounds."""
    pages = f"{table} c CROSS JOIN {READ} ON r.page = c.page WHERE c.{thing} = it.id"
    start = f"SELECT c.{thing} FROM readings r INDEXED BY readings_by_published CROSS JOIN {table} c ON c.page = r.page"
    return Sieve(
        f"EXISTS (SELECT 1 FROM {pages} AND {told_within(published, bounds)})",
        f"{start} WHERE {_ranges('r.published', bounds)} UNION ALL "
        f"{start} WHERE r.published IS NULL AND {told_within(published, bounds)}",
    )


def told_within(told: str, bounds: Bounds) -> str:
    """The condition that a date, or a moment by its day, lies within bounds, where no column holds its days."""
    since, until = bounds
    plain = [f"t.told >= {since}"] if since else []
    plain += [f"t.told <= {until}"] if until else []
    case = f"CASE WHEN t.told GLOB {_DAY} THEN {' AND '.join(plain)} ELSE {within('t.told', since, until)} END"
    return f"(SELECT {case} FROM (SELECT coalesce(substr({told}, 1, 10), '') AS told) t)"


def _days(bounds: Bounds) -> str:
    """To compute `day_from` and `day_to` takes five times as long as to see that a day is whole."""
    since, until = bounds
    whole = f"CASE WHEN a.placed GLOB {_DAY} THEN a.placed ELSE a"
    tests = [f"{whole}.day_to END >= {since}"] if since else []
    tests += [f"{whole}.day_from END <= {until}"] if until else []
    return " AND ".join(tests)


def _ranges(column: str, bounds: Bounds) -> str:
    """What every moment fulfils whose day lies within bounds, as ranges of a column that has an index."""
    since, until = bounds
    tests = [f"({column} >= {since} OR {column} IN (substr({since}, 1, 4), substr({since}, 1, 7)))"] if since else []
    tests += [f"{column} <= {until} || char(1114111)"] if until else []
    return " AND ".join(tests)
