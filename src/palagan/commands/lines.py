"""A view's rows as lines for the terminal, in Indonesian or English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from palagan.exports.brief import parties_line
from palagan.views.actors import ActorRow
from palagan.views.cards import Footnote
from palagan.views.claims import AssertionRow, ClaimRow, DiscrepancyRow
from palagan.views.headings import differing, heading
from palagan.views.ledgers import LedgerRow
from palagan.views.lineage import CopyRow, OriginRow, StoryRow
from palagan.views.messages import Tongue, bounds, origins_told, pages_told, say
from palagan.views.timeline import TimelineRow

_LONGEST = 220
_REASONS = 8
"""Pages told under one origin or story; all are in the JSON."""


_PARTS = ("brief.news", "brief.plans", "brief.background")


def part_of_timeline(row: TimelineRow) -> int:
    """The part in which a happening is told: 0 news, 1 plans and possibilities, 2 background."""
    return 2 if row.background else int(row.status != "happened")


def timeline_lines(rows: Iterable[TimelineRow], tongue: Tongue) -> Iterator[str]:
    """The happenings under a heading for each part; `rows` are in the order of the parts."""
    for part, members in groupby(rows, part_of_timeline):
        yield from _heading(say(_PARTS[part], tongue))
        for row in members:
            yield from _happening(row, tongue)


def _happening(row: TimelineRow, tongue: Tongue) -> Iterator[str]:
    kind = say(f"type.{row.type}", tongue) + (f"/{row.mode}" if row.mode else "")
    told = [parties_line(row), row.place, None if row.status == "happened" else say(f"status.{row.status}", tongue)]
    date = row.date or say("brief.undated", tongue)
    yield f"{date:<12} {kind}: {' · '.join(part for part in told if part)}"
    facts = [
        f"{origins_told(row.origins_low, row.origins_high, tongue)}, {pages_told(row.pages, tongue)}",
        row.id,
    ]
    if row.said_by:
        facts.insert(0, f"{say('column.said_by', tongue)} {', '.join(row.said_by)}")
    if row.denied_by:
        facts.insert(0, f"{say('column.denied_by', tongue)} {', '.join(row.denied_by)}")
    yield _under(" · ".join(facts))
    if row.evidence:
        yield _under(_quoted(row.evidence[0]))
    for link in row.links:
        kind, _, other = link.partition(" ")
        yield _under(f"{say(f'link.{kind}', tongue)} {other}")
    for contradiction in row.contradictions:
        yield _under(f"! {contradiction}")


def claim_lines(rows: Iterable[ClaimRow], tongue: Tongue) -> Iterator[str]:
    """Each claim with both sides."""
    for row in rows:
        yield from _heading(f"«{_short(row.proposition)}»  {row.id}")
        for word, tellings, count in (
            ("brief.asserted", row.asserted, row.asserted_origins),
            ("brief.denied", row.denied, row.denied_origins),
        ):
            if tellings:
                yield f"  {say(word, tongue)} ({origins_told(*count, tongue)}):"
                for told in tellings:
                    yield from _telling(told, tongue)
        if not row.asserted:
            yield f"  {say('brief.nobody_asserts', tongue)}"
        if not row.denied:
            yield f"  {say('brief.nobody_denies', tongue)}"


def _telling(told: AssertionRow, tongue: Tongue) -> Iterator[str]:
    code = f" ({told.speaker_code})" if told.speaker_code else ""
    via = f" · {say('column.via', tongue)} {', '.join(told.via)}" if told.via else ""
    yield f"    {told.speaker or say('brief.unknown', tongue)}{code}{via}"
    yield f"      {_quoted(told.evidence)}"


def version_lines(rows: Iterable[DiscrepancyRow], tongue: Tongue) -> Iterator[str]:
    """Each matter that is told differently, its versions side by side."""
    rows = list(rows)
    if rows:
        yield from _heading(say("brief.versions", tongue))
    for row in rows:
        yield f"  {_short(heading(row.about, tongue))} · {differing(row.differs, tongue)}  {row.id}"
        for telling, note in zip(row.tellings, row.versions, strict=True):
            yield f"    {_short(telling)}"
            yield f"      {_quoted(note)}"


def ledger_lines(rows: Iterable[LedgerRow], tongue: Tongue) -> Iterator[str]:
    """Each ledger with every figure, in the order in which they were told."""
    for row in rows:
        now = f"{say('brief.now_said', tongue)} {bounds(row.low, row.high)}"
        origins = origins_told(row.origins_low, row.origins_high, tongue)
        yield from _heading(
            f"{say(f'harm.{row.kind}', tongue)} · {_short(heading(row.about, tongue))} · {now} · {origins}  {row.id}"
        )
        for entry in row.entries:
            speakers = ", ".join(entry.speakers) or say("brief.page_voice", tongue)
            published = (entry.published or say("brief.undated", tongue))[:16]
            place = f" · {entry.place}" if entry.place else ""
            mark = " " if entry.current else "×"
            figure = bounds(entry.low, entry.high)
            yield f"  {mark} {published:<16}  {figure:>9}  {speakers}{place}  ({entry.outlet or '?'})  {entry.id}"
            yield f"      «{_short(entry.evidence.words)}»"


def origin_lines(rows: Iterable[OriginRow], tongue: Tongue) -> Iterator[str]:
    """Each origin with the pages that draw on it and how that is known."""
    for row in rows:
        yield from _heading(f"{row.name} ({row.kind}) · {pages_told(row.pages, tongue)}  {row.id}")
        for reason in row.because[:_REASONS]:
            page = reason.page
            where = f"{page.outlet or '?'} {(page.published or '')[:10]}" if page else "?"
            words = f" «{_short(reason.evidence.words, 80)}»" if reason.evidence else ""
            detail = f": {reason.detail}" if reason.detail else ""
            yield f"  {where:<28} {say(f'how.{reason.how}', tongue)}{detail}{words}"
        yield from _rest(row.because, tongue)


def copy_lines(rows: Iterable[CopyRow], tongue: Tongue) -> Iterator[str]:
    """Each pair of pages that share text."""
    for row in rows:
        yield (
            f"{say('column.share', tongue)} {row.share:>4.0%}  {row.later_outlet or '?'} ← {row.earlier_outlet or '?'}"
            f"  {row.later} ← {row.earlier}  ({len(row.spans)})"
        )


def story_lines(rows: Iterable[StoryRow], tongue: Tongue) -> Iterator[str]:
    """Each story with its pages."""
    for row in rows:
        days = " – ".join(dict.fromkeys(day for day in (row.first, row.last) if day)) or say("brief.undated", tongue)
        count = pages_told(len(row.pages), tongue)
        yield from _heading(f"{_short(row.title)}  {row.id}")
        yield f"  {days} · {count} · {origins_told(row.origins_low, row.origins_high, tongue)}"
        if row.parties:
            yield f"  {', '.join(row.parties[:_REASONS])}"
        for page in row.pages[:_REASONS]:
            published = (page.published or say("brief.undated", tongue))[:16]
            yield f"    {published:<16}  {page.outlet or '?'}: {page.title or page.id}"
        yield from _rest(row.pages, tongue)


def actor_lines(rows: Iterable[ActorRow], tongue: Tongue) -> Iterator[str]:
    """Each actor with its counts and the names used for it."""
    for row in rows:
        counts = ((row.did, "did"), (row.suffered, "suffered"), (row.said, "said"), (row.accused, "accused"))
        told = " · ".join(f"{say(f'column.{name}', tongue)} {count}" for count, name in counts if count)
        yield f"{row.name} ({row.code}) · {pages_told(row.pages, tongue)}{f' · {told}' if told else ''}"
        others = [f"{name} ({count})" for name, count in row.names if name != row.name][:_REASONS]
        if others:
            yield f"  {say('column.names_used', tongue)}: {', '.join(others)}"


def _heading(words: str) -> Iterator[str]:
    yield ""
    yield words


def _under(words: str) -> str:
    return f"{'':13}{words}"


def _quoted(note: Footnote) -> str:
    where = ", ".join(part for part in (note.outlet, (note.published or "")[:10]) if part) or note.page
    return f"«{_short(note.words)}» {where}"


def _short(words: str, most: int = _LONGEST) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _rest(all_of: Sequence[object], tongue: Tongue) -> Iterator[str]:
    if len(all_of) > _REASONS:
        yield f"  {say('brief.shown_only', tongue, shown=_REASONS, total=len(all_of))}"
