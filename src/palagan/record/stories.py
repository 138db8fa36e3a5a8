"""Stories: pages about the same running matter, by their words, names and days, in whatever language, read or not.

Which pages are of one story, `stream.py` finds day by day and `story_book.py` keeps up; here stories are shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from palagan.model.ids import content_id
from palagan.model.record import OriginCount, Party, Story
from palagan.record.leaf import Leaf, leaf_of, own_weights
from palagan.record.parties import Register
from palagan.record.places import place_key, place_name
from palagan.record.sheet import Sheet, day_name
from palagan.record.shelf import Shelf
from palagan.record.weights import cosine, unit


def find_stories(
    sheets: Sequence[Sheet],
    register: Register,
    count: Callable[[Iterable[str]], OriginCount],
    copies: Iterable[tuple[str, str, float]] = (),
) -> tuple[Story, ...]:
    """The stories, every page in exactly one, a page that stands alone in a story of its own; latest first.

    `count` gives the independent origins of some pages; `copies` are pairs of pages with the share that they share.
    """
    shelf = Shelf()
    shelf.change([leaf_of(sheet) for sheet in sheets], copies=copies)
    pages: dict[str, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        pages[shelf.story_of[sheet.id]].append(sheet)
    return in_order(make_story(first, told, register, count) for first, told in pages.items())


def story_id(first: str) -> str:
    """The id of the story whose first page is `first`."""
    return content_id("st", first)


def in_order(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Stories, the latest first."""
    return tuple(sorted(stories, key=lambda story: (_reversed(story.last), story.id)))


def make_story(
    first: str, sheets: Iterable[Sheet], register: Register, count: Callable[[Iterable[str]], OriginCount]
) -> Story:
    """The story named by the page `first`, from its pages' sheets. A pure function, whatever their order."""
    ordered = sorted(sheets, key=lambda sheet: sheet.order)
    days = [sheet.day for sheet in ordered if sheet.day is not None]
    parties: Counter[str] = Counter()
    named: dict[str, Party] = {}
    places: Counter[str] = Counter()
    for sheet in ordered:
        reading = sheet.reading
        actors = {a for e in reading.events if not e.background for a in (*e.sources, *e.targets)}
        for party in register.parties(sheet.id, sorted(actors)):
            parties[party.key] += 1
            named[party.key] = party
        for key in {place_key(e.place) for e in reading.events if e.place and not e.background}:
            if key:
                places[key] += 1
    return Story(
        id=story_id(first),
        title=_title(_most_like(ordered)),
        pages=tuple(sheet.id for sheet in ordered),
        first=day_name(min(days)) if days else None,
        last=day_name(max(days)) if days else None,
        parties=tuple(named[key] for key, _ in _most(parties)),
        places=tuple(place_name(key) for key, _ in _most(places)),
        origins=count(sheet.id for sheet in ordered),
    )


def _most_like(sheets: Sequence[Sheet]) -> Sheet:
    """The page that is most like the story as a whole; of two the first."""
    if len(sheets) <= 2:
        return sheets[0]
    vectors = [unit(_vector(leaf_of(sheet))) for sheet in sheets]
    centre: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for term, weight in vector.items():
            centre[term] += weight
    whole = unit(centre)
    return sheets[max(range(len(sheets)), key=lambda n: (cosine(vectors[n], whole), -n))]


def _vector(leaf: Leaf) -> dict[str, float]:
    return {str(term): weight for term, weight in own_weights(leaf)}


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _title(sheet: Sheet) -> str:
    """The page's title; where it has none, the first line of its report."""
    article = sheet.reading.article
    if article.title:
        return article.title
    if sheet.starts:
        return article.text[sheet.starts[0] :].split("\n", 1)[0][:160].strip()
    return sheet.id


def _reversed(day: str | None) -> tuple[int, ...]:
    """A key that sorts later days first, None last."""
    return tuple(-int(part) for part in day.split("-")) if day else (1,)
