"""What parts two mentions of one type on a page."""

from __future__ import annotations

from palagan.model.reading import Actor, Span
from palagan.reading.cast import Cast
from palagan.reading.happenings import Told
from palagan.reading.making import Making
from palagan.reading.parted import Mention, mention_of, parted

CAST = Cast(
    (
        Actor("p", "Putin", "person", "RUS.GOV", ()),
        Actor("l", "Lavrov", "person", "RUS.GOV", ()),
        Actor("r", "Rusia", "state", "RUS", ()),
        Actor("u", "Ukraina", "state", "UKR", ()),
        Actor("o", "orang", "group", "UNK", ()),
    ),
    (),
)


def mention(at: int, *, further: bool = False, level: str | None = None, **fields: object) -> Mention:
    values: dict[str, object] = {
        "id": f"e{at}", "type": "ASSAULT", "mode": None, "sources": ("r",), "targets": (), "date": None, "place": None,
        "status": "happened", "said_by": (), "denied_by": (), "background": False, "happening": "",
        "anchor": Span(at, at + 1), "evidence": Span(at, at + 10), "confidence": 0.5, **fields,
    }  # fmt: skip
    event = Making(**values)  # type: ignore[arg-type]
    return mention_of(event.made(), Told(event, "serang", True, False, False, further), at, level, CAST)


def test_nothing_parts_the_same() -> None:
    assert not parted(mention(20), mention(0))


def test_each_of_another_country_is_two() -> None:
    assert parted(mention(20, sources=("r",)), mention(0, sources=("u",)))
    assert parted(mention(20, targets=("r",)), mention(0, targets=("u",)))


def test_one_who_is_told_more_fully_or_of_no_known_country_is_not_another() -> None:
    assert not parted(mention(20, sources=("r", "u")), mention(0, sources=("r",)))
    assert not parted(mention(20, sources=("o",)), mention(0, sources=("r",)))


def test_two_persons_act_twice() -> None:
    assert parted(mention(20, sources=("l",)), mention(0, sources=("p",)))
    assert not parted(mention(20, sources=("l",)), mention(0, sources=("r",)))


def test_who_is_abducted_is_not_bombed() -> None:
    assert parted(mention(20, mode="abduct"), mention(0))
    assert not parted(mention(20, mode="aerial"), mention(0))


def test_the_meeting_held_on_a_visit_is_another_event() -> None:
    assert parted(mention(20), mention(0, mode="visit"))
    assert parted(mention(20, mode="visit"), mention(0, mode="third-party"))
    assert not parted(mention(20, mode="visit"), mention(0, mode="visit"))


def test_a_further_event_is_none_of_those_before() -> None:
    assert parted(mention(20, further=True), mention(0))
    assert not parted(mention(20), mention(0, further=True))


def test_days_part_where_each_sentence_tells_its_own() -> None:
    told = mention(0, date="2024-03-10", date_span=Span(2, 4))
    assert parted(mention(20, date="2024-03-12", date_span=Span(22, 24)), told)
    assert not parted(mention(20, date="2024-03-12", date_span=Span(2, 4)), told)
    assert not parted(mention(20, date="2024-03", date_span=Span(22, 24)), told)


def test_towns_part_where_each_sentence_tells_its_own() -> None:
    told = mention(0, place="Medan", level="city", place_span=Span(2, 4))
    assert parted(mention(20, place="Padang", level="city", place_span=Span(22, 24)), told)
    assert not parted(mention(20, place="Padang", level="city", place_span=Span(2, 4)), told)
    assert not parted(mention(20, place="Kota Medan", level="city", place_span=Span(22, 24)), told)
    assert not parted(mention(20, place="Deli", level="district", place_span=Span(22, 24)), told)


def test_a_town_that_is_pointed_to_is_told() -> None:
    told = mention(0, place="Medan", level="city", place_span=Span(2, 4))
    carried = mention(20, place="Padang", level="city", place_span=Span(12, 14))
    assert not parted(carried, told)
    assert parted(carried._replace(told=carried.told._replace(that_place=True)), told)
