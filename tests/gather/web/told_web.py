"""A web that is a table: address → answer, asked through the real `Asking` with a clock that jumps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import anyio

from palagan.gather.web.asking import Asking
from palagan.gather.web.feeds import Item
from palagan.gather.web.fetching import Failed, Hop, Manners
from palagan.gather.web.hosts import HostBook
from palagan.gather.web.reach import Reach
from palagan.gather.web.taking import Known, Taken, take
from palagan.model.page import Hints

AGENT = "Palagan/0.1 (+mailto:rina@kabar.example)"
AT = "2024-05-03T07:00:00Z"
HTML = (("Content-Type", "text/html; charset=utf-8"),)


@dataclass
class ToldWeb:
    """Stands in for a fetcher. `answers`: address → HTML, (status, headers, body) or a failure's word."""

    answers: dict[str, str | tuple[int, dict[str, str], bytes]]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    now: float = 1_714_719_600.0
    manners: Manners = field(default_factory=lambda: Manners(AGENT))
    reach: Reach = field(default_factory=Reach)

    async def once(self, url: str, conditions: Mapping[str, str] | None = None) -> Hop | Failed:
        self.asked.append((url, dict(conditions or {})))
        sent = (("User-Agent", AGENT), *(conditions or {}).items())
        told = self.answers.get(url)
        if told is None:
            return Hop(url, sent, 404, "Not Found", HTML, b"", b"")
        if isinstance(told, str):
            told = (200, {"Content-Type": "text/html; charset=utf-8"}, told.encode())
        status, headers, body = told
        if conditions and headers.get("ETag") and conditions.get("If-None-Match") == headers["ETag"]:
            return Hop(url, sent, 304, "Not Modified", tuple(headers.items()), b"", b"")
        return Hop(url, sent, status, "OK", tuple(headers.items()), body, body)

    async def sleep(self, moment: float) -> None:
        self.now = max(self.now, moment)

    def paths(self) -> list[str]:
        """What was asked, robots.txt aside."""
        return [url for url, _ in self.asked if not url.endswith("/robots.txt")]

    def take(
        self,
        url: str,
        told: Item | None = None,
        hints: Hints | None = None,
        known: Known | None = None,
        *,
        alone: bool = False,
    ) -> Taken:
        """One address taken."""

        async def work() -> Taken:
            asking = Asking(self, HostBook(), lambda: self.now, self.sleep)  # type: ignore[arg-type]
            return await take(asking, url, told, hints or Hints(), known, lambda: AT, alone=alone)

        return anyio.run(work)


def page(title: str, *paragraphs: str, head: str = "", foot: str = "", attributes: str = "") -> str:
    """An article's HTML."""
    body = "".join(f"<p>{one}</p>\n" for one in paragraphs)
    return (
        f"<!doctype html>\n<html lang=id{attributes}><head><title>{title} | Harian Kentongan</title>{head}</head><body>"
        f"<nav><a href='/'>Beranda</a> <a href='/politik'>Politik</a></nav><article><h1>{title}</h1>"
        f"<div class=published>Jumat, 3 Mei 2024 | 13:30 WIB</div><div class=body>{body}</div></article>"
        f"{foot}</body></html>"
    )
