"""What the server's log says of how it was asked: every breach of manners as a sentence, none if all is well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from email.utils import parsedate_to_datetime
from itertools import pairwise

from tests.newsroom.outlets import outlet_of
from tests.newsroom.running import Asked
from tests.newsroom.server import INBOX
from tests.newsroom.world import DAY, Article

_LEAST = 1.0
_SLIP = 1e-3
"""Moments are floats of seconds since 1970."""
_REFUSALS = frozenset({403, 429, 500})


def faults(log: Sequence[Asked], agent: str) -> list[str]:
    """Every breach in a log."""
    asked = [one for one in log if one.host != INBOX]
    by_host: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        by_host[one.host].append(one)
    found = [f"{_told(one)}: asked as {one.agent!r}" for one in asked if one.agent != agent]
    found += [f"{_told(one)}: asked by {one.method}" for one in asked if one.method != "GET"]
    found += [f"{_told(one)}: {one.open} requests at once" for one in asked if one.open > 1]
    found += [f"{_told(one)}: forbidden" for one in asked if forbidden(one)]
    for host, requests in by_host.items():
        found += _too_fast(host, requests)
        found += _too_soon(requests)
        found += _without_robots(requests)
    return found


def forbidden(one: Asked) -> bool:
    """Whether the host's robots.txt forbids what was asked."""
    outlet = outlet_of(one.host)
    return outlet is None or any(one.path.startswith(path) for path in outlet.forbidden)


def _too_fast(host: str, requests: Sequence[Asked]) -> Iterator[str]:
    """Two requests closer than the host's pace: its crawl-delay once its robots.txt is known. One may be sent again at
    once, over a new connection, where the server closed a kept one without a word (RFC 9112, 9.3.1)."""
    outlet = outlet_of(host)
    delay = max(_LEAST, (outlet.crawl_delay if outlet else None) or 0.0)
    again = False
    for before, one in pairwise(requests):
        again = not again and not before.answered and one.path == before.path and one.at == before.at
        if again:
            continue
        least = _LEAST if before.path == "/robots.txt" else delay
        if one.at - before.at < least - _SLIP:
            yield f"{_told(one)}: {one.at - before.at:.3f} s after the one before, {least:g} is the least"


def _too_soon(requests: Sequence[Asked]) -> Iterator[str]:
    """A request before the Retry-After of a refusal was over, or its back-off: 30 s doubled each time, at most 6 h."""
    refused, until = 0, float("-inf")
    for one in requests:
        if one.at < until - _SLIP:
            yield f"{_told(one)}: {until - one.at:.1f} s before it may be asked again"
        refused = refused + 1 if one.status in _REFUSALS else 0
        until = float("-inf")
        if refused:
            until = one.at + max(min(30.0 * 2 ** (refused - 1), 6 * 3600.0), _wish(one))


def _wish(one: Asked) -> float:
    if one.wish is None:
        return 0.0
    if one.wish.isdecimal():
        return float(one.wish)
    return parsedate_to_datetime(one.wish).timestamp() - one.at


def _without_robots(requests: Sequence[Asked]) -> Iterator[str]:
    """A request without the robots.txt of the last day."""
    known = float("-inf")
    for one in requests:
        if one.path == "/robots.txt":
            known = one.at
        elif one.at - known > DAY + _SLIP:
            yield f"{_told(one)}: robots.txt was last asked {one.at - known:.0f} s before"


def fetched_twice(log: Iterable[Asked], articles: Iterable[Article]) -> list[str]:
    """Articles that gave their bytes more often than they are worth: an edition whole, again, though a condition that
    would have spared it could have been sent."""
    whole: dict[tuple[str, str], int] = defaultdict(int)
    for one in log:
        if one.status == 200 and not one.query:
            whole[one.host.removeprefix("www."), one.path] += 1
    able = [one for one in articles if one.outlet.is_("etag") and one.parts == 1]
    return [
        f"{one.outlet.host}{one.path}: {whole[one.outlet.host, one.path]} times for {len(one.editions)} editions"
        for one in able
        if whole[one.outlet.host, one.path] > len(one.editions) + 1
    ]


def _told(one: Asked) -> str:
    return f"{one.serial} {one.at:.3f} {one.host}{one.path}"
