"""Addresses in and out of the case: what is due, in which order, and what a pause or a clock set back changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from palagan.store.addresses import (
    Address,
    due_addresses,
    due_by_host,
    due_of_host,
    forget_pages_of,
    known_addresses,
    not_due_after,
    same_as,
    save_addresses,
    spread_checks,
)
from palagan.store.open import CaseFile, make_case
from palagan.store.subscriptions import set_state, subscribe

NOW = 1_700_000_000.0


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    made = make_case(tmp_path / "kasus", "2026-05-01T00:00:00Z")
    yield made
    made.close()


def address(name: str, host: str = "kabar.example", **more: object) -> Address:
    return Address(f"https://{host}/{name}", f"https://{host}/{name}", host, NOW, **more)  # type: ignore[arg-type]


def test_what_is_saved_is_known_and_saved_again_is_changed(case: CaseFile) -> None:
    with case.writing() as connection:
        save_addresses(connection, [address("1", due=NOW), address("2", state="same", same_as=address("1").key)])
        save_addresses(connection, [address("1", state="kept", page="pg-1", due=NOW + 5)])
        known = known_addresses(connection, [address(name).key for name in "123"])
        assert {row.key[-1]: row.state for row in known.values()} == {"1": "kept", "2": "same"}
        assert [row.key for row in same_as(connection, address("1").key)] == [address("2").key]


def test_the_new_goes_before_what_is_looked_at_again(case: CaseFile) -> None:
    with case.writing() as connection:
        save_addresses(
            connection,
            [
                address("lama", state="kept", due=NOW - 900), address("baru", due=NOW - 5),
                address("awal", due=NOW - 9),
                address("nanti", due=NOW + 60), address("selesai", state="kept"), address("x", "lain.example", due=NOW),
            ],
        )  # fmt: skip
        order = [row.key.rpartition("/")[2] for row in due_addresses(connection, "kabar.example", NOW, 10)]
        assert order == ["awal", "baru", "lama"]
        assert [row.key for row in due_addresses(connection, "kabar.example", NOW, 1)] == [address("awal").key]
        assert due_by_host(connection) == {"kabar.example": NOW - 900, "lain.example": NOW}
        assert due_of_host(connection, "kabar.example") == NOW - 900
        assert due_of_host(connection, "tiada.example") is None


def test_nothing_of_a_paused_source_is_due(case: CaseFile) -> None:
    with case.writing() as connection:
        told, _ = subscribe(connection, url="https://kabar.example/rss", kind="feed", name="k", added="", due=NOW)
        save_addresses(connection, [address("1", due=NOW, subscription=told.id), address("2", due=NOW + 7)])
        assert due_of_host(connection, "kabar.example") == NOW
        set_state(connection, told.id, "paused")
        assert due_of_host(connection, "kabar.example") == NOW + 7
        assert due_by_host(connection) == {"kabar.example": NOW + 7}
        assert due_addresses(connection, "kabar.example", NOW, 10) == []


def test_looks_that_are_late_are_spread_and_the_new_is_not(case: CaseFile) -> None:
    with case.writing() as connection:
        late = [address(str(number), state="kept", due=NOW - 7200) for number in range(60)]
        save_addresses(connection, [*late, address("baru", due=NOW - 7200)])
        spread_checks(connection, NOW - 600, NOW, 3600.0)
        known = known_addresses(connection, [row.key for row in late])
        moments = sorted(row.due or 0.0 for row in known.values())
        assert NOW <= moments[0] <= moments[-1] < NOW + 3600.0
        assert len(set(moments)) == 60
        assert due_of_host(connection, "kabar.example") == NOW - 7200


def test_nothing_waits_for_a_moment_that_will_not_come(case: CaseFile) -> None:
    with case.writing() as connection:
        save_addresses(
            connection,
            [address("1", due=NOW + 1e9), address("2", due=NOW + 50), address("3", state="kept", due=NOW + 1e9)],
        )
        not_due_after(connection, NOW, 86_400.0, 7 * 86_400.0)
        known = known_addresses(connection, [address(name).key for name in "123"])
        assert {row.key[-1]: row.due for row in known.values()} == {
            "1": NOW, "2": NOW + 50, "3": NOW + 7 * 86_400.0,
        }  # fmt: skip


def test_a_page_that_is_taken_out_is_asked_no_more(case: CaseFile) -> None:
    with case.writing() as connection:
        save_addresses(connection, [address("1", state="kept", page="pg-1", digest="d", etag="e", due=NOW)])
        forget_pages_of(connection, ["pg-1"])
        row = known_addresses(connection, [address("1").key])[address("1").key]
        assert (row.state, row.page, row.due, row.digest, row.etag) == ("removed", None, None, None, None)
