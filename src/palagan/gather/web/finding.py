"""What lies at an address: a feed, a sitemap, a section page, an article; and what else its site offers to listen to.

It is told before anything is subscribed to, so it says what one would get: how many pages, of which days, how many a
day, and how many of them robots.txt forbids.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

from anyio import to_thread

from palagan.gather.web.asking import Answer, Asking, Refused
from palagan.gather.web.ccnews import archive_of, archives_in
from palagan.gather.web.feeds import Feed, Item
from palagan.gather.web.fetching import Failed, Fetched, Hop
from palagan.gather.web.indexes import followed
from palagan.gather.web.links import one_form
from palagan.gather.web.listening import Kind as SourceKind
from palagan.gather.web.listening import read_list, unheard
from palagan.gather.web.pages_seen import Seen, see
from palagan.gather.web.sitemaps import Sitemap
from palagan.gather.web.sites import wall_of_title
from palagan.gather.web.wanted import sound
from palagan.languages.tables import lexicon

Kind = Literal[
    "feed",
    "news-sitemap",
    "sitemap",
    "sitemap-index",
    "section",
    "article",
    "archive",
    "archives",
    "refused",
    "nothing",
]
MOST_OFFERS = 4
"""Further addresses that are asked to tell what a site offers."""
_EVER = "1990"


@dataclass(frozen=True, slots=True)
class Found:
    """What lies at an address. `items` pages that it names now, dated `since`–`until` (days) where that is told; of
    those `barred` are forbidden by robots.txt. `daily`: how many pages a day it seems to bring. `detail`: why there is
    nothing, or what else is to be known. `titles`: of its newest pages. `again`: nothing was to be had
    now, later there may be."""

    kind: Kind
    url: str
    name: str
    items: int = 0
    since: str | None = None
    until: str | None = None
    language: str | None = None
    detail: str = ""
    daily: float | None = None
    barred: int = 0
    titles: tuple[str, ...] = ()
    again: bool = False

    @property
    def source_kind(self) -> SourceKind | None:
        """Its kind where it can be listened to; None of anything else."""
        match self.kind:
            case "feed" | "news-sitemap" | "sitemap" | "sitemap-index" | "section":
                return self.kind
        return None

    @property
    def is_source(self) -> bool:
        """Whether it can be listened to."""
        return self.source_kind is not None


@dataclass(frozen=True, slots=True)
class Finding:
    """What an address is, what its site offers beside, and the answer (so that an article need not be asked again).

    `delay`: seconds that the host's robots.txt wants between two requests.
    """

    what: Found
    offers: tuple[Found, ...] = ()
    fetched: Fetched | None = None
    delay: float | None = None


async def find_out(asking: Asking, url: str, now: float) -> Finding:
    """What lies at an address. Asks it, and at most four more of its site where it is a list of articles."""
    archive = archive_of(url)
    if archive is not None:  # a gigabyte: it is asked only to be kept
        return Finding(Found("archive", url, archive.name, 1, archive.day, archive.day))
    answer = await asking.ask(url)
    if isinstance(answer, Fetched) and answer.last.status == 200:
        found, offers = await _looked_at(asking, answer.last, now)
        robots = asking.hosts.of(answer.last.url).robots
        delay = robots.delay(asking.agent) if robots is not None else None
        return Finding(found, offers, answer, delay)
    return Finding(_not_had(asking, url, answer))


def _not_had(asking: Asking, url: str, answer: Answer) -> Found:
    told = unheard(asking, url, answer)
    robots = asking.hosts.of(answer.url if isinstance(answer, Refused | Failed) else answer.last.url).robots
    shut = robots is not None and (robots.closed or "").startswith("it refuses")
    refused = told.outcome in ("refused", "forbidden") or (shut and isinstance(answer, Refused))
    detail = told.detail.partition(f"; {_BRING}")[0]
    if isinstance(answer, Failed):
        detail = f"{_FAILED.get(answer.failure, 'cannot be had')} ({detail})"
    again = told.outcome == "later" or (isinstance(answer, Failed) and answer.failure in _PASSING)
    return Found("refused" if refused else "nothing", url, name_of(url), detail=detail, again=again and not refused)


_BRING = "bring "
_PASSING = ("no-host", "timeout", "broken")
_FAILED = {
    "unreachable": "is not asked",
    "no-host": "cannot be reached",
    "timeout": "did not answer in time",
    "tls": "has a certificate that does not hold",
    "broken": "gave a broken answer",
    "too-large": "is too large",
    "redirects": "leads in circles",
}


async def _looked_at(asking: Asking, hop: Hop, now: float) -> tuple[Found, tuple[Found, ...]]:
    archives = archives_in(hop.url, hop.body)
    if archives:
        days = sorted(day for one in archives if (day := one.day))
        found = Found("archives", hop.url, name_of(hop.url), len(archives))
        return replace(found, since=days[0] if days else None, until=days[-1] if days else None), ()
    read = await read_list(hop)
    if read is not None:
        return await _list_found(asking, read, hop.url, now), ()
    seen = await to_thread.run_sync(see, hop.body, hop.url, hop.header("content-type") or "")
    if isinstance(seen, str):
        return Found("nothing", hop.url, name_of(hop.url), detail=seen), ()
    wall = wall_of_title(seen.title)
    if wall is not None:
        return Found("nothing", hop.url, seen.title, detail=f"shows no articles, but “{seen.title}”"), ()
    found = _page_found(asking, seen, hop.url)
    if found.kind == "article":
        return found, tuple(Found("feed", feed.url, feed.name, detail="not looked into") for feed in seen.feeds[:3])
    return found, await _offers(asking, seen, hop.url, now)


def _page_found(asking: Asking, seen: Seen, url: str) -> Found:
    name = seen.title or name_of(url)
    if seen.is_article:
        return Found("article", url, name, 1, seen.published, seen.published, seen.language)
    if seen.links:
        items = [Item(link.url) for link in seen.links]
        titles = tuple(link.words for link in seen.links if link.words)[:3]
        barred = _barred(asking, items)
        return Found("section", url, name, len(items), language=seen.language, barred=barred, titles=titles)
    return Found(
        "nothing", url, name, language=seen.language, detail="is a page with neither a report nor links to any"
    )


async def _list_found(asking: Asking, read: Feed | Sitemap, url: str, now: float) -> Found:
    """A feed or sitemap described; of an index, what the newest of its sitemaps holds."""
    if isinstance(read, Feed):
        kind: Kind = "feed"
        found = Found(kind, url, read.title or name_of(url), language=read.language)
        return _counted(asking, found, read.items, now)
    if not read.further:
        kind = "news-sitemap" if read.news else "sitemap"
        return _counted(asking, Found(kind, url, name_of(url)), read.items, now)
    chosen = followed(read.further, _EVER)
    found = Found("sitemap-index", url, name_of(url), detail=_sitemaps(len(read.further), chosen.left))
    for child in chosen.sitemaps[:1]:
        answer = await asking.ask(child.url)
        inner = await read_list(answer.last) if isinstance(answer, Fetched) and answer.last.status == 200 else None
        if isinstance(inner, Sitemap) and inner.items:
            found = _counted(asking, found, inner.items, now)
            found = replace(found, detail=f"{found.detail}; of the newest, {urlsplit(child.url).path}:")
    return found


def _sitemaps(number: int, left: int) -> str:
    told = f"names {number:,} sitemap{'s' if number != 1 else ''}"
    return f"{told}, {left:,} of them without a date" if left else told


def _counted(asking: Asking, found: Found, items: Iterable[Item], now: float) -> Found:
    told = sound(items, now)
    moments = sorted(moment for item in told if (moment := item.published or item.changed))
    newest = sorted(told, key=lambda item: item.published or item.changed or "", reverse=True)
    return replace(
        found,
        items=len(told),
        since=moments[0][:10] if moments else None,
        until=moments[-1][:10] if moments else None,
        language=found.language or next((item.language for item in told if item.language), None),
        daily=daily(moments),
        barred=_barred(asking, told),
        titles=tuple(item.title for item in newest if item.title)[:3],
    )


def daily(moments: Sequence[str]) -> float | None:
    """How many pages a day there are by their moments in order, of the last half of them, so that a few old ones do not
    count; None where less than four tell."""
    recent = [datetime.fromisoformat(moment.replace("Z", "")) for moment in moments[len(moments) // 2 :]]
    if len(moments) < 4 or len(recent) < 2:
        return None
    span = max(recent[-1] - recent[0], timedelta(hours=1))
    return (len(recent) - 1) / (span / timedelta(days=1))


def _barred(asking: Asking, items: Iterable[Item]) -> int:
    """How many pages the robots.txt that is known of their host forbids."""
    number = 0
    for item in items:
        robots = asking.hosts.of(item.url).robots
        number += robots is not None and not robots.allows(item.url, asking.agent)
    return number


async def _offers(asking: Asking, seen: Seen, url: str, now: float) -> tuple[Found, ...]:
    """The feeds and sitemaps that a site names, looked into; of one that names none, those at the usual places."""
    robots = asking.hosts.of(url).robots
    sitemaps = sorted(robots.sitemaps() if robots is not None else (), key=lambda one: "news" not in one.lower())
    named = [feed.url for feed in seen.feeds][:MOST_OFFERS]
    named += sitemaps[: max(1, MOST_OFFERS - len(named))]
    where = named or [urljoin(url, path) for path in _guesses()]
    offers: list[Found] = []
    asked = {one_form(url)}
    for one in where[: MOST_OFFERS + 1]:
        if one_form(one) in asked:
            continue
        asked.add(one_form(one))
        answer = await asking.ask(one)
        if not isinstance(answer, Fetched) or answer.last.status != 200:
            continue
        read = await read_list(answer.last)
        if read is not None and (isinstance(read, Feed) or read.further or read.items):
            offers.append(await _list_found(asking, read, answer.last.url, now))
    return tuple({found.url: found for found in offers}.values())


def name_of(url: str) -> str:
    """An address as a name: its host and path."""
    parts = urlsplit(url)
    return ((parts.hostname or "").removeprefix("www.") + parts.path).rstrip("/") or url


@cache
def _guesses() -> tuple[str, ...]:
    guesses: dict[str, Any] = lexicon("gather/web/finding.toml")["guesses"]
    return tuple(guesses["paths"])
