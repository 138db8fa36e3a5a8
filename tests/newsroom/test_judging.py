"""The judge finds every breach of manners, and none where there is none; the comparison finds what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from palagan.gather.identity import page_id
from palagan.model.ids import sha256_hex
from palagan.model.page import Hints, Page
from tests.newsroom.comparing import Holding, from_pages_of, wrong_versions, wrongly_gathered
from tests.newsroom.judging import faults
from tests.newsroom.pages import page
from tests.newsroom.running import Asked
from tests.newsroom.watching import AGENT
from tests.newsroom.world import DAY, HOUR, START, Article, World

HOST = "kabarkaspia.example"  # crawl-delay 2
FENCED = "pagarbesi.example"  # forbids /premium/


def asked(at: float, path: str = "/feed", host: str = HOST, status: int = 200, **others: object) -> Asked:
    return replace(Asked(1, START + at, "GET", host, path, "", status, 1, False, AGENT, None), **others)  # type: ignore[arg-type]


POLITE = [asked(0, "/robots.txt"), asked(1), asked(3), asked(5, "/a"), asked(DAY, "/robots.txt"), asked(DAY + 1)]


def test_what_a_closed_connection_swallowed_may_be_sent_again_once() -> None:
    swallowed = asked(1, "/a", answered=False)
    start = asked(0, "/robots.txt")
    assert faults([start, swallowed, swallowed], AGENT) == []
    assert len(faults([start, swallowed, swallowed, swallowed], AGENT)) == 1
    assert len(faults([start, asked(1, "/a"), asked(1, "/a")], AGENT)) == 1


def test_a_polite_log_has_no_fault() -> None:
    assert faults(POLITE, AGENT) == []


@pytest.mark.parametrize(
    ("log", "told"),
    [
        ([asked(0)], "robots.txt"),
        ([*POLITE, asked(2 * DAY + 2)], "robots.txt"),
        ([*POLITE[:3], asked(4.5)], "the one before"),
        ([asked(0, "/robots.txt"), asked(0.5)], "the one before"),
        ([asked(0, "/robots.txt"), asked(1, open=2)], "at once"),
        ([asked(0, "/robots.txt"), asked(1, agent="curl/8")], "asked as"),
        ([asked(0, "/robots.txt"), asked(1, method="HEAD")], "HEAD"),
        ([asked(0, "/robots.txt", FENCED), asked(20, "/premium/2026/x", FENCED)], "forbidden"),
        ([asked(0, "/robots.txt"), asked(2, status=403), asked(20)], "before it may"),
        ([asked(0, "/robots.txt"), asked(2, status=500), asked(40, status=500), asked(80)], "before it may"),
        ([asked(0, "/robots.txt"), asked(2, status=429, wish="600"), asked(300)], "before it may"),
        (
            [asked(0, "/robots.txt"), asked(2, status=429, wish="Mon, 02 Mar 2026 02:00:00 GMT"), asked(3600)],
            "before it may",
        ),
    ],
)
def test_each_breach_is_found(log: list[Asked], told: str) -> None:
    found = faults(log, AGENT)
    assert len(found) == 1
    assert told in found[0]


@pytest.fixture(scope="module")
def world() -> World:
    return World(seed=1, days=6, pages=120)


def kept(article: Article, edition: int, outlet: str | None = None) -> Page:
    body = page(article, edition, f"http://{article.outlet.host}", part=None)
    hints = Hints(url=f"http://{article.outlet.host}{article.path}", outlet=outlet or article.outlet.name)
    return Page(page_id(body, hints), article.path, "html", body, "utf-8", sha256_hex(body), hints)


def whole(world: World) -> list[Page]:
    allowed = [one for one in world.articles if not one.forbidden and not one.outlet.is_("forbids")]
    return [kept(one, number) for one in allowed for number in range(len(one.editions))]


def test_a_case_that_holds_everything_has_no_fault(world: World) -> None:
    held = from_pages_of(whole(world))
    assert list(wrongly_gathered(world, held, HOUR)) == []
    assert list(wrong_versions(world, held, HOUR, 2 * DAY)) == []


def test_what_is_missing_strange_or_forbidden_is_found(world: World) -> None:
    pages = whole(world)
    edited = next(one for one in world.articles if len(one.editions) > 1)
    fenced = next(one for one in world.articles if one.forbidden)
    wrong: list[tuple[Holding, str]] = [
        (from_pages_of(pages[1:]), "is missing"),
        (from_pages_of([*pages, kept(fenced, 0)]), "must not be had"),
        (from_pages_of([replace(pages[0], hints=replace(pages[0].hints, outlet="Ringkas")), *pages[1:]]), "is of"),
        (from_pages_of([*pages, replace(pages[0], hints=Hints(url="http://ringkas.example/x"))]), "is no article"),
    ]
    for held, told in wrong:
        assert any(told in one for one in wrongly_gathered(world, held, HOUR)), told
    without = [one for one in pages if one.id != kept(edited, 1).id]
    assert any("last edition is missing" in one for one in wrong_versions(world, from_pages_of(without), HOUR, HOUR))
    twice = from_pages_of([*pages, replace(pages[0], id="pg-other")])
    assert any("twice" in one for one in wrong_versions(world, twice, HOUR, HOUR))
