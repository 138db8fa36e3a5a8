"""What the record tells of one story, by the parts of its pages alone: its happenings, claims and tolls.

A pure function of those parts and of what the pages draw on, so that only the stories that a new page touches are gone
through again.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from palagan.model.record import Claim, Discrepancy, Happening, Party, Story
from palagan.record.claims import find_claims
from palagan.record.discrepancies import of_happening
from palagan.record.happenings import gather, make_happenings
from palagan.record.lineage import Drawn
from palagan.record.origins import Origins
from palagan.record.packing import pack
from palagan.record.page_part import PagePart
from palagan.record.places import place_key
from palagan.record.sheet import day_name
from palagan.record.telling import Telling, split
from palagan.record.toll_series import Toll, decided
from palagan.record.union import is_history, key_of
from palagan.record.weights import telling_words


@dataclass(frozen=True, slots=True)
class Group:
    """Tellings (page, telling) of one event within a story. `id` is that of the first; `key` finds it in other stories;
    `happening` is made of these tellings alone, without links; `discrepancy` shows the days they tell differently;
    `told` is each telling as bytes, where the key is of a stretch."""

    id: str
    tellings: tuple[tuple[str, str], ...]
    key: str | None
    happening: Happening
    discrepancy: Discrepancy | None
    told: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class StoryPart:
    """A story with its happenings, claims and tolls. The claims' happenings are ids of groups."""

    story: Story
    groups: tuple[Group, ...]
    claims: tuple[Claim, ...]
    tolls: tuple[Toll, ...]


def story_part(id_: str, pages: Iterable[PagePart], drawn: Mapping[str, tuple[Drawn, ...]]) -> StoryPart:
    """The part of a story. `drawn` holds what its pages draw on."""
    parts = sorted(pages, key=lambda part: part.order)
    origins = Origins(drawn, {part.page: part.outlet for part in parts})
    story_of = {part.page: id_ for part in parts}
    gathered = gather([telling for part in parts for telling in part.tellings])
    made = make_happenings(gathered, origins.count, story_of)
    happening_of = {telling.id: group for group, (_, told) in made.items() for telling in told}
    return StoryPart(
        make_story(id_, parts, origins),
        tuple(_group(happening, told) for happening, told in made.values()),
        find_claims(
            (one for part in parts for one in part.propositions),
            (one for part in parts for one in part.denials),
            happening_of,
            origins.count,
            story_of,
        ),
        tuple(decided(toll for part in parts for toll in part.tolls)),
    )


def _group(happening: Happening, told: Sequence[Telling]) -> Group:
    key = key_of(told)
    return Group(
        happening.id,
        tuple((t.page, t.id) for t in told),
        key,
        happening,
        of_happening(happening, told),
        tuple(map(pack, told)) if key is not None and is_history(key) else (),
    )


def make_story(id_: str, parts: Sequence[PagePart], origins: Origins) -> Story:
    """The story of some pages, which stand in their order. Parties and places come by the number of their pages."""
    days = [part.day for part in parts if part.day is not None]
    parties: Counter[str] = Counter()
    named: dict[str, Party] = {}
    places: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for part in parts:
        for party in part.parties:
            parties[party.key] += 1
            named.setdefault(party.key, party)
        for place in part.places:
            key = place_key(place) or place
            places[key] += 1
            spelt.setdefault(key, place)
    return Story(
        id=id_,
        title=_title([part.title for part in parts]),
        pages=tuple(part.page for part in parts),
        first=day_name(min(days)) if days else None,
        last=day_name(max(days)) if days else None,
        parties=tuple(named[key] for key, _ in _most(parties)),
        places=tuple(spelt[key] for key, _ in _most(places)),
        origins=origins.count((part.page, None) for part in parts),
    )


def _title(titles: Sequence[str]) -> str:
    """The title whose words most of the others share; the first told of several."""
    words = [telling_words(split(title)) for title in titles]
    shared = Counter(word for told in words for word in told)
    worth = [sum(shared[word] - 1 for word in told) / math.sqrt(len(told) or 1) for told in words]
    return titles[max(range(len(titles)), key=lambda n: (worth[n], -n))]


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def by_last(story: Story) -> tuple[tuple[int, ...], str]:
    """A key that sorts later stories first, undated ones last."""
    return (tuple(-int(part) for part in story.last.split("-")) if story.last else (1,)), story.id
