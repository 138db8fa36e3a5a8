"""The kinds of channels in one table: what each is set up with, how it sends, how fast, and whether it changes what it
sent.

A further kind is a row here and a file with its `send`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from palagan.errors import InputError
from palagan.monitor.channels import email, telegram, webhook
from palagan.monitor.channels.outcome import Outcome, Parcel
from palagan.monitor.channels.posting import Ways
from palagan.monitor.channels.secrets import SMTP_URL, TELEGRAM_TOKEN, WEBHOOK_SECRET, Secrets

Send = Callable[[Parcel, Secrets, Ways], Awaitable[Outcome]]
Pace = Callable[[Sequence[float], Mapping[str, str]], float | None]
"""When a channel last sent, and its settings → the moment before which it sends no more; None: at once."""

MINUTE = 60.0
A_CHAT, A_GROUP = 1.05, 18
"""Seconds between two messages in a chat; messages a minute in a group. Telegram's "Bots FAQ" names one a second and 20
a minute."""
FOLLOWS = 3600.0
"""Seconds between two mails of one matter that only tell how it grows."""


@dataclass(frozen=True, slots=True)
class Field:
    """One setting: its name, whether a channel cannot do without, what it is in Indonesian and English, an example."""

    name: str
    needed: bool
    told: Mapping[str, str]
    example: str
    check: Callable[[str, Ways], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of channel. `send` None: it is looked at, nothing is sent. `edits`: what was sent is changed in place;
    else what only grows follows after `follows` seconds. `secret`: the environment must name it."""

    name: str
    told: Mapping[str, str]
    fields: tuple[Field, ...] = ()
    send: Send | None = None
    pace: Pace | None = None
    edits: bool = False
    follows: float = 0.0
    secret: str | None = None


def chat_pace(sent: Sequence[float], settings: Mapping[str, str]) -> float | None:
    """Telegram: a message a second; in a group 18 a minute."""
    if not sent:
        return None
    soonest = sent[-1] + A_CHAT
    if settings["chat"].startswith(("-", "@")) and len(sent) >= A_GROUP:
        soonest = max(soonest, sent[-A_GROUP] + MINUTE)
    return soonest


def _chat(told: str, _ways: Ways) -> str:
    chat = told.strip()
    if chat.removeprefix("-").isdecimal() and chat.isascii() and len(chat) < 24:
        return chat
    if chat.startswith("@") and chat[1:].isidentifier() and chat.isascii():
        return chat
    raise InputError("is no chat", item=told, way_out="See which there are: palagan channel CASE discover")


def _thread(told: str, _ways: Ways) -> str:
    if told.strip().isdecimal() and told.strip().isascii() and len(told.strip()) < 16:
        return told.strip()
    raise InputError("is no topic of a group", item=told, way_out="Give its number.")


def _recipients(told: str, _ways: Ways) -> str:
    return ", ".join(email.checked_recipients(told))


def _hook(told: str, ways: Ways) -> str:
    return webhook.checked_hook(told.strip(), ways.reach)


_CHAT = Field(
    "chat", True, {"id": "nomor percakapan, atau @nama saluran", "en": "number of the chat, or @name of a channel"},
    "-1001234567890", _chat,
)  # fmt: skip
_TOPIC = Field("thread", False, {"id": "nomor topik dalam grup", "en": "number of a topic in the group"}, "17", _thread)
_TO = Field(
    "to", True, {"id": "alamat penerima, dipisah koma", "en": "recipients, with commas between them"},
    "meja@redaksi.example", _recipients,
)  # fmt: skip
_URL = Field(
    "url", True, {"id": "alamat https penerima", "en": "https address of the receiver"},
    "https://kantor.example/palagan", _hook,
)  # fmt: skip

_ALL = (
    Kind("telegram", {"id": "Telegram", "en": "Telegram"}, (_CHAT, _TOPIC), telegram.send, chat_pace,
         edits=True, secret=TELEGRAM_TOKEN),
    Kind("email", {"id": "Surel", "en": "E-mail"}, (_TO,), email.send, follows=FOLLOWS, secret=SMTP_URL),
    Kind("webhook", {"id": "Webhook", "en": "Webhook"}, (_URL,), webhook.send, secret=WEBHOOK_SECRET),
    Kind("atom", {"id": "Umpan Atom", "en": "Atom feed"}),
    Kind("desktop", {"id": "Pemberitahuan peramban", "en": "Notification in the browser"}),
)  # fmt: skip
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}
"""Name → kind, in the order in which they are offered."""


def kind_named(name: str) -> Kind:
    """The kind of that name; another is an `InputError`."""
    kind = KINDS.get(name)
    if kind is None:
        raise InputError("is no kind of channel", item=name, way_out=f"Choose {', '.join(KINDS)}.")
    return kind
