"""`palagan search`: the pages that hold some words, with the sentences in which they stand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Annotated, Any

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

if TYPE_CHECKING:
    from palagan.looking.search import Hit, Results
    from palagan.looking.snippets import Shown
    from palagan.views.messages import Tongue

Words = Annotated[
    list[str],
    typer.Argument(metavar="WORDS…", help='Words, "a phrase", penutur:name, serang*, -word.', show_default=False),
]
Newest = Annotated[bool, typer.Option("--newest", help="The newest first, not the best.")]
Most = Annotated[int, typer.Option("--limit", metavar="N", min=1, max=1000, help="Show at most N pages.")]


def search(
    case: CaseName,
    words: Words,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    type_: Type = None,
    place: Place = None,
    outlet: OnlyOutlet = None,
    status: Status = None,
    min_origins: MinOrigins = 0,
    story: OnlyStory = None,
    newest: Newest = False,
    limit: Most = 20,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Find the pages that hold some words, with their sentences.

    All words must stand in a page's title or report, in any form: serangan finds menyerang. In quotation marks they
    must stand just so. Fields: judul:, isi:, ucapan:, penutur:, pelaku:, tempat:, media: (or title:, text:, said:,
    speaker:, actor:, place:, outlet:). Put -- before a word to leave out: palagan search CASE gencatan -- -banjir

    \b
    Examples:
        palagan search papua-2026 serangan Sugapa
        palagan search papua-2026 '"gencatan senjata" penutur:erdogan' --since 2020-10 --newest
    """
    from palagan.commands.layout import width
    from palagan.commands.output import give_json, say, warn
    from palagan.deciding.looking import looking
    from palagan.looking.search import search as find
    from palagan.store.open import open_case
    from palagan.views.filters import choose
    from palagan.views.messages import tongue_of

    chosen = choose(since, until, actor, type_, place, outlet, status, min_origins, story)
    with closing(open_case(case)) as opened, looking(opened) as connection:
        found = find(connection, " ".join(words), chosen, order="newest" if newest else "best", limit=limit)
    if found.unindexed:
        warn(f"{found.unindexed} pages are not in the search yet: palagan run {case}")
    if as_json:
        give_json(_told(found))
    else:
        say(*_lines(found, tongue_of(lang), width()))


def _told(found: Results) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(found)


def _lines(found: Results, tongue: Tongue, columns: int) -> Iterator[str]:
    from palagan.commands.layout import Faint
    from palagan.views.messages import say

    yield Faint(say("search.count" if found.weighed else "search.count_newest", tongue, n=f"{found.count:,}"))
    for hit in found.hits:
        yield from _hit(hit, tongue, columns)
    if found.next:
        yield ""
        yield Faint(say("search.more", tongue, n=f"{found.count - len(found.hits):,}"))


def _hit(hit: Hit, tongue: Tongue, columns: int) -> Iterator[str]:
    from palagan.commands.layout import Faint, Strong, styled, wrap
    from palagan.commands.lines import moment

    yield ""
    page = hit.page
    yield from styled(Strong, wrap(_marked(hit.title) if hit.title else page.title or page.id, columns, rest="  "))
    yield from styled(
        Faint, wrap(f"{page.outlet or '?'} {moment(page.published, tongue)} · {page.id}", columns, "  ", "    ")
    )
    for shown in hit.sentences:
        yield from wrap(f"«{'… ' * shown.cut[0]}{_marked(shown)}{' …' * shown.cut[1]}»", columns, "  ", "    ")


def _marked(shown: Shown) -> str:
    """The words with square brackets around what was looked for: a terminal may show no colours."""
    return "".join(f"[{words}]" if is_mark else words for words, is_mark in shown.pieces)
