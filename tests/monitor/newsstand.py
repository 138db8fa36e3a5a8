"""A web that is made up: sources and pages by their address, asked in place of the network, and a case to watch it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from palagan.gather.options import GatherOptions
from palagan.gather.pages import Origin, page_of_bytes
from palagan.gather.web.asking import Asking
from palagan.gather.web.capturing import Capture
from palagan.gather.web.feeds import Item
from palagan.gather.web.hosts import host_name
from palagan.gather.web.links import one_form
from palagan.gather.web.listening import Heard
from palagan.gather.web.taking import Taken
from palagan.model.ids import content_id, sha256_hex
from palagan.model.moments import iso
from palagan.model.page import Hints, Page
from palagan.monitor.clock import SimulatedClock
from palagan.monitor.settings import Ended, Told, WatchSettings
from palagan.monitor.watch import watch
from palagan.store.addresses import Address, known_addresses
from palagan.store.open import CaseFile, make_case
from palagan.store.subscriptions import Subscription, subscribe
from tests.apart import run_apart

START = 1_700_006_400.0
HOUR, DAY = 3600.0, 86_400.0
FEED = "https://kabar.example/feed"
REPORT = "Tiga orang tewas dalam kontak tembak di Sugapa, kata juru bicara TNI."
SETTINGS = WatchSettings("Palagan/0.1 (+mailto:uji@contoh.example)", alerts=False, read_seconds=6 * HOUR)


def page_of(url: str, html: str, at: float) -> Page:
    """The page that an address gives."""
    made = page_of_bytes(html.encode(), Origin(url, Hints(url=url, outlet="kabar"), iso(at)), GatherOptions())
    assert isinstance(made, Page)
    return made


def article(words: str, furniture: str = "") -> str:
    """A page with a report of these words."""
    body = "".join(f"<p>{words} Kalimat {number} dari laporan ini ditulis untuk pengujian.</p>" for number in range(6))
    return f"<html lang=id><body><nav>{furniture}</nav><article><h1>{words}</h1>{body}</article></body></html>"


def capture_of(page: Page, at: float) -> Capture:
    """The answer that gave a page."""
    url = str(page.url)
    identity = content_id("cp", url, iso(at), page.sha256)
    return Capture(
        id=identity, url=url, about=url, at=iso(at), kind="response", status=200, digest=sha256_hex(page.content),
        size=len(page.content), page=page.id, warc=page.content,
    )  # fmt: skip


@dataclass
class Newsstand:
    """What is to be had. `sources` and `pages`: address → what it gives at a moment. `log`: every request, as moment
    and address; `alone`: addresses taken though they name another. A request takes `takes` seconds."""

    case: CaseFile
    clock: SimulatedClock
    sources: dict[str, Callable[[float], list[Item] | Heard]] = field(default_factory=dict)
    pages: dict[str, Callable[[float], str | Taken]] = field(default_factory=dict)
    takes: float = 0.2
    log: list[tuple[float, str]] = field(default_factory=list)
    alone: list[str] = field(default_factory=list)
    under_way: set[str] = field(default_factory=set)
    most: int = 0
    told: list[Told] = field(default_factory=list)

    def listen_to(self, url: str, gives: Callable[[float], list[Item] | Heard], name: str = "kabar") -> Subscription:
        """A source of the case and what it gives."""
        self.sources[url] = gives
        with self.case.writing() as connection:
            now = self.clock.now()
            return subscribe(
                connection, url=url, kind="feed", name=name, added=iso(now), due=now, outlet=name, language=None
            )[0]

    def watch(self, until: float | None = None, stopped: Callable[[], bool] | None = None, **settings: object) -> Ended:
        """Watch the case until a moment, or as the settings say."""
        chosen = replace(SETTINGS, **({"until": until} if until is not None else {}), **settings)  # type: ignore[arg-type]
        return run_apart(
            lambda: asyncio.wait_for(
                watch(self.case, chosen, self.clock, stopped=stopped or (lambda: False), tell=self.told.append), 120.0
            )
        )

    def asked(self, url: str) -> list[float]:
        """The moments at which an address was asked."""
        return [moment for moment, one in self.log if one == url]

    def address(self, url: str) -> Address:
        """What the case knows of an address."""
        with self.case.reading() as connection:
            return known_addresses(connection, [one_form(url)])[one_form(url)]

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What the case holds."""
        with self.case.reading() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]

    async def ask_source(self, asking: Asking, source: Subscription, clock: SimulatedClock) -> Heard:
        await self._asked(asking, source.url)
        told = self.sources[source.url](clock.now())
        return told if isinstance(told, Heard) else Heard("heard", items=tuple(told), status=200)

    async def ask_address(
        self, asking: Asking, address: Address, source: Subscription | None, clock: SimulatedClock
    ) -> Taken:
        if address.state == "new" and address.same_as is not None:
            self.alone.append(address.url)
        await self._asked(asking, address.url)
        told = self.pages[address.url](clock.now())
        if isinstance(told, Taken):
            return told
        page = page_of(address.url, told, clock.now())
        if page.sha256 == address.digest:
            return Taken("unchanged", "", address.url, status=304)
        captures = (capture_of(page, clock.now()),)
        return Taken("kept", "", address.url, page, captures=captures, status=200, digest=page.sha256)

    async def _asked(self, asking: Asking, url: str) -> None:
        host = host_name(url)
        assert host not in self.under_way, f"{host} is asked twice at once"
        self.under_way.add(host)
        self.most = max(self.most, len(self.under_way))
        began = self.clock.now()
        self.log.append((began, url))
        await self.clock.sleep_until(began + self.takes)
        asking.hosts.answered(url, 200, began, self.clock.now(), agent="x")
        self.under_way.remove(host)


@pytest.fixture
def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsstand:
    """An empty case and a newsstand that is asked in place of the web."""
    made = Newsstand(make_case(tmp_path / "kasus", iso(START)), SimulatedClock(START))
    monkeypatch.setattr("palagan.monitor.fetching_tasks.ask_source", made.ask_source)
    monkeypatch.setattr("palagan.monitor.fetching_tasks.ask_address", made.ask_address)
    return made


def hourly(host: str, stand: Newsstand, number: int = 500) -> None:
    """A feed with a new report every hour, of which it shows ten."""
    for count in range(number):
        stand.pages[f"https://{host}/{count}"] = lambda now, count=count: article(f"{REPORT} Laporan nomor {count}.")  # type: ignore[misc]

    def gives(now: float) -> list[Item]:
        newest = int((now - START) // HOUR)
        shown = range(max(0, newest - 9), newest + 1)
        return [Item(f"https://{host}/{count}", published=iso(START + count * HOUR)) for count in shown]

    stand.listen_to(f"https://{host}/feed", gives, host)


def pages(stand: Newsstand) -> list[tuple[object, ...]]:
    """The addresses of all pages of the case, in the order of their coming."""
    return stand.rows("SELECT url FROM pages ORDER BY number")
