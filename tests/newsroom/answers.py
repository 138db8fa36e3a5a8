"""What the newsroom's server answers to one request: an article, a listing, a refusal, or something hostile."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Literal
from urllib.parse import parse_qs, urlsplit

from tests.newsroom.feeds import HOSTILE, listing, robots
from tests.newsroom.outlets import Outlet, outlet_of
from tests.newsroom.pages import has_whole_view, page
from tests.newsroom.world import HOUR, Article, World, moment_of

Way = Literal["whole", "hang", "drip", "cut-chunk", "too-short"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and body, and the way in which they are sent."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    way: Way = "whole"


class Answers:
    """Answers for one world, served at one port."""

    def __init__(self, world: World, port: int) -> None:
        self.world, self.port = world, port

    def base(self, host: str) -> str:
        """Where a host is found."""
        return f"http://{host}:{self.port}"

    def to(self, host: str, target: str, headers: Mapping[str, str], moment: float, serial: int) -> Answer:
        """The answer of a host. `headers` have names in small letters; `serial` counts requests."""
        outlet, serial = outlet_of(host), 0 if self.world.still else serial
        if outlet is None:
            return Answer(421)
        parts = urlsplit(target)
        if outlet.is_("stumbles"):
            stumble = _stumble(moment)
            if stumble is not None:
                return stumble
        if parts.path == "/robots.txt":
            return Answer(200, (("Content-Type", "text/plain"),), robots(outlet, self.base))
        if outlet.is_("forbids"):
            return Answer(403, (), b"no")
        if outlet.is_("hostile") and parts.path[1:] in HOSTILE:
            return self._hostile(parts.path[1:])
        if outlet.feed == "aggregator" and parts.path.startswith("/r/"):
            to = parse_qs(parts.query).get("to", [""])[0]
            return Answer(302, (("Location", f"{self.base(to)}{parts.path[2:]}?utm_medium=ringkas"),))
        listed = listing(self.world, outlet, parts.path, moment, self.base, serial)
        if listed is not None:
            return _conditional(outlet, headers, listed[0], listed[1], None)
        return self._article(outlet, parts.path, parse_qs(parts.query), headers, moment, serial)

    def article(self, host: str, path: str) -> Article | None:
        """The article at a path of a host; of an AMP twin, the article."""
        outlet = outlet_of(host)
        if outlet is None:
            return None
        bare = path.removesuffix("/amp") if outlet.is_("amp") else path
        return self.world.by_path.get((outlet.host, bare))

    def _article(
        self,
        outlet: Outlet,
        path: str,
        query: Mapping[str, list[str]],
        headers: Mapping[str, str],
        moment: float,
        serial: int,
    ) -> Answer:
        article = self.article(outlet.host, path)
        if article is None or article.at > moment:
            return Answer(404, (("Content-Type", "text/html"),), b"<html><body><h1>404</h1></body></html>")
        if article.gone_at is not None and moment >= article.gone_at:
            return Answer(article.gone_status, (("Content-Type", "text/html"),), b"<html><body>Hilang.</body></html>")
        part: int | None = 1
        asked = query.get("page", ["1"])[0]
        if asked == "all" and has_whole_view(article):
            part = None
        elif asked.isdecimal() and 1 <= int(asked) <= article.parts:
            part = int(asked)
        elif asked != "1":
            return Answer(404)
        edition = article.edition(moment)
        body = page(article, edition, self.base(outlet.host), serial=serial, part=part, amp=path.endswith("/amp"))
        return _conditional(outlet, headers, "text/html; charset=utf-8", body, article.editions[edition].at)

    def _hostile(self, way: str) -> Answer:
        html = (("Content-Type", "text/html"),)
        if way == "gantung":
            return Answer(200, html, b"", "hang")
        if way == "tetes":
            return Answer(200, html, b"x" * 1_000_000, "drip")
        if way == "bom":
            return Answer(200, (*html, ("Content-Encoding", "gzip")), _bomb())
        if way == "lingkar":
            return Answer(302, (("Location", "/lingkar"),))
        if way == "ke-dalam":
            return Answer(302, (("Location", "http://169.254.169.254/latest/meta-data/"),))
        if way == "ke-terlarang":
            return Answer(302, (("Location", self.base("pagarbesi.example") + "/internal/rahasia"),))
        if way == "potongan":
            return Answer(200, html, b"zz\r\n<html>", "cut-chunk")
        return Answer(200, html, b"<html><body><p>Setengah", "too-short")


def _stumble(moment: float) -> Answer | None:
    """The bad hours of an outlet: 500 on the morning of day 2, 429 on days 5 (seconds) and 9 (a date)."""
    if moment_of("2 00:00") <= moment < moment_of("2 05:00"):
        return Answer(500, (), b"salah")
    for start, dated in ((moment_of("5 03:00"), False), (moment_of("9 03:00"), True)):
        end = start + 2 * HOUR
        if start <= moment < end:
            wish = format_datetime(datetime.fromtimestamp(end, UTC), usegmt=True) if dated else f"{end - moment:.0f}"
            return Answer(429, (("Retry-After", wish),), b"nanti")
    return None


def _conditional(outlet: Outlet, headers: Mapping[str, str], media: str, body: bytes, changed: float | None) -> Answer:
    """The body, or 304 where the asker has it; gzip where he takes it and the outlet's name is odd."""
    out = [("Content-Type", media)]
    if outlet.is_("etag"):
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        out.append(("ETag", tag))
        if headers.get("if-none-match") == tag:
            return Answer(304, tuple(out))
    if outlet.is_("modified") and changed is not None:
        out.append(("Last-Modified", format_datetime(datetime.fromtimestamp(changed, UTC), usegmt=True)))
        since = headers.get("if-modified-since")
        if since and "if-none-match" not in headers and parsedate_to_datetime(since).timestamp() >= changed:
            return Answer(304, tuple(out))
    if len(outlet.name) % 2 and "gzip" in headers.get("accept-encoding", ""):
        return Answer(200, (*out, ("Content-Encoding", "gzip")), gzip.compress(body, mtime=0))
    return Answer(200, tuple(out), body)


def _bomb() -> bytes:
    """64 MB of nothing in 64 KB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([packer.compress(bytes(1 << 20)) for _ in range(64)] + [packer.flush()])
