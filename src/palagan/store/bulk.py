"""Indexes and counts that only those who look need: left out while a large record is made, and made at once from whole
tables.

Row by row, each new happening would be put into a dozen of them, and in a large case each at another place of the file.
What was left out stands in the case as the statements that make it (of counts the triggers that keep them), so that
whoever comes next can; meanwhile lists are right, and slower.
"""

from __future__ import annotations

import json

from sqlalchemy import Connection

from palagan.store.counts import TRIGGERS, count_again
from palagan.store.upkeep import keep_fact

_HELD_KIB = 524_288
"""Pages of the file that are held while much is written: what is put in by ids goes all over the file."""
_HELD_LAST_KIB = 262_144
"""The same in the end, when what was put off takes memory."""
_LOGGED = 262_144
"""Pages of the log (1 GB) from which it is brought into the file: a page written by several slices goes there once."""
_GATHERED = 1 << 24
"""Bytes of words that search gathers before it sorts them in; with its own 1 MB that takes two thirds longer."""
_IDLE = (
    *("happenings_in_time", "happenings_of_id", "happenings_on_map"),
    *("happenings_by_date", "happenings_by_weight", "happenings_by_type", "happenings_by_place", "happenings_by_day"),
    *("happenings_of_stretches", "happening_parties_by_name", "happening_parties_by_key", "happening_parties_accused"),
    *("happening_pairs_by_target", "happening_pairs_by_story", "happening_pairs_by_day", "mentions_by_page"),
    *("claims_in_order", "claims_by_happening", "claim_parties_by_name"),
    *("assertions_by_page", "assertions_by_published"),
    *("ledgers_in_order", "ledgers_by_about", "ledgers_by_kind", "ledgers_by_story", "ledgers_by_happening"),
    *("ledger_entries_by_id", "ledger_entries_by_page", "ledger_entries_by_place", "ledger_entries_by_published"),
    *("ledger_parties_by_name", "story_parties_by_name", "story_places_by_place", "story_pages_by_page"),
    *("stories_in_order", "stories_by_last", "copies_in_order"),
)
"""Those by which the making of a record looks nothing up, and that queries name only while they stand
(`named_index.py`)."""
FACT = "indexes_left_out"
"""The fact of a case that holds the statements that make what is left out."""


def hold_more(connection: Connection, *, last: bool = False) -> None:
    """Hold more of the file in memory, and more of the log, as long as this connection lasts: a page written to twice
    is written once. `last`: less again."""
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_HELD_LAST_KIB if last else _HELD_KIB}")
    connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {_LOGGED}")
    if last:
        connection.exec_driver_sql("PRAGMA shrink_memory")


def leave_out(connection: Connection) -> None:
    """Leave indexes and counts out, inside the caller's transaction, until they are put back; and let search gather
    more."""
    connection.exec_driver_sql("INSERT INTO search_words (search_words, rank) VALUES ('hashsize', ?)", (_GATHERED,))
    names = (*_IDLE, *TRIGGERS)
    query = f"SELECT name, type, sql FROM sqlite_master WHERE name IN ({', '.join('?' * len(names))})"
    found = connection.exec_driver_sql(query, names).cursor.fetchall()
    if found:
        keep_fact(connection, FACT, json.dumps(left_out(connection) | {name: made for name, _, made in found}))
    for name, kind, _ in found:
        connection.exec_driver_sql(f"DROP {kind} {name}")


def left_out(connection: Connection) -> dict[str, str]:
    """What is left out, indexes and triggers: name → the statement that makes it."""
    query = "SELECT value FROM case_facts WHERE name = ?"
    told = connection.exec_driver_sql(query, (FACT,)).scalar_one_or_none()
    return {} if told is None else dict(json.loads(told))


def put_back(connection: Connection, most: int | None = None) -> bool:
    """Make `most` of the indexes that were left out, or all, and the counts; whether some are left out still."""
    waiting = left_out(connection)
    indexes = sorted(waiting.keys() - set(TRIGGERS))
    for name in indexes[:most]:
        connection.exec_driver_sql(waiting.pop(name))
    if waiting and waiting.keys() <= set(TRIGGERS):
        count_again(connection)
        for name in sorted(waiting):
            connection.exec_driver_sql(waiting.pop(name))
    if waiting:
        keep_fact(connection, FACT, json.dumps(waiting))
    else:
        connection.exec_driver_sql("DELETE FROM case_facts WHERE name = ?", (FACT,))
    return bool(waiting)
