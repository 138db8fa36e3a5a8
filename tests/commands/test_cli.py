"""The command line as a whole: help, versions, errors as one line, nothing heavy before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from palagan import __version__
from palagan.cli import COMMANDS, call
from palagan.errors import PalaganError
from tests.commands.calling import Shell

HEAVY = {"sqlalchemy", "alembic", "pydantic", "rich", "lxml", "trafilatura", "jinja2", "fastwarc", "multiprocessing"}


def test_help_names_every_command(shell: Shell) -> None:
    said = shell("--help")
    assert said.code == 0
    for command in COMMANDS:
        assert f"  {command.__name__} " in said.out
    assert "..." not in said.out.split("Commands:")[1], "a first sentence that is too long for the list"


@pytest.mark.parametrize("name", [command.__name__ for command in COMMANDS])
def test_every_help_shows_an_example_and_offers_json(shell: Shell, name: str) -> None:
    said = shell(name, "--help")
    assert said.code == 0
    assert "Example" in said.out
    assert f"palagan {name}" in said.out.split("Example")[1]
    assert "--json" in said.out or name == "mcp"  # which speaks JSON and nothing else


def test_version(shell: Shell) -> None:
    assert shell("--version").out == f"palagan {__version__}\n"


def test_help_imports_nothing_heavy() -> None:
    code = f"import sys, palagan, palagan.cli; print(sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nonsense"], 2, "No such command 'nonsense'"),
        (["timelin", "x"], 2, "Did you mean 'timeline'?"),
        (["add"], 2, "See: palagan add --help"),
        (["run", "x", "--workers", "0"], 2, "See: palagan run --help"),
        (["status", "no-such-case"], 1, "palagan init"),
        (["export", "x", "nonsense"], 2, "See: palagan export --help"),
        (["read"], 2, "See: palagan read --help"),
    ],
)
def test_errors_are_one_line_with_the_way_out(shell: Shell, arguments: list[str], code: int, words: str) -> None:
    said = shell(*arguments)
    assert (said.code, said.out) == (code, "")
    assert said.err.count("\n") == 1
    assert said.err.startswith("palagan: ")
    assert words in said.err
    told = shell(*arguments, "--json").error
    assert set(told) == {"message", "item", "way_out"}


def test_debug_shows_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PALAGAN_DEBUG", "1")
    with pytest.raises(PalaganError):
        call(["status", "no-such-case"])


def test_a_fault_of_ours_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import palagan.store.open as o\ndef broken(name):\n    raise ZeroDivisionError('nothing to share')\n"
        "o.open_case = broken\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "palagan", "status", "x"],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "ZeroDivisionError: nothing to share" in done.stderr
    assert "PALAGAN_DEBUG=1" in done.stderr


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    rows = tmp_path / "rows.txt"
    rows.write_text("Pasukan menembaki desa itu. " * 400, "utf-8")
    command = f"{sys.executable} -m palagan read {rows} {rows} | head -c 10"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.startswith('{"id": "pg')
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr
