"""The review desk worked by keyboard alone in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from palagan.case import Case
from tests.web.browser.conftest import Served
from tests.web.browser.test_every_screen import grave_faults

PATIENCE = 90_000


def sit(page: Page, kind: str = "happening") -> None:
    page.set_default_timeout(PATIENCE)
    page.goto(f"/review?kind={kind}")
    if page.locator("#who").count() and page.locator(".bar").count() == 0:
        page.keyboard.press("Tab")
        page.locator("#who").focus()
        page.keyboard.type("Rina")
        page.keyboard.press("Enter")
        page.wait_for_selector(".bar")
        page.goto(f"/review?kind={kind}")


def thing(page: Page) -> str:
    return page.locator(".values .id").first.inner_text()


def press(page: Page, key: str) -> str:
    """Press a key that leads to another thing; gives the id of the one that was there."""
    was = thing(page)
    page.keyboard.press(key)
    expect(page.locator(".values .id").first).not_to_have_text(was, timeout=PATIENCE)
    page.wait_for_load_state("domcontentloaded")  # keys are heard once the page's script has run
    return was


def test_more_than_ten_decisions_of_all_kinds_by_keyboard_alone(page: Page, served: Served) -> None:
    sit(page)
    accepted = press(page, "a")
    refused = press(page, "x")
    unsure = press(page, "u")
    press(page, "s")
    press(page, "j")
    press(page, "k")
    page.keyboard.press("z")
    expect(page.locator(".values .id").first).to_have_text(unsure, timeout=PATIENCE)
    press(page, "u")

    corrected = thing(page)
    page.keyboard.press("e")
    expect(page.locator("#field-type")).to_be_focused()
    page.locator("#field-place").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("axuz Barda")
    page.keyboard.press("Enter")
    expect(page.locator(".values .id").first).not_to_have_text(corrected, timeout=PATIENCE)

    page.keyboard.press("m")
    expect(page.locator("#why")).to_be_focused()
    page.keyboard.type("tiga halaman sepakat")
    page.keyboard.press("Escape")
    noted = press(page, "a")

    page.keyboard.press("?")
    expect(page.locator("#keys")).to_have_attribute("open", "")
    page.keyboard.press("?")

    others = []
    for kind in ("claim", "figure", "story", "copy", "origin", "page"):
        sit(page, kind)
        others.append(thing(page))
        page.keyboard.press("a")
        expect(page.locator(".last li").first).to_contain_text("diterima", timeout=PATIENCE)
        expect(page.locator(".last li a").first).to_have_attribute("href", _ends(others[-1]), timeout=PATIENCE)

    with Case(served.case) as case:
        placed = {one.decision.target: one for one in case.decisions() if one.state == "stands"}
    verdicts = {id_: one.decision.verdict for id_, one in placed.items() if one.decision.verdict != "undo"}
    assert verdicts[accepted] == "accept"
    assert verdicts[refused] == "reject"
    assert verdicts[unsure] == "unsure"
    assert placed[corrected].decision.value == '"axuz Barda"'
    assert placed[noted].decision.why == "tiga halaman sepakat"
    assert {verdicts[id_] for id_ in others} == {"accept"}


def _ends(id_: str) -> re.Pattern[str]:
    return re.compile(rf"thing={re.escape(id_).replace(':', '(:|%3A)')}$")


def test_the_words_are_in_sight_and_marked(page: Page) -> None:
    sit(page)
    expect(page.locator(".evidence .text mark").first).to_be_in_viewport(timeout=PATIENCE)
    assert Path(page.url).name.startswith("review")
    assert grave_faults(page) == []
