"""Indexes that a query names, since no statistics tell that they are the best: named only while they stand.

While a large record is made some are left out (`bulk.py`); what is asked then is found by others, slower.
"""

from __future__ import annotations

from sqlalchemy import Connection


def indexed_by(connection: Connection, index: str) -> str:
    """What names an index of the case behind a table ("INDEXED BY happenings_in_time"); "" while it is left out."""
    asked = "SELECT EXISTS (SELECT 1 FROM main.sqlite_master WHERE type = 'index' AND name = ?)"
    return f"INDEXED BY {index}" if connection.exec_driver_sql(asked, (index,)).scalar_one() else ""
