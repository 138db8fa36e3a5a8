"""The README's tour works as it is told. PALAGAN_PICTURES=FOLDER keeps the picture of each step."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

from playwright.sync_api import Page

from tests.web.browser.tour import RIGHT, WRONG, walk

PICTURES = os.environ.get("PALAGAN_PICTURES")


def test_from_the_demo_to_a_corrected_toll_and_an_exported_table(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})

    def picture(name: str) -> None:
        if PICTURES:
            page.screenshot(path=str(Path(PICTURES) / f"tour-{name}.png"), caret="initial")

    rows = [row for row in csv.DictReader(io.StringIO(walk(page, picture))) if row["figure"].startswith("604")]
    assert [row["place"] for row in rows] == [RIGHT]
    assert "Rina" in rows[0]["decided"]
    assert WRONG in rows[0]["decided"]
