"""Hostile pages on the screens that show pages: everything is shown as text, nothing becomes markup, nothing fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from palagan.case import Case
from palagan.looking.harmless import harmless
from tests.web.attacks.pages import ATTACKS
from tests.web.conftest import local_client

OURS = re.compile(r"/static/(js|vendor)/[\w.-]+\?v=[0-9a-f]+")
HARMLESS = re.compile(r"<(/?)([a-z0-9]+)>")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, dict[str, str]]]:
    """The workbench over a case of hostile pages, and the ids of the pages by the attack's name."""
    folder = tmp_path_factory.mktemp("hostile")
    files = folder / "pages"
    files.mkdir()
    for attack in ATTACKS:
        (files / f"{attack.name}.{'html' if attack.html else 'txt'}").write_bytes(attack.content)
    path = folder / "hostile.palagan"
    with Case.make(path) as case:
        case.add(files, outlet="Kabar Uji")
        case.run(workers=1)
        ids = {Path(facts.source).stem: facts.id for facts in case.facts()}
    with local_client(path) as client:
        yield client, ids


class Tags(HTMLParser):
    """What a browser would run or fetch of a page: scripts, event attributes, addresses."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "script" and not OURS.fullmatch(told.get("src") or ""):
            self.wrong.append(f"script {told}")
        ours = tag == "form" and (told.get("action") or "").startswith("/") and "verdict" not in told
        if tag in {"style", "object", "embed", "base", "form"} and not ours:
            self.wrong.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc", "srcset", "poster"}:
                self.wrong.append(f"{tag} {name}")
            if name in {"href", "src", "action"} and not re.match(r"(/|#|\?|https?://)", value or ""):
                self.wrong.append(f"{tag} {name}={value!r:.60}")
            if name == "src" and (value or "").startswith("http"):
                self.wrong.append(f"{tag} fetches {value!r:.60}")


def wrong_in(text: str) -> list[str]:
    parser = Tags()
    parser.feed(text)
    parser.close()
    return parser.wrong


@pytest.mark.parametrize("name", [attack.name for attack in ATTACKS])
def test_a_hostile_page_is_shown_as_text(hostile: tuple[TestClient, dict[str, str]], name: str) -> None:
    client, ids = hostile
    page = ids[name]
    for path in (f"/article/{page}", f"/article/{page}?q=serangan+menyerang", f"/article/{page}/original",
                 f"/article/{page}/original?view=source", f"/why/{page}", f"/article/{page}.json",
                 f"/article/{page}/original.json"):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 200, path
        if not path.endswith(".json"):
            assert wrong_in(answer.text) == [], path
            assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("name", [attack.name for attack in ATTACKS])
def test_the_copy_in_the_frame_can_do_nothing(hostile: tuple[TestClient, dict[str, str]], name: str) -> None:
    client, ids = hostile
    answer = client.get(f"/article/{ids[name]}/original/frame")
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none';")
    assert "allow-scripts" not in policy
    assert "script-src" not in policy
    body = answer.text.partition("<body>")[2].removesuffix("</body></html>")
    assert "<" not in HARMLESS.sub("", body), name
    assert not {tag for _, tag in HARMLESS.findall(body)} & {"script", "style", "a", "img", "iframe", "svg", "form"}
    assert "\0" not in answer.text


def test_searching_shows_hostile_words_as_text(hostile: tuple[TestClient, dict[str, str]]) -> None:
    client, _ = hostile
    for written in ("serangan", "alert", "jebol", '"kementerian pertahanan"', "judul:script", "media:kabar"):
        answer = client.get("/search", params={"q": written})
        assert answer.status_code == 200
        assert wrong_in(answer.text) == []
        assert "<script>alert" not in answer.text


def test_actors_of_hostile_pages_are_shown_as_text(hostile: tuple[TestClient, dict[str, str]]) -> None:
    client, _ = hostile
    rows = client.get("/actors.json").json()["found"]["rows"]
    assert rows
    for path in ("/actors", *(f"/actor/{row['key']}" for row in rows[:10])):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert wrong_in(answer.text) == []


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "a" * 10_000, "(" * 3_000, '"' * 999, "a\0b",
        "NEAR(a b)", "{title}: x", "-", "*", "OR OR OR", "x:" * 500, "a* " * 500, "%00%ff", "\u202e\u2066",
        "' OR 1=1 --",
    ],
)  # fmt: skip
def test_hostile_searches_are_answered(hostile: tuple[TestClient, dict[str, str]], written: str) -> None:
    client, ids = hostile
    page = next(iter(ids.values()))
    for path in ("/search", f"/article/{page}"):
        answer = client.get(path, params={"q": written})
        assert answer.status_code in {200, 400}, path
        assert wrong_in(answer.text) == []
    twin = client.get("/search.json", params={"q": written})
    assert twin.status_code in {200, 400}
    if twin.status_code == 400:
        assert twin.json()["error"]["way_out"]


@pytest.mark.parametrize(
    "path",
    [
        "/article/..%2f..%2fetc%2fpasswd", "/article/pg-", "/article/pg-%00", "/article/' OR 1=1", "/actor/",
        "/actor/%3Cscript%3E", "/actor/a/b/../c", "/why/%F0%9F%92%A9", "/why/pg-x:e1", "/go/", "/go/or-",
        "/go/%0d%0aSet-Cookie:x",
        "/search?q=a&after=%00", "/search?q=rudal&after=x", "/actors?after=zzz", "/actor/AZE?tab=%3Cx%3E&after=é",
        "/article/pg-x/original/frame", "/search?q=a&order=%27",
    ],
)  # fmt: skip
def test_hostile_addresses_are_refused_and_never_fail(hostile: tuple[TestClient, dict[str, str]], path: str) -> None:
    client, _ = hostile
    answer = client.get(path)
    assert answer.status_code in {200, 303, 307, 400, 404}, answer.text[:300]
    assert wrong_in(answer.text) == []
    assert "set-cookie" not in {name for name in answer.headers if answer.headers[name] == "x"}


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_the_safe_copy_holds_the_report(attack: object) -> None:
    content = attack.content.decode("utf-8", "replace")  # type: ignore[attr-defined]
    if attack.html:  # type: ignore[attr-defined]
        assert "Tentara menyerang pos di Ganja" in harmless(content)


def test_a_copy_of_bytes_that_are_no_text_is_a_copy() -> None:
    assert harmless("<p>a\0b</p><p>c\ud800d\x1b[0m</p>") == "<p>a b</p><p>c\ufffdd [0m</p>"
    assert harmless("") == ""
