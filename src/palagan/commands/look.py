"""The views of the record as commands: `palagan timeline`, `happenings`, `stories`, `claims`, `ledger` and others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from inspect import Parameter, Signature
from itertools import islice
from typing import TYPE_CHECKING, Any

from palagan.commands.options import (
    Actor,
    CaseName,
    Json,
    Lang,
    Limit,
    MinOrigins,
    MinPages,
    OnlyOutlet,
    OnlyStory,
    Place,
    Since,
    Spans,
    Status,
    Type,
    Until,
)

if TYPE_CHECKING:
    from palagan.views.messages import Tongue

SHOWN = 50
"""Rows that people are shown where they ask for no number."""


@dataclass(frozen=True, slots=True)
class View:
    """One view as a command: its help, an example, where its lines are made, and its own options beside the common."""

    name: str
    help: str
    example: str
    lines: str
    options: tuple[tuple[str, Any, Any], ...] = ()


VIEWS = (
    View(
        "timeline",
        "Show what happened by day, who says so, and who denies it.\n\n"
        "News first, then plans, then background; each with its independent origins and the words it rests on.",
        "palagan timeline papua-2026 --since 2026-05 --type ASSAULT --min-origins 2",
        "lines.timeline_lines",
    ),
    View(
        "happenings",
        "Show each happening with every page that tells it.\n\n"
        "News first, those with most independent origins before others; with words, speakers, ties and what differs.",
        "palagan happenings papua-2026 --min-origins 2",
        "lines.happening_lines",
    ),
    View(
        "stories",
        "Show the running matters with their pages and origins.\n\n"
        "Those with most pages first; of each page, where it has its report from and how that is known.",
        "palagan stories papua-2026 --place Sugapa --min-pages 2",
        "lines_lineage.story_lines",
        (("min_pages", MinPages, 0),),
    ),
    View(
        "claims",
        "Show who asserts and who denies what, denied claims first.\n\n"
        "After them, the matters that pages tell differently, side by side.",
        "palagan claims papua-2026 --actor TNI",
        "lines_claims.claim_lines",
    ),
    View(
        "ledger",
        "Show every figure of harm and who gave it.\n\n"
        "With its words and what it replaced. --type takes killed, wounded, missing, captured, displaced …",
        "palagan ledger papua-2026 --type killed",
        "lines_ledger.ledger_lines",
    ),
    View(
        "actors",
        "Show what each actor did, suffered and said.\n\n"
        "With what it was accused of, and the names that pages use for it.",
        "palagan actors papua-2026 --outlet Jubi",
        "lines.actor_lines",
    ),
    View(
        "origins",
        "Show the independent origins and who draws on them.\n\n"
        "With how that is known: a credit line, a reprint, shared text.",
        "palagan origins papua-2026",
        "lines_lineage.origin_lines",
    ),
    View(
        "copies",
        "Show which pages share text, and how much.\n\n"
        "The share is that of the later page's report which stands in the earlier. --spans shows the words.",
        "palagan copies papua-2026 --outlet Kompas.com --spans",
        "lines_lineage.copy_lines",
        (("spans", Spans, False),),
    ),
)
"""Every view that is a command."""

_FILTERS: tuple[tuple[str, Any, Any], ...] = (
    ("since", Since, None),
    ("until", Until, None),
    ("actor", Actor, None),
    ("type_", Type, None),
    ("place", Place, None),
    ("outlet", OnlyOutlet, None),
    ("status", Status, None),
    ("min_origins", MinOrigins, 0),
    ("story", OnlyStory, None),
)
_SHOWN: tuple[tuple[str, Any, Any], ...] = (("limit", Limit, None), ("lang", Lang, None), ("as_json", Json, False))


def view_command(view: View) -> Callable[..., None]:
    """The command of a view: the case, the filters, the view's own options, and how it is shown."""

    def look(**given: Any) -> None:
        _look(view, **given)

    options = (*_FILTERS, *view.options, *_SHOWN)
    kind = Parameter.KEYWORD_ONLY
    look.__name__ = view.name
    look.__doc__ = f"{view.help}\n\n\b\nExample:\n    {view.example}"
    look.__annotations__ = {"case": CaseName, **{name: told for name, told, _ in options}, "return": None}
    look.__signature__ = Signature(  # type: ignore[attr-defined]
        [
            Parameter("case", kind, annotation=CaseName),
            *(Parameter(name, kind, default=default, annotation=told) for name, told, default in options),
        ]
    )
    return look


