"""Whom "ia" means before a verb of catching, charging or sentencing."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of, name_of

_CAUGHT = (
    "Direktur Perlindungan Warga Danu Wirawan mengatakan junta Myanmar menangkap aktivis Sri Lestari pada Selasa. "
)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        (_CAUGHT + "Ia dituduh memasuki Myanmar secara ilegal.", "Ia ", "Sri Lestari"),
        (_CAUGHT + "Dia kemudian ditahan di Yangon.", "Dia ", "Sri Lestari"),
        (_CAUGHT + "Ia meminta Myanmar segera bertindak.", "Ia ", "Danu Wirawan"),
        (_CAUGHT + '"Dia didakwa melanggar undang-undang," kata Danu.', "Dia ", "Sri Lestari"),
    ],
)
def test_who_was_caught_is_meant_where_something_is_done_to_him(text: str, word: str, name: str) -> None:
    cast = cast_of(text)
    at = text.index(word)
    assert [name_of(cast, one) for found in cast.mentions if found.start == at for one in found.actors] == [name]


def test_it_is_forgotten_after_some_sentences() -> None:
    text = _CAUGHT + "Cuaca cerah. Pasar ramai. Jalan macet. Kota tenang. Danu Wirawan tiba. Ia ditangkap di sana."
    cast = cast_of(text)
    found = [one for one in cast.mentions if one.start == text.index("Ia ")]
    assert [name_of(cast, one.actors[0]) for one in found] == ["Danu Wirawan"]


def test_people_who_were_caught_are_meant_too() -> None:
    text = 'Danu Wirawan menyebut dua warga Kenya ditahan di Myanmar. "Dia dituduh mendanai milisi," kata Danu.'
    cast = cast_of(text)
    found = [one for one in cast.mentions if one.start == text.index("Dia ")]
    assert [name_of(cast, one.actors[0]) for one in found] == ["warga Kenya"]
