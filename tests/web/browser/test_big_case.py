"""Every screen over a large case in a real browser. It needs one: PALAGAN_BIG_CASE names it (`benchmarks/scale.py`
makes them); without it these tests say so and are skipped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.screens import SCREENS, addresses
from playwright.sync_api import Browser

from tests.web.browser.conftest import Served, serving, watched

BIG = os.environ.get("PALAGAN_BIG_CASE")
pytestmark = pytest.mark.skipif(not BIG, reason="PALAGAN_BIG_CASE names no case of 100,000 pages")


@pytest.fixture(scope="module")
def big() -> Iterator[Served]:
    """The workbench over the large case, which these tests only look at."""
    yield from serving(Path(BIG or ""))


@pytest.mark.parametrize("name", list(SCREENS))
def test_a_screen_of_a_large_case_is_sound(chromium: Browser, big: Served, name: str) -> None:
    path = addresses(big.case).get(name)
    if path is None:
        pytest.skip(f"this case has nothing for {name}")
    page, watch = watched(chromium, viewport={"width": 1440, "height": 900})
    answer = page.goto(big.url + path)
    assert answer is not None
    assert answer.status == 200
    assert page.locator("h1").count() == 1
    page.context.close()
    assert watch.faults == []
