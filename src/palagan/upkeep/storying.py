"""Stories, folded again from the days that changed (stub)."""

from __future__ import annotations

from sqlalchemy import Connection

from palagan.store.upkeep import rows, save_assignments
from palagan.upkeep.touched import Touched


def fold_again(connection: Connection, touched: Touched) -> None:
    found = list(connection.exec_driver_sql("SELECT page, day, story FROM page_parts ORDER BY dated, moment, page"))
    first: dict[int | None, str] = {}
    new = {}
    for page, day, story in found:
        target = first.setdefault(day, page)
        if story != target:
            new[page] = target
            touched.stories |= {target} | ({story} if story else set())
    save_assignments(connection, new)
