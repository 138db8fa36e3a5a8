"""Fixtures of the command line: a shell, pages on disk, a case that was run once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from palagan.case import Case
from tests.commands.calling import Shell, written


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.delenv("PALAGAN_DEBUG", raising=False)
    monkeypatch.setenv("PALAGAN_LANG", "en")
    return Shell(capsys, monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "pages")


@pytest.fixture(scope="session")
def run_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("run")
    with Case.make(place / "once") as case:
        case.add(written(place / "pages"))
        case.run()
        return case.path


@pytest.fixture
def case(run_once: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(run_once, tmp_path / "case.palagan")
