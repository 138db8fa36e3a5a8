"""An address becomes one page, whatever form it has, and every answer on the way is kept."""

from __future__ import annotations

import pytest

from palagan.gather.web.feeds import Item
from palagan.gather.web.taking import Known
from palagan.model.drop import Reason
from palagan.model.page import Hints
from tests.gather.web.told_web import AT, ToldWeb, page

URL = "https://kentongan.example/berita/2024/05/03/51234/gencatan-senjata-di-lembah-diumumkan"
ONE = (
    "Pasukan kedua pihak menghentikan tembakan di Lembah Serayu sejak Jumat pagi, kata juru bicara militer dalam jumpa "
    "pers di markasnya."
)
TWO = (
    "Tiga warga dilaporkan terluka sebelum gencatan senjata mulai berlaku, menurut rumah sakit setempat yang merawat "
    "mereka sejak malam."
)
THREE = "Perundingan lanjutan akan digelar di ibu kota pekan depan dengan penengah dari negara tetangga."
PAGE = page("Gencatan Senjata di Lembah Diumumkan", ONE, TWO)


def test_a_page_is_kept_with_its_hints_and_its_answer() -> None:
    web = ToldWeb({URL: (200, {"Content-Type": "text/html", "ETag": '"a1"', "Last-Modified": "x"}, PAGE.encode())})
    told = Item(URL, title="Judul", published="2024-05-03T06:30:00Z", publisher="Kantor Berita Serayu", language="id")
    taken = web.take(URL, told, Hints(outlet="Penghimpun"))
    assert taken.outcome == "kept"
    assert taken.page is not None
    assert taken.page.content == PAGE.encode()
    assert taken.page.hints == Hints(
        outlet="Kantor Berita Serayu", published="2024-05-03T06:30:00Z", title="Judul", url=URL, language="id"
    )
    assert (taken.etag, taken.modified, taken.digest) == ('"a1"', "x", taken.page.sha256)
    assert taken.page.captured == AT
    [capture] = taken.captures
    assert (capture.page, capture.about, capture.url, capture.status) == (taken.page.id, URL, URL, 200)
    assert web.paths() == [URL]


def test_nothing_new_is_told_by_the_server_or_seen_in_the_bytes() -> None:
    web = ToldWeb({URL: (200, {"Content-Type": "text/html", "ETag": '"a1"'}, PAGE.encode())})
    digest = web.take(URL).digest
    told = web.take(URL, known=Known('"a1"', None, digest))
    assert (told.outcome, told.captures, told.digest) == ("unchanged", (), digest)
    assert web.asked[-1][1] == {"If-None-Match": '"a1"'}
    seen = web.take(URL, known=Known('"old"', None, digest))
    assert seen.outcome == "unchanged"
    assert [capture.kind for capture in seen.captures] == ["revisit"]
    assert web.take(URL, known=Known('"a1"', None, None)).outcome == "kept"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(404, "gone"), (410, "gone"), (401, "forbidden"), (403, "forbidden"), (451, "forbidden"), (402, "left"),
     (429, "later"), (503, "later"), (500, "later"), (400, "failed"), (204, "failed"), (206, "failed")],
)  # fmt: skip
def test_an_answer_that_is_no_page_says_why(status: int, outcome: str) -> None:
    web = ToldWeb({URL: (status, {"Content-Type": "text/html"}, PAGE.encode())})
    taken = web.take(URL)
    assert (taken.outcome, taken.status, taken.page, taken.captures) == (outcome, status, None, ())
    assert taken.detail
    assert (taken.until is not None and taken.until > web.now - 1) == (outcome in ("later", "forbidden"))


def test_word_that_a_kept_page_is_gone_is_kept() -> None:
    taken = ToldWeb({}).take(URL, known=Known(None, None, "0" * 64))
    assert taken.outcome == "gone"
    assert [(one.status, one.page) for one in taken.captures] == [(404, None)]


@pytest.mark.parametrize(
    ("to", "outcome"),
    [("https://kentongan.example/", "gone"), ("/404", "gone"), ("/halaman-tidak-ditemukan", "gone"),
     ("https://login.kentongan.example/x", "left"), ("/masuk?ke=/berita", "left"), ("/berita/lain-51234", "kept")],
)  # fmt: skip
def test_where_a_redirect_ends_tells_what_became_of_the_page(to: str, outcome: str) -> None:
    where = to if to.startswith("http") else "https://kentongan.example" + to
    web = ToldWeb({URL: (302, {"Location": to}, b""), where: PAGE})
    taken = web.take(URL)
    assert taken.outcome == outcome
    if outcome == "kept":
        assert (taken.url, taken.aliases) == (where, (URL,))


