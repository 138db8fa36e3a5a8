"""The watcher on a simulated clock: everything once, politely, edits as versions, whatever befalls clock and hosts."""

from __future__ import annotations

from itertools import pairwise

from palagan.gather.web.feeds import Item
from palagan.gather.web.hosts import host_name
from palagan.gather.web.listening import Heard
from palagan.gather.web.pace import LEAST
from palagan.gather.web.taking import Taken
from palagan.model.moments import iso
from tests.monitor.newsstand import DAY, FEED, HOUR, REPORT, START, Newsstand, article, hourly, pages, stand

__all__ = ["stand"]


def test_every_page_is_fetched_once_and_read(stand: Newsstand) -> None:
    hourly("kabar.example", stand)
    hourly("berita.example", stand)
    ended = stand.watch(START + DAY + 60.0, rechecks=())
    fetched = [url for _, url in stand.log if not url.endswith("/feed")]
    assert sorted(fetched) == sorted(set(fetched))
    assert len(pages(stand)) == len(fetched) >= 48
    assert stand.rows("SELECT count(*) FROM readings") == [(len(fetched),)]
    assert stand.rows("SELECT count(*) FROM captures") == [(len(fetched),)]
    assert ended.counts["new"] == ended.counts["read"] == len(fetched)
    assert (ended.unread, stand.told[0].line) == (0, "Watching 2 sources.")


def test_each_host_is_asked_in_turn_with_its_pause(stand: Newsstand) -> None:
    for host in ("a.example", "b.example", "c.example"):
        hourly(host, stand)
    stand.watch(START + 6 * HOUR)
    for host in ("a.example", "b.example", "c.example"):
        moments = [moment for moment, url in stand.log if host_name(url) == host]
        assert len(moments) > 12
        assert all(later - earlier >= stand.takes + LEAST - 1e-6 for earlier, later in pairwise(moments))
    assert stand.most == 3


def test_no_more_than_so_many_are_asked_at_once(stand: Newsstand) -> None:
    for number in range(12):
        hourly(f"h{number}.example", stand, 3)
    stand.watch(START + 600.0, at_once=5)
    assert stand.most == 5


def test_an_edit_is_a_version_and_new_furniture_is_none(stand: Newsstand) -> None:
    url = "https://kabar.example/1"
    edited = START + 3 * HOUR
    stand.listen_to(FEED, lambda now: [Item(url, published=iso(START))])
    stand.pages[url] = lambda now: article(
        f"{REPORT} Dua dirawat." if now < edited else f"{REPORT} Empat dirawat.", f"Dilihat {int(now)} kali"
    )
    ended = stand.watch(START + 2 * DAY)
    words = stand.rows("SELECT count(*) FROM pages")
    assert words == [(2,)]
    assert (ended.counts["new"], ended.counts["version"]) == (1, 1)
    assert ended.counts["checked"] >= 4
    assert stand.rows("SELECT count(*) FROM captures")[0][0] == len(stand.asked(url))
    assert stand.rows("SELECT count(*) FROM captures WHERE kind = 'seen'")[0][0] == ended.counts["checked"]


def test_a_page_of_which_the_source_says_that_it_changed_is_looked_at_soon(stand: Newsstand) -> None:
    url = "https://kabar.example/1"
    edit = START + 5 * HOUR
    stand.listen_to(FEED, lambda now: [Item(url, published=iso(START), changed=iso(START if now < edit else edit))])
    stand.pages[url] = lambda now: article(REPORT if now < edit else f"{REPORT} Korban bertambah menjadi lima orang.")
    stand.watch(START + 8 * HOUR, rechecks=(12 * HOUR,))
    heard = next(moment for moment in stand.asked(FEED) if moment >= edit)
    assert [moment for moment in stand.asked(url) if edit <= moment <= heard + 60.0]
    assert len(pages(stand)) == 2


def test_a_page_that_is_taken_down_stays_and_is_asked_for_once_more(stand: Newsstand) -> None:
    url = "https://kabar.example/1"
    stand.listen_to(FEED, lambda now: [Item(url, published=iso(START))])
    stand.pages[url] = lambda now: (
        article(REPORT) if now < START + 2 * HOUR else Taken("gone", "410 Gone", url, status=410)
    )
    ended = stand.watch(START + 5 * DAY)
    row = stand.address(url)
    assert (row.state, row.status, row.due) == ("gone", 410, None)
    assert str(row.detail).startswith("taken down, seen 2023-11-15")
    assert len(pages(stand)) == 1
    assert ended.counts["gone"] == 1
    assert len(stand.asked(url)) == 4  # kept, unchanged after an hour, gone after four, and a day later