def _look(
    view: View,
    *,
    case: str,
    limit: int | None,
    lang: str | None,
    as_json: bool,
    min_pages: int = 0,
    spans: bool = False,
    type_: Any,
    **filters: Any,
) -> None:
    from palagan.commands.output import warn
    from palagan.deciding.looking import looking
    from palagan.looking.rows import Wish, actor_rows, how_many, rows_of
    from palagan.store.look_up import count_unread
    from palagan.store.open import open_case
    from palagan.store.upkeep import count_pending
    from palagan.views.filters import choose

    chosen = choose(**filters, type=type_)
    most = limit if as_json else SHOWN if limit is None else limit
    wish = Wish(chosen, min_pages=min_pages, words=spans, reasons=None if as_json else 50)
    parts = [view.name, "discrepancies"] if view.name == "claims" else [view.name]
    with closing(open_case(case)) as opened, looking(opened) as connection:
        unread = count_unread(connection)
        if unread:
            warn(f"{unread} pages are not read yet, so they are not in here: palagan run {case}")
        pending = count_pending(connection)
        if pending:
            warn(f"{pending} pages are still to be brought into the record: palagan run {case}")
        if view.name == "actors":
            actors = actor_rows(connection, chosen)
            found: list[tuple[str, int, Iterator[Any]]] = [(view.name, len(actors), islice(actors, most or None))]
        else:
            found = [
                (part, how_many(connection, part, wish), rows_of(connection, part, wish, most or None))
                for part in parts
            ]
        if as_json:
            _tell_json(view.name, found)
        else:
            told = _tell(view, found, most, lang)
            if not told:
                from palagan.commands.nothing import why_nothing
                from palagan.commands.output import say
                from palagan.views.messages import tongue_of

                say(why_nothing(connection, parts, wish, tongue_of(lang)))


def _tell_json(name: str, found: Iterable[tuple[str, int, Iterator[Any]]]) -> None:
    """One JSON object; every row stands on a line of its own and is written when it is laid out."""
    import sys

    from palagan.model.contract import to_line

    write = sys.stdout.write
    for number, (part, count, rows) in enumerate(found):
        write(f'{{"view": "{name}", "count": {count}, "rows": [' if number == 0 else f', "{part}": [')
        for position, row in enumerate(rows):
            write(f"{',' if position else ''}\n{to_line(asdict(row))}")
        write("]")
    write("}\n")


def _tell(view: View, found: Iterable[tuple[str, int, Iterator[Any]]], most: int | None, lang: str | None) -> int:
    """Print the rows; how many there are."""
    from palagan.commands.layout import width
    from palagan.commands.output import say
    from palagan.views import messages

    tongue = messages.tongue_of(lang)
    told = 0
    for part, count, rows in found:
        for line in _lines(
            "lines_claims.version_lines" if part == "discrepancies" else view.lines, rows, tongue, width()
        ):
            say(line)
        left = count - most if most else 0
        if left > 0:
            say("", messages.say("look.more", tongue, n=left))
        told += count
    return told


def _lines(where: str, rows: Iterator[Any], tongue: Tongue, columns: int) -> Iterator[str]:
    from importlib import import_module

    file, _, name = where.partition(".")
    lines: Iterator[str] = getattr(import_module(f"palagan.commands.{file}"), name)(rows, tongue, columns)
    return lines
