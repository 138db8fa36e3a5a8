"""When a figure is told to be of: its day or stretch, whether it sums up over days, and whether it is of the past."""

from __future__ import annotations

from bisect import bisect_right

from palagan.model.reading import Event, Figure
from palagan.record.dates import days_of
from palagan.record.sheet import Sheet

_LONG = 2
"""Days from which the stretch of an event makes its toll a sum."""
_PAST = 366
"""Days before publication from which a toll is history."""


def sentence_of(sheet: Sheet, offset: int) -> tuple[int, int]:
    """The sentence that holds an offset; an empty stretch before the first."""
    spans = sheet.reading.sentences
    at = bisect_right([span.start for span in spans], offset) - 1
    return (spans[at].start, spans[at].end) if at >= 0 else (offset, offset)


def dates_of(sheet: Sheet, figure: Figure, event: Event | None) -> tuple[str | None, str | None]:
    """The figure's date, and that or else its event's; none for an open one ("sejak …") of another sentence, for what
    went on since then is not what the figure sums up."""
    date = figure.date or (event.date if event else None)
    if event is not None and event.date == date and event.date_span is not None:
        start, end = sentence_of(sheet, figure.start)
        days = days_of(date)
        if days is not None and days.open and not start <= event.date_span.start < end:
            return None, None
    return figure.date, date


def is_sum(figure: Figure, date: str | None) -> bool:
    """Whether a figure counts what happened over days."""
    days = days_of(date)
    return figure.cumulative or (days is not None and (days.open or days.width > _LONG))


def past_of(sheet: Sheet, figure: Figure, event: Event | None) -> str | None:
    """The year of a toll of the past, if its own sentence dates it long before the page; else of told background,
    unless that goes on since a day not long ago."""
    start, end = sentence_of(sheet, figure.start)
    told = [time.value for time in sheet.reading.times if start <= time.start < end and time.value]
    for value in told:
        days = days_of(value)
        if days is not None and not days.open and _is_past(sheet, days.last):
            return value[:4]
    if event is not None and event.background and not figure.said_by:
        date = figure.date or event.date
        days = days_of(date)
        if days is not None and days.open and not _is_past(sheet, days.first):
            return None
        return date[:4] if date else "undated"
    return None


def told_date(sheet: Sheet, figure: Figure, then: str | None) -> str | None:
    """The figure's date, where it agrees with whether it is of the past: a date that was carried over from another
    sentence may not."""
    days = days_of(figure.date)
    if days is None or figure.date is None:
        return figure.date
    if then is not None and then.isdigit() and not figure.date.startswith(then) and not _is_past(sheet, days.first):
        return then
    return None if then is None and not days.open and _is_past(sheet, days.last) else figure.date


def _is_past(sheet: Sheet, day: int) -> bool:
    return sheet.day is not None and day < sheet.day - _PAST
