"""What a name on a page means: by itself, by its company, and never more than its words tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.places.happenings import spot_of, where
from palagan.places.place import KINDS
from palagan.places.resolve import company, resolve


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Sudan", "SDN"),
        ("Jawa Timur", "IDN.08"),
        ("Provinsi Aceh", "IDN.01"),
        ("Kabupaten Asmat", "kab-asmat"),
        ("Intan Jaya", "kab-intan-jaya"),
        ("Kairo", "gn-360630"),
        ("Krimea", "crimea"),
        ("Tepi Barat", "west-bank"),
        ("Selat Hormuz", "sea-strait-of-hormuz"),
        ("Kharkiv region", "UKR.07"),
        ("Oblast Kharkiv", "UKR.07"),
    ],
)
def test_a_name_alone(name: str, id_: str) -> None:
    found = resolve(name)
    assert found is not None
    assert (found.place.id, found.how) == (id_, "name")


def test_company_tells_two_towns_apart() -> None:
    libyan, lebanese = resolve("Tripoli", company(["LBY.GOV"])), resolve("Tripoli", company(["LBN.GOV", "LBN.MIL"]))
    assert libyan is not None
    assert lebanese is not None
    assert (libyan.country, lebanese.country) == ("LBY", "LBN")


def test_other_places_of_the_page_are_company_too() -> None:
    found = resolve("Georgia", company([], ["Atlanta", "Amerika Serikat"]))
    assert found is not None
    assert found.place.id == "USA.GA"
    alone = resolve("Georgia")
    assert alone is not None
    assert alone.place.id == "GEO"


def test_a_site_is_at_the_place_that_its_name_holds() -> None:
    found = resolve("jembatan lama Mostar", company(["BIH.CVL"]))
    assert found is not None
    assert found.how == "part"
    assert found.country == "BIH"


def test_a_village_of_many_is_no_finer_than_what_they_share() -> None:
    found = resolve("Desa Sukamaju", company(["IDN.CVL"]))
    assert found is not None
    assert found.place.kind in ("country", "province")


def test_a_district_without_a_position_is_drawn_at_its_kabupaten() -> None:
    found = resolve("Distrik Mapenduma")
    assert found is not None
    assert found.place.kind == "district"
    assert found.at.id == "kab-nduga"


def test_several_names_are_what_holds_them_all() -> None:
    found = resolve("Kherson dan Kharkiv")
    assert found is not None
    assert (found.place.id, found.how) == ("UKR", "part")


def test_what_is_unknown_stays_unknown_or_is_told_by_company() -> None:
    assert resolve("lapangan Zzyzzqua") is None
    told = resolve("lapangan Zzyzzqua", company(["MMR.MIL", "MMR.REB"]))
    assert told is not None
    assert (told.place.id, told.how) == ("MMR", "company")
    assert resolve("lapangan Zzyzzqua", company(["MMR.MIL", "IDN.GOV"])) is None


def test_what_a_record_keeps() -> None:
    assert spot_of(None, None) == (None, "untold")
    assert spot_of("lapangan Zzyzzqua", None) == (None, "unknown")
    assert spot_of("Kairo", where("Kairo", (), (), ())) == ("gn-360630", "name")


NAMES = st.sampled_from(
    ["Tripoli", "Papua", "Gaza", "Distrik Paro", "Bandung", "Georgia", "Kota Van", "Laut Merah", "Pos X"]
)
CODES = st.lists(
    st.sampled_from(["IDN.MIL", "LBY", "LBN.GOV", "USA.GOV", "PSE.REB", "UNO", "XNK.MIL", "?"]), max_size=5
)


@given(NAMES | st.text(max_size=25), CODES, st.lists(NAMES, max_size=3))
def test_it_is_the_same_whatever_the_order_and_never_finer_than_its_place(
    name: str, codes: list[str], places: list[str]
) -> None:
    found = resolve(name, company(codes, places))
    assert found == resolve(name, company(codes[::-1], places[::-1]))
    if found is not None:
        assert found.at.lat is not None
        assert found.at.id in (found.place.id, *found.place.within) or found.at.countries == found.place.countries
        assert KINDS.index(found.at.kind) >= 0
