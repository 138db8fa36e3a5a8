"""What the two pages that Palagan was conceived from tell together."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from palagan.articles.make import make_article
from palagan.model.ids import content_id, sha256_hex
from palagan.model.page import Hints, Page
from palagan.model.reading import Reading
from palagan.model.record import Record
from palagan.reading.read import read_article
from palagan.record.build import build_record
from tests.quality.gold_readings import documents, gold_reading, raw_text, shared_folder

SHARED = shared_folder()
pytestmark = pytest.mark.skipif(SHARED is None, reason="the shared data is not here")


@cache
def record(by: str) -> Record:
    assert SHARED is not None
    seeds = documents(SHARED, "seeds")
    if by == "gold":
        return build_record([gold_reading(SHARED, document) for document in seeds])
    return build_record([own_reading(SHARED, document) for document in seeds])


def own_reading(folder: Path, document: dict[str, object]) -> Reading:
    text = raw_text(folder, document).encode("utf-8")
    digest = sha256_hex(text)
    hints = Hints(outlet=str(document["outlet"]), external_id=str(document["id"]))
    page = Page(content_id("pg", digest), str(document["file"]), "text", text, "utf-8", digest, hints)
    return read_article(make_article(page))


@pytest.fixture(params=["gold", "own"])
def told(request: pytest.FixtureRequest) -> Record:
    """The record by gold readings, and by our own reader."""
    return record(request.param)


def test_the_visit_is_planned_not_made(told: Record) -> None:
    visits = [
        h
        for h in told.happenings
        if h.type == "CONSULT" and h.date == "2020-10-06" and any("Cavusoglu" in p.name for p in h.sources)
    ]
    assert visits
    assert {visit.status for visit in visits} == {"planned"}
    assert not [link for visit in visits for link in visit.links if link.kind == "carried-out-as"]


def test_that_pakistan_fights_is_a_claim_of_indian_media_that_pakistan_denies(told: Record) -> None:
    (claim,) = [c for c in told.claims if any(a.speaker is not None and a.speaker.code == "PAK.GOV" for a in c.denied)]
    assert [a.speaker.code for a in claim.asserted if a.speaker] == ["IND.JRN"]
    assert "bertempur" in claim.proposition
    assert [(a.speaker.name, a.speaker.code) for a in claim.denied if a.speaker] == [
        ("Kementerian Luar Negeri Pakistan", "PAK.GOV")
    ]


def test_the_two_versions_of_the_un_resolutions_stand_side_by_side(told: Record) -> None:
    (discrepancy,) = [d for d in told.discrepancies if d.differs == "demand"]
    versions = {version.outlet: version.words for version in discrepancy.versions}
    assert set(versions) == {"Kompas.com", "Tribunnews.com"}
    assert "penarikan pasukan" in versions["Tribunnews.com"]
    assert "gencatan senjata" in versions["Kompas.com"]


def test_both_pages_draw_on_one_origin(told: Record) -> None:
    (wire,) = [origin for origin in told.origins if origin.name == "Anadolu Agency"]
    assert wire.kind == "agency"
    assert len(wire.pages) == 2
    assert {because.how for because in wire.because} == {"credit"}
    assert all(because.evidence is not None for because in wire.because)


def test_a_toll_of_hundreds_in_the_pages_own_voice(told: Record) -> None:
    entries = [entry for ledger in told.ledgers if ledger.kind == "killed" for entry in ledger.entries]
    assert [(e.low, e.high, e.words, e.speakers, e.outlet) for e in entries] == [
        (100, 999, "ratusan", (), "Kompas.com")
    ]
