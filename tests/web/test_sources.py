"""The Sources screen: what is listened to and how that goes; an address looked at, then subscribed to; by owners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from palagan.store.moves import Move, keep_move
from palagan.store.open import open_case
from palagan.store.subscriptions import find_subscription, keep_subscription, list_subscriptions
from palagan.web.app import make_app
from palagan.web.settings import ServeSettings
from tests.web.access.serving import bearing, let_in, reached
from tests.web.conftest import local_client, sender
from tests.web.press import Press, press
from tests.web.watching import DAY, NOW, fill


@pytest.fixture
def watched(sample: Path) -> Iterator[TestClient]:
    """The workbench over a case that has watched for a while, at the moment for which its tables were filled."""
    fill(sample)
    with local_client(sample) as client:
        client.app.state.seconds = lambda: NOW  # type: ignore[attr-defined]
        yield client


def states(client: TestClient) -> dict[str, str]:
    told = client.get("/sources.json").json()["watching"]["subscriptions"]
    return {one["subscription"]["name"]: one["state"] for one in told}


def test_each_source_has_its_state_in_a_word(watched: TestClient) -> None:
    assert states(watched) == {
        "Kabar Utara": "heard", "Suara Lembah": "forbids", "Harian Pesisir": "heard", "Warta Gunung": "refused",
        "Media Lama": "gone", "Koran Jeda": "paused", "Baru Saja": "new", "Radio Muara": "silent",
    }  # fmt: skip


def test_those_in_trouble_come_first_with_the_way_out(watched: TestClient) -> None:
    names = list(states(watched))
    assert set(names[:4]) == {"Suara Lembah", "Warta Gunung", "Media Lama", "Radio Muara"}
    page = watched.get("/sources?lang=id").text
    assert "melarang kami" in page
    assert re.search(r"403 Forbidden</bdi></span>\s*×? ?118|403 Forbidden</bdi> × 118", page)
    assert "bawa halamannya sebagai berkas atau WARC" in page
    assert "diam 6 hari" in page


def test_rates_are_told_beside_what_is_usual(watched: TestClient) -> None:
    told = watched.get("/sources.json").json()["watching"]["subscriptions"]
    one = next(one for one in told if one["subscription"]["name"] == "Kabar Utara")
    assert (len(one["hours"]), len(one["days"])) == (24, 14)
    low, high = one["usual"]
    assert 28 <= low <= 30 <= high <= 34
    assert sum(one["hours"]) == pytest.approx(one["days"][-1], abs=3)
    page = watched.get("/sources").text
    assert f"{low}–{high}" in page
    assert 'class="tally"' in page


def test_what_was_taken_down_stays_and_is_listed(watched: TestClient) -> None:
    told = watched.get("/sources.json").json()["watching"]
    assert told["taken_down_count"] == 2
    for one in told["taken_down"]:
        assert watched.get(f"/article/{one['page']}").status_code == 200
    assert [one["name"] for one in told["forbidding"]] == ["suara-lembah.example", "tutup.example"]


def test_nobody_watches_until_somebody_does(watched: TestClient) -> None:
    told = watched.get("/sources.json").json()["watching"]
    assert (told["running"], told["elsewhere"]) == (False, False)
    assert "Tidak sedang dipantau" in watched.get("/sources").text


def test_a_source_is_paused_resumed_and_removed(watched: TestClient, sample: Path) -> None:
    send = sender(watched)
    assert send("/sources/pause", id="su-aa0000000000").status_code == 303
    assert states(watched)["Kabar Utara"] == "paused"
    send("/sources/resume", id="su-aa0000000000")
    assert states(watched)["Kabar Utara"] == "heard"
    send("/sources/remove", id="su-aa0000000000")
    assert "Kabar Utara" not in states(watched)
    assert send("/sources/pause", id="su-aa0000000000").status_code == 404
    assert send("/sources/burn", id="su-aa0000000001").status_code == 404


def test_a_source_that_says_that_it_moved_is_asked_there_when_its_owner_agrees(
    watched: TestClient, sample: Path
) -> None:
    told = watched.get("/sources.json").json()["watching"]["subscriptions"]
    one = next(one["subscription"] for one in told if one["subscription"]["name"] == "Kabar Utara")
    case = open_case(sample)
    with case.writing() as connection:
        keep_move(connection, one["id"], Move(one["url"], "https://kabar.example/rss", NOW - 9 * DAY, 4))
        keep_subscription(connection, replace(find_subscription(connection, one["id"]), asks=99))
    page = watched.get("/sources?lang=id").text
    assert "Katanya pindah untuk seterusnya (4 kali sejak" in page
    assert "Pakai alamat baru" in page
    sender(watched)("/sources/follow", id=one["id"])
    with case.reading() as connection:
        assert find_subscription(connection, one["id"]).url == "https://kabar.example/rss"
    case.close()
    page = watched.get("/sources?lang=id").text
    assert "Pakai alamat baru" not in page
    assert "ditanya di" in page
    refused = sender(watched)("/sources/follow", id=one["id"])
    assert refused.status_code == 400


def test_a_contact_is_kept_if_it_is_one(watched: TestClient) -> None:
    send = sender(watched)
    refused = send("/sources/contact", contact="bukan kontak")
    assert refused.status_code == 400
    assert "bukan kontak" in refused.text
    assert send("/sources/contact", contact="meja@kabar.example").status_code == 303
    assert watched.get("/sources.json").json()["watching"]["contact"] == "mailto:meja@kabar.example"


def test_without_a_contact_nothing_is_asked(client: TestClient) -> None:
    told = sender(client)("/sources/find", url="https://kabar.example/rss")
    assert told.status_code == 400
    assert "--contact" in told.text
    assert sender(client)("/sources/start").status_code == 400


# With an outlet on loopback


@pytest.fixture
def outlet() -> Iterator[Press]:
    with press() as one:
        yield one


@pytest.fixture
def asking(sample: Path, outlet: Press) -> Iterator[TestClient]:
    app = make_app(ServeSettings(sample, means=outlet.means))
    with TestClient(app, base_url="http://127.0.0.1:8700", follow_redirects=False) as client:
        client.headers["accept-language"] = "id"
        yield client


def test_what_is_found_is_shown_before_it_is_subscribed_to(asking: TestClient, outlet: Press, sample: Path) -> None:
    send = sender(asking)
    shown = send("/sources/find", url=f"{outlet.base}/rss")
    assert shown.status_code == 200, shown.text
    assert "Kabar Dermaga" in shown.text
    assert "2 halaman" in shown.text
    assert subscribed(sample) == []
    id_ = re.findall(r'name="finding" value="([^"]+)"', shown.text)[0]
    done = send("/sources/add", finding=id_, take="0", outlet="Dermaga", since="2026-09-01")
    assert "Kini mendengarkan Kabar Dermaga" in done.text
    assert [(one.name, one.kind, one.outlet, one.since) for one in subscribed(sample)] == [
        ("Kabar Dermaga", "feed", "Dermaga", "2026-09-01")
    ]
    assert outlet.asked.count("/rss") == 1
    assert "sudah didengarkan" in send("/sources/add", finding=id_, take="0").text


def test_an_article_is_taken_and_asked_once(asking: TestClient, outlet: Press, sample: Path) -> None:
    send = sender(asking)
    shown = send("/sources/find", url=f"{outlet.base}/berita/kapal-nelayan-ditahan")
    assert "satu berita" in shown.text
    id_ = re.findall(r'name="finding" value="([^"]+)"', shown.text)[0]
    done = send("/sources/add", finding=id_, take="0")
    assert "Berita diambil" in done.text, done.text
    assert outlet.asked.count("/berita/kapal-nelayan-ditahan") == 1
    with open_case(sample).reading() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM pages WHERE source LIKE '%dermaga.example%'")
        assert found.scalar_one() == 1


@pytest.mark.parametrize("path", ["/rahasia/umpan", "/tidak-ada"])
def test_what_cannot_be_taken_is_said_with_the_way_out(asking: TestClient, outlet: Press, path: str) -> None:
    shown = sender(asking)("/sources/find", url=f"{outlet.base}{path}")
    assert shown.status_code == 200
    assert "Bawa halamannya sebagai berkas atau WARC" in shown.text
    assert path not in outlet.asked or path == "/tidak-ada"


@pytest.mark.parametrize("url", ["http://127.0.0.1:22/", "http://169.254.169.254/latest", "file:///etc/passwd"])
def test_this_machine_and_its_network_are_not_asked(asking: TestClient, outlet: Press, url: str) -> None:
    shown = sender(asking)("/sources/find", url=url)
    assert "Dengarkan yang dicentang" not in shown.text
    assert outlet.asked == []


def test_a_forgotten_or_empty_choice_takes_nothing(asking: TestClient, outlet: Press, sample: Path) -> None:
    send = sender(asking)
    assert send("/sources/add", finding="lama", take="0").status_code == 400
    shown = send("/sources/find", url=f"{outlet.base}/rss")
    id_ = re.findall(r'name="finding" value="([^"]+)"', shown.text)[0]
    assert send("/sources/add", finding=id_).status_code == 400
    assert send("/sources/add", finding=id_, take="99").status_code == 400
    assert subscribed(sample) == []


def test_owners_alone_change_what_is_listened_to(sample: Path) -> None:
    fill(sample)
    tokens = let_in(sample)
    with reached(sample) as outside:
        for path in (
            "/sources/pause",
            "/sources/find",
            "/sources/contact",
            "/alerts/channels/keep",
            "/alerts/rules/keep",
        ):
            for role, expected in (("reader", 403), ("reviewer", 403)):
                assert outside.post(path, headers=bearing(tokens[role])).status_code == expected, (path, role)  # type: ignore[index]
            assert outside.post(path, headers=bearing(tokens["owner"])).status_code not in (401, 403), path
        page = outside.get("/sources", headers=bearing(tokens["reader"])).text
        assert "/sources/pause" not in page
        assert "Owners of the case can change subscriptions" in page


def subscribed(case: Path) -> list[Any]:
    opened = open_case(case)
    with opened.reading() as connection:
        found = list(list_subscriptions(connection))
    opened.close()
    return found
