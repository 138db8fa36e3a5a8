"""An asker for one case: in the name of its contact, with what the case knows of its hosts, kept again at the end."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from palagan import __version__
from palagan.errors import InputError
from palagan.gather.web.asking import Answer, Asking
from palagan.gather.web.connecting import LookUp, look_up
from palagan.gather.web.contact import agent_of
from palagan.gather.web.fetching import Fetched, Manners, fetcher
from palagan.gather.web.pace import LEAST
from palagan.gather.web.reach import Reach, reach_of
from palagan.monitor.clock import Clock
from palagan.monitor.host_book import keep_book, load_book
from palagan.monitor.host_turns import SharedTurns, turns_path
from palagan.store.open import CaseFile
from palagan.store.watch_facts import CONTACT, fact

CONTACT_VARIABLE, REACH_VARIABLE = "PALAGAN_CONTACT", "PALAGAN_REACH"


@dataclass(frozen=True, slots=True)
class Means:
    """How a case asks: `agent` names us with a contact; `reach`, `look_up`: what may be asked, how names are found;
    `least` seconds between two requests to a host."""

    agent: str
    reach: Reach = field(default_factory=Reach)
    look_up: LookUp = look_up
    least: float = LEAST


def means_of(case: CaseFile, environ: Mapping[str, str]) -> Means:
    """The means of a case, by the environment and what is kept in the case. Without a contact nothing is asked of
    anybody: an `InputError` says how to set one."""
    contact = environ.get(CONTACT_VARIABLE, "").strip()
    if not contact:
        with case.reading() as connection:
            contact = fact(connection, CONTACT) or ""
    if not contact:
        raise InputError(
            "Hosts are told whom they can write to, and no contact is set",
            way_out=f"Set it once: palagan sources {case.path.name} --contact you@your.example, "
            f"or in the environment as {CONTACT_VARIABLE}.",
        )
    return Means(agent_of(contact, __version__), reach_of(environ.get(REACH_VARIABLE)))


@asynccontextmanager
async def asking_for(case: CaseFile, means: Means, clock: Clock) -> AsyncIterator[Asking]:
    """The asker. It takes turns with whoever else asks for the case; what it learnt of hosts is kept when the block
    ends, however it ends."""
    turns = SharedTurns(turns_path(case.path))
    with case.reading() as connection:
        book = load_book(connection, means.least)
    with clock.working():
        async with fetcher(Manners(means.agent), means.reach, means.look_up) as fetches:
            try:
                yield Asking(fetches, book, clock.now, clock.sleep_until, turns=turns)
            finally:
                with case.writing() as connection:
                    keep_book(connection, book)


class AnsweredBefore(Asking):
    """An asker that has one answer already and gives it, once, instead of asking for it again."""

    def __init__(self, asking: Asking, url: str, answer: Fetched) -> None:
        self.__dict__.update(asking.__dict__)
        self._before: dict[str, Fetched] = {url: answer}

    async def ask(self, url: str, conditions: Mapping[str, str] | None = None) -> Answer:
        """As `Asking.ask`."""
        return self._before.pop(url, None) or await super().ask(url, conditions)
