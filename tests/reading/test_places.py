"""Places by name, by the words that lead to them, with directions and borders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.sentences import split_sentences
from palagan.model.reading import Place
from palagan.reading.places import find_places


def places_of(text: str) -> tuple[Place, ...]:
    return find_places(text, split_sentences(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ia tiba di Azerbaijan.", ["Azerbaijan"]),
        ("Ia tiba di desa Tirta Wangun.", ["Tirta Wangun"]),
        ("Ia tiba di Kampung Wangun, Distrik Tirta.", ["Kampung Wangun", "Distrik Tirta"]),
        ("Ia tiba di bandara Al-Wangun.", ["bandara Al-Wangun"]),
        ("Ia tiba di Rumah Sakit Tirta.", ["Rumah Sakit Tirta"]),
        ("Kapal itu tiba di perairan Tirta Wangun.", ["Tirta Wangun"]),
        ("Ia tiba di Lapangan Terbang Wangun.", ["Lapangan Terbang Wangun"]),
        ("Ia tiba di Bundaran Wangun.", ["Bundaran Wangun"]),
        ("Ia tiba di Wangunrejo kemarin.", ["Wangunrejo"]),
        ("Ia tiba di Lebanon selatan.", ["Lebanon selatan"]),
        ("Ia tiba di Lebanon bagian tengah.", ["Lebanon bagian tengah"]),
        ("Ia tiba di barat laut Nigeria.", ["barat laut Nigeria"]),
        ("Ia tiba di Barat Daya Nigeria.", ["Barat Daya Nigeria"]),
        ("Ia tiba di Barat Daya Kota Wangun.", ["Kota Wangun"]),
        ("Hal itu dikatakan Wali Kota Andi Uji.", []),
        ("Hal itu dikatakan Wali Kota Wangun.", ["Kota Wangun"]),
        ("Ia lari ke Selatan.", []),
        ("Ia tiba di perbatasan antara Thailand dan Kamboja.", ["perbatasan antara Thailand dan Kamboja"]),
        ("Ia tiba di perbatasan Thailand-Kamboja.", ["perbatasan Thailand-Kamboja"]),
        ("Ia tiba diNigeria.", ["Nigeria"]),
        ("Ia tiba di bandara WangunTirta.", ["bandara Wangun Tirta"]),
        ("Ia tiba di Nigeriautara.", ["Nigeria utara"]),
        ("Ia tiba di wilayah Wangun Senin.", ["Wangun"]),
        ("Ia tiba di zona demiliterisasi.", ["zona demiliterisasi"]),
        ("Ia menulis di Facebook.", []),
        ("Ia berada di tengah sawah.", []),
        ("Ia tiba di markas ABCD.", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [place.name for place in places_of(text)] == names


def test_what_leads_to_a_place_and_its_country() -> None:
    text = "Dari Turki ia ke Azerbaijan dan tinggal di kota Wangun dekat Armenia."
    told = {place.name: place for place in places_of(text)}
    assert {name: place.rule.split(":")[1] for name, place in told.items()} == {
        "Turki": "from", "Azerbaijan": "to", "Wangun": "in", "Armenia": "near",
    }  # fmt: skip
    assert told["Azerbaijan"].country == "AZE"
    assert told["Azerbaijan"].level == "country"
    assert told["Wangun"].country is None
    assert told["Wangun"].level == "city"


_WORDS = "di ke dari perbatasan antara dan Rusia Ukraina - desa Kota Wangun barat laut selatan , . Al-Wangun rumah"
_PIECES = st.sampled_from(_WORDS.split())


@given(st.lists(_PIECES, max_size=20).map(" ".join) | st.text(max_size=80))
def test_places_are_in_order_and_in_range(text: str) -> None:
    reached = 0
    for place in places_of(text):
        assert reached <= place.start < place.end <= len(text)
        assert place.name
        reached = place.end


def test_regencies_are_known() -> None:
    (place,) = places_of("Warga Lombok Timur menolak tambang itu.")
    assert (place.name, place.country, place.level) == ("Lombok Timur", "IDN", "regency")
