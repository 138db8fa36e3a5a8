"""Work on many values without the search for rings of dead ones, and what is let go before that search begins again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from palagan.run import make_record
from palagan.store.open import make_case
from palagan.upkeep import bring
from palagan.upkeep.quick import without_collecting
from palagan.upkeep.touched import Touched
from tests.upkeep.test_bring import NOW, put, strike


def test_the_search_is_as_it_was_before() -> None:
    with without_collecting(), without_collecting():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_a_slice_touched_is_let_go_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[bool] = []

    @contextmanager
    def counting() -> Iterator[None]:
        yield
        held.append(any(isinstance(one, Touched) for one in gc.get_objects()))

    monkeypatch.setattr(bring, "without_collecting", counting)
    case = make_case(tmp_path / "case", NOW)
    put(case, [strike("a", "A", "2020-10-11", 7).reading()])
    make_record(case)
    case.close()
    assert held == [False]
