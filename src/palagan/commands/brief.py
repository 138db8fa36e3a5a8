"""`palagan brief`: what is chosen of the record as one page that stands alone, HTML or PDF."""

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
    OnlyStory,
    Place,
    Since,
    Status,
    Type,
    Until,
)
from palagan.errors import InputError

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here; .pdf gives PDF.", show_default="CASE.html"),
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Title of the brief.", show_default="the case's name")]
Pdf = Annotated[bool, typer.Option("--pdf", help="Write PDF; needs the extra pdf.")]
Most = Annotated[int, typer.Option("--limit", metavar="N", min=0, help="At most N rows a section; 0 gives all.")]


def brief(
    case: CaseName,
    output: Output = None,
    title: Title = None,
    lang: Lang = None,
    pdf: Pdf = False,
    limit: Most = 60,
    story: OnlyStory = None,
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
    """Write what is chosen of the record as one page, HTML or PDF.

    Timeline, claims, ledgers and sources, every line with its footnote to the words of a page. The page needs no
    network and no script; it can be mailed and printed.

    \b
    Example:
        palagan brief papua-2026 --story st-1f0c --since 2026-05 -o brief.pdf --lang id
    """
    from palagan import __version__
    from palagan.clock import now
    from palagan.commands.output import give_json, say
    from palagan.deciding.looking import looking, standing
    from palagan.exports.brief import brief as made
    from palagan.exports.brief_pdf import pdf_of
    from palagan.looking.brief import material_of
    from palagan.store.open import open_case
    from palagan.views.filters import choose
    from palagan.views.messages import tongue_of

    chosen = choose(since, until, actor, type_, place, outlet, status, min_origins, story)
    opened = open_case(case)
    try:
        rates = standing(opened).rates
        with looking(opened) as connection:
            page = made(
                material_of(connection, chosen, limit or None, rates),
                title=title or opened.path.stem,
                tongue=tongue_of(lang),
                chosen=chosen,
                made=now(),
                version=__version__,
            )
    finally:
        opened.close()
    path = output or opened.path.with_suffix(".pdf" if pdf else ".html")
    written = pdf_of(page) if pdf or path.suffix.lower() == ".pdf" else page.encode("utf-8", "replace")
    try:
        path.write_bytes(written)
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", item=str(path)) from error
    if as_json:
        give_json({"file": str(path), "bytes": len(written)})
    else:
        say(f"The brief is in {path}.")
