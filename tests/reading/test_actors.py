"""Who is on a page: names with titles, bodies, states that act, groups; one actor for all its names."""

from __future__ import annotations

import pytest
from hypothesis import given

from palagan.model.reading import Actor
from palagan.reading.actors import find_cast
from tests.reading.reports import ANY_TEXT, article_of, cast_of, sentences_of


def actor(text: str, name: str, published: str | None = "2024-03-11") -> Actor:
    return next(one for one in cast_of(text, published).actors if one.name == name)


def forms(text: str, name: str) -> set[str]:
    return {text[span.start : span.end] for span in actor(text, name).mentions}


def test_a_body_behind_a_passive_verb_is_its_agent() -> None:
    assert actor("Desa itu kemarin ditembaki militer Norwegia.", "militer Norwegia").code == "NOR.MIL"


def test_who_leads_a_medium_is_of_the_press() -> None:
    assert actor("Dirut TVRI Budi Rantau tiba. Rantau tersenyum.", "Budi Rantau").code == "IDN.JRN"


@pytest.mark.parametrize("grade", ["tertinggi", "top", "senior"])
def test_a_general_of_a_grade_is_no_state(grade: str) -> None:
    name = f"Jenderal {grade} Kenya"
    assert actor(f"{name} memperingatkan Somalia.", name).code == "KEN.MIL"


def test_militias_of_iraq_fight_beside_its_army() -> None:
    assert actor("Irak diam. Milisi menyerang pos di Irak.", "Milisi").code == "IRQ.PRM"
    assert actor("Kenya diam. Milisi menyerang pos di Kenya.", "Milisi").code == "KEN.REB"


@pytest.mark.parametrize(
    ("text", "name", "code", "expected"),
    [
        (
            "Menteri Pertahanan Norwegia, Olaf Tveit, tiba. Tveit tersenyum.",
            "Olaf Tveit",
            "NOR.GOV",
            {"Menteri Pertahanan Norwegia, Olaf Tveit", "Olaf Tveit", "Tveit"},
        ),
        (
            "Juru bicara militer Israel Eitan Barlev diam.",
            "Eitan Barlev",
            "ISR.MIL",
            {"Juru bicara militer Israel Eitan Barlev", "Eitan Barlev"},
        ),
        ("Hasan Doganay, Menteri Keuangan Yunani, pergi.", "Hasan Doganay", "GRC.GOV", {"Hasan Doganay"}),
        (
            "Kombes Budi Saputra selaku Kapolres Tegal bicara.",
            "Budi Saputra",
            "IDN.COP",
            {"Kombes Budi Saputra", "Budi Saputra"},
        ),
        (
            "Wali Kota Sarajevo Amir Begic bicara.",
            "Amir Begic",
            "BIH.GOV",
            {"Wali Kota Sarajevo Amir Begic", "Amir Begic"},
        ),
        (
            "Presiden Bolivia Rodrigo Quispe tiba. Presiden Bolivia itu diam.",
            "Rodrigo Quispe",
            "BOL.GOV",
            {"Presiden Bolivia Rodrigo Quispe", "Rodrigo Quispe", "Presiden Bolivia itu"},
        ),
        (
            "Mantan Presiden Bolivia Rodrigo Quispe tiba.",
            "Rodrigo Quispe",
            "BOL.ELI",
            {"Mantan Presiden Bolivia Rodrigo Quispe", "Rodrigo Quispe"},
        ),
        (
            "Ketua Partai Mawar Malawi, Siti Lestari, menuduh lawannya.",
            "Siti Lestari",
            "MWI.PTY",
            {"Ketua Partai Mawar Malawi, Siti Lestari", "Siti Lestari"},
        ),
        (
            "Menteri Pertahanan Israel Israel Berkov pergi.",
            "Israel Berkov",
            "ISR.GOV",
            {"Israel Berkov", "Menteri Pertahanan Israel Israel Berkov"},
        ),
    ],
)
def test_persons(text: str, name: str, code: str, expected: set[str]) -> None:
    assert forms(text, name) == expected
    assert actor(text, name).code == code
    assert actor(text, name).kind == "person"


