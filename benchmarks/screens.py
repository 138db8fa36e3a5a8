"""Every screen of the workbench with an address that shows something in a given case; for benches, tests, pictures."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

SCREENS = {
    "overview": "/",
    "timeline": "/timeline",
    "map": "/map",
    "network": "/network",
    "stories": "/stories",
    "story": "/story/{stories}",
    "happenings": "/happenings",
    "happening": "/happening/{happenings}",
    "claims": "/claims",
    "claim": "/claim/{claims}",
    "ledgers": "/ledgers",
    "ledger": "/ledger/{ledgers}",
    "actors": "/actors",
    "actor": "/actor/{actors}",
    "origins": "/origins",
    "origin": "/origin/{origins}",
    "article": "/article/{pages}",
    "copy": "/copy/{copies}",
    "why": "/why/{happenings}",
    "review": "/review",
    "search": "/search?q=gencatan+senjata",
    "alerts": "/alerts",
    "rule": "/alerts/rule",
    "sources": "/sources",
    "export": "/export",
    "brief": "/brief",
    "settings": "/settings",
}
"""Screen → its address; `{table}` is the most told thing of that table."""
_FIRST = {
    "stories": "SELECT id FROM stories ORDER BY pages DESC, id",
    "happenings": "SELECT id FROM happenings ORDER BY origins_low DESC, mentions DESC, id",
    "claims": "SELECT id FROM claims ORDER BY denials = 0, asserted_origins_low DESC, id",
    "ledgers": "SELECT id FROM ledgers ORDER BY entries DESC, id",
    "origins": "SELECT id FROM origins ORDER BY pages DESC, id",
    "pages": "SELECT page FROM mentions GROUP BY page ORDER BY count(*) DESC, page",
    "copies": "SELECT earlier || '/' || later FROM copies ORDER BY share DESC, later, earlier",
    "actors": "SELECT key FROM happening_parties GROUP BY key ORDER BY count(*) DESC, key",
}


def addresses(case: Path) -> dict[str, str]:
    """Screen → the address that is shown of it in this case; screens of which the case has nothing are left out."""
    connection = sqlite3.connect(f"file:{quote(str(case))}?mode=ro", uri=True)
    found: dict[str, str] = {}
    for table, query in _FIRST.items():
        row = connection.execute(f"{query} LIMIT 1").fetchone()
        if row:
            found[table] = quote(row[0], safe="/:")
    connection.close()
    return {
        name: path.format_map(found)
        for name, path in SCREENS.items()
        if "{" not in path or path[path.index("{") + 1 : path.index("}")] in found
    }
