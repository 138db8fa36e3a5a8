"""One ask of a feed, a sitemap or a section page → the pages that it names now.

What stands behind it is followed within limits: the sitemaps of an index that changed since, further pages of a feed
when it is asked for the first time.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Literal

from anyio import to_thread

from palagan.gather.dates import utc_text
from palagan.gather.web.asking import Answer, Asking, Refusal, Refused
from palagan.gather.web.feeds import Feed, Item, read_feed
from palagan.gather.web.fetching import Failed, Fetched, Hop
from palagan.gather.web.indexes import followed
from palagan.gather.web.sections import section_items
from palagan.gather.web.sitemaps import Sitemap, read_sitemap
from palagan.gather.web.sites import same_owner
from palagan.gather.web.wanted import few_undated, is_older, once, sound

Outcome = Literal["heard", "unchanged", "gone", "refused", "forbidden", "later", "failed"]
Kind = Literal["feed", "news-sitemap", "sitemap", "sitemap-index", "section"]

FIRST_DAYS = 7
"""Days that a sitemap is read back when it is first asked and no day is told."""
MOST_ITEMS = 20_000
"""Pages that one ask gives at most."""
MOST_PAGES = 10
"""Further pages of a feed that are asked (RFC 5005), once, when it is first asked."""
MOST_SITEMAPS, MOST_AT_FIRST = 20, 200
"""Sitemaps of an index that are asked in one go, and when it is asked for the first time."""
_OVERLAP = timedelta(days=2)
"""How far before the last ask a sitemap may have changed to be asked again: some tell a day alone, or late."""
DEEPEST = 2
"""Indexes within indexes."""
WAY_OUT = "bring its pages as files or WARC instead"
_REFUSED: dict[Refusal, Outcome] = {"robots": "refused", "forbids": "forbidden", "not-now": "later"}


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a source said of its last answer, for the next ask: its ETag and Last-Modified, as they came."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """As headers of a request (RFC 9110, 13.1)."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value and value.isprintable() and value.isascii()}


