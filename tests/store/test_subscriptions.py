"""Subscriptions: one a address, kept as the user left them whatever a watcher writes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from palagan.errors import InputError, NotFoundError
from palagan.store.addresses import Address, known_addresses, save_addresses
from palagan.store.open import CaseFile
from palagan.store.subscriptions import (
    Subscription,
    find_subscription,
    keep_subscription,
    list_subscriptions,
    remove,
    set_state,
    subscribe,
)

RSS = "https://kabar.example/rss"


def made(connection: Connection, url: str = RSS, **more: str | None) -> tuple[Subscription, bool]:
    return subscribe(
        connection, url=url, kind="feed", name="Kabar", added="2026-11-01T00:00:00Z", due=100.0,
        **more,
    )  # fmt: skip


def test_an_address_is_subscribed_to_once(case: CaseFile) -> None:
    with case.writing() as connection:
        first, new = made(connection, language="id")
        again, anew = made(connection, outlet="Kabar Uji")
        assert (new, anew) == (True, False)
        assert again == replace(first, outlet="Kabar Uji")
        assert list_subscriptions(connection) == (again,)


def test_a_watcher_does_not_undo_what_the_user_did(case: CaseFile) -> None:
    with case.writing() as connection:
        asked, _ = made(connection)
        set_state(connection, asked.id, "paused")
        keep_subscription(connection, replace(asked, heard=200.0, refused=3))
        kept = find_subscription(connection, asked.id)
        assert (kept.state, kept.heard, kept.refused) == ("paused", 200.0, 3)
        keep_subscription(connection, replace(kept, state="gone"))
        assert find_subscription(connection, asked.id).state == "gone"
        set_state(connection, asked.id, "on", 300.0)
        assert find_subscription(connection, asked.id).next_due == 300.0
        remove(connection, asked.id)
        keep_subscription(connection, kept)
        assert list_subscriptions(connection) == ()


def test_an_earlier_day_has_it_asked_anew(case: CaseFile) -> None:
    with case.writing() as connection:
        first, _ = made(connection)
        keep_subscription(connection, replace(first, etag='"a"', next_due=9999.0))
        again, _ = made(connection, since="2026-10-01")
        assert (again.etag, again.next_due, again.since) == (None, 100.0, "2026-10-01")
        keep_subscription(connection, replace(again, next_due=9999.0))
        assert made(connection, since="2026-10-01")[0].next_due == 9999.0, "the same day is nothing new"


def test_removing_leaves_pages_and_drops_what_waits(case: CaseFile) -> None:
    with case.writing() as connection:
        one, _ = made(connection)
        save_addresses(
            connection,
            [Address("k1", f"{RSS}/1", "kabar.example", 1.0, one.id, due=1.0),
             Address("k2", f"{RSS}/2", "kabar.example", 1.0, one.id, state="kept", due=9.0, page="pg-1")],
        )  # fmt: skip
        assert remove(connection, one.id) == 1
        left = known_addresses(connection, ["k1", "k2"])
        assert list(left) == ["k2"]
        assert (left["k2"].subscription, left["k2"].due, left["k2"].page) == (None, None, "pg-1")


def test_it_is_found_by_id_its_beginning_and_address(case: CaseFile) -> None:
    with case.writing() as connection:
        one, _ = made(connection)
        for named in (one.id, one.id[:8], RSS, f" {RSS} "):
            assert find_subscription(connection, named) == one
        for named in ("su-", "su-zzzzzzzz", "https://lain.example/"):
            with pytest.raises(NotFoundError):
                find_subscription(connection, named)
        for number in range(300):
            made(connection, f"https://kabar.example/{number}")
        with pytest.raises((InputError, NotFoundError)):
            find_subscription(connection, "su-")
