"""Derivations of roots, against forms that any Indonesian dictionary gives."""

from __future__ import annotations

import pytest

from palagan.errors import DataError
from palagan.languages.morphology import derive


@pytest.mark.parametrize(
    ("root", "affix", "form"),
    [
        ("serang", "meN", "menyerang"),
        ("tembak", "peN-an", "penembakan"),
        ("bom", "meN", "mengebom"),
        ("kutuk", "meN", "mengutuk"),
        ("kritik", "meN", "mengkritik"),
        ("perang", "meN-i", "memerangi"),
        ("protes", "mem", "memprotes"),
        ("peringat", "mem-kan", "memperingatkan"),
        ("invasi", "meN", "menginvasi"),
        ("desak", "di", "didesak"),
        ("runding", "per-an", "perundingan"),
        ("runding", "ber", "berunding"),
        ("temu", "ber", "bertemu"),
        ("temu", "per-an", "pertemuan"),
        ("sita", "peN-an", "penyitaan"),
        ("lucuti", "meN", "melucuti"),
        ("tembak jatuh", "meN", "menembak jatuh"),
        ("serang", "-an", "serangan"),
    ],
)
def test_written_forms(root: str, affix: str, form: str) -> None:
    assert derive(root, affix) == form


def test_an_unknown_affix_is_named() -> None:
    with pytest.raises(DataError, match="serang"):
        derive("serang", "xx")
