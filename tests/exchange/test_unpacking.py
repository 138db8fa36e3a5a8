"""Unpacking: the case as it was, its record made again and compared, everything asleep, nothing half."""

from __future__ import annotations

import os
import shutil
import signal
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import text

import palagan.exchange.unpacking
from palagan.case import Case
from palagan.errors import CaseError, InputError
from palagan.exchange.packing import Parts, pack
from palagan.exchange.unpacking import unpack, unpack_path, verify
from palagan.store.open import open_case
from tests.exchange.packed import changed_lines, contents, now, remade, unzipped

ASLEEP = {"subscriptions", "addresses", "hosts", "channels", "alert_rules"}


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    case = open_case(path)
    with case.reading() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    case.close()
    return found


def test_the_case_is_as_it_was(full: Path, packed: Path, tmp_path: Path) -> None:
    made = unpack(packed, tmp_path / "copy", now)
    before, after = contents(full), contents(made.path)
    assert {name for name in before if before[name] != after[name]} == ASLEEP
    assert made.same_record is True
    assert (made.done.read, made.done.left) == (0, 0)
    with Case(full) as old, Case(made.path) as new:
        assert new.record == old.record
        assert new.record.happenings
        assert [(one.decision, one.state) for one in new.decisions()] == [
            (one.decision, one.state) for one in old.decisions()
        ]
        assert new.error_rates() == old.error_rates()
        assert new.status()[0].kept == old.status()[0].kept
        assert new.dropped() == old.dropped()


def test_everything_that_acts_is_asleep(packed: Path, tmp_path: Path) -> None:
    made = unpack(packed, tmp_path / "copy", now)
    told = "SELECT state, etag, next_due, every, rhythm FROM subscriptions"
    assert rows(made.path, told) == [("paused", None, None, None, '{"n": 1}')]
    told = 'SELECT "key", due, etag FROM addresses'
    assert rows(made.path, told) == [("a", 2.0, None), ("c", None, None)]  # a waits for its source, b for nobody
    assert rows(made.path, "SELECT pause, robots, asked FROM hosts") == [(1.0, None, 4)]
    assert rows(made.path, "SELECT state FROM channels UNION ALL SELECT state FROM alert_rules") == [("off",), ("off",)]
    for table in ("messages", "watch_facts", "alert_pending"):
        assert rows(made.path, f"SELECT * FROM {table}") == []
    assert dict(made.asleep) == {"subscriptions.jsonl": 1, "channels.jsonl": 1, "alert_rules.jsonl": 1}
    assert dict(made.left_out) == {"addresses.jsonl": 1}


def test_ones_own_case_wakes_once_its_record_stands(full: Path, packed: Path, tmp_path: Path) -> None:
    made = unpack(packed, tmp_path / "copy", now, mine=True)
    before, after = contents(full), contents(made.path)
    assert {name for name in before if before[name] != after[name]} == {"hosts"}  # robots.txt is asked again
    assert rows(made.path, "SELECT state, since FROM alert_rules") == [("on", 7.0)]
    assert rows(made.path, "SELECT * FROM alert_pending") == []  # nothing of the past rings
    assert dict(made.asleep) == dict(made.left_out) == {}


def test_readings_that_are_not_believed_are_made_anew(full: Path, packed: Path, tmp_path: Path) -> None:
    made = unpack(packed, tmp_path / "copy", now, again=True)
    assert made.done.read == len(contents(full)["pages"])
    assert made.same_record is True
    assert contents(made.path)["readings"] == contents(full)["readings"]


def test_a_reading_that_was_forged_shows(packed: Path, tmp_path: Path) -> None:
    def forge(lines: list[dict[str, object]]) -> None:
        line = next(line for line in lines if '"killed"' in str(line.get("json")))
        line["json"] = str(line["json"]).replace('"low": 3', '"low": 300').replace('"type": "ASSAULT"', '"type": "AID"')

    forged = changed_lines(packed, tmp_path / "forged.zip", {"readings.jsonl": forge})
    assert unpack(forged, tmp_path / "believed", now).same_record is False
    assert unpack(forged, tmp_path / "anew", now, again=True).same_record is True


def test_a_record_of_another_version_is_not_compared(packed: Path, tmp_path: Path) -> None:
    case = unpack(packed, tmp_path / "copy", now)
    file = open_case(case.path)
    with file.writing() as connection:
        connection.execute(text("UPDATE case_facts SET value = 'record 1' WHERE name = 'record_made_of'"))
    pack(file, tmp_path / "older.zip")
    file.close()
    assert unpack(tmp_path / "older.zip", tmp_path / "again", now).same_record is None


def test_pages_of_another_reader_are_read(packed: Path, tmp_path: Path) -> None:
    def older(lines: list[dict[str, object]]) -> None:
        for line in lines:
            line["reader"] = "rules-0.0"

    lines = changed_lines(packed, tmp_path / "lines.zip", {"readings.jsonl": older})
    pack_ = remade(lines, tmp_path / "older.zip", {}, {"readers": {"rules-0.0": 25}})
    made = unpack(pack_, tmp_path / "copy", now)
    assert made.done.read == made.rows["pages.jsonl"]
    assert made.same_record is None  # two readers make two records


