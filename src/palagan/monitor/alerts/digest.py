"""Several messages that were held back, told as one: each matter once, with its link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from palagan.languages.tables import lexicon
from palagan.monitor.alerts.message import Item, Message
from palagan.monitor.alerts.quiet import zone_of
from palagan.views.messages import Tongue

_ABBREVIATED = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def digest(messages: Sequence[Message], since: float, language: Tongue, zone: str | None = None) -> Message:
    """One message for these, in their order: how many there are since when, by the clock of a zone, and which."""
    name = zone_of(zone)
    moment = dt.datetime.fromtimestamp(since, ZoneInfo(name))
    told = lexicon("monitor/channels/messages.toml")["digest"][language]
    clock = f"{moment:%H:%M} {_ABBREVIATED.get(name, moment.tzname() or name)}"
    rules = list(dict.fromkeys(message.rule for message in messages))
    return Message(
        kind="digest",
        rule=", ".join(rules),
        rule_told="",
        headline=told.format(n=len(messages), clock=clock),
        news="",
        facts=(),
        lines=(),
        more=0,
        origins_low=0,
        origins_high=0,
        origin_names=(),
        asserted_by=(),
        denied_by=(),
        toll_now=None,
        toll_before=None,
        permalink="/alerts",
        about="",
        first=min((one.first for one in messages if one.first), default=None),
        last=max((one.last for one in messages if one.last), default=None),
        rung=tuple(message.rung[-1] for message in messages if message.rung),
        language=language,
        items=tuple(map(_item, messages)),
    )


def _item(message: Message) -> Item:
    rung = message.rung[-1] if message.rung else ""
    headline = f"{message.headline} ({message.news})" if message.news else message.headline
    return Item(headline, message.permalink, message.origins_low, message.origins_high, rung)
