"""Who takes part in what a noun tells, by rule: givers, holders, those blamed, those whom it befell, clauses behind."""

from __future__ import annotations

import pytest

from tests.reading.scenes import parties_by_rule


@pytest.mark.parametrize(
    ("text", "form", "sources", "targets"),
    [
        ("Iran menyampaikan bahwa serangan Israel merusak bendungan.", "serangan", ["Israel"], []),
        ("Kecaman dari Turki membuat Israel geram.", "kecaman", ["Turki"], []),
        ("Serangan terhadap gudang yang dikuasai Turki gagal.", "serangan", [], ["Turki"]),
        ("Mesir melancarkan serangan terhadap gudang yang dikelola oleh Turki.", "serangan", ["Mesir"], ["Turki"]),
        ("Tudingan India bahwa Pakistan curang tidak terbukti.", "tudingan", ["India"], ["Pakistan"]),
        ("Tuntutan Turki agar Mesir mundur diabaikan.", "tuntutan", ["Turki"], ["Mesir"]),
        ("India menyalahkan Pakistan atas serangan itu.", "serangan", ["Pakistan"], []),
        ("Rusia mengadakan 5 putaran pembicaraan dengan Turki.", "pembicaraan", ["Rusia", "Turki"], ["Rusia", "Turki"]),
        ("Kenya terlibat dalam serangan itu.", "serangan", ["Kenya"], []),
        ("Kenya membalas pembunuhan itu.", "pembunuhan", [], ["Kenya"]),
        ("Serangan ini disebut balasan atas peluncuran roket oleh Mesir ke Kenya.", "serangan", [], ["Mesir"]),
        ("Kenya menjadi sasaran pembunuhan Mesir.", "pembunuhan", ["Mesir"], ["Kenya"]),
        ("Mesir kelak menuai sanksi bagi Kenya.", "sanksi", [], ["Mesir"]),
        ("Kenya menyetujui sanksi terhadap Mesir.", "sanksi", ["Kenya"], ["Mesir"]),
        ("Kenya mengecam pembantaian dua puluh warga Mesir.", "pembantaian", [], ["warga Mesir"]),
        ("Kenya mengecam pembantaian Mesir itu.", "pembantaian", ["Mesir"], []),
        ("Kenya menangkap dua warga Mesir atas tuduhan makar.", "tuduhan", ["Kenya"], ["warga Mesir"]),
        ("Dua warga Mesir ditangkap Kenya karena tuduhan makar.", "tuduhan", ["Kenya"], ["warga Mesir"]),
        ("Kenya diam atas tuduhan Mesir.", "tuduhan", ["Mesir"], []),
        ("Serangan itu merupakan balasan langsung atas serangan Mesir.", "serangan", [], ["Mesir"]),
        ("Serangan itu merupakan balasan atas pembunuhan perwira Kenya.", "serangan", [], []),
        ("Ancaman itu untuk Kenya.", "ancaman", [], ["Kenya"]),
        ("Kenya akan dukung Mesir.", "dukung", ["Kenya"], ["Mesir"]),
        ("Kekacauan di Mesir memicu serangan Kenya.", "serangan", ["Kenya"], []),
        ("Uganda akan mematuhi sanksi Mesir terhadap Kenya.", "sanksi", ["Mesir"], ["Kenya"]),
        ("Mesir telah melaksanakan 40 eksekusi mati.", "eksekusi mati", ["Mesir"], []),
        ("Serangan udara yang dilakukan jet tempur Mesir gagal.", "serangan udara", ["Mesir"], []),
        ("Ada demiliterisasi antara Mesir dan Kenya.", "demiliterisasi", ["Mesir", "Kenya"], ["Mesir", "Kenya"]),
        ("Kunjungan itu terjadi di tengah pertempuran antara Mesir dan Kenya.", "kunjungan", [], []),
        ("Itu salah satu tuntutan utama Teheran.", "tuntutan", ["Teheran"], []),
        ("Mesir tak mengikuti imbauan Kenya.", "tak mengikuti", ["Mesir"], []),
        ("Kenya cemas sejak Mesir kembali berkuasa di sana.", "kembali berkuasa", ["Mesir"], []),
        ("Mesir mengakhiri serangan Kenya.", "serangan", ["Kenya"], []),
        ("Mesir mengakhiri serangan itu.", "serangan", ["Mesir"], []),
        ("Serangan ini balasan atas peluncuran dua satelit ke Kenya.", "serangan", [], []),
        ("Kenya akhirnya setuju untuk mundur.", "setuju", ["Kenya"], []),
        ("Serangan ke ibu kota yang dilancarkan Kenya gagal.", "serangan", ["Kenya"], []),
        ("Serangan Mesir terhadap gudang yang dikuasai Kenya gagal.", "serangan", ["Mesir"], ["Kenya"]),
        ("Serangan Mesir itu juga menewaskan warga Kenya.", "serangan", ["Mesir"], ["warga Kenya"]),
        ("Serangan Mesir memicu amarah Kenya.", "serangan", ["Mesir"], []),
        ("Kenya menderita parah sekali akibat serangan Mesir.", "serangan", ["Mesir"], ["Kenya"]),
        ("Kenya menuding Mesir melakukan “genosida” lagi.", "genosida", ["Mesir"], []),
        ("Ancaman Kenya berlaku jika Mesir menolak.", "ancaman", ["Kenya"], ["Mesir"]),
        ("Serangan Kenya di pasar itu, yang melukai warga Mesir, usai.", "serangan", ["Kenya"], ["warga Mesir"]),
        ("Serangan Kenya di pasar itu, ketika polisi melukai warga Mesir, usai.", "serangan", ["Kenya"], []),
        ("Serangan Kenya itu tanda solidaritas terhadap Mesir.", "serangan", ["Kenya"], []),
        ("Sikap Kenya memicu kecaman dari Mesir.", "kecaman", ["Mesir"], ["Kenya"]),
        ("Kenya diganjar teguran oleh Mesir.", "teguran", ["Mesir"], ["Kenya"]),
        ("Sekitar 90 persen dari warga Mesir mengungsi akibat serangan.", "serangan", [], ["warga Mesir"]),
        ("Kenya menderita akibat serangan Mesir.", "serangan", ["Mesir"], ["Kenya"]),
        ("Kenya memberikan kronologi penangkapan petani Mesir.", "penangkapan", [], ["petani Mesir"]),
        ("Kenya ditandai dengan serangan di pelabuhan.", "serangan", [], []),
        ("Balasan atas pembunuhan petani Kenya dan serangan Mesir ke Sudan.", "pembunuhan", [], ["petani Kenya"]),
        ("Serangan yang diduga dilakukan Kenya gagal.", "serangan", ["Kenya"], []),
        ("Penembakan yang menewaskan warga Mesir itu dilakukan Kenya.", "penembakan", ["Kenya"], ["warga Mesir"]),
        ("Kecaman juga disampaikan Kenya.", "kecaman", ["Kenya"], []),
        ("Kenya berada di balik serangan itu.", "serangan", ["Kenya"], []),
        ("Kenya menyetujui serangan ke Mesir.", "serangan", ["Kenya"], ["Mesir"]),
        ("Kenya memerintahkan serangan ke Mesir.", "serangan", ["Kenya"], ["Mesir"]),
        ("Kenya mengizinkan aksi protes di pasar.", "aksi protes", [], []),
        ("Dukungan terhadap Mesir disuarakan Kenya.", "dukungan", ["Kenya"], ["Mesir"]),
        ("Kenya diduga kuat mendalangi penculikan warga Mesir.", "penculikan", ["Kenya"], ["warga Mesir"]),
        ("Kenya mengaku bertanggung jawab atas serangan itu.", "serangan", ["Kenya"], []),
        ("Kenya mengklaim tanggung jawab atas serangan itu.", "serangan", ["Kenya"], []),
        ("Kenya mengklaim serangan itu.", "serangan", ["Kenya"], []),
        ("Mesir menyebut Kenya sebagai dalang serangan itu.", "serangan", ["Kenya"], []),
        ("Kenya menjadi pelaku serangan itu.", "serangan", ["Kenya"], []),
    ],
)
def test_parties(text: str, form: str, sources: list[str], targets: list[str]) -> None:
    assert parties_by_rule(text, form) == (sources, targets)


@pytest.mark.parametrize("between", ["5 putaran", "sejumlah", "dua", "rangkaian panjang"])
def test_words_of_measure_stand_between_a_light_verb_and_its_noun(between: str) -> None:
    told = parties_by_rule(f"Rusia melancarkan {between} serangan terhadap Kenya.", "serangan")
    assert told == (["Rusia"], ["Kenya"])


def test_a_noun_that_belongs_to_somebody_before_is_of_nobody_behind_it() -> None:
    text = "Kenya mengutus menteri. Dalam kunjungannya itu warga Somalia dan Uganda mendukung usul."
    assert "warga Somalia" not in parties_by_rule(text.partition(". ")[2], "kunjungan")[0]
