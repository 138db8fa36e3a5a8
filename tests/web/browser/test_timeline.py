"""The bars of the timeline in a real browser: a stretch is chosen by dragging, and goes with one to other screens."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def test_a_stretch_is_brushed_and_stays_on_other_screens(page: Page) -> None:
    page.goto("/timeline")
    chart = page.locator("svg[data-brush]").first
    expect(chart).to_have_class(re.compile("live"))
    box = chart.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 40, steps=4)
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 40, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"since=2020-10-\d\d.*until=2020-10-\d\d"))
    expect(page.locator("rect.chosen")).to_have_count(1)
    page.locator("nav a", has_text="Kejadian").first.click()
    expect(page).to_have_url(re.compile(r"/happenings\?.*since=2020-10"))


def test_a_bar_is_a_link_and_the_form_does_without_script(page: Page) -> None:
    page.goto("/timeline")
    page.locator("details.as-table summary").first.click()
    page.locator(".as-table a").first.click()
    expect(page).to_have_url(re.compile(r"since=(\d{4}-\d\d-\d\d).*until=\1"))
    page.goto("/timeline")
    page.locator("form.filters summary").click()
    page.fill("input[name=since]", "2020-10-11")
    page.locator("form.filters button").click()
    expect(page).to_have_url(re.compile("since=2020-10-11"))
