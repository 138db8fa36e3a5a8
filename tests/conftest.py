"""Fixtures that every room shares."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from palagan.store.open import CaseFile, make_case, open_case

NOW = "2026-11-22T03:00:00Z"

settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")

settings.register_profile(
    "palagan", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("palagan")  # no test hangs on how busy the machine is


@pytest.fixture(scope="session")
def empty_case_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with nothing in it, made once; copy it."""
    case = make_case(tmp_path_factory.mktemp("case") / "empty.palagan", NOW)
    case.close()
    return case.path


@pytest.fixture
def case(empty_case_file: Path, tmp_path: Path) -> Iterator[CaseFile]:
    """An open, empty case of its own."""
    path = tmp_path / "case.palagan"
    shutil.copyfile(empty_case_file, path)
    opened = open_case(path)
    yield opened
    opened.close()
