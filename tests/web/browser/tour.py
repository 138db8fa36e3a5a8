"""The README's tour, walked as a new user would: from the demo's case to a corrected toll and an exported table."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

Picture = Callable[[str], None]
"""Called at each step with its name, when there is something to see."""
FIGURE = "604"
WRONG, RIGHT = "Titik Nol", "Nagorno-Karabakh"
"""On the page "Titik Nol" stands in a heading; the machine took it for the place of the figure."""


def walk(page: Page, picture: Picture = lambda _name: None) -> str:
    """Walk it; gives the text of the exported table. `page` has the workbench as its base address."""
    page.goto("/")
    picture("overview")
    page.get_by_role("link", name="Korban", exact=True).click()
    page.locator("main a[href^='/ledger/']").first.click()
    page.wait_for_url("**/ledger/*")
    picture("ledger")
    row = page.locator("tr", has_text=FIGURE).filter(has_text="Titik Nol")
    row.get_by_role("link", name="Tinjau").click()
    page.get_by_label("Siapa yang meninjau?").fill("Rina")
    page.keyboard.press("Enter")
    page.locator("#field-place").wait_for()
    picture("evidence")
    page.keyboard.press("e")
    page.locator("#field-place").fill(RIGHT)
    page.locator("#why").fill("Titik Nol berdiri di subjudul, bukan tempat")
    picture("correction")
    page.locator("#field-place").press("Enter")
    page.get_by_text("Anda hari ini: 1").wait_for()
    picture("decided")
    page.goto("/ledgers")
    page.locator("main a[href^='/ledger/']").first.click()
    page.wait_for_url("**/ledger/*")
    page.locator("tr", has_text="604").first.scroll_into_view_if_needed()
    picture("corrected")
    page.goto("/export?table=ledgers&format=csv")
    picture("export")
    with page.expect_download() as arriving:
        page.get_by_role("link", name="Berkasnya saja").or_(page.get_by_role("button", name="Berkasnya saja")).click()
    return arriving.value.path().read_text("utf-8-sig")
