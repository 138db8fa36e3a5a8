"""The API tells what the views tell, in parts that join to the whole, in one shape."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from palagan.looking.window import Window
from palagan.store.open import open_case
from palagan.views.filters import Filter

LISTS = (
    "timeline",
    "happenings",
    "stories",
    "claims",
    "discrepancies",
    "ledgers",
    "origins",
    "copies",
    "pages",
    "places",
)


def got(client: TestClient, path: str, **asked: Any) -> Any:
    answer = client.get(f"/api/v1/{path}", params=asked)
    assert answer.status_code == 200, (path, answer.text[:500])
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


@pytest.mark.parametrize("name", LISTS)
def test_parts_join_to_the_whole(client: TestClient, name: str) -> None:
    whole = got(client, name, limit=500)
    assert whole["next"] is None
    assert whole["count"] == len(whole["rows"]) > 0
    rows: list[Any] = []
    after = None
    while True:
        part = got(client, name, limit=7, **({"after": after} if after else {}))
        assert part["count"] == whole["count"]
        assert len(part["rows"]) <= 7
        rows += part["rows"]
        after = part["next"]
        if after is None:
            break
    assert rows == whole["rows"]


@pytest.mark.parametrize(
    ("name", "parts", "counts"),
    [("happenings", "tellings", ("mentions", "pages", "origins_low")), ("ledgers", "entries", ("now", "low", "high")),
     ("stories", "pages", ("origins_low", "first")), ("claims", "asserted", ("asserted_origins",))],
)  # fmt: skip
def test_long_rows_are_cut_and_still_tell_how_much_there_is(
    client: TestClient, name: str, parts: str, counts: tuple[str, ...]
) -> None:
    whole = got(client, name, limit=500, most=10_000)["rows"]
    short = got(client, name, limit=500, most=1)["rows"]
    assert any(len(row[parts]) > 1 for row in whole)
    for one, all_ in zip(short, whole, strict=True):
        assert one["id"] == all_["id"]
        assert len(one[parts]) == min(1, len(all_[parts]))
        assert all(part in all_[parts] for part in one[parts])
        assert [one[count] for count in counts] == [all_[count] for count in counts]


def test_filters_are_those_of_the_command_line(client: TestClient) -> None:
    several = got(client, "happenings", type=["ASSAULT", "CONSULT"], since="2020-10", min_origins=1, limit=500)
    assert {row["type"] for row in several["rows"]} == {"ASSAULT", "CONSULT"}
    every = got(client, "happenings", limit=500)
    kept = [row for row in every["rows"] if row["type"] in ("ASSAULT", "CONSULT")]
    chosen = Filter(since="2020-10-01", min_origins=1)
    kept = [
        row
        for row in kept
        if chosen.lets_origins(row["origins_low"]) and chosen.lets_day(row["date"] or row["told_on"])
    ]
    assert [row["id"] for row in several["rows"]] == [row["id"] for row in kept]
    denied = got(client, "claims", denied=True)
    assert denied["rows"]
    assert all(row["denied"] for row in denied["rows"])


@pytest.mark.parametrize(
    "asked",
    [{"limit": "0"}, {"limit": "501"}, {"limit": "x"}, {"since": "tomorrow"}, {"since": "2020-13"}, {"colour": "red"},
     {"status": "maybe"}, {"min_origins": "-1"}, {"after": "nowhere"}, {"actor": ""}, {"actor": "x" * 201}],
)  # fmt: skip
@pytest.mark.parametrize("name", ["happenings", "claims", "places"])
def test_what_cannot_be_asked_is_told(client: TestClient, name: str, asked: dict[str, str]) -> None:
    answer = client.get(f"/api/v1/{name}", params=asked)
    assert answer.status_code in (400, 422)
    assert set(answer.json()["error"]) == {"what", "item", "way_out"}


def test_places_are_those_of_the_map(client: TestClient) -> None:
    told, shown = got(client, "places", limit=500), client.get("/map.json").json()
    assert (told["rows"], told["unmapped"]) == (shown["places"], shown["unmapped"])
    happenings = got(client, "timeline", limit=1)["count"]
    off = told["unmapped"]
    lying = sum(row["deeds"] + row["plans"] + row["background"] for row in told["rows"])
    assert lying + off["untold"] + off["unknown"] + off["by_company"] + off["unplaced"] == happenings
    some = got(client, "places", type="ASSAULT", limit=500)
    assert 0 < some["count"] <= told["count"]
    assert some["rows"] != told["rows"]


@pytest.mark.parametrize("name", ["happenings", "stories", "claims", "ledgers", "origins"])
def test_each_row_is_found_by_its_id(client: TestClient, name: str) -> None:
    for row in got(client, name, limit=5)["rows"]:
        assert got(client, f"{name}/{row['id']}")["id"] == row["id"]
    answer = client.get(f"/api/v1/{name}/xx-000000000000")
    assert answer.status_code == 404
    assert answer.json()["error"]["item"] == "xx-000000000000"


def test_two_pages_are_laid_side_by_side_with_their_words(client: TestClient) -> None:
    row = got(client, "copies", limit=1)["rows"][0]
    pair = got(client, f"copies/{row['earlier']}/{row['later']}")
    assert pair["spans"]
    assert all(span["words"] and span["earlier_words"] for span in pair["spans"])


def test_evidence_stands_in_the_article_at_its_place(client: TestClient) -> None:
    for row in got(client, "happenings", limit=20)["rows"]:
        for telling in row["tellings"]:
            note = telling["evidence"]
            text = got(client, f"articles/{note['page']}")["text"]
            assert text[note["start"] : note["end"]] == note["words"]


def test_why_leads_down_to_the_bytes(client: TestClient) -> None:
    row = got(client, "happenings", limit=1)["rows"][0]
    told = got(client, f"why/{row['id']}")
    assert told["kind"] == "happening"
    assert told["count"] == row["mentions"] == len(told["grounds"])
    assert all(len(page["sha256"]) == 64 for page in told["pages"].values())
    field = got(client, f"why/{row['id']}", field="date", limit=1)
    assert {ground["field"] for ground in field["grounds"]} == {"date"}
    assert client.get(f"/api/v1/why/{row['id']}", params={"field": "colour"}).status_code == 404


def test_nothing_is_sent_again_that_did_not_change(client: TestClient) -> None:
    first = client.get("/api/v1/happenings")
    again = client.get("/api/v1/happenings", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/api/v1/happenings?limit=3", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200
    id_ = first.json()["rows"][0]["id"]
    said = {"id": id_, "verdict": "accept", "why": "checked", "by": "Rina"}
    assert client.post("/api/v1/decisions", json=said).status_code == 201
    changed = client.get("/api/v1/happenings", headers={"if-none-match": first.headers["etag"]})
    assert changed.status_code == 200


def test_it_tells_what_the_window_shows(client: TestClient, sample: Any) -> None:
    case = open_case(sample)
    window = Window(case)
    with window.looking() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM happenings").scalar_one()
    window.close()
    case.close()
    assert got(client, "happenings", limit=1)["count"] == count


def test_the_description_is_whole_and_asks_nothing_of_others(client: TestClient) -> None:
    told = client.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.")
    page = client.get("/api/v1")
    assert page.status_code == 200
    for path, methods in told["paths"].items():
        assert path.startswith("/api/v1/")
        assert path in page.text
        for operation in methods.values():
            assert operation["description"]
            assert "401" in operation["responses"]
    assert "http://" not in page.text.replace("http://127.0.0.1", "")
    assert "https://" not in page.text
