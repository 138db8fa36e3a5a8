"""What goes out of the sample: rows streamed out of SQL, in every format, with what is left out counted."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from palagan.case import Case
from palagan.deciding.looking import looking
from palagan.errors import InputError
from palagan.exports.fits import needs
from palagan.exports.formats import FORMATS, Format, Going, LeftOut
from palagan.exports.frames import Frame
from palagan.exports.kept import Only
from palagan.exports.tables import TABLES
from palagan.looking.foreseen import foresee
from palagan.looking.going_out import Order, filtered_out, order_of, pieces, told_beside
from palagan.looking.parcel import file_name, going, parcel
from palagan.store.open import CaseFile, open_case
from palagan.views.actors import actors
from palagan.views.claims import claims, discrepancies
from palagan.views.filters import Filter, choose
from palagan.views.ledgers import ledgers
from palagan.views.lineage import copies, origins, stories
from palagan.views.timeline import timeline

MADE = "2026-11-22T08:00:00Z"
PEERS = [FORMATS[name] for name in needs()]


@pytest.fixture(scope="module")
def decided(sample_case_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with three decisions."""
    path = tmp_path_factory.mktemp("decided") / "karabakh.palagan"
    path.write_bytes(sample_case_file.read_bytes())
    with Case(path) as case:
        dated = [row for row in case.timeline() if row.date and len(row.date) == 10 and not row.background]
        rows = [row for row in dated if row.sources]  # some formats leave out what has no doer
        case.decide(rows[0].id, "accept", by="Rina", why="dicek")
        case.decide(rows[1].id, "unsure", by="Rina", why="kabur")
        entry = next(iter(case.ledgers())).entries[0]
        case.decide(entry.id, "accept", by="Rina", why="dicek")
    return path


@pytest.fixture(scope="module")
def opened(decided: Path) -> Iterator[tuple[CaseFile, Connection]]:
    case = open_case(decided)
    with looking(case) as connection:
        yield case, connection
    case.close()


def sent(connection: Connection, order: Order) -> tuple[bytes, Going]:
    told = going("karabakh", order, MADE, "0.1.0")
    return b"".join(pieces(connection, order, told)), told


def order(format_: str = "csv", table: str | None = None, only: Only | None = None, **filters: Any) -> Order:
    return order_of(FORMATS[format_], table, choose(**filters), only, filters)


def viewed(case: Case, table: str, chosen: Filter = Filter()) -> list[Any]:
    """The rows of a table as the views make them of the whole record."""
    if table == "pages":
        return list(case.pages())
    if table == "actors":
        return list(actors(case.record, tuple(case.readings()), case.cards, chosen))
    views: dict[str, Callable[..., tuple[Any, ...]]] = {
        "happenings": timeline, "claims": claims, "ledgers": ledgers, "discrepancies": discrepancies,
        "origins": origins, "copies": copies, "stories": stories,
    }  # fmt: skip
    return list(views[table](case.record, case.cards, chosen))


@pytest.mark.parametrize("filters", [{}, {"since": "2020-10-10"}, {"actor": "ARM", "min_origins": 2}, {"outlet": "x"}])
@pytest.mark.parametrize("table", [one for one in TABLES if one != "pages"])
def test_a_frame_has_the_rows_that_the_view_makes_of_the_whole_record(
    opened: tuple[CaseFile, Connection], table: str, filters: dict[str, Any]
) -> None:
    with Case(opened[0].path) as case:
        frame, wanted = case.table(table, **filters), viewed(case, table, choose(**filters))
        assert filters or table == "discrepancies" or len(wanted) > 1
        lines, others = frame.lines, Frame(table, wanted).lines
        if table == "origins":  # the pages under an origin come in the order of their reasons, there of the pages
            lines, others = (sorted(some, key=lambda one: json.dumps(one, sort_keys=True)) for some in (lines, others))
        assert lines == others
        if table in ("happenings", "actors"):
            assert list(frame) == wanted


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_the_rows_of_the_view_in_its_order(opened: tuple[CaseFile, Connection], table: str) -> None:
    made, told = sent(opened[1], order("jsonl", table))
    with Case(opened[0].path) as case:
        frame = viewed(case, table)
    name = "key" if table == "actors" else "later" if table == "copies" else "id"
    ids, wanted = [json.loads(line)[name] for line in made.splitlines()], [getattr(row, name) for row in frame]
    assert sorted(ids) == sorted(wanted)
    assert table == "happenings" or ids == wanted  # the timeline has news first, then plans, then background
    assert (told.counts["rows"], sum(told.left_out.values())) == (len(frame), 0)


@pytest.mark.parametrize("format_", PEERS, ids=lambda one: one.name)
def test_every_happening_goes_out_or_is_counted(opened: tuple[CaseFile, Connection], format_: Format) -> None:
    made, told = sent(opened[1], order(format_.name))
    every = foresee(opened[1], order()).every
    assert told.counts["rows"] + sum(told.left_out.values()) == every
    assert made


