"""Events that another event of the sentence tells already."""

from __future__ import annotations

import pytest

from palagan.reading.once import told_already
from tests.reading.test_surroundings import scan_of


def left(text: str) -> list[str]:
    page = scan_of(text)
    already = told_already(page, [one.anchor.entry.type for one in page])
    return [one.anchor.form for number, one in enumerate(page) if number not in already]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Kenya bersedia berunding dengan Somalia.", ["bersedia"]),
        ("Kenya menuntut Somalia segera menghentikan serangan.", ["menuntut"]),
        ("Kenya menyetujui paket sanksi terhadap Somalia.", ["paket sanksi"]),
        ("PBB mengadopsi resolusi yang mendesak Somalia menarik pasukan.", ["mendesak"]),
        ("Kenya menolak untuk mengecam Somalia.", ["menolak"]),
        ("Somalia diminta segera menyerang Kenya.", ["diminta"]),
        ("Serangan udara Kenya ke Somalia merusak dua rumah.", ["serangan udara"]),
        ("Serangan Kenya di Lumba, Somalia, kembali merusak dua rumah.", ["serangan"]),
        ("Kenya setuju untuk berunding dengan Somalia.", ["setuju"]),
        ("Kenya mengancam menyerang Somalia.", ["mengancam"]),
    ],
)
def test_one_of_two_is_left(text: str, forms: list[str]) -> None:
    assert left(text) == forms


@pytest.mark.parametrize(
    "text",
    [
        "Menteri Kenya bersedia. Mengecam Somalia ia tidak mau.",
        "Kenya meminta kapal Somalia bergerak ke Eritrea.",
        "Kenya setuju setelah bertemu Menteri Somalia.",
        "Serangan Kenya berlanjut setelah Somalia menghancurkan dua rumah.",
        "Serangan Kenya ke Somalia dibalas.",
        "Setelah serangan Somalia, Kenya membunuh belasan warga Somalia di Lumba.",
        "Kenya melancarkan serangan ke Somalia dan membunuh lima warga Eritrea.",
        "Kenya sepakat menjatuhkan sanksi kepada Somalia.",
        "Kenya dan Eritrea sepakat menyerang Somalia.",
    ],
)
def test_two_events_stay_two(text: str) -> None:
    assert len(left(text)) == len(scan_of(text))


def test_an_attack_may_strike_one_and_another() -> None:
    page = scan_of("Serangan Kenya membunuh lima nelayan dan merusak dua rumah.")
    assert [one.anchor.form for one in page] == ["serangan", "membunuh", "merusak"]
    assert told_already(page, ["ASSAULT", None, "ASSAULT"]) == {2}
