"""Deaths by nobody's hand."""

from __future__ import annotations

from palagan.reading.mishaps import of_nobody
from tests.reading.test_surroundings import scan_of


def dropped(text: str) -> list[str]:
    page = scan_of(text)
    return [page[number].anchor.form for number in of_nobody(page, [one.anchor.entry.type for one in page])]


def test_who_dies_where_nobody_attacks_was_killed_by_nobody() -> None:
    assert dropped("Perahu nelayan terbalik. Sebanyak 12 orang tewas.") == ["tewas"]


def test_an_attack_told_anywhere_on_the_page_may_have_killed_them() -> None:
    assert not dropped("Milisi menyerang desa itu. Sebanyak 12 orang tewas.")
    assert not dropped("Perang berkecamuk. Sebanyak 12 orang tewas.")
