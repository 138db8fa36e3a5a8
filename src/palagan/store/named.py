"""The names that a case holds: types, places, outlets, parties, each once. Kept with the connection while it sees the
same moment of the case, since every filter asks for them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")


def moment_of(connection: Connection) -> tuple[int, int]:
    """Another value as soon as this connection may see other rows, by its own writing or another's."""
    driver: Any = connection.connection.driver_connection
    version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
    return int(version), int(driver.total_changes)


def kept(connection: Connection, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, kept with the connection under `key` until the connection may see other rows."""
    moment = moment_of(connection)
    found: dict[Hashable, Any] = connection.info.setdefault("palagan_kept", {})
    if found.get("moment") != moment:
        found.clear()
    if key not in found:
        value = make()
        if len(found) > _MOST:
            found.clear()
        found["moment"] = moment_of(connection)
        found[key] = value
    result: T = found[key]
    return result


_MOST = 400
"""Answers kept with one connection."""


def names_of(connection: Connection, table: str, column: str) -> list[str]:
    """The values of a column, each once; with decisions laid over the table also those that are only the machine's.

    An index that begins with the column is jumped through from value to value.
    """
    return kept(connection, ("names", table, column), lambda: _names(connection, table, column))


def _names(connection: Connection, table: str, column: str) -> list[str]:
    query = (
        f"WITH RECURSIVE one(it) AS (SELECT min({column}) FROM main.{table} UNION ALL "
        f"SELECT (SELECT min({column}) FROM main.{table} WHERE {column} > one.it) FROM one WHERE one.it IS NOT NULL) "
        "SELECT it FROM one WHERE it IS NOT NULL"
    )
    if column == "status":
        return ["happened", "planned", "possible"]
    found = dict.fromkeys(connection.exec_driver_sql(query).scalars())
    if _is_laid(connection, table):
        query = f"SELECT DISTINCT {column} FROM temp.decided_{table} WHERE {column} IS NOT NULL"
        found |= dict.fromkeys(connection.exec_driver_sql(query).scalars())
    return list(found)


def parties_of(connection: Connection, table: str) -> list[tuple[str, str]]:
    """The names and codes of the parties in a table of parties, each pair once."""
    return kept(connection, ("parties", table), lambda: _parties(connection, table))


def _parties(connection: Connection, table: str) -> list[tuple[str, str]]:
    # some thirty rows a pair: to walk the index takes a third of what jumping through it takes
    query = f"SELECT DISTINCT name, code FROM main.{table}"
    found = {(row[0], row[1]): None for row in connection.exec_driver_sql(query)}
    if _is_laid(connection, table):
        query = f"SELECT DISTINCT name, code FROM temp.decided_{table}"
        found |= {(row[0], row[1]): None for row in connection.exec_driver_sql(query)}
    return list(found)


def outlets_of(connection: Connection) -> list[str]:
    """The outlets of pages, read and told beside them."""
    told = (*names_of(connection, "readings", "outlet"), *names_of(connection, "pages", "hint_outlet"))
    return list(dict.fromkeys(told))


def _is_laid(connection: Connection, table: str) -> bool:
    query = "SELECT count(*) FROM temp.sqlite_master WHERE type = 'table' AND name = ?"
    return bool(connection.exec_driver_sql(query, (f"decided_{table}",)).scalar_one())
