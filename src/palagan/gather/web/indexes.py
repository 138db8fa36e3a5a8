"""Which sitemaps of an index are worth asking: those that changed since, the newest first; lists of no pages aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from palagan.gather.web.sitemaps import Further
from palagan.languages.tables import lexicon

UNDATED = 4
"""Sitemaps that are asked of an index which tells no dates: those for news, then the first and the last of the rest."""
_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/_.]?(0[1-9]|1[0-2])(?:[-/_.]?(0[1-9]|[12]\d|3[01]))?(?!\d)")
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Followed:
    """The sitemaps to ask, and how many are left that may hold what is wanted. `dated`: the index tells of all of them
    when they changed, so that as long as it stays the same they do."""

    sitemaps: tuple[Further, ...]
    left: int
    dated: bool


def followed(further: Sequence[Further], since: str) -> Followed:
    """What to ask of an index for the pages since a day or moment (ISO 8601)."""
    worth = [one for one in further if not _words(one.url) & _passed_over()]
    dated = [(told, one) for one in worth if (told := _until(one)) is not None]
    undated = [one for one in worth if _until(one) is None]
    newer = sorted((pair for pair in dated if not _before(pair[0], since)), key=lambda pair: pair[0], reverse=True)
    news = [one for one in undated if "news" in _words(one.url)]
    rest = [one for one in undated if one not in news]
    ends = dict.fromkeys([*news[:UNDATED], *rest[:1], *rest[-1:], *rest[1:-1]])
    some = list(ends)[: UNDATED if len(undated) > UNDATED else None]
    chosen = tuple(one for _, one in newer)
    return Followed((*some, *chosen), len(undated) - len(some), all(one.changed for one in worth))


def day_of(url: str) -> str | None:
    """The day or month that an address tells ("/2026/11/22/", "sitemap-2026-11.xml", "20261122"); None where none."""
    found = _DAY.search(urlsplit(url).path)
    return "-".join(part for part in found.groups() if part) if found else None


def _until(one: Further) -> str | None:
    """The last moment that a sitemap tells of: its own change; else the day, month of its name."""
    return one.changed or day_of(one.url)


def _before(told: str, since: str) -> bool:
    length = min(len(told), len(since))
    return told[:length] < since[:length]


def _words(url: str) -> set[str]:
    return set(_WORD.findall(urlsplit(url).path.lower()))


@cache
def _passed_over() -> frozenset[str]:
    return frozenset(lexicon("gather/web/finding.toml")["sitemaps"]["passed_over"])
