"""The bundled sample as a case that one may look into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from palagan.deciding.looking import looking
from palagan.store.open import open_case
from tests.web.conftest import sample_case_file

__all__ = ["sample_case_file"]


@pytest.fixture
def looked(sample_case_file: Path) -> Iterator[Connection]:
    """A connection that sees the sample's record as decided."""
    case = open_case(sample_case_file)
    with looking(case) as connection:
        yield connection
    case.close()
