"""What figures are tolls of: strikes by their town and day, sums by whose they are, wars of the past."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.model.reading import Actor, Place, Reading, TimeExpression
from palagan.record.page_part import page_part
from palagan.record.sheet import lay_out
from palagan.record.toll_series import Toll, dated, decided
from tests.record.builders import (
    ARMENIA,
    ARTSAKH_MINISTRY,
    AZERBAIJAN,
    PROSECUTOR,
    TURKEY,
    PageOf,
)

OFFICE = Actor("off", "Kejaksaan Agung", "organization", "IDN.JUD", ())
SOMEBODY = Actor("civ0", "warga sipil", "group", "TUR.CVL", ())


def placed(page: PageOf, *places: str, days: dict[str, str] | None = None, extra: tuple[Actor, ...] = ()) -> Reading:
    """The page's reading with its towns and days told."""
    reading = page.reading()
    at = [(name, page.find(name).start) for name in places]
    times = [(words, value, page.find(words)) for words, value in (days or {}).items()]
    return replace(
        reading,
        actors=(*reading.actors, *extra),
        places=tuple(Place(start, start + len(name), name, "AZE", "city", "place.known:in") for name, start in at),
        times=tuple(TimeExpression(span.start, span.end, value, "time.day") for _, value, span in times),
    )


def tolls(*readings: Reading) -> list[Toll]:
    return dated(decided(toll for reading in readings for toll in page_part(lay_out(reading)).tolls))


def told(toll: Toll) -> tuple[str | None, str | None, str | None]:
    return toll.people, toll.country, toll.spot


def test_a_number_without_a_place_belongs_to_the_town_told_before_it() -> None:
    page = PageOf("a", "A", "2020-10-11", "Rudal jatuh di Ganja, Minggu.", "Kementerian menyebut 33 orang luka.")
    page.figure("33", "wounded", 33, 33, said_by=[PROSECUTOR])
    (toll,) = tolls(placed(page, "Ganja", days={"Minggu": "2020-10-11"}))
    assert (toll.spot, toll.firm) == ("ganja", True)


def test_an_update_on_a_later_day_takes_the_day_of_the_strike() -> None:
    first = PageOf("a", "A", "2020-10-11", "Tujuh orang tewas di Ganja, Minggu.").figure("Tujuh", "killed", 7, None)
    later = PageOf("b", "B", "2020-10-12", "Korban di Ganja bertambah menjadi sepuluh, Senin.")
    later.figure("sepuluh", "killed", 10, 10, cumulative=True)
    one, two = tolls(
        placed(first, "Ganja", days={"Minggu": "2020-10-11"}), placed(later, "Ganja", days={"Senin": "2020-10-12"})
    )
    assert one.day == two.day


def test_two_strikes_on_one_town_stay_two() -> None:
    pages = []
    for name, published, words in (("a", "2020-10-11", "Minggu"), ("b", "2020-10-12", "Senin")):
        page = PageOf(name, name, published, f"Tujuh orang tewas di Ganja, {words}.").figure("Tujuh", "killed", 7, 7)
        pages.append(placed(page, "Ganja", days={words: published}))
    one, two = tolls(*pages)
    assert one.day != two.day


def test_what_goes_on_since_a_day_of_another_sentence_makes_no_sum() -> None:
    page = PageOf(
        "a",
        "A",
        "2020-10-18",
        "Bentrokan pecah sejak Sabtu.",
        "Menurut kejaksaan 13 orang tewas dalam serangan di Ganja.",
    )
    page.event("serangan", "ASSAULT", [], [], date="2020-10-17/..")
    page.figure("13", "killed", 13, 13, said_by=[PROSECUTOR], event="e1", date="2020-10-17/..")
    reading = placed(page, "Ganja")
    since = replace(reading.events[0], date_span=page.find("sejak Sabtu"))
    (toll,) = tolls(replace(reading, events=(since,)))
    assert (toll.spot, toll.running) == ("ganja", False)
    own = replace(reading.events[0], date_span=page.find("13"))
    (toll,) = tolls(replace(reading, events=(own,)))
    assert toll.running


def test_own_soldiers_are_the_speakers_side_and_no_strikes() -> None:
    page = PageOf("a", "A", "2020-10-12", "Rudal jatuh di Ganja.", "Kementerian menyebut 429 tentaranya gugur.")
    page.figure("429", "killed", 429, 429, said_by=[ARTSAKH_MINISTRY])
    (toll,) = tolls(placed(page, "Ganja"))
    assert told(toll) == ("forces", "XNK", None)


def test_a_group_without_a_country_is_the_speakers_side() -> None:
    page = PageOf("a", "A", "2020-10-06", "Kejaksaan menyebut 27 warga sipil tewas.")
    page.figure("27", "killed", 27, 27, said_by=[PROSECUTOR], of=[SOMEBODY])
    (toll,) = tolls(placed(page, extra=(SOMEBODY,)))
    assert told(toll) == ("civilians", "AZE", None)


def test_an_office_that_names_no_country_speaks_for_the_place_it_is_told_in() -> None:
    page = PageOf(
        "a", "A", "2020-10-06", "Armenia menyerang Azerbaijan.", "Di Baku, kejaksaan menyebut 31 warga sipil tewas."
    )
    page.event("menyerang", "ASSAULT", [ARMENIA], [AZERBAIJAN])
    page.figure("31", "killed", 31, 31, said_by=[OFFICE])
    (toll,) = tolls(placed(page, "Baku", extra=(OFFICE,)))
    assert (toll.country, toll.speaks_for) == ("AZE", "AZE")


