"""Counts of happenings a day and of pairs of parties, kept by triggers; left out while a large record is made.

Row by row each new happening and each of its pairs would look its count up and write it. At the end both are counted
from whole tables, at once. Meanwhile whoever asks for a count has it from those tables.
"""

from __future__ import annotations

from sqlalchemy import Connection

from palagan.store.named_index import indexed_by

_DAYS = """
    SELECT coalesce(day_from, '') AS day, coalesce(day_to, '') AS last, part, type, count(*) AS happenings
    FROM main.happenings {} GROUP BY 1, 2, 3, 4
"""
_PAIRS = """
    SELECT source, target, type, mood, mutual, count(*) AS happenings, sum(origins) AS origins
    FROM main.happening_pairs GROUP BY 1, 2, 3, 4, 5
"""
_COUNTED = {
    "day_counts": (_DAYS, ("happening_came", "happening_went")),
    "pair_counts": (_PAIRS, ("pair_came", "pair_went")),
}
"""The tables of counts: the query that counts what they hold, and the triggers that keep them. Where the index
in time stands it has all that is asked of happenings, so that no day is computed again."""
TRIGGERS = tuple(trigger for _, triggers in _COUNTED.values() for trigger in triggers)


def where_counted(connection: Connection, table: str) -> str:
    """What to ask for counts: the table that keeps them ("day_counts", "pair_counts"), else the query that counts."""
    query, (trigger, _) = _COUNTED[table]
    asked = "SELECT EXISTS (SELECT 1 FROM main.sqlite_master WHERE type = 'trigger' AND name = ?)"
    if connection.exec_driver_sql(asked, (trigger,)).scalar_one():
        return f"main.{table}"
    return f"({query.format(_in_time(connection))})"


def count_again(connection: Connection) -> None:
    """Fill the tables of counts anew, from what is counted."""
    for table, (query, _) in _COUNTED.items():
        connection.exec_driver_sql(f"DELETE FROM main.{table}")
        connection.exec_driver_sql(f"INSERT INTO main.{table} {query.format(_in_time(connection))}")


def _in_time(connection: Connection) -> str:
    return indexed_by(connection, "happenings_in_time")
