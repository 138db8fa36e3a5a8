"""Which chats a bot knows: their numbers told, and what Telegram refuses told with the way out."""

from __future__ import annotations

from typing import Any

import pytest

from palagan.errors import InputError
from palagan.monitor.channels.finding import Chat, Known, known_chats
from palagan.monitor.channels.posting import Ways
from palagan.monitor.channels.secrets import Secrets
from tests.apart import run_apart
from tests.monitor.channels.bot_api import TOKEN, BotApi, Fault, bot_api, refusal


def found(api: BotApi, environ: dict[str, str] | None = None) -> Known:
    return run_apart(lambda: known_chats(Secrets(environ or api.environ()), Ways(connect=2.0, whole=2.0)))


def wrote(chat: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"update_id": 1, "message": {"message_id": 1, "chat": chat, **more}}


def test_chats_are_told_with_their_numbers_the_last_first() -> None:
    group = {"id": -100200, "type": "supergroup", "title": "Ruang redaksi"}
    updates: list[Any] = [
        wrote({"id": 42, "type": "private", "first_name": "Rina", "last_name": "W"}),
        wrote(group),
        wrote(group, is_topic_message=True, message_thread_id=17),
        {"update_id": 9, "my_chat_member": {"chat": {"id": -5, "type": "group", "title": "Lain"}}},
        {"update_id": 10, "callback_query": {}},
        "nonsense",
        wrote(group),
    ]
    with bot_api(BotApi(updates=updates)) as api:
        known = found(api)
    assert known == Known(
        "@ruang_uji_bot",
        (
            Chat("-100200", "supergroup", "Ruang redaksi"),
            Chat("-5", "group", "Lain"),
            Chat("-100200", "supergroup", "Ruang redaksi", "17"),
            Chat("42", "private", "Rina W"),
        ),
    )


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (refusal(401, "Unauthorized"), "BotFather"),
        (refusal(409, "Conflict: terminated by other getUpdates request"), "Another program"),
        (refusal(500, "Internal Server Error"), "later"),
        (Fault(cut=True), "Try it again"),
    ],
)
def test_what_is_refused_is_told(fault: Fault, told: str) -> None:
    with bot_api(BotApi(faults=[fault])) as api, pytest.raises(InputError) as error:
        found(api)
    assert told in str(error.value)
    assert TOKEN not in str(error.value)
