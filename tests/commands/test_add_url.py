"""`palagan add` with addresses: told before it is listened to, nothing without a contact, an article at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from palagan.commands.add_addresses import is_address, picked_of, preference
from palagan.gather.web import pace
from palagan.gather.web.finding import Finding, Found
from palagan.monitor import asking_for
from palagan.store.open import open_case
from palagan.store.pages import all_pages
from palagan.store.subscriptions import list_subscriptions
from tests.commands.calling import Shell
from tests.gather.web.site import Site, site
from tests.gather.web.test_finding import CARDS, FEEDS, PROSE, page
from tests.gather.web.test_listening import rss


@pytest.fixture
def kabar(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that may be asked, in no time."""
    with site() as running:
        monkeypatch.setenv("PALAGAN_REACH", f"127.0.0.1/32,:{running.port}")
        monkeypatch.setenv("PALAGAN_CONTACT", "rina@kabar.example")
        monkeypatch.setattr(pace, "CALM", 0.0)
        defaults = asking_for.Means.__init__.__defaults__ or ()
        monkeypatch.setattr(asking_for.Means.__init__, "__defaults__", (*defaults[:-1], 0.0))  # `least`: no pause
        running.give("/konflik", page(FEEDS, CARDS))
        running.give("/", page(FEEDS, CARDS))
        running.give("/rss", rss("/berita/1/a", "/berita/2/b"))
        running.give("/berita/77/warga-kembali-ke-desa", page("", PROSE))
        running.give("/robots.txt", "User-agent: *\nDisallow: /tutup", "text/plain")
        yield running


@pytest.fixture
def empty(shell: Shell, tmp_path: Path) -> Path:
    shell("init", tmp_path / "papua")
    return tmp_path / "papua.palagan"


def kinds(case: Path) -> list[tuple[str, str]]:
    opened = open_case(case)
    with opened.reading() as connection:
        found: list[tuple[str, str]] = [(one.kind, one.name) for one in list_subscriptions(connection)]
    opened.close()
    return found


