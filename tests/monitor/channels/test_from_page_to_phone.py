"""Told on Telegram when a truce is said to be broken by two origins: from the pages to what stands in the chat."""

from __future__ import annotations

from palagan.store.open import CaseFile
from palagan.store.watch_facts import put_fact
from tests.monitor.alerts.told import FIVE, HOUR, THREE, TWELVE, at, rung, with_rule
from tests.monitor.channels.bot_api import CHAT, bot_api
from tests.monitor.channels.outbox import outbox

ONE = (
    "Azerbaijan menuduh Armenia melanggar gencatan senjata di Terter, Minggu (11/10/2020), dikutip Reuters.\n"
    "Armenia dan Azerbaijan menyepakati gencatan senjata di Moskow, Sabtu (10/10/2020).",
    "Kabar Uji", "2020-10-11T12:00+07:00",
)  # fmt: skip
ANOTHER = (
    "Kementerian Pertahanan Azerbaijan menuduh Armenia melanggar gencatan senjata di Terter, Minggu (11/10/2020), "
    "seperti dilansir AFP.\nArmenia membantah melanggar kesepakatan yang dicapai di Moskow itu.",
    "Harian Contoh", "2020-10-11T15:00+07:00",
)  # fmt: skip
A_THIRD = (
    "Kementerian Luar Negeri Azerbaijan menuduh Armenia melanggar gencatan senjata di Terter, Minggu (11/10/2020), "
    "demikian laporan Antara.\nPengamat Uni Eropa mendesak kedua pihak menahan diri setelah tembakan itu.",
    "Warta Coba", "2020-10-11T18:00+07:00",
)  # fmt: skip


def test_two_origins_ring_once_and_a_third_changes_the_message(case: CaseFile) -> None:
    with bot_api() as api:
        box = outbox(case, api)
        box.channel()
        with case.writing() as connection:
            put_fact(connection, "address", "http://127.0.0.1:8000")
        with_rule(case, {"truce_broken": True, "min_origins": 2}, name="gencatan")
        with case.writing() as connection:
            connection.exec_driver_sql("UPDATE alert_rules SET channels = '[\"ruang\"]'")
        box.clock.moment = at(ONE[2]) + HOUR
        assert rung(case, ONE).messages == 0
        assert (box.deliver().sent, api.shown()) == (0, [])

        box.clock.moment = at(ANOTHER[2]) + HOUR
        assert rung(case, ANOTHER).messages == 1
        assert box.deliver().sent == 1
        (shown,) = api.shown()
        assert shown.startswith("Gencatan senjata dikatakan dilanggar oleh Armenia")
        assert (
            "“Azerbaijan menuduh Armenia melanggar gencatan senjata di Terter, Minggu (11/10/2020), dikutip Reuters.”"
            in shown
        )
        assert "— Kabar Uji, 11 Oktober 2020 12:00" in shown
        assert "AFP" in shown
        assert "Aturan “gencatan”" in shown
        assert 'href="http://127.0.0.1:8000/happening/hp-' in api.marks[1]

        box.clock.moment = at(A_THIRD[2]) + HOUR
        assert rung(case, A_THIRD).grown == 1
        done = box.deliver()
        assert (done.sent, done.changed) == (0, 1)
        (shown,) = api.shown()
        assert "↻ " in shown
        assert "3 asal" in shown
        assert [method for method, _ in api.calls] == ["sendMessage", "editMessageText"]
        assert api.calls[0][1]["chat_id"] == CHAT


def test_a_matter_that_is_promoted_is_heard_again_below_the_first(case: CaseFile) -> None:
    with bot_api() as api:
        box = outbox(case, api)
        box.channel()
        with_rule(case, {"toll": 3})
        with case.writing() as connection:
            connection.exec_driver_sql("UPDATE alert_rules SET channels = '[\"ruang\"]'")
        for told in (THREE, FIVE, TWELVE):
            rung(case, told)
            box.clock.moment = at(told[2]) + HOUR
            box.deliver_all()
        assert [method for method, _ in api.calls] == ["sendMessage", "editMessageText", "sendMessage"]
        assert api.replies == {2: 1}
        assert api.silent == set()
