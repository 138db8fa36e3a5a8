"""Who has only to do with a march and does not march."""

from __future__ import annotations

import pytest

from palagan.reading.marches import beside_march
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Seorang jurnalis dipukul saat meliput unjuk rasa di Nairobi.", True),
        ("Militer Kenya membantu pengamanan demonstrasi di Nairobi.", True),
        ("Polisi Kenya membubarkan aksi unjuk rasa di Nairobi.", True),
        ("Mahasiswa Kenya menggelar unjuk rasa di Nairobi.", False),
        ("Mahasiswa Kenya menolak upah itu dalam unjuk rasa di Nairobi.", False),
    ],
)
def test_who_handles_a_march(text: str, beside: bool) -> None:
    (march,) = [one for one in scanned(text) if one.anchor.entry.type == "PROTEST"]
    assert bool(beside_march(march, "PROTEST")) is beside


def test_police_and_governments_march_only_where_it_is_told() -> None:
    (march,) = [s for s in scanned("Polisi Kenya tiba. Unjuk rasa pecah.") if s.anchor.entry.type == "PROTEST"]
    police = actor(march, "Polisi Kenya")
    assert beside_march(march, "PROTEST") == {police}
    (march,) = [s for s in scanned("Polisi Kenya berunjuk rasa di Nairobi.") if s.anchor.entry.type == "PROTEST"]
    assert beside_march(march, "PROTEST") == frozenset()
