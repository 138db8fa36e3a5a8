"""Of which country an actor is whose words do not tell it."""

from __future__ import annotations

import pytest
from hypothesis import given

from palagan.reading.actors import drafted
from palagan.reading.lands import Lands, land_models
from tests.reading.reports import ANY_TEXT, article_of, cast_of, sentences_of


def code(text: str, name: str) -> str:
    return next(one.code for one in cast_of(text).actors if one.name == name)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Norwegia dan Norwegia lagi. Ratusan demonstran berkumpul di Oslo.", "demonstran", "NOR.CVL"),
        ("Palestina, Palestina, Palestina. Para demonstran berkumpul di Sydney.", "demonstran", "AUS.CVL"),
        ("Massa berkumpul di Oslo. Massa menuntut Israel dan Israel pergi.", "Massa", "NOR.CVL"),
        ("Di Palestina Hamas menahan sandera. Palestina dan Israel diam.", "sandera", "ISR.CVL"),
        ("Di Kolombia pemberontak menahan sandera. Kolombia diam.", "sandera", "COL.CVL"),
        ("Militer Eritrea maju. Warga mengungsi.", "Warga", "ERI.CVL"),
        ("Menteri Peru itu menegur negara-negara Barat.", "negara-negara Barat", "UNK"),
        ("Palestina dan Palestina. Israel diam. Para pemukim membakar kebun.", "pemukim", "ISR.CVL"),
        ("Kenya diam. Para pemukim membakar kebun di Kenya.", "pemukim", "KEN.CVL"),
        ("Israel dan Gaza, Israel dan Gaza. Massa berkumpul di Oslo, Norwegia.", "Massa", "NOR.CVL"),
        ("Kenya menuntut sejumlah negara membayar. Kenya menunggu.", "negara", "UNK"),
        ("Uganda diam, Uganda menunggu. Di Kenya, warga mengungsi.", "warga", "KEN.CVL"),
        ("Petugas menembak warga. Warga marah.", "warga", "IDN.CVL"),
        ("Kenya, Kenya dan Kenya maju. Kenya menembak warga sipil dan tentara Uganda.", "warga sipil", "UGA.CVL"),
        ("Kenya, Kenya dan Kenya maju. Kenya menembak warga sipil dan prajurit Uganda.", "warga sipil", "UGA.CVL"),
        ("Kenya, Kenya, Kenya. Warga pergi. Warga lapar. Warga dan tentara Uganda pulang.", "Warga", "KEN.CVL"),
    ],
)
def test_groups_of_no_named_country(text: str, name: str, expected: str) -> None:
    assert code(text, name) == expected


def test_letters_are_of_home_behind_somebody_of_home() -> None:
    text = "Militer Eritrea menahan satu warga negara Indonesia (WNI) berinisial AB. Eritrea menghukum AB."
    assert code(text, "AB") == "IDN.CVL"


def test_persons_are_of_the_country_beside_them() -> None:
    text = "Kenya bertemu Uganda di Kampala. Uganda dan Uganda lagi. Juru bicara Kenya, Brian Otieno, menolak."
    assert code(text, "Brian Otieno").startswith("KEN")


def test_without_weights_it_is_the_country_named_most() -> None:
    text = "Uganda diam, Uganda menunggu. Di Kenya, warga mengungsi."
    article = article_of(text)
    made = drafted(article, sentences_of(text))
    crowd = next(draft for draft in made.drafts if draft.head == "warga")
    assert Lands(*made, model=None).of(crowd) == "UGA"
    assert Lands(*made, model=land_models("id")).of(crowd) == "KEN"


def test_troops_are_of_who_was_named_before() -> None:
    text = "Eritrea menempatkan 500 tentaranya di Kenya, sedangkan Kenya diam."
    assert code(text, "tentaranya") == "ERI.MIL"
    text = "Presiden Eritrea mengirim pasukannya. Kenya diam, Kenya menunggu, Kenya marah."
    assert code(text, "pasukannya") == "ERI.MIL"


def test_a_home_body_on_a_page_of_another_land_is_that_lands() -> None:
    text = "Presiden Bolivia kalah di Bolivia setelah Mahkamah Konstitusi menolak gugatannya."
    assert code(text, "Mahkamah Konstitusi") == "BOL.JUD"
    assert code("Mahkamah Konstitusi RI menolak gugatan Bolivia. Bolivia diam.", "Mahkamah Konstitusi RI") == "IDN.JUD"


@given(ANY_TEXT)
def test_every_group_has_a_code(text: str) -> None:
    assert all(one.code for one in cast_of(text).actors if one.kind == "group")


def test_whom_a_speaker_calls_ours_is_of_his_country() -> None:
    text = 'Otoritas Uganda menahan turis. "Ada satu warga kita di Uganda yang ditahan," ujar Menteri Kenya Otieno.'
    assert code(text, "warga").startswith("KEN")


def test_letters_for_a_name_are_of_home() -> None:
    text = "Seorang pembuat konten berinisial AP ditahan di Myanmar. Indonesia meminta akses. Myanmar diam."
    assert code(text, "AP") == "IDN.CVL"


def test_letters_for_a_name_on_a_page_of_others_are_not_of_home() -> None:
    text = "Polisi Malaysia menahan seorang pria berinisial AP. AP diperiksa di Malaysia. Malaysia diam."
    assert code(text, "AP").startswith(("MYS", "UNK"))


def test_foreigners_are_of_no_named_country() -> None:
    assert code("Kenya melobi pemerintah asing. Kenya menunggu.", "pemerintah asing").startswith("UNK")
