"""`palagan alert`: the rules by which Palagan rings, tried on the past before they are turned on."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from palagan.commands.options import Actor, CaseName, Json, Lang, MinOrigins, Place, Since, Status, Type, Until
from palagan.errors import InputError

if TYPE_CHECKING:
    from palagan.monitor.alerts.rules import Rule
    from palagan.store.open import CaseFile

ACTIONS = ("list", "add", "change", "preview", "on", "off", "remove", "log", "test")
_NAMED = frozenset({"add", "change", "on", "off", "remove"})
_RULED = frozenset({"add", "change", "preview"})

Action = Annotated[str, typer.Argument(metavar="ACTION", help="|".join(ACTIONS), show_default="list")]
Name = Annotated[
    str | None, typer.Argument(metavar="NAME", help="The rule; with test, the channel.", show_default=False)
]
Many = list[str] | None
To = Annotated[Many, typer.Option("--to", metavar="CHANNEL", help="Told by this channel. May be repeated.")]
Broken = Annotated[bool, typer.Option("--truce-broken", help="A truce is said to be broken.")]
Mode = Annotated[Many, typer.Option("--mode", metavar="MODE", help="Of this mode: drone, visit …")]
Who = Annotated[Many, typer.Option("--who", metavar="NAME|CODE", help="Done, or asserted, by this party.")]
Whom = Annotated[Many, typer.Option("--whom", metavar="NAME|CODE", help="Done to, or said against, this party.")]
Toll = Annotated[Many, typer.Option("--toll", metavar="[HARM=]N", help="At least N killed; or wounded=10 …")]
Moved = Annotated[Many, typer.Option("--toll-moved", metavar="[HARM=]N", help="A toll that moved by at least N.")]
Denied = Annotated[bool, typer.Option("--denied", help="Somebody denies it.")]
DeniedBy = Annotated[Many, typer.Option("--denied-by", metavar="NAME", help="This party denies it.")]
Searched = Annotated[str | None, typer.Option("--search", metavar="WORDS", help="Pages that this search finds.")]
Silent = Annotated[bool, typer.Option("--silence", help="A source falls silent against its own rhythm.")]
Source = Annotated[Many, typer.Option("--source", metavar="NAME", help="With --silence: this source alone.")]
About = Annotated[
    str | None, typer.Option("--about", metavar="WHAT", help="happening|toll|claim|truce|silence|search.")
]
GraveToll = Annotated[
    float | None, typer.Option("--grave-toll", metavar="N", min=1, help="From N killed on it breaks quiet hours.")
]
GraveType = Annotated[Many, typer.Option("--grave-type", metavar="TYPE", help="Of this type it breaks quiet hours.")]
File = Annotated[Path | None, typer.Option("--file", metavar="FILE", help="The rule's fields as TOML or JSON.")]
Lines = Annotated[int, typer.Option("--limit", metavar="N", min=1, max=1000, help="Matters shown.")]


def alert(
    case: CaseName,
    action: Action = "list",
    name: Name = None,
    to: To = None,
    truce_broken: Broken = False,
    type_: Type = None,
    mode: Mode = None,
    who: Who = None,
    whom: Whom = None,
    actor: Actor = None,
    place: Place = None,
    status: Status = None,
    min_origins: MinOrigins = 0,
    toll: Toll = None,
    toll_moved: Moved = None,
    denied: Denied = False,
    denied_by: DeniedBy = None,
    search: Searched = None,
    silence: Silent = False,
    source: Source = None,
    about: About = None,
    grave_toll: GraveToll = None,
    grave_type: GraveType = None,
    file: File = None,
    since: Since = None,
    until: Until = None,
    limit: Lines = 20,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Say when to ring: rules over the record, not words alone.

    A matter rings once; its message grows in place, and it rings again only when it is promoted (a toll passes a
    further step). Try a rule on the past first: preview takes the same options, or the name of a rule.

    \b
    Examples:
        palagan alert papua-2026 preview --truce-broken --min-origins 2
        palagan alert papua-2026 add gencatan --truce-broken --min-origins 2 --to telegram-ruang-redaksi
        palagan alert papua-2026 add korban --type ASSAULT --place "Intan Jaya" --toll 3 --grave-toll 10
        palagan alert papua-2026 test telegram-ruang-redaksi
    """
    from palagan.commands import alert_lines
    from palagan.store.open import open_case
    from palagan.views.messages import tongue_of

    if action not in ACTIONS:
        raise InputError("is no action", item=action, way_out=f"Choose {', '.join(ACTIONS)}.")
    if action in _NAMED and name is None:
        raise InputError("names no rule", item=action, way_out="See: palagan alert --help")
    tongue = tongue_of(lang)
    fields: dict[str, Any] = {
        "about": about, "truce_broken": truce_broken, "silence": silence, "search": search, "type": type_,
        "mode": mode, "who": who, "whom": whom, "party": actor, "place": place, "status": status,
        "min_origins": min_origins, "toll": _harms("--toll", toll), "toll_moved": _harms("--toll-moved", toll_moved),
        "denied": denied, "denied_by": denied_by, "source": source, "grave_toll": grave_toll, "grave_type": grave_type,
    }  # fmt: skip
    given = {field: value for field, value in fields.items() if value}
    if action not in _RULED and (given or file):
        raise InputError("takes no fields of a rule", item=action, way_out="Give them with add, change or preview.")
    if file is not None:
        given = _read(file) | given
    if lang is not None or "lang" not in given:
        given["lang"] = tongue
    with closing(open_case(case)) as opened:
        match action:
            case "list":
                alert_lines.tell_rules(opened, case, tongue, as_json)
            case "log":
                alert_lines.tell_log(opened, name, limit, as_json)
            case "preview":
                rule = _kept(opened, name) if name is not None else _rule(given)
                alert_lines.tell_preview(opened, case, rule, since, until, limit, tongue, as_json)
            case "add" | "change":
                _keep(opened, case, action, name or "", given, to, as_json)
            case "test":
                _test(opened, name, lang, as_json)
            case _:
                _turn(opened, action, name or "", as_json)


