"""Which places of other sentences a figure is of."""

from __future__ import annotations

from palagan.record.sheet import lay_out
from palagan.record.toll_places import is_peaceful, place_of
from tests.record.builders import ALIYEV, ARMENIA, AZERBAIJAN, CAVUSOGLU, PageOf
from tests.record.test_tolls import placed, tolls


def page(first: str, **told: object) -> PageOf:
    one = PageOf("a", "A", "2020-10-11", first, "Jumlah yang terluka menjadi enam orang.")
    return one.figure("enam", "wounded", 6, 6, place=told.get("place", "Ganja"))


def test_where_people_meet_is_not_where_others_were_hurt() -> None:
    meeting = page("Kedua menteri bertemu di Ganja.").event("bertemu", "CONSULT", [CAVUSOGLU], [ALIYEV])
    reading = placed(meeting, "Ganja")
    sheet = lay_out(reading)
    assert is_peaceful(sheet, reading.sentences[0])
    assert place_of(sheet, reading.figures[0]) is None
    (toll,) = tolls(reading)
    assert (toll.spot, toll.entry.place) == (None, None)


def test_where_an_attack_was_is() -> None:
    attack = page("Rudal menghantam pasar di Ganja.").event("menghantam", "ASSAULT", [ARMENIA], [AZERBAIJAN])
    (toll,) = tolls(placed(attack, "Ganja"))
    assert (toll.spot, toll.entry.place) == ("ganja", "Ganja")
    (toll,) = tolls(placed(page("Asap masih tampak di Ganja."), "Ganja"))
    assert (toll.spot, toll.entry.place) == ("ganja", "Ganja")
