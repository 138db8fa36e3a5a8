"""Who faces an attack is its target."""

from __future__ import annotations

import pytest

from palagan.reading.barred import allowed
from palagan.reading.withstood import facing
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned

_FIRST = "Mesir menunda pengiriman senjata pada Senin. "


@pytest.mark.parametrize(
    "words",
    [
        "Kenya sedang menghadapi serangan Sudan",
        "Mesir akan membantu Kenya menangkis gelombang serangan Sudan",
        "Kenya mempertahankan diri dari serangan Sudan sementara Mesir sibuk",
        "Kenya yang bertahan dari serangan Sudan memuji Mesir",
    ],
)
def test_nobody_else_is_attacked(words: str) -> None:
    page = scanned(f"{_FIRST}{words}.")
    one = [s for s in page if s.anchor.form == "serangan"][-1]
    sudan, kenya, egypt = (actor(one, name) for name in ("Sudan", "Kenya", "Mesir"))
    assert set(allowed(one, "ASSAULT", {(sudan, egypt): 0.9, (sudan, kenya): 0.1})) == {(sudan, kenya)}


@pytest.mark.parametrize("words", ["Kenya menilai serangan Sudan melemah", "Kenya menyebut serangan dari Sudan besar"])
def test_other_verbs_leave_it_open(words: str) -> None:
    page = scanned(f"{_FIRST}{words}.")
    assert facing([s for s in page if s.anchor.form == "serangan"][-1]) == ()
