"""Fixtures of access: an access file of its own, and passwords that are quick to hash."""

from __future__ import annotations

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from palagan.web.access import passwords
from palagan.web.access.file import AccessFile, access_of


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def access(tmp_path: Path) -> AccessFile:
    return access_of(tmp_path / "papua.palagan")