def test_the_place_that_opens_the_sentence_tells_whose_office_it_is() -> None:
    page = PageOf("a", "A", "2020-10-06", "Turki mendesak Azerbaijan.", "Di Baku, kejaksaan menyebut 31 warga tewas.")
    page.event("mendesak", "REQUEST", [TURKEY], [AZERBAIJAN])
    office = replace(OFFICE, code="TUR.JUD")
    page.figure("31", "killed", 31, 31, said_by=[office])
    (toll,) = tolls(placed(page, "Baku", extra=(office,)))
    assert (toll.country, toll.speaks_for) == ("AZE", "AZE")


def test_who_gives_the_next_number_is_no_place_of_this_one() -> None:
    page = PageOf(
        "a", "A", "2020-11-10", "Armenia menyerang Azerbaijan.", "Artsakh kehilangan 900 tentara, Baku 90 warga sipil."
    )
    page.event("menyerang", "ASSAULT", [ARMENIA], [AZERBAIJAN])
    capital = Actor("bak", "Baku", "state", "AZE", (page.find("Baku"),))
    page.figure("900", "killed", 900, 900, said_by=[ARTSAKH_MINISTRY]).figure(
        "90 ", "killed", 90, 90, said_by=[capital]
    )
    found = {toll.entry.low: toll.country for toll in tolls(placed(page, "Baku", extra=(capital,)))}
    assert found[900] == "XNK"


def test_the_dead_of_both_sides_are_not_the_speakers() -> None:
    page = PageOf("a", "A", "2020-10-26", "Turki memperkirakan korban jiwa dari kedua pihak 5.000 orang.")
    page.figure("5.000", "killed", 5000, 5000, said_by=[TURKEY])
    (toll,) = tolls(placed(page))
    assert told(toll) == ("people", "both", None)


def test_a_sum_never_falls_so_a_lower_number_by_a_town_is_the_strikes() -> None:
    total = PageOf("a", "A", "2020-10-16", "Kejaksaan mencatat 47 warga sipil tewas sejak awal perang.")
    total.figure("47", "killed", 47, 47, said_by=[PROSECUTOR])
    pages = [placed(total)]
    for name, number in (("b", 12), ("c", 60)):
        page = PageOf(
            name, name, "2020-10-17", "Rudal jatuh di Ganja.", f"Kejaksaan menyebut {number} warga sipil tewas."
        )
        page.figure(str(number), "killed", number, number, said_by=[PROSECUTOR])
        pages.append(placed(page, "Ganja"))
    assert {toll.entry.low: toll.is_strike for toll in tolls(*pages)} == {47: False, 12: True, 60: False}


def test_a_number_beside_another_counts_the_same_people() -> None:
    page = PageOf("a", "A", "2020-10-06", "Kejaksaan menyebut 27 warga sipil tewas dan 141 orang terluka.")
    page.figure("27", "killed", 27, 27, said_by=[PROSECUTOR]).figure("141", "wounded", 141, 141, said_by=[PROSECUTOR])
    assert {told(toll) for toll in tolls(placed(page))} == {("civilians", "AZE", None)}


def test_a_toll_dated_years_before_the_page_is_history() -> None:
    page = PageOf("a", "A", "2020-10-06", "Sekitar 30.000 orang tewas sampai 1994.").figure(
        "30.000", "killed", 30000, 30000
    )
    (toll,) = tolls(placed(page, days={"1994": "1994"}))
    assert toll.then == "1994"
    assert not toll.is_strike


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(4)), st.lists(st.integers(1, 90), min_size=4, max_size=4))
def test_the_order_of_the_pages_changes_nothing(order: list[int], numbers: list[int]) -> None:
    pages = []
    for day, number in enumerate(numbers, start=10):
        page = PageOf(
            str(day), "A", f"2020-10-{day}", "Rudal jatuh di Ganja.", f"Kejaksaan menyebut {number} warga sipil tewas."
        )
        page.figure(str(number), "killed", number, number, said_by=[PROSECUTOR])
        pages.append(placed(page, "Ganja"))
    assert tolls(*(pages[n] for n in order)) == tolls(*pages)


def test_soldiers_whom_an_armed_group_hit_are_of_their_state() -> None:
    band = Actor("band", "Kelompok Uji", "organization", "IMG", ())
    soldiers = Actor("mil", "tentara", "group", "TUR.MIL", ())
    page = PageOf(
        "a",
        "A",
        "2020-10-11",
        "Kelompok Uji menyerang kamp itu dan menewaskan 27 tentara.",
        "Kelompok Uji menyebut 50 tentara tewas.",
    )
    page.cast = (*page.cast, band, soldiers)
    page.event("menyerang", "ASSAULT", [band], [soldiers])
    page.event("tewas", "ASSAULT", [band], [soldiers], said_by=[band])
    page.figure("27", "killed", 27, 27).figure("50", "killed", 50, 50, said_by=[band])
    assert [toll.country for toll in tolls(page.reading())] == ["TUR", "TUR"]
    fight = PageOf("b", "B", "2020-10-11", "Kelompok Uji dan tentara bertempur; 27 tentara tewas.")
    fight.cast = (*fight.cast, band, soldiers)
    fight.event("bertempur", "ASSAULT", [band, soldiers], [band, soldiers]).figure("27", "killed", 27, 27)
    assert [toll.country for toll in tolls(fight.reading())] == [None]
