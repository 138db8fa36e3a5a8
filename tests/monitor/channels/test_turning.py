"""What a channel sends next: quiet hours and budgets kept, and what another program wrote stops its channel alone."""

from __future__ import annotations

import pytest

from palagan.store.channels import remove_channel, turn_channel
from palagan.store.watch_facts import put_fact
from tests.monitor.channels.bot_api import BotApi
from tests.monitor.channels.outbox import Outbox, headed
from tests.monitor.channels.samples import grown


def test_quiet_hours_hold_and_end_in_one_digest(box: Outbox, api: BotApi) -> None:
    with box.case.writing() as connection:  # NOW is 23:53 in Jakarta
        connection.exec_driver_sql("UPDATE channels SET quiet = '22:00-06:00 Asia/Jakarta'")
    for number in range(3):
        box.put(f"m{number}", f"al-{number}", message=headed(f"Kabar {number}"))
    done = box.deliver()
    assert (done.sent, done.held) == (0, 3)
    assert done.next_due == 1_778_022_000.0  # 06:00
    box.put("grave", "al-9", message=headed("Besar"), grave=True)
    assert box.deliver(60).sent == 1
    assert box.deliver(1).sent == 0
    box.deliver(1_778_022_000.0 - box.clock.moment)
    assert [shown.splitlines()[0] for shown in api.shown()] == [
        "Besar", "3 peringatan yang ditahan sejak 23:53 WIB"
    ]  # fmt: skip
    assert [f"Kabar {number}" in api.shown()[1] for number in range(3)] == [True] * 3
    assert {letter.detail for id_, letter in box.letters().items() if id_ in ("m0", "m1", "m2")} == {
        f"told in the digest {next(id_ for id_ in box.letters() if id_.startswith('msg-'))}"
    }
    box.put("m1-more", "al-1", message=grown(), loud=False)
    box.deliver(5)
    assert box.states()["m1-more"] == "dropped"


def test_a_budget_of_two_a_day_is_kept_and_the_rest_come_in_one(box: Outbox, api: BotApi) -> None:
    with box.case.writing() as connection:
        connection.exec_driver_sql("UPDATE channels SET budget = 2")
        put_fact(connection, "zone", "Asia/Jayapura")
    for number in range(6):
        box.put(f"m{number}", f"al-{number}", message=headed(f"Kabar {number}"))
    box.deliver_all(8)
    heads = [shown.splitlines()[0] for shown in api.shown()]
    assert heads == ["Kabar 0", "Kabar 1", "4 peringatan yang ditahan sejak 01:53 WIT"]


def test_what_waits_for_nobody_is_dropped(box: Outbox) -> None:
    box.put("m1")
    box.put("x1", channel="tiada")
    with box.case.writing() as connection:
        turn_channel(connection, "ruang", "off")
    box.deliver()
    assert (box.states(), box.states("tiada")) == ({"m1": "dropped"}, {"x1": "dropped"})
    box.put("m2")
    with box.case.writing() as connection:
        assert remove_channel(connection, "ruang") == 1


@pytest.mark.parametrize(
    "spoilt",
    ["kind = 'pigeon'", "settings = '[1]'", 'settings = \'{"chat": "../x"}\'', "quiet = 'never'", "settings = '{'"],
)
def test_a_channel_that_another_program_wrote_stops_alone(box: Outbox, spoilt: str) -> None:
    with box.case.writing() as connection:
        connection.exec_driver_sql(f"UPDATE channels SET {spoilt}".replace("%", "%%"))
    box.put("m1")
    box.deliver()
    assert box.known().state == "stopped"
    assert "cannot be used" in (box.known().detail or "")


def test_a_body_that_is_none_is_given_up(box: Outbox, api: BotApi) -> None:
    box.put("m1")
    with box.case.writing() as connection:
        connection.exec_driver_sql("UPDATE messages SET body = '{\"kind\": 7}'")
    box.put("m2", "al-2")
    box.deliver()
    assert box.states() == {"m1": "failed", "m2": "sent"}
