"""The gazetteer's own tables and the towns of GeoNames: whole, joined, and found again by id and by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import palagan
from palagan.languages.tables import alternatives, table
from palagan.places.gazetteer import COUNTRIES, PROVINCES, REGENCIES, REGIONS, place_by_id, spellings, tabled, towns
from palagan.places.known import SPOTS, place_of
from palagan.places.place import KINDS
from palagan.places.shapes import bounds, drawn, shape
from palagan.places.spelling import spelt
from palagan.places.towns import town_numbered, towns_named

FOLDER = Path(palagan.__file__).parent / "places"
MOST = 6_000_000
"""Bytes of everything that ships."""


def test_it_is_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.rglob("*") if file.suffix in (".tsv", ".zip", ".toml")) < MOST


@pytest.mark.parametrize("path", [REGIONS, PROVINCES, REGENCIES, COUNTRIES, SPOTS, "places/town_names.tsv"])
def test_every_row_names_its_source(path: str) -> None:
    rows = table(path)
    assert len(rows) > 100
    assert [row for row in rows if not row["source"]] == []


def test_ids_are_one_each_and_positions_on_earth() -> None:
    ids = [row["id"] for path in (REGIONS, PROVINCES) for row in table(path)]
    assert len(ids) == len(set(ids))
    for place in tabled().values():
        assert place.kind in KINDS
        assert place.lat is not None, place.id
        assert -90 <= place.lat <= 90, place.id
        assert place.lon is not None, place.id
        assert -180 <= place.lon <= 190, place.id


def test_regions_stand_on_shapes_that_there_are_and_say_what_is_disputed() -> None:
    shapes = {*drawn("regions"), *drawn("countries")}
    for row in table(REGIONS):
        assert set(alternatives(row["parts"])) <= shapes, row["id"]
        assert bool(row["disputed"]) <= bool(row["note"] and row["note_en"]), row["id"]


def test_all_provinces_and_kabupaten_of_indonesia_are_there() -> None:
    assert sum(1 for row in table(PROVINCES) if row["id"].startswith("IDN.")) == 38
    assert len(table(REGENCIES)) == 416
    assert {row["within"] for row in table(REGENCIES)} <= {row["id"] for row in table(PROVINCES)}


def test_a_town_is_found_by_name_and_by_number() -> None:
    (town, *_) = towns_named(spelt("Damascus"))
    assert (town.country, round(town.lat), round(town.lon)) == ("SYR", 34, 36)
    assert town_numbered(town.id) == town
    assert place_by_id(f"gn-{town.id}") == towns("damascus")[0]
    assert towns("damascus")[0].name == "Damaskus"


@given(st.text(max_size=12) | st.integers(min_value=0, max_value=99_999_999).map(lambda n: f"gn-{n}"))
def test_what_is_no_id_is_no_place(id_: str) -> None:
    place = place_of(id_)
    assert place is None or place.id == id_


@given(st.text(max_size=20))
def test_towns_come_the_most_populous_first(name: str) -> None:
    people = [town.people for town in towns_named(spelt(name))]
    assert people == sorted(people, reverse=True)


def test_every_place_of_our_tables_is_found_by_its_names() -> None:
    for place in list(tabled().values())[::7]:
        assert place in spellings()[spelt(place.name)], place.id
        assert place_by_id(place.id) == place


def test_shapes_are_rings_within_the_world() -> None:
    for layer in ("world", "countries", "regions"):
        for id_ in drawn(layer)[::9]:
            rings = shape(layer, id_)
            assert rings
            box = bounds(layer, id_)
            assert box is not None
            assert -181 <= box[0] <= box[2] <= 361, id_
            assert box[2] - box[0] < 190 or id_ in ("USA", "FRA", "KIR", "NZL", "USA.AK"), (
                f"{id_} leaps across the date line"
            )
            assert all(len(ring) >= 3 for ring in rings)
