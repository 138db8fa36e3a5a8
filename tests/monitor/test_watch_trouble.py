"""The watcher and what befalls it: sleep, clocks that are set, being ended, too much at once, others who write."""

from __future__ import annotations

from itertools import pairwise

import pytest

from palagan.errors import BusyError, CaseError
from palagan.gather.web.feeds import Item
from palagan.gather.web.taking import Taken
from palagan.monitor import keeper
from palagan.run import run
from tests.monitor.newsstand import DAY, FEED, HOUR, REPORT, START, Newsstand, article, hourly, pages, stand

__all__ = ["stand"]


def test_after_sleep_each_source_is_asked_once_and_not_all_at_once(stand: Newsstand) -> None:
    for number in range(8):
        hourly(f"h{number}.example", stand, 150)
    stand.watch(START + 4 * HOUR, rechecks=())
    asleep = stand.clock.now()
    stand.clock.set(asleep + 5 * DAY)
    stand.clock.jumped()
    woke = stand.clock.now()
    before = len(stand.log)
    stand.watch(woke + 30.0, rechecks=())
    feeds = [(moment, url) for moment, url in stand.log[before:] if url.endswith("/feed")]
    assert len(feeds) == len({url for _, url in feeds})
    assert all(later - earlier >= 1.9 for (earlier, _), (later, _) in pairwise(feeds))


@pytest.mark.parametrize("by", [-3 * DAY, -400 * DAY, 3 * DAY])
def test_a_clock_that_is_set_stops_nothing(stand: Newsstand, by: float) -> None:
    number = [0]

    def gives(now: float) -> list[Item]:
        number[0] += 1
        url = f"https://kabar.example/{number[0]}"
        stand.pages[url] = lambda now, count=number[0]: article(f"{REPORT} {count}")  # type: ignore[misc]
        return [Item(url)]

    stand.listen_to(FEED, gives)
    stand.watch(START + 2 * HOUR, rechecks=())
    seen = len(pages(stand))
    stand.clock.set(stand.clock.now() + by)
    stand.watch(stand.clock.now() + 4 * HOUR, rechecks=())
    assert len(pages(stand)) >= seen + 5


def test_once_asks_what_is_due_and_ends(stand: Newsstand) -> None:
    hourly("kabar.example", stand)
    ended = stand.watch(once=True)
    assert stand.clock.now() < START + 120.0
    assert (ended.counts["asked"], ended.counts["new"], ended.counts["read"], ended.unread) == (1, 1, 1, 0)
    again = stand.watch(once=True)
    assert again.counts["asked"] == 0
    stand.clock.set(START + 7 * HOUR)
    third = stand.watch(once=True)
    assert (third.counts["asked"], third.counts["new"]) == (1, 7)


def test_what_a_failed_run_left_out_of_the_record_is_brought_into_it(stand: Newsstand) -> None:
    hourly("kabar.example", stand)
    stand.watch(START + 3 * HOUR)
    case = stand.case
    with case.writing() as connection:
        connection.exec_driver_sql("INSERT INTO record_pending SELECT page FROM readings")
    stand.pages.clear()
    stand.watch(START + 3 * HOUR + 1.0)
    assert stand.rows("SELECT count(*) FROM record_pending") == [(0,)]


def test_ending_keeps_what_is_under_way(stand: Newsstand) -> None:
    hourly("kabar.example", stand)
    stand.clock.set(START + 8 * HOUR)
    ended = stand.watch(stopped=lambda: len(stand.log) >= 5)
    fetched = {url for _, url in stand.log if not url.endswith("/feed")}
    assert {url for (url,) in pages(stand)} == fetched
    assert ended.unread == len(fetched)
    rest = stand.watch(once=True)
    assert rest.unread == 0
    assert stand.rows("SELECT count(*) FROM readings") == stand.rows("SELECT count(*) FROM pages")
    assert len([url for _, url in stand.log if url.endswith("/3")]) == 1


def test_asking_waits_where_too_many_pages_wait_to_be_read(stand: Newsstand, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        hourly(f"h{number}.example", stand)
    stand.clock.set(START + 9 * HOUR)
    most = [0]
    real = run

    def counted(*given: object, **more: object) -> object:
        unread = stand.rows("SELECT count(*) FROM pages p LEFT JOIN readings r ON r.page = p.id WHERE r.page IS NULL")
        most[0] = max(most[0], int(str(unread[0][0])))
        return real(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("palagan.monitor.bringing.run", counted)
    stand.watch(START + 9 * HOUR + 900.0, unread=10, read_pages=8, at_once=2, queue=2, rechecks=())
    assert len(pages(stand)) == 60
    assert 5 <= most[0] <= 10


def test_a_case_that_another_program_writes_is_waited_for(stand: Newsstand, monkeypatch: pytest.MonkeyPatch) -> None:
    hourly("kabar.example", stand)
    faults = [2]
    real = keeper.keep

    def busy(*given: object) -> object:
        if faults[0]:
            faults[0] -= 1
            raise BusyError("is being written by another program")
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("palagan.monitor.watch.keep", busy)
    ended = stand.watch(START + HOUR / 2)
    assert ended.counts["new"] == 1
    assert [told.line for told in stand.told if told.kind == "trouble"] == [
        "The case is being written by another program; trying again."
    ] * 2


def test_a_case_is_watched_by_one(stand: Newsstand) -> None:
    def gives(now: float) -> list[Item]:
        with pytest.raises(CaseError, match=r"is watched already, by process \d+ on .+ since 2023-11-15"):
            Newsstand(stand.case, stand.clock).watch(once=True)
        return []

    stand.listen_to(FEED, gives)
    assert stand.watch(once=True).counts["asked"] == 1
    assert stand.watch(once=True).counts["asked"] == 0


def test_a_page_that_breaks_what_reads_it_stops_nothing(stand: Newsstand, monkeypatch: pytest.MonkeyPatch) -> None:
    from palagan.monitor import fetching_tasks

    async def broken(*given: object, **more: object) -> Taken:
        raise RecursionError("too deep")

    monkeypatch.undo()
    monkeypatch.setattr(fetching_tasks, "take", broken)
    monkeypatch.setattr(fetching_tasks, "ask_source", stand.ask_source)
    stand.listen_to(FEED, lambda now: [Item("https://kabar.example/1")])
    stand.watch(START + HOUR / 2)
    row = stand.address("https://kabar.example/1")
    assert row.tries >= 1
    assert "RecursionError: too deep" in str(row.detail)


def test_a_paused_source_and_its_addresses_are_left_alone(stand: Newsstand) -> None:
    from palagan.store.subscriptions import set_state

    hourly("kabar.example", stand)
    stand.clock.set(START + 8 * HOUR)
    stand.watch(stopped=lambda: len(stand.log) >= 3)
    with stand.case.writing() as connection:
        set_state(connection, str(stand.rows("SELECT id FROM subscriptions")[0][0]), "paused")
    before = len(stand.log)
    stand.watch(START + 12 * HOUR)
    assert len(stand.log) == before
    with stand.case.writing() as connection:
        set_state(connection, str(stand.rows("SELECT id FROM subscriptions")[0][0]), "on", stand.clock.now())
    stand.watch(once=True)
    assert len(pages(stand)) >= 10
