"""Who is visited, by rule: the country that a place lies in, or where somebody travelled before."""

from __future__ import annotations

import pytest

from tests.reading.scenes import parties_by_rule


@pytest.mark.parametrize(
    ("text", "form", "sources", "targets"),
    [
        ("Ruto berangkat pagi ini ke Mesir dalam kunjungan singkat.", "kunjungan", ["Ruto"], ["Mesir"]),
        ("Mesir gembira ketika Ruto tiba di Luxor, Mesir menyambutnya.", "tiba di", [], []),
        ("Mesir gembira ketika Ruto tiba di Luxor, Mesir, pada Senin.", "tiba di", [], ["Mesir"]),
        ("Kunjungan Ruto di Luxor, Mesir, pada Senin gagal karena Mesir sibuk.", "kunjungan", ["Ruto"], ["Mesir"]),
        ("Ruto berangkat ketika Mesir memuji kunjungan itu.", "kunjungan", [], []),
    ],
)
def test_who_is_visited(text: str, form: str, sources: list[str], targets: list[str]) -> None:
    assert parties_by_rule(text, form) == (sources, targets)
