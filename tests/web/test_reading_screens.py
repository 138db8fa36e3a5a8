"""Search, article, original, actors and why over HTTP: what stands in the case is shown, linked and addressed."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient


def first_hit(client: TestClient, written: str) -> str:
    return str(client.get("/search.json", params={"q": written}).json()["results"]["hits"][0]["page"]["id"])


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_a_search_shows_sentences_that_lead_into_the_page(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "serangan ganja"})
    assert answer.status_code == 200
    assert "<mark>Ganja</mark>" in answer.text
    (to, *_) = re.findall(r'href="(/article/pg-[0-9a-f]+\?q=[^"]+#c\d+-\d+)"', answer.text)
    page = client.get(unescape(to)).text
    assert f'id="{to.partition("#")[2]}"' in page
    assert 'class="k-hit "' in page


def test_a_search_keeps_filters_and_order_in_its_addresses(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "karabakh", "outlet": "Mimbar", "order": "newest"})
    assert 'value="Mimbar"' in answer.text
    assert "outlet=Mimbar" in answer.text
    outlets = {
        hit["page"]["outlet"] for hit in client.get("/search.json?q=karabakh&outlet=Mimbar").json()["results"]["hits"]
    }
    assert outlets == {"Mimbar Dunia"}


@pytest.mark.parametrize("written", ['"tidak ditutup', "warna:merah", "-ganja"])
def test_what_cannot_be_understood_stays_in_the_form_with_the_reason(client: TestClient, written: str) -> None:
    answer = client.get("/search", params={"q": written})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    twin = client.get("/search.json", params={"q": written})
    assert twin.status_code == 400
    assert twin.json()["error"]["way_out"]


def test_an_empty_search_tells_how_in_both_languages(client: TestClient) -> None:
    assert "Cara mencari" in client.get("/search").text
    assert "How to search" in client.get("/search?lang=en").text


def test_the_article_holds_the_text_once_and_every_entry_leads_to_its_words(client: TestClient) -> None:
    page = first_hit(client, "serangan ganja")
    value = client.get(f"/article/{page}.json").json()["article"]
    html = client.get(f"/article/{page}").text
    whole = html.partition('<section class="text')[2].partition("</section>")[0]
    shown = text_of(whole)
    for block in value["blocks"]:
        assert words_of(block["inner"]) in shown
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for target in re.findall(r'href="#([ci][^"]+)"', html):
        assert target in ids, target


def words_of(inner: list[dict[str, object]]) -> str:
    return "".join(str(one["words"]) if "words" in one else words_of(one["inner"]) for one in inner)  # type: ignore[arg-type]


def test_what_the_record_quotes_of_a_page_is_addressed_on_it(client: TestClient) -> None:
    happenings = client.get("/actor/AZE.json").json()["happenings"]
    assert happenings
    for one in happenings[:10]:
        note = one["note"]
        assert f'id="c{note["start"]}-{note["end"]}"' in client.get(f"/article/{note['page']}").text


def test_an_article_links_into_the_record(client: TestClient) -> None:
    html = client.get(f"/article/{first_hit(client, 'serangan ganja')}").text
    for kind in ("happening", "story", "actor", "why", "origin", "ledger"):
        to = re.search(rf'href="(/{kind}/[^"#?]+)', html)
        assert to, kind
        assert client.get(unescape(to[1])).status_code == 200, to[1]


def test_the_original_is_framed_under_a_policy_of_its_own(client: TestClient) -> None:
    html_page = next(
        hit["page"]["id"]
        for hit in client.get("/search.json", params={"q": "karabakh OR ganja OR armenia"}).json()["results"]["hits"]
        if client.get(f"/article/{hit['page']['id']}/original.json").json()["media"] == "html"
    )
    assert 'sandbox=""' in client.get(f"/article/{html_page}/original").text
    frame = client.get(f"/article/{html_page}/original/frame")
    assert frame.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert "<script" not in frame.text
    assert "<pre" in client.get(f"/article/{html_page}/original?view=source").text


def test_actors_are_listed_filtered_and_open(client: TestClient) -> None:
    rows = client.get("/actors.json").json()["found"]["rows"]
    assert [row["pages"] for row in rows] == sorted((row["pages"] for row in rows), reverse=True)
    narrowed = client.get("/actors.json?type=ASSAULT").json()["found"]["rows"]
    assert narrowed
    assert all(row["did"] or row["suffered"] for row in narrowed)
    asked = client.get("/actors.json?actor=ARM").json()["found"]["rows"]
    assert {row["code"].split(".")[0] for row in asked} == {"ARM"}
    for row in rows[:5]:
        value = client.get(f"/actor/{row['key']}.json").json()
        assert value["counts"]["did"] == row["did"]
        assert value["card"]["names"]
        for tab in value["counts"]:
            shown = client.get(f"/actor/{row['key']}.json?tab={tab}").json()
            listed = shown["said"] if tab == "said" else shown["happenings"]
            assert bool(listed) == bool(value["counts"][tab]), (row["key"], tab)


def test_who_uses_which_name_is_told(client: TestClient) -> None:
    names = client.get("/actor/AZE.json").json()["card"]["names"]
    for name in names:
        assert name["uses"] == name["by_outlets"] + name["by_speakers"]
        assert bool(name["by_outlets"]) == bool(name["outlets"])
        assert bool(name["by_speakers"]) == bool(name["speakers"])


def test_why_and_go_answer_for_every_kind_of_id(client: TestClient) -> None:
    page = first_hit(client, "serangan ganja")
    happening = client.get("/actor/AZE.json").json()["happenings"][0]["id"]
    for id_, to in (
        (page, f"/article/{page}"),
        (f"{page}:e1", f"/article/{page}#i-e1"),
        (happening, f"/happening/{happening}"),
    ):
        assert client.get(f"/why/{id_}").status_code == 200
        answer = client.get(f"/go/{id_}")
        assert (answer.status_code, answer.headers["location"]) == (303, to)
    assert client.get("/why/pg-000000000000").status_code == 404
    assert client.get("/go/nothing").status_code == 404
    assert client.get(f"/why/{page}:e1?field=date").status_code == 200
