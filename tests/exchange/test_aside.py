"""A file made aside: there whole or not at all, one maker at a time, nothing of a dead one in the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from palagan.errors import CaseError, InputError
from palagan.exchange.aside import made_aside, told_plainly


def test_it_is_put_in_its_place_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "x.zip"
    target.write_text("before")
    with made_aside(target) as part:
        part.write_text("after")
        assert target.read_text() == "before"
    assert target.read_text() == "after"
    assert list(tmp_path.iterdir()) == [target]


def test_an_error_leaves_what_was(tmp_path: Path) -> None:
    target = tmp_path / "x.zip"
    target.write_text("before")

    def stopped() -> None:
        with made_aside(target) as part:
            part.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_takes_nobodys_place(tmp_path: Path) -> None:
    target = tmp_path / "x.palagan"

    def late() -> None:
        with made_aside(target, new=True) as part:
            part.write_text("late")
            target.write_text("first")

    with pytest.raises(InputError, match="there already"):
        late()
    assert target.read_text() == "first"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_system_that_knows_no_second_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError("Operation not permitted")

    monkeypatch.setattr("palagan.exchange.aside.os.link", no_links)
    with made_aside(tmp_path / "x", new=True) as part:
        part.write_text("whole")
    assert (tmp_path / "x").read_text() == "whole"
    with pytest.raises(InputError, match="there already"), made_aside(tmp_path / "x", new=True) as part:
        part.write_text("other")
    assert (tmp_path / "x").read_text() == "whole"


def test_one_maker_at_a_time(tmp_path: Path) -> None:
    target = tmp_path / "x"
    with made_aside(target) as part:
        part.write_text("first")
        code = (
            "import sys; from pathlib import Path; from palagan.exchange.aside import made_aside\n"
            "with made_aside(Path(sys.argv[1])) as part: part.write_text('second')"
        )
        done = subprocess.run([sys.executable, "-c", code, str(target)], capture_output=True, text=True, check=False)
        assert "is being written by another program" in done.stderr
    assert target.read_text() == "first"


def test_what_a_dead_maker_left_is_written_over(tmp_path: Path) -> None:
    target = tmp_path / "x"
    child = os.fork()
    if not child:
        with made_aside(target) as part:
            part.write_text("half of something longer")
            part.with_name(part.name + "-wal").write_text("stale")
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert not target.exists()
    with made_aside(target) as part:
        assert part.read_text() == ""
        assert not part.with_name(part.name + "-wal").exists()
        part.write_text("whole")
    assert target.read_text() == "whole"
    assert list(tmp_path.iterdir()) == [target]


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="mkdir"), made_aside(tmp_path / "no" / "x"):
        pass
    (tmp_path / ".x.part").mkdir()
    with pytest.raises(CaseError, match=r"x: cannot be written"), made_aside(tmp_path / "x"):
        pass
    with pytest.raises(CaseError, match="No space left"), told_plainly(tmp_path / "x"):
        raise OSError(28, "No space left on device")
