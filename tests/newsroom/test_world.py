"""The newsroom itself: the same for the same seed, read as intended, served as its outlets are said to serve."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.gather.identity import page_id
from palagan.gather.web.feeds import read_feed
from palagan.gather.web.sitemaps import read_sitemap
from palagan.model.ids import sha256_hex
from palagan.model.page import Hints, Page
from palagan.model.record import Record
from palagan.run import add_pages, run
from palagan.store.open import make_case
from palagan.store.records import load_record
from tests.newsroom.feeds import SUBSCRIBED, listing
from tests.newsroom.outlets import outlets
from tests.newsroom.pages import page, parts_of
from tests.newsroom.running import newsroom
from tests.newsroom.watching import golden
from tests.newsroom.world import START, Article, World, moment_of

NOW = "2026-03-16T00:00:00Z"


@pytest.fixture(scope="module")
def world() -> World:
    return World(seed=1, days=14, pages=500)


def base(host: str) -> str:
    return f"http://{host}"


def test_the_same_seed_gives_the_same_world(world: World) -> None:
    again = World(seed=1, days=14, pages=500)
    assert world.articles == again.articles
    assert world.articles != World(seed=2, days=14, pages=500).articles


def test_the_full_world_has_what_the_issue_asks_for() -> None:
    full = World()
    assert len(outlets()) >= 12
    assert abs(len(full.articles) - 3000) < 30
    assert len({(one.outlet.host, one.path) for one in full.articles}) == len(full.articles)
    assert sum(len(one.editions) > 1 for one in full.articles) > 100
    assert sum(one.gone_at is not None for one in full.articles) > 10
    assert sum(one.forbidden for one in full.articles) > 10
    assert sum(one.credit is not None for one in full.articles) > 100


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), days=st.integers(1, 20), pages=st.integers(0, 300))
def test_whatever_the_size_articles_are_published_in_order_and_edited_before_the_end(
    seed: int, days: int, pages: int
) -> None:
    world = World(seed, days, pages)
    moments = [one.at for one in world.articles]
    assert moments == sorted(moments)
    for one in world.articles:
        assert START <= one.at < world.end
        assert all(earlier.at < later.at < world.end for earlier, later in pairwise(one.editions))
        assert one.gone_at is None or one.editions[-1].at < one.gone_at


def test_furniture_turns_only_where_it_is_said_to(world: World) -> None:
    for one in world.articles[:60]:
        first, second = (page(one, 0, base(one.outlet.host), serial=serial) for serial in (1, 2))
        assert (first != second) == one.outlet.is_("rotating")


def test_parts_hold_every_paragraph_once(world: World) -> None:
    paged = [one for one in world.articles if one.parts > 1]
    assert paged
    for one in paged:
        parts = parts_of(one, 0)
        assert [text for part in parts for text in part] == list(one.editions[0].paragraphs)
        assert 1 < len(parts) <= one.parts


def test_feeds_and_sitemaps_name_what_is_published_and_no_more(world: World) -> None:
    moment = START + 5 * 86400
    for outlet in outlets():
        told = listing(world, outlet, SUBSCRIBED[outlet.feed], moment, base, 1)
        assert told is not None
        media, body = told
        if outlet.feed in ("rss", "messy-rss", "atom", "json", "aggregator"):
            feed = read_feed(body, base(outlet.host), media)
            assert feed is not None, outlet.host
            assert feed.items, outlet.host
        elif outlet.feed in ("news-sitemap", "sitemap-index"):
            sitemap = read_sitemap(body, base(outlet.host))
            assert sitemap is not None
            assert sitemap.items or sitemap.further
        for one in world.by_outlet[outlet.host]:
            if one.at > moment:
                assert one.path.encode() not in body


def test_the_server_answers_by_its_moment(tmp_path: Path) -> None:
    world = World(seed=3, days=2, pages=60)
    with newsroom(tmp_path, world) as room:
        one = next(one for one in world.articles if one.outlet.host == "kabarkaspia.example")

        def status(tag: str | None = None) -> tuple[int, str | None]:
            asked = Request(f"http://127.0.0.1:{room.port}{one.path}", headers={"Host": one.outlet.host})
            if tag:
                asked.add_header("If-None-Match", tag)
            try:
                with urlopen(asked, timeout=10) as answer:
                    return answer.status, answer.headers["ETag"]
            except OSError as error:
                return getattr(error, "code", 0), None

        assert status()[0] == 404
        room.moment.set(one.at)
        found, tag = status()
        assert found == 200
        assert status(tag) == (304, None)
        assert [(asked.status, asked.at) for asked in room.log()] == [(404, START), (200, one.at), (304, one.at)]


def kept(case_path: Path, articles: list[Article], edition: int) -> Record:
    """The record of some articles, as files would give it."""
    pages = []
    for one in articles:
        body = page(one, min(edition, len(one.editions) - 1), base(one.outlet.host), part=None)
        hints = Hints(url=base(one.outlet.host) + one.path, outlet=one.outlet.name)
        pages.append(Page(page_id(body, hints), one.path, "html", body, "utf-8", sha256_hex(body), hints))
    case = make_case(case_path, NOW)
    add_pages(case, pages, lambda: NOW, {})
    run(case, lambda: NOW)
    with case.reading() as connection:
        record = load_record(connection)
    case.close()
    return record


def test_the_script_reads_as_its_golden_alerts_suppose(tmp_path: Path) -> None:
    """What must ring is in the record, and nothing else of its kind: else the golden list would be wrong by itself."""
    articles = [one for one in World(seed=1, days=14, pages=300).articles if not one.forbidden]
    record = kept(tmp_path / "script.palagan", articles, 9)
    places = {one.id: one.place for one in record.happenings if not one.background}
    tolls = {
        (places[row.happening], row.low) for row in record.ledgers if row.kind == "killed" and row.happening in places
    }
    assert {(place, low) for place, low in tolls if low is not None and low >= 3} == {
        ("Ganja", 7.0),
        ("Fuzuli", 9.0),
        ("Lachin", 6.0),
    }
    denied = [one for one in record.claims if one.denied]
    assert len(denied) == 1
    breaks = {
        one.id for one in record.happenings if any(link.kind == "breaks" for link in one.links) and one.origins.low >= 2
    }
    assert [one.place for one in record.happenings if one.id in breaks] == ["Terter"]


def test_the_golden_list_is_not_to_be_made_by_a_program() -> None:
    """It is read by hand against the script: every alert names a rule, moments in order, and words of the script."""
    rules, alerts = golden()
    script = (Path(__file__).parent / "script.toml").read_text("utf-8") + json.dumps([one.name for one in outlets()])
    for one in alerts:
        assert one.rule in rules
        assert moment_of(one.first_after) < moment_of(one.first_by)
        assert all(word in script for word in one.tells), asdict(one)


def test_nothing_writes_the_golden_list() -> None:
    """Whoever would make it anew from what rang would make it agree with whatever the program does."""
    name = "alerts" + ".json"
    here = Path(__file__).parents[2]
    folders = ("src", "tests", "scripts", "benchmarks", "training")
    files = [file for folder in folders for file in (here / folder).rglob("*.py")]
    naming = [file.name for file in files if name in (text := file.read_text("utf-8")) and "golden" in text]
    assert naming == ["watching.py"]
    assert "write" not in (Path(__file__).parent / "watching.py").read_text("utf-8")
