"""Logging in, a token, and the log in a real browser: nothing refused by the policy, no serious fault found by axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from argon2 import PasswordHasher
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from palagan.web.access import passwords
from tests.web.access.serving import PASSWORD, let_in
from tests.web.browser.conftest import Served


@pytest.fixture(autouse=True)
def users(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    let_in(sample)


def faults(page: Page) -> list[str]:
    """Serious faults of the page for people who do not see it as we do."""
    found = Axe().run(page).response["violations"]
    return [one["id"] for one in found if one["impact"] in ("serious", "critical")]


def test_an_owner_logs_in_by_keyboard_makes_a_token_and_leaves(page: Page, served: Served) -> None:
    page.goto("/settings/access?lang=id")
    expect(page).to_have_url(f"{served.url}/login?next=%2Fsettings%2Faccess%3Flang%3Did")
    assert faults(page) == []
    page.keyboard.type("Omar")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Siapa boleh masuk")
    assert faults(page) == []
    page.locator("input[name=purpose]").fill("notebook")
    page.get_by_role("button", name="Buat token").click()
    expect(page.locator("code.secret")).to_contain_text("plg_")
    page.locator("form[action='/logout'] button").click()
    expect(page.locator("form[action='/login']")).to_be_visible()
    page.goto("/")
    expect(page.locator("form[action='/login']")).to_be_visible()


def test_the_description_of_the_api_is_a_page_of_ours(page: Page) -> None:
    page.goto("/login?next=/api/v1")
    page.locator("input[name=name]").fill("Budi")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page.locator("h1")).to_have_text("API untuk program")
    assert faults(page) == []
