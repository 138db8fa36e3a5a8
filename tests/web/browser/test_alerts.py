"""Alerts on the desktop in a real browser: asked for by a button, one notice a matter, clicked through to it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from palagan.model.moments import iso
from tests.web.browser.conftest import Served, watched
from tests.web.browser.test_every_screen import grave_faults
from tests.web.watching import fill

_RECORDED = """
window.told = [];
const Own = window.Notification;
window.Notification = class extends Own {
  constructor(title, options) { super(title, options); window.told.push({ title, ...options, one: this }); }
};
"""


@pytest.fixture
def filled(sample: Path) -> None:
    """The case has watched for a while; no channel of its own for the desktop."""
    fill(sample, time.time() - 3600)
    connection = sqlite3.connect(sample)
    connection.execute("DELETE FROM channels WHERE kind = 'desktop'")
    connection.commit()
    connection.close()


@pytest.fixture
def allowed(filled: None, chromium: Browser, served: Served) -> Iterator[Page]:
    """A page in a browser that lets this site show notices."""
    page, watch = watched(chromium, base_url=served.url, permissions=["notifications"])
    page.add_init_script(_RECORDED)
    yield page
    page.context.close()
    assert watch.faults == []


def until(page: Page, what: str) -> None:
    """Wait for something to be so. (`wait_for_function` evaluates in the page, which the policy forbids.)"""
    for _ in range(200):
        if page.evaluate(what):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never so: {what}")


def grow(case: Path, headline: str, rings: int) -> None:
    """A matter grows now."""
    connection = sqlite3.connect(case)
    connection.execute(
        "UPDATE alerts SET last = ?, rings = ?, told = json_set(told, '$.headline', ?) WHERE id = 'al-000000000000'",
        (iso(time.time() + rings), rings, headline),
    )
    connection.commit()
    connection.close()


def test_a_matter_is_told_once_and_grows_in_its_place(allowed: Page, served: Served) -> None:
    allowed.goto("/alerts")
    button = allowed.locator("[data-desktop]")
    expect(button).to_have_text("Beri tahu di layar komputer ini")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    until(allowed, "localStorage.getItem('palagan-alerts-after')")
    assert allowed.evaluate("told.length") == 0
    grow(served.case, "Gencatan dilanggar menurut 4 asal", 2)
    allowed.goto("/timeline")
    until(allowed, "told.length === 1")
    first = allowed.evaluate("({ title: told[0].title, tag: told[0].tag, body: told[0].body })")
    assert first["title"] == "Gencatan dilanggar menurut 4 asal"
    assert "pasukan itu kembali menembak" in first["body"]
    allowed.evaluate("window.dispatchEvent(new Event('focus'))")
    grow(served.case, "Gencatan dilanggar menurut 5 asal", 3)
    allowed.evaluate("window.dispatchEvent(new Event('focus'))")
    until(allowed, "told.length === 2")
    assert allowed.evaluate("told[1].tag") == first["tag"] == "al-000000000000"
    expect(allowed.locator("nav [data-rung]")).to_have_text("1")
    allowed.evaluate("told[1].one.onclick()")
    allowed.wait_for_url("**/happening/hp-*")


def test_it_is_turned_off_by_the_same_button(allowed: Page, served: Served) -> None:
    allowed.goto("/alerts")
    button = allowed.locator("[data-desktop]")
    button.click()
    expect(button).to_have_text("Jangan lagi beri tahu di sini")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    grow(served.case, "Tidak boleh tampil", 2)
    with allowed.expect_event("framenavigated"):
        allowed.reload()
    allowed.evaluate("window.dispatchEvent(new Event('focus'))")
    assert allowed.evaluate("[localStorage.getItem('palagan-alerts-on'), told.length]") == [None, 0]


@pytest.mark.parametrize("path", ["/alerts", "/sources", "/alerts/channel", "/alerts/rule"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["wide", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_screens_that_are_full_are_sound(
    filled: None, chromium: Browser, served: Served, path: str, size: tuple[int, int], theme: str
) -> None:
    page, watch = watched(chromium, viewport={"width": size[0], "height": size[1]}, color_scheme=theme)
    answer = page.goto(served.url + path)
    assert answer is not None
    assert answer.status == 200
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    faults = grave_faults(page)
    page.context.close()
    assert (watch.faults, faults, over) == ([], [], 0)


def test_it_works_without_script(filled: None, chromium: Browser, served: Served) -> None:
    page, _watch = watched(chromium, base_url=served.url, java_script_enabled=False)
    page.goto("/sources")
    page.get_by_role("button", name="Jeda: Kabar Utara").click()
    expect(page.get_by_role("button", name="Lanjutkan: Kabar Utara")).to_be_visible()
    page.goto("/alerts")
    page.get_by_role("button", name="Matikan: redaksi").click()
    expect(page.get_by_role("button", name="Hidupkan: redaksi")).to_be_visible()
    expect(page.locator("[data-desktop]")).to_be_hidden()
    page.context.close()


def test_a_rule_shows_its_past_while_it_is_written(filled: None, chromium: Browser, served: Served) -> None:
    page, watch = watched(chromium, base_url=served.url)
    page.goto("/alerts/rule")
    expect(page.locator("[name=toll_moved]")).to_be_hidden()
    page.locator("#about").select_option("toll")
    expect(page.locator("[name=toll_moved]")).to_be_visible()
    expect(page.locator("[name=who]")).to_be_hidden()
    page.locator("[name=toll]").fill("5")
    page.locator("[name=days]").select_option("366")
    verdict = page.locator("#preview .verdict")
    expect(verdict).to_contain_text("Akan berdering")
    expect(page.locator("#preview .rule-words")).to_contain_text("tewas sedikitnya 5")
    before = verdict.inner_text()
    page.locator("[name=toll]").fill("900")
    expect(page.locator("#preview .rule-words")).to_contain_text("sedikitnya 900")
    assert verdict.inner_text() != before
    assert grave_faults(page) == []
    page.locator("[name=name]").fill("korban")
    page.get_by_role("button", name="Simpan aturan").click()
    page.wait_for_url("**/alerts#rules")
    expect(page.get_by_role("link", name="korban", exact=True).first).to_be_visible()
    page.context.close()
    assert watch.faults == []


def test_a_source_is_removed_only_when_that_is_said_twice(filled: None, chromium: Browser, served: Served) -> None:
    page, watch = watched(chromium, base_url=served.url)
    page.goto("/sources")
    page.locator("summary[aria-label='Hapus: Kabar Utara']").click()
    expect(page.get_by_text("Kabar Utara").first).to_be_visible()
    page.get_by_role("button", name="Hapus: Kabar Utara: Ya, hapus").click()
    expect(page.get_by_text("https://kabar-utara.example/rss")).to_have_count(0)
    page.context.close()
    assert watch.faults == []
