"""Stories: pages about the same running matter, by their words, names and days, in whatever language, read or not.

Names, numbers and what stands near the top weigh most, rare words more than common ones; likeness fades with the days
between two pages and ends after a few, so that a war does not become one story. First version: constants tuned on
`stories.dev.jsonl` and the first half of `gva.dev.jsonl`; a story's pages are not yet split again.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from palagan.model.ids import content_id
from palagan.model.record import OriginCount, Party, Story
from palagan.record.grouping import group
from palagan.record.parties import Register
from palagan.record.places import place_key, place_name
from palagan.record.sheet import Sheet, day_name
from palagan.record.weights import Rarity, cosine, unit

ALIKE = 0.25
"""Mean likeness at which two groups of pages tell one story."""
_WINDOW = 4
"""Days between two pages after which they are not compared."""
_FADE = 0.1
"""How fast likeness fades, per day."""
_UNTOLD_DAYS = 4
"""Days that an undated page is supposed to lie from any other."""
_NAME, _LEAD, _LEAD_SPAN = 1.5, 1.0, 80
_POWER = 1.2
_TOP = 32
"""Heaviest words of a page by which others are sought that may be like it."""
_LOOK_BACK = 300
"""Pages back, per word, that are looked at: more than a word that tells stories apart has in four days."""
_SHORT = 2
"""Words of fewer letters are not weighed."""


def find_stories(
    sheets: Sequence[Sheet],
    register: Register,
    count: Callable[[Iterable[str]], OriginCount],
) -> tuple[Story, ...]:
    """The stories, every page in exactly one, a page that stands alone in a story of its own; latest first.

    `count` gives the independent origins of some pages.
    """
    ordered = sorted(sheets, key=lambda sheet: sheet.order)
    vectors = page_vectors(ordered)
    groups = group(_likeness(ordered, vectors), len(ordered), ALIKE)
    stories = [_story([ordered[n] for n in ns], [vectors[n] for n in ns], register, count) for ns in groups]
    return tuple(sorted(stories, key=lambda story: (_reversed(story.last), story.id)))


def page_vectors(sheets: Sequence[Sheet]) -> list[dict[str, float]]:
    """For each page its weighed words, at length one."""
    counts = [_told(sheet) for sheet in sheets]
    rarity = Rarity(counts)
    return [unit({word: weight * rarity.of(word) ** _POWER for word, weight in told.items()}) for told in counts]


def _told(sheet: Sheet) -> dict[str, float]:
    """How strongly a page tells each of its words: how often, whether as a name or number, how near the top."""
    text = sheet.reading.article.text
    often: Counter[str] = Counter()
    named: Counter[str] = Counter()
    first: dict[str, int] = {}
    for position, (word, start) in enumerate(zip(sheet.words, sheet.starts, strict=True)):
        often[word] += 1
        first.setdefault(word, position)
        if text[start].isupper() or word.isdigit():
            named[word] += 1
    title = (sheet.reading.article.title or "").lower()
    for word in "".join(letter if letter.isalnum() else " " for letter in title).split():
        often[word] += 1
        first[word] = 0
    return {
        word: (1 + math.log(number))
        * (_NAME if named[word] * 2 >= number else 1.0)
        * (1 + _LEAD * math.exp(-first[word] / _LEAD_SPAN))
        for word, number in often.items()
        if len(word) >= _SHORT
    }


def _likeness(sheets: Sequence[Sheet], vectors: Sequence[Mapping[str, float]]) -> dict[tuple[int, int], float]:
    """Pairs of pages that share a heavy word and lie close in time → how alike they are."""
    postings: dict[str, list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    days = [sheet.day for sheet in sheets]
    for b, vector in enumerate(vectors):
        day = days[b]
        for word in sorted(vector, key=lambda word: (-vector[word], word))[:_TOP]:
            for a in reversed(postings[word][-_LOOK_BACK:]):
                if day is not None and (days[a] or day) < day - _WINDOW:
                    break
                pairs.add((a, b))
            postings[word].append(b)
    out: dict[tuple[int, int], float] = {}
    for a, b in pairs:
        one, other = days[a], days[b]
        apart = abs(one - other) if one is not None and other is not None else _UNTOLD_DAYS
        if apart <= _WINDOW:
            value = cosine(vectors[a], vectors[b]) * math.exp(-_FADE * apart)
            if value >= ALIKE / 4:
                out[a, b] = value
    return out


def _story(
    sheets: Sequence[Sheet],
    vectors: Sequence[Mapping[str, float]],
    register: Register,
    count: Callable[[Iterable[str]], OriginCount],
) -> Story:
    days = [sheet.day for sheet in sheets if sheet.day is not None]
    centre: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for word, weight in vector.items():
            centre[word] += weight
    most_like = max(range(len(sheets)), key=lambda n: (cosine(vectors[n], unit(centre)), -n))
    parties: Counter[str] = Counter()
    named: dict[str, Party] = {}
    places: Counter[str] = Counter()
    for sheet in sheets:
        reading = sheet.reading
        actors = {a for e in reading.events if not e.background for a in (*e.sources, *e.targets)}
        for party in register.parties(sheet.id, sorted(actors)):
            parties[party.key] += 1
            named[party.key] = party
        for key in {place_key(e.place) for e in reading.events if e.place and not e.background}:
            if key:
                places[key] += 1
    return Story(
        id=content_id("st", sheets[0].id),
        title=_title(sheets[most_like]),
        pages=tuple(sheet.id for sheet in sheets),
        first=day_name(min(days)) if days else None,
        last=day_name(max(days)) if days else None,
        parties=tuple(named[key] for key, _ in _most(parties)),
        places=tuple(place_name(key) for key, _ in _most(places)),
        origins=count(sheet.id for sheet in sheets),
    )


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
