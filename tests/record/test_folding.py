from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.record.folding import fold


def test_accents_case_marks_and_asides_are_dropped() -> None:
    assert fold("Çavuşoğlu (Menlu)") == "cavusoglu"
    assert fold("Nagorno-Karabakh") == "nagorno karabakh"
    assert fold("Diyarbakır") == "diyarbakir"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(name: str) -> None:
    assert fold(fold(name)) == fold(name)
