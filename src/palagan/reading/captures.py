"""From whom a place is not taken: "RSF merebut *kota* Bara" is done to no residents who fled from it."""

from __future__ import annotations

from palagan.reading.clause import words
from palagan.reading.scan import Scanned

_UNARMED = (".CVL", ".REF", ".MED", ".JRN", ".EDU")


def unarmed(scanned: Scanned) -> frozenset[str]:
    """The unarmed of the page, where a place is captured and the sentence does not tell from whom."""
    anchor = scanned.anchor
    if scanned.parties.targets or anchor.form not in words("capturing"):
        return frozenset()
    return frozenset(one.id for one in scanned.scene.cast.actors if one.code.endswith(_UNARMED))
