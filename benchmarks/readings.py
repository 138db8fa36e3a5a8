"""Synthetic readings without end: stories with heavy tails, copies, tolls, as a case of 274 pages a day gets them.

`synthetic(1000, seed=4)` gives 1,000 readings, oldest first; `made` gives each with its page as stored, the story it
tells and the page it copies, so that the record made of them can be measured. A longer run begins with the shorter.
Nothing is read: text and values are made together. Distributions follow what the reader finds in gold train and dev
and in stories.dev (`python -m benchmarks.distribution`).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, count, islice
from random import Random
from typing import Literal

from benchmarks.copying import body_of, take_over
from benchmarks.newsroom import Agent, Outlet, World
from benchmarks.noted import reading_of
from benchmarks.stories import Story, Tellers
from benchmarks.told import PageInMaking
from benchmarks.wording import day_value
from benchmarks.written import credit, write_report
from palagan.gather.identity import page_id
from palagan.model.article import Article, Credit, Found, Kind
from palagan.model.ids import sha256_hex
from palagan.model.page import Hints, Page
from palagan.model.reading import Reading

PAGES_A_DAY = 274
"""So 100,000 pages are a year."""
EPOCH_DAYS = 30
"""Days after which all stories end and others begin."""
FIRST_DAY = dt.date(2016, 1, 4).toordinal()
UNDATED, VERSIONS = 0.1, 0.004
"""Shares of pages without a time of publication, and of later versions of a page at the same address."""
STORY_EXPONENT, BIG_STORIES, BIGGEST = 3.1, 0.0005, 400
"""Stories of k pages are as frequent as k to the minus this; besides, this share has 100 to the biggest."""
COPY_IN_STORY, COPY_OUTSIDE = 0.3, 0.03
"""Chance that a page copies an earlier one of its story, or any one of the last two days."""
_WEEK = (1.1, 1.1, 1.1, 1.1, 1.05, 0.8, 0.75)
_LAST_DAYS = 2

Edit = Literal["verbatim", "light", "half", "version"]


@dataclass(frozen=True, slots=True)
class Made:
    """A synthetic page with what is true of it: the number of its story, and the page it copies and how."""

    page: Page
    reading: Reading
    story: int
    copies: str | None = None
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class _Earlier:
    made: Made
    story: Story
    outlet: Outlet
    day: int


def synthetic(pages: int, seed: int = 0) -> Iterator[Reading]:
    """So many readings, by time of publication."""
    return (one.reading for one in islice(made(seed), pages))


def with_pages(pages: int, seed: int = 0) -> Iterator[tuple[Page, Reading]]:
    """So many pages as a case stores them, each with its reading."""
    return ((one.page, one.reading) for one in islice(made(seed), pages))


def made(seed: int = 0) -> Iterator[Made]:
    """Pages without end, day by day."""
    world = World(seed)
    for number in count(0):
        yield from epoch(world, seed, number)


def epoch(world: World, seed: int, number: int) -> Iterator[Made]:
    """The pages of the thirty days of that number. They depend on no other, so that several processes can make them."""
    stream = _Stream(world, seed, number)
    first = FIRST_DAY + number * EPOCH_DAYS
    for day in range(first, first + EPOCH_DAYS):
        yield from stream.day(day)


class _Stream:
    def __init__(self, world: World, seed: int, number: int) -> None:
        self.world = world
        self.rng = Random(f"stream {seed} {number}")
        self.tellers = Tellers(world, self.rng, number * 1_000_000)
        self.due: defaultdict[int, list[Story]] = defaultdict(list)
        self.last: deque[_Earlier] = deque(maxlen=_LAST_DAYS * PAGES_A_DAY)
        self.recent: dict[int, deque[_Earlier]] = {}
        self.sizes = list(accumulate(k**-STORY_EXPONENT for k in range(1, BIGGEST + 1)))
        self.number = number * 1_000_000

    def day(self, day: int) -> Iterator[Made]:
        """The pages of one day, by the minute."""
        draw = self.rng.random
        due = self.due.pop(day, [])
        quota = int(PAGES_A_DAY * _WEEK[dt.date.fromordinal(day).weekday()] * (0.9 + 0.2 * draw()))
        while len(due) < quota:
            self._begin(day)
            due += self.due.pop(day)
        self.rng.shuffle(due)
        minutes = sorted([300 + int(draw() * 1140) for _ in due])
        for story, minute in zip(due, minutes, strict=True):
            yield self._publish(story, day, minute)
        gone = [number for number, pages in self.recent.items() if day - pages[-1].day > _LAST_DAYS]
        for number in gone:
            del self.recent[number]

    def _begin(self, day: int) -> None:
        draw = self.rng.random
        size = 1 + bisect(self.sizes, draw() * self.sizes[-1])
        if draw() < BIG_STORIES:
            size = 100 + int(draw() * (BIGGEST - 100))
        story = self.tellers.story(day, size)
        self.due[day].append(story)
        pace = 0.5 + size**0.5 / 8
        for _ in range(size - 1):
            self.due[day + min(int(self.rng.expovariate(1 / pace)), 9)].append(story)

    def _publish(self, story: Story, day: int, minute: int) -> Made:
        draw, world = self.rng.random, self.world
        outlet = world.outlets[bisect(world.outlet_shares, draw() * world.outlet_shares[-1])]
        earlier, edit = self._copied(story, day)
        if earlier is not None and edit == "version":
            outlet = earlier.outlet
        story = earlier.story if earlier else story
        for plan in story.plans:
            if plan.day is not None and plan.day <= day:
                story.matters.insert(1, self.tellers.done(plan))
        story.plans = [plan for plan in story.plans if plan.day is None or plan.day > day]
        story.pages += 1
        self.number += 1
        one = self._write(story, day, minute, outlet, earlier, edit)
        kept = _Earlier(one, story, outlet, day)
        self.last.append(kept)
        self.recent.setdefault(story.number, deque(maxlen=12)).append(kept)
        return one

    def _copied(self, story: Story, day: int) -> tuple[_Earlier | None, Edit | None]:
        draw = self.rng.random
        told = self.recent.get(story.number)
        chance = draw()
        pick: _Earlier | None = None
        if told and chance < COPY_IN_STORY:
            pick = told[int(draw() * len(told))]
        elif self.last and chance > 1 - COPY_OUTSIDE:
            pick = self.last[int(draw() * len(self.last))]
        if pick is None or day - pick.day > _LAST_DAYS:
            return None, None
        kind = draw()
        if kind < VERSIONS / 0.15:
            return pick, "version"
        return pick, "verbatim" if kind < 0.4 else "light" if kind < 0.8 else "half"

    def _write(
        self, story: Story, day: int, minute: int, outlet: Outlet, earlier: _Earlier | None, edit: Edit | None
    ) -> Made:
        rng = self.rng
        draw, lines = rng.random, self.tellers.phrases.lines
        page = PageInMaking(rng, self.world, outlet, day, story.topic, story.cast.names)
        page.matter, page.spot = story.matters[0], story.matters[0].spot
        title = byline = published = None
        if outlet.style < 4:
            titles = self.tellers.phrases.titles
            start, end = page.line(titles[int(draw() * len(titles))])
            title = "".join(page.parts)
            page.found.append(Found("title", title, start, end, "line.title"))
            page.segment(start, Kind.TITLE, "line.title")
        if outlet.style % 2:
            byline = self.world.person(rng)
            start, end = page.put(f"Penulis: {byline}")
            page.found.append(Found("byline", byline, end - len(byline), end, "byline.role"))
            page.segment(start, Kind.BYLINE, "byline.role")
        if draw() >= UNDATED:
            published = _moment(day, minute, draw())
            if outlet.style % 3:
                start, end = page.put(published.replace("T", " ").replace("+07:00", " WIB"))
                page.found.append(Found("published", published, start, end, "published.line"))
                page.segment(start, Kind.PUBLISHED, "published.line")
            else:
                page.found.append(Found("published", published, None, None, "hint.published"))
        if earlier is None:
            write_report(page, story, self.tellers, max(4, min(27, int(rng.gauss(15.5, 5)))))
        else:
            self._copy(page, earlier, edit, story)
        for _ in range(int(draw() * 4) + outlet.style % 3):
            start, _end = page.line(lines["furniture"][int(draw() * len(lines["furniture"]))])
            page.segment(start, Kind.FURNITURE, "line.furniture")
        page.found.append(Found("outlet", outlet.name, None, None, "hint.outlet"))
        url = (
            f"https://{outlet.host}/{day_value(day).replace('-', '/')}/{story.topic[0]}-{story.topic[1]}-{self.number}"
        )
        if earlier is not None and edit == "version":
            url = earlier.made.page.url or url
        return self._made(page, story, title, byline, published, url, (day, minute), earlier, edit)

    def _copy(self, page: PageInMaking, earlier: _Earlier, edit: Edit | None, story: Story) -> None:
        draw, reading = self.rng.random, earlier.made.reading
        body = body_of(reading)
        first, last = 0, len(body) - 1
        if edit == "half":
            half = max(1, len(body) // 2)
            first = 0 if draw() < 0.6 else int(draw() * (len(body) - half + 1))
            last = first + half - 1
        take_over(page, reading, body[first].start, body[last].end, edited=edit != "verbatim")
        page.put("\n")
        if edit == "half" or (edit == "light" and draw() < 0.4) or edit == "version":
            write_report(page, story, self.tellers, 1 + int(draw() * 4))
        if edit != "version" and draw() < 0.35:
            outlet = earlier.outlet
            page.medium = Agent(outlet.name, "organization", "IDN.JRN", None, (outlet.name, outlet.name))
            page.spot, start = story.war.spots[0], page.at
            credit(page, self.tellers, "reprint" if draw() < 0.4 else "dikutip")
            page.segment(start, Kind.BODY, "report")

    def _made(
        self,
        page: PageInMaking,
        story: Story,
        title: str | None,
        byline: str | None,
        published: str | None,
        url: str,
        when: tuple[int, int],
        earlier: _Earlier | None,
        edit: Edit | None,
    ) -> Made:
        text = "".join(page.parts).rstrip("\n")
        content = text.encode("utf-8")
        number, outlet = f"{story.number}-{story.pages}", page.outlet
        hints = Hints(outlet.name, published[:10] if published else None, None, url, number, None, None)
        id_ = page_id(content, hints)
        source = f"synthetic.jsonl:{self.number}"
        captured = f"{day_value(when[0] + 1)}T{when[1] // 60:02}:{when[1] % 60:02}:{self.number % 60:02}Z"
        stored = Page(id_, source, "text", content, "utf-8", sha256_hex(content), hints, captured)
        credits: tuple[Credit, ...] = tuple(page.credits)
        article = Article(
            page_id=id_,
            source=source,
            url=url,
            external_id=number,
            text=text,
            segments=tuple(page.segments),
            language="id",
            outlet=outlet.name,
            title=title,
            byline=(byline,) if byline else (),
            published=published,
            published_from="hint" if published and not outlet.style % 3 else "page" if published else None,
            credits=credits,
            found=tuple(page.found),
        )
        return Made(stored, reading_of(page, article), story.number, earlier.made.page.id if earlier else None, edit)


def _moment(day: int, minute: int, form: float) -> str:
    date = day_value(day)
    if form < 0.3:
        return date
    return f"{date}T{minute // 60:02}:{minute % 60:02}{'+07:00' if form < 0.9 else ''}"
