"""Who carries out the death sentences that a page tells of."""

from __future__ import annotations

from palagan.reading.executions import executioner_of, with_executioner
from palagan.reading.parties import Parties
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned

PAGE = "Mesir telah mengeksekusi mati 30 orang. Seorang warga dieksekusi mati pada Senin."


def test_the_state_that_executes_on_a_page_executes_throughout() -> None:
    page = scanned(PAGE)
    last = page[-1]
    egypt = executioner_of(page)
    assert egypt == actor(last, "Mesir")
    assert with_executioner(last, Parties((), ("a9",)), egypt) == Parties((egypt,), ("a9",))
    assert with_executioner(last, Parties((), (egypt,)), egypt) == Parties((egypt,))
    assert with_executioner(last, Parties(("a8",), ("a9",)), egypt) == Parties(("a8",), ("a9",))


def test_two_that_execute_leave_it_open() -> None:
    assert executioner_of(scanned(f"{PAGE} Kenya telah mengeksekusi mati 20 orang.")) == ""
    assert executioner_of(scanned("Mesir menyerang Kenya.")) == ""
