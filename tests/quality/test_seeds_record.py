"""What the two pages that Palagan was conceived from tell together."""

from __future__ import annotations

import re
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
from tests.commands.calling import Shell
from tests.quality.gold_readings import documents, gold_reading, raw_text, shared_folder

RUNNING = 8
"""Words in a row that two pages must share for less than a passing likeness; the seeds share fewer."""
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


def test_the_two_pages_share_no_copied_text_so_their_one_origin_rests_on_credits(told: Record) -> None:
    assert told.copies == ()
    assert [len(story.pages) for story in told.stories] == [1, 1]
    one, other = (runs_of_words(document) for document in documents(SHARED or Path(), "seeds"))
    assert not one & other


def runs_of_words(document: dict[str, object]) -> set[tuple[str, ...]]:
    """Every run of so many words of the page as crawled."""
    assert SHARED is not None
    words = re.findall(r"[^\W_]+", raw_text(SHARED, document).lower())
    return {tuple(words[at : at + RUNNING]) for at in range(len(words) - RUNNING + 1)}


def test_whoever_looks_for_the_alignment_is_told_that_there_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert SHARED is not None
    shell = Shell(capsys, monkeypatch)
    case = str(tmp_path / "seeds")
    for line in [("init", case), ("add", case, *pages_of(SHARED)), ("run", case)]:
        assert shell(*line).code == 0
    assert shell("copies", case, "--json").json == {"view": "copies", "count": 0, "rows": []}
    (wire,) = [row for row in shell("origins", case, "--json").json["rows"] if row["name"] == "Anadolu Agency"]
    pages = [because["page"]["id"] for because in wire["because"]]
    assert len(pages) == 2
    refused = shell("why", case, ":".join(pages), "--json")
    assert (refused.code, refused.error["message"]) == (1, "these two pages share no text that counts")


def pages_of(folder: Path) -> list[str]:
    """The files of the two pages."""
    return [str(folder / "gold" / str(document["file"])) for document in documents(folder, "seeds")]