@pytest.mark.parametrize(
    ("text", "name", "code", "expected"),
    [
        (
            "Kementerian Luar Negeri Kenya protes. Kementerian itu menolak.",
            "Kementerian Luar Negeri Kenya",
            "KEN.GOV",
            {"Kementerian Luar Negeri Kenya", "Kementerian itu", "Kementerian"},
        ),
        (
            "Dinas Cuaca Kenya (DCK) bicara. DCK diam.",
            "Dinas Cuaca Kenya",
            "KEN.GOV",
            {"Dinas Cuaca Kenya", "Dinas Cuaca Kenya (DCK)", "DCK"},
        ),
        ("Serangan dilakukan militer Eritrea kemarin.", "militer Eritrea", "ERI.MIL", {"militer Eritrea"}),
        ("junta militerMyanmarkarena hujan mundur.", "junta militer Myanmar", "MMR.MIL", {"junta militerMyanmar"}),
        ("Kantor berita Xinhua melaporkan gempa.", "Xinhua", "CHN.JRN", {"Kantor berita Xinhua", "Xinhua"}),
        ("Gedung Putih menolak usul itu.", "Gedung Putih", "USA.GOV", {"Gedung Putih"}),
    ],
)
def test_bodies(text: str, name: str, code: str, expected: set[str]) -> None:
    assert forms(text, name) == expected
    assert actor(text, name).code == code
    assert actor(text, name).kind == "organization"


def test_two_states_share_a_head() -> None:
    text = "Pasukan Ethiopia dan Eritrea saling tembak di Badme."
    codes = {one.code for one in cast_of(text).actors}
    assert {"ETH.MIL", "ERI.MIL"} <= codes
    assert "Pasukan Ethiopia dan Eritrea" in forms(text, "pasukan Eritrea")


def test_states_act_places_do_not() -> None:
    names = {one.name for one in cast_of("Kenya menyerang Somalia. Hujan turun di Uganda dan di Kampala.").actors}
    assert {"Kenya", "Somalia"} <= names
    assert not {"Uganda", "Kampala"} & names


def test_a_capital_stands_for_its_state_where_it_acts() -> None:
    text = "Nairobi menolak usul itu. Kenya kecewa."
    assert forms(text, "Kenya") == {"Nairobi", "Kenya"}
    assert actor(text, "Kenya").code == "KEN"


def test_offices_end_with_their_term() -> None:
    text = "Joe Biden menolak usul itu."
    assert actor(text, "Joe Biden", "2022-05-01").code == "USA.GOV"
    assert actor(text, "Joe Biden", "2025-06-01").code == "USA.ELI"


@given(ANY_TEXT)
def test_any_text_gives_a_sound_cast(text: str) -> None:
    article, sentences = article_of(text), sentences_of(text)
    cast = find_cast(article, sentences)
    assert cast == find_cast(article, sentences)
    ids = {one.id for one in cast.actors}
    assert len(ids) == len(cast.actors)
    last = 0
    for mention in cast.mentions:
        assert last <= mention.start < mention.end <= len(text)
        assert mention.actors
        assert set(mention.actors) <= ids
        last = mention.end
    for one in cast.actors:
        assert one.name
        assert one.code
        assert one.mentions
        assert all(0 <= span.start < span.end <= len(text) for span in one.mentions)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Polisi menangkap Askar Wibowo alias Joko di Solo.", "Askar Wibowo", "person"),
        ("Warga menuntut pemerintahan Quispe mundur.", "pemerintahan Quispe", "organization"),
        ("Serangan itu menewaskan 50 orang.", "50 orang", "group"),
        ("Kelompok militan Boko Haram menyerang desa.", "Boko Haram", "organization"),
        ("Presiden memanggil Duta Besar Norwegia.", "Duta Besar Norwegia", "person"),
        ("Kantor berita Iran, Tasnim, melaporkan hujan.", "Tasnim", "organization"),
    ],
)
def test_who_else_is_an_actor(text: str, name: str, kind: str) -> None:
    found = {text[span.start : span.end]: one.kind for one in cast_of(text).actors for span in one.mentions}
    assert found[name] == kind


@pytest.mark.parametrize(
    "text",
    [
        "Ia pulang ke Norwegia.",
        "Hujan turun di wilayah Norwegia.",
        "Bantuan datang dari warga di Kenya, Norwegia, dan Yunani.",
        "Gempa terjadi di lepas pantai Norwegia.",
    ],
)
def test_a_state_that_only_lies_there_is_no_actor(text: str) -> None:
    assert not [one for one in cast_of(text).actors if one.kind == "state"]


def test_a_military_that_only_describes_is_no_body() -> None:
    cast = cast_of("Kenya menolak agresi militer Eritrea kemarin. Eritrea diam.")
    assert {one.name for one in cast.actors} == {"Kenya", "Eritrea"}


def test_the_pages_own_outlet_is_no_actor() -> None:
    assert cast_of("Kompas.com, JAKARTA - Hujan turun.").actors == ()


def test_a_name_without_the_place_behind_it() -> None:
    assert forms("Langkah tentara Eritrea di Bakhmut ditolak.", "tentara Eritrea") == {
        "tentara Eritrea",
        "tentara Eritrea di Bakhmut",
    }


