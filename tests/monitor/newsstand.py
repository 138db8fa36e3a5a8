"""A web that is made up: sources and pages by their address, asked in place of the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from palagan.gather.options import GatherOptions
from palagan.gather.pages import Origin, page_of_bytes
from palagan.gather.web.asking import Asking
from palagan.gather.web.feeds import Item
from palagan.gather.web.hosts import host_name
from palagan.gather.web.listening import Heard
from palagan.gather.web.taking import Taken
from palagan.model.page import Hints, Page
from palagan.monitor.clock import Clock
from palagan.monitor.noting import iso
from palagan.store.addresses import Address
from palagan.store.subscriptions import Subscription


def page_of(url: str, html: str, at: float) -> Page:
    """The page that an address gives."""
    made = page_of_bytes(html.encode(), Origin(url, Hints(url=url, outlet="kabar"), iso(at)), GatherOptions())
    assert isinstance(made, Page)
    return made


def article(words: str, furniture: str = "") -> str:
    """A page with a report of these words."""
    body = "".join(
        f"<p>{words} Kalimat {number} dari laporan ini ditulis untuk pengujian belaka.</p>" for number in range(6)
    )
    return f"<html lang=id><body><nav>{furniture}</nav><article><h1>{words}</h1>{body}</article></body></html>"


@dataclass
class Newsstand:
    """What is to be had. `sources`: address → items, by the moment; `pages`: address → what it gives, by the moment.
    `log`: every request, as moment and address."""

    clock: Clock
    sources: dict[str, Callable[[float], list[Item] | Heard]] = field(default_factory=dict)
    pages: dict[str, Callable[[float], str | Taken]] = field(default_factory=dict)
    takes: float = 0.2
    log: list[tuple[float, str]] = field(default_factory=list)
    under_way: set[str] = field(default_factory=set)

    async def ask_source(self, asking: Asking, source: Subscription, clock: Clock) -> Heard:
        await self._asked(asking, source.url)
        told = self.sources[source.url](clock.now())
        return told if isinstance(told, Heard) else Heard("heard", items=tuple(told), status=200)

    async def ask_address(self, asking: Asking, address: Address, source: Subscription | None, clock: Clock) -> Taken:
        await self._asked(asking, address.url)
        told = self.pages[address.url](clock.now())
        if isinstance(told, Taken):
            return told
        page = page_of(address.url, told, clock.now())
        if page.sha256 == address.digest:
            return Taken("unchanged", "", address.url, status=304)
        return Taken("kept", "", address.url, page, status=200, digest=page.sha256)

    async def _asked(self, asking: Asking, url: str) -> None:
        host = host_name(url)
        assert host not in self.under_way
        self.under_way.add(host)
        began = self.clock.now()
        self.log.append((began, url))
        await self.clock.sleep_until(began + self.takes)
        asking.hosts.answered(url, 200, began, self.clock.now(), agent="x")
        self.under_way.remove(host)


@contextmanager
def stood_in(stand: Newsstand, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsstand]:
    """The newsstand asked in place of the web."""
    monkeypatch.setattr("palagan.monitor.fetching_tasks.ask_source", stand.ask_source)
    monkeypatch.setattr("palagan.monitor.fetching_tasks.ask_address", stand.ask_address)
    yield stand
