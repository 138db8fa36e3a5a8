"""Two analysts who worked apart bring their work together: nothing lost, nothing overwritten, one record in the end."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from palagan.case import Case
from palagan.errors import CaseError, InputError
from palagan.exchange.merging import Settling, merge
from palagan.exchange.packing import Parts, pack
from palagan.model.record import Record
from palagan.store.decisions import add_decisions
from palagan.store.desk_schema import review_goes
from palagan.store.open import open_case
from tests.exchange.packed import NOW, SAMPLE, contents, now
from tests.record.deciding import decision, thing


@pytest.fixture(scope="module")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that was read, before it was copied."""
    place = tmp_path_factory.mktemp("common")
    with Case.make(place / "common") as case:
        case.add(*sorted(SAMPLE.glob("*.txt"))[:9])
        case.run()
        return case.path


@pytest.fixture(autouse=True)
def ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every decision has a second of its own: those of one second lie in the order in which they came to each copy."""
    ticks = count()
    monkeypatch.setattr("palagan.case.now", lambda: f"2026-11-22T10:{(at := next(ticks)) // 60:02}:{at % 60:02}Z")


@pytest.fixture
def two(common: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of it: Rina's and Budi's."""
    rina, budi = tmp_path / "rina.palagan", tmp_path / "budi.palagan"
    return Path(shutil.copyfile(common, rina)), Path(shutil.copyfile(common, budi))


def of_type(path: Path, count: int = 4) -> list[str]:
    with Case(path) as case:
        return [row.id for row in case.timeline()][:count]


def decided(path: Path) -> Record:
    with Case(path) as case:
        return case.record


def packed(path: Path, parts: Parts = Parts(decisions_only=True)) -> Path:
    out = path.with_suffix(".palagan.zip")
    case = open_case(path)
    pack(case, out, parts)
    case.close()
    return out


def disagree(rina: Path, budi: Path) -> list[str]:
    """They agree on one thing, decide different things of two, and conflict on two."""
    ids = of_type(rina)
    with Case(rina) as hers, Case(budi) as his:
        hers.decide(ids[0], "correct", by="Rina", why="dateline", field="date", value="2020-10-05")
        his.decide(ids[0], "correct", by="Budi", why="halaman 2", field="date", value="2020-10-04")
        hers.decide(ids[1], "reject", by="Rina", why="bukan")
        his.decide(ids[1], "accept", by="Budi", why="cocok")
        hers.decide(ids[2], "accept", by="Rina", why="cocok")
        his.decide(ids[2], "accept", by="Budi", why="cocok")
        hers.decide(ids[3], "correct", by="Rina", why="x", field="place", value="Barda")
        his.decide(ids[3], "correct", by="Budi", why="x", field="date", value="2020-10-02")
        his.sample("claim", 3, seed=5)
    return ids


