"""`/export`: what will be in a file, what is left out, and the file itself."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest
from starlette.testclient import TestClient

from palagan.exports.formats import FORMATS, TABLES, LeftOut
from palagan.web.words import knows


def test_it_tells_rows_before_they_are_sent(client: TestClient) -> None:
    told = client.get("/export.json?table=ledgers&format=jsonl&type=killed").json()
    sent = client.get("/export/file?table=ledgers&format=jsonl&type=killed&whole=file")
    assert told["foreseen"]["rows"] == len(sent.text.splitlines()) > 0
    assert told["file"] == "karabakh-ledgers.jsonl"
    assert 'filename="karabakh-ledgers.jsonl"' in sent.headers["content-disposition"]


def test_the_page_shows_reasons_and_keeps_filters(client: TestClient) -> None:
    page = client.get("/export?format=gdelt&since=2020-10-06&actor=ARM&actor=AZE").text
    assert "format ini perlu hari" in page
    assert 'name="actor" type="text" value="ARM"' in page
    assert 'type="hidden" name="actor" value="AZE"' in page
    assert "/export/file?since=2020-10-06&amp;actor=ARM&amp;actor=AZE&amp;table=happenings&amp;format=gdelt" in page
    assert "palagan export karabakh gdelt --since 2020-10-06 --actor ARM --actor AZE -o karabakh.export.CSV.zip" in page


def test_the_archive_has_all(client: TestClient) -> None:
    sent = client.get("/export/file?format=acled&until=2020-10-20")
    assert sent.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(sent.content)) as archive:
        about = json.loads(archive.read("karabakh.acled.csv.about.json"))
        rows = list(csv.DictReader(io.StringIO(archive.read("karabakh.acled.csv").decode("utf-8"))))
        evidence = archive.read("karabakh.acled.csv.evidence.jsonl").splitlines()
    assert about["rows"] == len(rows) == len(evidence) > 0
    assert about["filters"] == {"until": ["2020-10-20"]}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_offered_by_name_and_sent(client: TestClient, name: str) -> None:
    assert knows(f"export.format_{name}")
    page = client.get(f"/export?format={name}")
    sent = client.get(f"/export/file?format={name}&whole=file&until=2020-10-05")
    assert (page.status_code, sent.status_code) == (200, 200)
    assert sent.headers["x-content-type-options"] == "nosniff"
    assert sent.headers["content-disposition"].startswith("attachment")


def test_every_table_and_reason_has_its_words() -> None:
    assert all(knows(f"export.table_{table}") for table in TABLES)
    assert all(knows(f"export.left_{reason.value}") for reason in LeftOut)


def test_a_form_that_does_not_hold_the_table_says_so(client: TestClient) -> None:
    told = client.get("/export.json?table=claims&format=plover&only=accepted").json()
    assert (told["table"], told["moved"], told["undecided"]) == ("happenings", True, False)
    told = client.get("/export.json?table=pages&only=accepted").json()
    assert (told["only"], told["undecided"]) == (None, True)


@pytest.mark.parametrize("wrong", ["format=exe", "since=kemarin", "status=maybe"])
def test_what_cannot_be_is_refused_with_a_way_out(client: TestClient, wrong: str) -> None:
    for path in ("/export", "/export.json", "/export/file"):
        assert client.get(f"{path}?{wrong}").status_code == 400
    assert client.get(f"/export.json?{wrong}").json()["error"]["way_out"]


def test_hostile_parameters_stay_words(client: TestClient) -> None:
    page = client.get("/export", params={"actor": '"><script>alert(1)</script>', "table": "'; DROP TABLE pages; --"})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    sent = client.get("/export/file", params={"table": 'x"\r\nSet-Cookie: a=b', "whole": "file"})
    assert "set-cookie" not in {name.lower() for name in sent.headers} or "a=b" not in sent.headers["set-cookie"]
