"""What one channel sends next: the outbox looked through, and what is not to be sent now put where it belongs."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from palagan.errors import InputError
from palagan.model.ids import content_id
from palagan.monitor.alerts.digest import digest
from palagan.monitor.alerts.message import Message, of_json, to_json
from palagan.monitor.alerts.quiet import held_until, quiet_of
from palagan.monitor.channels.choosing import LONGEST_WAIT, TOLD_IN_DIGEST, Choice, choose
from palagan.monitor.channels.kinds import Kind, kind_named
from palagan.monitor.channels.outcome import MAYBE, Home, Parcel
from palagan.monitor.channels.posting import Ways
from palagan.monitor.channels.setting_up import checked_settings
from palagan.monitor.channels.tally import Delivered
from palagan.store.channels import Channel, channel_named, note_fault
from palagan.store.messages import (
    Letter,
    Outgoing,
    fold_into,
    give_up,
    moments_sent,
    put_off,
    sent_before,
    unsent,
)  # fmt: skip
from palagan.store.open import CaseFile
from palagan.store.watch_facts import fact

LOOKED_BACK = 2 * 86_400.0
"""Seconds of what was sent that budget and pace look at."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A channel, and what it is to send. `silent`: what was sent before is changed in place."""

    channel: Channel
    kind: Kind
    parcel: Parcel
    silent: bool


def home_of(case: CaseFile, connection: Connection) -> Home:
    """Where messages of a case lead."""
    return Home(case.path.stem, fact(connection, "address"))


def next_turn(case: CaseFile, name: str, now: float, ways: Ways, done: Delivered) -> Turn | None:
    """What a channel sends next, None where there is nothing for now. What came of the others is counted in `done`."""
    while True:
        try:
            with case.reading() as connection:
                channel = channel_named(connection, name)
                letters = unsent(connection, name)
                if channel is None or channel.state != "on" or not letters:
                    return None
                kind = kind_named(channel.kind)
                settings = checked_settings(kind, channel.settings, ways)
                zone = quiet_of(channel.quiet).zone if channel.quiet else fact(connection, "zone")
                choice = _choice(connection, channel, kind, letters, now)
                home = home_of(case, connection)
                letter = choice.send
                before = sent_before(connection, letter.alert, name) if letter is not None and letter.alert else None
        except InputError as error:
            stop(case, name, f"cannot be used: {error}", done)
            return None
        _put(case, choice, {one.id: one for one in letters}, done)
        if choice.fold:
            _fold(case, name, choice.fold, now, zone)
            continue
        if letter is None:
            done.due(choice.again_at)
            return None
        try:
            message = of_json(letter.body)
        except (msgspec.DecodeError, ValueError) as error:
            fail(case, letter.id, f"cannot be read ({error})", done)
            continue
        earlier = before.remote if before is not None else None
        again = bool(letter.detail and letter.detail.endswith(MAYBE))
        silent = choice.silent and (kind.edits or kind.send is None)
        parcel = Parcel(letter.id, message, settings, home, letter.made, now, earlier, silent, again)
        return Turn(channel, kind, parcel, silent)


def _choice(connection: Connection, channel: Channel, kind: Kind, letters: tuple[Letter, ...], now: float) -> Choice:
    sent = [one for one in moments_sent(connection, channel.name, now - LOOKED_BACK) if one <= now]
    heard = moments_sent(connection, channel.name, now - LOOKED_BACK, loud=True)
    paced = kind.pace(sent, channel.settings) if kind.pace else None
    rests = max((one for one in (channel.next_at, paced) if one is not None), default=None)
    zone = fact(connection, "zone")
    alerts = {letter.alert for letter in letters if letter.alert and not letter.loud}
    told = {alert: found for alert in alerts if (found := sent_before(connection, alert, channel.name)) is not None}
    return choose(
        letters,
        now,
        not_before=rests,
        told=told,
        edits=kind.edits or kind.send is None,
        follows=kind.follows,
        hold=lambda: held_until(now, channel.quiet, channel.budget, heard, zone),
    )


def _put(case: CaseFile, choice: Choice, kept: dict[str, Letter], done: Delivered) -> None:
    """What is not to be sent now, put where it belongs; nothing is written where it is there already."""
    held = [(id_, until) for id_, until in choice.held if (kept[id_].state, kept[id_].due) != ("held", until)]
    later = [(id_, until) for id_, until in choice.follows if (kept[id_].state, kept[id_].due) != ("waiting", until)]
    for id_ in choice.failed:
        why = f" ({kept[id_].detail})" if kept[id_].detail else ""
        fail(case, id_, f"not sent within {LONGEST_WAIT / 86_400:g} days{why}", done)
    if held or later or choice.dropped:
        with case.writing() as connection:
            for id_, until in held:
                put_off(connection, [id_], until, "held", "quiet hours, or the budget of the day is spent")
            for id_, until in later:
                put_off(connection, [id_], until, "waiting", "follows the message before after an hour")
            give_up(connection, choice.dropped, "dropped", TOLD_IN_DIGEST)


def _fold(case: CaseFile, name: str, letters: tuple[Letter, ...], now: float, zone: str | None) -> None:
    """One message in the place of those that were held."""
    messages: list[Message] = []
    for letter in letters:
        try:
            messages.append(of_json(letter.body))
        except (msgspec.DecodeError, ValueError):
            continue
    tongue = messages[-1].language if messages else "id"
    body = to_json(digest(messages, min(letter.made for letter in letters), tongue, zone))
    id_ = content_id("msg", "digest", name, *(letter.id for letter in letters))
    with case.writing() as connection:
        fold_into(connection, Outgoing(id_, "", name, body, now, True, False), letters, now)


def fail(case: CaseFile, id: str, why: str, done: Delivered) -> None:
    """A message is given up."""
    with case.writing() as connection:
        give_up(connection, [id], "failed", why)
    done.failed += 1
    done.told.append(f"A message was given up: {why}")


def stop(case: CaseFile, name: str, why: str, done: Delivered) -> None:
    """A channel is stopped until its user mends it."""
    with case.writing() as connection:
        note_fault(connection, name, why, None)
    done.told.append(f"{name} is stopped: {why}. Once mended: palagan channel {case.path.stem} on {name}")
