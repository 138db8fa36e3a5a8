"""Bodies whose head is told in full and in short, on invented sentences."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Detasemen Khusus (Densus) 88 Antiteror menangkap Budi.", "Detasemen Khusus (Densus) 88 Antiteror"),
        ("Kepolisian Daerah (Polda) Papua menutup jalan.", "Kepolisian Daerah (Polda) Papua"),
        ("Satuan Tugas (Satgas) Madago Raya menutup jalan.", "Satuan Tugas (Satgas) Madago Raya"),
    ],
)
def test_the_name_goes_on_behind_the_brackets(text: str, name: str) -> None:
    assert {actor.name: actor.code for actor in cast_of(text).actors}[name] == "IDN.COP"


def test_brackets_that_are_no_short_form_end_the_name() -> None:
    names = {actor.name for actor in cast_of("Satuan Tugas (Kabar) Madago Raya menutup jalan.").actors}
    assert not any("Satuan" in name and "Madago" in name for name in names)
