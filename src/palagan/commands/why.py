"""`palagan why`: from a thing back to the words, the page, its bytes and the rule; for shared text, the alignment."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from palagan.commands.options import CaseName, Json, Lang, Limit
from palagan.commands.show import Id

SHOWN = 50
"""Grounds and pages that people are shown where they ask for no number."""

Field = Annotated[
    str | None, typer.Argument(metavar="[FIELD]", help="One field alone: date, place, sources …", show_default=False)
]


def why(
    case: CaseName, id_: Id, field: Field = None, limit: Limit = None, lang: Lang = None, as_json: Json = False
) -> None:
    """Show the words, page and rule that something rests on.

    With the hash of the page's bytes. Of a happening, every page that tells it; with a field, the words from which
    each page's telling has that field. Of a page, where it has its report from and what it shares with other pages;
    of two pages, PAGE:PAGE, their shared words against each other.

    \b
    Examples:
        palagan why papua-2026 hp-5e1f0c2ab934
        palagan why papua-2026 pg-0123456789ab:e3 date
        palagan why papua-2026 pg-0123456789ab:pg-ba9876543210
    """
    from palagan.commands.layout import width
    from palagan.commands.lines_why import why_lines
    from palagan.commands.output import give_json, say
    from palagan.deciding.looking import looking
    from palagan.looking.why import answered
    from palagan.store.open import open_case
    from palagan.views.messages import tongue_of

    most = limit if as_json else SHOWN if limit is None else limit
    with closing(open_case(case)) as opened, looking(opened) as connection:
        answer = answered(connection, opened, id_, field, most or None)
    if as_json:
        give_json(answer.as_json())
    else:
        say(*why_lines(answer, tongue_of(lang), width()))
