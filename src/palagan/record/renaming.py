"""Names and ids as people decided: two actors that are one, an actor's name or code, ids that became others."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from palagan.model.decision import Decision, plainly
from palagan.model.record import (
    Assertion,
    Claim,
    Discrepancy,
    Happening,
    Ledger,
    LedgerEntry,
    Mention,
    OriginCount,
    Party,
    Story,
)
from palagan.record.drawing import mapped
from palagan.record.standing import Upheld, corrections, is_rejected


class Actors:
    """Parties as people decided. A decision holds for the actor of its key, and for one of its name and kind."""

    def __init__(self) -> None:
        self._by_key: dict[str, Decision | Mapping[str, Upheld]] = {}
        self._by_name: dict[tuple[str, str], Decision | Mapping[str, Upheld]] = {}

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def decide(self, one: Decision, matters: Mapping[str, Upheld]) -> None:
        """What is decided on the actor of a decision's key, field by field."""
        self._file(one.key.beneath[0].mark, one.key.beneath[0].words, one.key.beneath[0].role, matters)

    def merge(self, one: Decision) -> None:
        """The others are the actor of the decision, which its value tells in full."""
        for other in one.others:
            self._file(other.beneath[0].mark, other.beneath[0].words, other.beneath[0].role, one)

    def _file(self, key: str, name: str, kind: str, rule: Decision | Mapping[str, Upheld]) -> None:
        self._by_key[key] = rule
        self._by_name[plainly(name), kind] = rule

    def now(self, party: Party, deep: int = 4) -> Party | None:
        """The party as decided; None where it is none. Who was taken for another is looked up again."""
        rule = self._by_key.get(party.key) or self._by_name.get((plainly(party.name), party.kind))
        if rule is None:
            return party
        if isinstance(rule, Decision):
            into = Party(**json.loads(rule.value or "{}"))
            return into if deep == 0 or into.key == party.key else self.now(into, deep - 1)
        if is_rejected(rule):
            return None
        values = {name: json.loads(one.latest.value or "null") for name, one in corrections(rule).items()}
        return replace(party, **values)

    def each(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        """Each party once, as decided."""
        found = {now.key: now for party in parties if (now := self.now(party)) is not None}
        return tuple(found.values())


@dataclass(slots=True)
class Renaming:
    """Actors, and ids of happenings, stories and origins that became others; None is one that is there no more."""

    actors: Actors = field(default_factory=Actors)
    happenings: dict[str, str | None] = field(default_factory=dict)
    stories: dict[str, str | None] = field(default_factory=dict)
    story_of: dict[str, str] = field(default_factory=dict)
    """Page → story, for the pages of stories that were changed."""
    origins: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    """Pages that are none."""

    def happening(self, one: Happening) -> Happening:
        """A happening with its parties, links, story and origins as decided."""
        links = [(link, self.happenings.get(link.other, link.other)) for link in one.links]
        kept = [replace(link, other=other) for link, other in links if other is not None and other != one.id]
        out = replace(
            one,
            links=tuple(dict.fromkeys(kept)),
            story=self._story(one.story, [mention.page for mention in one.mentions]),
            origins=self._count(one.origins),
        )
        if not self.actors:
            return out
        return replace(
            out,
            sources=self.actors.each(one.sources),
            targets=self.actors.each(one.targets),
            said_by=self.actors.each(one.said_by),
            denied_by=self.actors.each(one.denied_by),
            mentions=tuple(self._mention(mention) for mention in one.mentions),
        )

    def _mention(self, one: Mention) -> Mention:
        return replace(one, said_by=self.actors.each(one.said_by), denied_by=self.actors.each(one.denied_by))

    def claim(self, one: Claim) -> Claim:
        """A claim with its speakers, happening, story and origins as decided."""
        return replace(
            one,
            asserted=tuple(self._assertion(told) for told in one.asserted),
            denied=tuple(self._assertion(told) for told in one.denied),
            asserted_origins=self._count(one.asserted_origins),
            denied_origins=self._count(one.denied_origins),
            happening=self.happenings.get(one.happening, one.happening) if one.happening else None,
            story=self._story(one.story, [told.page for told in (*one.asserted, *one.denied)]),
        )

    def _assertion(self, one: Assertion) -> Assertion:
        if not self.actors:
            return one
        speaker = self.actors.now(one.speaker) if one.speaker else None
        return replace(one, speaker=speaker, via=self.actors.each(one.via))

    def ledger(self, one: Ledger) -> Ledger:
        """A ledger with its speakers, happening, story and origins as decided."""
        return replace(
            one,
            entries=tuple(self.entry(entry) for entry in one.entries),
            happening=self.happenings.get(one.happening, one.happening) if one.happening else None,
            story=self._story(one.story, [entry.evidence.page for entry in one.entries]) if one.story else None,
            origins=self._count(one.origins),
        )

    def entry(self, one: LedgerEntry) -> LedgerEntry:
        """A figure with its speakers as decided."""
        return replace(one, speakers=self.actors.each(one.speakers)) if self.actors else one

    def story(self, one: Story) -> Story:
        """A story with its parties and origins as decided."""
        return replace(one, parties=self.actors.each(one.parties), origins=self._count(one.origins))

    def discrepancy(self, one: Discrepancy) -> Discrepancy | None:
        """A discrepancy without the pages that are none; None where nothing differs any more."""
        kept = tuple(version for version in one.versions if version.evidence.page not in self.gone)
        return replace(one, versions=kept) if len(kept) > 1 or len(kept) == len(one.versions) else None

    def _story(self, story: str | None, pages: Sequence[str]) -> str | None:
        if not self.story_of.keys() & set(pages):
            return self.stories.get(story, story) if story else None
        counts = Counter(found for page in pages if (found := self.story_of.get(page, story)) is not None)
        return min(counts, key=lambda id_: (-counts[id_], id_)) if counts else None

    def _count(self, count: OriginCount) -> OriginCount:
        return mapped(count, self.origins)
