"""Article and search in a real browser: words and record point at each other, with script and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.web.browser.conftest import Served, serving, watched

expect.set_options(timeout=60_000)  # no test hangs on how busy the machine is


@pytest.fixture(scope="module")
def served(sample_case_file: Path) -> Iterator[Served]:
    """The workbench over the sample, for tests that only look."""
    yield from serving(sample_case_file)


def asked(served: Served, path: str, **parameters: str) -> Any:
    """What the twin at an address says."""
    return httpx.get(f"{served.url}{path}", params=parameters, timeout=300).json()


def a_page(served: Served) -> tuple[str, list[dict[str, Any]]]:
    found = asked(served, "/search.json", q="serangan ganja")["results"]["hits"][0]
    return found["page"]["id"], found["sentences"]


def test_hovering_words_shows_their_entry_and_the_other_way_round(chromium: Browser, served: Served) -> None:
    page, watch = watched(chromium, viewport={"width": 1440, "height": 1000})
    id_, _ = a_page(served)
    page.goto(f"{served.url}/article/{id_}")
    entry = page.locator(".record .of-event li").first
    item = entry.get_attribute("data-item")
    page.locator(f'.text [data-items~="{item}"]').first.hover()
    expect(entry).to_have_class("aim")
    entry.hover()
    expect(page.locator(f'.text [data-items~="{item}"]').first).to_have_class("k-event aim")
    page.locator(f'.text [data-items~="{item}"] .leaf').first.click()
    assert page.url.endswith(f"#i-{item}")
    page.context.close()
    assert watch.faults == []


@pytest.mark.parametrize("script", [True, False])
def test_an_address_shows_its_words(chromium: Browser, served: Served, script: bool) -> None:
    page, _ = watched(chromium, viewport={"width": 390, "height": 844}, java_script_enabled=script)
    id_, sentences = a_page(served)
    start, end = sentences[0]["anchor"]
    page.goto(f"{served.url}/article/{id_}#c{start}-{end}")
    target = page.locator(f"#c{start}-{end}")
    expect(target).to_be_in_viewport()
    assert target.evaluate("one => one.matches(':target')")
    page.context.close()


def test_a_search_is_worked_by_keyboard(chromium: Browser, served: Served) -> None:
    page, watch = watched(chromium, viewport={"width": 1440, "height": 1000})
    page.goto(f"{served.url}/actors")
    page.keyboard.press("/")
    page.keyboard.type("gencatan senjata")
    page.keyboard.press("Enter")
    expect(page.locator(".hits li").first).to_be_visible()
    assert page.locator(".hits mark").count() > 0
    page.context.close()
    assert watch.faults == []


def test_kinds_can_be_switched_off_without_script(chromium: Browser, served: Served) -> None:
    page, _ = watched(chromium, viewport={"width": 1440, "height": 1000}, java_script_enabled=False)
    id_, _ = a_page(served)
    page.goto(f"{served.url}/article/{id_}")
    event = page.locator(".text .k-event").first
    before = event.evaluate("one => getComputedStyle(one).borderBottomColor")
    page.locator("#show-event").uncheck()
    assert event.evaluate("one => getComputedStyle(one).borderBottomColor") != before
    page.context.close()


def test_the_original_asks_nothing_outside(chromium: Browser, served: Served) -> None:
    page, watch = watched(chromium, viewport={"width": 1440, "height": 1000})
    hits = asked(served, "/search.json", q="ganja OR karabakh OR armenia")["results"]["hits"]
    for hit in hits:
        path = f"/article/{hit['page']['id']}/original"
        if asked(served, f"{path}.json")["media"] == "html":
            page.goto(served.url + path)
            assert page.frame_locator("iframe").locator("p").count() > 0
            break
    else:
        pytest.fail("the sample has no HTML page")
    page.context.close()
    assert watch.faults == []
