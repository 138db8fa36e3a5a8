"""Story, ledger and the pair of pages in a real browser, with script and without."""

from __future__ import annotations

from benchmarks.screens import addresses
from playwright.sync_api import Browser, Page, expect

from tests.web.browser.conftest import Served, watched


def test_a_dot_of_the_lineage_leads_to_its_page(page: Page, served: Served) -> None:
    page.goto(addresses(served.case)["story"])
    dot = page.locator("svg.lineage a:has(circle)").nth(1)
    to = dot.get_attribute("href")
    dot.locator("circle").click()
    expect(page).to_have_url(f"{served.url}{to}")


def test_a_figure_leads_to_its_row(page: Page, served: Served) -> None:
    page.goto(addresses(served.case)["ledger"])
    dot = page.locator("svg.ledger a:has(circle)").last
    row = (dot.get_attribute("href") or "").removeprefix("#")
    dot.locator("circle").click()
    expect(page.locator(f"tr#{row}")).to_be_in_viewport()


def test_a_stretch_lights_up_on_both_pages_and_comes_into_view(page: Page, served: Served) -> None:
    page.goto(addresses(served.case)["copy"])
    page.locator("#h-earlier ~ p").first.wait_for()
    page.locator("[data-side=earlier] mark").first.hover()
    number = page.locator("[data-side=earlier] mark").first.get_attribute("data-stretch")
    expect(page.locator(f"[data-side=later] mark[data-stretch='{number}']").first).to_have_class("lit")
    page.locator("[data-side=earlier] .jump").first.click()
    expect(page.locator(f"[data-side=later] mark[data-stretch='{number}']").first).to_be_in_viewport()


def test_without_script_the_numbers_are_plain_links(chromium: Browser, served: Served) -> None:
    page, watch = watched(chromium, java_script_enabled=False, base_url=served.url)
    page.goto(addresses(served.case)["copy"])
    page.locator("[data-side=earlier] .jump").first.click()
    expect(page).to_have_url(f"{served.url}{addresses(served.case)['copy']}#later-1")
    expect(page.locator("#later-1")).to_be_in_viewport()
    page.goto(addresses(served.case)["stories"])
    page.locator("a.what").first.click()
    expect(page.locator("svg.lineage")).to_be_visible()
    page.context.close()
    assert watch.faults == []


def test_on_a_phone_tables_become_cards_and_pictures_scroll_in_their_box(chromium: Browser, served: Served) -> None:
    page, watch = watched(chromium, viewport={"width": 390, "height": 844}, base_url=served.url)
    for name in ("story", "ledger", "claims", "ledgers"):
        page.goto(addresses(served.case)[name])
        row = page.locator("table.as-cards tbody tr").first.bounding_box()
        assert row is not None
        assert row["width"] <= 390
    page.goto(addresses(served.case)["story"])
    assert page.evaluate(
        "(() => { const p = document.querySelector('.picture'); return p.scrollWidth > p.clientWidth; })()"
    )
    page.context.close()
    assert watch.faults == []
