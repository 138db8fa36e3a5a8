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
    assert not dropped("Sebelum perang, desa itu ramai. Sebanyak 12 orang tewas.")


def test_who_fell_was_killed_also_where_the_page_tells_no_attack() -> None:
    assert not dropped("Tiga prajurit Kenya gugur di Kabupaten Lumba.")
    assert not dropped("Lima tentara Kenya tewas di Lumba.")
    assert not dropped("Sedikitnya 12 warga Palestina tewas di Lumba.")


def test_a_mishap_may_take_soldiers_too() -> None:
    assert dropped("Lima tentara Kenya tewas dalam kecelakaan bus di Lumba.") == ["tewas"]
    assert dropped("Perahu terbalik dan tiga prajurit Kenya tewas di Lumba.") == ["tewas"]
    assert dropped("Timnas Kenya gugur di babak grup.") == ["gugur"]
