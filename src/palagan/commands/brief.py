"""`palagan brief`: the record as one HTML page that stands alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from palagan.commands.options import (
    Actor,
    CaseName,
    Json,
    Lang,
    MinOrigins,
    OnlyOutlet,
    Place,
    Since,
    Status,
    Type,
    Until,
)
from palagan.errors import InputError

Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.", show_default="CASE.html")
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Title of the brief.", show_default="the case's name")]


def brief(
    case: CaseName,
    output: Output = None,
    title: Title = None,
    lang: Lang = None,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    type_: Type = None,
    place: Place = None,
    outlet: OnlyOutlet = None,
    status: Status = None,
    min_origins: MinOrigins = 0,
    as_json: Json = False,
) -> None:
    """Write the record as one HTML page that stands alone.

    Timeline, claims, ledgers and sources, every line with its footnote. The page needs no network and no script; it
    can be mailed and printed.

    \b
    Example:
        palagan brief papua-2026 --since 2026-05 -o brief.html --lang id
    """
    from collections import Counter

    from palagan import __version__
    from palagan.case import Case
    from palagan.commands.output import give_json, say
    from palagan.exports.brief import brief as made
    from palagan.views.filters import choose
    from palagan.views.messages import tongue_of

    chosen = choose(since, until, actor, type_, place, outlet, status, min_origins)
    with Case(case) as opened:
        page = made(
            opened.record,
            tuple(opened.readings()),
            opened.cards,
            title=title or opened.path.stem,
            tongue=tongue_of(lang),
            chosen=chosen,
            left_out=Counter(item["reason"] for item in opened.dropped()),
            version=__version__,
        )
        path = output or opened.path.with_suffix(".html")
    try:
        path.write_text(page, "utf-8")
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", item=str(path)) from error
    if as_json:
        give_json({"file": str(path), "bytes": len(page.encode("utf-8"))})
    else:
        say(f"The brief is in {path}.")
