"""What a user gives for a channel → the channel, checked; and one that is there with some of it changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from palagan.errors import InputError
from palagan.monitor.alerts.quiet import quiet_of
from palagan.monitor.channels.kinds import Kind, kind_named
from palagan.monitor.channels.posting import Ways
from palagan.store.channels import Channel

_NAME = re.compile(r"[\w][\w.-]{0,47}")
NONE = ("", "none", "tidak")
"""How a user says that there shall be no quiet hours, or no budget."""


def channel_of(
    name: str,
    kind: str,
    given: Mapping[str, str],
    made: str,
    *,
    quiet: str | None = None,
    budget: int | None = None,
    zone: str | None = None,
    ways: Ways = Ways(),
) -> Channel:
    """A new channel, on. What cannot be used is an `InputError` that names it and the way out.

    `given` maps names of settings to what they shall be; of quiet hours that name no zone it is `zone`.
    """
    if not _NAME.fullmatch(name):
        raise InputError("cannot be the name of a channel", item=name, way_out="Use letters, digits, '.', '-' and '_'.")
    settings = checked_settings(kind_named(kind), given, ways)
    return Channel(name, kind, settings, _quiet(quiet, zone), _budget(budget), "on", made)


def checked_settings(kind: Kind, given: Mapping[str, str], ways: Ways) -> dict[str, str]:
    """All settings that a channel of a kind has, as they are used. One that is missing, or that cannot be used, is an
    `InputError`."""
    return _whole(kind, _settings(kind, given, ways))


def _whole(kind: Kind, settings: dict[str, str]) -> dict[str, str]:
    """The settings, if none is missing that such a channel needs."""
    for field in kind.fields:
        if field.needed and field.name not in settings:
            way_out = f"Give --{field.name}, as in --{field.name} {field.example}."
            raise InputError(f"a channel of kind {kind.name} needs it", item=field.name, way_out=way_out)
    return settings


def changed(
    channel: Channel,
    given: Mapping[str, str],
    *,
    quiet: str | None = None,
    budget: int | None = None,
    zone: str | None = None,
    ways: Ways = Ways(),
) -> Channel:
    """The channel with what is given in the place of what was; None leaves it. `quiet` "none" and `budget` 0 take
    them away, as "" does with a setting that may be left out."""
    kind = kind_named(channel.kind)
    kept = {name: told for name, told in channel.settings.items() if given.get(name) != ""}
    settings = kept | _settings(kind, {name: told for name, told in given.items() if told}, ways)
    return replace(
        channel,
        settings=_whole(kind, settings),
        quiet=channel.quiet if quiet is None else _quiet(quiet, zone),
        budget=channel.budget if budget is None else _budget(budget),
    )


def _settings(kind: Kind, given: Mapping[str, str], ways: Ways) -> dict[str, str]:
    known = {field.name: field for field in kind.fields}
    for name in given:
        if name not in known:
            takes = ", ".join(f"--{one}" for one in known) or "none"
            told = f"is no setting of a channel of kind {kind.name}"
            raise InputError(told, item=f"--{name}", way_out=f"It takes {takes}.")
    return {name: known[name].check(told, ways) for name, told in given.items()}


def _quiet(told: str | None, zone: str | None) -> str | None:
    return None if told is None or told.strip().lower() in NONE else str(quiet_of(told, zone))


def _budget(told: int | None) -> int | None:
    if told is not None and told < 0:
        raise InputError("is no number of messages", item=str(told), way_out="Give 1 or more, or 0 for no end.")
    return told or None