def test_the_moment_and_the_hash_are_noted(packed: Path, tmp_path: Path) -> None:
    made = unpack(packed, tmp_path / "copy", now)
    (noted,) = rows(made.path, "SELECT options, outcome FROM runs WHERE command = 'unpack'")
    assert made.manifest.root in str(noted[0])
    assert noted[1] == "done"


def test_a_case_that_is_there_is_left_alone(packed: Path, own: Path) -> None:
    before = own.read_bytes()
    with pytest.raises(CaseError, match=r"there already.*palagan unpack FILE CASE"):
        unpack(packed, own, now)
    assert own.read_bytes() == before


def test_a_case_that_comes_meanwhile_is_left_alone(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.palagan"
    monkeypatch.setattr(palagan.exchange.unpacking, "_room", lambda _opened, path: path.write_bytes(b"mine"))
    with pytest.raises(InputError, match="there already"):
        unpack(packed, target, now)
    assert [path.name for path in tmp_path.iterdir()] == ["copy.palagan"]
    assert target.read_bytes() == b"mine"


def test_decisions_alone_are_no_case(own: Path, tmp_path: Path) -> None:
    case = open_case(own)
    pack(case, tmp_path / "d.zip", Parts(decisions_only=True))
    case.close()
    with pytest.raises(InputError, match="palagan merge CASE"):
        unpack(tmp_path / "d.zip", tmp_path / "copy", now)


@pytest.mark.parametrize("parts", [Parts(captures=False), Parts(watching=False), Parts(False, False)])
def test_a_part_is_restored(own: Path, tmp_path: Path, parts: Parts) -> None:
    case = open_case(own)
    pack(case, tmp_path / "p.zip", parts)
    case.close()
    made = unpack(tmp_path / "p.zip", tmp_path / "copy", now)
    assert made.same_record is True
    assert bool(rows(made.path, "SELECT * FROM captures")) == parts.captures
    assert bool(rows(made.path, "SELECT * FROM alerts")) == parts.watching


def test_a_hash_names_the_pack(packed: Path, tmp_path: Path) -> None:
    root = verify(packed).root
    assert verify(packed, root=root[:16]).root == verify(packed, root=root.upper()).root == root
    for wrong in ("0" * 64, root[:8]):
        with pytest.raises(InputError, match="another pack"):
            verify(packed, root=wrong)
    other = remade(packed, tmp_path / "other.zip", {}, {"case": "lain"})
    with pytest.raises(InputError, match="another pack"):
        unpack(other, tmp_path / "copy", now, root=root)
    assert not (tmp_path / "copy.palagan").exists()


def test_where_a_case_goes(tmp_path: Path) -> None:
    assert unpack_path(tmp_path / "k.palagan.zip", None) == Path("k.palagan")
    assert unpack_path(Path("handed-on.zip"), None) == Path("handed-on.palagan")
    assert unpack_path(Path("k.palagan.zip"), tmp_path / "x") == tmp_path / "x.palagan"


def test_a_folder_that_is_not_there_is_named(packed: Path, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="mkdir"):
        unpack(packed, tmp_path / "no" / "copy", now)


def test_too_small_a_disk_is_told_before_anything_is_written(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr("palagan.exchange.unpacking.shutil.disk_usage", lambda _path: small)
    with pytest.raises(CaseError, match="needs about"):
        unpack(packed, tmp_path / "copy", now)
    assert list(tmp_path.iterdir()) == []


def test_killed_at_any_moment_no_half_case_is_left(packed: Path, full: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.palagan"
    killed = half = 0
    for after in (0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7):
        child = os.fork()
        if not child:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, after)
            unpack(packed, target, now)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
        if target.exists():
            half += os.WIFSIGNALED(status)
            with Case(target) as case:
                case.run()  # the rows are whole; a record that was not made yet is made by the next run
            assert contents(target)["readings"] == contents(full)["readings"]
            assert contents(target)["pages"] == contents(full)["pages"]
            target.unlink()
    assert killed
    made = unpack(packed, target, now)
    assert made.same_record is True
    assert [path.name for path in tmp_path.iterdir()] == ["copy.palagan"]


def test_the_pack_is_only_read(packed: Path, tmp_path: Path) -> None:
    before = packed.read_bytes()
    unpack(packed, tmp_path / "copy", now)
    verify(packed)
    assert packed.read_bytes() == before


def test_verifying_tells_how_far_it_is(packed: Path) -> None:
    heard: list[tuple[int, int]] = []
    verify(packed, lambda done, every: heard.append((done, every)))
    assert heard[-1][0] == heard[-1][1] == sum(map(len, unzipped(packed).values())) - _manifest(packed)


def _manifest(pack_: Path) -> int:
    with zipfile.ZipFile(pack_) as archive:
        return archive.getinfo("manifest.json").file_size
