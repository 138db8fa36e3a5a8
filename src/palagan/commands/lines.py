"""The timeline, the happenings and the actors as lines for the terminal, in Indonesian or English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from palagan.commands.layout import Faint, Strong, short, styled, wrap
from palagan.model.decision import Ruling
from palagan.views.actors import ActorRow
from palagan.views.cards import Footnote
from palagan.views.drawn import origins_told_of
from palagan.views.happenings import HappeningRow, MentionRow, TieRow
from palagan.views.messages import Tongue, carried_told, origins_told, pages_told, say
from palagan.views.sentences import contradiction_told
from palagan.views.timeline import TimelineRow, parties_line

MOST = 8
"""Pages told under one origin, story or happening; all are in the JSON."""
_PARTS = ("brief.news", "brief.plans", "brief.background")
_DATE = 12
"""Columns of a date and the blank after it."""


def part_of_timeline(row: TimelineRow) -> int:
    """The part in which a happening is told: 0 news, 1 plans and possibilities, 2 background."""
    return 2 if row.background else int(row.status != "happened")


def timeline_lines(rows: Iterable[TimelineRow], tongue: Tongue, columns: int) -> Iterator[str]:
    """The happenings under a heading for each part; `rows` are in the order of the parts."""
    for part, members in groupby(rows, part_of_timeline):
        yield ""
        yield Strong(say(_PARTS[part], tongue))
        for row in members:
            yield from _happening(row, tongue, columns)


def _happening(row: TimelineRow, tongue: Tongue, columns: int) -> Iterator[str]:
    under = " " * (_DATE + 1)
    yield from wrap(_told(row, tongue), columns, f"{_dated(row, tongue):<{_DATE}} ", under)
    facts = [f"{origins_told(row.origins_low, row.origins_high, tongue)}, {pages_told(row.pages, tongue)}", row.id]
    if row.said_by:
        facts.insert(0, f"{say('column.said_by', tongue)} {', '.join(row.said_by)}")
    if row.denied_by:
        facts.insert(0, f"{say('column.denied_by', tongue)} {', '.join(row.denied_by)}")
    yield from styled(Faint, wrap(" · ".join(facts), columns, under))
    yield from ruling_lines(row.rulings, tongue, columns, under)
    if row.evidence:
        yield from wrap(quoted(row.evidence[0]), columns, under)
    for link in row.links:
        kind, _, other = link.partition(" ")
        yield from wrap(f"{say(f'link.{kind}', tongue)} {other}", columns, under)
    for told in _contradictions(row, tongue):
        yield from wrap(f"! {told}", columns, under)


def _told(row: TimelineRow, tongue: Tongue) -> str:
    """ "assault/bombing: Armenia → Azerbaijan · Ganja · planned"."""
    kind = say(f"type.{row.type}", tongue) + (f"/{row.mode}" if row.mode else "")
    told = [
        parties_line(row) or (row.place and "?"),
        row.place,
        None if row.status == "happened" else say(f"status.{row.status}", tongue),
    ]
    rest = " · ".join(part for part in told if part)
    return f"{kind}: {rest}" if rest else kind


def _contradictions(row: TimelineRow, tongue: Tongue) -> list[str]:
    known = (*row.sources, *row.targets, *row.said_by, *row.denied_by)
    return [contradiction_told(sentence, tongue, known) for sentence in row.contradictions]


def _dated(row: TimelineRow, tongue: Tongue) -> str:
    return row.date or say("brief.undated", tongue)


def happening_lines(rows: Iterable[HappeningRow], tongue: Tongue, columns: int) -> Iterator[str]:
    """Each happening with every telling of it (the first few where there are many)."""
    for row in rows:
        yield ""
        yield from styled(Strong, wrap(_told(row, tongue), columns, f"{_dated(row, tongue)}  ", "    "))
        yield from styled(Faint, wrap(f"{row.id}{f' · {row.story}' if row.story else ''}", columns, "  "))
        yield from ruling_lines(row.rulings, tongue, columns)
        facts = [
            say("status.background" if row.background else f"status.{row.status}", tongue),
            carried_told(row.carried_over, tongue),
            origins_of(row.origins_low, row.origins_high, row.origins, tongue),
            pages_told(row.pages, tongue),
        ]
        yield from wrap(" · ".join(filter(None, facts)), columns, "  ", "    ")
        first, last = (moment(told, tongue) for told in (row.first_told, row.last_told))
        yield from wrap(
            say("look.told_once" if first == last else "look.told", tongue, first=first, last=last), columns, "  "
        )
        for word, names in (("column.said_by", row.said_by), ("column.denied_by", row.denied_by)):
            if names:
                yield from wrap(f"{say(word, tongue)} {', '.join(names)}", columns, "  ", "    ")
        for told in _contradictions(row, tongue):
            yield from wrap(f"{say('brief.versions', tongue)}: {told}", columns, "  ! ", "    ")
        for tie in row.ties:
            yield from wrap(_tie(tie, tongue), columns, "  → ", "    ")
        for telling in row.tellings[:MOST]:
            yield from _telling(telling, tongue, columns)
        yield from more(row.tellings, tongue)


def _telling(telling: MentionRow, tongue: Tongue, columns: int) -> Iterator[str]:
    note = telling.evidence
    told = [note.outlet or say("look.no_outlet", tongue), origins_told_of(telling.origins, tongue), telling.event]
    if telling.status != "happened":
        told.insert(1, say(f"status.{telling.status}", tongue))
    yield from styled(Faint, wrap(" · ".join(told), columns, f"    {moment(note.published, tongue):<17} ", " " * 6))
    yield from wrap(f"«{short(note.words)}»", columns, " " * 6)


def _tie(tie: TieRow, tongue: Tongue) -> str:
    told = f"{say(f'link.{tie.kind}', tongue)}: {tie.other}"
    if tie.type is None:
        return told
    sides = " → ".join(", ".join(side) for side in (tie.sources, tie.targets) if side)
    return f"{told} ({tie.date or say('brief.undated', tongue)} {say(f'type.{tie.type}', tongue)}: {sides or '?'})"


def actor_lines(rows: Iterable[ActorRow], tongue: Tongue, columns: int) -> Iterator[str]:
    """Each actor with its counts and the names used for it."""
    for row in rows:
        counts = ((row.did, "did"), (row.suffered, "suffered"), (row.said, "said"), (row.accused, "accused"))
        told = " · ".join(f"{say(f'column.{name}', tongue)} {count}" for count, name in counts if count)
        head = f"{row.name} ({row.code}) · {pages_told(row.pages, tongue)}{f' · {told}' if told else ''}"
        yield from styled(Strong, wrap(head, columns, rest="  "))
        others = [f"{name} ({count})" for name, count in row.names if name != row.name][:MOST]
        if others:
            yield from wrap(f"{say('column.names_used', tongue)}: {', '.join(others)}", columns, "  ", "    ")


def moment(published: str | None, tongue: Tongue) -> str:
    """A moment of publication to the minute: "2020-10-06 21:48"; undated where there is none."""
    return published[:16].replace("T", " ") if published else say("brief.undated", tongue)


def origins_of(low: int, high: int, names: Sequence[str], tongue: Tongue) -> str:
    """ "2–4 origins: AFP, Reuters"."""
    told = origins_told(low, high, tongue)
    return f"{told}: {', '.join(names[:MOST])}{' …' if len(names) > MOST else ''}" if names else told


def ruling_lines(rulings: Iterable[Ruling], tongue: Tongue, columns: int, indent: str = "  ") -> Iterator[str]:
    """What people decided on a thing: "decided: correct date by Rina: …", with the machine's value."""
    for ruling in rulings:
        told = say(f"verdict.{ruling.verdict}", tongue) + (f" {ruling.field}" if ruling.field else "")
        machine = f" ({say('look.machine', tongue, value=ruling.machine)})" if ruling.machine else ""
        disputed = f" · {say('look.disputed', tongue)}" if ruling.disputed else ""
        line = say("look.decided", tongue, told=told + machine, by=ruling.by, why=ruling.why)
        yield from wrap(f"{line} · {ruling.decision}{disputed}", columns, f"{indent}✓ ", f"{indent}  ")


def quoted(note: Footnote) -> str:
    """Words of a page with outlet and day."""
    where = ", ".join(part for part in (note.outlet, (note.published or "")[:10]) if part) or note.page
    return f"«{short(note.words)}» {where}"


def more(every: Sequence[object], tongue: Tongue, shown: int = MOST) -> Iterator[str]:
    """A line that says how many are not shown."""
    if len(every) > shown:
        yield Faint(f"    {say('look.more_here', tongue, n=len(every) - shown)}")
