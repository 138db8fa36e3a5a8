"""One page's telling of one event: its mentions on that page drawn together, with parties, days and place resolved."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from palagan.model.ids import content_id
from palagan.model.reading import Event, Span, Status
from palagan.model.record import Evidence, Mention, Party
from palagan.model.stretch import stands_in
from palagan.record.dates import Days, days_of, narrower
from palagan.record.loose_days import LooseDays
from palagan.record.parties import Register, countries_of
from palagan.record.places import narrower_place, place_key, place_told, unlike
from palagan.record.sheet import Sheet, evidence
from palagan.record.sides import without_harmed
from palagan.record.weights import roots_of, telling_words

_WORD = re.compile(r"[^\W_]+")
_STATUS_ORDER: tuple[Status, ...] = ("happened", "possible", "planned")


@dataclass(frozen=True, slots=True)
class Telling:
    """What one page tells of one event, with all of the page that comparing and drawing together need.

    `id` is that of the happening that it is the first to tell; `page` the page's; `at` its order of publication
    (`Sheet.order`); `day` the ordinal of its day; `place` a place key, `spelt` it as printed; `date_words` the words
    that tell `date`, `loose` whether they may date something else (`loose_days`); `placed_beside` whether a sentence
    that tells it tells the place; `countries` those of all known
    parties; `words` the telling words of its sentences; `sides` the parties of each mention: those who did it, those it
    was done to.
    """

    id: str
    page: str
    at: tuple[int, int, str]
    published: str | None
    outlet: str | None
    day: int | None
    mentions: tuple[Mention, ...]
    type: str
    mode: str | None
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    date: str | None
    days: Days | None
    date_words: Evidence | None
    loose: bool
    place: str | None
    spelt: str | None
    placed_beside: bool
    status: Status
    background: bool
    countries: frozenset[str]
    words: frozenset[str]
    sides: tuple[tuple[tuple[Party, ...], tuple[Party, ...]], ...]

    @property
    def planned(self) -> bool:
        """Whether it is told as still to come."""
        return self.status == "planned"

    @property
    def dated_beside(self) -> bool:
        """Whether the words that tell its date stand in a sentence that tells it."""
        return any(stands_in(self.date_words, mention.evidence) for mention in self.mentions)

    @property
    def dated_firmly(self) -> bool:
        """The same, and they date nothing else."""
        return not self.loose and self.dated_beside

    @property
    def mutual(self) -> bool:
        """Whether its parties stand on both sides (fighting, meeting)."""
        return bool({p.key for p in self.sources} & {p.key for p in self.targets})

    @property
    def order(self) -> tuple[tuple[int, int, str], int]:
        """A key that sorts by the page's publication, then by place on the page."""
        return self.at, self.mentions[0].anchor.start


def tellings(sheet: Sheet, register: Register) -> list[Telling]:
    """The events that a page tells, its mentions of one event together; what is planned apart from what happened, and
    mentions whose days or places cannot be the same apart from each other, where each sentence tells its own place."""
    groups: dict[tuple[str, str, bool, bool], list[Event]] = defaultdict(list)
    for event in sorted(sheet.reading.events, key=lambda e: (e.anchor.start, e.anchor.end, e.id)):
        groups[event.happening, event.type, event.status == "planned", event.background].append(event)
    page = _Page(sheet, register)
    return [page.telling(part) for events in groups.values() for part in _agreeing(events)]


def _agreeing(events: Sequence[Event]) -> list[list[Event]]:
    parts: list[list[Event]] = []
    for event in events:
        for part in parts:
            if all(_can_be_one(event, other) for other in part):
                part.append(event)
                break
        else:
            parts.append([event])
    return parts


def _can_be_one(one: Event, other: Event) -> bool:
    a, b = days_of(one.date), days_of(other.date)
    if a and b and (a.last < b.first or b.last < a.first):
        return False
    if not (_placed_beside(one) and _placed_beside(other)):
        return True
    return not unlike(place_key(one.place), place_key(other.place))


def _placed_beside(event: Event) -> bool:
    """Whether no other sentence than the event's own tells its place."""
    return event.place_span is None or stands_in(event.place_span, event.evidence)


def _dated_beside(event: Event) -> bool:
    """Whether no other sentence than the event's own tells its day."""
    return event.date_span is None or stands_in(event.date_span, event.evidence)


def _place(events: Sequence[Event]) -> str | None:
    """The narrowest place told in the sentences of the events, else that of others; of unlike ones the first."""
    placed = [event for event in events if event.place is not None]
    place: str | None = None
    for event in [event for event in placed if _placed_beside(event)] or placed:
        key = place_key(event.place)
        if not unlike(place, key):
            place = narrower_place(place, key)
    return place


