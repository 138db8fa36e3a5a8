"""A source that moved for good is asked at its new address: not too soon, not past robots.txt, not to another owner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.errors import InputError
from palagan.gather.web.feeds import Item
from palagan.gather.web.listening import Conditions, Heard, listen
from palagan.monitor.moving import OVER, TIMES, follow
from palagan.monitor.noting import keep_heard
from palagan.store.moves import Move, keep_move, move_of, moves
from palagan.store.subscriptions import Subscription, find_subscription, remove, subscribe
from palagan.store.watch_facts import put_fact
from tests.gather.web.test_asking import Web, robots
from tests.monitor.newsstand import DAY, FEED, HOUR, START, Newsstand, stand

__all__ = ["stand"]

NEAR, FAR = "https://www.kabar.example/rss", "https://kabar-baru.example/rss"


def hear(stand: Newsstand, where: str | None, at: float, outcome: str = "unchanged") -> Subscription:
    """The source after an ask that was answered at `where`."""
    with stand.case.writing() as connection:
        (row,) = connection.exec_driver_sql("SELECT id FROM subscriptions ORDER BY added, id LIMIT 1").one()
        keep_heard(connection, find_subscription(connection, row), Heard(outcome, url=where, status=304), at)  # type: ignore[arg-type]
        return find_subscription(connection, row)


def move(stand: Newsstand, one: Subscription) -> Move | None:
    with stand.case.reading() as connection:
        assert moves(connection).get(one.id) == move_of(connection, one.id)
        return move_of(connection, one.id)


def test_it_is_written_down_after_three_asks_in_a_row_and_a_day(stand: Newsstand) -> None:
    stand.listen_to(FEED, lambda _now: [])
    assert hear(stand, NEAR, START).url == FEED
    assert hear(stand, NEAR, START + HOUR).url == FEED
    assert hear(stand, NEAR, START + 2 * HOUR).url == FEED  # three times, but all in two hours
    one = hear(stand, NEAR, START + DAY)
    assert one.url == NEAR
    assert move(stand, one) == Move(FEED, NEAR, START, 4, START + DAY)
    assert hear(stand, NEAR, START + DAY + HOUR).url == NEAR
    assert move(stand, one) == Move(FEED, NEAR, START, 4, START + DAY)  # it stays told


@given(answers=st.lists(st.tuples(st.sampled_from([FEED, NEAR, FAR, None]), st.integers(1, 40)), max_size=12))
def test_only_what_was_told_in_a_row_and_for_long_is_ever_written(
    tmp_path_factory: pytest.TempPathFactory, answers: list[tuple[str | None, int]]
) -> None:
    from palagan.monitor.clock import SimulatedClock
    from palagan.store.open import make_case

    case = make_case(tmp_path_factory.mktemp("case") / "papua", "2026-11-01T00:00:00Z")
    here = Newsstand(case, SimulatedClock(START))
    here.listen_to(FEED, lambda _now: [])
    now, before = START, FEED
    row: list[tuple[str | None, float]] = []
    for where, hours in answers:
        now += hours * HOUR
        row = [*row, (where, now)] if row and row[-1][0] == where else [(where, now)]
        one = hear(here, where, now)
        if one.url != before:
            assert (one.url, where) == (NEAR, NEAR)
            assert len(row) >= TIMES
            assert now - row[0][1] >= OVER
        before = one.url
    case.close()


def test_to_another_owner_it_moves_only_when_somebody_says_so(stand: Newsstand) -> None:
    stand.listen_to(FEED, lambda _now: [])
    for days in range(5):
        one = hear(stand, FAR, START + days * DAY)
    assert one.url == FEED
    assert move(stand, one) == Move(FEED, FAR, START, 5)
    with stand.case.writing() as connection:
        followed = follow(connection, one.id[:8], START + 5 * DAY)
    assert (followed.id, followed.url) == (one.id, FAR)
    assert move(stand, one) == Move(FEED, FAR, START, 5, START + 5 * DAY)
    with stand.case.writing() as connection, pytest.raises(InputError, match="does not say that it has moved"):
        follow(connection, one.id, START + 6 * DAY)


def test_neither_down_from_https_nor_onto_a_source_that_is_there(stand: Newsstand) -> None:
    stand.listen_to(FEED, lambda _now: [])
    for days in range(5):
        assert hear(stand, FEED.replace("https", "http"), START + days * DAY).url == FEED
    with stand.case.writing() as connection:
        subscribe(connection, url=NEAR, kind="feed", name="lain", added="2030", due=START)
    for days in range(5, 9):
        one = hear(stand, NEAR, START + days * DAY)
        assert one.url == FEED
    with stand.case.writing() as connection, pytest.raises(InputError, match="listened to already"):
        follow(connection, one.id, START + 9 * DAY)


def test_one_that_came_back_did_not_move(stand: Newsstand) -> None:
    stand.listen_to(FEED, lambda _now: [])
    hear(stand, NEAR, START)
    hear(stand, NEAR, START + DAY)
    one = hear(stand, FEED, START + 2 * DAY)
    assert move(stand, one) is None
    assert hear(stand, NEAR, START + 3 * DAY).url == FEED


def test_the_old_address_is_still_its_own_and_goes_with_it(stand: Newsstand) -> None:
    stand.listen_to(FEED, lambda _now: [])
    for days in range(3):
        one = hear(stand, NEAR, START + days * DAY)
    with stand.case.writing() as connection:
        again, new = subscribe(connection, url=FEED, kind="feed", name="kabar", added="2030", due=START)
        assert (again.id, again.url, new) == (one.id, NEAR, False)
        remove(connection, one.id)
        assert moves(connection) == {}


def test_a_watcher_asks_it_at_its_new_host_at_once(stand: Newsstand) -> None:
    far = "https://warta.kabar.example/rss"
    heard = Heard("heard", items=(Item("https://kabar.example/1"),), url=far, status=200)
    stand.listen_to(FEED, lambda _now: heard)
    stand.sources[far] = lambda _now: Heard("heard", url=far, status=200)
    stand.pages["https://kabar.example/1"] = lambda _now: "<p>Satu kalimat saja.</p>"
    stand.watch(until=START + 3 * DAY)
    asked = stand.asked(far)
    assert asked
    assert not [moment for moment in stand.asked(FEED) if moment > asked[0]]
    assert asked[0] - START >= OVER


def test_where_robots_of_the_new_host_forbid_it_is_no_move() -> None:
    moved = (301, b"", {"Location": FAR})
    web = Web({FEED: moved, "https://kabar-baru.example/robots.txt": robots("User-agent: *\nDisallow: /")})
    import anyio

    polite = web.asking()
    heard = anyio.run(listen, polite, "feed", FEED, Conditions(), None, web.now)
    assert (heard.outcome, heard.url) == ("refused", FEED)
    assert FAR not in web.asked


@pytest.mark.parametrize("told", ["", "{", "[]", '{"before": 1}', '{"since": "x", "times": 1}', "null"])
def test_a_note_that_cannot_be_read_is_none(stand: Newsstand, told: str) -> None:
    one = stand.listen_to(FEED, lambda _now: [])
    with stand.case.writing() as connection:
        put_fact(connection, f"moved:{one.id}", told)
        assert moves(connection) == {}
        keep_move(connection, one.id, Move(FEED, NEAR, START))
        assert moves(connection) == {one.id: Move(FEED, NEAR, START)}
