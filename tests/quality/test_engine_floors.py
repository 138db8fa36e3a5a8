"""The shipped engine against treebanks and names that it never saw: it holds its floors, on the parts they are of."""

from __future__ import annotations

import hashlib
import importlib
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from palagan.languages.engine import Engine, engine_of
from tests.quality.gold_readings import shared_folder

SHARED = shared_folder()
CORPORA = SHARED / "corpora" if SHARED else None
TRAINING = Path(__file__).parents[2] / "training" / "engine"
FLOORS = tomllib.loads((Path(__file__).parent / "engine_floors.toml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(
    CORPORA is None or not (CORPORA / "ud-id-csui").is_dir(), reason="no treebanks here: no shared folder that has them"
)


@pytest.fixture(scope="module")
def scores() -> ModuleType:
    """How training scores its own work; needs no torch."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(TRAINING))
        return importlib.import_module("scores")


def engine() -> Engine:
    found = engine_of("id")
    assert found is not None
    return found


def part(path: str, sha256: str) -> Path:
    """A test part, which must be the one that its floor was pinned on."""
    assert CORPORA is not None
    found = CORPORA / path
    assert hashlib.sha256(found.read_bytes()).hexdigest() == sha256, f"{path} is another; score it and pin anew"
    return found


@pytest.mark.parametrize("name", sorted(FLOORS["trees"]))
def test_trees_hold_their_floors(name: str, scores: ModuleType) -> None:
    floor = FLOORS["trees"][name]
    found = scores.parser_scores(engine(), part(floor["path"], floor["sha256"]), written=False)
    assert {key: round(found[key], 1) for key in floor["least"] if found[key] < floor["least"][key]} == {}


@pytest.mark.parametrize("name", sorted(FLOORS["names"]))
def test_names_hold_their_floors(name: str, scores: ModuleType) -> None:
    floor = FLOORS["names"][name]
    _, _, found = scores.name_scores(engine(), part(floor["path"], floor["sha256"]))["all"]
    assert found >= floor["least"]