def test_a_body_told_again_in_brackets_is_one() -> None:
    assert [one.name for one in cast_of("Tentara Lebanon (Lebanese Armed Forces/LAF) mundur.").actors] == [
        "Tentara Lebanon"
    ]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Komandan senior Hizbullah Jaber Nassour tewas.", "Jaber Nassour", "LBN.REB"),
        ("Komandan Polisi Kenya berbicara.", "Komandan Polisi Kenya", "KEN.COP"),
        ("Komandan militer Kenya Amos Njoroge tiba.", "Amos Njoroge", "KEN.MIL"),
    ],
)
def test_a_commander_is_of_those_he_commands(text: str, name: str, code: str) -> None:
    assert actor(text, name).code == code


def test_subordinates_are_nobodys_children() -> None:
    assert actor("Panglima TNI memuji dua anak buahnya yang selamat.", "anak buahnya").code == "IDN.MIL"


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Sersan Angkatan Darat Kenya bernama Amos Njoroge ditangkap.", "Amos Njoroge", "KEN.MIL"),
        ("Direktur Rumah Sakit Uganda di Nairobi Amos Njoroge tewas.", "Amos Njoroge", "KEN.MED"),
        ("Juru bicara Tentara Arakan Amos Maung diam.", "Amos Maung", "MMR.REB"),
        ("Polisi menahan dr Sari Bukit di Solo.", "Sari Bukit", "IDN.MED"),
        ("Pesawat itu hilang. Garuda Indonesia Kapten Budi Rantau ditangkap.", "Budi Rantau", "IDN.CVL"),
        ("Kenya mengejar KRI Dewa Laut.", "KRI Dewa Laut", "IDN.MIL"),
        ("Kenya menuding rezim Zionis (Israel) berbohong.", "rezim Zionis", "ISR"),
        ("Pasukan gabungan Afrika menyerang Kenya.", "Pasukan gabungan Afrika", "IGO"),
        ("Kenya meminta palang merah datang. Kenya diam.", "palang merah", "NGO"),
        ("Kenya menahan Budi Rantau bersama keluarganya.", "keluarganya", "KEN.CVL"),
        ("Dua pria Kenya ditembak.", "pria Kenya", "KEN.CVL"),
        ("Para pakar PBB mengecam Kenya.", "pakar PBB", "UNO"),
        ("Ratusan mantan pejabat militer Kenya mengecam Uganda.", "mantan pejabat militer Kenya", "KEN.ELI"),
        ("Seorang purnawirawan jenderal Kenya berkata begitu.", "purnawirawan jenderal Kenya", "KEN.ELI"),
        ("Mendiang Menteri Pertahanan Kenya Amos Njoroge dikenang.", "Amos Njoroge", "KEN.GOV"),
    ],
)
def test_what_somebody_is_tells_his_code(text: str, name: str, code: str) -> None:
    assert actor(text, name).code == code


def test_letters_of_a_person_are_no_agency_of_another_land() -> None:
    text = "Kenya menahan Budi Rantau (AP) di Nairobi. AP mengaku. Kenya diam."
    assert {one.name: one.code for one in cast_of(text).actors}["Budi Rantau"] != "USA.CVL"


def test_a_short_form_stands_for_the_body_named_in_full() -> None:
    text = "Dewan Keamanan PBB bersidang. Duta besar Israel mengecam Dewan Keamanan. Israel diam."
    assert "Dewan Keamanan" in forms(text, "Dewan Keamanan PBB")


def test_a_page_without_a_day_is_of_the_latest_day_it_tells() -> None:
    text = "Joe Biden menolak usul itu, Jumat (3/3/2017)."
    assert actor(text, "Joe Biden", None).code == "USA.ELI"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kenya melancarkan serangan artileri ke Uganda.", "artileri"),
        ("Kenya menyerang bandara Ben Gurion.", "Ben Gurion"),
    ],
)
def test_words_that_only_describe_or_locate_are_no_actors(text: str, name: str) -> None:
    assert name not in {one.name for one in cast_of(text).actors}


def test_an_office_is_shared_by_two_states() -> None:
    text = "Presiden Kenya Amos Njoroge dan Presiden Uganda Brian Otim tiba. Presiden Kenya dan Uganda bertemu."
    assert "Presiden Kenya dan Uganda" in forms(text, "Brian Otim")


def test_who_died_in_office_is_no_former_official() -> None:
    assert actor("Qassem Soleimani tewas.", "Qassem Soleimani", "2024-03-11").code == "IRN.MIL"
