"""Who has no power to do what nobody is told to have done: aid bodies and the press arrest, try and free nobody,
persons and parliaments sentence nobody, courts and aid bodies attack nobody."""

from __future__ import annotations

from palagan.model.reading import Actor
from palagan.reading.scan import Scanned

_BY_POWER = frozenset({"COERCE", "SANCTION"})
"""Types of what states and armed bands do to others."""
_AT_LAW = frozenset({"arrest", "convict", "investigate", "release"})
_NO_POWER = (".SOC", ".JRN", ".MED", ".EDU")
_NO_POLICE = (*_NO_POWER, ".LEG", ".BUS", ".REL")
"""Sectors of those who arrest nobody: parliaments, firms and churches too."""
_NOBODY = frozenset({"NGO"})
_BY_FORCE = frozenset({"ASSAULT", "COERCE"})
_COURT, _PARLIAMENT = ".JUD", ".LEG"
_EXECUTION = "eksekusi"
"""The root of what a court has done to whom it condemns."""


def powerless(scanned: Scanned, type_: str) -> frozenset[str]:
    """Those of the page who cannot have done it, unless the sentence tells who did; a court finds who attacked."""
    if type_ == "ASSAULT" and _EXECUTION not in scanned.anchor.entry.root:
        told = scanned.parties.sources
        cast = scanned.scene.cast.actors
        return frozenset(a.id for a in cast if a.code.endswith(_COURT) or (a.code in _NOBODY and a.id not in told))
    if scanned.parties.sources or (type_ not in _BY_POWER and scanned.anchor.entry.mode not in _AT_LAW):
        return frozenset()
    cast = scanned.scene.cast.actors
    none = _NO_POLICE if scanned.anchor.entry.mode == "arrest" else _NO_POWER
    found = frozenset(one.id for one in cast if one.code.endswith(none) or one.code in _NOBODY)
    if scanned.anchor.entry.mode == "convict":
        found |= {one.id for one in cast if not one.code.endswith(_COURT) and _sentences_nobody(one)}
    return found


def _sentences_nobody(one: Actor) -> bool:
    """Persons and parliaments: "ia divonis lima tahun dan mendapat amnesti dari *Presiden X*"."""
    return one.kind == "person" or one.code.endswith(_PARLIAMENT)


def out_of_reach(scanned: Scanned, type_: str) -> frozenset[str]:
    """Courts, which nobody arrests or attacks unless the sentence tells it ("menangkap *pria itu*")."""
    if type_ not in _BY_FORCE:
        return frozenset()
    courts = (one.id for one in scanned.scene.cast.actors if one.kind == "organization" and one.code.endswith(_COURT))
    return frozenset(courts) - frozenset(scanned.parties.targets)
