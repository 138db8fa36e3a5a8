"""Stories, origins and copies as lines for the terminal: where each page has its report from, and how that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from palagan.commands.alignment import alignment
from palagan.commands.layout import Faint, Strong, short, styled, wrap
from palagan.commands.lines import MOST, moment, more, origins_of, ruling_lines
from palagan.views.cards import PageCard
from palagan.views.drawn import PageOrigin, how_told, origins_told_of, page_origin
from palagan.views.lineage import BecauseRow, CopyRow, OriginRow, StoryRow
from palagan.views.messages import Tongue, pages_told, say


def story_lines(rows: Iterable[StoryRow], tongue: Tongue, columns: int) -> Iterator[str]:
    """Each story with its pages, and where each page has its report from."""
    for row in rows:
        yield ""
        yield from styled(Strong, wrap(short(row.title), columns))
        yield Faint(f"  {row.id}")
        yield from ruling_lines(row.rulings, tongue, columns)
        days = " – ".join(dict.fromkeys(day for day in (row.first, row.last) if day)) or say("brief.undated", tongue)
        count = pages_told(len(row.pages), tongue)
        origins = origins_of(row.origins_low, row.origins_high, row.origins, tongue)
        yield from wrap(f"{days} · {count} · {origins}", columns, "  ", "    ")
        for word, names in (("column.parties", row.parties), ("column.place", row.places)):
            if names:
                yield from wrap(f"{say(word, tongue)}: {', '.join(names[:MOST])}", columns, "  ", "    ")
        for page in row.pages[:MOST]:
            head = f"    {moment(page.published, tongue):<17} "
            outlet = page.outlet or say("look.no_outlet", tongue)
            yield from wrap(f"{outlet}: {page.title or page.id}", columns, head, " " * 6)
            yield from styled(Faint, wrap(f"{origins_told_of(page.origins, tongue)} · {page.id}", columns, " " * 6))
        yield from more(row.pages, tongue)


def origin_lines(rows: Iterable[OriginRow], tongue: Tongue, columns: int) -> Iterator[str]:
    """Each origin with its outlets, the pages that draw on it, and how that is known."""
    for row in rows:
        yield ""
        yield from styled(Strong, wrap(f"{row.name} ({say(f'origin.{row.kind}', tongue)})", columns, rest="  "))
        yield Faint(f"  {row.id}")
        yield from ruling_lines(row.rulings, tongue, columns)
        known = ", ".join(f"{say(f'how.{how}', tongue)} {count}" for how, count in row.known_by)
        yield from wrap(f"{pages_told(row.pages, tongue)}{f' · {known}' if known else ''}", columns, "  ", "    ")
        if row.outlets:
            rest = f" … (+{len(row.outlets) - MOST})" if len(row.outlets) > MOST else ""
            yield from wrap(", ".join(row.outlets[:MOST]) + rest, columns, "  ", "    ")
        outlets = {reason.page.id: reason.page.outlet for reason in row.because if reason.page}
        pages = [list(reasons) for _, reasons in groupby(row.because, lambda one: one.page and one.page.id)]
        for reasons in pages[:MOST]:
            yield from _page_under(row, reasons, outlets, tongue, columns)
        if row.pages > len(pages[:MOST]):
            yield Faint(f"    {say('look.more_here', tongue, n=row.pages - len(pages[:MOST]))}")


def _page_under(
    row: OriginRow, reasons: list[BecauseRow], outlets: dict[str, str | None], tongue: Tongue, columns: int
) -> Iterator[str]:
    page = reasons[0].page
    head = f"    {moment(page.published if page else None, tongue):<17} "
    yield from wrap(f"{(page.outlet if page else None) or '?'}: {page_name(page)}", columns, head, " " * 6)
    for reason in reasons:
        told = how_told(page_origin(row.id, row.name, row.kind, reason.how, reason.detail, None), tongue, outlets)
        words = f" «{short(reason.words, 100)}»" if reason.words else ""
        yield from styled(Faint, wrap(f"{told}{words}", columns, " " * 6, " " * 8))


def page_name(page: PageCard | None) -> str:
    """A page's title, or its id where it has none."""
    return (page.title or page.id) if page else "?"


def copy_lines(rows: Iterable[CopyRow], tongue: Tongue, columns: int) -> Iterator[str]:
    """Each pair of pages that share text, with where each has its report from, and the words if the rows have them."""
    for row in rows:
        yield ""
        yield from styled(Strong, wrap(copy_head(row, tongue), columns, rest="       "))
        for word, id_, external, title, origins in (
            ("look.later", row.later, row.later_external_id, row.later_title, row.later_origins),
            ("look.earlier", row.earlier, row.earlier_external_id, row.earlier_title, row.earlier_origins),
        ):
            name = f"{id_}{f' ({external})' if external else ''}"
            yield from _side(say(word, tongue), name, title, origins, tongue, columns)
        yield from ruling_lines(row.rulings, tongue, columns, " " * 6)
        yield from alignment(row, tongue, columns)


def copy_head(row: CopyRow, tongue: Tongue) -> str:
    """ "83 %  Warta Pagi 2020-10-07 ← Kabar Uji 2020-10-06, 2 stretches"."""
    sides = [
        f"{outlet or '?'} {moment(published, tongue)}"
        for outlet, published in ((row.later_outlet, row.later_published), (row.earlier_outlet, row.earlier_published))
    ]
    stretches = say("count.stretch" if len(row.spans) == 1 else "count.stretches", tongue, n=len(row.spans))
    return f"{row.share:>4.0%}  {' ← '.join(sides)} · {stretches}"


def _side(
    word: str, name: str, title: str | None, origins: tuple[PageOrigin, ...], tongue: Tongue, columns: int
) -> Iterator[str]:
    yield from wrap(f"{short(title, 160)}" if title else name, columns, f"      {word:<11} ")
    told = [part for part in (origins_told_of(origins, tongue), name if title else None) if part]
    yield from styled(Faint, wrap(" · ".join(told), columns, " " * 18))