def test_a_story_of_two_analysts(two: tuple[Path, Path]) -> None:
    rina, budi = two
    ids = disagree(rina, budi)
    before = decided(rina)
    # Budi mails his decisions; Rina looks first, then brings them in
    file = packed(budi)
    with Case(rina) as hers:
        look = hers.merge(file, only_look=True)
        assert (len(look.came), len(look.open), look.samples) == (2, 2, 1)
        assert len(hers.decisions()) == 4
        made = hers.merge(file)
        assert [one.id for one in made.came] == [one.id for one in look.came]
        assert sorted(one.kind for one in made.open) == ["value", "whole"]
        assert (len(made.meeting.agree), made.waiting, made.samples) == (1, 2, 1)
        assert made.states == {"stands": 2}
        assert len(hers.decisions()) == 6
    # what she had decided stands as it stood; what he decided beside it lies over the record too
    after = decided(rina)
    by_id = {one.id: one for one in after.happenings}
    assert by_id[ids[0]].date == "2020-10-05"
    assert ids[1] not in by_id
    assert (by_id[ids[3]].place, by_id[ids[3]].date) == ("Barda", "2020-10-02")
    assert before != after
    # again brings nothing more, and the conflicts are still told
    with Case(rina) as hers:
        again = hers.merge(file)
        assert (again.came, again.samples, len(again.open)) == ((), 0, 2)
        assert again.meeting.known == 2
        # they talk: the date is his, the other hers
        value = next(one for one in again.open if one.kind == "value")
        whole = next(one for one in again.open if one.kind == "whole")
        take = {value.id: "theirs", whole.id: "mine"}
        settled = hers.merge(file, take=take, by="Wati", why="dibahas bersama")  # type: ignore[arg-type]
        assert (len(settled.came), len(settled.undone), settled.open) == (2, 2, ())
        assert {one.by for one in settled.undone} == {"Wati"}
        by_id = {one.id: one for one in hers.record.happenings}
        assert by_id[ids[0]].date == "2020-10-04"
        assert ids[1] not in by_id
        assert hers.merge(file).open == ()
        states = {placed.decision.by: [] for placed in hers.decisions()}  # type: ignore[var-annotated]
        for placed in hers.decisions():
            states[placed.decision.by].append(placed.state)
        assert states["Rina"].count("undone") == states["Budi"].count("undone") == 1
    # Budi takes the settling over from her case: one record for both
    with Case(budi) as his:
        taken = his.merge(rina)
        assert taken.open == ()
        assert his.merge(rina).came == ()
    assert decided(budi) == decided(rina)
    assert {row.split("'")[1] for row in contents(budi)["samples"]} == {
        row.split("'")[1] for row in contents(rina)["samples"]
    }
    # and what was settled can be taken back like anything else
    with Case(rina) as hers:
        for one in settled.undone:
            hers.decide(one.id, "undo", by="Rina", why="tidak jadi")
        assert {one.id: one for one in hers.record.happenings}[ids[0]].rulings[0].disputed


@pytest.mark.parametrize(("take", "date"), [("theirs", "2020-10-04"), ("mine", "2020-10-05"), ("both", "2020-10-04")])
def test_a_side_is_taken_in_all(two: tuple[Path, Path], take: str, date: str) -> None:
    rina, budi = two
    ids = disagree(rina, budi)
    with Case(rina) as hers:
        made = hers.merge(budi, take=take, by="Wati")  # type: ignore[arg-type]
        assert (made.open, made.waiting) == ((), 0)
        assert len(made.settled) == 2
        assert len(made.undone) == (0 if take == "both" else 2)
        happening = next(one for one in hers.record.happenings if one.id == ids[0])
        assert happening.date == date
        assert happening.rulings[0].disputed == (take == "both")
        assert hers.merge(budi).open == () or take == "both"


def test_it_does_not_matter_who_merges_first(two: tuple[Path, Path], tmp_path: Path) -> None:
    rina, budi = two
    disagree(rina, budi)
    other_rina = Path(shutil.copyfile(rina, tmp_path / "r2.palagan"))
    other_budi = Path(shutil.copyfile(budi, tmp_path / "b2.palagan"))
    with Case(rina) as hers:
        hers.merge(budi, take="theirs", by="Wati")
    with Case(other_budi) as his:
        his.merge(other_rina, take="mine", by="Wati")
    assert [(one.id, one.date, one.place) for one in decided(rina).happenings] == [
        (one.id, one.date, one.place) for one in decided(other_budi).happenings
    ]


def test_settling_needs_a_name_and_a_conflict(two: tuple[Path, Path]) -> None:
    rina, budi = two
    disagree(rina, budi)
    before = contents(rina)
    with Case(rina) as hers:
        with pytest.raises(InputError, match="names who settles"):
            hers.merge(budi, take="theirs")
        with pytest.raises(InputError, match=r"no conflict here.*cf-"):
            hers.merge(budi, take={"cf-000000000000": "mine"}, by="Wati")
    assert contents(rina) == before


