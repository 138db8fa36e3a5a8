"""Telegram: words as readers see them, messages changed in place, and every fault of the Bot API met as it is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from palagan.monitor.alerts.message import Line, Message
from palagan.monitor.channels.blocks import blocks
from palagan.monitor.channels.outcome import MAYBE, Later, Outcome, Refused, Sent
from palagan.monitor.channels.posting import Ways
from palagan.monitor.channels.secrets import MissingSecretError, Secrets
from palagan.monitor.channels.telegram import LONGEST_PAUSE, as_html, fitting, send
from tests.apart import run_apart
from tests.monitor.channels.bot_api import CHAT, TOKEN, BotApi, Fault, refusal, seen
from tests.monitor.channels.samples import HOME, MESSAGE, grown, messages, parcel


def sent(api: BotApi, message: Message = MESSAGE, settings: dict[str, str] | None = None, **more: Any) -> Outcome:
    one = parcel(settings or {"chat": CHAT}, message, **more)
    return run_apart(lambda: send(one, Secrets(api.environ()), Ways(connect=2.0, whole=1.0)))


def test_a_message_is_read_as_it_was_meant(api: BotApi) -> None:
    assert sent(api) == Sent(f"{CHAT}:1")
    assert api.shown() == [
        "Gencatan senjata di Lembah Sani dikatakan dilanggar: menurut Kodam <Tirta> & warga\n\n"
        "• 11 Mei 2026, Lembah Sani\n"
        "• 2 asal: Kantor Berita Uji, Radio Lembah\n"
        "• Menyatakan: Kodam Tirta\n\n"
        "“Pihak itu melanggar kesepakatan <semalam>”\n"
        "— Harian Uji, 12 Mei 2026 09:14, Kantor Berita Uji\n\n"
        "“Tembakan terdengar lagi & warga mengungsi”\n"
        "— media tidak diketahui\n\n"
        "… dan 1 kutipan lagi\n\n"
        "Buka di Palagan\n\n"
        "Aturan “gencatan”: gencatan senjata dikatakan dilanggar oleh sedikitnya 2 asal"
    ]
    (_, given) = api.calls[0]
    assert given["link_preview_options"] == {"is_disabled": True}
    assert not given["disable_notification"]
    assert '<a href="https://harian.example/1?a=1&amp;b=2">Harian Uji' in given["text"]
    assert '<a href="http://127.0.0.1:8000/happening/hp-0123456789ab">' in given["text"]
    assert "javascript" not in given["text"]


def test_what_grows_is_changed_in_place(api: BotApi) -> None:
    first = sent(api)
    assert isinstance(first, Sent)
    assert sent(api, grown(), earlier=first.remote, silent=True) == first
    assert len(api.shown()) == 1
    assert "↻ asal 2 → 4" in api.shown()[0]


def test_what_is_to_be_heard_again_answers_the_message_before(api: BotApi) -> None:
    sent(api)
    assert sent(api, grown(), earlier=f"{CHAT}:1") == Sent(f"{CHAT}:2")
    assert api.replies == {2: 1}
    assert 2 not in api.silent


def test_a_change_that_changes_nothing_is_done(api: BotApi) -> None:
    sent(api)
    assert sent(api, earlier=f"{CHAT}:1", silent=True) == Sent(f"{CHAT}:1")
    assert len(api.shown()) == 1


def test_a_message_that_was_taken_out_is_sent_anew_without_a_sound(api: BotApi) -> None:
    sent(api)
    del api.chats[CHAT][1]
    assert sent(api, grown(), earlier=f"{CHAT}:1", silent=True) == Sent(f"{CHAT}:2")
    assert api.silent == {2}


def test_a_message_that_is_too_old_to_change_is_sent_anew(api: BotApi) -> None:
    sent(api)
    api.faults = [refusal(400, "Bad Request: message can't be edited")]
    assert sent(api, grown(), earlier=f"{CHAT}:1", silent=True) == Sent(f"{CHAT}:2")


def test_a_topic_of_a_group_is_named(api: BotApi) -> None:
    sent(api, settings={"chat": CHAT, "thread": "17"})
    assert api.calls[0][1]["message_thread_id"] == 17


def test_a_group_that_moved_is_followed_and_remembered(api: BotApi) -> None:
    api.chats["-100999"] = {}
    api.faults = [refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100999)]
    assert sent(api) == Sent("-100999:1", learnt=("chat", "-100999"))
    assert api.shown("-100999")


def test_a_group_that_moves_round_and_round_ends(api: BotApi) -> None:
    told = "Bad Request: group chat was upgraded to a supergroup chat"
    api.faults = [refusal(400, told, migrate_to_chat_id=number) for number in (-1, -2, -3)]
    assert isinstance(sent(api), Refused)
    assert len(api.calls) == 2


def test_too_many_requests_name_their_pause(api: BotApi) -> None:
    api.faults = [refusal(429, "Too Many Requests: retry after 35", retry_after=35)]
    outcome = sent(api)
    assert outcome == Later("Telegram: 429 Too Many Requests: retry after 35", 35.0)


def test_a_pause_without_end_is_obeyed_for_an_hour_at_a_time(api: BotApi) -> None:
    api.faults = [refusal(429, "Too Many Requests", retry_after=10**9)]
    outcome = sent(api)
    assert isinstance(outcome, Later)
    assert outcome.after == LONGEST_PAUSE


@pytest.mark.parametrize(
    ("fault", "maybe"),
    [
        (refusal(500, "Internal Server Error"), False),
        (Fault(502, body=b"<html>Bad Gateway</html>"), False),
        (Fault(cut=True), True),
        (Fault(slow=3.0), True),
        (Fault(lost=True), True),
        (Fault(200, body=b"\xff\xfe"), True),
    ],
)
def test_what_may_pass_is_tried_later(api: BotApi, fault: Fault, maybe: bool) -> None:
    api.faults = [fault]
    outcome = sent(api)
    assert isinstance(outcome, Later)
    assert outcome.after is None
    assert outcome.detail.endswith(MAYBE) is maybe


@pytest.mark.parametrize(
    ("fault", "channel"),
    [
        (refusal(401, "Unauthorized"), True),
        (refusal(403, "Forbidden: bot was kicked from the supergroup chat"), True),
        (refusal(403, "Forbidden: bot was blocked by the user"), True),
        (refusal(400, "Bad Request: chat not found"), True),
        (refusal(400, "Bad Request: not enough rights to send text messages to the chat"), True),
        (refusal(400, "Bad Request: BUTTON_URL_INVALID"), False),
        (Fault(302, body=b""), True),
        (Fault(404, body=b"not here"), True),
    ],
)
def test_what_will_not_pass_is_told(api: BotApi, fault: Fault, channel: bool) -> None:
    api.faults = [fault]
    outcome = sent(api)
    assert isinstance(outcome, Refused)
    assert outcome.channel is channel
    assert TOKEN not in outcome.detail


def test_marks_that_cannot_be_read_are_left_out(api: BotApi) -> None:
    api.faults = [refusal(400, "Bad Request: can't parse entities: unsupported start tag")]
    assert sent(api) == Sent(f"{CHAT}:1")
    assert api.shown()[0].startswith("Gencatan senjata di Lembah Sani dikatakan dilanggar: menurut Kodam <Tirta>")


def test_a_second_try_after_a_lost_answer_says_that_it_may_stand_twice(api: BotApi) -> None:
    api.faults = [Fault(lost=True)]
    sent(api)
    again = sent(api, again=True)
    assert isinstance(again, Sent)
    assert again.detail is not None
    assert "twice" in again.detail
    assert len(api.shown()) == 2


def test_nobody_listening_is_tried_later_and_did_not_arrive(api: BotApi) -> None:
    api.port = 1
    outcome = sent(api)
    assert isinstance(outcome, Later)
    assert MAYBE not in outcome.detail


@pytest.mark.parametrize("token", ["", "rahasia", "1:a/../b", "1:a b", "1:a\nb", "x:abc", "1:ä"])
def test_what_is_no_token_is_not_sent(token: str) -> None:
    one = parcel({"chat": CHAT})
    with pytest.raises(MissingSecretError) as error:
        run_apart(
            lambda: send(
                one, Secrets({"PALAGAN_TELEGRAM_TOKEN": token, "PALAGAN_TELEGRAM_API": "http://127.0.0.1:1"}), Ways()
            )
        )
    assert not token or token not in str(error.value)


def test_a_long_message_is_cut_to_what_telegram_takes(api: BotApi) -> None:
    long = replace(MESSAGE, lines=tuple(Line("kata 🕊 " * 60, "Uji", None, f"pg-{n}", None) for n in range(40)))
    assert isinstance(sent(api, long), Sent)
    (shown,) = api.shown()
    assert "kutipan lagi" in shown
    assert "Buka di Palagan" in shown
    assert len(shown.encode("utf-16-le")) // 2 > 3000


@given(messages())
def test_any_words_make_marks_that_telegram_reads(message: Message) -> None:
    fitted = fitting(message, HOME)
    words = seen(as_html(blocks(fitted, HOME)), "HTML")
    assert not blocks(fitted, HOME)[0].runs[0].words or isinstance(words, str)
    if isinstance(words, str):
        assert words == as_html(blocks(fitted, HOME), bare=True)
