"""Pairs of parties of a deed that a noun ascribes to who is suspected of it: "tersangka *penyerangan*"."""

from __future__ import annotations

from collections.abc import Container

from palagan.reading.charged import suspects_of
from palagan.reading.scan import Scanned


def by_suspects(
    scanned: Scanned, pairs: dict[tuple[str, str], float], named: Container[str]
) -> dict[tuple[str, str], float]:
    """The pairs by who is suspected of the deed or by nobody, and so not by who charges or seeks him; all of them where
    nobody is suspected. `named`: who stands in the sentence."""
    suspects = suspects_of(scanned.clause, scanned.anchor)
    if suspects is None:
        return pairs
    told = scanned.parties.targets
    kept = {
        (source, target): chance
        for (source, target), chance in pairs.items()
        if (not source or source in suspects.actors) and (not target or target in told or target not in named)
    }
    return kept or pairs