@pytest.mark.parametrize(
    ("title", "outcome"),
    [("404 - Halaman Tidak Ditemukan | Kentongan", "gone"), ("Just a moment...", "forbidden"),
     ("Access Denied", "forbidden"), ("Before you continue", "left"), ("503 Service Unavailable", "later"),
     ("404 Warga Mengungsi dari Lembah", "kept"), ("Akses Ditolak Militer, Bantuan Tertahan di Perbatasan", "kept")],
)  # fmt: skip
def test_a_page_in_place_of_the_article_is_known_by_its_title(title: str, outcome: str) -> None:
    html = PAGE.replace("Gencatan Senjata di Lembah Diumumkan | Harian Kentongan", title)
    assert ToldWeb({URL: html}).take(URL).outcome == outcome


@pytest.mark.parametrize(
    ("content_type", "body", "outcome", "reason"),
    [
        ("text/html", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "left", None),
        ("application/pdf", PAGE.encode(), "kept", None),
        ("application/octet-stream", PAGE.encode(), "kept", None),
        ("text/plain", (ONE + "\n\n" + TWO).encode(), "kept", None),
        ("video/mp4", b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 50, "left", None),
        ("image/jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" * 20, "left", None),
        ("text/html", b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "left", None),
        ("application/json", b'{"judul": "Gencatan", "isi": "teks"}', "left", Reason.NOT_HTML),
        ("text/html", b"", "failed", Reason.EMPTY),
        ("text/html", b" \n\t ", "failed", Reason.EMPTY),
    ],
)
def test_what_came_is_told_by_its_bytes(content_type: str, body: bytes, outcome: str, reason: Reason | None) -> None:
    taken = ToldWeb({URL: (200, {"Content-Type": content_type}, body)}).take(URL)
    assert taken.outcome == outcome
    if outcome != "kept":
        assert taken.drop is not None
        assert taken.drop.item == URL
        assert reason is None or taken.drop.reason is reason


def test_a_charset_that_lies_spoils_nothing() -> None:
    html = PAGE.replace("Lembah Serayu", "Lembah “Serayu” – é")
    for declared in ("iso-8859-1", "utf-16", "shift_jis", "no-such-set"):
        taken = ToldWeb({URL: (200, {"Content-Type": f"text/html; charset={declared}"}, html.encode())}).take(URL)
        assert taken.page is not None
        assert "“Serayu” – é" in taken.page.content.decode(taken.page.encoding)


def test_a_page_that_leads_on_is_followed_once() -> None:
    other = "https://kentongan.example/berita/51234-baru-gencatan-senjata-di-lembah"
    sign = f'<html><head><meta http-equiv="refresh" content="0; url={other}"></head><body>Tunggu</body></html>'
    web = ToldWeb({URL: sign, other: PAGE})
    taken = web.take(URL)
    assert (taken.outcome, taken.url, taken.aliases) == ("kept", other, (URL,))
    assert [capture.url for capture in taken.captures] == [other, URL]
    back = f'<html><head><meta http-equiv="refresh" content="0; url={URL}"></head><body>Tunggu</body></html>'
    ring = ToldWeb({URL: sign, other: back})
    ring.take(URL)
    assert ring.paths() == [URL, other]


def test_a_page_that_renews_itself_is_a_page() -> None:
    html = PAGE.replace("<title>", '<meta http-equiv="refresh" content="300"><title>')
    web = ToldWeb({URL: html})
    assert web.take(URL).outcome == "kept"
    assert web.paths() == [URL]


def test_a_page_for_subscribers_says_so() -> None:
    html = PAGE.replace(
        "</head>", '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script></head>'
    )
    taken = ToldWeb({URL: html}).take(URL)
    assert taken.page is not None
    assert "subscription" in taken.page.notes[0]


def test_robots_and_forbidden_hosts_are_told() -> None:
    web = ToldWeb({"https://kentongan.example/robots.txt": (200, {}, b"User-agent: *\nDisallow: /berita"), URL: PAGE})
    taken = web.take(URL)
    assert (taken.outcome, taken.page) == ("refused", None)
    assert "WARC" in taken.detail
    assert web.paths() == []


def test_addresses_that_are_never_asked_are_left() -> None:
    assert ToldWeb({}).take("http://169.254.169.254/latest/meta-data/").outcome == "left"
    assert ToldWeb({}).take("ftp://kentongan.example/berita").outcome == "left"
