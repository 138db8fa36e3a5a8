"""What is told not to have been done, or to be put off, is no event; what was done otherwise than said is one."""

from __future__ import annotations

import pytest

from tests.reading.scenes import events_of


@pytest.mark.parametrize(
    "text",
    [
        "Pertukaran tahanan antara Rusia dan Ukraina belum terlaksana hingga Selasa.",
        "Pertemuan antara Presiden Rusia Vladimir Putin dan Presiden Ukraina Volodymyr Zelensky belum terwujud.",
        "Gencatan senjata antara Israel dan Hamas tidak kunjung tercapai.",
        "Pertemuan Rusia dan Ukraina di Istanbul batal digelar.",
        "Serangan darat Israel ke Rafah urung dimulai karena hujan.",
        "Pertemuan Presiden AS Donald Trump dan Presiden Rusia Vladimir Putin di Budapest ditunda hingga pekan depan.",
        "Eksekusi terhadap warga Indonesia di Arab Saudi ditunda pada Selasa.",
        "Israel belum menyerang fasilitas nuklir Iran di Isfahan.",
        "Israel batal menyerang fasilitas nuklir Iran di Isfahan.",
        "Israel tidak jadi menyerang fasilitas nuklir Iran di Isfahan.",
        "Rusia dan Ukraina gagal mencapai kesepakatan gencatan senjata di Istanbul.",
    ],
)
def test_what_did_not_come_about(text: str) -> None:
    assert not events_of(text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Serangan Israel ke Rafah tidak terjadi begitu saja.", "ASSAULT"),
        ("Israel tidak hanya menyerang fasilitas nuklir Iran di Isfahan, tetapi juga kilang minyak.", "ASSAULT"),
        ("Serangan Israel ke Rafah yang belum dimulai kemarin kini menghancurkan tiga rumah.", "ASSAULT"),
        ("Tanpa Turki, serangan Azerbaijan ke Stepanakert tidak akan pernah dimulai.", "ASSAULT"),
        ("Pertemuan Rusia dan Ukraina digelar di Istanbul, tetapi kesepakatan damai belum tercapai.", "CONSULT"),
    ],
)
def test_what_did(text: str, type_: str) -> None:
    assert {one.type for one in events_of(text)} == {type_}