def test_without_a_contact_nobody_is_asked(
    shell: Shell, kabar: Site, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PALAGAN_CONTACT")
    said = shell("add", empty, f"{kabar.url}/konflik")
    assert said.code == 2
    assert "palagan sources papua.palagan --contact" in said.err
    assert kabar.asked == []


def test_what_was_found_is_told_and_nothing_is_listened_to_unasked(shell: Shell, kabar: Site, empty: Path) -> None:
    said = shell("add", empty, f"{kabar.url}/konflik")
    assert said.code == 0
    assert "section page" in said.out
    assert "8 links to articles" in said.out
    assert "2 Kabar" in said.out
    assert f"palagan add {empty} {kabar.url}/konflik --yes" in said.out
    assert kinds(empty) == []


def test_with_yes_it_is_what_was_asked_for_and_of_a_front_page_its_feed(shell: Shell, kabar: Site, empty: Path) -> None:
    said = shell("add", empty, f"{kabar.url}/konflik", "--yes", "--since", "2026-11-01")
    assert "Listening to Konflik - Kabar Uji (section page, su-" in said.out
    assert kinds(empty) == [("section", "Konflik - Kabar Uji")]
    shell("add", empty, f"{kabar.url}/", "-y")
    assert kinds(empty) == [("feed", "Kabar"), ("section", "Konflik - Kabar Uji")]
    assert "Listening already to Kabar" in shell("add", empty, f"{kabar.url}/rss", "-y").out


def test_on_a_terminal_the_user_is_asked(
    shell: Shell, kabar: Site, empty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from palagan.cli import call

    answers = iter(["mungkin", "1,2"])
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", type("Terminal", (), {"isatty": lambda _self: True})())
    monkeypatch.setenv("NO_COLOR", "1")
    assert call(["add", str(empty), f"{kabar.url}/konflik"]) == 0
    assert "Answer y, n, or numbers from 1 to 2." in capsys.readouterr().out
    assert kinds(empty) == [("feed", "Kabar"), ("section", "Konflik - Kabar Uji")]
    del shell


def test_an_article_becomes_a_page_and_is_asked_once(shell: Shell, kabar: Site, empty: Path) -> None:
    url = f"{kabar.url}/berita/77/warga-kembali-ke-desa"
    said = shell("add", empty, url, "--outlet", "Kabar Uji", "--language", "id")
    assert said.code == 0, said.err
    assert "Added as pg-" in said.out
    assert kabar.asked == ["/berita/77/warga-kembali-ke-desa"]
    opened = open_case(empty)
    with opened.reading() as connection:
        (kept,) = all_pages(connection)
        assert connection.exec_driver_sql("SELECT count(*) FROM captures").scalar_one() == 1
    opened.close()
    assert (kept.hints.url, kept.hints.outlet, kept.hints.language) == (url, "Kabar Uji", "id")
    again = shell("add", empty, url)
    assert again.code == 0
    assert f"It is there already, as {kept.id}." in again.out


@pytest.mark.parametrize(
    ("path", "why", "way"),
    [("/tutup/x", "forbids", "crawler"), ("/tak-ada", "404", "browser"), ("/rusak", "503", "Try again later")],
)
def test_what_gives_nothing_fails_with_the_way_out(
    shell: Shell, kabar: Site, empty: Path, path: str, why: str, way: str
) -> None:
    kabar.give("/rusak", "", status=503)
    said = shell("add", empty, kabar.url + path, "--yes")
    assert said.code == 1
    assert why in said.err
    assert way in said.err
    as_json = shell("add", empty, kabar.url + path, "--yes", "--json")
    assert as_json.code == 1
    assert as_json.json["addresses"][0]["found"]["kind"] in ("refused", "nothing")


def test_for_programs(shell: Shell, kabar: Site, empty: Path) -> None:
    told = shell("add", empty, f"{kabar.url}/konflik", "--json").json["addresses"]
    assert told[0]["found"]["kind"] == "section"
    assert [offer["kind"] for offer in told[0]["offers"]] == ["feed"]
    assert told[0]["subscribed"] == []
    told = shell("add", empty, f"{kabar.url}/rss", "--yes", "--json").json["addresses"]
    assert told[0]["subscribed"][0]["new"] is True


def test_files_and_addresses_at_once(shell: Shell, kabar: Site, empty: Path, folder: Path) -> None:
    said = shell("add", empty, folder, f"{kabar.url}/rss", "--yes", "--json")
    assert said.json["pages"] == {"new": 2}
    assert said.json["addresses"][0]["subscribed"]
    assert shell("add", empty, f"{kabar.url}/rss", "--published", "2026-11-01").code == 2


def test_an_address_without_its_beginning_is_told(shell: Shell, empty: Path) -> None:
    said = shell("add", empty, "www.kabar.example/rss")
    assert (said.code, "https://www.kabar.example/rss" in said.err) == (2, True)
    assert shell("add", empty).code == 2


def test_a_list_is_noted_for_the_watcher(shell: Shell, kabar: Site, empty: Path, tmp_path: Path) -> None:
    lines = ["# daftar", f"{kabar.url}/a", "bukan", "http://10.0.0.1/x", f"{kabar.url}/a#x", f"{kabar.url}/b", ""]
    (tmp_path / "daftar.txt").write_text("\n".join(lines))
    told = shell("add", empty, "--list", tmp_path / "daftar.txt", "--json").json
    assert told == {"listed": 2, "noted": 2, "no_address": 2}
    said = shell("add", empty, "--list", "-", stdin="\n".join(lines).encode())
    assert "Noted 0 addresses" in said.out
    assert "2 were known" in said.out
    assert "bukan" in said.err
    assert kabar.asked == []
    assert shell("add", empty, "--list", tmp_path / "tiada.txt").code == 2


def test_archives_of_some_days_and_sites(shell: Shell, kabar: Site, empty: Path, tmp_path: Path) -> None:
    def record(url: str) -> bytes:
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page("", PROSE).encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:{len(url)}>\r\n"
        head += (
            f"WARC-Date: 2026-11-03T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body + b"\r\n\r\n"

    name = "CC-NEWS-202611{}010203-00001.warc"
    kabar.give("/cc/" + name.format("03"), record("https://kabar.example/1") + record("https://lain.example/22"))
    kabar.give("/warc.paths", f"cc/{name.format('01')}\ncc/{name.format('03')}\n", "text/plain")
    assert shell("add", empty, f"{kabar.url}/warc.paths").code == 2
    into = ("--into", tmp_path / "arsip", "--since", "2026-11-02", "--site", "kabar.example")
    said = shell("add", empty, f"{kabar.url}/warc.paths", *into)
    assert said.code == 0, said.err
    assert "1 of 2 archives" in said.out
    assert "1 new" in said.out
    assert (tmp_path / "arsip" / name.format("03")).exists()
    assert kabar.asked == ["/warc.paths", "/cc/" + name.format("03")]


def test_what_an_answer_means() -> None:
    assert picked_of("", [0], 3) == [0]
    assert picked_of("2, 3 2", [0], 3) == [1, 2]
    assert picked_of("tidak", [0], 3) == []
    assert picked_of("4", [0], 3) is None
    assert picked_of("²", [0], 3) is None


def test_what_is_listened_to_by_itself() -> None:
    front, section = (Found("section", f"https://kabar.example/{path}", "K", 9) for path in ("", "konflik"))
    news, feed = (
        Found("news-sitemap", "https://kabar.example/n", "n", 9),
        Found("feed", "https://kabar.example/f", "f", 9),
    )
    offers = (news, feed)
    assert preference(Finding(section, offers)) == [0]
    assert preference(Finding(front, offers)) == [2]
    assert preference(Finding(front, offers[:1])) == [1]
    assert preference(Finding(front)) == [0]
    assert is_address("HTTPS://kabar.example/")
    assert not is_address("https.txt")
