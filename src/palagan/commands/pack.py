"""`palagan pack`: a case in one archive, to be kept or handed on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from palagan.commands.options import CaseName, Json
from palagan.errors import InputError

Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help="Where to.", show_default="CASE.palagan.zip beside the case"),
]
NoCaptures = Annotated[bool, typer.Option("--no-captures", help="Without the answers of servers as they came.")]
NoWatching = Annotated[bool, typer.Option("--no-watching", help="Without sources, rules, channels and alerts.")]
DecisionsOnly = Annotated[bool, typer.Option("--decisions-only", help="Only what people decided, to be merged.")]

WHAT = {
    "pages.jsonl": ("page", "pages"),
    "captures.jsonl": ("capture", "captures"),
    "readings.jsonl": ("reading", "readings"),
    "decisions.jsonl": ("decision", "decisions"),
    "samples.jsonl": ("sample", "samples"),
    "subscriptions.jsonl": ("source", "sources"),
    "addresses.jsonl": ("address", "addresses"),
    "alert_rules.jsonl": ("rule", "rules"),
    "channels.jsonl": ("channel", "channels"),
    "alerts.jsonl": ("alert", "alerts"),
}
"""What people are told of, in this order: one and several."""


def pack(
    case: CaseName,
    out: Out = None,
    no_captures: NoCaptures = False,
    no_watching: NoWatching = False,
    decisions_only: DecisionsOnly = False,
    as_json: Json = False,
) -> None:
    """Pack a case into one archive, to keep it or hand it on.

    Pages, readings, decisions, sources and rules, with a manifest of hashes; `palagan unpack` restores it elsewhere.
    Passwords and tokens are never in a case, so they are not in a pack. The same case gives the same archive.

    \b
    Examples:
        palagan pack papua-2026
        palagan pack papua-2026 --no-watching -o for-the-archive.palagan.zip
        palagan pack papua-2026 --decisions-only -o rina.palagan.zip
    """
    from contextlib import closing

    from palagan.commands.output import give_json, say
    from palagan.exchange.packing import Parts, pack_path
    from palagan.exchange.packing import pack as pack_case
    from palagan.store.open import open_case

    if decisions_only and (no_captures or no_watching):
        raise InputError(
            "decisions alone hold neither captures nor sources", item="--decisions-only", way_out="Leave the other out."
        )
    parts = Parts(not no_captures, not no_watching, decisions_only)
    with closing(open_case(case)) as opened:
        path = pack_path(opened.path, out)
        with running("packing") as tell:
            made = pack_case(opened, path, parts, tell)
    rows = {member.name: member.rows for member in made.members if member.rows is not None}
    if as_json:
        give_json(
            {"pack": str(path), "size": path.stat().st_size, "hash": made.root, "as_of": made.as_of, "rows": rows}
        )
        return
    say(
        f"Packed {opened.path} into {path} ({size_told(path.stat().st_size)}).", f"  {counted(rows) or 'nothing in it'}"
    )
    say(f"  hash {made.root}")
    if not decisions_only and made.record is None and rows.get("pages.jsonl"):
        say("  Some pages are not in the record yet; they are packed, and read where it is unpacked.")
    if decisions_only:
        say(f"Bring them into another case: palagan merge CASE {path}")
    else:
        say(f"Restore it: palagan unpack {path}  ·  with --hash {made.root[:16]} it must be this one.")


def counted(rows: Mapping[str, int | None]) -> str:
    """ "23 pages · 2 decisions", of what people are told of."""
    told = [(rows.get(name) or 0, one, several) for name, (one, several) in WHAT.items()]
    return " · ".join(f"{count:,} {one if count == 1 else several}" for count, one, several in told if count)


def size_told(size: int) -> str:
    """ "118 KB", "3.2 MB"."""
    value, unit = float(size), "bytes"
    for larger in ("KB", "MB", "GB", "TB"):
        if value < 1000:
            break
        value, unit = value / 1000, larger
    return f"{value:.0f} {unit}" if value >= 10 or unit == "bytes" else f"{value:.1f} {unit}"


@contextmanager
def running(what: str) -> Iterator[Callable[[object, int], None]]:
    """A line on a terminal that tells how far it is; nothing elsewhere."""
    shown = sys.stderr.isatty()

    def tell(name: object, count: int) -> None:
        if shown:
            sys.stderr.write(f"\r\x1b[K{what} {name} {count:,}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
