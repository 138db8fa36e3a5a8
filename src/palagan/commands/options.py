"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from palagan.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from palagan.gather.options import GatherOptions

CaseName = Annotated[
    str, typer.Argument(metavar="CASE", help="The case file; `.palagan` may be left out.", show_default=False)
]
Paths = Annotated[
    list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]

Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Outlet of pages that do not show it.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Day or time of pages that do not show it: 2020-10-06.")
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Title of a single page.")]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Address of a single page.")]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="Language where the words do not tell: id.")]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="Character set of all files: windows-1252.")]
Map = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="FIELD=COLUMN", help="Column that holds a field, as in text=isi. May be repeated."),
]
Workers = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Processes to read with.", show_default="all cores")
]

Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day on: 2020-10-06, 2020-10 or 2020.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to and including this day, month or year.")]
Actor = Annotated[
    list[str] | None, typer.Option("--actor", metavar="NAME|CODE", help="Of this actor. May be repeated, as all below.")
]
Type = Annotated[list[str] | None, typer.Option("--type", metavar="TYPE", help="Of this type: ASSAULT, killed.")]
Place = Annotated[list[str] | None, typer.Option("--place", metavar="NAME", help="At this place.")]
OnlyOutlet = Annotated[list[str] | None, typer.Option("--outlet", metavar="NAME", help="Told by this outlet.")]
Status = Annotated[list[str] | None, typer.Option("--status", metavar="STATUS", help="happened, planned or possible.")]
MinOrigins = Annotated[int, typer.Option(metavar="N", min=0, help="Told by at least N independent origins.")]
Lang = Annotated[
    str | None, typer.Option(metavar="id|en", help="Language of headings.", show_default="PALAGAN_LANG or the locale")
]
Limit = Annotated[
    int | None,
    typer.Option(metavar="N", min=0, help="Show at most N; 0 shows all.", show_default="50, in JSON all"),
]
OnlyStory = Annotated[
    list[str] | None, typer.Option("--story", metavar="ID", help="Of this story; its id or the beginning of it.")
]
MinPages = Annotated[int, typer.Option(metavar="N", min=0, help="Stories with at least N pages.", show_default="1")]
Spans = Annotated[bool, typer.Option("--spans", help="Show the shared words, laid against each other.")]


def gather_options(
    outlet: str | None,
    published: str | None,
    title: str | None,
    url: str | None,
    language: str | None,
    encoding: str | None,
    columns: list[str] | None,
) -> GatherOptions:
    """What the user says beside the paths. A `--map` without "=" is an `InputError`."""
    from palagan.gather.options import GatherOptions
    from palagan.model.page import Hints

    mapping = {}
    for pair in columns or ():
        field, equals, column = pair.partition("=")
        if not (field.strip() and equals and column.strip()):
            raise InputError("names no column", item=f"--map {pair}", way_out="Write it as --map text=isi.")
        mapping[field.strip()] = column.strip()
    hints = Hints(outlet=outlet, published=published, title=title, url=url, language=language)
    return GatherOptions(hints=hints, columns=mapping, encoding=encoding)


def given_paths(paths: list[str]) -> list[Path | Literal["-"]]:
    """Paths as gathering takes them, "-" standing for standard input."""
    from pathlib import Path

    return ["-" if path == "-" else Path(path) for path in paths]


def cores(workers: int | None) -> int:
    """The number asked for, else that of the cores this process may use."""
    import os

    if workers is not None:
        return workers
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1
