from __future__ import annotations

from dataclasses import replace

from palagan.model.reading import Actor
from palagan.record.build import build_record
from tests.record.builders import ALIYEV, ARMENIA, AZERBAIJAN, UNITED_NATIONS, PageOf
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


def test_whoever_the_sentence_does_not_name_issues_no_document() -> None:
    one = resolutions("a", "A", "penarikan pasukan pendudukan", ARMENIA)
    other = PageOf(
        "b", "B", "2020-10-11", "Ilham Aliyev pergi.", "Resolusi itu menyerukan kedua belah pihak berunding."
    )
    other.event("menyerukan", "REQUEST", [ALIYEV], [UNITED_NATIONS])
    reading = other.reading()
    actors = tuple(replace(a, mentions=(other.find(a.name),)) if a is ALIYEV else a for a in reading.actors)
    (discrepancy,) = build_record([one.reading(), replace(reading, actors=actors)]).discrepancies
    assert {version.outlet for version in discrepancy.versions} == {"A", "B"}
