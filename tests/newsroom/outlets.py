"""The outlets of the newsroom (outlets.toml): who they are, how they publish, what is odd about them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

HERE = Path(__file__).parent
Feed = Literal["rss", "messy-rss", "atom", "json", "news-sitemap", "sitemap-index", "section", "aggregator"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet. `share`: its part of all pages; `crawl_delay` and `forbidden` stand in its robots.txt; from the day
    `silent_from` on it publishes nothing; `oddities` are told where they are done."""

    host: str
    name: str
    feed: Feed
    share: int
    style: Literal["jsonld", "meta", "micro", "plain"]
    oddities: frozenset[str]
    language: Literal["id", "en"] = "id"
    crawl_delay: float | None = None
    forbidden: tuple[str, ...] = ()
    silent_from: int | None = None

    def is_(self, oddity: str) -> bool:
        """Whether it has that oddity."""
        return oddity in self.oddities


@cache
def outlets() -> tuple[Outlet, ...]:
    """All of them."""
    rows = tomllib.loads((HERE / "outlets.toml").read_text("utf-8"))["outlet"]
    return tuple(
        Outlet(**{**row, "oddities": frozenset(row["oddities"]), "forbidden": tuple(row.get("forbidden", ()))})
        for row in rows
    )


@cache
def outlet_of(host: str) -> Outlet | None:
    """The outlet of a host, with or without "www."; None where there is none."""
    bare = host.removeprefix("www.")
    return next((outlet for outlet in outlets() if outlet.host == bare), None)
