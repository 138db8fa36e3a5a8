"""`palagan channel`: the ways by which alerts reach people, and what they did lately."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from palagan.commands.options import CaseName, Json, Lang
from palagan.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from palagan.monitor.channels.kinds import Kind
    from palagan.store.channels import Channel
    from palagan.store.open import CaseFile

ACTIONS = ("list", "add", "change", "remove", "on", "off", "test", "log", "discover", "address", "feed")
_NAMELESS = ("list", "discover", "feed")

Action = Annotated[str, typer.Argument(metavar="ACTION", help="|".join(ACTIONS), show_default="list")]
Name = Annotated[
    str | None,
    typer.Argument(metavar="NAME", help="The channel; with address, that of the workbench.", show_default=False),
]
KindName = Annotated[
    str | None,
    typer.Argument(metavar="KIND", help="With add: telegram|email|webhook|atom|desktop.", show_default=False),
]
AChat = Annotated[str | None, typer.Option("--chat", metavar="ID", help="Telegram: the chat, or @name of a channel.")]
AThread = Annotated[str | None, typer.Option("--thread", metavar="N", help="Telegram: a topic of the group.")]
Recipients = Annotated[str | None, typer.Option("--to", metavar="ADDRESS,…", help="E-mail: who gets it.")]
AUrl = Annotated[str | None, typer.Option("--url", metavar="URL", help="Webhook: the https address of the receiver.")]
Quiet = Annotated[
    str | None,
    typer.Option(metavar="HOURS", help='Hold back what is not grave: "22:00-06:00 WIT"; with change, none ends it.'),
]
Budget = Annotated[
    int | None, typer.Option(metavar="N", min=0, help="At most N messages a day; with change, 0 ends it.")
]
Lines = Annotated[int, typer.Option("--limit", metavar="N", min=1, max=1000, help="Lines of the log.")]


def channel(
    case: CaseName,
    action: Action = "list",
    name: Name = None,
    kind: KindName = None,
    chat: AChat = None,
    thread: AThread = None,
    to: Recipients = None,
    url: AUrl = None,
    quiet: Quiet = None,
    budget: Budget = None,
    limit: Lines = 20,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Say by which ways alerts reach people.

    Tokens and passwords come from the environment alone, never from the case: PALAGAN_TELEGRAM_TOKEN, PALAGAN_SMTP_URL
    with PALAGAN_SMTP_FROM, PALAGAN_WEBHOOK_SECRET, or the same names with _FILE for files that hold them.

    \b
    Examples:
        palagan channel papua-2026 discover
        palagan channel papua-2026 add ruang telegram --chat -1001234567890 --quiet "22:00-05:00 WIT" --budget 6
        palagan channel papua-2026 add meja email --to meja@redaksi.example
        palagan channel papua-2026 test ruang
    """
    from palagan.commands.channel_lines import tell_channels, tell_feed, tell_log
    from palagan.store.open import open_case
    from palagan.views.messages import tongue_of

    if action not in ACTIONS:
        raise InputError("is no action", item=action, way_out=f"Choose {', '.join(ACTIONS)}.")
    if (name is None) == (action not in _NAMELESS) and action != "address":
        told = "names no channel" if name is None else "takes no name"
        raise InputError(told, item=action, way_out="See: palagan channel --help")
    if kind is not None and action != "add":
        raise InputError("takes no kind", item=action, way_out="See: palagan channel --help")
    given = {"chat": chat, "thread": thread, "to": to, "url": url}
    settings = {field: value for field, value in given.items() if value is not None}
    if action not in ("add", "change") and (settings or quiet is not None or budget is not None):
        raise InputError("takes no settings", item=action, way_out="Give them with add or change.")
    file = open_case(case)
    try:
        match action:
            case "list":
                tell_channels(file, case, as_json)
            case "log":
                tell_log(file, name or "", limit, as_json)
            case "feed":
                tell_feed(file, tongue_of(lang))
            case "discover":
                _discover(case, as_json)
            case "address":
                _address(file, name, as_json)
            case "add" | "change":
                _set_up(file, case, action, name or "", kind, settings, quiet, budget, as_json)
            case "test":
                _test(file, name or "", lang, as_json)
            case _:
                _turn(file, action, name or "", as_json)
    finally:
        file.close()


def _done(as_json: bool, told: dict[str, Any], *lines: str) -> None:
    from palagan.commands.output import give_json, say

    if as_json:
        give_json(told)
    else:
        say(*lines)


