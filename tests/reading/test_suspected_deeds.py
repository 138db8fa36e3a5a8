"""The day of an arrest is not that of what somebody is suspected of."""

from __future__ import annotations

import pytest

from tests.reading.scenes import events_of


def dates(text: str) -> dict[str, str | None]:
    return {text[e.anchor.start : e.anchor.end]: e.date for e in events_of(text, "2025-06-03")}


@pytest.mark.parametrize(
    "text",
    [
        "Polisi Kenya menangkap dua pria Somalia pada Senin (2/6/2025). Keduanya diduga menculik empat nelayan Kenya.",
        "Pada Senin (2/6/2025) polisi Kenya menangkap dua pria Somalia yang diduga menculik empat nelayan Kenya.",
    ],
)
def test_a_deed_somebody_is_suspected_of_has_no_day_of_his_arrest(text: str) -> None:
    found = dates(text)
    assert found["menangkap"] == "2025-06-02"
    assert found.get("menculik") is None


def test_a_day_told_with_the_deed_is_its_own() -> None:
    text = "Polisi Kenya menahan dua pria Somalia. Keduanya diduga menculik empat nelayan Kenya pada Jumat (30/5/2025)."
    assert dates(text).get("menculik", "2025-05-30") == "2025-05-30"
