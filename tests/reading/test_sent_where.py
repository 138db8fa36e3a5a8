"""Where help goes that is sent to a place."""

from __future__ import annotations

import pytest

from palagan.reading.sent_where import sent_where
from tests.reading.scenes import anchor_of, clause_of


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Kenya mengirim bantuan kemanusiaan ke Gaza.", "PSE"),
        ("Kenya mengirim bantuan kemanusiaan untuk Tepi Barat.", "PSE"),
        ("Kenya mengirim bantuan kemanusiaan ke Mesir.", None),
        ("Kenya mengirim bantuan kemanusiaan, kapal ke Gaza.", None),
        ("Kenya mengirim bantuan kemanusiaan.", None),
    ],
)
def test_the_land_of_the_place(text: str, land: str | None) -> None:
    clause, _ = clause_of(text)
    assert sent_where(clause, anchor_of(clause, "mengirim bantuan")) == land
