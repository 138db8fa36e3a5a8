"""What is due when, host by host: the next thing to ask of every host, as the case has it, a bounded part in memory."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from palagan.gather.web.hosts import HostBook, host_name
from palagan.monitor.clock import NEVER
from palagan.store.addresses import Address
from palagan.store.subscriptions import Subscription

LOADED = 32
"""Due addresses of one host that are held in memory."""
Task = Subscription | Address


@dataclass(slots=True)
class _Plan:
    """One host: what was loaded and waits, when the case has something due next, whether it is being asked."""

    ready: deque[Address] = field(default_factory=deque)
    due: float = NEVER
    under_way: bool = False
    planned: float = NEVER


class Agenda:
    """The plan of all hosts. `book` tells how long each is to be left alone."""

    def __init__(self, book: HostBook) -> None:
        self._book = book
        self._plans: dict[str, _Plan] = {}
        self._sources: dict[str, Subscription] = {}
        self._by_host: dict[str, set[str]] = {}
        self._heap: list[tuple[float, str]] = []
        self.in_hand: dict[str, str] = {}
        """Keys and ids that were handed out and are not kept yet, with their hosts."""

    def listen_to(self, sources: Iterable[Subscription]) -> None:
        """All sources that are on, in place of those before."""
        self._sources = {one.id: one for one in sources}
        self._by_host = {}
        for one in self._sources.values():
            self._by_host.setdefault(host_name(one.url), set()).add(one.id)
        for host in self._by_host:
            self._plan(host)

    def renew(self, sources: Iterable[Subscription]) -> None:
        """Some sources as they are after they were asked."""
        for one in sources:
            before = self._sources.pop(one.id, None)
            if before is None:
                continue
            self._by_host[host_name(before.url)].discard(one.id)
            if one.state == "on":
                self._sources[one.id] = one
                self._by_host.setdefault(host_name(one.url), set()).add(one.id)
            for host in {host_name(before.url), host_name(one.url)}:
                self._plan(host)

    def source(self, name: str | None) -> Subscription | None:
        """The source of that id."""
        return self._sources.get(name) if name else None

    def count(self) -> int:
        """How many sources are on."""
        return len(self._sources)

    def expect(self, due: Mapping[str, float | None]) -> None:
        """The moments at which the case has an address due next, by host; None: nothing."""
        for host, moment in due.items():
            plan = self._plans.setdefault(host, _Plan())
            plan.due = NEVER if moment is None else moment
            self._plan(host)

    def next_moment(self) -> float:
        """When something is due that may be asked; NEVER where nothing is."""
        while self._heap:
            moment, host = self._heap[0]
            if self._plans[host].planned == moment and not self._plans[host].under_way:
                return moment
            heapq.heappop(self._heap)
        return NEVER

    def due_hosts(self, now: float, most: int) -> list[str]:
        """Hosts of which something is to be asked now; they are planned anew by `hand_out`, `load` or `expect`."""
        found: list[str] = []
        while len(found) < most and self.next_moment() <= now:
            found.append(heapq.heappop(self._heap)[1])
            self._plans[found[-1]].planned = NEVER
        return found

    def must_load(self, host: str, now: float) -> bool:
        """Whether the case has to be asked what is due of a host."""
        plan = self._plans[host]
        return not plan.ready and plan.due <= now and self._due_source(host, now) is None

    def load(self, host: str, found: Iterable[Address], due: float | None) -> None:
        """What the case has due of a host now (`LOADED` at most), and when it has something due next, if none now."""
        plan = self._plans[host]
        plan.ready.extend(one for one in found if one.key not in self.in_hand)
        plan.due = NEVER if due is None else due

    def hand_out(self, host: str, now: float) -> Task | None:
        """The next thing to ask of a host: a source before an address. The host counts as being asked until `back`."""
        plan = self._plans[host]
        if plan.under_way or self._book.named(host).pace.not_after(now).next_at > now:
            self._plan(host)
            return None
        task: Task | None = self._due_source(host, now)
        if task is None and plan.ready:
            task = plan.ready.popleft()
        if task is None:
            self._plan(host)
            return None
        plan.under_way = True
        self.in_hand[task.id if isinstance(task, Subscription) else task.key] = host
        return task

    def back(self, host: str) -> None:
        """A host was asked; it may be asked again after its pause."""
        self._plans[host].under_way = False
        self._plan(host)

    def kept(self, name: str) -> None:
        """What was handed out is kept."""
        self.in_hand.pop(name, None)

    def waiting(self, now: float) -> list[tuple[str, float]]:
        """Hosts that would be asked now and are left alone until a moment, the longest last."""
        found = [
            (host, plan.planned) for host, plan in self._plans.items()
            if not plan.under_way and now < plan.planned < NEVER and (plan.ready or plan.due <= now)
        ]  # fmt: skip
        return sorted(found, key=lambda one: one[1])

    def _due_source(self, host: str, now: float) -> Subscription | None:
        due = [
            one for name in self._by_host.get(host, ())
            if name not in self.in_hand and (one := self._sources[name]).next_due is not None and one.next_due <= now
        ]  # fmt: skip
        return min(due, key=lambda one: one.next_due or 0.0, default=None)

    def _plan(self, host: str) -> None:
        """Put a host at the moment at which it is to be asked next."""
        plan = self._plans.setdefault(host, _Plan())
        if plan.under_way:
            return
        moments = [
            one.next_due for name in self._by_host.get(host, ())
            if name not in self.in_hand and (one := self._sources[name]).next_due is not None
        ]  # fmt: skip
        first = min((moment for moment in moments if moment is not None), default=NEVER)
        first = min(first, float("-inf") if plan.ready else plan.due)
        if first == NEVER:
            plan.planned = NEVER
            return
        plan.planned = max(first, self._book.named(host).pace.next_at)
        heapq.heappush(self._heap, (plan.planned, host))
