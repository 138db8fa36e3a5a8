"""What a sentence dates itself by is another event than its own."""

from __future__ import annotations

import pytest

from palagan.reading.elsewhen import is_elsewhen
from tests.reading.scenes import events_of
from tests.reading.test_pairing import scanned

TALKS = (
    "Menteri Luar Negeri Turki Hakan Fidan bertemu Presiden Mesir Abdel Fattah al-Sisi. "
    "Seusai pertemuan itu, Fidan berunding dengan Menteri Luar Negeri Kenya Musalia Mudavadi."
)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Setelah pertemuan itu, Kenya berunding dengan Mesir.", True),
        ("Jelang perundingan tersebut, Kenya menemui Mesir.", True),
        ("Dalam pertemuan itu, Kenya berunding dengan Mesir.", False),
        ("Setelah pertemuan dengan Kenya, Mesir pergi.", False),
    ],
)
def test_an_event_before_or_after_that_of_its_sentence(text: str, holds: bool) -> None:
    one = scanned(text)[0]
    assert is_elsewhen(one.clause, one.anchor) is holds


def test_after_that_meeting_who_met_there_has_met_and_who_talks_now_talks() -> None:
    met, pointing, talks = [event for event in events_of(TALKS) if event.type == "CONSULT"]
    assert met.happening == pointing.happening != talks.happening
    assert set(pointing.sources) == set(met.sources) != set(talks.sources)
    assert len(talks.sources) == len(talks.targets) == 2


def test_that_attack_is_not_the_one_that_answers_it() -> None:
    text = "Kenya menyerang Uganda. Setelah serangan itu, Uganda membombardir dua kota di Kenya."
    struck, again, answer = [event for event in events_of(text) if event.type == "ASSAULT"]
    assert struck.happening == again.happening != answer.happening
    assert (again.sources, again.targets) == (struck.sources, struck.targets)
