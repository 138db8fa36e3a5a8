from __future__ import annotations

from palagan.model.reading import Actor
from tests.record.builders import ARMENIA, AZERBAIJAN, UNITED_NATIONS, PageOf
from tests.record.test_happenings import record_of


def resolutions(name: str, outlet: str, demand: str, *targets: Actor) -> PageOf:
    page = PageOf(name, outlet, "2020-10-11", f"Empat resolusi PBB pada 1993 menuntut {demand}.")
    return page.event("menuntut", "REQUEST", [UNITED_NATIONS], targets, background=True)


def test_two_versions_of_what_resolutions_demand_stand_side_by_side() -> None:
    one = resolutions("a", "A", "penarikan pasukan pendudukan tanpa syarat", ARMENIA)
    other = resolutions("b", "B", "kedua kubu menghentikan permusuhan dan berunding", ARMENIA, AZERBAIJAN)
    (discrepancy,) = record_of(one, other).discrepancies
    assert (discrepancy.about, discrepancy.differs) == ("PBB: resolusi", "demand")
    assert [version.outlet for version in discrepancy.versions] == ["A", "B"]
    assert "penarikan" in discrepancy.versions[0].words
    assert "berunding" in discrepancy.versions[1].words
    for version, page in zip(discrepancy.versions, (one, other), strict=True):
        assert page.text[version.evidence.start : version.evidence.end] == version.evidence.words


def test_the_same_demand_in_two_papers_is_no_discrepancy() -> None:
    one = resolutions("a", "A", "penarikan pasukan pendudukan tanpa syarat", ARMENIA)
    other = resolutions("b", "B", "penarikan pasukan pendudukan", ARMENIA)
    assert record_of(one, other).discrepancies == ()


def test_demands_on_other_sides_are_not_held_against_each_other() -> None:
    one = resolutions("a", "A", "penarikan pasukan pendudukan", ARMENIA)
    other = resolutions("b", "B", "militernya menjauh dari perbatasan", Actor("tur", "Turki", "state", "TUR", ()))
    assert record_of(one, other).discrepancies == ()


def test_a_demand_on_both_sides_is_held_against_one_on_either_and_the_body_read_as_asked_issues_it() -> None:
    one = resolutions("a", "A", "penarikan pasukan pendudukan", ARMENIA)
    both = PageOf("b", "B", "2020-10-11", "Resolusi itu menyerukan kedua belah pihak kembali berunding.")
    both.event("menyerukan", "REQUEST", [], [UNITED_NATIONS, AZERBAIJAN])
    (discrepancy,) = record_of(one, both).discrepancies
    assert {version.outlet for version in discrepancy.versions} == {"A", "B"}
