"""Telegram by its Bot API: a message in HTML marks, changed in place when the matter grows.

https://core.telegram.org/bots/api (sendMessage, editMessageText; limits: "Bots FAQ"). Telegram knows no idempotency
key: where an answer was lost, the message is sent again and may stand twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from palagan.errors import InputError
from palagan.monitor.alerts.message import Message, shortened
from palagan.monitor.channels.blocks import Block, Run, as_text, blocks
from palagan.monitor.channels.outcome import MAYBE, Home, Later, Outcome, Parcel, Refused, Sent
from palagan.monitor.channels.posting import Answered, Unanswered, Ways, post
from palagan.monitor.channels.secrets import TELEGRAM_TOKEN, MissingSecretError, Secrets

API = "https://api.telegram.org"
API_NAME = "PALAGAN_TELEGRAM_API"
"""Names the address of another Bot API: one's own server of it, or the stand-in of the tests."""
LONGEST = 4096
"""UTF-16 units of a message after its marks are read."""
LONGEST_PAUSE = 3600.0
"""Seconds of a `retry_after` that are obeyed at a time."""
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_UNCHANGED = "message is not modified"
_NOT_TO_BE_EDITED = ("message to edit not found", "message can't be edited", "message_id_invalid", "message not found")
_UNREADABLE = ("can't parse entities", "message is too long", "entity_bounds_invalid")
_CLOSED = (
    "chat not found", "not enough rights", "no rights to send", "have no rights", "chat_write_forbidden",
    "user is deactivated", "group chat was deactivated", "peer_id_invalid", "topic_closed", "topic_deleted",
    "message thread not found", "need administrator rights", "chat_restricted", "chat_id is empty",
    "group chat was upgraded",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reply:
    """What the Bot API answered. `result` where it was `ok`; else `code`, `description`, and what it adds to them."""

    ok: bool
    result: Any = None
    code: int = 0
    description: str = ""
    retry_after: float | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot that can be asked; shown, it shows no token."""

    token: str = field(repr=False)
    api: str
    ways: Ways

    async def ask(self, method: str, given: Mapping[str, object]) -> Reply | Unanswered:
        """One call of the API."""
        headers = [("User-Agent", "Palagan"), ("Content-Type", "application/json")]
        body = json.dumps(given, ensure_ascii=False).encode("utf-8", "replace")
        answer = await post(f"{self.api}/bot{self.token}/{method}", headers, body, self.ways)
        return answer if isinstance(answer, Unanswered) else _reply(answer)


def bot_of(secrets: Secrets, ways: Ways) -> Bot:
    """The bot whose token the environment has; without one a `MissingSecretError`."""
    token = secrets.reveal(TELEGRAM_TOKEN)
    if not _TOKEN.fullmatch(token):
        raise MissingSecretError("is no token of a bot", item=TELEGRAM_TOKEN, way_out="@BotFather gives one.")
    elsewhere = secrets.setting(API_NAME)
    if elsewhere is None:
        return Bot(token, API, ways)
    scheme, _, rest = elsewhere.rstrip("/").partition("://")
    port = rest.partition("/")[0].rpartition(":")[2]
    if scheme not in ("http", "https") or not rest:
        raise InputError("is no address", item=API_NAME, way_out="Write it as http://127.0.0.1:8081")
    return Bot(token, elsewhere.rstrip("/"), ways.to_anywhere(int(port) if port.isdigit() else 443))


async def send(parcel: Parcel, secrets: Secrets, ways: Ways) -> Outcome:
    """Send or change a message; what became of it. A missing token is a `MissingSecretError`."""
    bot = bot_of(secrets, ways)
    outcome = await _say(bot, parcel, parcel.settings["chat"])
    if isinstance(outcome, Sent) and parcel.again and parcel.earlier is None:
        return replace(outcome, detail="sent again after a lost answer: it may stand twice")
    return outcome


async def _say(bot: Bot, parcel: Parcel, chat: str, *, moved: bool = False) -> Outcome:
    place, _, number = (parcel.earlier or "").rpartition(":")
    fitted = fitting(parcel.message, parcel.home)
    told: dict[str, object] = {
        "chat_id": chat,
        "text": as_html(blocks(fitted, parcel.home)),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    edits = bool(parcel.silent and number and place)
    if edits:
        reply = await bot.ask("editMessageText", {**told, "chat_id": place, "message_id": int(number)})
        if isinstance(reply, Reply) and not reply.ok and reply.code == 400:
            why = reply.description.lower()
            if _UNCHANGED in why:
                return Sent(parcel.earlier)
            if any(one in why for one in _NOT_TO_BE_EDITED):
                edits = False
    if not edits:
        new = {**told, "disable_notification": parcel.silent}
        if parcel.settings.get("thread"):
            new["message_thread_id"] = int(parcel.settings["thread"])
        if number and place == chat and not parcel.silent:
            new["reply_parameters"] = {"message_id": int(number), "allow_sending_without_reply": True}
        reply = await bot.ask("sendMessage", new)
        if isinstance(reply, Reply) and any(one in reply.description.lower() for one in _UNREADABLE):
            bare = {name: value for name, value in new.items() if name != "parse_mode"}
            reply = await bot.ask("sendMessage", {**bare, "text": as_text(blocks(fitted, parcel.home))})
    if isinstance(reply, Unanswered):
        return Later(f"Telegram: {reply.detail}{'; ' + MAYBE if reply.perhaps and not edits else ''}")
    if reply.ok:
        made = reply.result.get("message_id") if isinstance(reply.result, dict) else None
        remote = parcel.earlier if edits else f"{chat}:{made}" if isinstance(made, int) else None
        return Sent(remote, learnt=("chat", chat) if moved else None)
    if reply.moved_to and not moved:
        return await _say(bot, replace(parcel, earlier=None), reply.moved_to, moved=True)
    return _fault(reply)


def _fault(reply: Reply) -> Outcome:
    told = f"Telegram: {reply.code} {reply.description}".strip()
    why = reply.description.lower()
    if reply.code == 429 or reply.retry_after is not None:
        return Later(told, min(max(reply.retry_after or 1.0, 1.0), LONGEST_PAUSE))
    if reply.code in (401, 404):
        return Refused(f"{told}: the token is not one of a bot; give the one of @BotFather in {TELEGRAM_TOKEN}", True)
    if reply.code == 403:
        return Refused(f"{told}: let the bot into the chat again", True)
    if reply.code == 400:
        closed = any(one in why for one in _CLOSED)
        found = "; find the chat: palagan channel CASE discover" if "chat not found" in why else ""
        return Refused(f"{told}{found}", closed)
    if 300 <= reply.code < 500:
        return Refused(f"{told}: this does not look like the Bot API", True)
    return Later(told if reply.code else f"Telegram: {reply.description}; {MAYBE}")


def _reply(answer: Answered) -> Reply:
    try:
        told = json.loads(answer.body)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        return Reply(False, code=answer.status if answer.status >= 300 else 0, description="an answer that is no JSON")
    added = told.get("parameters")
    added = added if isinstance(added, dict) else {}
    wait, moved, code = added.get("retry_after"), added.get("migrate_to_chat_id"), told.get("error_code")
    return Reply(
        told.get("ok") is True,
        told.get("result"),
        code if isinstance(code, int) else answer.status,
        str(told.get("description") or "")[:300],
        float(wait) if isinstance(wait, int | float) else None,
        str(moved) if isinstance(moved, int) else None,
    )


def fitting(message: Message, home: Home) -> Message:
    """The message cut to what Telegram takes."""
    return shortened(message, lambda one: _units(as_html(blocks(one, home), bare=True)) <= LONGEST)


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def as_html(found: tuple[Block, ...], *, bare: bool = False) -> str:
    """The blocks in the marks that Telegram reads; with `bare` what is left once it has read them."""
    parts: list[str] = []
    for place, block in enumerate(found):
        before = found[place - 1].role if place else None
        if place:
            parts.append("\n" if before == block.role and block.role != "quote" else "\n\n")
        parts.append(_block(block, bare))
    return "".join(parts)


def _block(block: Block, bare: bool) -> str:
    words = " ".join(_run(run, bare) for run in block.runs)
    match block.role:
        case "headline":
            return _marked("b", words, bare)
        case "news":
            return f"↻ {_marked('b', words, bare)}"
        case "quote":
            quoted, teller = block.runs
            return _marked("blockquote", f"“{_run(quoted, bare)}”\n— {_run(teller, bare)}", bare)
        case "fact" | "item":
            return f"• {words}"
        case "note" | "rule":
            return _marked("i", words, bare)
        case _:
            return words


def _marked(mark: str, words: str, bare: bool) -> str:
    return words if bare else f"<{mark}>{words}</{mark}>"


def _run(run: Run, bare: bool) -> str:
    if bare:
        return run.words
    words = escape(run.words, quote=False)
    return f'<a href="{escape(run.link)}">{words}</a>' if run.link else words
