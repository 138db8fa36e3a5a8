"""Every screen in a real browser, light and dark, wide and phone: it loads under the strict policy, asks nothing
outside, writes no error, needs no sideways scrolling, and axe-core finds no serious fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from benchmarks.screens import SCREENS, addresses
from playwright.sync_api import Browser, Page

from tests.web.browser.conftest import Served, serving, watched

SIZES = {"wide": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
GRAVE = {"serious", "critical"}


@pytest.fixture(scope="module")
def shown(sample_case_file: Path) -> object:
    """The workbench over the sample, for tests that only look."""
    yield from serving(sample_case_file)


def grave_faults(page: Page) -> list[str]:
    """What axe-core holds to be serious, with where it stands. It is put in by the debugger, not by the page."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']}: {one['help']} at {[node['target'] for node in one['nodes']][:3]}"
        for one in found
        if one["impact"] in GRAVE
    ]


@pytest.mark.parametrize("name", list(SCREENS))
def test_a_screen_is_sound(chromium: Browser, shown: Served, name: str) -> None:
    path = addresses(shown.case).get(name)
    assert path, f"the sample has nothing for {name}"
    for size, viewport in SIZES.items():
        for theme in ("light", "dark"):
            page, watch = watched(chromium, viewport=viewport, color_scheme=theme)
            answer = page.goto(shown.url + path)
            assert answer is not None
            assert answer.status == 200, f"{path}: {answer.status}"
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            faults = grave_faults(page)
            page.context.close()
            assert watch.faults == [], f"{name} {size} {theme}"
            assert faults == [], f"{name} {size} {theme}"
            assert over <= 0, f"{name} {size}: {over} pixels too wide"


@pytest.mark.parametrize("name", list(SCREENS))
def test_a_screen_has_its_twin(chromium: Browser, shown: Served, name: str) -> None:
    page, _watch = watched(chromium)
    path = addresses(shown.case)[name]
    head, mark, query = path.partition("?")
    answer = page.request.get(f"{shown.url}{'/index' if head == '/' else head}.json{mark}{query}")
    assert answer.status == 200
    assert answer.json()
    page.context.close()
