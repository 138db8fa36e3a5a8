"""Places of gold resolved: the right country, and the right place of those that the gazetteer holds.

`places_dev.tsv` says for every `event.place` of gold what a person holds it to be: the gazetteer's id (empty where it
has no such place: a bridge, a hall, a village that GeoNames lacks) and the country (empty for seas and for what is in
several). A place has for company the parties of its event, the other places of the page, the page's other actors.
"""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from palagan.places.resolve import Resolved, company, resolve

HERE = Path(__file__).parent
GOLD = Path(os.environ.get("PALAGAN_SHARED", HERE.parents[2] / "shared")) / "gold" / "dev.jsonl"
MARKS = HERE / "places_dev.tsv"
FLOORS = tomllib.loads((HERE / "places_floors.toml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="gold stands in ../shared")


def told() -> list[tuple[str, Resolved | None]]:
    """Every place of an event with what it is resolved to."""
    found = []
    for line in GOLD.read_text("utf-8").splitlines():
        page: dict[str, Any] = json.loads(line)
        codes = {actor["id"]: actor["code"] or "" for actor in page["actors"]}
        places = {event["place"] for event in page["events"] if event["place"]}
        for event in page["events"]:
            place = event["place"]
            if place:
                parties = [codes[one] for one in (*event["sources"], *event["targets"]) if one in codes]
                told_with = company(parties, sorted(places - {place}), codes.values())
                found.append((place, resolve(place, told_with)))
    return found


def marks() -> dict[str, tuple[str, str]]:
    """Place → the id and the country that a person holds it to be."""
    _, *lines = MARKS.read_text("utf-8").splitlines()
    return {place: (id_, country) for place, id_, country in (line.split("\t") for line in lines)}


def test_floors_are_of_these_marks() -> None:
    assert hashlib.sha256(MARKS.read_bytes()).hexdigest() == FLOORS["marks"]
    assert {place for place, _ in told()} == marks().keys()


def test_places_are_resolved() -> None:
    right = marks()
    in_country = [(place, found) for place, found in told() if right[place][1]]
    held = [(place, found) for place, found in told() if right[place][0]]
    country = sum(found is not None and found.country == right[place][1] for place, found in in_country)
    exact = sum(found is not None and found.place.id == right[place][0] for place, found in held)
    wrong = sum(
        found is not None and found.how != "company" and found.country != right[place][1] for place, found in in_country
    )
    assert country / len(in_country) >= FLOORS["country"], f"country {country} of {len(in_country)}"
    assert exact / len(held) >= FLOORS["place"], f"place {exact} of {len(held)}"
    assert wrong <= FLOORS["wrong"], f"{wrong} are put into a wrong country by their name"