def _rule(given: dict[str, Any]) -> Rule:
    from palagan.monitor.alerts.rules import rule_of

    return rule_of(given)


def _kept(opened: CaseFile, name: str) -> Rule:
    from palagan.monitor.alerts.rules import rule_from
    from palagan.store.alerts import find_rule

    with opened.reading() as connection:
        return rule_from(find_rule(connection, name).rule)


def _keep(
    opened: CaseFile, case: str, action: str, name: str, given: dict[str, Any], to: list[str] | None, as_json: bool
) -> None:
    from palagan.commands.alert_lines import plain_rule, seconds
    from palagan.commands.output import give_json, say, warn
    from palagan.monitor.alerts.placed import known
    from palagan.monitor.alerts.wording import rule_in_words
    from palagan.store.alerts import add_rule, change_rule, find_rule
    from palagan.store.channels import all_channels

    rule = _rule(given) if set(given) - {"lang"} or action == "add" else None
    with opened.writing() as connection:
        channels = {one.name for one in all_channels(connection)}
        for one in to or ():
            if one not in channels:
                way_out = f"Make it first: palagan channel {case} add {one} telegram --chat ID"
                raise InputError("there is no such channel", item=one, way_out=way_out)
        if action == "add" and rule is not None:
            add_rule(connection, name, rule, to or (), now=seconds(), by=_who())
        else:
            change_rule(connection, name, rule=rule, channels=to)
        row = find_rule(connection, name)
        rule = rule or _parsed(row.rule)
    if as_json:
        give_json(plain_rule(row, rule))
        return
    told = rule_in_words(rule, rule.lang)
    say(f"{row.name}: {told}.")
    say(f"Told by {', '.join(row.channels)}." if row.channels else "Told by no channel: it is shown and in the feed.")
    say(f"Try it on the past: palagan alert {case} preview {row.name} · watch: palagan watch {case}")
    for place in rule.place:
        if known(place) is None:
            warn(f"The gazetteer does not know {place}: only what pages place there by this name rings.")


def _parsed(line: str) -> Rule:
    from palagan.monitor.alerts.rules import rule_from

    return rule_from(line)


def _turn(opened: CaseFile, action: str, name: str, as_json: bool) -> None:
    from palagan.commands.alert_lines import seconds
    from palagan.commands.output import give_json, say
    from palagan.store.alerts import find_rule, remove_rule, set_state

    with opened.writing() as connection:
        told = find_rule(connection, name).name
        if action == "remove":
            remove_rule(connection, name)
        else:
            set_state(connection, name, action, seconds())
    if as_json:
        give_json({"done": action, "name": told})
    else:
        lines = {
            "remove": f"{told} is gone, with what rang for it. Messages that were sent stay where they are.",
            "on": f"{told} is on: what is told from now on rings.",
            "off": f"{told} is off.",
        }
        say(lines[action])


def _test(opened: CaseFile, name: str | None, lang: str | None, as_json: bool) -> None:
    """The test of one channel, or of every channel that is on; exit code 1 where one did not go."""
    from palagan.commands.channel import _test as test_channel
    from palagan.store.channels import all_channels

    with opened.reading() as connection:
        names = [name] if name is not None else [one.name for one in all_channels(connection) if one.state == "on"]
    if not names:
        raise InputError(
            "there is no channel to test",
            item="test",
            way_out="Add one: palagan channel CASE add NAME telegram --chat ID",
        )
    for one in names:
        test_channel(opened, one, lang, as_json)


def _harms(option: str, told: list[str] | None) -> dict[str, float]:
    """ "3" → killed 3; "wounded=10" → wounded 10."""
    found: dict[str, float] = {}
    for one in told or ():
        harm, equals, number = one.rpartition("=")
        try:
            found[harm.strip() if equals else "killed"] = float(number)
        except ValueError as error:
            raise InputError("is no number", item=f"{option} {one}", way_out=f"Write {option} killed=3.") from error
    return found


def _read(file: Path) -> dict[str, Any]:
    import json
    import tomllib

    try:
        text = file.read_text("utf-8")
        told = json.loads(text) if file.suffix == ".json" else tomllib.loads(text)
    except (OSError, ValueError) as error:
        raise InputError(
            f"cannot be read ({error})", item=str(file), way_out="Give TOML, or JSON as *.json."
        ) from error
    if not isinstance(told, dict):
        raise InputError("holds no fields", item=str(file), way_out='Write fields, such as type = ["ASSAULT"].')
    return told


def _who() -> str | None:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return None
