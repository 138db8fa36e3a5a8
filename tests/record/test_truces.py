"""Which truces bind whom, and what breaks them."""

from __future__ import annotations

from palagan.model.reading import Actor
from palagan.model.record import Happening
from palagan.record.contradictions import contradictions
from palagan.record.truces import binds, is_told, is_truce
from tests.record.builders import ARMENIA, AZERBAIJAN, TURKEY, PageOf, strike
from tests.record.test_happenings import only, record_of
from tests.record.test_matching import same, told

BOTH = [ARMENIA, AZERBAIJAN]


def truce(words: str, day: str, name: str = "t", **more: object) -> PageOf:
    page = PageOf(name, name, day, words)
    fields = {"sources": BOTH, "targets": BOTH, "date": day, "mode": "ceasefire", **more}
    return page.event("Gencatan senjata", "RETREAT", **fields)  # type: ignore[arg-type]


def made(page: PageOf) -> Happening:
    (happening,) = record_of(page).happenings
    return happening


def test_a_truce_of_nobody_binds_the_story_that_tells_it() -> None:
    page = PageOf(
        "a",
        "A",
        "2020-10-18",
        "Gencatan senjata kedua di lembah itu berlaku Minggu tengah malam.",
        "Artileri Azerbaijan menggempur pos Armenia pada Minggu pagi.",
    )
    page.event("Gencatan senjata", "RETREAT", mode="ceasefire", date="2020-10-18")
    page.event("menggempur", "ASSAULT", [AZERBAIJAN], [ARMENIA], date="2020-10-18")
    older = truce("Gencatan senjata Armenia dan Azerbaijan berlaku Sabtu siang di perbatasan.", "2020-10-10")
    record = record_of(older, page)
    fight = only(record.happenings, "ASSAULT")
    held = next(h for h in record.happenings if h.type == "RETREAT" and h.date == "2020-10-18")
    assert [(link.kind, link.other) for link in fight.links] == [("breaks", held.id)]


def test_what_nobodys_truce_is_to_somebody_is_no_truce() -> None:
    assert is_truce(made(truce("Gencatan senjata berlaku.", "2020-10-10", sources=[], targets=[])))
    said = truce("Gencatan senjata apa gunanya?", "2020-10-10", sources=[], targets=[], said_by=[TURKEY])
    assert not is_truce(made(said))
    assert not is_truce(made(truce("Gencatan senjata diharapkan.", "2020-10-10", status="planned")))


def test_one_who_calls_a_truce_something_makes_none() -> None:
    page = PageOf("a", "A", "2020-10-10", "Turki menilai gencatan senjata itu langkah awal.")
    page.event("menilai", "CONCEDE", [TURKEY], date="2020-10-10")
    assert not is_truce(made(page))


def test_a_shot_that_is_only_denied_breaks_nothing() -> None:
    denied = PageOf("b", "B", "2020-10-11", "Armenia membantah menembaki Ganja.")
    denied.event("menembaki", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-11", place="Ganja", denied_by=[ARMENIA])
    held = truce("Gencatan senjata Armenia dan Azerbaijan berlaku Sabtu siang.", "2020-10-10")
    assert not is_told(made(denied))
    assert all(not happening.links for happening in record_of(held, denied).happenings)
    breach = PageOf("d", "D", "2020-10-11", "Armenia membantah melanggar gencatan senjata.")
    breach.event("melanggar", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-11", denied_by=[ARMENIA])
    assert is_told(made(breach))
    assert is_told(made(strike("c", "C", "2020-10-11", 7)))
    assert binds(made(held), made(strike("c", "C", "2020-10-11", 7)))


def test_what_lies_destroyed_since_nobody_says_when_breaks_no_truce() -> None:
    held = truce("Gencatan senjata Armenia dan Azerbaijan berlaku Sabtu siang.", "2020-10-10")

    def links(day: str | None, mode: str, words: str = "Perusakan makam oleh Armenia dikutuk.") -> list[str]:
        page = PageOf("b", "B", "2020-10-12", words)
        page.event(words.split()[0], "ASSAULT", [ARMENIA], [AZERBAIJAN], mode=mode, date=day)
        return [link.kind for link in only(record_of(held, page).happenings, "ASSAULT").links]

    assert links(None, "destroy") == []
    assert links("2020-10-12", "destroy") == ["breaks"]
    assert links(None, "heavy-weapons") == ["breaks"]
    assert links(None, "destroy", "Perusakan makam oleh Armenia melanggar gencatan senjata.") == ["breaks"]


def test_the_truce_of_one_day_is_one_though_a_page_dates_it_by_another_sentence() -> None:
    one = told(truce("Gencatan senjata Armenia dan Azerbaijan berlaku Sabtu siang di perbatasan.", "2020-10-10"))
    assert same(one, told(truce("Gencatan senjata itu tinggal nama.", "2020-10-10", "u", sources=[], targets=[])))
    assert not same(one, told(truce("Gencatan senjata itu berumur setengah hari.", "2020-10-11", "u")))
    carried = PageOf("v", "v", "2020-10-11", "Roket jatuh Minggu dini hari.", "Gencatan senjata itu berumur sehari.")
    at = carried.find("Minggu dini hari")
    carried.event("Gencatan senjata", "RETREAT", BOTH, BOTH, date="2020-10-11", mode="ceasefire", date_span=at)
    assert same(one, told(carried))
    assert not contradictions([one, told(carried)])
    assert not same(one, told(truce("Gencatan senjata ketiga berlaku.", "2020-10-26", "w")))


def test_the_breach_of_a_truce_is_held_against_it_for_months() -> None:
    held = truce("Gencatan senjata Armenia dan Azerbaijan berlaku Sabtu siang.", "2020-10-10")

    def broken(day: str, words: str, sides: tuple[Actor, Actor] = (ARMENIA, AZERBAIJAN)) -> list[tuple[str, str]]:
        page = PageOf("b", "B", day, words)
        page.event(words.split()[1], "ASSAULT", [sides[0]], [sides[1]], date=day)
        record = record_of(held, page)
        truce_of = only(record.happenings, "RETREAT")
        return [(link.kind, link.other) for link in truce_of.links]

    breach = "Armenia melanggar gencatan senjata di Ganja."
    assert [kind for kind, _ in broken("2020-11-07", breach)] == ["broken-by"]
    assert broken("2021-03-01", breach) == []
    assert broken("2020-11-07", "Armenia menembaki Ganja.") == []
    assert broken("2020-11-07", "Armenia melanggar hak warga Ganja.") == []
    assert broken("2020-11-07", breach, (ARMENIA, TURKEY)) == []


def test_a_fight_told_by_a_noun_without_its_day_is_the_one_that_the_truce_ended() -> None:
    def links(words: str, anchor: str) -> list[str]:
        page = PageOf("b", "B", "2020-10-11", words, "Keterangan itu disampaikan Minggu.")
        page.event(
            anchor, "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-11", date_span=page.find("Minggu"), place="Ganja"
        )
        held = truce("Gencatan senjata Armenia dan Azerbaijan berlaku Sabtu siang.", "2020-10-10")
        return [link.kind for link in only(record_of(held, page).happenings, "ASSAULT").links]

    assert links("Korban pertempuran di Ganja bertambah menjadi sembilan orang.", "pertempuran") == []
    assert links("Armenia menembaki Ganja.", "menembaki") == ["breaks"]
    assert links("Serangan di Ganja melanggar gencatan senjata.", "Serangan") == ["breaks"]
