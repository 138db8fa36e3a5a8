"""An address given by a user: looked at, subscribed to, or taken at once as the article that it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from palagan.errors import InputError
from palagan.gather.web.asking import Asking
from palagan.gather.web.ccnews import archive_of
from palagan.gather.web.feeds import Item
from palagan.gather.web.fetching import Fetched
from palagan.gather.web.finding import Finding, Found, find_out
from palagan.gather.web.links import absolute, one_form
from palagan.gather.web.reach import UnreachableError, checked_url
from palagan.model.moments import iso
from palagan.monitor.asking_for import AnsweredBefore, Means, asking_for
from palagan.monitor.clock import Clock
from palagan.monitor.fetching_tasks import ask_address
from palagan.monitor.keeping import Keeping, keep_taken, other_words
from palagan.monitor.noting import Noted, note_items
from palagan.store.addresses import Address, known_addresses, save_addresses
from palagan.store.open import CaseFile
from palagan.store.subscriptions import Subscription, subscribe

_TURNS = 4
"""Forms of an article that are gone through until the page itself is found."""


async def look_at(case: CaseFile, means: Means, clock: Clock, url: str) -> Finding:
    """What lies at an address; nothing is kept but what was learnt of its host."""
    async with asking_for(case, means, clock) as asking:
        return await find_out(asking, url, clock.now())


def subscribe_to(
    case: CaseFile,
    found: Found,
    now: float,
    *,
    outlet: str | None = None,
    language: str | None = None,
    since: str | None = None,
    found_in: str | None = None,
) -> tuple[Subscription, bool]:
    """Listen to what was found from now on, and whether that is new. `since`: the day from which its pages are wanted;
    None for what it shows (a sitemap: a week)."""
    kind = found.source_kind
    if kind is None:
        raise InputError(f"is no source to listen to ({found.kind})", item=found.url)
    with case.writing() as connection:
        return subscribe(
            connection, url=found.url, kind=kind, name=found.name, added=iso(now), due=now, outlet=outlet,
            language=language or found.language, found_in=found_in, since=since,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of an article that was asked for: its page's id, and whether that is new to the case; or why there is
    none. `again`: it is asked again by the watcher."""

    page: str | None
    new: bool
    detail: str
    again: bool = False


async def bring(
    case: CaseFile,
    means: Means,
    clock: Clock,
    url: str,
    fetched: Fetched | None = None,
    *,
    language: str | None = None,
    outlet: str | None = None,
) -> Brought:
    """Take one article into the case. `fetched`: the answer to it, where it was asked before."""
    now = clock.now()
    with case.writing() as connection:
        note_items(connection, [Item(url, language=language, publisher=outlet)], None, now)
    key, new = one_form(url), False
    async with asking_for(case, means, clock) as asking:
        asks: Asking = AnsweredBefore(asking, url, fetched) if fetched is not None else asking
        for _ in range(_TURNS):
            address = _address(case, key)
            if address is None or (address.page is not None and address.state == "kept" and fetched is None):
                break
            taken = await ask_address(asks, address, None, clock)
            with case.reading() as connection:
                words = other_words(connection, key, taken)
            with case.writing() as connection:
                keeping = Keeping(connection, clock.now())
                keep_taken(keeping, key, taken, words)
            new = new or bool(keeping.counts["new"] or keeping.counts["version"])
            address = _address(case, key)
            if address is None or address.page is not None or address.state != "same" or address.same_as is None:
                break
            key = address.same_as
    address = _address(case, key)
    if address is None or address.page is None:
        again = address is not None and address.due is not None
        return Brought(None, False, (address.detail if address else None) or "there is no page in it", again)
    return Brought(address.page, new, "" if new else "it was in the case already")


def _address(case: CaseFile, key: str) -> Address | None:
    with case.reading() as connection:
        return known_addresses(connection, [key]).get(key)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of addresses: those that can be asked, and how many lines can not, with the first few."""

    items: tuple[Item, ...]
    bad: int
    first_bad: tuple[str, ...] = ()


def listed(lines: Sequence[str], means: Means) -> Listed:
    """The addresses of a list, one a line; blank lines and lines that begin with "#" are passed over."""
    items: dict[str, Item] = {}
    bad = []
    for line in lines:
        told = line.strip().lstrip("\ufeff")
        if not told or told.startswith("#"):
            continue
        where = absolute(told, told) if "://" in told else None
        try:
            if where is None or archive_of(where):
                raise UnreachableError("is no address of a page")
            checked_url(where, means.reach)
        except UnreachableError:
            bad.append(told[:200])
            continue
        items.setdefault(one_form(where), Item(where))
    return Listed(tuple(items.values()), len(bad), tuple(bad[:3]))


def note_list(case: CaseFile, items: Sequence[Item], now: float) -> Noted:
    """Remember the addresses of a list; the watcher takes them. One that was given up before is asked again."""
    with case.writing() as connection:
        noted = note_items(connection, items, None, now)
        known = known_addresses(connection, [one_form(item.url) for item in items])
        again = [row for row in known.values() if row.state in ("failed", "refused") and row.due is None]
        save_addresses(connection, [_anew(row, now) for row in again])
    return noted


def _anew(row: Address, now: float) -> Address:
    return replace(row, state="new", due=now, tries=0, found=now)
