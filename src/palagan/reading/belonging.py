"""The countries that a page names, as candidates for whose an actor is, and what speaks for each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from palagan.languages.tables import alternatives, lexicon, table
from palagan.reading.between import step_of
from palagan.reading.candidates import Candidate
from palagan.reading.codes import SUPRANATIONAL, UNKNOWN
from palagan.reading.coreference import Draft
from palagan.reading.namings import Naming, land_of, namings_of
from palagan.reading.people import fold
from palagan.reading.phrases import CUES
from palagan.reading.roles import clause_openers, is_verb
from palagan.reading.scene import Scene
from palagan.reading.words import Sentence, Word

HOME = "IDN"
"""The country that the pages come from, which they need not name."""
MOST = 8
"""Countries of a page that are candidates: those named most often."""
_MENTIONS = 6
"""Mentions of an actor that are looked at."""
_FAR = 30
"""Words between an actor and a country that are looked at."""
_GAPS = (0, 1, 2, 4, 7, 12, 20)
_COUNTS = (0, 1, 2, 3, 5, 8, 13)
_TENTHS = (0, 1, 2, 3, 4, 5, 7)
_BACK = (0, 1, 2, 3, 5, 9)
_BESIDE = 4
"""Words behind an actor in which its verb is sought, and one more before it."""
_SHORT = 2
"""Letters of a part of a name that says nothing."""
_OPENS = 6
"""Words before which a country opens its sentence."""


class Belonging(NamedTuple):
    """A country that an actor may be of (`UNK`: none is told) and what speaks for it, in parts that others share."""

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
        self._found, self._read, self._scene = found, read, Scene(found, read)
        self._namings = namings_of(found, read, drafts, links)
        self._inside: dict[int, list[Naming]] = {}
        for one in self._namings:
            self._inside.setdefault(one.sentence, []).append(one)
        self._counts = Counter(one.country for one in self._namings)
        self.countries = [country for country, _ in self._counts.most_common(MOST)]
        if HOME not in self.countries:
            self.countries.append(HOME)
        self._sectors: dict[str, Counter[str]] = {}
        for draft in drafts:
            if draft.sector and (land := land_of(draft)):
                self._sectors.setdefault(draft.sector, Counter())[land] += len(draft.at)
        self._fixed = [self._of_page(rank, country) for rank, country in enumerate(self.countries)]

    def candidates(self, draft: Draft) -> tuple[Belonging, ...]:
        """The countries that an actor may be of; the last is that none is told."""
        several = [self._found[number] for number in draft.at[:_MENTIONS]]
        one = several[0]
        words = self._read[one.sentence].words
        inside = self._inside.get(one.sentence, [])
        of_actor = _of_actor(draft, one, words, len(self.countries), len({other.country for other in inside}))
        scene = self._scene.of(one)
        name = _name(draft, one, words)
        out = []
        for country, of_page in zip(self.countries, self._fixed, strict=True):
            told = [f"{how}={land == country}" for how, land in scene]
            told.append(f"{told[-1]}|{draft.sector}")
            told += self._elsewhere(draft, several, country)
            if name:
                known = [_lands_of_names().get(part, ()) for part in name]
                told.append(f"named={min(sum(country in lands for lands in known), 2)}{any(known)}")
            near = self._near(draft, one, words, inside, country)
            out.append(Belonging(country, (of_page, of_actor, tuple(told), near)))
        out.append(Belonging(UNKNOWN, (("unk", f"unk|head={one.head}"), of_actor)))
        return tuple(out)

    def _of_page(self, rank: int, country: str) -> tuple[str, ...]:
        """What is the same for all actors: how often, where and as what the page names a country."""
        every, count = sum(self._counts.values()), self._counts[country]
        own = [one for one in self._namings if one.country == country]
        leads = Counter(one.lead for one in own)
        sorts = Counter(one.sort for one in own)
        share = step_of(10 * count // max(1, every), _TENTHS)
        return (
            f"rank={min(rank, 4)}of{min(len(self._counts), 5)}",
            f"count={step_of(count, _COUNTS)}",
            f"share={share}",
            f"home={country == HOME}",
            f"home={country == HOME}|share={share}",
            f"early={min(sum(1 for one in own if one.sentence < 2), 3)}",
            f"first={bool(own) and own[0] is self._namings[0]}",
            f"led-in={step_of(sum(leads[word] for word in _lists('in')), _COUNTS)}",
            f"at={step_of(sum(leads[word] for word in _lists('at')), _COUNTS)}",
            f"does={step_of(leads['N'], _COUNTS)}",
            f"placed={step_of(sorts['place'] + sorts['capital'], _COUNTS)}",
            f"people={step_of(sorts['person'] + sorts['title'], _COUNTS)}",
        )

    def _near(
        self, draft: Draft, one: Candidate, words: Sequence[Word], inside: Sequence[Naming], country: str
    ) -> tuple[str, ...]:
        """Where the actor's own sentence names a country, else how far away another one does."""
        before = [other for other in inside if other.last <= one.first]
        after = [other for other in inside if other.first >= one.last]
        left = next((n for n in range(len(before) - 1, -1, -1) if before[n].country == country), None)
        right = next((n for n, other in enumerate(after) if other.country == country), None)
        others = any(other.country != country for other in inside)
        out = [f"here={left is not None}{right is not None}|others={others}"]
        if left is not None:
            near = before[left]
            order = len({other.country for other in before[left + 1 :]} - {country})
            out += _of_naming("l", near, one.first - near.last, order, draft.sector)
            out += _path("l", words[near.last : one.first])
            out.append(f"l-opens={near is inside[0] and near.first < _OPENS}")
        if right is not None:
            near = after[right]
            order = len({other.country for other in after[:right]} - {country})
            out += _of_naming("r", near, near.first - one.last, order, draft.sector)
            out += _path("r", words[one.last : near.first])
        if left is None and right is None:
            out += self._far(one.sentence, country, bool(inside))
        return tuple(out)

    def _far(self, at: int, country: str, others: bool) -> list[str]:
        """Where the page names a country before and after a sentence that does not."""
        own = [one for one in self._namings if one.country == country]
        back = next((one for one in reversed(own) if one.sentence < at), None)
        ahead = next((one for one in own if one.sentence > at), None)
        out = [f"ahead={step_of(ahead.sentence - at, _BACK) if ahead else '-'}"]
        if back is None:
            return [*out, "back=-"]
        nearer = {one.country for one in self._namings if back.sentence < one.sentence < at}
        return [
            *out,
            f"back={step_of(at - back.sentence, _BACK)}|others={others}",
            f"back-order={min(len(nearer), 3)}",
            f"back-sort={back.sort}|{back.lead}",
        ]

    def _elsewhere(self, draft: Draft, several: Sequence[Candidate], country: str) -> list[str]:
        """The sentence before, the actor's other sentences, and actors of its sort whose country is told."""
        out = []
        opening = self._inside.get(several[0].sentence - 1)
        if opening:
            out.append(f"before-opens={opening[0].country == country}")
            out.append(f"before-closes={opening[-1].country == country}")
        met = sum(any(one.country == country for one in self._inside.get(c.sentence, ())) for c in several)
        out.append(f"met={met}of{len(several)}" if len(several) < 4 else f"met={2 * met // len(several)}/2")
        told = self._sectors.get(draft.sector or "")
        if told:
            how = "most" if told.most_common(1)[0][0] == country else str(country in told)
            out += [f"of-sector={how}|{min(len(told), 2)}", f"of-sector={how}|{draft.sector}"]
        return out


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


