"""Which chats a bot knows: who wrote to it lately, so that a user finds the number of a chat without searching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from palagan.errors import InputError
from palagan.monitor.channels.posting import Unanswered, Ways
from palagan.monitor.channels.secrets import TELEGRAM_TOKEN, Secrets
from palagan.monitor.channels.telegram import Bot, bot_of

_CARRIERS = ("message", "edited_message", "channel_post", "edited_channel_post", "my_chat_member", "chat_member")


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat that the bot was seen in. `kind`: private, group, supergroup, channel; `thread` the topic of a forum."""

    id: str
    kind: str
    name: str
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The bot's own name ("@ruang_bot") and the chats that it was seen in during the last day, the last first."""

    bot: str
    chats: tuple[Chat, ...]


async def known_chats(secrets: Secrets, ways: Ways) -> Known:
    """Ask the Bot API who the bot is and who wrote to it. What it refuses is an `InputError` with the way out."""
    bot = bot_of(secrets, ways)
    me = await _asked(bot, "getMe", secrets)
    updates = await _asked(bot, "getUpdates", secrets)
    name = me.get("username") if isinstance(me, dict) else None
    found: dict[tuple[str, str | None], Chat] = {}
    for update in reversed(updates if isinstance(updates, list) else []):
        chat = _chat(update)
        if chat is not None:
            found.setdefault((chat.id, chat.thread), chat)
    return Known(f"@{name}" if name else "the bot", tuple(found.values()))


async def _asked(bot: Bot, method: str, secrets: Secrets) -> Any:
    given = {"allowed_updates": ["message", "channel_post", "my_chat_member"]} if method == "getUpdates" else {}
    reply = await bot.ask(method, given)
    if isinstance(reply, Unanswered):
        raise InputError(f"does not answer ({secrets.hide(reply.detail)})", item="Telegram", way_out="Try it again.")
    if reply.ok:
        return reply.result
    told = secrets.hide(f"{reply.code} {reply.description}".strip())
    if reply.code in (401, 404):
        raise InputError(f"Telegram does not know it ({told})", item=TELEGRAM_TOKEN, way_out="@BotFather gives one.")
    if reply.code == 409:
        way_out = "Another program takes what is written to this bot; make a bot of your own with @BotFather."
        raise InputError(f"Telegram gives nothing ({told})", item=method, way_out=way_out)
    raise InputError(f"Telegram refuses ({told})", item=method, way_out="Try it again later.")


def _chat(update: object) -> Chat | None:
    if not isinstance(update, dict):
        return None
    carrier: dict[str, Any] = next((update[name] for name in _CARRIERS if isinstance(update.get(name), dict)), {})
    chat = carrier.get("chat")
    if not isinstance(chat, dict) or not isinstance(chat.get("id"), int):
        return None
    names = [chat.get("title"), " ".join(filter(None, (chat.get("first_name"), chat.get("last_name"))))]
    name = next((one for one in names if one), None) or chat.get("username") or "?"
    thread = carrier.get("message_thread_id") if carrier.get("is_topic_message") else None
    return Chat(str(chat["id"]), str(chat.get("type") or "?"), str(name), str(thread) if thread else None)
