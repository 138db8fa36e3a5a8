"""Two pages side by side, and pages that mean harm."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path

from starlette.testclient import TestClient

from palagan.case import Case
from tests.web.conftest import local_client

HARM = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)>\u202egnol"
REPORT = (
    "SUGAPA, {outlet} - TPNPB {harm} menyerang pos TNI di Sugapa pada Senin (11/5/2026), kata Kepala Penerangan "
    "Kogabwilhan III. Sedikitnya tiga orang tewas dalam serangan itu dan lima orang luka-luka, menurut dia.\n"
    "TPNPB membantah menyerang warga sipil {harm} dan menuduh TNI membakar rumah di distrik itu.\n"
)


def pair(client: TestClient) -> tuple[str, str]:
    story = client.get("/stories.json").json()["rows"][0]["id"]
    pages = client.get(f"/story/{story}.json").json()["story"]["lineage"]["pages"]
    return next((one["copied"][0]["earlier"], one["id"]) for one in pages if one["copied"])


def test_either_order_shows_the_same_pair(client: TestClient) -> None:
    earlier, later = pair(client)
    one, other = client.get(f"/copy/{earlier}/{later}.json"), client.get(f"/copy/{later}/{earlier}.json")
    assert one.json() == other.json()
    assert one.json()["earlier"]["page"]["id"] == earlier


def test_each_stretch_leads_to_the_other_page(client: TestClient) -> None:
    earlier, later = pair(client)
    page, twin = client.get(f"/copy/{earlier}/{later}").text, client.get(f"/copy/{earlier}/{later}.json").json()
    assert twin["stretches"]
    for stretch in twin["stretches"]:
        for own, other in (("earlier", "later"), ("later", "earlier")):
            assert f'id="{own}-{stretch["number"]}" href="#{other}-{stretch["number"]}"' in page


def test_pages_that_share_nothing_are_told_so(client: TestClient) -> None:
    _, later = pair(client)
    assert client.get(f"/copy/{later}/pg-nowhere").status_code == 404


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "hostile.palagan"
    with Case.make(path) as case:
        table = tmp_path / "pages.jsonl"
        told = (("Kabar <b>Uji</b>", 8), ("Warta Uji", 9))
        lines = [
            {"text": REPORT.format(outlet=outlet, harm=HARM), "outlet": outlet, "title": HARM,
             "published": f"2026-05-12T{hour:02d}:00+07:00"}
            for outlet, hour in told
        ]  # fmt: skip
        table.write_text("\n".join(map(json.dumps, lines)), "utf-8")
        case.add(table)
        case.run()
    with local_client(path) as client:
        story = client.get("/stories.json").json()["rows"][0]["id"]
        earlier, later = pair(client)
        paths = ["/stories", "/claims", "/ledgers", "/origins", f"/story/{story}", f"/copy/{earlier}/{later}"]
        for name, kind in (("claims", "claim"), ("ledgers", "ledger"), ("origins", "origin")):
            paths += [f"/{kind}/{row['id']}" for row in client.get(f"/{name}.json").json()["rows"]]
        whole = client.get(f"/story/{story}.json").json()["story"]["shown_happenings"]
        paths += [f"/happening/{one['id']}" for one in whole]
        assert len(paths) > 8
        seen = ""
        for one in paths:
            answer = client.get(one)
            assert answer.status_code == 200, one
            seen += answer.text
            for harm in ("<script>alert", "<img src=x", "<svg onload", "<b>Uji"):
                assert harm not in answer.text, one
        assert "<script>alert(1)" in unescape(seen)
