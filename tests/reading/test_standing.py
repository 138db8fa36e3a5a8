"""Habits, standing facts and beginnings are history; what lasts no longer than its sentence says is not."""

from __future__ import annotations

import pytest

from tests.reading.scenes import events_of

HISTORY = [
    ("Korea Utara sejak lama mengecam Korea Selatan.", "mengecam"),
    ("Filipina dan Amerika Serikat secara rutin menggelar latihan militer bersama.", "latihan militer bersama"),
    ("Korea Utara selama ini sering mengecam latihan gabungan Korea Selatan.", "mengecam"),
    ("Setelah bertahun-tahun menolak, Israel menyetujui gencatan senjata.", "menolak"),
    ("Konflik yang telah berlangsung puluhan tahun antara Armenia dan Azerbaijan berakhir.", "Konflik"),
    ("Serangan Israel di Tepi Barat yang diduduki menewaskan tiga warga.", "diduduki"),
    ("Sejak militer menggulingkan pemerintah, junta menangkap ribuan warga Myanmar.", "menggulingkan"),
]
NEWS = [
    ("Filipina dan Amerika Serikat akan secara rutin menggelar latihan militer bersama.", "latihan militer bersama"),
    ("Iran belum lama ini menuduh Israel.", "menuduh"),
    ("Israel telah lama menyiapkan serangan ke Iran.", "serangan"),
    ("Tahanan yang dipenjara selama puluhan tahun dibebaskan Israel.", "dibebaskan"),
    ("Remaja belasan tahun ditembak polisi di Jakarta.", "ditembak"),
    ("Polisi menghentikan unjuk rasa puluhan mahasiswa di Jakarta.", "unjuk rasa"),
    ("Serangan terbesar dalam puluhan tahun menewaskan tiga orang di Kyiv.", "Serangan"),
    ("Pengadilan menjatuhkan hukuman belasan tahun kepada Ahmad.", "menjatuhkan hukuman"),
    ("Kota yang diduduki pemberontak pada Minggu (10/3) itu kini dibombardir militer Myanmar.", "diduduki"),
    ("Sejak ditangkap polisi, aktivis itu belum didampingi pengacara.", "ditangkap"),
    ("Sejak menyerang Iran pada Minggu (10/3), Israel menutup wilayah udaranya.", "menyerang"),
]


@pytest.mark.parametrize(("text", "form", "old"), [(*one, True) for one in HISTORY] + [(*one, False) for one in NEWS])
def test_told_as_history(text: str, form: str, old: bool) -> None:
    event = next(event for event in events_of(text) if text[event.anchor.start : event.anchor.end] == form)
    assert event.background is old


def test_a_beginning_told_as_news_elsewhere_is_none() -> None:
    text = "Militer menggulingkan pemerintah Myanmar pada Minggu (10/3). "
    text += "Sejak militer menggulingkan pemerintah, warga mengungsi."
    assert [event.background for event in events_of(text) if event.type == "COERCE"] == [False, False]


def test_a_habit_has_no_day_of_another_sentence() -> None:
    text = "Korea Utara menembakkan rudal pada Minggu (10/3). Korea Utara sejak lama mengecam Korea Selatan."
    assert [event.date for event in events_of(text) if event.type == "ACCUSE"] == [None]