@pytest.mark.parametrize(
    "filters", [{}, {"since": "2020-10-10"}, {"type": "ASSAULT"}, {"actor": "ARM", "min_origins": 2}]
)
@pytest.mark.parametrize("format_", [*PEERS, FORMATS["csv"]], ids=lambda one: one.name)
def test_what_is_foreseen_is_what_comes(
    opened: tuple[CaseFile, Connection], format_: Format, filters: dict[str, Any]
) -> None:
    wanted = order(format_.name, **filters)
    seen = foresee(opened[1], wanted)
    _, told = sent(opened[1], wanted)
    assert seen.rows is not None
    if seen.exact:
        assert (seen.rows, dict(seen.left_out)) == (told.counts["rows"], {k: n for k, n in told.left_out.items() if n})
    else:
        assert seen.rows >= told.counts["rows"]
        assert all(told.left_out[reason] == count for reason, count in seen.left_out)


@pytest.mark.parametrize("name", ["csv", "plover", "gdelt-mentions"])
def test_only_what_was_decided_on_goes(opened: tuple[CaseFile, Connection], name: str) -> None:
    for only, count in ((Only.REVIEWED, 2), (Only.ACCEPTED, 1)):
        wanted = order(name, "happenings", only)
        _, told = sent(opened[1], wanted)
        every = foresee(opened[1], order()).every
        assert told.counts["rows"] == count
        assert told.counts["rows"] + sum(told.left_out.values()) == every
        assert told.left_out[LeftOut.NOT_ACCEPTED] == 2 - count
        assert foresee(opened[1], wanted).rows == count


def test_of_ledgers_only_figures_decided_on_go(opened: tuple[CaseFile, Connection]) -> None:
    made, told = sent(opened[1], order("jsonl", "ledgers", Only.ACCEPTED))
    (line,) = made.splitlines()
    (entry,) = json.loads(line)["entries"]
    assert [one["by"] for one in entry["rulings"]] == ["Rina"]
    assert told.left_out[LeftOut.UNREVIEWED] > 0


def test_filters_leave_out_what_they_say(opened: tuple[CaseFile, Connection]) -> None:
    for table in ("happenings", "pages", "claims"):
        narrow, wide = order("jsonl", table, since="2020-10-10"), order("jsonl", table)
        some, every = sent(opened[1], narrow)[1], sent(opened[1], wide)[1]
        assert 0 < some.counts["rows"] < every.counts["rows"]
        assert some.left_out[LeftOut.FILTERED] == every.counts["rows"] - some.counts["rows"]
        assert filtered_out(opened[1], wide) == 0
        assert foresee(opened[1], narrow).rows == some.counts["rows"]


def test_mentions_know_their_sentence_and_confidence(opened: tuple[CaseFile, Connection]) -> None:
    made, _ = sent(opened[1], order("gdelt-mentions"))
    lines = [line.split("\t") for line in made.decode("utf-8").splitlines()]
    assert all(int(line[6]) >= 1 and 0 <= int(line[11]) <= 100 and int(line[12]) > 0 for line in lines)


def test_a_form_cannot_hold_what_it_has_no_columns_for() -> None:
    with pytest.raises(InputError, match="does not hold claims"):
        order("acled", "claims")


@pytest.mark.parametrize("name", ["csv", "acled"])
def test_a_parcel_has_all_in_one(opened: tuple[CaseFile, Connection], name: str) -> None:
    case, connection = opened
    wanted = order(name, type="ASSAULT")
    made = parcel(connection, case, wanted, MADE, "0.1.0")
    with zipfile.ZipFile(io.BytesIO(b"".join(made.pieces()))) as archive:
        assert archive.testzip() is None
        file = file_name("karabakh", wanted)
        beside = [f"{file}.evidence.jsonl"] if name == "acled" else []
        assert archive.namelist() == [file, *beside, f"{file}.about.json", f"{file}.dictionary.csv"]
        about = json.loads(archive.read(f"{file}.about.json"))
        assert about["rows"] == made.told.counts["rows"] > 0
        assert about["left_out_by_filters"] == about["left_out"]["filtered"]
        assert about["error_rates"][0]["kind"] == "happening"
        if beside:
            rows = {
                line.split(",")[0]
                for line in archive.read(file).decode("utf-8").splitlines()[1:]
                if line.startswith("hp-")
            }
            assert {json.loads(line)["row"] for line in archive.read(beside[0]).splitlines()} == rows


def test_a_hostile_name_of_a_case_makes_a_plain_file_name() -> None:
    assert file_name('../a"b\r\nX: y/ö', order()) == "a-b-X-y-happenings.csv"
    assert file_name("…", order("acled")) == "case.acled.csv"


def test_it_is_told_how_often_the_machine_was_wrong(opened: tuple[CaseFile, Connection]) -> None:
    case, connection = opened
    wanted = order()
    _, told = sent(connection, wanted)
    about = told_beside(connection, case, wanted, told)
    assert {rate["kind"] for rate in about["error_rates"]} == {"happening", "figure"}
    assert about["pages_left_out"]
    assert about["decisions"] == {"stands": 3}
