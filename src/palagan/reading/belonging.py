"""The countries that a page names, as candidates for whose an actor is, and what speaks for each of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from palagan.languages.tables import alternatives, table
from palagan.reading.between import step_of
from palagan.reading.candidates import Candidate
from palagan.reading.coreference import Draft
from palagan.reading.made_once import made_once
from palagan.reading.namings import Naming, land_of, lead_words, namings_of
from palagan.reading.nearness import near
from palagan.reading.people import fold
from palagan.reading.phrases import cues
from palagan.reading.roles import after_speech, is_verb
from palagan.reading.words import Sentence, Word

HOME = "IDN"
"""The country that the pages come from, which they need not name."""
MOST = 6
"""Countries of a page that are candidates: those named most often."""
_MENTIONS = 6
"""Mentions of an actor that are looked at."""
_COUNTS = (0, 1, 2, 3, 5, 8, 13)
_TENTHS = (0, 1, 2, 3, 4, 5, 7)
_BACK = (0, 1, 2, 3, 5, 9)
_BESIDE = 4
"""Words behind an actor in which its verb is sought, and one more before it."""
_LEAD = 3
"""In how many sentences from the page's beginning its scene is looked for."""
_PLACES = frozenset({"place", "state", "capital"})
_COUNTING = frozenset({"GOV", "JUD", "MED", "COP", "PRE"})
"""Sectors whose bodies count the dead of their own country."""
_SHORT = 2
"""Letters of a part of a name that says nothing."""


class Belonging(NamedTuple):
    """A country that an actor may be of and what speaks for it, in parts that others share."""

    country: str
    parts: tuple[tuple[str, ...], ...]

    @property
    def features(self) -> tuple[str, ...]:
        """All in a row."""
        return tuple(chain.from_iterable(self.parts))