def _set_up(
    file: CaseFile,
    case: str,
    action: str,
    name: str,
    kind: str | None,
    given: dict[str, str],
    quiet: str | None,
    budget: int | None,
    as_json: bool,
) -> None:
    import os

    from palagan.clock import now
    from palagan.commands.channel_lines import plain_channel
    from palagan.monitor.channels.kinds import KINDS, kind_named
    from palagan.monitor.channels.posting import ways_of
    from palagan.monitor.channels.setting_up import changed, channel_of
    from palagan.store.channels import add_channel, channel_named, keep_channel
    from palagan.store.watch_facts import fact

    ways = ways_of(os.environ)
    with file.writing() as connection:
        there, zone = channel_named(connection, name), fact(connection, "zone")
        if action == "change":
            kept = changed(_found(there, name), given, quiet=quiet, budget=budget, zone=zone, ways=ways)
            keep_channel(connection, kept)
        else:
            if there is not None:
                way_out = f"Change it: palagan channel {case} change {name} …"
                raise InputError("is there already", item=name, way_out=way_out)
            if kind is None:
                raise InputError("names no kind", item=f"add {name}", way_out=f"Choose {', '.join(KINDS)}.")
            kept = channel_of(name, kind, given, now(), quiet=quiet, budget=budget, zone=zone, ways=ways)
            add_channel(connection, kept)
    _done(as_json, plain_channel(kept), *_how_on(case, kept, kind_named(kept.kind), action))


def _how_on(case: str, channel: Channel, kind: Kind, action: str) -> list[str]:
    """What was done, and the next step."""
    import os

    from palagan.monitor.channels.secrets import MissingSecretError, Secrets

    done = "changed" if action == "change" else f"a channel now: {kind.told['en']}"
    lines = [f"{channel.name} is {done}."]
    if kind.secret is not None:
        try:
            Secrets(os.environ).reveal(kind.secret)
        except MissingSecretError as error:
            lines.append(f"It waits for its secret: {error}")
        lines.append(f"Try it: palagan channel {case} test {channel.name}")
    if action == "add":
        lines.append(f"Let a rule ring by it: palagan alert {case} add NAME … --to {channel.name}")
    return lines


def _turn(file: CaseFile, action: str, name: str, as_json: bool) -> None:
    from palagan.store.channels import channel_named, remove_channel, rules_of_channel, turn_channel

    with file.writing() as connection:
        _found(channel_named(connection, name), name)
        if action == "remove":
            rules = rules_of_channel(connection, name)
            dropped = remove_channel(connection, name)
            lines = [f"{name} is removed{f', and {dropped} messages that waited for it' if dropped else ''}."]
            if rules:
                lines.append(f"These rules rang by it and may now be heard by nobody: {', '.join(rules)}")
        else:
            turn_channel(connection, name, "on" if action == "on" else "off")
            lines = [f"{name} is {action}."]
            if action == "off":
                lines.append("What waits for it is dropped; what rings is still seen with: palagan alert CASE log")
    _done(as_json, {"done": action, "name": name}, *lines)


def _found(channel: Channel | None, name: str) -> Channel:
    if channel is None:
        raise NotFoundError("there is no such channel", item=name, way_out="See which there are: palagan channel CASE")
    return channel


def _test(file: CaseFile, name: str, lang: str | None, as_json: bool) -> None:
    import os

    import anyio

    from palagan.monitor.channels.posting import ways_of
    from palagan.monitor.channels.secrets import Secrets
    from palagan.monitor.channels.trying import try_channel
    from palagan.monitor.clock import RealClock
    from palagan.views.messages import tongue_of

    tried = anyio.run(try_channel, file, name, RealClock(), Secrets(os.environ), ways_of(os.environ), tongue_of(lang))
    back = ["It was stopped and is on again."] if tried.back else []
    _done(as_json, {"ok": tried.ok, "told": tried.told, "back": tried.back}, tried.told, *back)
    if not tried.ok:
        raise typer.Exit(1)


def _discover(case: str, as_json: bool) -> None:
    import os
    from dataclasses import asdict

    import anyio

    from palagan.commands.output import give_table, say
    from palagan.monitor.channels.finding import known_chats
    from palagan.monitor.channels.posting import ways_of
    from palagan.monitor.channels.secrets import Secrets

    known = anyio.run(known_chats, Secrets(os.environ), ways_of(os.environ))
    if as_json or not known.chats:
        told = f"Nobody wrote to {known.bot} during the last day. Write to it, or add it to a group and write"
        _done(as_json, asdict(known), f"{told} /start@{known.bot.removeprefix('@')} there, then ask again.")
        return
    rows = [(chat.id, chat.kind, chat.name, chat.thread) for chat in known.chats]
    give_table(("chat", "kind", "name", "thread"), rows)
    say(f"Seen by {known.bot}. Add one: palagan channel {case} add NAME telegram --chat {known.chats[0].id}")


def _address(file: CaseFile, given: str | None, as_json: bool) -> None:
    from palagan.monitor.channels.blocks import web_address
    from palagan.store.watch_facts import fact, put_fact

    if given is None:
        with file.reading() as connection:
            address = fact(connection, "address")
        told = (
            f"Messages lead to {address}" if address else "Messages lead nowhere yet: palagan channel CASE address URL"
        )
        _done(as_json, {"address": address}, told)
        return
    address = None if given in ("none", "") else web_address(given)
    if address is None and given not in ("none", ""):
        raise InputError("is no address", item=given, way_out="Write it as http://127.0.0.1:8000, or none to end it.")
    with file.writing() as connection:
        put_fact(connection, "address", address.rstrip("/") if address else None)
    told = f"Messages lead to {address} from now on." if address else "Messages lead nowhere from now on."
    _done(as_json, {"address": address}, told)
