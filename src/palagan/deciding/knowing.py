"""An actor by the name that a person writes: of the thing itself, of the case, else a state of the knowledge base."""

from __future__ import annotations

from palagan.deciding.pointing import Pointed, Pointer, own_parties
from palagan.languages.tables import alternatives, table
from palagan.model.record import Party
from palagan.record.folding import fold


def known_party(pointer: Pointer, on: Pointed, name: str) -> Party | None:
    """The actor meant by a key, a name or a state's code; None where nothing is known under it."""
    for party in (*own_parties(on.thing), *own_parties(on.machine)):
        if name == party.key or fold(name) == fold(party.name):
            return party
    return pointer.party(name) or _state(name)


def _state(name: str) -> Party | None:
    for row in table("languages/knowledge/states.tsv"):
        if name.upper() == row["code"] or fold(name) in {
            fold(one) for one in (row["name"], *alternatives(row["names"]))
        }:
            return Party(row["code"], row["name"], "state", row["code"])
    return None
