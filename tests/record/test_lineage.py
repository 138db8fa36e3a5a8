from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.model.record import OriginCount
from palagan.record.copies import find_copies
from palagan.record.lineage import Drawn, page_lineage, trace
from palagan.record.origins import Origins
from palagan.record.sheet import lay_out
from tests.record.builders import PageOf
from tests.record.test_copies import invented


def origins_of(*pages: PageOf) -> Origins:
    sheets = [lay_out(page.reading()) for page in pages]
    texts = {page.id: page.text for page in pages}
    drawn = trace(map(page_lineage, sheets), find_copies(sheets, {}), lambda page, a, b: texts[page][a:b])
    return Origins(drawn, {sheet.id: sheet.outlet for sheet in sheets})


def drawn_by(page: PageOf, *others: PageOf) -> dict[str, str]:
    drawn: tuple[Drawn, ...] = origins_of(page, *others).drawn[page.id]
    return {item.source.name: item.because.how for item in drawn}


def count(*pages: PageOf) -> OriginCount:
    return origins_of(*pages).count((page.id, None) for page in pages)


def wire(name: str, outlet: str, agency: str, seed: int, hour: int = 8) -> PageOf:
    page = PageOf(name, outlet, f"2020-10-06T{hour:02}:00+07:00", f"Dilansir {agency}, " + invented(seed, 1)[0])
    return page.credit(agency)


def test_two_retellings_of_one_wire_have_one_origin() -> None:
    pages = [wire("a", "A", "Anadolu Agency", 1), wire("b", "B", "Anadolu Agency", 2)]
    assert count(*pages).low == count(*pages).high == 1
    (origin,) = origins_of(*pages).values()
    assert (origin.name, origin.kind, origin.pages) == ("Anadolu Agency", "agency", tuple(sorted(p.id for p in pages)))
    assert {because.evidence.words for because in origin.because if because.evidence} == {"Anadolu Agency"}


def test_two_wires_are_two_origins() -> None:
    assert count(wire("a", "A", "AFP", 1), wire("b", "B", "Reuters", 2)).low == 2


def test_a_page_without_credit_has_its_origin_from_the_page_it_shares_text_with() -> None:
    text = invented(3, 6)
    first = PageOf("a", "A", "2020-10-06T08:00+07:00", "Menurut AFP, begitu.", *text).credit("AFP")
    silent = PageOf("b", "B", "2020-10-06T10:00+07:00", *text[:4], *invented(4, 3))
    assert drawn_by(silent, first) == {"AFP": "shared-text"}
    because = origins_of(silent, first).drawn[silent.id][0].because
    assert because.detail.startswith("shared text 57 % with A")
    assert because.evidence is not None
    assert because.evidence.words in silent.text
    assert count(first, silent) == OriginCount(1, 1, count(first).ids)


def test_a_reprint_has_the_origins_of_the_page_it_reprints() -> None:
    text = invented(5, 6)
    first = PageOf("a", "Nusaberita.com", "2020-10-06T08:00+07:00", "Sumber AFP.", *text).credit("AFP")
    note = "Artikel ini telah tayang di Nusaberita.com"
    again = PageOf("b", "Layartimur.com", "2020-10-07T08:00+07:00", *text, note)
    again.credit("Nusaberita.com", cue="reprint", republished=True)
    assert drawn_by(again, first) == {"AFP": "reprint"}
    assert drawn_by(again) == {"Nusaberita.com": "reprint"}


def test_a_late_credit_speaks_for_its_own_paragraph_only() -> None:
    text = invented(6, 9)
    page = PageOf("a", "A", "2020-10-06", *text, "Demikian ditulis Reuters.").credit("Reuters")
    drawn = origins_of(page).drawn[page.id]
    assert {(item.source.name, item.main) for item in drawn} == {("Reuters", False), ("A", True)}
    last = page.line_of(page.find("Reuters").start)
    assert origins_of(page).count([(page.id, last)]).ids == (next(d.source.id for d in drawn if not d.main),)


def test_a_source_of_a_part_counts_for_the_whole_page_in_the_upper_bound_alone() -> None:
    page = PageOf("a", "A", "2020-10-06", *invented(6, 9), "Demikian ditulis Reuters.").credit("Reuters")
    assert (count(page).low, count(page).high) == (1, 2)


def test_a_report_of_its_own_is_not_counted_for_a_wire_that_the_outlet_retells_elsewhere() -> None:
    own = PageOf("a", "Harian Kentongan", "2020-10-06", "Ia berkata begitu kepada Harian Kentongan, Kamis.")
    assert count(own, wire("b", "Harian Kentongan", "Reuters", 3)).low == 2


def test_what_is_not_told_is_unknown_and_counted_between_bounds() -> None:
    silent = PageOf("b", "B", "2020-10-06", *invented(8, 4))
    assert drawn_by(silent) == {"B": "unknown"}
    assert count(silent).low == 1
    both = count(wire("a", "A", "AFP", 7), silent)
    assert (both.low, both.high) == (1, 2)


def test_an_outlet_that_asked_for_itself_has_a_report_of_its_own() -> None:
    page = PageOf("a", "Harian Kentongan", "2020-10-06", "Ia berkata begitu kepada Harian Kentongan, Kamis.")
    assert drawn_by(page) == {"Harian Kentongan": "own-report"}
    dateline = PageOf("b", "Harian Kentongan", "2020-10-06", "JAKARTA, Harian Kentongan -- Begitu kabarnya.")
    assert drawn_by(dateline) == {"Harian Kentongan": "unknown"}


def test_in_one_media_group_less_shared_text_tells_the_origin() -> None:
    text = invented(12, 8)
    first = PageOf("a", "Tribun Jakarta", "2020-10-06T08:00+07:00", "Kata AFP.", *text).credit("AFP")
    sister = PageOf("b", "Tribun Medan", "2020-10-06T09:00+07:00", *text[:2], *invented(13, 10))
    stranger = PageOf("c", "Harian Kentongan", "2020-10-06T09:00+07:00", *text[:2], *invented(14, 10))
    assert drawn_by(sister, first) == {"AFP": "same-group"}
    assert drawn_by(stranger, first) == {"Harian Kentongan": "unknown"}


def test_outlets_of_one_group_are_at_least_one_and_at_most_two() -> None:
    pages = [
        PageOf(name, outlet, "2020-10-06", f"Ia berkata begitu kepada {outlet}, {invented(seed, 1)[0]}")
        for seed, (name, outlet) in enumerate([("a", "Tribun Jakarta"), ("b", "Tribun Medan")])
    ]
    assert (count(*pages).low, count(*pages).high) == (1, 2)


@given(st.lists(st.sampled_from(["AFP", "Reuters", "TASS", "A", ""]), min_size=1, max_size=6))
def test_bounds_hold_for_any_set_of_pages(agencies: list[str]) -> None:
    pages = [
        wire(str(n), f"outlet {n}", agency, n) if agency else PageOf(str(n), f"outlet {n}", "2020-10-06", f"Kabar {n}.")
        for n, agency in enumerate(agencies)
    ]
    counted = count(*pages)
    assert 1 <= counted.low <= counted.high <= len(pages)
    assert len(counted.ids) == counted.low
    assert counted.low == max(1, len({agency for agency in agencies if agency}))
    known = {origin.id for origin in origins_of(*pages).values()}
    assert set(counted.ids) <= known
