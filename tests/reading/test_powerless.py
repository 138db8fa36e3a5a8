"""Who has no power to do what nobody is told to have done."""

from __future__ import annotations

import pytest

from palagan.reading.powerless import powerless
from tests.reading.test_pairing import scanned


@pytest.mark.parametrize(
    ("text", "form", "type_", "found"),
    [
        ("Amnesty International diam. Dua warga ditahan.", "ditahan", "COERCE", {"NGO"}),
        ("Amnesty International diam. Dua warga ditahan polisi Kenya.", "ditahan", "COERCE", set()),
        ("Amnesty International diam. Dua warga diserang.", "diserang", "ASSAULT", set()),
    ],
)
def test_who_cannot_have_done_it(text: str, form: str, type_: str, found: set[str]) -> None:
    one = next(one for one in scanned(text) if one.anchor.form == form)
    known = [one.scene.cast.get(id_) for id_ in powerless(one, type_)]
    assert {actor.code for actor in known if actor} == found
