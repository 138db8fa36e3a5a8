"""What a page gives to search and to the actors' screens: its words by field, and whom it names in whose words.

A pure function of the page's reading, made once beside its part of the record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from palagan.languages.searching import VERSION as WORDS_VERSION
from palagan.languages.searching import Words, words
from palagan.model.article import REPORT, Kind
from palagan.model.reading import Actor, Reading, Statement
from palagan.model.record import Party
from palagan.record.parties import Register, register

VERSION = f"findable 1, words {WORDS_VERSION}"
"""The way in which this program makes what search keeps; raised when the same reading gives something else."""
STEM = "="
"""Stands before the stem of a word that is written otherwise: so a column holds both, and "serang" as a word finds
"serang" and "=serang"."""
BREAK = "=="
"""Stands between stretches that no phrase may bridge."""
SEARCHED = REPORT | {Kind.SUBTITLE}
"""The kinds of stretches that are searched as text: the report, and what introduces it."""
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Naming:
    """A written form of an actor's name: `uses` times by the speaker of that key, None in the outlet's own words."""

    form: str
    speaker: str | None
    uses: int


@dataclass(frozen=True, slots=True)
class Named:
    """An actor of the page: how many statements it makes there, and the names used for it."""

    party: Party
    said: int
    names: tuple[Naming, ...]


@dataclass(frozen=True, slots=True)
class Findable:
    """The page's words by field, as search keeps them, and its actors. `day` is "YYYY-MM-DD", `moment` sorts pages."""

    day: str | None
    title: str
    text: str
    said: str
    speakers: str
    actors: str
    places: str
    outlet: str
    named: tuple[Named, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields in the order in which search keeps them."""
        return self.title, self.text, self.said, self.speakers, self.actors, self.places, self.outlet


def findable(reading: Reading, parties: Register | None = None) -> Findable:
    """What search and the actors' screens take of a page; `parties` are its own, where they are known already."""
    article = reading.article
    text, language = article.text, article.language
    parties = parties or register([reading])
    speaking = {actor for statement in reading.statements for actor in (statement.speaker, *statement.via) if actor}
    names = {actor.id: _names(reading, actor, parties) for actor in reading.actors}
    return Findable(
        day=article.published_day,
        title=_words(_titles(reading), language),
        text=_streams([words(text, language, s.start, s.end) for s in article.segments if s.kind in SEARCHED]),
        said=_streams([words(text, language, s.start, s.end) for s in _outer(reading.statements)], apart=True),
        speakers=_written(name for actor in reading.actors if actor.id in speaking for name in names[actor.id]),
        actors=_written(name for actor in reading.actors for name in names[actor.id]),
        places=_written(dict.fromkeys(place.name for place in reading.places)),
        outlet=_written([article.outlet] if article.outlet else []),
        named=tuple(_named(reading, parties)),
    )


def _titles(reading: Reading) -> list[str]:
    """The title, and the one written on the page where that is another."""
    article = reading.article
    written = [article.text[s.start : s.end] for s in article.segments if s.kind is Kind.TITLE]
    return list(dict.fromkeys(" ".join(title.split()) for title in (article.title, *written) if title))


def _words(texts: Iterable[str], language: str) -> str:
    return _streams([words(text, language) for text in texts], apart=True)


def _written(names: Iterable[str]) -> str:
    """Names, which are not stemmed; of two that differ in case alone the first."""
    folded = dict.fromkeys(map(_plain, dict.fromkeys(names)))
    return f" {BREAK} ".join([name for name in folded if name])


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    return " ".join([part for parts, _ in words(name, None) for part in parts])


def _streams(stretches: list[list[Words]], *, apart: bool = False) -> str:
    """The words as written, then the stems that are other. `apart`: no phrase goes from one stretch into the next."""
    written: list[str] = []
    stems: list[str] = []
    for stretch in stretches:
        if apart and written:
            written.append(BREAK)
        written += chain.from_iterable([parts for parts, _ in stretch])
        stems += [STEM + stem for _, other in stretch for stem in other]
    return " ".join([*written, BREAK, *stems] if stems else written)


def _outer(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Statements, without those that joint speakers make once more."""
    seen: set[tuple[int, int]] = set()
    for one in statements:
        if (one.start, one.end) not in seen:
            seen.add((one.start, one.end))
            yield one


def _names(reading: Reading, actor: Actor, parties: Register) -> list[str]:
    """The names of an actor: of the page, the one that the record uses, and as written."""
    party = parties.of.get((reading.article.page_id, actor.id))
    text = reading.article.text
    return [actor.name, *([party.name] if party else ()), *[text[m.start : m.end] for m in actor.mentions]]


def _named(reading: Reading, parties: Register) -> Iterator[Named]:
    page = reading.article.page_id
    text = reading.article.text
    said = Counter([statement.speaker for statement in reading.statements])
    joined: dict[str, tuple[Party, list[str], dict[tuple[str, str], int]]] = {}
    spoken = []
    for one in reading.statements:
        by = parties.of.get((page, one.speaker)) if one.speaker else None
        if one.speaker:
            spoken.append((one.start, one.end, by.key if by else ""))
    for actor in reading.actors:
        party = parties.of[page, actor.id]
        _, ids, forms = joined.setdefault(party.key, (party, [], {}))
        ids.append(actor.id)
        for mention in actor.mentions:
            at, speaker = mention.start, ""
            form = " ".join(text[at : mention.end].split())[:_LONGEST_NAME]
            for start, end, key in spoken:
                if start <= at < end:
                    speaker = key
                    break
            forms[form, speaker] = forms.get((form, speaker), 0) + 1
    for party, ids, forms in joined.values():
        names = tuple([Naming(form, speaker or None, uses) for (form, speaker), uses in sorted(forms.items())])
        yield Named(party, sum([said[id_] for id_ in ids]), names)
