"""The arrows of ARCHITECTURE.md: a room imports from the ground and from upstream, a door from all, nobody a door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "palagan"
LONGEST = 300
NAMELESS = {"utils", "helpers", "common", "base", "manager", "misc"}

UPSTREAM = ["errors", "model", "languages", "gather", "articles", "reading", "record", "views", "exports"]
"""From the ground to the last room; each may import from those before it."""

INSIDE = {"deciding", "looking", *UPSTREAM, "places", "store", "flow", "run", "clock", "case", "monitor", "exchange"}
"""What a door may open."""

ALLOWED = {room: set(UPSTREAM[: place + 1]) for place, room in enumerate(UPSTREAM)} | {
    "store": {"errors", "model", "store"},
    "pool": set(),
    "clock": set(),
    "habits": {"articles.habits", "store"},
    "flow": {"errors", "model", "articles", "reading", "record", "pool", "store.reading_row"},
    "upkeep": {"errors", "model", "record", "places", "store", "pool", "upkeep", "__version__"},
    "run": {"errors", "model", "gather", "articles.habits", "habits", "flow", "pool", "store", "upkeep"},
    "deciding": {"errors", "model", "languages", "record", "store", "deciding"},
    "looking": {"deciding", *UPSTREAM, "places", "store", "looking"},
    "places": {"errors", "model", "languages", "places"},
    "monitor": {"deciding", "looking", *UPSTREAM, "places", "store", "flow", "run", "clock", "monitor", "__version__"},
    "exchange": {"deciding", *UPSTREAM, "store", "run", "exchange", "__version__"},
    "case": {"deciding", "looking", *UPSTREAM, "places", "store", "flow", "run", "clock", "exchange"},
    "commands": {*INSIDE, "commands", "__version__"} | {"web", "agent"},
    "web": {*INSIDE, "web", "__version__"},
    "agent": {*INSIDE, "agent", "__version__"},
    "cli": {"errors", "commands", "__version__"},
    "one_page": {*UPSTREAM, "flow"},
    "__init__": {"case", "one_page"},
    "__main__": {"cli"},
}
"""What each part may import. `flow` knows of the store only the shape of a row."""


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything of ours that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for name in node.names:
                if name.name.split(".")[0] == "palagan":
                    yield node.lineno, name.name.removeprefix("palagan").removeprefix(".") or "__init__"
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: a relative import"
            module = node.module or ""
            if module == "palagan":
                yield from ((node.lineno, name.name) for name in node.names)
            elif module.startswith("palagan."):
                yield node.lineno, module.removeprefix("palagan.")


def files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def wrong_arrows(file: Path) -> list[str]:
    part = file.relative_to(SOURCE).parts[0].removesuffix(".py")
    allowed = ALLOWED.get(part)
    if allowed is None:
        return [f"{file}: a part that tests/test_architecture.py does not know"]
    return [
        f"{file.relative_to(ROOT)}:{line} imports {name}"
        for line, name in imports(file)
        if not any(name == one or name.startswith(f"{one}.") for one in allowed)
    ]


def test_every_arrow_points_upstream() -> None:
    assert [arrow for file in files() for arrow in wrong_arrows(file)] == []


def test_a_wrong_arrow_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "SOURCE", tmp_path)
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    room = tmp_path / "reading"
    room.mkdir()
    wrong = room / "wrong.py"
    wrong.write_text("from palagan.model import page\ndef f():\n    from palagan.store import open\n", "utf-8")
    assert wrong_arrows(wrong) == ["reading/wrong.py:3 imports store"]
    (tmp_path / "elsewhere.py").write_text("", "utf-8")
    assert wrong_arrows(tmp_path / "elsewhere.py") != []


def test_no_file_is_longer_than_one_idea() -> None:
    every = [*files(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
    lengths = {file: len(file.read_text("utf-8").splitlines()) for file in every if "migrations" not in file.parts}
    assert {str(file): length for file, length in lengths.items() if length > LONGEST} == {}


def test_every_file_says_what_it_is() -> None:
    for file in files():
        tree = ast.parse(file.read_text("utf-8"))
        assert not tree.body or ast.get_docstring(tree), f"{file} has no docstring"
        assert file.stem not in NAMELESS, f"{file} has no name of its own"


def test_blind_excepts_stand_in_flow_alone() -> None:
    blind = [
        str(file.relative_to(SOURCE))
        for file in files()
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}))
    ]
    assert set(blind) == {"flow.py"}
