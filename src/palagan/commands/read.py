"""`palagan read`: pages to readings, with no case."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated

import typer

from palagan.commands.options import Encoding, Json, Language, Map, Outlet, Paths, Published, Title, Url, Workers

if TYPE_CHECKING:
    from palagan.flow import Batch
    from palagan.model.drop import Drop
    from palagan.model.page import Page


class Format(StrEnum):
    """How readings are printed."""

    JSONL = "jsonl"
    TABLE = "table"


Alone = Annotated[
    bool, typer.Option("--alone", help="Each page by itself and at once; what an outlet repeats is not looked at.")
]
AsFormat = Annotated[
    Format | None, typer.Option("--format", help="One JSON object a page, or a short view.", show_default="jsonl")
]


def read(
    paths: Paths,
    format_: AsFormat = None,
    outlet: Outlet = None,
    published: Published = None,
    title: Title = None,
    url: Url = None,
    language: Language = None,
    encoding: Encoding = None,
    columns: Map = None,
    workers: Workers = None,
    alone: Alone = False,
    as_json: Json = False,
) -> int:
    """Read pages without a case, to one JSON object a page.

    The objects go to standard output in the order of the input. Rows of JSONL and CSV bring their own outlet, day and
    id; the options fill what is not told. A page that is no article, or in a language not read yet, gives its article
    without a reading. Lines that an outlet repeats on four or more of the pages given are not its reports': so nothing
    is printed before all are read, unless each is to be read `--alone`. What is dropped is told on standard error with
    its reason; where nothing is left, the exit code is 1.

    \b
    Examples:
        palagan read page.txt --outlet "Kabar Uji" --published 2020-10-06
        palagan read scraped.jsonl --workers 4 > readings.jsonl
        palagan read pages/ --format table
    """
    from palagan.commands.options import cores, gather_options, given_paths
    from palagan.commands.output import by_reason, warn
    from palagan.gather.collect import collect

    options = gather_options(outlet, published, title, url, language, encoding, columns)
    arrivals = collect(given_paths(paths), options, sys.stdin.buffer)
    reasons: Counter[str] = Counter()

    def drop(one: Drop) -> None:
        reasons[one.reason.value] += 1
        warn(f"{one.reason.value}: {one.item}{f': {one.detail}' if one.detail else ''}")

    as_table = format_ is Format.TABLE and not as_json
    printed = False
    for batch in _read(_pages(arrivals, drop), cores(workers), alone):
        for one in batch.drops:
            drop(one)
        for row in batch.rows:
            if row.json is not None:
                printed = True
                if as_table:
                    _show(row.json)
                else:
                    sys.stdout.write(row.json + "\n")
    if reasons:
        warn(f"{reasons.total()} dropped: {by_reason(reasons.items())}")
    return 0 if printed else 1


def _pages(arrivals: Iterable[Page | Drop], drop: Callable[[Drop], None]) -> Iterator[Page]:
    from palagan.model.drop import Drop

    for arrival in arrivals:
        if isinstance(arrival, Drop):
            drop(arrival)
        else:
            yield arrival


def _read(pages: Iterator[Page], workers: int, alone: bool) -> Iterator[Batch]:
    """Pages in batches, on one process where they are too few for more to pay."""
    from palagan.commands.read_together import read_together
    from palagan.flow import POOL_PAYS, chunks_of, read_in_order, steps

    first = list(islice(pages, POOL_PAYS))
    workers = workers if len(first) == POOL_PAYS else 1
    most = 32 if workers > 1 else 1
    how = read_in_order if alone else read_together
    yield from how(chunks_of(chain(first, pages), most), steps(), workers=workers)


def _show(line: str) -> None:
    """A reading in short: the page, who is on it, what happens, who says what, the figures."""
    from palagan.commands.output import say
    from palagan.model.contract import reading_from_json

    reading = reading_from_json(json.loads(line))
    article = reading.article
    names = {actor.id: f"{actor.name} ({actor.code})" for actor in reading.actors}

    def parties(ids: Iterable[str]) -> str:
        return ", ".join(names.get(one, one) for one in ids) or "?"

    say(
        f"{article.page_id}  {article.title or 'no title'}",
        f"  {article.outlet or 'unknown outlet'} · {article.published or 'undated'} · {article.language}"
        + (
            f" · draws on {', '.join(dict.fromkeys(credit.name for credit in article.credits))}"
            if article.credits
            else ""
        ),
    )
    for event in reading.events:
        place = f" · {event.place}" if event.place else ""
        said = f" · says {parties(event.said_by)}" if event.said_by else ""
        denied = f" · denied by {parties(event.denied_by)}" if event.denied_by else ""
        say(
            f"  {event.id:4} {event.date or 'undated':10} {event.type}{f'/{event.mode}' if event.mode else ''} "
            f"{event.status}{' background' if event.background else ''}: "
            f"{parties(event.sources)} → {parties(event.targets)}{place}{said}{denied}"
        )
        say(f"       «{_short(reading.words(event.evidence.start, event.evidence.end))}»")
    for statement in reading.statements:
        speaker = parties((statement.speaker,)) if statement.speaker else "unnamed"
        say(f"  {statement.id:4} {speaker}: «{_short(reading.words(statement.start, statement.end))}»")
    for figure in reading.figures:
        words = reading.words(figure.start, figure.end)
        said = f" · says {parties(figure.said_by)}" if figure.said_by else ""
        say(f"  {figure.id:4} {figure.kind}: «{words}»{f' · {figure.place}' if figure.place else ''}{said}")


def _short(words: str, most: int = 160) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1] + "…"
