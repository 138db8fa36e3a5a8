"""What events told beside a time expression have in common with another event: whose time it is."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.between import Standing, gap_of
from palagan.reading.ground import Telling
from palagan.reading.made_once import made_once

_MOST = 8
"""Events of one sentence that are looked at."""
_BOTH = 2
"""What the same doers and others count beside a party in common."""


class Timed:
    """The events of a page by their sentences."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._told: dict[int, list[Telling]] = {}
        for telling in tellings:
            if len(beside := self._told.setdefault(telling.sentence, [])) < _MOST:
                beside.append(telling)

    def owner(self, sentence: int, one: Standing) -> Telling | None:
        """The event of the sentence that stands nearest to something in it."""
        return min(self._told.get(sentence, ()), key=lambda telling: gap_of(telling, one), default=None)

    def in_common(self, telling: Telling, sentence: int, owner: Telling | None) -> tuple[str, ...]:
        """How like the event the owner of a time is, and how much of its parties the time's sentence tells of."""
        share = 0
        for other in self._told.get(sentence, ()):
            if other is not telling:
                both = not (telling.doers.isdisjoint(other.doers) or telling.others.isdisjoint(other.others))
                share = max(share, (not telling.parties.isdisjoint(other.parties)) + _BOTH * both)
        if owner is None:
            return _shared(share)
        return _likeness(
            share,
            owner is telling,
            owner.type == telling.type,
            owner.root == telling.root,
            not owner.parties.isdisjoint(telling.parties),
            not owner.doers.isdisjoint(telling.doers),
            not owner.others.isdisjoint(telling.others),
        )


@made_once(16)
def _shared(share: int) -> tuple[str, ...]:
    return (f"share={share}",)


@made_once(512)
def _likeness(share: int, *same: bool) -> tuple[str, ...]:
    return *_shared(share), "owner=" + "".join([str(int(one)) for one in same])
