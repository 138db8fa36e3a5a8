"""`palagan unpack`: a packed case restored, after every hash in it was checked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from palagan.commands.options import Json, Workers
from palagan.errors import InputError

if TYPE_CHECKING:
    from palagan.exchange.manifest import Manifest
    from palagan.exchange.unpacking import Restored

PackFile = Annotated[Path, typer.Argument(metavar="FILE", help="What palagan pack made.", show_default=False)]
Into = Annotated[
    str | None, typer.Argument(metavar="[CASE]", help="The new case.", show_default="the file's name, in this folder")
]
Verify = Annotated[bool, typer.Option("--verify", help="Only check it; restore nothing.")]
Hash = Annotated[str | None, typer.Option("--hash", metavar="HEX", help="It must be the pack of this hash.")]
Anew = Annotated[bool, typer.Option("--again", help="Do not believe the packed readings; read every page anew.")]
Mine = Annotated[bool, typer.Option("--mine", help="My own case: sources, rules and channels come as they were.")]


def unpack(
    file: PackFile,
    case: Into = None,
    verify: Verify = False,
    hash_: Hash = None,
    again: Anew = False,
    mine: Mine = False,
    workers: Workers = None,
    as_json: Json = False,
) -> int:
    """Restore a packed case, after every hash in it was checked.

    The record is made again and compared with the packed one. Sources come paused, rules and channels off: a case that
    was handed on asks nobody and sends nothing before you say so. A damaged or changed pack restores nothing.

    \b
    Examples:
        palagan unpack papua-2026.palagan.zip
        palagan unpack papua-2026.palagan.zip papua-copy --again
        palagan unpack papua-2026.palagan.zip --verify --hash 3a39fb1fed1be4b4
    """
    from palagan.clock import now
    from palagan.commands.options import cores
    from palagan.commands.output import give_json
    from palagan.commands.pack import running
    from palagan.exchange.unpacking import unpack as restore
    from palagan.exchange.unpacking import verify as check

    if verify:
        if case or again or mine:
            raise InputError(
                "only checks, and restores nothing", item="--verify", way_out="Leave CASE and the rest out."
            )
        with running("checking") as tell:
            manifest = check(file, lambda done, _all: tell("bytes", done), hash_)
        _tell_checked(file, manifest, as_json)
        return 0
    with running("checking") as tell:
        made = restore(
            file,
            case,
            now,
            mine=mine,
            again=again,
            root=hash_,
            workers=cores(workers),
            tell=lambda done, _all: tell("bytes", done),
            progress=lambda done, _all: tell("pages", done),
        )
    if as_json:
        give_json(
            {
                "case": str(made.path),
                "hash": made.manifest.root,
                "rows": dict(made.rows),
                "off": dict(made.asleep),
                "left_out": dict(made.left_out),
                "read": made.done.read,
                "recorded": made.done.recorded,
                "same_record": made.same_record,
            }
        )
    else:
        _tell(file, made)
    return 1 if made.same_record is False else 0


def _tell_checked(file: Path, manifest: Manifest, as_json: bool) -> None:
    from palagan.commands.output import give_json, say
    from palagan.commands.pack import counted, size_told

    rows = {member.name: member.rows for member in manifest.members if member.rows is not None}
    size = sum(member.size for member in manifest.members)
    if as_json:
        told = {"hash": manifest.root, "case": manifest.case, "as_of": manifest.as_of, "palagan": manifest.palagan}
        give_json({"file": str(file), **told, "whole": True, "bytes": size, "rows": rows})
        return
    say(f"{file} is whole: {len(manifest.members)} files, {size_told(size)}, every hash is right.")
    say(f"  {counted(rows) or 'nothing in it'}")
    say(f"  case {manifest.case[:80]}, as of {moment_told(manifest.as_of)}, packed by Palagan {manifest.palagan[:20]}")
    say(f"  hash {manifest.root}")


def moment_told(moment: str | None) -> str:
    """ "2026-11-22 16:03 UTC"."""
    return f"{moment[:16].replace('T', ' ')} UTC" if moment else "its beginning"


def _tell(file: Path, made: Restored) -> None:
    from palagan.commands.output import say
    from palagan.commands.pack import counted

    manifest = made.manifest
    say(f"Checked {file}: every hash is right ({manifest.root[:16]}…, as of {moment_told(manifest.as_of)}).")
    say(f"Restored {made.path}: {counted(made.rows) or 'nothing in it'}.")
    if made.done.read:
        say(f"Read {made.done.read} pages{' anew' if made.rows.get('readings.jsonl') is None else ''}.")
    if made.done.left:
        say(f"Stopped. Complete it: palagan run {made.path}")
    else:
        say(*_record_lines(made))
    asleep = counted(made.asleep)
    if asleep:
        say(f"Off until you turn them on: {asleep}.")
    waiting = made.left_out.get("addresses.jsonl", 0)
    if waiting:
        say(f"Left out: {waiting} addresses that wait to be asked and are of no source. Add them again if wanted.")
    sys.stdout.flush()
    say(f"Next: palagan timeline {made.path}")


def _record_lines(made: Restored) -> list[str]:
    pages = f"The record was made again from {made.done.recorded} pages"
    if made.same_record:
        return [f"{pages}, and is the one that was packed, to the last word."]
    if made.same_record is None:
        why = "it was packed by another version, or before it was up to date"
        return [f"{pages}. It was not compared: {why}."]
    return [
        f"{pages}, and is NOT the one that was packed. The pages are as packed (their hashes are right): look at what",
        "differs before you trust either, and read every page anew: palagan unpack FILE OTHER --again",
    ]