@dataclass(frozen=True, slots=True)
class Heard:
    """What an ask gave. `items` are the pages that it names, in its order, those known to be old left out; `url` the
    address that it goes by now, where it moved for good; `status` of the last answer (None: none came); `until` when to
    come back. `asked` counts requests; `left` pages and sitemaps that were beyond a limit."""

    outcome: Outcome
    detail: str = ""
    items: tuple[Item, ...] = ()
    url: str | None = None
    etag: str | None = None
    modified: str | None = None
    status: int | None = None
    until: float | None = None
    asked: int = 1
    left: int = 0


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What an ask is to bring: `listen` says what these are."""

    since: str | None
    now: float
    first: bool
    heard: float | None

    @property
    def changed(self) -> str:
        """The moment since which a sitemap must have changed to be asked."""
        last = _before(self.heard, _OVERLAP) if self.heard is not None else ""
        return max(self.since or "", last)

    @property
    def most(self) -> int:
        return MOST_AT_FIRST if self.first else MOST_SITEMAPS


@dataclass(slots=True)
class _Told:
    """What has come together of one ask. `sure`: an unchanged answer to it means that nothing changed behind it."""

    items: list[Item] = field(default_factory=list)
    asked: int = 1
    left: int = 0
    faults: list[str] = field(default_factory=list)
    sure: bool = True


async def listen(
    asking: Asking,
    kind: Kind,
    url: str,
    known: Conditions,
    since: str | None,
    now: float,
    *,
    first: bool = False,
    heard: float | None = None,
) -> Heard:
    """Ask a source. `since` (ISO 8601): what is known to be older is left out; without it a sitemap goes back a week,
    a feed and a section page as far as they show. `first`: further pages of a feed are asked too. `heard`: the moment
    of the last ask that gave something; sitemaps of an index that are unchanged since are not asked."""
    answer = await asking.ask(url, known.headers())
    if isinstance(answer, Fetched):
        where = _moved(url, answer.hops)
        if answer.last.status == 304:
            return Heard("unchanged", "nothing new", url=where, etag=known.etag, modified=known.modified, status=304)
        if answer.last.status == 200:
            return await _heard(asking, kind, where, answer.last, _Wanted(since, now, first, heard))
    return unheard(asking, url, answer)


def unheard(asking: Asking, url: str, answer: Answer) -> Heard:
    """What an answer means that gave nothing to read: with what outcome and until when."""
    if isinstance(answer, Refused):
        return Heard(_REFUSED[answer.refusal], answer.detail, url=url, until=answer.until)
    if isinstance(answer, Failed):
        barred = answer.failure == "unreachable"
        until = None if barred else asking.hosts.of(answer.url).pace.next_at
        return Heard("failed", answer.detail, url=url, until=until)
    hop = answer.last
    host = asking.hosts.of(hop.url)
    told = f"answered {hop.status} {hop.reason}".strip()
    if hop.status in (404, 410):
        return Heard("gone", told, url=url, status=hop.status)
    if hop.status in (401, 403, 451):
        told = f"{host.name} does not let us have it ({told}); {WAY_OUT}"
        return Heard("forbidden", told, url=url, status=hop.status, until=host.pace.next_at)
    later = hop.status in (408, 425, 429) or hop.status >= 500
    return Heard("later" if later else "failed", told, url=url, status=hop.status, until=host.pace.next_at)


def _moved(url: str, hops: tuple[Hop, ...]) -> str:
    """Where an address lies now: along its redirects as long as they are for good (301, 308)."""
    for before, after in pairwise(hops):
        if before.status not in (301, 308):
            break
        url = after.url
    return url


async def read_list(hop: Hop) -> Feed | Sitemap | None:
    """The feed or sitemap in an answer, whatever it calls itself; read beside the loop, since it may take seconds."""
    return await to_thread.run_sync(_read_list, hop.body, hop.url, hop.header("content-type") or "")


def _read_list(content: bytes, url: str, content_type: str) -> Feed | Sitemap | None:
    return read_sitemap(content, url) or read_feed(content, url, content_type)


async def _heard(asking: Asking, kind: Kind, url: str, hop: Hop, wanted: _Wanted) -> Heard:
    told = _Told()
    read = await read_list(hop)
    if isinstance(read, Feed):
        told.items.extend(read.items)
        if wanted.first:
            await _pages(asking, read.next, hop.url, wanted.since, told)
    elif isinstance(read, Sitemap):
        wanted = replace(wanted, since=wanted.since or _before(wanted.now, timedelta(days=FIRST_DAYS)))
        await _sitemap(asking, read, wanted, told, depth=0)
    elif kind == "section":
        told.items.extend(await to_thread.run_sync(section_items, hop.body, hop.url, hop.header("content-type") or ""))
    else:
        return Heard("failed", f"is no {kind.replace('-', ' ')} any more", url=url, status=hop.status)
    items = [item for item in once(sound(told.items, wanted.now)) if not is_older(item, wanted.since)]
    if isinstance(read, Sitemap):
        items = few_undated(items)
    kept = items[:MOST_ITEMS]
    return Heard(
        "heard", "; ".join(told.faults[:3]), tuple(kept), url,
        etag=hop.header("etag") if told.sure else None,
        modified=hop.header("last-modified") if told.sure else None,
        status=hop.status, asked=told.asked, left=told.left + len(items) - len(kept),
    )  # fmt: skip


async def _pages(asking: Asking, onward: str | None, url: str, since: str | None, told: _Told) -> None:
    """Further pages of a feed, until one has nothing that is wanted."""
    seen = {url}
    while onward is not None and onward not in seen and same_owner(onward, url):
        if len(seen) > MOST_PAGES:
            told.left += 1
            return
        seen.add(onward)
        answer = await asking.ask(onward)
        told.asked += 1
        if not isinstance(answer, Fetched) or answer.last.status != 200:
            told.faults.append(f"{onward}: {unheard(asking, onward, answer).detail}")
            return
        read = await read_list(answer.last)
        known = {item.url for item in told.items}
        fresh = [item for item in read.items if item.url not in known] if isinstance(read, Feed) else []
        if not isinstance(read, Feed) or not fresh or all(is_older(item, since) for item in fresh):
            return
        told.items.extend(fresh)
        onward = read.next


async def _sitemap(asking: Asking, read: Sitemap, wanted: _Wanted, told: _Told, depth: int) -> None:
    """The pages of a sitemap and of those that it names, as far as they changed since."""
    told.items.extend(read.items)
    if not read.further:
        return
    chosen = followed(read.further, wanted.changed)
    told.left += chosen.left
    told.sure = told.sure and chosen.dated
    for child in chosen.sitemaps:
        if depth >= DEEPEST or told.asked > wanted.most or len(told.items) >= MOST_ITEMS:
            told.left += 1
            continue
        answer = await asking.ask(child.url)
        told.asked += 1
        if isinstance(answer, Fetched) and answer.last.status == 200:
            inner = await read_list(answer.last)
            if isinstance(inner, Sitemap):
                await _sitemap(asking, inner, wanted, told, depth + 1)
                continue
            told.faults.append(f"{child.url} is no sitemap")
        else:
            told.faults.append(f"{child.url}: {unheard(asking, child.url, answer).detail}")
        told.sure = False


def _before(now: float, how_long: timedelta) -> str:
    return utc_text(datetime.fromtimestamp(now, UTC) - how_long)
