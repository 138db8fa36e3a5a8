"""What rang, as the Alerts screen and the API show it: the message as it was last told, the rule in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from palagan.errors import InputError
from palagan.looking.ringing import Alert, RuleState, Sent
from palagan.monitor.alerts.message import Message
from palagan.monitor.alerts.rules import Rule, rule_of
from palagan.monitor.alerts.wording import rule_in_words
from palagan.views.messages import Tongue


@dataclass(frozen=True, slots=True)
class Alerted:
    """An alert with its message; None where that cannot be read. `path` leads to the matter in the workbench; `fresh`:
    it rang or grew since the reader last looked. `first` and `last` are ISO 8601 UTC."""

    id: str
    rule: str
    rule_name: str | None
    kind: str
    about: str
    path: str
    message: Message | None
    first: str
    last: str
    rings: int
    sent: tuple[Sent, ...]
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule in words; `fault` says why one that came with another's case cannot be understood."""

    state: RuleState
    words: str
    fault: str | None


def alerted(one: Alert, since: str | None = None) -> Alerted:
    """An alert as it is shown. `since`: when the reader last looked."""
    message = message_of(one.told)
    path = inside(message.permalink) if message else None
    return Alerted(
        one.id, one.rule, one.rule_name, one.kind, one.about, path or f"/go/{one.about}", message, one.first, one.last,
        one.rings, one.sent, since is not None and one.last > since,
    )  # fmt: skip


def message_of(told: Mapping[str, Any]) -> Message | None:
    """The message that an alert keeps; None where it is none of ours."""
    try:
        return msgspec.convert(dict(told), Message)
    except msgspec.ValidationError:
        return None


def inside(path: str) -> str | None:
    """A path of this workbench; None for what would lead elsewhere."""
    is_path = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if is_path and all(ord(letter) > 32 for letter in path) else None


def ruled(state: RuleState, tongue: Tongue) -> Ruled:
    """A rule as it is shown."""
    rule, fault = understood(state.rule)
    return Ruled(state, rule_in_words(rule, tongue) if rule else "", fault)


def understood(told: Mapping[str, Any]) -> tuple[Rule | None, str | None]:
    """The rule that plain data means, or why it means none."""
    try:
        return rule_of(told), None
    except InputError as error:
        return None, f"{error.item}: {error.message}" if error.item else error.message
