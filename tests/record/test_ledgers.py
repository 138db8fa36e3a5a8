from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.model.record import Ledger, LedgerEntry
from tests.record.builders import (
    ARMENIA,
    ARMENIAN_MINISTRY,
    ARTSAKH_MINISTRY,
    ARTSAKH_SOLDIERS,
    AZERBAIJAN,
    CIVILIANS,
    PROSECUTOR,
    PageOf,
    strike,
)
from tests.record.test_happenings import record_of


def ledger_of(*pages: PageOf) -> Ledger:
    (ledger,) = record_of(*pages).ledgers
    return ledger


def words(entries: tuple[LedgerEntry, ...]) -> list[str]:
    return [entry.words for entry in entries]


def soldiers(name: str, published: str, number: int) -> PageOf:
    page = PageOf(
        name, f"outlet {name}", published, f"Kementerian mencatat {number} tentaranya gugur sejak 27 September."
    )
    return page.figure(
        str(number), "killed", number, number, said_by=[ARTSAKH_MINISTRY], of=[ARTSAKH_SOLDIERS], cumulative=True
    )


def test_a_rising_toll_of_one_speaker_replaces_itself() -> None:
    days = ("2020-10-11T08:00+07:00", "2020-10-11T20:00+07:00", "2020-10-12T20:00+07:00")
    ledger = ledger_of(
        *(strike(str(n), f"outlet {n}", day, dead) for n, (day, dead) in enumerate(zip(days, (7, 9, 10), strict=True)))
    )
    assert words(ledger.entries) == ["7 orang", "9 orang", "10 orang"]
    assert [entry.current for entry in ledger.entries] == [False, False, True]
    assert ledger.entries[1].replaces == (ledger.entries[0].id,)
    assert (ledger.low, ledger.high) == (10, 10)
    assert "Ganja" in ledger.about


def test_speakers_who_differ_contradict_each_other_and_the_range_is_both() -> None:
    other = PageOf(
        "b", "B", "2020-10-11T12:00+07:00", "Rudal menghantam Ganja; Armenia menyebut 2 orang tewas di sana."
    )
    other.event("menghantam", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-11", place="Ganja")
    other.figure("2 orang", "killed", 2, 2, place="Ganja", said_by=[ARMENIAN_MINISTRY], event="e1")
    record = record_of(strike("a", "A", "2020-10-11T08:00+07:00", 7), other)
    (ledger,) = record.ledgers
    one, two = ledger.entries
    assert (one.contradicts, two.contradicts) == ((two.id,), (one.id,))
    assert (ledger.low, ledger.high) == (2, 7)
    (discrepancy,) = record.discrepancies
    assert (discrepancy.differs, [v.words for v in discrepancy.versions]) == ("killed", ["7 orang", "2 orang"])


def test_sums_since_a_start_stand_apart_from_the_toll_of_a_day() -> None:
    day = strike("a", "A", "2020-10-12", 10)
    day.text += "\nSecara keseluruhan 41 warga sipil tewas sejak 27 September."
    day.figure("41", "killed", 41, 41, said_by=[PROSECUTOR], of=[CIVILIANS], cumulative=True)
    ledgers = record_of(day).ledgers
    assert {(ledger.about, ledger.low) for ledger in ledgers} == {
        ("strike · Ganja · 2020-10-11", 10),
        ("civilians · Azerbaijan", 41),
    }


def test_the_soldiers_of_one_side_are_one_ledger_over_weeks() -> None:
    pages = [soldiers(str(n), f"2020-10-{5 + n:02}", number) for n, number in enumerate((84, 244, 320))]
    ledger = ledger_of(*pages)
    assert [entry.current for entry in ledger.entries] == [False, False, True]
    assert ledger.about == "forces · Nagorno-Karabakh"


def test_an_own_at_least_gives_way_to_a_figure_that_somebody_gives() -> None:
    early = PageOf("a", "A", "2020-10-11T06:00+07:00", "Sedikitnya tujuh orang tewas ketika rudal menghantam Ganja.")
    early.event("menghantam", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-11", place="Ganja")
    early.figure("Sedikitnya tujuh", "killed", 7, None, place="Ganja", event="e1")
    alone = ledger_of(early)
    assert (alone.low, alone.high) == (7, None)
    ledger = ledger_of(early, strike("b", "B", "2020-10-11T20:00+07:00", 9))
    assert (ledger.low, ledger.high) == (9, 9)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 28), st.integers(1, 2000)), min_size=1, max_size=6, unique_by=lambda x: x[0]))
def test_the_range_holds_every_standing_figure(told: list[tuple[int, int]]) -> None:
    ledger = ledger_of(*(soldiers(str(day), f"2020-10-{day:02}", number) for day, number in told))
    standing = [entry for entry in ledger.entries if entry.current]
    assert standing
    assert ledger.low == min(entry.low or 0 for entry in standing)
    assert ledger.high == max(entry.high or 0 for entry in standing)
    by_id = {entry.id: entry for entry in ledger.entries}
    for entry in ledger.entries:
        for other in entry.replaces:
            assert (by_id[other].low or 0) < (entry.low or 0)
            assert not by_id[other].current


def test_tolls_of_two_sides_along_a_border_do_not_contradict_each_other() -> None:
    page = PageOf(
        "a", "A", "2020-10-11T08:00+07:00", "Kejaksaan menyebut 15 orang tewas; kementerian menyebut 13 orang."
    )
    page.event("tewas", "ASSAULT", [ARMENIA], [AZERBAIJAN], place="perbatasan Utarasia")
    page.figure("15", "killed", 15, 15, said_by=[PROSECUTOR], place="perbatasan Utarasia")
    page.figure("13", "killed", 13, 13, said_by=[ARMENIAN_MINISTRY], place="perbatasan Utarasia")
    ledgers = record_of(page).ledgers
    assert not any("strike" in ledger.about for ledger in ledgers)
    assert not any(entry.contradicts for ledger in ledgers for entry in ledger.entries)


def test_a_toll_told_a_day_later_without_the_day_is_of_the_strike_that_it_is_told_with() -> None:
    first = strike("a", "A", "2020-10-11T08:00+07:00", 7)
    later = PageOf("b", "B", "2020-10-12T08:00+07:00", "Rudal menghantam Ganja; kini 9 orang tewas, kata Kejaksaan.")
    later.event("menghantam", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-11", place="Ganja")
    later.figure("9 orang", "killed", 9, 9, said_by=[PROSECUTOR], event="e1")
    ledger = ledger_of(first, later)
    assert words(ledger.entries) == ["7 orang", "9 orang"]
    assert (ledger.low, ledger.high) == (9, 9)


def test_what_a_page_counts_itself_beside_a_greater_number_that_somebody_gives_is_part_of_it() -> None:
    page = PageOf("a", "A", "2020-10-12", "Regu menemukan 13 jenazah di Ganja. Wali kota menyebut 34 orang tewas.")
    page.event("jenazah", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-11", place="Ganja")
    page.figure("13", "killed", 13, 13, event="e1").figure("34", "killed", 34, 34, event="e1", said_by=[AZERBAIJAN])
    ledger = ledger_of(page)
    assert (ledger.low, ledger.high) == (34, 34)
    assert [entry.current for entry in ledger.entries] == [False, True]
