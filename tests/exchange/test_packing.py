"""Packing: everything in one archive, the same bytes each time, open forms, nothing half."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from palagan.case import Case
from palagan.errors import CaseError, InputError
from palagan.exchange.contents import MEMBERS, MIMETYPE, NAMES
from palagan.exchange.packing import Parts, in_blocks, is_pack, pack, pack_path
from palagan.store.open import make_case, open_case
from palagan.store.schema import metadata
from tests.exchange.packed import DERIVED, NOW, unzipped


def test_one_case_gives_one_archive(full: Path, packed: Path, tmp_path: Path) -> None:
    case = open_case(full)
    first = pack(case, tmp_path / "one.zip")
    second = pack(case, tmp_path / "two.zip")
    case.close()
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes() == packed.read_bytes()
    assert first == second
    runs = [json.loads(line) for line in unzipped(packed)["runs.jsonl"].splitlines()]
    assert first.as_of == max(moment for run in runs for moment in (run["started"], run["ended"]) if moment)


def test_a_pack_is_a_zip_that_tells_itself(packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "mimetype"
        assert archive.namelist()[-1] == "manifest.json"
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert packed.read_bytes()[38 : 38 + len(MIMETYPE)] == MIMETYPE.encode()
    assert is_pack(packed)
    assert not is_pack(packed.with_name("no such file"))


def test_every_table_travels_or_is_made_again() -> None:
    travelling = {member.table.name for member in MEMBERS}
    made_again = {"origins", "origin_pages", "copies", "stories", "happenings", "mentions", "claims", "assertions"}
    made_again |= {"ledgers", "ledger_entries", "discrepancies", "event_doubts", "pair_counts", "day_counts"}
    made_again |= {"page_actors", "actor_faces", "actor_names", "actors", "demand_parts", "toll_parts", "page_parts"}
    made_again |= {
        "page_tellings",
        "page_leaves",
        "page_words",
        "since_tellings",
        "page_prints",
        "page_stock",
        "print_outlets",
        "happening_pairs",
    }
    made_again |= {name for name in metadata.tables if name.startswith(("search_", "story_", "happening_"))}
    made_again |= {name for name in metadata.tables if name.endswith("_parties")}
    assert set(metadata.tables) - travelling - made_again - DERIVED == set()
    assert travelling & made_again == set()


def test_what_is_of_this_machine_stays_here(packed: Path) -> None:
    content = b"".join(unzipped(packed).values())
    assert b"rina@kabar.example" not in content
    assert b"ms-1" not in content
    assert b"User-agent" not in content


def test_pages_can_be_added_from_the_warc_in_it(packed: Path, full: Path, tmp_path: Path) -> None:
    warc = tmp_path / "pages.warc.gz"
    warc.write_bytes(unzipped(packed)["pages.warc.gz"])
    with Case.make(tmp_path / "new") as new, Case(full) as old:
        new.add(warc)
        assert {facts.id for facts in new.facts()} == {facts.id for facts in old.facts()}
        assert {facts.outlet for facts in new.facts()} >= {"Kabar Uji"}


def test_captures_are_a_warc_as_they_were_kept(packed: Path, full: Path) -> None:
    content = unzipped(packed)
    case = open_case(full)
    with case.reading() as connection:
        cells = connection.execute(text("SELECT warc FROM captures ORDER BY number")).scalars().all()
    case.close()
    assert content["captures.warc.gz"] == b"".join(cells)
    lengths = [json.loads(line)["record"] for line in content["captures.jsonl"].splitlines()]
    assert lengths == [len(cell) for cell in cells]


@pytest.mark.parametrize(
    ("parts", "missing"),
    [
        (Parts(captures=False), {"captures"}),
        (Parts(watching=False), {"watching"}),
        (Parts(decisions_only=True), {"pages", "readings", "captures", "watching"}),
    ],
)
def test_parts_are_left_out(own: Path, tmp_path: Path, parts: Parts, missing: set[str]) -> None:
    case = open_case(own)
    manifest = pack(case, tmp_path / "part.zip", parts)
    case.close()
    names = {member.name for member in manifest.members} - {"mimetype", "PALAGAN.txt"}
    assert {NAMES[name].part for name in names} & missing == set()
    assert manifest.rows("decisions.jsonl") == 4
    assert set(manifest.parts) & missing == set()


def test_an_empty_case_is_packed(tmp_path: Path) -> None:
    case = make_case(tmp_path / "empty", NOW)
    manifest = pack(case, tmp_path / "empty.zip")
    case.close()
    assert [member.name for member in manifest.members] == ["mimetype", "PALAGAN.txt", "case.jsonl"]
    assert manifest.as_of is None
    assert manifest.record is None


def test_a_record_that_is_not_up_to_date_is_not_told_of(own: Path, tmp_path: Path) -> None:
    with Case(own) as case:
        (tmp_path / "x.txt").write_text("Pasukan menembaki kota Ganja.")
        case.add(tmp_path / "x.txt")
        assert case.pack(tmp_path / "p.zip").record is None


def test_another_file_is_never_overwritten(own: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.zip"
    letter.write_bytes(b"PK\x03\x04 a letter")
    case = open_case(own)
    with pytest.raises(InputError, match=r"no pack.*-o FILE"):
        pack(case, letter)
    assert letter.read_bytes() == b"PK\x03\x04 a letter"
    out = tmp_path / "p.zip"
    pack(case, out)
    pack(case, out, Parts(captures=False))  # a pack is replaced
    case.close()
    assert "captures.jsonl" not in unzipped(out)


def test_where_a_pack_goes(tmp_path: Path) -> None:
    case = tmp_path / "k.palagan"
    assert pack_path(case, None) == tmp_path / "k.palagan.zip"
    assert pack_path(case, tmp_path) == tmp_path / "k.palagan.zip"
    assert pack_path(case, tmp_path / "x.zip") == tmp_path / "x.zip"


def test_a_folder_that_is_not_there_is_named(own: Path, tmp_path: Path) -> None:
    case = open_case(own)
    with pytest.raises(CaseError, match="mkdir"):
        pack(case, tmp_path / "no" / "p.zip")
    case.close()


LIMITED = """
import resource, sys
from pathlib import Path
from palagan.cli import call
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
sys.exit(call(["pack", sys.argv[1], "-o", sys.argv[2]]))
"""


def test_a_full_disk_leaves_nothing(own: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    case = open_case(own)
    case.close()
    command = [sys.executable, "-c", LIMITED, str(own), str(out / "p.zip")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "cannot be written (File too large)" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(out.iterdir()) == []


def test_a_killed_pack_leaves_the_one_before(own: Path, tmp_path: Path) -> None:
    out = tmp_path / "p.zip"
    case = open_case(own)
    pack(case, out)
    before = out.read_bytes()
    killed = 0
    for after in range(1, 9):
        child = os.fork()
        if not child:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, after / 200)
            again = open_case(own)
            pack(again, out)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
        assert out.read_bytes() == before
    assert killed
    pack(case, out)
    case.close()
    assert out.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if ".part" in path.name] == []


def test_packing_tells_how_far_it_is(own: Path, tmp_path: Path) -> None:
    heard: list[tuple[str, int]] = []
    case = open_case(own)
    pack(case, tmp_path / "p.zip", tell=lambda what, count: heard.append((what, count)))
    case.close()
    assert dict(heard)["decisions.jsonl"] == 4
    assert dict(heard)["pages.jsonl"] == dict(heard)["readings.jsonl"] > 20


@given(st.lists(st.binary(max_size=40)), st.integers(1, 60))
def test_what_is_written_goes_by_the_block(pieces: list[bytes], block: int) -> None:
    blocks = list(in_blocks(iter(pieces), block))
    assert b"".join(blocks) == b"".join(pieces)
    assert all(len(one) < block + 40 for one in blocks)
    assert len(blocks) <= sum(map(len, pieces)) // block + 1
