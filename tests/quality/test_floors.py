"""The reader against hand-made gold: every measure holds its floor, on the very set that the floor was pinned on."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.quality.gold_readings import shared_folder
from tests.quality.scoring import scores, set_hash

SHARED = shared_folder()
FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))

needs_gold = pytest.mark.skipif(
    SHARED is None, reason="no gold pages here: neither PALAGAN_SHARED nor ../shared names a folder that has them"
)


@needs_gold
@pytest.mark.parametrize("name", FLOORS)
def test_every_measure_holds_its_floor(name: str, tmp_path: Path) -> None:
    assert SHARED is not None
    reached = scores(SHARED, name, tmp_path)
    below = [
        f"{measure}: {reached[measure]['f1']:.4f} is under {told['floor']:.4f}"
        for measure, told in FLOORS[name]["measures"].items()
        if reached[measure]["f1"] < told["floor"]
    ]
    assert not below, f"on {name}, " + "; ".join(below)


@needs_gold
@pytest.mark.parametrize("name", FLOORS)
def test_the_floors_were_pinned_on_this_set(name: str) -> None:
    assert SHARED is not None
    assert set_hash(SHARED, name) == FLOORS[name]["sha256"], (
        f"gold/{name}.jsonl or its pages are not those that the floors were pinned on: measure again, look at what "
        f"changed, and write the new hash into {Path(__file__).parent.name}/floors.toml"
    )


@pytest.mark.parametrize("name", FLOORS)
def test_no_floor_is_under_what_was_promised(name: str) -> None:
    measures = FLOORS[name]["measures"]
    assert measures
    assert [measure for measure, told in measures.items() if told["floor"] < told.get("promised", 0)] == []
