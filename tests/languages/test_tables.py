"""Our own data files: well-formed ones are read, malformed and missing ones are named."""

from __future__ import annotations

import pytest

from palagan.errors import DataError
from palagan.languages.tables import alternatives, lexicon, table


def test_rows_have_the_header_s_columns() -> None:
    rows = table("languages/id/events.tsv")
    assert {"words", "affixes", "type", "mode", "frame", "needs"} == set(rows[0])
    assert len(rows) > 150


def test_alternatives_are_parted_and_trimmed() -> None:
    assert alternatives("Prancis| Perancis |") == ("Prancis", "Perancis")


def test_missing_files_are_named() -> None:
    with pytest.raises(DataError, match=r"languages/xx/none\.tsv"):
        table("languages/xx/none.tsv")
    with pytest.raises(DataError, match=r"languages/xx/none\.toml"):
        lexicon("languages/xx/none.toml")
