"""The network and the brief in a real browser: by keyboard, without script, and down to the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser.conftest import Served, watched


def test_an_actor_is_reached_by_keyboard(page: Page) -> None:
    page.goto("/network")
    first = page.locator("svg.network .marks a").first
    first.focus()
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/actor/"))


def test_a_tie_of_the_table_opens_the_happenings_of_the_two(page: Page) -> None:
    page.goto("/network")
    page.locator("table.ties tbody tr").first.locator("td.number a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#between")).to_be_in_viewport()
    expect(page.locator("#between li a.id-link").first).to_be_visible()


def test_no_label_stands_on_another(page: Page) -> None:
    page.goto("/network")
    boxes = page.locator("svg.network .marks text").evaluate_all(
        "texts => texts.map(t => t.getBoundingClientRect()).map(b => [b.left, b.top, b.right, b.bottom])"
    )
    assert len(boxes) > 20
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across <= 2 or down <= 2, (one, other)


def test_on_a_phone_the_table_comes_before_the_drawing(chromium: Browser, served: Served) -> None:
    page, watch = watched(chromium, viewport={"width": 390, "height": 844})
    page.goto(f"{served.url}/network")
    table, drawing = page.locator(".tables").bounding_box(), page.locator(".drawing").bounding_box()
    page.context.close()
    assert table is not None
    assert drawing is not None
    assert table["y"] < drawing["y"]
    assert watch.faults == []


@pytest.mark.parametrize("script", [True, False])
def test_a_brief_is_chosen_looked_at_and_taken(chromium: Browser, served: Served, tmp_path: Path, script: bool) -> None:
    page, watch = watched(chromium, java_script_enabled=script)
    page.goto(f"{served.url}/brief")
    page.fill("input[name=title]", "Ganja, Oktober")
    page.fill("input[name=since]", "2020-10-05")
    page.locator(".stories input").first.check()
    page.locator("form.choose button").click()
    expect(page.locator(".stories input").first).to_be_checked()
    with page.expect_download() as taken:
        page.locator(".take-it a", has_text="HTML").click()
    taken.value.save_as(tmp_path / "brief.html")
    assert "<h1>Ganja, Oktober</h1>" in (tmp_path / "brief.html").read_text("utf-8")
    page.locator(".take-it a").first.click()
    expect(page.locator("h1")).to_have_text("Ganja, Oktober")
    page.locator("sup a").first.click()
    expect(page.locator("ol.notes li:target")).to_be_in_viewport()
    page.context.close()
    assert watch.faults == []
