"""On whose word each event is told and who denies it: the speakers whose stretches it stands in or beside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from palagan.model.reading import Event
from palagan.reading.attribution import Attribution
from palagan.reading.between import step_of
from palagan.reading.cast import Cast
from palagan.reading.clause import words
from palagan.reading.cues import words as list_of
from palagan.reading.ground import Ground, Telling

_SPEECH_TYPES = frozenset({"ACCUSE", "REQUEST", "THREATEN", "SUPPORT", "REJECT", "AGREE", "CONCEDE"})
_WINDOW = 12
"""Stretches before an event that are looked at."""
_STEPS = (-10, -3, 0, 1, 3, 6, 10, 20)


class Ascribed(NamedTuple):
    """Who may be the ones on whose word an event is told (actor ids), and what speaks for it; () is the page itself."""

    said_by: tuple[str, ...]
    features: tuple[str, ...]


class Ascribing:
    """Makes the candidates for the `said_by` of a page's events."""

    def __init__(self, ground: Ground, cast: Cast, attributions: Sequence[Attribution]) -> None:
        self._ground, self._cast, self._all = ground, cast, attributions
        self._starts = [one.start for one in attributions]

    def around(self, event: Event) -> tuple[list[Attribution], list[Attribution]]:
        """The stretches that the event stands in, widest first, and those near it that it does not stand in."""
        last = bisect_right(self._starts, event.anchor.start)
        before = self._all[max(0, last - _WINDOW) : last]
        within = [one for one in before if event.anchor.start < one.end]
        later = (one for one in self._all[last : last + 2] if one.start < event.evidence.end)
        return within, [*(one for one in before if one.end <= event.anchor.start), *later]

    def candidates(self, event: Event, telling: Telling) -> tuple[Ascribed, ...]:
        """The sets of speakers that may be meant, each with what speaks for it; the last one is that of nobody."""
        within, beside = self.around(event)
        said, cue = next(((one.said_by, one) for one in within if one.said_by), ((), None))
        first = self._person(telling)
        shared = (
            f"type={telling.type}",
            f"within={len(within) > 0}{bool(said)}",
            f"quoted={telling.quoted}",
            f"noun={telling.nominal}{telling.pointing}",
            f"status={telling.status}",
            f"first={first}",
            f"says={telling.type in _SPEECH_TYPES}",
        )
        out: dict[tuple[str, ...], tuple[str, ...]] = {}
        if cue is not None:
            tail = self._carriers(event, beside, said)
            for kind, actors in (("all", said), ("head", said[:1]), ("tail", said[1:]), ("more", (*said, *tail))):
                if actors and actors not in out:
                    out[actors] = (f"kind={kind}", *shared, *self._of(event, telling, cue, actors, kind, len(said)))
        for one in reversed(beside[-4:]):
            where = self._where(event, telling, one)
            if one.said_by and one.said_by not in out and where is not None:
                kind = f"{where}|{bool(said)}"
                out[one.said_by] = (f"kind={kind}", *shared, *self._of(event, telling, one, one.said_by, kind, 0))
        nobody = Ascribed(
            (),
            (
                "none",
                *shared,
                f"none|{shared[0]}",
                f"none|{shared[1]}|{shared[6]}",
                f"n={len(out)}",
                *((f"none|{one}" for one in self._of(event, telling, cue, said, "all", len(said))) if cue else ()),
            ),
        )
        return (*(Ascribed(actors, features) for actors, features in out.items()), nobody)

    def _where(self, event: Event, telling: Telling, one: Attribution) -> str | None:
        """Where a stretch lies that the event does not stand in: "here" or "before" it; None where too far."""
        back = telling.sentence - self._ground.sentence_at(one.start)
        return "here" if back <= 0 else f"before{back}" if back <= 2 else None

    def _carriers(self, event: Event, beside: Sequence[Attribution], said: Sequence[str]) -> tuple[str, ...]:
        """Media through which the page has what was said right before."""
        for one in reversed(beside):
            if one.start < event.anchor.start:
                return tuple(a for a in one.said_by if a not in said and self._is_medium(a))
        return ()

    def _is_medium(self, actor: str) -> bool:
        known = self._cast.get(actor)
        return known is not None and known.code.endswith(".JRN")

    def _of(
        self, event: Event, telling: Telling, one: Attribution, actors: Sequence[str], kind: str, count: int
    ) -> list[str]:
        speaker = set(actors[:1])
        role = ("s" if speaker & set(event.sources) else "") + ("t" if speaker & set(event.targets) else "")
        land = self._land(actors[0]) if actors else ""
        whose = ("s" if land in telling.doers else "") + ("t" if land in telling.others else "")
        parties = f"{bool(event.sources)}{bool(event.targets)}"
        says = telling.type in _SPEECH_TYPES
        features = [
            f"role={role}",
            f"role={role}|says={says}|{kind}",
            f"role={role}|type={telling.type}",
            f"land={whose}|role={role}|says={says}",
            f"parties={parties}|role={role}",
            f"count={count}|{kind}",
            f"medium={self._is_medium(actors[0]) if actors else '-'}|{kind}",
            f"denied={bool(one.denied_by)}",
        ]
        if one.cue is not None:
            sentence = telling.sentence
            if self._ground.sentences[sentence].start <= one.cue.start < self._ground.sentences[sentence].end:
                at = self._ground.token_at(sentence, one.cue.start)
                gap = telling.first - at
                opener = self._opener(telling, at)
                features += [
                    f"cue={step_of(gap, _STEPS)}",
                    f"cue={step_of(gap, _STEPS)}|says={says}",
                    f"opener={opener}",
                    f"opener={opener}|role={role}",
                ]
            else:
                features.append("cue=away")
        return features

    def _opener(self, telling: Telling, at: int) -> str:
        """The last word between cue and anchor that opens another clause."""
        for index in range(telling.first - 1, max(at, telling.first - 20), -1):
            word = self._ground.word(telling.sentence, index)
            if word in words("clause_openers") or word == "yang":
                return word
        return "-"

    def _person(self, telling: Telling) -> bool:
        """Whether a word of the first person stands right before or behind the anchor."""
        near = (*range(telling.first - 4, telling.first), *range(telling.last, telling.last + 2))
        return any(self._ground.word(telling.sentence, index) in list_of("first_person") for index in near)

    def _land(self, actor: str) -> str:
        known = self._cast.get(actor)
        return known.code.partition(".")[0].lower() if known else ""

    def by_rule(self, event: Event) -> tuple[str, ...]:
        """Without weights: whose stretch the event stands in; nobody for what one does by speaking."""
        within, _ = self.around(event)
        said = next((one.said_by for one in within if one.said_by), ())
        if event.type in _SPEECH_TYPES and event.sources and set(event.sources) <= set(said):
            return tuple(actor for actor in said if actor not in event.sources)
        return said

    def denied_by(self, event: Event) -> tuple[str, ...]:
        """Who is quoted as denying the event."""
        within, _ = self.around(event)
        return next((one.denied_by for one in within if one.denied_by), ())
