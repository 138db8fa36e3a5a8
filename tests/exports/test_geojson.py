"""GeoJSON over events made by hand: as it was read by a person; ground is never pinned."""

from __future__ import annotations

import json
from pathlib import Path

from palagan.exports.geojson import geojson_pieces
from tests.exports.happened import EVENTS, going

GOLDEN = Path(__file__).parent / "golden" / "geojson.txt"


def written() -> str:
    return b"".join(geojson_pieces(EVENTS, going())).decode("utf-8")


def test_it_is_as_it_was_read() -> None:
    assert written() == GOLDEN.read_text("utf-8"), "scripts/golden_exports.py --write"


def test_every_event_is_a_feature_and_only_spots_are_pinned() -> None:
    collection = json.loads(written())
    assert collection["type"] == "FeatureCollection"
    assert [one["id"] for one in collection["features"]] == [event.happening.id for event in EVENTS]
    for one in collection["features"]:
        pinned = one["geometry"] is not None
        assert pinned == (one["properties"]["precision"] in ("point", "town", "district"))
        if pinned:
            lon, lat = one["geometry"]["coordinates"]
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90


def test_none_is_a_collection_too() -> None:
    assert json.loads(b"".join(geojson_pieces([], going())))["features"] == []
