"""Who makes a coup, and against whom."""

from __future__ import annotations

from palagan.reading.clause import words
from palagan.reading.scan import Scanned

_RULING = frozenset({"", "GOV", "LEG", "JUD"})
"""Sectors against which coups are made."""


def at_home(scanned: Scanned, pairs: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """The pairs of a coup, which unless the sentence says so is made against nobody of another country, and by neither
    a state nor its government; all of them for other events."""
    if scanned.anchor.form.partition(" ")[0] not in words("coups"):
        return pairs
    cast, parties = scanned.scene.cast, scanned.parties
    ruling = {one.id for one in cast.actors if one.code.partition(".")[2] in _RULING} - set(parties.sources)
    return {
        (source, target): chance
        for (source, target), chance in pairs.items()
        if source not in ruling
        and (not (source and target) or target in parties.targets or cast.land(source) == cast.land(target))
    }