def test_pages_come_with_decisions(two: tuple[Path, Path]) -> None:
    rina, budi = two
    with Case(budi) as his:
        his.add(*sorted(SAMPLE.glob("*.txt"))[9:])
        his.run()
        page = his.facts()[-1].id
        case = his._file
        with case.writing() as connection:
            told = "INSERT INTO captures (id, url, about, at, kind, status, digest, size, page, warc) VALUES "
            connection.execute(text(told + f"('cp-1', 'u', 'u', '{NOW}', 'response', 200, 'd', 1, '{page}', x'1f8b')"))
        fresh = next(row.id for row in his.timeline() if {note.page for note in row.evidence} == {page})
        his.decide(fresh, "reject", by="Budi", why="bukan")
    with Case(rina) as hers:
        alone = hers.merge(packed(budi))
        assert alone.states == {"orphaned": 1}
        with pytest.raises(InputError, match="decisions alone"):
            hers.merge(packed(budi), pages=True)
        made = hers.merge(packed(budi, Parts()), pages=True)
        assert made.pages == {"new": len(list(SAMPLE.glob("*.txt"))) - 9}
        assert hers.decisions()[0].state == "stands"
        assert hers.merge(budi, pages=True).pages == {}
    assert decided(rina) == decided(budi)
    assert [row.split(",", 1)[1] for row in contents(rina)["captures"]] == [
        row.split(",", 1)[1] for row in contents(budi)["captures"]
    ]


def test_what_was_decided_in_one_go_stays_one_go(two: tuple[Path, Path]) -> None:
    rina, budi = two
    with Case(budi) as his:
        made = [his.decide(id_, "accept", by="Budi", why="x") for id_ in of_type(budi, 2)]
        with his._file.writing() as connection:
            connection.execute(insert(review_goes), [{"decision": one.id, "go": made[0].id} for one in made])
    with Case(rina) as hers:
        hers.merge(packed(budi))
    assert contents(rina)["review_goes"] == contents(budi)["review_goes"]


def test_a_decision_of_a_later_day_stays_out(two: tuple[Path, Path]) -> None:
    rina, budi = two
    late = replace(decision(thing("hp-1"), "reject", by="Budi"), at="2027-01-01T00:00:00Z")
    case = open_case(budi)
    with case.writing() as connection:
        add_decisions(connection, [late])
    case.close()
    case = open_case(rina)
    made = merge(case, budi, now)
    case.close()
    assert made.ahead == (late,)
    assert made.came == ()


def test_a_decision_that_cannot_be_laid_is_refused(two: tuple[Path, Path]) -> None:
    rina, budi = two
    bad = replace(decision(thing("hp-1"), "correct", field="date", value="x"), value="{")
    case = open_case(budi)
    with case.writing() as connection:
        add_decisions(connection, [bad])
    case.close()
    before = contents(rina)
    with Case(rina) as hers, pytest.raises(InputError, match=f"{bad.id}.*to what it cannot be"):
        hers.merge(budi)
    assert contents(rina) == before


def test_an_altered_decision_is_told_and_left(two: tuple[Path, Path]) -> None:
    rina, budi = two
    with Case(rina) as hers:
        made = hers.decide(of_type(rina, 1)[0], "accept", by="Rina", why="cocok")
    case = open_case(budi)
    with case.writing() as connection:
        add_decisions(connection, [replace(made, why="saya bilang begitu")])
    case.close()
    with Case(rina) as hers:
        assert [one.id for one in hers.merge(budi).meeting.altered] == [made.id]
        assert hers.decisions()[0].decision == made


def test_a_case_is_not_merged_with_itself(two: tuple[Path, Path]) -> None:
    rina, _ = two
    with Case(rina) as hers:
        with pytest.raises(InputError, match="this case itself"):
            hers.merge(rina.with_suffix(""))
        with pytest.raises(CaseError, match="no such case"):
            hers.merge(rina.with_name("nobody"))


def test_a_merge_is_noted_and_the_other_side_is_left_alone(two: tuple[Path, Path]) -> None:
    rina, budi = two
    disagree(rina, budi)
    before = contents(budi)
    case = open_case(rina)
    merge(case, budi, now, Settling())
    with case.reading() as connection:
        noted = connection.execute(text("SELECT options FROM runs WHERE command = 'merge'")).scalar_one()
    case.close()
    assert "budi.palagan" in noted
    assert contents(budi) == before