def _of_naming(side: str, near: Naming, gap: int, order: int, sector: str | None) -> tuple[str, ...]:
    """How far and as what a country is named beside an actor; `order`: how many other countries lie between."""
    step = step_of(gap, _GAPS)
    return (
        f"{side}-gap={step}",
        f"{side}-order={min(order, 2)}",
        f"{side}-gap={step}|order={min(order, 2)}",
        f"{side}-sort={near.sort}",
        f"{side}-lead={near.lead}",
        f"{side}-lead={near.lead}|sort={near.sort}",
        f"{side}-of={near.sector}|{sector}",
    )


def _path(side: str, words: Sequence[Word]) -> list[str]:
    """What lies between the mention of a country and an actor."""
    verbs = commas = 0
    out = []
    for word in words[:_FAR]:
        if word.text in ",;":
            commas += 1
        elif word.text in '"“”':
            out.append(f"{side}-quote")
        elif word.lower in _lists("over") or word.lower in clause_openers():
            out.append(f"{side}-over={word.lower}")
        elif is_verb(word):
            verbs += 1
            out.append(f"{side}-verb={word.lower}")
    return [*out, f"{side}-verbs={min(verbs, 2)}", f"{side}-commas={min(commas, 2)}|verbs={min(verbs, 2)}"]


def _name(draft: Draft, one: Candidate, words: Sequence[Word]) -> tuple[str, ...]:
    """The parts of a person's name."""
    if draft.kind != "person":
        return ()
    return tuple(fold(word.text) for word in words[one.name_first : one.name_last] if word.alpha)


@cache
def _lists(name: str) -> frozenset[str]:
    lists: dict[str, list[str]] = lexicon(CUES)["lands"]
    return frozenset(lists[name])


@cache
def _lands_of_names() -> dict[str, set[str]]:
    """The countries of known persons by the parts of their names."""
    lands: dict[str, set[str]] = {}
    for row in table("languages/knowledge/people.tsv"):
        for part in " ".join((row["name"], *alternatives(row["names"]))).split():
            if len(part) > _SHORT:
                lands.setdefault(fold(part), set()).add(row["code"].partition(".")[0])
    return lands
