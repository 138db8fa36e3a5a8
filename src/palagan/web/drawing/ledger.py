"""A toll ledger drawn along time: a lane for each speaker, its figures, what replaced them, and what is said now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from palagan.views.ledgers import EntryRow, LedgerRow
from palagan.views.messages import Tongue, bounds
from palagan.web.drawing.rows import Rows, width_of
from palagan.web.drawing.time_axis import Axis, Tick, axis_of, second_of

WIDTH = 1120
_LEFT, _RIGHT, _NOW = 250, 930, 1010
_TOP, _ROW, _FOOT = 34, 26, 12
_LANES = 14
"""Speakers with a lane of their own; the figures of further ones are in the table."""
_ROWS = 4
_TIES = 60
"""Paths from figure to figure that one can still follow."""


@dataclass(frozen=True, slots=True)
class FigureDrawn:
    """One value of one speaker, from when it was told first (`x`) to when it was told last (`end`).

    `entry` is the first entry that tells it, `times` how many do; `current`: it stands now.
    """

    x: float
    end: float
    y: float
    entry: str
    label: str
    times: int
    current: bool
    contradicted: bool
    words: str


@dataclass(frozen=True, slots=True)
class SpeakerDrawn:
    """A speaker's lane. `speakers` empty: the pages' own voice. `now`: what stands now, None where nothing does."""

    y: int
    height: int
    speakers: tuple[str, ...]
    figures: tuple[FigureDrawn, ...]
    now: str | None
    folded: int


@dataclass(frozen=True, slots=True)
class LedgerDrawn:
    """The picture, in pixels. `ties` are the paths from a figure to the one that replaced it; `left_out` counts the
    speakers that have no lane."""

    width: int
    height: int
    left: int
    right: int
    now_x: int
    ticks: tuple[Tick, ...]
    lanes: tuple[SpeakerDrawn, ...]
    ties: tuple[str, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Entries of one speaker with one value."""

    value: tuple[float | None, float | None]
    entries: list[EntryRow]


def draw_ledger(ledger: LedgerRow, tongue: Tongue) -> LedgerDrawn | None:
    """The picture of a ledger; None where no figure is dated. Speakers whose figures stand now come first."""
    axis = axis_of((entry.published for entry in ledger.entries), _LEFT, _RIGHT)
    if axis is None:
        return None
    by_speaker: dict[tuple[str, ...], list[EntryRow]] = {}
    for entry in ledger.entries:
        by_speaker.setdefault(entry.speakers, []).append(entry)
    ordered = sorted(by_speaker.items(), key=lambda pair: (not any(e.current for e in pair[1]), -len(pair[1]), pair[0]))
    lanes: list[SpeakerDrawn] = []
    places: dict[str, FigureDrawn] = {}
    top = _TOP
    for speakers, entries in ordered[:_LANES]:
        lane = _lane(speakers, entries, axis, top, places)
        lanes.append(lane)
        top += lane.height
    ties = tuple(_ties(ledger.entries, places))
    left_out = max(0, len(ordered) - _LANES)
    return LedgerDrawn(WIDTH, top, _LEFT, _RIGHT, _NOW, axis.ticks(tongue), tuple(lanes), ties, left_out)


def _lane(
    speakers: tuple[str, ...], entries: Sequence[EntryRow], axis: Axis, top: int, places: dict[str, FigureDrawn]
) -> SpeakerDrawn:
    rows = Rows(_ROWS)
    figures: list[FigureDrawn] = []
    folded = 0
    for run in _runs(entries):
        first = run.entries[0]
        x, end = _x(axis, first), max(_x(axis, entry) for entry in run.entries)
        label = bounds(*run.value)
        if len(run.entries) > 1:
            label += f" ×{len(run.entries)}"
        row = rows.place(x, max(width_of(label) * 1.15 + 18, end - x + 12))
        if row is None:
            folded += 1
            continue
        drawn = FigureDrawn(
            x=x,
            end=end,
            y=top + row * _ROW + _ROW / 2,
            entry=first.id,
            label=label,
            times=len(run.entries),
            current=any(entry.current for entry in run.entries),
            contradicted=any(entry.contradicts for entry in run.entries),
            words=first.evidence.words,
        )
        figures.append(drawn)
        places.update({entry.id: drawn for entry in run.entries})
    current = sorted({_span(e) for e in entries if e.current}, key=lambda one: (one[0] or 0, one[1] or 0))
    now = " · ".join(bounds(*one) for one in current[:3]) + (" …" if len(current) > 3 else "") if current else None
    return SpeakerDrawn(
        y=top,
        height=max(1, len(rows)) * _ROW + _FOOT,
        speakers=speakers,
        figures=tuple(figures),
        now=now,
        folded=folded,
    )


def _runs(entries: Sequence[EntryRow]) -> list[_Run]:
    """Entries of one value together, in the order in which they were told first."""
    found: dict[tuple[float | None, float | None], _Run] = {}
    for entry in sorted(entries, key=lambda e: second_of(e.published) or 0):
        found.setdefault(_span(entry), _Run(_span(entry), [])).entries.append(entry)
    return list(found.values())


def _span(entry: EntryRow) -> tuple[float | None, float | None]:
    return entry.low, entry.high


def _x(axis: Axis, entry: EntryRow) -> float:
    """Where an entry lies; an undated one at the end."""
    second = second_of(entry.published)
    return axis.x(second) if second is not None else axis.right


def _ties(entries: Sequence[EntryRow], places: dict[str, FigureDrawn]) -> list[str]:
    """A path from each figure to the first that replaced it, once a pair; none where there would be too many."""
    found: dict[str, str] = {}
    for entry in entries:
        for old in entry.replaces:
            one, other = places.get(old), places.get(entry.id)
            if one is None or other is None or one is other or one.x > other.x:
                continue
            if abs(one.y - other.y) <= _ROW:
                path = f"M{one.end} {one.y}H{max(one.end, other.x - 8)}V{other.y}H{other.x - 6}"
            else:
                path = f"M{one.end} {one.y}C{one.end + 18} {one.y} {other.x - 22} {other.y} {other.x - 6} {other.y}"
            found.setdefault(one.entry, path)
    return list(found.values()) if len(found) <= _TIES else []