def test_what_cannot_be_had_is_tried_again_and_then_dropped_with_its_reason(stand: Newsstand) -> None:
    slow, closed, shut = (f"https://kabar.example/{name}" for name in ("lambat", "tertutup", "ditolak"))
    stand.listen_to(FEED, lambda now: [Item(url) for url in (slow, closed, shut)])
    stand.pages[slow] = lambda now: Taken("failed", "no whole answer within 60 s", slow)
    stand.pages[closed] = lambda now: Taken("refused", "the robots.txt forbids it", closed)
    stand.pages[shut] = lambda now: Taken("forbidden", "403 Forbidden", shut, status=403)
    stand.watch(START + 3 * DAY)
    drops = {row[0]: row[1] for row in stand.rows("SELECT item, reason FROM drops")}
    assert drops == {slow: "not-fetched", closed: "robots", shut: "forbidden"}
    assert [len(stand.asked(url)) for url in (slow, closed, shut)] == [6, 1, 6]
    waits = [later - earlier for earlier, later in pairwise(stand.asked(slow))]
    assert waits == sorted(waits)
    assert (stand.address(closed).state, stand.address(slow).state) == ("refused", "failed")


def test_what_a_later_try_brings_is_dropped_no_longer(stand: Newsstand) -> None:
    url = "https://kabar.example/1"
    stand.listen_to(FEED, lambda now: [Item(url, changed=iso(START if now < START + 4 * DAY else now))])
    stand.pages[url] = lambda now: (
        Taken("left", "a video", url, status=200) if now < START + 4 * DAY else article(REPORT)
    )
    stand.watch(START + 3 * DAY)
    assert stand.rows("SELECT reason FROM drops") == [("not-an-article",)]
    stand.watch(START + 6 * DAY)
    assert stand.rows("SELECT reason FROM drops") == []
    assert len(pages(stand)) == 1


def test_forms_of_one_page_are_one_page(stand: Newsstand) -> None:
    whole, amp, old = "https://kabar.example/a-1", "https://kabar.example/lama/a-1", "https://m.kabar.example/a-1"
    stand.listen_to(FEED, lambda now: [Item(amp), Item(old), Item(whole)])
    stand.pages[whole] = stand.pages[old] = lambda now: article(REPORT)
    stand.pages[amp] = lambda now: Taken("same", "AMP", amp, same_as=whole, status=200)
    stand.watch(START + HOUR)
    assert pages(stand) in ([(whole,)], [(old,)])
    assert stand.address(amp).same_as == stand.address(whole).key


def test_a_twin_is_taken_alone_where_its_original_cannot_be_had(stand: Newsstand) -> None:
    whole, amp = "https://kabar.example/a-1", "https://kabar.example/a-1?versi=ringan"
    stand.listen_to(FEED, lambda now: [Item(amp)])
    stand.pages[whole] = lambda now: Taken("gone", "404 Not Found", whole, status=404)
    stand.pages[amp] = lambda now: (
        article(REPORT) if stand.alone else Taken("same", "AMP", amp, same_as=whole, status=200)
    )
    stand.watch(START + HOUR)
    assert stand.alone == [amp]
    assert pages(stand) == [(amp,)]


def test_two_that_name_each_other_are_not_asked_for_ever(stand: Newsstand) -> None:
    one, other = "https://kabar.example/x", "https://kabar.example/y"
    stand.listen_to(FEED, lambda now: [Item(one)])
    stand.pages[one] = lambda now: article(REPORT) if stand.alone else Taken("same", "", one, same_as=other)
    stand.pages[other] = lambda now: article(REPORT) if stand.alone else Taken("same", "", other, same_as=one)
    stand.watch(START + 2 * HOUR, rechecks=())
    assert len(pages(stand)) == 1
    assert len([url for _, url in stand.log if url in (one, other)]) <= 4


def test_a_source_that_fails_is_asked_ever_more_seldom_and_is_heard_again(stand: Newsstand) -> None:
    down = (START + 2 * HOUR, START + 26 * HOUR)

    def gives(now: float) -> list[Item] | Heard:
        if down[0] <= now < down[1]:
            return Heard("later", "503 Service Unavailable", status=503)
        return [Item(f"https://kabar.example/{int((now - START) // HOUR)}", published=iso(now))]

    for count in range(200):
        stand.pages[f"https://kabar.example/{count}"] = lambda now, count=count: article(f"{REPORT} {count}")  # type: ignore[misc]
    source = stand.listen_to(FEED, gives)
    stand.watch(down[1] - 1.0)
    refused = stand.rows("SELECT refused >= 5, status, detail FROM subscriptions")
    assert refused == [(1, 503, "503 Service Unavailable")]
    waits = [round(later - earlier) for earlier, later in pairwise(m for m in stand.asked(FEED) if m >= down[0])]
    assert waits == sorted(waits)
    assert waits[-1] == 6 * HOUR
    stand.watch(START + 32 * HOUR)
    assert stand.rows(f"SELECT refused FROM subscriptions WHERE id = '{source.id}'") == [(0,)]


def test_a_source_that_is_gone_is_asked_no_more(stand: Newsstand) -> None:
    stand.listen_to(FEED, lambda now: Heard("gone", "410 Gone", status=410))
    stand.watch(START + 30 * DAY)
    assert stand.rows("SELECT state FROM subscriptions") == [("gone",)]
    assert len(stand.log) == 1