class Belongings:
    """Makes the candidates for the countries of a page's actors."""

    def __init__(
        self,
        found: Sequence[Candidate],
        read: Sequence[Sentence],
        drafts: Sequence[Draft],
        links: Sequence[int | None],
    ) -> None:
        self._found, self._read = found, read
        self._namings = namings_of(found, read, drafts, links)
        self._inside: dict[int, list[Naming]] = {}
        self._own: dict[str, list[Naming]] = {}
        for one in self._namings:
            self._inside.setdefault(one.sentence, []).append(one)
            self._own.setdefault(one.country, []).append(one)
        self.countries = sorted(self._own, key=lambda country: -len(self._own[country]))[:MOST]
        if HOME not in self.countries:
            self.countries.append(HOME)
        self._where = {country: frozenset([one.sentence for one in own]) for country, own in self._own.items()}
        sectors: dict[str, Counter[str]] = {}
        for draft in drafts:
            if draft.sector and (land := land_of(draft)):
                sectors.setdefault(draft.sector, Counter())[land] += len(draft.at)
        self._sectors = {sector: [land for land, _ in lands.most_common()] for sector, lands in sectors.items()}
        self._opening = next(filter(None, map(self._scene, range(_LEAD))), None)
        self._fixed = [self._of_page(rank, country) for rank, country in enumerate(self.countries)]

    def candidates(self, draft: Draft) -> tuple[Belonging, ...]:
        """The countries that an actor may be of, those named most often first; never none."""
        one = self._found[draft.at[0]]
        words = self._read[one.sentence].words
        inside = self._inside.get(one.sentence, [])
        of_actor = _of_actor(draft, one, words, len(self.countries), len({other.country for other in inside}))
        sentences = [self._found[number].sentence for number in draft.at[:_MENTIONS]]
        told = self._sectors.get(draft.sector or "", [])
        before = self._inside.get(one.sentence - 1)
        tells, scene = _teller(inside, one), self._scene(one.sentence)
        name = [_lands_of_names().get(part, frozenset()) for part in _name(draft, one, words)]
        beside = near(draft.sector, one, words, inside) if inside else {}
        out = []
        for country, of_page in zip(self.countries, self._fixed, strict=True):
            in_scene = _of_scene(tells == country, scene == country, self._opening == country, draft.sector)
            where = self._where.get(country, frozenset())
            met = len([number for number in sentences if number in where])
            of_name = _of_name(sum(country in lands for lands in name), any(name)) if name else ()
            parts: tuple[tuple[str, ...], ...] = (
                of_page,
                of_actor,
                in_scene,
                _of_mentions(met, len(sentences)),
                _of_company(
                    str(before[0].country == country) if before else "-",
                    str(before[-1].country == country) if before else "-",
                    "-" if not told else "most" if told[0] == country else str(country in told),
                    min(len(told), 2),
                    draft.sector,
                ),
                of_name,
                beside.get(country) or self._far(one.sentence, country, bool(inside)),
            )
            out.append(Belonging(country, parts))
        return tuple(out)

    def of_us(self, draft: Draft) -> str | None:
        """The country of the speaker whose own somebody is called ("ada satu warga kita," ujar X), or None."""
        for number in draft.at:
            one = self._found[number]
            words = self._read[one.sentence].words
            if one.last < len(words) and words[one.last].lower in lead_words("ours"):
                for other in self._inside.get(one.sentence, ()):
                    if other.first > one.last and words[other.first - 1].lower in after_speech():
                        return other.country
        return None

    def _of_page(self, rank: int, country: str) -> tuple[str, ...]:
        """What is the same for all actors: how often, where and as what the page names a country."""
        own = self._own.get(country, [])
        leads = Counter([one.lead for one in own])
        sorts = Counter([one.sort for one in own])
        share = step_of(10 * len(own) // max(1, len(self._namings)), _TENTHS)
        return (
            f"rank={min(rank, 4)}of{min(len(self._own), 5)}",
            f"count={step_of(len(own), _COUNTS)}",
            f"share={share}",
            f"home={country == HOME}",
            f"home={country == HOME}|share={share}",
            f"early={min(len([one for one in own if one.sentence < 2]), 3)}",
            f"first={bool(own) and own[0] is self._namings[0]}",
            f"led-in={step_of(sum([leads[word] for word in lead_words('in')]), _COUNTS)}",
            f"at={step_of(sum([leads[word] for word in lead_words('at')]), _COUNTS)}",
            f"does={step_of(leads['N'], _COUNTS)}",
            f"placed={step_of(sorts['place'] + sorts['capital'], _COUNTS)}",
            f"people={step_of(sorts['person'] + sorts['title'], _COUNTS)}",
        )

    def _scene(self, number: int) -> str | None:
        """The country of the first place that a sentence only locates by ("di Sydney"), or None."""
        inside = self._inside.get(number, ())
        places = (one.country for one in inside if one.sort in _PLACES and one.lead in cues("locators"))
        return next(places, None)

    def _far(self, at: int, country: str, others: bool) -> tuple[str, ...]:
        """Where the page names a country before and after a sentence that does not."""
        own = self._own.get(country, [])
        here = bisect_left(own, (at,))
        ahead = step_of(own[here].sentence - at, _BACK) if here < len(own) else "-"
        if not here:
            return _of_distance(ahead, "-", others, "-", "-", "-")
        back = own[here - 1]
        between = self._namings[bisect_left(self._namings, (back.sentence + 1,)) : bisect_left(self._namings, (at,))]
        nearer = str(min(len({one.country for one in between}), 3))
        return _of_distance(ahead, step_of(at - back.sentence, _BACK), others, nearer, back.sort, back.lead)


def _teller(inside: Sequence[Naming], one: Candidate) -> str | None:
    """The country of the body of state that the sentence of an unnamed victim begins with: it counts its own."""
    before = [other for other in inside if other.last <= one.first]
    if len(before) != 1 or before[0].sort not in ("body", "title") or before[0].sector not in _COUNTING:
        return None
    return before[0].country


@made_once(4096)
def _of_scene(tells: bool, scene: bool, opening: bool, sector: str | None) -> tuple[str, ...]:
    """Whether a country is that of who counts the dead, of the sentence's place, of the page's first place."""
    return f"tells={tells}", f"scene={scene}", f"opening={opening}", f"opening={opening}|{sector}"


@made_once(4096)
def _of_mentions(met: int, several: int) -> tuple[str, ...]:
    """In how many of an actor's sentences a country is named."""
    return (f"met={met}of{several}" if several < 4 else f"met={2 * met // several}/2",)


@made_once(4096)
def _of_name(parts: int, known: bool) -> tuple[str, ...]:
    """How many parts of a person's name known persons of a country bear, and whether those of any do."""
    return (f"named={min(parts, 2)}{known}",)


@made_once(4096)
def _of_company(opens: str, closes: str, how: str, lands: int, sector: str | None) -> tuple[str, ...]:
    """The sentence before, and actors of the same sector."""
    return (
        f"before-opens={opens}",
        f"before-closes={closes}",
        f"of-sector={how}|{lands}",
        f"of-sector={how}|{sector}",
    )


@made_once(16_384)
def _of_distance(ahead: str, back: str, others: bool, nearer: str, sort: str, lead: str) -> tuple[str, ...]:
    """How far from an actor's sentence a country is named; `nearer`: how many others between."""
    return (
        f"here=FalseFalse|others={others}",
        f"ahead={ahead}",
        f"back={back}|others={others}",
        f"back-order={nearer}",
        f"back-sort={sort}|{lead}",
    )


def _of_actor(draft: Draft, one: Candidate, words: Sequence[Word], countries: int, here: int) -> tuple[str, ...]:
    """What all candidates of an actor share: what it is called, and the words beside it."""
    first, last = one.first, one.last
    before = words[max(0, first - _BESIDE - 1) : first][::-1]
    return (
        f"kind={draft.kind}",
        f"key={draft.key[0]}",
        f"sort={one.sort}",
        f"head={one.head}",
        f"sector={draft.sector}",
        f"pre={words[first - 1].lower if first else '^'}",
        f"post={words[last].lower if last < len(words) else '$'}",
        f"verb={next((word.lower for word in before if is_verb(word)), '-')}",
        f"then={next((word.lower for word in words[last : last + _BESIDE] if is_verb(word)), '-')}",
        f"single={one.single}",
        f"definite={one.definite}",
        f"closes={words[last - 1].lower if one.sort == 'group' else '-'}",
        f"countries={min(countries, 6)}",
        f"in-sentence={min(here, 4)}",
        f"opens={one.sentence == 0}",
    )


def _name(draft: Draft, one: Candidate, words: Sequence[Word]) -> tuple[str, ...]:
    """The parts of a person's name."""
    if draft.kind != "person":
        return ()
    return tuple(fold(word.text) for word in words[one.name_first : one.name_last] if word.alpha)


@cache
def _lands_of_names() -> dict[str, frozenset[str]]:
    """The countries of known persons by the parts of their names."""
    lands: dict[str, set[str]] = {}
    for row in table("languages/knowledge/people.tsv"):
        for part in " ".join((row["name"], *alternatives(row["names"]))).split():
            if len(part) > _SHORT:
                lands.setdefault(fold(part), set()).add(row["code"].partition(".")[0])
    return {part: frozenset(several) for part, several in lands.items()}
