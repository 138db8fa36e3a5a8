"""Who carries out the death sentences that a page tells of, where a sentence does not say so."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.clause import words
from palagan.reading.parties import Parties
from palagan.reading.scan import Scanned


def executioner_of(page: Sequence[Scanned]) -> str:
    """The one state that the page tells to carry out death sentences; "" where it tells none or several."""
    found: dict[str, str] = {}
    for one in page:
        cast = one.scene.cast
        for actor in one.parties.sources if one.anchor.form in words("executions") else ():
            known = cast.get(actor)
            if known is not None:
                land = cast.land(actor)
                found[land] = actor if known.kind == "state" else found.get(land, "")
    return next(iter(found.values())) if len(found) == 1 else ""


def with_executioner(scanned: Scanned, parties: Parties, executioner: str) -> Parties:
    """The parties, the state that carries out death sentences as who did it where nobody else is known to have."""
    if not executioner or parties.sources or scanned.anchor.form not in words("executions"):
        return parties
    return Parties((executioner,), tuple([one for one in parties.targets if one != executioner]))
