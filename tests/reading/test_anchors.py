"""Words that name events: forms, phrases, clitics, reduplication, voice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.tokens import tokenize
from palagan.reading.anchors import bare_form, find_anchors


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Milisi menyerang pos itu.", [("menyerang", "ASSAULT", "active")]),
        ("Pos itu diserang milisi.", [("diserang", "ASSAULT", "passive")]),
        ("Serangan-serangan itu dikecam.", [("serangan", "ASSAULT", "noun"), ("dikecam", "ACCUSE", "passive")]),
        ("Kenya melancarkan serangan udara.", [("serangan udara", "ASSAULT", "noun")]),
        ("Mereka baku tembak sejam.", [("baku tembak", "ASSAULT", "noun")]),
        ("Ia bertemu mereka.", [("bertemu", "CONSULT", "active")]),
        ("Kedua pihak menandatangani naskah.", [("menandatangani", "SUPPORT", "active")]),
        ("Perang di perbatasan berlanjut.", [("perang", "ASSAULT", "bare")]),
        ("Kapal perang itu berlabuh.", []),
        ("Pemantau perang itu bungkam.", []),
        ("Kenya menangguhkan perundingan damai.", [("menangguhkan perundingan", "REJECT", "active")]),
        ("Kenya menarik diri dari negosiasi.", [("menarik diri dari negosiasi", "REJECT", "active")]),
        ("Dialog digelar.", [("dialog", "CONSULT", "noun")]),
        ("Cuaca cerah di pelabuhan.", []),
        ("Warga yang mereka culik sudah pulang.", [("culik", "ASSAULT", "active")]),
        ("Pidato kami tentang cuaca usai.", []),
        ("Ia kena serangan jantung.", []),
        ("Aksi penculikan itu dikecam.", [("penculikan", "ASSAULT", "noun"), ("dikecam", "ACCUSE", "passive")]),
        ("Aksi itu dikecam.", [("aksi", "PROTEST", "bare"), ("dikecam", "ACCUSE", "passive")]),
        ("Pejabat itu meminta anonimitas.", []),
        ("Warga datang pada peringatan hari jadi.", []),
        ("Kapal itu memuat ranjau.", [("memuat ranjau", "MOBILIZE", "active")]),
        ("Warga pulang karena terorisme.", []),
        ("Warga pulang pascaserangan itu.", [("serangan", "ASSAULT", "noun")]),
        ("Ia enggan berkomentar saat ditemui wartawan.", []),
        ("Ia tewas dalam bom bunuh diri.", [("tewas", "ASSAULT", "bare"), ("bom bunuh diri", "ASSAULT", "noun")]),
        ("Belasan orang luka-luka.", [("luka-luka", "ASSAULT", "noun")]),
        ("Kenya menarik semua pasukan.", [("menarik pasukan", "RETREAT", "active")]),
        ("Kenya menarik sekitar 2.500 tentaranya.", [("menarik tentara", "RETREAT", "active")]),
        ("Kenya mencabut sanksi-sanksi itu.", [("mencabut sanksi", "RETREAT", "active")]),
        ("Kedua menteri berperang kata di radio.", [("berperang kata", "ACCUSE", "active")]),
        ("Ia memberikan ancaman kepada milisi.", [("memberikan ancaman", "THREATEN", "active")]),
        ("Kenya memangkas sejumlah tarif.", [("memangkas tarif", "RETREAT", "active")]),
        ("Milisi itu kembali ke pangkuan NKRI.", [("kembali ke pangkuan nkri", "RETREAT", "noun")]),
        ("Raja menerima Menteri Luar Negeri.", [("menerima", "CONSULT", "active")]),
        ("Saya minta mereka sabar.", [("minta", "REQUEST", "bare")]),
        ("Massa menggeruduk gedung itu.", [("menggeruduk", "PROTEST", "active")]),
        ("Genjatan senjata bertahan.", [("genjatan senjata", "RETREAT", "noun")]),
    ],
)
def test_anchors_of_a_sentence(text: str, found: list[tuple[str, str, str]]) -> None:
    anchors = find_anchors(tokenize(text))
    assert [(anchor.form, anchor.entry.type, anchor.voice) for anchor in anchors] == found


def test_the_longest_phrase_wins() -> None:
    anchors = find_anchors(tokenize("Kesepakatan gencatan senjata diumumkan."))
    assert [(anchor.form, anchor.entry.type) for anchor in anchors] == [("kesepakatan gencatan senjata", "CONCEDE")]


def test_a_clitic_is_told_apart() -> None:
    assert bare_form("serangannya") == ("serangan", True)
    assert bare_form("serangan") == ("serangan", False)
    (anchor,) = find_anchors(tokenize("Serangannya gagal."))
    assert anchor.possessed


@given(st.lists(st.sampled_from(["serangan", "udara", "gencatan", "senjata", "itu", "menyerang", "-", "nya", "kata"])))
def test_anchors_are_in_order_and_apart(parts: list[str]) -> None:
    tokens = tokenize(" ".join(parts))
    last = 0
    for anchor in find_anchors(tokens):
        assert last <= anchor.first < anchor.last <= len(tokens)
        last = anchor.last
