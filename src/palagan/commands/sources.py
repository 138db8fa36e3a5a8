"""`palagan sources`: what a case listens to, and how each source does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from palagan.commands.options import CaseName, Json
from palagan.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy import Connection

Contact = Annotated[
    str | None,
    typer.Option(metavar="MAIL|URL", help="Whom hosts can write to; every request names it.", show_default=False),
]
Pause = Annotated[list[str] | None, typer.Option("--pause", metavar="ID|URL", help="Ask it no more for now.")]
Resume = Annotated[list[str] | None, typer.Option("--resume", metavar="ID|URL", help="Ask it again, at once.")]
Follow = Annotated[list[str] | None, typer.Option("--follow", metavar="ID|URL", help="Ask it where it moved to.")]
Remove = Annotated[list[str] | None, typer.Option("--remove", metavar="ID|URL", help="Forget it; pages stay.")]


def sources(
    case: CaseName,
    contact: Contact = None,
    pause: Pause = None,
    resume: Resume = None,
    follow: Follow = None,
    remove: Remove = None,
    as_json: Json = False,
) -> None:
    """Show what a case listens to, and how each does.

    Of each source: its state, when it was last heard, how many new pages it brought in 24 hours and usually brings a
    day, when it is asked next; and what to do where it forbids, fails, is gone or has fallen silent.

    \b
    Examples:
        palagan sources papua-2026 --contact rina@kabar.example
        palagan sources papua-2026
        palagan sources papua-2026 --pause su-3a4168ace785
    """
    from palagan.commands.output import give_json, say
    from palagan.commands.source_lines import source_lines, sources_json
    from palagan.gather.web.contact import contact_of
    from palagan.monitor.clock import RealClock
    from palagan.store.open import open_case
    from palagan.store.watch_facts import CONTACT, put_fact
    from palagan.web.listened import listened

    if sum(map(bool, (pause, resume, follow, remove))) > 1:
        raise InputError("--pause, --resume, --follow and --remove are given one at a time")
    moment = RealClock().now()
    opened = open_case(case)
    try:
        done: list[str] = []
        if contact is not None:
            named = contact_of(contact)
            with opened.writing() as connection:
                put_fact(connection, CONTACT, named)
            done.append(f"Hosts are told that they can write to {named.removeprefix('mailto:')}.")
        if follow:
            with opened.writing() as connection:
                done += _followed(connection, follow, moment)
        if pause or resume or remove:
            with opened.writing() as connection:
                done += _changed(connection, pause or [], resume or [], remove or [], moment)
        with opened.reading() as connection:
            found, told = listened(connection, moment)
    finally:
        opened.close()
    if as_json:
        give_json(sources_json(found, told, moment))
    elif done:
        say(*done)
    else:
        say(*source_lines(case, found, told, moment))


def _changed(connection: Connection, pause: list[str], resume: list[str], remove: list[str], now: float) -> list[str]:
    """Do what was asked with sources; a line for each."""
    from palagan.store import subscriptions

    done = []
    for named in pause:
        one = subscriptions.find_subscription(connection, named)
        subscriptions.set_state(connection, one.id, "paused")
        done.append(f"Paused {one.name} ({one.id}). Its pages that wait are not asked either.")
    for named in resume:
        one = subscriptions.find_subscription(connection, named)
        subscriptions.set_state(connection, one.id, "on", now)
        done.append(f"Listening to {one.name} again ({one.id}).")
    for named in remove:
        one = subscriptions.find_subscription(connection, named)
        waiting = subscriptions.remove(connection, one.id)
        left = f" {waiting:,} of its pages that waited are not asked any more." if waiting else ""
        done.append(f"Removed {one.name}.{left} Its pages stay in the case.")
    return done


def _followed(connection: Connection, names: list[str], now: float) -> list[str]:
    """Ask sources where they have moved to; a line for each."""
    from palagan.monitor.moving import follow

    return [
        f"{one.name} is asked at {one.url} from now on." for one in (follow(connection, name, now) for name in names)
    ]
