"""Debian's Chromium over a real server on loopback; it fails on errors of the console and on requests to elsewhere."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from palagan.web.app import make_app
from palagan.web.settings import ServeSettings

NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium_path(own: str | None = None) -> str | None:
    """Where a Chromium is: the one that is named, the system's, or `own` (Playwright's) if it is there; else None."""
    named = os.environ.get("PALAGAN_CHROMIUM")
    system = next((found for name in NAMES if (found := shutil.which(name))), None)
    return named or system or (own if own and Path(own).exists() else None)


@dataclass(slots=True)
class Served:
    """A running workbench: `url` without a slash at its end, and the case that it shows."""

    url: str
    case: Path


def serving(path: Path) -> Iterator[Served]:
    """Serve a case on a free port of loopback until the generator is closed."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(ServeSettings(path, port=port)), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.02)
    yield Served(f"http://127.0.0.1:{port}", path)
    server.should_exit = True
    thread.join(10)
    listener.close()


@pytest.fixture
def served(sample: Path) -> Iterator[Served]:
    """The workbench over a copy of the sample."""
    yield from serving(sample)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; the tests are skipped, and say so, where there is none."""
    with sync_playwright() as playwright:
        path = chromium_path(playwright.chromium.executable_path)
        if path is None:
            pytest.skip("no Chromium here: apt-get install chromium (make test does it where it may)")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@dataclass
class Watch:
    """What a page did that it must not."""

    faults: list[str] = field(default_factory=list)

    def console(self, message: ConsoleMessage) -> None:
        """Errors and warnings of the console, refusals of the CSP among them."""
        if message.type in {"error", "warning"}:
            self.faults.append(f"{message.type}: {message.text} ({message.location})")

    def request(self, request: Request) -> None:
        """Requests to elsewhere."""
        if not request.url.startswith(("http://127.0.0.1:", "data:", "about:", "blob:")):
            self.faults.append(f"asked outside: {request.url}")


def watched(browser: Browser, **options: object) -> tuple[Page, Watch]:
    """A new page that is watched; options as Playwright's `new_context` has them."""
    page = browser.new_context(**{"locale": "id-ID", **options}).new_page()  # type: ignore[arg-type]
    watch = Watch()
    page.on("console", watch.console)
    page.on("pageerror", lambda error: watch.faults.append(f"fault: {error}"))
    page.on("request", watch.request)
    return page, watch


@pytest.fixture
def page(chromium: Browser, served: Served) -> Iterator[Page]:
    """A page of the browser at the workbench; at the end it must have done nothing that it must not."""
    opened, watch = watched(chromium, base_url=served.url)
    yield opened
    opened.context.close()
    assert watch.faults == []
