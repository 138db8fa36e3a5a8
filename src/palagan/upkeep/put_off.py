"""Keys whose groups are put together once, in the last slice of a run, and not again in each.

What was done in a month, or in a war that goes on, is told again and again for years: each slice of a record from
scratch would read all its tellings of before and write them anew. So while further slices follow, groups of such a key
that stand alone stay alone. Which they are can be looked up, since all groups of one such key are one happening; pages
are still pending meanwhile, and the slice that takes up the last of them puts the groups together.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from palagan.record.union import HISTORY, is_history
from palagan.store.upkeep import GroupRow, keep_fact

FACT = "record_keys_wait"
"""The fact of a case that some keys wait."""


def can_wait(groups: Iterable[GroupRow]) -> bool:
    """Whether these groups, all that stand or stood under one key, can stay alone for now."""
    return all(row.key is not None and is_history(row.key) and row.happening == row.id for row in groups)


def note_waiting(connection: Connection) -> None:
    """Note that some keys wait."""
    keep_fact(connection, FACT, "yes")


def end_waiting(connection: Connection) -> set[str]:
    """The keys that wait; from now on none does."""
    if not connection.exec_driver_sql("DELETE FROM case_facts WHERE name = ?", (FACT,)).rowcount:
        return set()
    query = """
        SELECT key FROM story_groups WHERE key >= ? AND key < ? GROUP BY key HAVING min(happening) < max(happening)
    """
    return {key for (key,) in connection.exec_driver_sql(query, (f"{HISTORY}|", f"{HISTORY}}}"))}
