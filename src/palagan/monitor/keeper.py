"""The results of some requests kept in one transaction: pages, captures, addresses, sources and hosts, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from palagan.errors import NotFoundError
from palagan.gather.web.hosts import host_name
from palagan.monitor.agenda import Task
from palagan.monitor.keeping import Keeping, Words, keep_taken, other_words
from palagan.monitor.noting import keep_heard
from palagan.monitor.rhythm import rhythm_of
from palagan.store.addresses import Address, due_of_host
from palagan.store.hosts import HostRow, save_hosts
from palagan.store.open import CaseFile
from palagan.store.subscriptions import Subscription, find_subscription

if TYPE_CHECKING:
    from palagan.gather.web.listening import Heard
    from palagan.gather.web.taking import Taken


@dataclass(frozen=True, slots=True)
class Result:
    """A thing that was asked, and what came of it."""

    task: Task
    got: Heard | Taken


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping did. `counts`: as `Keeping.counts`, with "found" (new addresses), "asked" (sources) and "unheard"
    (sources that gave nothing); `due`: when the case has something due next, of the hosts concerned; `sources` as they
    are now; `silences`: whether a source fell silent or is heard again; `outlets`: new pages by the name of the source
    or the host."""

    counts: Mapping[str, int]
    due: Mapping[str, float | None]
    sources: tuple[Subscription, ...]
    silences: bool
    outlets: Mapping[str, int]

    @property
    def pages(self) -> int:
        """Pages that are to be read."""
        return self.counts.get("new", 0) + self.counts.get("version", 0)


def keep(
    case: CaseFile, results: Sequence[Result], hosts: Sequence[HostRow], now: float, steps: tuple[float, ...]
) -> Kept:
    """Keep results, and what was learnt of hosts."""
    words: Words = {}
    taken = [(one.task.key, one.got) for one in results if isinstance(one.task, Address) and one.got.outcome == "kept"]
    if taken:
        with case.reading() as connection:
            for key, got in taken:
                words |= other_words(connection, key, got)
    outlets: Counter[str] = Counter()
    sources = []
    silences = False
    with case.writing() as connection:
        keeping = Keeping(connection, now, steps)
        for one in results:
            if isinstance(one.task, Address):
                before = keeping.counts["new"]
                keep_taken(keeping, one.task.key, one.got, words)  # type: ignore[arg-type]
                outlets[one.task.host] += keeping.counts["new"] - before
                continue
            known = _known(connection, one.task)
            if known is None:
                continue
            noted = keep_heard(connection, known, one.got, now)  # type: ignore[arg-type]
            keeping.counts.update({"asked": 1, "found": noted.found, "again": noted.changed})
            keeping.hosts |= noted.hosts
            kept = find_subscription(connection, known.id)
            keeping.counts["unheard"] += kept.refused > 0
            silences = silences or rhythm_of(known.rhythm).silent != rhythm_of(kept.rhythm).silent
            sources.append(kept)
        save_hosts(connection, hosts)
        touched = keeping.hosts | {host_name(one.task.url) for one in results}
        due = {host: due_of_host(connection, host) for host in touched}
    return Kept(+keeping.counts, due, tuple(sources), silences, +outlets)


def _known(connection: Connection, task: Subscription) -> Subscription | None:
    """The source as it is now; None where it was removed while it was asked."""
    try:
        now = find_subscription(connection, task.id)
    except NotFoundError:
        return None
    return replace(now, etag=task.etag, modified=task.modified)
