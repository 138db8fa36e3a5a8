"""What the pages of one outlet draw on: origins, how that is known, on how many pages."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class DrawnOn:
    """An origin of an outlet's pages; `how` counts the pages by how it is known, most first."""

    origin: str
    name: str
    kind: str
    pages: int
    how: tuple[tuple[str, int], ...]


def drawn_on(connection: Connection, outlet: str) -> tuple[DrawnOn, ...]:
    """The origins that the pages of an outlet draw on, those of most pages first. A page may draw on several."""
    query = """
        SELECT o.origin, n.name, n.kind, o.how, count(DISTINCT o.page) FROM readings r
        CROSS JOIN origin_pages o ON o.page = r.page JOIN origins n ON n.id = o.origin
        WHERE r.outlet = ? GROUP BY 1, 2, 3, 4
    """
    found: dict[tuple[str, str, str], list[tuple[str, int]]] = {}
    for origin, name, kind, how, pages in connection.exec_driver_sql(query, (outlet,)):
        found.setdefault((origin, name, kind), []).append((how, pages))
    rows = [
        DrawnOn(*head, sum(n for _, n in how), tuple(sorted(how, key=lambda item: (-item[1], item[0]))))
        for head, how in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.pages, row.name, row.origin)))
