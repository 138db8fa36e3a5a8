"""A test message by one channel, past quiet hours and budget, and what became of it in words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from palagan.errors import NotFoundError
from palagan.model.ids import content_id
from palagan.model.moments import iso
from palagan.monitor.alerts.message import Line, Message
from palagan.monitor.channels.blocks import said
from palagan.monitor.channels.kinds import kind_named
from palagan.monitor.channels.outcome import Later, Outcome, Parcel, Refused, Sent
from palagan.monitor.channels.posting import Ways
from palagan.monitor.channels.secrets import Secrets
from palagan.monitor.channels.setting_up import checked_settings
from palagan.monitor.channels.turning import home_of
from palagan.monitor.clock import Clock
from palagan.store.channels import Channel, channel_named, note_fault, note_sent, remember_setting, turn_channel
from palagan.store.open import CaseFile
from palagan.views.messages import Tongue


@dataclass(frozen=True, slots=True)
class Tried:
    """Whether a test message went, and what happened in one sentence. `back`: the channel was stopped and is on
    again."""

    ok: bool
    told: str
    back: bool = False


async def try_channel(
    case: CaseFile, name: str, clock: Clock, secrets: Secrets, ways: Ways = Ways(), tongue: Tongue = "id"
) -> Tried:
    """Send a test message. A channel that is not there is a `NotFoundError`, one whose secret is not set an
    `InputError` that says how to set it; whatever else goes wrong is told."""
    with case.reading() as connection:
        channel = channel_named(connection, name)
        home = home_of(case, connection)
    if channel is None:
        raise NotFoundError("there is no such channel", item=name, way_out="See: palagan channel CASE")
    kind = kind_named(channel.kind)
    settings = checked_settings(kind, channel.settings, ways)
    if kind.send is None:
        return Tried(True, f"{name} is looked at, not sent: {_LOOKED_AT[kind.name]}")
    now = clock.now()
    id_ = content_id("msg", "test", name, repr(now))
    parcel = Parcel(id_, test_message(name, now, tongue), settings, home, now, now)
    outcome = await kind.send(parcel, secrets, ways)
    outcome = replace(outcome, detail=secrets.hide(outcome.detail)) if outcome.detail else outcome
    return _noted(case, channel, outcome, clock.now())


_LOOKED_AT = {
    "atom": "subscribe to /alerts.atom of the workbench, or print it: palagan channel CASE feed",
    "desktop": "open the workbench and allow notifications there",
}


def _noted(case: CaseFile, channel: Channel, outcome: Outcome, now: float) -> Tried:
    name = channel.name
    match outcome:
        case Sent(_, detail, learnt):
            with case.writing() as connection:
                if channel.state == "stopped":
                    turn_channel(connection, name, "on")
                note_sent(connection, name, now)
                if learnt:
                    remember_setting(connection, name, *learnt)
            told = f"A test message went by {name}{f' ({detail})' if detail else ''}."
            return Tried(True, told, channel.state == "stopped")
        case Later(detail, after):
            wait = f" It asks to be left alone for {after:g} s." if after else ""
            return Tried(False, f"Not sent by {name}, but it may go later: {detail}.{wait}")
        case Refused(detail, _):
            if channel.state == "on":
                with case.writing() as connection:
                    note_fault(connection, name, detail, None)
            return Tried(False, f"Not sent by {name}: {detail}.")


def test_message(name: str, now: float, tongue: Tongue) -> Message:
    """A message that looks like an alert and says that it is none."""
    moment = iso(now)
    return Message(
        kind="test",
        rule=said("test_rule", tongue),
        rule_told=said("test_told", tongue),
        headline=said("test_headline", tongue, name=name),
        news="",
        facts=(said("test_fact", tongue),),
        lines=(Line(said("test_words", tongue), said("test_outlet", tongue), moment, "", None),),
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
        first=None,
        last=None,
        rung=(moment,),
        language=tongue,
    )
