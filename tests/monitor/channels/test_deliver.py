"""The outbox: in order, at least once, one channel's fault never another's, quiet hours and budgets kept."""

from __future__ import annotations

import sqlite3

import pytest

from palagan.monitor.channels.choosing import LONGEST_WAIT
from palagan.monitor.channels.deliver import FIRST_BACK_OFF, LONGEST_BACK_OFF, back_off
from palagan.store.channels import turn_channel
from palagan.store.messages import shown_after
from palagan.store.open import CaseFile
from tests.monitor.channels.bot_api import CHAT, TOKEN, BotApi, Fault, refusal
from tests.monitor.channels.hook import SECRET, Hook, listening
from tests.monitor.channels.outbox import Outbox, headed, outbox
from tests.monitor.channels.samples import NOW, grown, ways


def test_an_empty_outbox_is_nothing_to_do(box: Outbox) -> None:
    assert (box.deliver().next_due, box.deliver().told) == (None, [])


def test_messages_go_in_the_order_of_making_a_second_apart(box: Outbox, api: BotApi) -> None:
    for number in range(4):
        box.put(f"m{number}", f"al-{number}", message=headed(f"Kabar {number}"))
    first = box.deliver()
    assert (first.sent, first.waiting) == (1, 3)
    assert first.next_due is not None
    assert 1.0 <= first.next_due - NOW < 1.1
    box.deliver_all()
    assert [shown.splitlines()[0] for shown in api.shown()] == [f"Kabar {number}" for number in range(4)]
    assert set(box.states().values()) == {"sent"}


def test_a_group_gets_no_more_than_twenty_a_minute(box: Outbox) -> None:
    for number in range(45):
        box.put(f"m{number:02}", f"al-{number}")
    box.deliver_all(200)
    moments = sorted(letter.sent or 0.0 for letter in box.letters().values())
    assert len(moments) == 45
    assert all(sum(one <= other < one + 60 for other in moments) <= 20 for one in moments)


def test_what_grows_is_changed_in_place_and_counts_in_no_budget(box: Outbox, api: BotApi) -> None:
    box.put("m1")
    box.deliver()
    box.put("m2", message=grown(), loud=False)
    done = box.deliver(2.0)
    assert (done.sent, done.changed) == (0, 1)
    assert len(api.shown()) == 1
    assert "asal 2 → 4" in api.shown()[0]
    assert not box.letters()["m2"].loud
    assert box.letters()["m2"].remote == f"{CHAT}:1"


def test_an_unsent_message_gives_way_to_its_successor_and_hands_on_its_voice(box: Outbox, api: BotApi) -> None:
    box.put("m1", grave=True)
    box.put("m2", message=grown(), loud=False)
    assert box.states() == {"m1": "dropped", "m2": "waiting"}
    box.deliver()
    assert (len(api.shown()), api.silent) == (1, set())
    assert box.letters()["m2"].grave


def test_the_same_message_is_put_once(box: Outbox, api: BotApi) -> None:
    box.put("m1")
    box.put("m1")
    box.deliver_all()
    box.put("m1")
    assert box.deliver(60).sent == 0
    assert len(api.shown()) == 1


def test_a_fault_that_may_pass_is_tried_with_growing_pauses(box: Outbox, api: BotApi) -> None:
    api.faults = [refusal(500, "Internal Server Error")] * 3
    box.put("m1")
    box.put("m2", "al-2")
    done = box.deliver_all()
    pauses = [(one.next_due or 0.0) for one in done[:3]]
    assert [pauses[0] - NOW, pauses[1] - pauses[0], pauses[2] - pauses[1]] == [FIRST_BACK_OFF, 30.0, 60.0]
    assert box.states() == {"m1": "sent", "m2": "sent"}
    assert (box.known().tries, box.known().detail) == (0, None)
    told = [line for one in done for line in one.told if "Internal Server Error" in line]
    assert len(told) == 1


def test_nothing_is_sent_before_telegram_wants_it(box: Outbox, api: BotApi) -> None:
    api.faults = [refusal(429, "Too Many Requests: retry after 30", retry_after=30)]
    box.put("m1")
    assert box.deliver().next_due == NOW + 30
    box.put("m2", "al-2", grave=True)
    assert box.deliver(29).next_due == NOW + 30
    assert len(api.calls) == 1
    assert box.deliver(1).sent == 1


def test_a_lost_answer_makes_it_come_twice_and_says_so(box: Outbox, api: BotApi) -> None:
    api.faults = [Fault(lost=True)]
    box.put("m1")
    box.deliver_all()
    assert len(api.shown()) == 2
    assert "twice" in (box.letters()["m1"].detail or "")
    assert box.letters()["m1"].remote == f"{CHAT}:2"


def test_killed_between_the_sending_and_the_marking_it_is_sent_again_under_the_same_id(case: CaseFile) -> None:
    with listening(Hook(now=NOW)) as hook:
        box = Outbox(case, {"PALAGAN_WEBHOOK_SECRET": SECRET}, ways=ways(hook.port))
        box.channel(kind="webhook", settings={"url": f"http://127.0.0.1:{hook.port}/"})
        box.put("m1")
        box.deliver()
        with case.writing() as connection:
            connection.exec_driver_sql("UPDATE messages SET state = 'waiting', sent = NULL, remote = NULL")
        box.deliver()
    assert [request.headers["webhook-id"] for request in hook.arrived] == ["m1", "m1"]
    assert list(hook.taken) == ["m1"]


