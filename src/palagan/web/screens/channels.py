"""`/alerts/channel`: the ways by which alerts reach people, set up, tried, turned on and off. Secrets are never asked
for here: they stand in the environment of the server."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import anyio
from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from palagan.clock import now
from palagan.errors import InputError, NotFoundError, PalaganError
from palagan.monitor.alerts.quiet import HOME
from palagan.monitor.channels.kinds import KINDS, Kind, kind_named
from palagan.monitor.channels.posting import ways_of
from palagan.monitor.channels.secrets import MissingSecretError, Secrets
from palagan.monitor.channels.setting_up import changed, channel_of
from palagan.monitor.channels.trying import try_channel
from palagan.monitor.clock import RealClock
from palagan.store.channels import (
    Channel,
    add_channel,
    channel_named,
    keep_channel,
    remove_channel,
    rules_of_channel,
    turn_channel,
)
from palagan.web.access.roles import may
from palagan.web.asked import Ask, Asked
from palagan.web.guard import OurForm
from palagan.web.screen import page, screen
from palagan.web.screens.alerts import alerts_shown
from palagan.web.words import say

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class KindShown:
    """A kind of channel that can be chosen. `ready`: it needs no secret, or the server's environment has it."""

    name: str
    told: str
    fields: tuple[tuple[str, bool, str, str], ...]
    secret: str | None
    ready: bool


@dataclass(frozen=True, slots=True)
class ChannelScreen:
    """One channel to be set up or changed. `given` is what stands in the fields, `rules` those that ring by it."""

    may_change: bool
    is_new: bool
    kind: KindShown
    kinds: tuple[KindShown, ...]
    given: Mapping[str, str]
    rules: tuple[str, ...]
    zone: str
    problem: str | None = None
    way_out: str | None = None


@screen(router, "/alerts/channel", "channel")
def channel(asked: Ask, name: str = "", kind: str = "telegram") -> ChannelScreen:
    """The channel of that name; a new one of a kind where no name is told."""
    if not name:
        return _shown(asked, kind, {}, is_new=True)
    known = _channel(asked, name)
    told = {**known.settings, "name": name, "quiet": known.quiet or "", "budget": str(known.budget or "")}
    return _shown(asked, known.kind, told, is_new=False, rules=rules_of_channel(asked.connection, name))


async def _fields(request: Request) -> dict[str, str]:
    return {name: str(value).strip() for name, value in (await request.form()).items()}


@router.post("/alerts/channels/keep", dependencies=[OurForm])
def keep(asked: Ask, given: Annotated[dict[str, str], Depends(_fields)]) -> Response:
    """A new channel, or another setting of one that is there; what is wrong with it is told beside its fields."""
    is_new = given.get("is_new", "") == "1"
    try:
        with asked.case.writing() as connection:
            made = _made(given) if is_new else _changed(_channel(asked, given.get("name", "")), given)
            if not is_new:
                keep_channel(connection, made)
            elif channel_named(connection, made.name) is not None:
                raise InputError(say("channel.taken", asked.tongue), item=made.name)
            else:
                add_channel(connection, made)
    except (InputError, NotFoundError) as error:
        told = f"{error.item}: {error.message}" if error.item else error.message
        view = _shown(asked, given.get("kind", "telegram"), given, is_new=is_new, problem=told, way_out=error.way_out)
        return page(asked, "channel", view, 400)
    return RedirectResponse("/alerts#channels", 303)


@router.post("/alerts/channels/test", dependencies=[OurForm])
def test(asked: Ask, name: Annotated[str, Form()]) -> Response:
    """Send a test message now, past quiet hours and budget, and say what became of it."""
    told, problem = None, None
    try:
        tried = anyio.run(_tried, asked, name)
        told, problem = (tried.told, None) if tried.ok else (None, tried.told)
    except PalaganError as error:
        problem = ". ".join(part for part in (f"{error.item}: {error.message}", error.way_out) if part)
    return page(asked, "alerts", alerts_shown(asked, told=told, problem=problem))


async def _tried(asked: Asked, name: str) -> Any:
    return await try_channel(asked.case, name, RealClock(), Secrets(), ways_of(os.environ), asked.tongue)


@router.post("/alerts/channels/{what}", dependencies=[OurForm])
def turn(asked: Ask, what: str, name: Annotated[str, Form()]) -> Response:
    """Turn a channel on or off, or take it out with what waits for it."""
    with asked.case.writing() as connection:
        if channel_named(connection, name) is None:
            raise NotFoundError("there is no such channel", item=name[:60], way_out="/alerts")
        match what:
            case "on" | "off":
                turn_channel(connection, name, what)
            case "remove":
                remove_channel(connection, name)
            case _:
                raise NotFoundError("is nothing that can be done with a channel", item=what[:40], way_out="/alerts")
    return RedirectResponse("/alerts#channels", 303)


def _made(given: Mapping[str, str]) -> Channel:
    kind = given.get("kind", "")
    return channel_of(
        given.get("name", ""), kind, _settings(kind, given), now(), quiet=given.get("quiet", ""), budget=_budget(given)
    )


def _changed(known: Channel, given: Mapping[str, str]) -> Channel:
    every = {one.name: given.get(f"set-{one.name}", "") for one in kind_named(known.kind).fields}
    return changed(known, every, quiet=given.get("quiet", ""), budget=_budget(given))


def _settings(kind: str, given: Mapping[str, str]) -> dict[str, str]:
    return {one.name: told for one in kind_named(kind).fields if (told := given.get(f"set-{one.name}"))}


def _budget(given: Mapping[str, str]) -> int:
    told = given.get("budget", "")
    if told and not (told.isascii() and told.isdecimal() and len(told) < 7):
        raise InputError("is no number of messages", item=told[:20], way_out="1 …")
    return int(told or 0)


def _channel(asked: Asked, name: str) -> Channel:
    found = channel_named(asked.connection, name)
    if found is None:
        raise NotFoundError("there is no such channel", item=name[:60], way_out="/alerts")
    return found


def _shown(
    asked: Asked,
    kind: str,
    given: Mapping[str, str],
    *,
    is_new: bool,
    rules: tuple[str, ...] = (),
    problem: str | None = None,
    way_out: str | None = None,
) -> ChannelScreen:
    kinds = tuple(_kind(asked, one) for one in KINDS.values())
    chosen = next((one for one in kinds if one.name == kind), kinds[0])
    owns = may(asked.user.role, "owner")
    return ChannelScreen(owns, is_new, chosen, kinds, given, rules, HOME, problem, way_out)


def _kind(asked: Asked, kind: Kind) -> KindShown:
    fields = tuple((one.name, one.needed, one.told[asked.tongue], one.example) for one in kind.fields)
    return KindShown(kind.name, kind.told[asked.tongue], fields, kind.secret, _is_ready(kind))


def _is_ready(kind: Kind) -> bool:
    try:
        return kind.secret is None or bool(Secrets().reveal(kind.secret))
    except MissingSecretError:
        return False
