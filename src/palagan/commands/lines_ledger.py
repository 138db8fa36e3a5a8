"""Toll ledgers as lines for the terminal: what is said now and by whom, then every figure in the order of telling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from palagan.commands.layout import Faint, Strong, short, styled, wrap
from palagan.commands.lines import moment, origins_of, ruling_lines
from palagan.views.drawn import origins_told_of
from palagan.views.headings import heading
from palagan.views.ledgers import EntryRow, LedgerRow, NowRow
from palagan.views.messages import Tongue, bounds, say

_FIGURE = 9
"""Columns of a figure."""
_ROOMY = 70
"""Columns from which long lines go on under their own column."""
_OTHERS = 3
"""Other figures named under one."""


def ledger_lines(rows: Iterable[LedgerRow], tongue: Tongue, columns: int) -> Iterator[str]:
    """Each ledger: its range now with the speakers, then every figure in the order of telling.

    "×" marks what was replaced; "sum so far" tells a sum since the start from the figure of one day or event.
    """
    for row in rows:
        yield ""
        matter = f"{say(f'harm.{row.kind}', tongue)}: {short(heading(row.about, tongue))}"
        yield from styled(Strong, wrap(matter, columns, rest="  "))
        ids = [row.id, row.happening, row.story]
        yield from styled(Faint, wrap(" · ".join(one for one in ids if one), columns, "  "))
        origins = origins_of(row.origins_low, row.origins_high, row.origins, tongue)
        yield from wrap(
            f"{say('brief.now_said', tongue)} {bounds(row.low, row.high)} · {origins}", columns, "  ", "    "
        )
        for now in row.now:
            yield from wrap(_now(now, tongue), columns, f"    {bounds(now.low, now.high):>{_FIGURE}}  ")
        by_id = {entry.id: entry for entry in row.entries}
        for entry in row.entries:
            yield from _entry(entry, by_id, tongue, columns)


def _now(now: NowRow, tongue: Tongue) -> str:
    sum_ = f" · {say('look.sum', tongue)}" if now.cumulative else ""
    return f"{_speakers(now.speakers, tongue)} ({moment(now.published, tongue)}){sum_}"


def _speakers(names: tuple[str, ...], tongue: Tongue) -> str:
    return ", ".join(names) or say("brief.page_voice", tongue)


def _entry(entry: EntryRow, by_id: Mapping[str, EntryRow], tongue: Tongue, columns: int) -> Iterator[str]:
    mark = " " if entry.current else "×"
    head = f"  {mark} {moment(entry.published, tongue):<16} {bounds(entry.low, entry.high):>{_FIGURE}}  "
    under = " " * 6
    when = say("look.sum", tongue) if entry.cumulative else entry.date and say("look.of", tongue, date=entry.date)
    told = [_speakers(entry.speakers, tongue), entry.place, when]
    rest = " " * len(head) if columns > _ROOMY else under
    yield from wrap(" · ".join(part for part in told if part), columns, head, rest)
    yield from wrap(f"«{short(entry.evidence.words)}»", columns, under)
    outlet = entry.outlet or say("look.no_outlet", tongue)
    where = [outlet, origins_told_of(entry.origins, tongue), entry.evidence.page, entry.id]
    yield from styled(Faint, wrap(" · ".join(where), columns, under))
    yield from ruling_lines(entry.rulings, tongue, columns, under)
    for word, ids in (("look.replaced_by", entry.replaced_by), ("column.contradicts", entry.contradicts)):
        if ids:
            others = "; ".join(_other(one, by_id, tongue) for one in ids[:_OTHERS])
            rest = f" … (+{len(ids) - _OTHERS})" if len(ids) > _OTHERS else ""
            yield from styled(Faint, wrap(f"{say(word, tongue)} {others}{rest}", columns, under))


def _other(id_: str, by_id: Mapping[str, EntryRow], tongue: Tongue) -> str:
    """ "404 (Otoritas Nagorno-Karabakh, 2020-10-10 20:15)"."""
    entry = by_id.get(id_)
    if entry is None:
        return id_
    told = f"{_speakers(entry.speakers, tongue)}, {moment(entry.published, tongue)}"
    return f"{bounds(entry.low, entry.high)} ({told})"
