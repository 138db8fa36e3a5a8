"""A page laid out for comparing: its report's words with their places in the text, and when it was published."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from palagan.model.article import REPORT, Kind
from palagan.model.reading import Reading, Span
from palagan.model.record import Evidence

_WORDS = re.compile(r"([^\W_]+)")
"""Splits a text into what stands between words, and words."""
_HOUR = 3600
_DAY = 24 * _HOUR
_HOME_OFFSET = 7 * _HOUR
"""A moment without a zone is read as Western Indonesian Time, where most Indonesian outlets sit."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When a page was published, as a stretch of seconds since 0001-01-01 UTC: one second, or a whole day."""

    first: int
    last: int

    def before(self, other: Moment) -> bool:
        """Whether it is certainly earlier."""
        return self.last < other.first


@dataclass(frozen=True, slots=True)
class Sheet:
    """A reading with its report's words: `words[n]` stands at `text[starts[n]:ends[n]]`, in lower case.

    `moment` is None for an undated page; `order` sorts pages by publication, undated last, then by id.
    """

    reading: Reading
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    moment: Moment | None

    @property
    def id(self) -> str:
        """The page's id."""
        return self.reading.article.page_id

    @property
    def outlet(self) -> str | None:
        """The outlet's name, or None."""
        return self.reading.article.outlet

    @property
    def published(self) -> str | None:
        """The publication moment as the page means it."""
        return self.reading.article.published

    @property
    def day(self) -> int | None:
        """The day of publication as a proleptic ordinal, as the page writes it; None when undated."""
        return day_number(self.published)

    @property
    def order(self) -> tuple[int, int, str]:
        """A key that sorts by publication, undated pages last."""
        return (0, self.moment.first, self.id) if self.moment else (1, 0, self.id)


def lay_out(reading: Reading) -> Sheet:
    """The sheet of a reading. Words are taken from its body, headings and captions only."""
    text = reading.article.text
    starts: list[int] = []
    ends: list[int] = []
    for part in report_spans(reading):
        at = list(accumulate(map(len, _WORDS.split(text[part.start : part.end])), initial=part.start))
        starts += at[1:-1:2]
        ends += at[2::2]
    lowered = text.lower()
    if len(lowered) == len(text):
        words = tuple([lowered[start:end] for start, end in zip(starts, ends, strict=True)])
    else:  # a letter that is two in lower case moves all behind it
        words = tuple([text[start:end].lower() for start, end in zip(starts, ends, strict=True)])
    return Sheet(reading, words, tuple(starts), tuple(ends), moment_of(reading.article.published))


def report_spans(reading: Reading) -> Iterator[Span]:
    """The stretches of the page that are its report."""
    for segment in reading.article.segments:
        if segment.kind in REPORT:
            yield Span(segment.start, segment.end)


def in_caption(reading: Reading, offset: int) -> bool:
    """Whether a place in the text lies in a picture's caption."""
    return any(s.start <= offset < s.end for s in reading.article.segments if s.kind is Kind.CAPTION)


def evidence(reading: Reading, start: int, end: int) -> Evidence:
    """The words of a stretch, as evidence."""
    return Evidence(reading.article.page_id, start, end, reading.article.text[start:end])


@lru_cache(maxsize=65536)
def moment_of(published: str | None) -> Moment | None:
    """The stretch of time that an ISO 8601 publication value tells; None when it is absent or cannot be read."""
    if not published:
        return None
    try:
        if len(published) == 10:
            start = dt.date.fromisoformat(published).toordinal() * _DAY - _HOME_OFFSET
            return Moment(start, start + _DAY - 1)
        value = dt.datetime.fromisoformat(published)
    except ValueError:
        return None
    offset = value.utcoffset()
    shift = _HOME_OFFSET if offset is None else int(offset.total_seconds())
    second = value.toordinal() * _DAY + value.hour * _HOUR + value.minute * 60 + value.second - shift
    return Moment(second, second)


def day_number(published: str | None) -> int | None:
    """The ordinal of the day that a publication value names, in its own zone; None when it names none."""
    if not published:
        return None
    try:
        return dt.date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None


def day_name(day: int) -> str:
    """An ordinal as "YYYY-MM-DD"."""
    return dt.date.fromordinal(day).isoformat()
