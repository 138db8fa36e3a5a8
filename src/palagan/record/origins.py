"""Origins: the sources that pages draw on, and how many independent ones stand behind some of their words.

An origin is a wire, an outlet's own report or an official statement. All that is told of one matter on the credit of
one wire has one origin, in however many papers and words. The lower bound supposes that what is not told may come from
any origin that is; the upper bound takes every source, and every outlet whose source is unknown, for one of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from palagan.model.reading import Span
from palagan.model.record import Because, Origin, OriginCount
from palagan.record.lineage import Drawn, Source

Rests = tuple[str, tuple[int, ...], bool]
"""A page, the places of what some of its words rest on among all that it draws on, and whether all of it is meant."""


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of all pages, and the means to count them for any set of tellings."""

    drawn: Mapping[str, tuple[Drawn, ...]]
    outlets: Mapping[str, str | None]
    _counted: dict[frozenset[Rests], OriginCount] = field(default_factory=dict, compare=False, repr=False)

    def values(self) -> tuple[Origin, ...]:
        """The origins, by falling number of pages, then by name."""
        pages: dict[str, set[str]] = defaultdict(set)
        because: dict[str, list[Because]] = defaultdict(list)
        sources: dict[str, Source] = {}
        for page in sorted(self.drawn):
            for item in self.drawn[page]:
                sources[item.source.id] = item.source
                pages[item.source.id].add(page)
                because[item.source.id].append(item.because)
        found = [
            Origin(id_, source.name, source.kind, tuple(sorted(pages[id_])), tuple(because[id_]))
            for id_, source in sources.items()
        ]
        return tuple(sorted(found, key=lambda origin: (-len(origin.pages), origin.name, origin.id)))

    def count(self, tellings: Iterable[tuple[str, Span | None]]) -> OriginCount:
        """How many independent origins stand behind some tellings: (page, the words on it; None for the whole page).

        What a page credits for a part of it only is counted with the whole page in the upper bound alone.
        """
        told = frozenset([(page, self._behind(page, span), span is None) for page, span in tellings])
        if told not in self._counted:
            self._counted[told] = self._count(told)
        return self._counted[told]

    def _count(self, told: frozenset[Rests]) -> OriginCount:
        behind: dict[str, list[Drawn]] = defaultdict(list)
        outlets: dict[str, list[Drawn]] = defaultdict(list)
        for page, places, _ in told:
            drawn = self.drawn.get(page, ())
            found = [drawn[place] for place in places]
            behind[page] += found
            outlets[self.outlets.get(page) or ""] += found
        choices = [found for found in behind.values() if found]
        stands = _group_heads(choices)
        reports = {outlet: _standing(found, stands) for outlet, found in outlets.items()}
        known = [_known(found, reports, stands) for found in choices if any(d.known for d in found)]
        unknown = sorted({d.source.id for found in choices for d in found if not d.known})
        low = fewest([group for group in known if group])
        every = {d.source.id for found in choices for d in found if d.known}
        every |= {d.source.id for page, _, whole in told if whole for d in self.drawn.get(page, ()) if d.known}
        if not low and unknown:
            low = unknown[:1]
        high = max(len(low), len(every) + len(unknown))
        return OriginCount(len(low), high, tuple(low))

    def _behind(self, page: str, span: Span | None) -> tuple[int, ...]:
        """The places, among all that a page draws on, of what some of its words rest on: the credits in their own
        sentence, else those that speak for their paragraph, else what the whole page rests on."""
        drawn = self.drawn.get(page, ())
        if span is not None:
            near = [n for n, d in enumerate(drawn) if d.at and span.start <= d.at[0] < span.end]
            near = near or [n for n, d in enumerate(drawn) if d.reach and d.reach[0] <= span.start < d.reach[1]]
            if near:
                return tuple(near)
        return tuple([n for n, d in enumerate(drawn) if d.main])


def _group_heads(choices: Iterable[Sequence[Drawn]]) -> dict[str, str]:
    """Source → the source that stands for its media group among these: outlets of one group are counted as one."""
    groups: dict[str, set[str]] = defaultdict(set)
    for found in choices:
        for item in found:
            if item.known and item.source.kind == "outlet" and item.source.group:
                groups[item.source.group].add(item.source.id)
    return {id_: min(members) for members in groups.values() for id_ in members}


def _standing(found: Iterable[Drawn], stands: Mapping[str, str]) -> frozenset[str]:
    """The known sources among these, those of one media group as one."""
    return frozenset([stands.get(d.source.id, d.source.id) for d in found if d.known])


def _known(found: Sequence[Drawn], reports: Mapping[str, frozenset[str]], stands: Mapping[str, str]) -> frozenset[str]:
    """The origins that could alone stand behind a telling. An outlet that is credited stands, where its own page is
    among the tellings, for what that page rests on (`reports`); a report of its own rests on nothing else."""
    out = _standing(found, stands)
    for item in found:
        if item.source.kind == "outlet" and item.known and item.because.how != "own-report":
            out |= reports.get(item.source.name, frozenset())
    return out


def fewest(groups: Sequence[frozenset[str]]) -> list[str]:
    """The fewest origins of which each group has one (greedy: the one in most groups first; ties by id)."""
    left = Counter(groups)
    taken: list[str] = []
    while left:
        if all(len(group) == 1 for group in left):
            taken += [origin for group in left for origin in group]
            break
        counts: dict[str, int] = defaultdict(int)
        for group, times in left.items():
            for origin in group:
                counts[origin] += times
        best = min(counts, key=lambda origin: (-counts[origin], origin))
        taken.append(best)
        left = Counter({group: times for group, times in left.items() if best not in group})
    return sorted(taken)
