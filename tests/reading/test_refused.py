"""With whom somebody refuses to meet or to talk."""

from __future__ import annotations

import pytest

from tests.reading.scenes import parties_by_rule


@pytest.mark.parametrize(
    ("text", "form", "targets"),
    [
        ("Kenya menolak berunding dengan Mesir.", "menolak berunding", ["Mesir"]),
        ("Kenya menolak untuk duduk bersama Mesir.", "menolak", ["Mesir"]),
        ("Kenya menolak bertemu Mesir.", "menolak bertemu", ["Mesir"]),
        ("Kenya membatalkan pertemuan tingkat tinggi dengan Mesir.", "membatalkan pertemuan", ["Mesir"]),
        ("Kenya menangguhkan perundingan dagang dengan Mesir.", "menangguhkan perundingan", ["Mesir"]),
        ("Kenya membatalkan kunjungan.", "membatalkan kunjungan", []),
        ("Kenya menolak berdagang dengan Mesir.", "menolak", []),
    ],
)
def test_who_is_not_met(text: str, form: str, targets: list[str]) -> None:
    assert parties_by_rule(text, form) == (["Kenya"], targets)
