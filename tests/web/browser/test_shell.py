"""The frame of all screens in a real browser: nothing refused, nothing asked outside, theme and search by key."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_the_overview_loads(page: Page) -> None:
    page.goto("/")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("typeof htmx") == "object"


def test_the_theme_is_kept(page: Page) -> None:
    page.goto("/")
    before = page.evaluate("getComputedStyle(document.body).color")
    page.locator("[data-theme-switch]").first.click()
    after = page.evaluate("getComputedStyle(document.body).color")
    assert before != after
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).color") == after


def test_a_slash_leads_to_the_search(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    expect(page.locator("#quick-q")).to_be_focused()
