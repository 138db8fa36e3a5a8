"""Things as people decided: the machine's record with decisions laid over it, whole or any part that a view loads.

A thing may become none (rejected, or merged into another) or several (split). Whatever no decision touches is given
back as it is, and the machine's own record is never changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from palagan.model.decision import Decision
from palagan.model.record import Claim, Copy, Discrepancy, Happening, Ledger, Origin, Party, Record, Story
from palagan.record.keys import id_of
from palagan.record.laying import Laid, Parts, Placed, lay
from palagan.record.strands import PageLine

T = TypeVar("T")


class Overlay:
    """Decisions over a record. Each method takes things as the machine has them and gives them as decided."""

    def __init__(self, laid: Laid) -> None:
        self._laid = laid
        self._names = laid.names
        self.placed: tuple[Placed, ...] = laid.placed
        """Every decision, in order of time, with where it stands."""

    def touched(self, kind: str) -> frozenset[str]:
        """The machine's things of a kind ("happening", "ledger" …) that a decision may have changed: a view that asks
        the store by a field must load these too, and choose once they are as decided."""
        return frozenset(self._laid.now.get(kind, {})) | {id_ for id_ in self._laid.extra.get(kind, {}) if id_}

    def _as_decided(self, kind: str, things: Iterable[T], name: Callable[[T], str], renamed: Callable[[T], T]) -> Any:
        now: Mapping[str, Any] = self._laid.now.get(kind, {})
        extra: Mapping[str, Any] = self._laid.extra.get(kind, {})
        out: dict[str, T] = {}
        for thing in things:
            id_ = name(thing)
            found = [now[id_]] if id_ in now else [thing]
            if found[0] is None and (into := self._laid.became.get(kind, {}).get(id_)):
                found = [now.get(into)]  # merged: what it is part of stands for it
            for one in (*found, *extra.get(id_, ())):
                if one is not None:
                    out.setdefault(name(one), renamed(one))
        return tuple(out.values())

    def happenings(self, things: Iterable[Happening]) -> tuple[Happening, ...]:
        """Happenings as decided, in the order given; each once."""
        made: tuple[Happening, ...] = self._as_decided("happening", things, _id, self._names.happening)
        return made

    def claims(self, things: Iterable[Claim]) -> tuple[Claim, ...]:
        """Claims as decided."""
        made: tuple[Claim, ...] = self._as_decided("claim", things, _id, self._names.claim)
        return made

    def stories(self, things: Iterable[Story]) -> tuple[Story, ...]:
        """Stories as decided."""
        made: tuple[Story, ...] = self._as_decided("story", things, _id, self._names.story)
        return made

    def ledgers(self, things: Iterable[Ledger]) -> tuple[Ledger, ...]:
        """Ledgers with their figures as decided."""
        made: tuple[Ledger, ...] = self._as_decided("ledger", things, _id, self._names.ledger)
        return made

    def origins(self, things: Iterable[Origin]) -> tuple[Origin, ...]:
        """Origins as decided; those that people named anew come last."""
        made: tuple[Origin, ...] = self._as_decided("origin", things, _id, _same)
        fresh: tuple[Any, ...] = self._laid.extra.get("origin", {}).get("", ())
        return (*made, *fresh)

    def copies(self, things: Iterable[Copy]) -> tuple[Copy, ...]:
        """Copies without those that people refused."""
        made: tuple[Copy, ...] = self._as_decided("copy", things, id_of, _same)
        return made

    def discrepancies(self, things: Iterable[Discrepancy]) -> tuple[Discrepancy, ...]:
        """Matters told differently, without pages that are none."""
        return tuple(found for one in things if (found := self._names.discrepancy(one)) is not None)

    def party(self, party: Party) -> Party | None:
        """An actor as decided; None where it is none."""
        return self._names.actors.now(party)

    def record(self, record: Record) -> Record:
        """The whole record as decided."""
        return replace(
            record,
            copies=self.copies(record.copies),
            origins=self.origins(record.origins),
            stories=self.stories(record.stories),
            happenings=self.happenings(record.happenings),
            claims=self.claims(record.claims),
            discrepancies=self.discrepancies(record.discrepancies),
            ledgers=self.ledgers(record.ledgers),
        )


def overlay(decisions: Iterable[Decision], parts: Parts) -> Overlay:
    """Decisions over the parts of a record that they touch; `touched_by` says which those are."""
    return Overlay(lay(decisions, parts))


def laid_over(
    record: Record,
    decisions: Iterable[Decision],
    lines: Mapping[str, PageLine] | None = None,
    heirs: Mapping[str, str] | None = None,
) -> Record:
    """The whole record as decided; the machine's record itself where nothing is.

    Without `lines` every page that the record rests on counts as known.
    """
    every = list(decisions)
    if not every:
        return record
    known = dict.fromkeys(_pages(record), PageLine()) if lines is None else lines
    return overlay(every, Parts(record, known, heirs or {})).record(record)


def pages_of(decisions: Iterable[Decision]) -> frozenset[str]:
    """The pages that decisions rest on: what lies on them is all that they can change, but for names and origins."""
    return frozenset(was.page for one in decisions for key in (one.key, *one.others) for was in key.beneath if was.page)


def _pages(record: Record) -> set[str]:
    out = {page for story in record.stories for page in story.pages}
    out |= {mention.page for happening in record.happenings for mention in happening.mentions}
    out |= {told.page for claim in record.claims for told in (*claim.asserted, *claim.denied)}
    out |= {entry.evidence.page for ledger in record.ledgers for entry in ledger.entries}
    return out | {page for origin in record.origins for page in origin.pages}


def _id(thing: Any) -> str:
    return str(thing.id)


def _same(thing: T) -> T:
    return thing
