"""Who makes a coup, and against whom."""

from __future__ import annotations

from palagan.reading.barred import allowed
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned


def test_a_coup_is_made_by_no_government() -> None:
    page = scanned("Presiden Mesir Amr Lotfy ditahan tentara Mesir. Uni Afrika mengecam kudeta itu.")
    one = next(s for s in page if s.anchor.form == "kudeta")
    president, army = actor(one, "Amr Lotfy"), actor(one, "tentara Mesir")
    assert set(allowed(one, "COERCE", {(president, army): 0.9, (army, president): 0.1})) == {(army, president)}


def test_a_coup_is_made_against_nobody_of_another_country() -> None:
    page = scanned("Uganda diam. Kenya diam. Militer Mesir melancarkan kudeta pada Februari.")
    one = next(s for s in page if s.anchor.form == "kudeta")
    army, kenya = actor(one, "Militer Mesir"), actor(one, "Kenya")
    assert set(allowed(one, "COERCE", {(army, kenya): 0.7, (army, ""): 0.3})) == {(army, "")}
