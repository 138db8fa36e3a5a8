"""The outbox emptied as far as it may be now: channel beside channel, in each one message after another.

Nothing is slept for here: a channel's pace, its faults and quiet hours are moments in the case, and `next_due` says
when to come again. A message is marked as sent in a transaction after the channel took it: a program that dies between
the two sends it again, under the same id.
"""

from __future__ import annotations

from dataclasses import replace

import anyio
from anyio.to_thread import run_sync

from palagan.errors import CaseError, InputError
from palagan.monitor.alerts.message import clipped
from palagan.monitor.channels.outcome import Later, Outcome, Refused, Sent
from palagan.monitor.channels.posting import Ways
from palagan.monitor.channels.secrets import MissingSecretError, Secrets
from palagan.monitor.channels.tally import Delivered
from palagan.monitor.channels.turning import Turn, fail, next_turn, stop
from palagan.monitor.clock import Clock
from palagan.store.channels import all_channels, note_fault, note_sent, remember_setting
from palagan.store.messages import give_up, mark_sent, put_off, unsent, unsent_counts
from palagan.store.open import CaseFile

FIRST_BACK_OFF, LONGEST_BACK_OFF = 15.0, 1800.0
"""Seconds after a channel's first fault, doubled with each that follows, and the ceiling."""
WITHOUT_SECRET = 60.0
"""Seconds after which it is looked again whether a missing secret is there."""
MOST = 20
"""Messages that a channel sends before others of the watcher have their turn."""


async def deliver(case: CaseFile, clock: Clock, secrets: Secrets, ways: Ways | None = None) -> Delivered:
    """Send what may be sent now. What a channel does wrong is noted with the channel, told, and never raised; what the
    case itself does wrong is a `CaseError`."""
    done = Delivered()
    faults: list[CaseError] = []

    async def by(name: str) -> None:
        try:
            await _by(case, name, clock, secrets, ways or Ways(), done)
        except CaseError as error:  # as it is, not in a group
            faults.append(error)

    async with anyio.create_task_group() as group:
        for name in await run_sync(_ready, case):
            group.start_soon(by, name)
    if faults:
        raise faults[0]
    await run_sync(_count, case, done)
    done.told = [secrets.hide(line) for line in done.told]
    return done


def _ready(case: CaseFile) -> list[str]:
    """Channels that are on and have something to do. What waits for others that nobody will send is dropped."""
    with case.reading() as connection:
        waiting = unsent_counts(connection)
        states = {channel.name: channel.state for channel in all_channels(connection)} if waiting else {}
    lost = {name: "its channel was off" if name in states else "there is no such channel" for name in waiting}
    lost = {name: why for name, why in lost.items() if states.get(name, "off") == "off"}
    if lost:
        with case.writing() as connection:
            for name, why in lost.items():
                give_up(connection, [one.id for one in unsent(connection, name)], "dropped", why)
    return [name for name in waiting if states.get(name) == "on"]


def _count(case: CaseFile, done: Delivered) -> None:
    with case.reading() as connection:
        for states in unsent_counts(connection).values():
            done.held += states.get("held", 0)
            done.waiting += states.get("waiting", 0)


async def _by(case: CaseFile, name: str, clock: Clock, secrets: Secrets, ways: Ways, done: Delivered) -> None:
    """One channel, until it has nothing to send now."""
    for _ in range(MOST):
        turn = await run_sync(next_turn, case, name, clock.now(), ways, done)
        if turn is None:
            return
        outcome = await outcome_of(turn, secrets, ways)
        if not await run_sync(_note, case, turn, outcome, clock.now(), done):
            return
    done.due(clock.now())


async def outcome_of(turn: Turn, secrets: Secrets, ways: Ways) -> Outcome:
    """What became of a message, in words without a secret."""
    outcome: Outcome
    try:
        outcome = await turn.kind.send(turn.parcel, secrets, ways) if turn.kind.send else Sent(turn.parcel.id)
    except MissingSecretError as error:
        outcome = Later(str(error), WITHOUT_SECRET)
    except InputError as error:
        outcome = Refused(str(error), True)
    return replace(outcome, detail=secrets.hide(outcome.detail)) if outcome.detail else outcome


def _note(case: CaseFile, turn: Turn, outcome: Outcome, now: float, done: Delivered) -> bool:
    """Keep what became of a message; whether the channel may go on."""
    name, parcel = turn.channel.name, turn.parcel
    told = clipped(parcel.message.headline, 80)
    if isinstance(outcome, Sent):
        with case.writing() as connection:
            mark_sent(connection, parcel.id, now, outcome.remote, outcome.detail, loud=not turn.silent)
            note_sent(connection, name, now)
            if outcome.learnt:
                remember_setting(connection, name, *outcome.learnt)
        done.changed += turn.silent
        done.sent += not turn.silent
        more = f" ({outcome.detail})" if outcome.detail else ""
        done.told.append(f"{name}: {'changed' if turn.silent else 'sent'} “{told}”{more}")
        return True
    if isinstance(outcome, Later):
        pause = outcome.after if outcome.after is not None else back_off(turn.channel.tries)
        with case.writing() as connection:
            put_off(connection, [parcel.id], now + pause, "waiting", outcome.detail, tried=True)
            note_fault(connection, name, outcome.detail, now + pause)
        done.due(now + pause)
        if outcome.detail != turn.channel.detail:
            done.told.append(f"{name}: {outcome.detail}. It is tried again.")
        return False
    if outcome.channel:
        stop(case, name, outcome.detail, done)
        return False
    fail(case, parcel.id, f"{name}, “{told}”: {outcome.detail}", done)
    return True


def back_off(tries: int) -> float:
    """Seconds to wait after so many faults in a row before this one."""
    return float(min(FIRST_BACK_OFF * 2.0 ** min(tries, 20), LONGEST_BACK_OFF))