def test_one_channel_is_stopped_and_the_other_goes_on(box: Outbox, api: BotApi) -> None:
    with listening(Hook(now=NOW)) as hook:
        box.environ["PALAGAN_WEBHOOK_SECRET"] = SECRET
        box.ways = ways(hook.port)
        box.channel("kantor", "webhook", settings={"url": f"http://127.0.0.1:{hook.port}/"})
        api.faults = [refusal(403, "Forbidden: bot was kicked from the group chat")]
        for number in range(3):
            box.put(f"t{number}", f"al-{number}")
            box.put(f"h{number}", f"al-{number}", "kantor")
        done = box.deliver()
    assert set(box.states("kantor").values()) == {"sent"}
    assert set(box.states().values()) == {"waiting"}
    assert box.known().state == "stopped"
    assert "kicked" in (box.known().detail or "")
    assert any("ruang is stopped" in line and "palagan channel case on ruang" in line for line in done.told)
    assert box.deliver(3600).told == []
    with box.case.writing() as connection:
        turn_channel(connection, "ruang", "on")
    box.deliver_all()
    assert set(box.states().values()) == {"sent"}


def test_a_missing_token_is_waited_for_and_told_once(box: Outbox, api: BotApi) -> None:
    environ, box.environ = box.environ, {}
    box.put("m1")
    first, second = box.deliver(), box.deliver(60)
    assert ["PALAGAN_TELEGRAM_TOKEN" in line for line in first.told] == [True]
    assert second.told == []
    assert (box.states(), box.known().state) == ({"m1": "waiting"}, "on")
    box.environ = environ
    assert box.deliver(60).sent == 1


def test_after_three_days_it_is_given_up_with_its_reason(box: Outbox, api: BotApi) -> None:
    api.faults = [refusal(500, "Internal Server Error")] * 500
    box.put("m1")
    box.deliver_all(300)
    letter = box.letters()["m1"]
    assert letter.state == "failed"
    assert letter.detail == "not sent within 3 days (Telegram: 500 Internal Server Error)"
    assert box.clock.moment - NOW <= LONGEST_WAIT + LONGEST_BACK_OFF
    assert len(api.calls) < 200


def test_a_message_that_is_refused_holds_up_no_other(box: Outbox, api: BotApi) -> None:
    api.faults = [refusal(400, "Bad Request: BUTTON_DATA_INVALID")]
    box.put("m1")
    box.put("m2", "al-2")
    box.deliver_all()
    assert box.states() == {"m1": "failed", "m2": "sent"}


def test_what_is_looked_at_is_sent_at_once_and_found_by_who_polls(case: CaseFile) -> None:
    box = outbox(case)
    box.channel("layar", "desktop")
    box.channel("umpan", "atom")
    box.put("m1", channel="layar")
    box.put("m2", channel="umpan")
    box.deliver()
    with case.reading() as connection:
        (first,) = shown_after(connection, ["layar"], 0.0)
        assert shown_after(connection, ["layar"], first.sent or 0.0) == ()
    box.put("m3", channel="layar", message=grown(), loud=False)
    assert box.deliver(5).changed == 1
    with case.reading() as connection:
        assert [letter.id for letter in shown_after(connection, ["layar"], first.sent or 0.0)] == ["m3"]
    assert first.id == "m1"


def test_a_group_that_moved_is_remembered(box: Outbox, api: BotApi) -> None:
    api.chats["-100999"] = {}
    api.faults = [refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100999)]
    box.put("m1")
    box.deliver()
    assert box.known().settings == {"chat": "-100999"}


def test_no_secret_is_left_in_the_case_or_a_log_or_in_what_is_told(
    box: Outbox, api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(1)
    password = "sandi/rahasia@1"
    box.environ |= {
        "PALAGAN_SMTP_URL": "smtp://meja:sandi%2Frahasia%401@127.0.0.1:1",
        "PALAGAN_SMTP_FROM": "a@b.example",
        "PALAGAN_WEBHOOK_SECRET": SECRET,
    }
    box.channel("meja", "email", settings={"to": "a@b.example"})
    box.channel("kantor", "webhook", settings={"url": "https://kantor.example/"})
    box.put("m3", channel="meja")
    box.put("m4", channel="kantor")
    api.faults = [refusal(400, f"Bad Request: {TOKEN} is a nice token"), refusal(502, f"at /bot{TOKEN}/sendMessage")]
    box.put("m1")
    box.put("m2", "al-2")
    told = [line for one in box.deliver_all(6) for line in one.told]
    assert any("nice token" in line for line in told)
    assert caplog.text
    shown = "\n".join(told) + caplog.text
    assert not [one for one in (TOKEN, password, "sandi%2Frahasia", SECRET, SECRET[6:]) if one in shown]
    with sqlite3.connect(box.case.path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    kept = box.case.path.read_bytes()
    assert not [one for one in (TOKEN, password, "sandi%2Frahasia", SECRET[6:]) if one.encode() in kept]


def test_pauses_grow_to_a_ceiling() -> None:
    pauses = [back_off(tries) for tries in range(60)]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (FIRST_BACK_OFF, LONGEST_BACK_OFF)
