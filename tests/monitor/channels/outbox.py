"""A case with channels and messages in its outbox, a clock that is set by hand, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from palagan.monitor.alerts.message import Message, to_json
from palagan.monitor.channels.deliver import deliver
from palagan.monitor.channels.posting import Ways
from palagan.monitor.channels.secrets import Secrets
from palagan.monitor.channels.tally import Delivered
from palagan.monitor.clock import RealClock
from palagan.store.channels import Channel, add_channel, channel_named
from palagan.store.messages import Letter, Outgoing, last_messages, put_message
from palagan.store.open import CaseFile
from tests.apart import run_apart
from tests.monitor.channels.bot_api import CHAT, BotApi
from tests.monitor.channels.samples import MESSAGE, NOW, ways


class SetClock(RealClock):
    """A clock that stands at `moment`."""

    def __init__(self, moment: float = NOW) -> None:
        super().__init__()
        self.moment = moment

    def now(self) -> float:
        return self.moment


@dataclass(slots=True)
class Outbox:
    """A case and how it is delivered."""

    case: CaseFile
    environ: dict[str, str] = field(default_factory=dict)
    clock: SetClock = field(default_factory=SetClock)
    ways: Ways = field(default_factory=lambda: ways(whole=1.0))

    def channel(self, name: str = "ruang", kind: str = "telegram", **more: Any) -> None:
        """A channel that is on."""
        settings: Mapping[str, str] = {"telegram": {"chat": CHAT}}.get(kind, {})
        told = {"settings": settings, "quiet": None, "budget": None, "state": "on", "made": "", **more}
        with self.case.writing() as connection:
            add_channel(connection, Channel(name, kind, **told))

    def put(
        self, id: str, alert: str = "al-1", channel: str = "ruang", message: Message = MESSAGE, **more: Any
    ) -> None:
        """A message put into the outbox at this moment."""
        told = {"made": self.clock.moment, "loud": True, "grave": False, **more}
        with self.case.writing() as connection:
            put_message(connection, Outgoing(id, alert, channel, to_json(message), **told))

    def deliver(self, after: float = 0.0) -> Delivered:
        """Deliver, some seconds later."""
        self.clock.moment += after
        return run_apart(lambda: deliver(self.case, self.clock, Secrets(self.environ), self.ways))

    def deliver_all(self, most: int = 100) -> list[Delivered]:
        """Deliver as often as there is something due, the clock set on each time."""
        done = [self.deliver()]
        while done[-1].next_due is not None and len(done) < most:
            done.append(self.deliver(max(done[-1].next_due - self.clock.moment, 0.0)))
        return done

    def letters(self, channel: str = "ruang") -> dict[str, Letter]:
        """What was given to a channel, by id."""
        with self.case.reading() as connection:
            return {letter.id: letter for letter in last_messages(connection, channel, 1000)}

    def states(self, channel: str = "ruang") -> dict[str, str]:
        """Id → state."""
        return {id_: letter.state for id_, letter in self.letters(channel).items()}

    def known(self, name: str = "ruang") -> Channel:
        """A channel as the case has it now."""
        with self.case.reading() as connection:
            found = channel_named(connection, name)
        assert found is not None
        return found


def outbox(case: CaseFile, api: BotApi | None = None) -> Outbox:
    """An outbox whose Telegram is the stand-in."""
    return Outbox(case, api.environ() if api else {})


def headed(headline: str, **more: Any) -> Message:
    """The sample with another headline."""
    return replace(MESSAGE, headline=headline, **more)
