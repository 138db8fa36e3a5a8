"""A stand-in of Telegram's Bot API as https://core.telegram.org/bots/api has it: chats, messages, edits, and faults.

It reads the HTML marks as Telegram does, refuses what Telegram refuses in Telegram's words, and answers with whatever
fault is next in `faults` in the place of its own answer; "lost" does the work and cuts the line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from tests.monitor.channels.http_stand_in import Answer, Request, serving

TOKEN = "7001:AAeRahasia-besar_dari-BotFather"
CHAT = "-100200"
_TAG = re.compile(r"<(/?)([a-z]+)((?: [^<>]*)?)>")
_KNOWN = {"b", "strong", "i", "em", "u", "s", "a", "code", "pre", "blockquote"}


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer in the place of the right one. `lost`: the work is done and the line cut; `cut`: it is not done."""

    status: int = 200
    told: dict[str, Any] = field(default_factory=dict)
    body: bytes | None = None
    lost: bool = False
    cut: bool = False
    slow: float = 0.0


def refusal(code: int, description: str, **parameters: object) -> Fault:
    """A fault in the form of the Bot API."""
    told: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return Fault(code, told | ({"parameters": parameters} if parameters else {}))


@dataclass(slots=True)
class BotApi:
    """The chats with their messages as people see them, and every call that was made."""

    token: str = TOKEN
    chats: dict[str, dict[int, str]] = field(default_factory=lambda: {CHAT: {}})
    updates: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    marks: dict[int, str] = field(default_factory=dict)
    silent: set[int] = field(default_factory=set)
    replies: dict[int, int] = field(default_factory=dict)
    port: int = 0
    _last: int = 0

    def environ(self) -> dict[str, str]:
        """What the environment holds to use it."""
        return {"PALAGAN_TELEGRAM_TOKEN": self.token, "PALAGAN_TELEGRAM_API": f"http://127.0.0.1:{self.port}"}

    def shown(self, chat: str = CHAT) -> list[str]:
        """The messages of a chat in order, as their readers see them."""
        return [self.chats[chat][number] for number in sorted(self.chats[chat])]

    def answer(self, request: Request) -> Answer:
        """One request answered."""
        bot, _, method = request.path.removeprefix("/").partition("/")
        given = json.loads(request.body or b"{}")
        self.calls.append((method, given))
        if request.method != "POST" or bot != f"bot{self.token}":
            return _told(401 if bot.startswith("bot") else 404, "Unauthorized")
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None and not fault.lost:
            body = fault.body if fault.body is not None else json.dumps(fault.told).encode()
            return Answer(fault.status, body, cut=fault.cut, slow=fault.slow)
        done = {"getMe": self._me, "getUpdates": self._updates, "sendMessage": self._send,
                "editMessageText": self._edit}.get(method)  # fmt: skip
        answer = done(given) if done else _told(404, "Not Found: method not found")
        return Answer(cut=True) if fault is not None else answer

    def _me(self, _given: dict[str, Any]) -> Answer:
        return _ok({"id": 7001, "is_bot": True, "first_name": "Ruang", "username": "ruang_uji_bot"})

    def _updates(self, _given: dict[str, Any]) -> Answer:
        return _ok(self.updates)

    def _send(self, given: dict[str, Any]) -> Answer:
        chat = str(given.get("chat_id"))
        if chat not in self.chats:
            return _told(400, "Bad Request: chat not found")
        words = seen(given.get("text", ""), given.get("parse_mode"))
        if isinstance(words, Answer):
            return words
        self._last += 1
        self.chats[chat][self._last] = words
        self.marks[self._last] = given["text"]
        if given.get("disable_notification"):
            self.silent.add(self._last)
        if "reply_parameters" in given:
            self.replies[self._last] = given["reply_parameters"]["message_id"]
        return _ok({"message_id": self._last, "chat": {"id": chat}, "date": 0, "text": words})

    def _edit(self, given: dict[str, Any]) -> Answer:
        messages = self.chats.get(str(given.get("chat_id")), {})
        number = given.get("message_id")
        if number not in messages:
            return _told(400, "Bad Request: message to edit not found")
        words = seen(given.get("text", ""), given.get("parse_mode"))
        if isinstance(words, Answer):
            return words
        if self.marks[number] == given["text"]:
            told = "Bad Request: message is not modified: specified new message content and reply markup are exactly"
            return _told(400, f"{told} the same as a current content and reply markup of the message")
        messages[number] = words
        self.marks[number] = given["text"]
        return _ok({"message_id": number, "text": words})


def seen(text: str, mode: str | None) -> str | Answer:
    """What readers see of a text, or how Telegram refuses it."""
    if mode == "HTML":
        told = _marks_fault(text)
        if told:
            return _told(400, f"Bad Request: can't parse entities: {told}")
        text = unescape(_TAG.sub("", text))
    if not text.strip():
        return _told(400, "Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > 4096:
        return _told(400, "Bad Request: message is too long")
    return text


def _marks_fault(text: str) -> str | None:
    open_tags: list[str] = []
    for close, name, _ in _TAG.findall(text):
        if name not in _KNOWN:
            return f'unsupported start tag "{name}"'
        if not close:
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            return f'unexpected end tag "{name}"'
    bare = _TAG.sub("", text)
    if open_tags or "<" in bare or ">" in bare:
        return "can't find end tag"
    if re.search(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);)", bare):
        return "unknown entity"
    return None


@contextmanager
def bot_api(api: BotApi | None = None) -> Iterator[BotApi]:
    """The stand-in, listening."""
    api = api or BotApi()
    with serving(api.answer) as port:
        api.port = port
        yield api


def _ok(result: object) -> Answer:
    return Answer(200, json.dumps({"ok": True, "result": result}).encode())


def _told(code: int, description: str) -> Answer:
    told = {"ok": False, "error_code": code, "description": description}
    return Answer(code, json.dumps(told).encode(), {"Content-Type": "application/json"})
