"""Fixtures of access: an access file of its own, passwords that are quick to hash, a case served to others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from palagan.store.open import make_case
from palagan.web.access import passwords
from palagan.web.access.file import AccessFile, access_of
from palagan.web.access.roles import Role
from tests.conftest import NOW
from tests.web.access.serving import let_in, reached


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def access(tmp_path: Path) -> AccessFile:
    return access_of(tmp_path / "papua.palagan")


@pytest.fixture
def served_case(tmp_path: Path) -> Path:
    """An empty case."""
    made = make_case(tmp_path / "served.palagan", NOW)
    made.close()
    return made.path


@pytest.fixture
def tokens(served_case: Path) -> dict[Role, str]:
    """Its users' tokens by their roles."""
    return let_in(served_case)


@pytest.fixture
def outside(served_case: Path, tokens: dict[Role, str]) -> Iterator[TestClient]:
    """A stranger's browser before a case that is served to others."""
    with reached(served_case) as client:
        yield client