class _Page:
    """A page while its tellings are made: what recurs in them (parties, sentences) is worked out once."""

    def __init__(self, sheet: Sheet, register: Register) -> None:
        self.sheet, self.register, self.id, self.at = sheet, register, sheet.id, sheet.order
        self.day, self.loose_days = sheet.day, LooseDays(sheet)
        self._parties: dict[tuple[str, ...], tuple[Party, ...]] = {(): ()}
        self._words: dict[Span, frozenset[str]] = {}
        self._told: Counter[tuple[Span, str]] = Counter()

    def parties(self, actors: tuple[str, ...]) -> tuple[Party, ...]:
        """The parties of some actors."""
        if actors not in self._parties:
            self._parties[actors] = self.register.parties(self.id, actors)
        return self._parties[actors]

    def words(self, span: Span) -> frozenset[str]:
        """The roots of the telling words of a sentence."""
        if span not in self._words:
            told = telling_words(split(self.sheet.reading.words(span.start, span.end)))
            self._words[span] = roots_of(told)
        return self._words[span]

    def telling_id(self, anchor: Span, type_: str) -> str:
        """The id of the next telling at a word: two events can be told by one and the same."""
        self._told[anchor, type_] += 1
        number = self._told[anchor, type_]
        return content_id("hp", self.id, anchor.start, anchor.end, type_, *([number] if number > 1 else []))

    def telling(self, events: Sequence[Event]) -> Telling:
        """The telling of some mentions."""
        sheet, first = self.sheet, events[0]
        sides = tuple((self.parties(event.sources), self.parties(event.targets)) for event in events)
        if first.type == "ASSAULT" and len(sides) > 1:
            sides = without_harmed(sides)
        sources, targets = _each(doers for doers, _ in sides), _each(others for _, others in sides)
        date = first.date
        for event in events[1:]:
            date = narrower(date, event.date) if date else event.date
        days, place = days_of(date), _place(events)
        return Telling(
            id=self.telling_id(first.anchor, first.type),
            page=self.id,
            at=self.at,
            published=sheet.published,
            outlet=sheet.outlet,
            day=self.day,
            mentions=tuple([self.mention(event) for event in events]),
            type=first.type,
            mode=_mode(events),
            sources=sources,
            targets=targets,
            date=date,
            days=days,
            date_words=_date_words(sheet, events, date),
            loose=all(self.loose_days.holds(event) for event in events if event.date == date and _dated_beside(event)),
            place=place,
            spelt=place_told(next((event.place for event in events if place_key(event.place) == place), None)),
            placed_beside=any(event.place is not None and _placed_beside(event) for event in events),
            status=_status(events, days, self.day),
            background=first.background,
            countries=countries_of((*sources, *targets)),
            words=self.words(first.evidence).union(*[self.words(event.evidence) for event in events[1:]]),
            sides=sides,
        )

    def mention(self, event: Event) -> Mention:
        """The mention of an event."""
        return Mention(
            page=self.id,
            event=event.id,
            evidence=evidence(self.sheet.reading, event.evidence.start, event.evidence.end),
            anchor=evidence(self.sheet.reading, event.anchor.start, event.anchor.end),
            status=event.status,
            said_by=self.parties(event.said_by),
            denied_by=self.parties(event.denied_by),
            published=self.sheet.published,
        )


def _mode(events: Sequence[Event]) -> str | None:
    """That of most mentions; of equals the first of the alphabet."""
    if len(events) == 1:
        return events[0].mode or None
    modes = Counter([event.mode for event in events if event.mode])
    return min(modes, key=lambda mode: (-modes[mode], mode)) if modes else None


def _status(events: Sequence[Event], days: Days | None, day: int | None) -> Status:
    """The surest of the mentions; what is dated after the page's own day is planned, however it is told."""
    if days is not None and day is not None and days.first > day:
        return "planned"
    return min((event.status for event in events), key=_STATUS_ORDER.index)


def _date_words(sheet: Sheet, events: Sequence[Event], date: str | None) -> Evidence | None:
    """The words that tell the date, else the sentence it is told for."""
    event = next((event for event in events if date is not None and event.date == date), None)
    if event is None:
        return None
    span = event.date_span or event.evidence
    return evidence(sheet.reading, span.start, span.end)


def _each(sides: Iterable[Sequence[Party]]) -> tuple[Party, ...]:
    found = [party for side in sides for party in side]
    return tuple({party.key: party for party in found}.values() if len(found) > 1 else found)


def split(text: str) -> list[str]:
    """The words of a stretch, in lower case."""
    return _WORD.findall(text.lower())
