"""Which pages of a source are wanted: impossible moments are made unknown, what is known to be old is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from palagan.gather.dates import utc_text
from palagan.gather.web.feeds import Item
from palagan.gather.web.indexes import day_of
from palagan.gather.web.links import one_form

MOST_UNDATED = 500
"""Pages without any date that are taken from one sitemap; a site's whole past often has none."""
_EARLY = timedelta(minutes=10)
"""How far another clock may be ahead; a moment further ahead is nonsense, or a local time that calls itself UTC."""
_JUST_NOW = timedelta(minutes=15)
_SAME = 3
"""Pages with one and the same moment of just now: that is when the list was made, not when they were published."""


def sound(items: Iterable[Item], now: float) -> list[Item]:
    """The items without moments that cannot be: before 1990, in the future, or that of the list's own making."""
    moment = datetime.fromtimestamp(now, UTC)
    latest, recent = utc_text(moment + _EARLY), utc_text(moment - _JUST_NOW)
    told = [replace(item, published=_possible(item.published, latest), changed=_possible(item.changed, latest))
            for item in items]  # fmt: skip
    published = _made([item.published for item in told], recent)
    changed = _made([item.changed for item in told], recent)
    if published:
        told = [replace(item, published=None) if item.published in published else item for item in told]
    if changed:
        told = [replace(item, changed=None) if item.changed in changed else item for item in told]
    return told


def _made(moments: list[str | None], recent: str) -> set[str]:
    """Moments of just now that too many share."""
    counts = Counter(moment for moment in moments if moment and moment >= recent)
    return {moment for moment, count in counts.items() if count >= _SAME}


def _possible(moment: str | None, latest: str) -> str | None:
    return moment if moment is not None and "1990" <= moment <= latest else None


def is_older(item: Item, since: str | None) -> bool:
    """Whether a page is known to be older than a day or moment. A day counts as its end, an address may tell one."""
    if since is None:
        return False
    told = max(item.published or "", item.changed or "") or day_of(item.url)
    if told is None:
        return False
    length = min(len(told), len(since))
    return told[:length] < since[:length]


def few_undated(items: list[Item]) -> list[Item]:
    """The items, of those without any date only the first few hundred."""
    left = MOST_UNDATED
    kept = []
    for item in items:
        if not (item.published or item.changed or day_of(item.url)):
            left -= 1
            if left < 0:
                continue
        kept.append(item)
    return kept


def once(items: Iterable[Item]) -> list[Item]:
    """Each page once, in whatever form its address comes; what tells more of it wins."""
    found: dict[str, Item] = {}
    for item in items:
        key = one_form(item.url)
        known = found.get(key)
        if known is None:
            found[key] = item
        elif known.published is None and item.published is not None:
            found[key] = replace(item, url=known.url)
    return list(found.values())
