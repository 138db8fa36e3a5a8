"""A full case, made once, and its pack."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from palagan.exchange.packing import pack
from palagan.store.open import open_case
from tests.exchange.packed import full_case


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with all that a case can hold. Copy it to change it."""
    return full_case(tmp_path_factory.mktemp("full") / "karabakh")


@pytest.fixture(scope="session")
def packed(full: Path) -> Path:
    """Its pack."""
    case = open_case(full)
    out = full.with_name("karabakh.palagan.zip")
    pack(case, out)
    case.close()
    return out


@pytest.fixture
def own(full: Path, tmp_path: Path) -> Path:
    """The case, copied."""
    return shutil.copyfile(full, tmp_path / "karabakh.palagan")
