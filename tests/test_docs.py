"""The documents are a contract: every command, option, column, field and table is in them, and their examples run."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given, settings

from palagan.cli import COMMANDS, app
from palagan.exports.columns import COLUMNS
from palagan.exports.formats import FORMATS, LeftOut
from palagan.exports.peers import columns_of
from palagan.model.contract import reading_to_json
from palagan.model.reading import Reading
from palagan.store import desk_schema, listed, search_schema, watch_schema
from palagan.store.schema import metadata
from palagan.store.upkeep_schema import TABLES
from tests.strategies import readings

ROOT = Path(__file__).parents[1]
TOLD_BY = (desk_schema, listed, search_schema, watch_schema)
"""Modules that put their tables and columns to `metadata` when they are imported."""
DOCS = ROOT / "docs"
FOLDERS = (ROOT / "docs", ROOT / "training", ROOT / "samples", ROOT / "benchmarks", ROOT / "src")
PAGES = sorted([*ROOT.glob("*.md"), *(page for folder in FOLDERS for page in folder.rglob("*.md"))])
WITH_EXAMPLES = [page for page in PAGES if re.search(r"^```(?:sh|python)$", page.read_text("utf-8"), re.MULTILINE)]


def sections(page: Path) -> dict[str, str]:
    """Heading → the text under it, up to the next heading of any level."""
    parts = re.split(r"^#+ (.+)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def anchor(heading: str) -> str:
    """The address that GitHub gives to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def names_in(table: str) -> list[str]:
    """The names in code marks in the first cell of every row of a table, in order."""
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| ")]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


# Commands


def commands() -> dict[str, Any]:
    group: Any = typer.main.get_command(app)
    return dict(group.commands)


def test_every_command_has_its_section_and_no_section_is_of_none() -> None:
    told = {heading for heading in sections(DOCS / "commands.md") if heading.startswith("palagan ")}
    assert told == {f"palagan {command.__name__}" for command in COMMANDS}


@pytest.mark.parametrize("name", commands())
def test_every_option_and_argument_is_told(name: str) -> None:
    every = sections(DOCS / "commands.md")
    own = every[f"palagan {name}"]
    linked = [text for heading, text in every.items() if f"(#{anchor(heading)})" in own]
    told = own + "".join(linked)
    for parameter in commands()[name].params:
        if parameter.param_type_name == "argument":
            word = parameter.metavar.strip("[]").removesuffix("…")
            assert f"palagan {name} " in own, name
            assert word in own or name in linked_views(every), f"palagan {name}: {word}"
            continue
        for option in parameter.opts:
            if option not in ("--help", "-h"):
                assert re.search(rf"`{re.escape(option)}[ `]", told), f"palagan {name} {option} is not told"


def linked_views(every: dict[str, str]) -> set[str]:
    """Commands whose sections leave argument and options to the filters."""
    return {heading.removeprefix("palagan ") for heading, text in every.items() if "Options: [filters]" in text}


def test_no_option_is_told_that_is_none() -> None:
    known = {option for command in commands().values() for parameter in command.params for option in parameter.opts}
    known |= {"--help", "-h", "--version", "--install-completion", "--show-completion"}
    told = set(re.findall(r"`(--[\w-]+|-\w)(?=[ `])", (DOCS / "commands.md").read_text("utf-8")))
    assert told - known == set()


def test_the_options_of_the_whole_are_told() -> None:
    text = (DOCS / "commands.md").read_text("utf-8")
    for option in ("--version", "--install-completion", "--show-completion", "--help"):
        assert f"{option}`" in text


# Examples


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


def run(command: list[str], given: str, folder: Path) -> None:
    """A command that reads what it shall do from standard input, in a folder; it must not fail."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        command,
        input=given,
        cwd=folder,
        env={**os.environ, "PATH": path, "PALAGAN_LANG": "en", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_examples_of_the_document_run(page: Path, tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    run(["sh", "-eux"], "\n".join(blocks(page, "sh")), tmp_path)
    run([sys.executable, "-"], "\n".join(blocks(page, "python")), tmp_path)


# What comes out


@pytest.mark.parametrize("table", COLUMNS)
def test_every_export_column_is_told_in_order(table: str) -> None:
    assert names_in(sections(DOCS / "formats.md")[f"Table {table}"]) == list(COLUMNS[table])


@pytest.mark.parametrize("name", [name for name in FORMATS if columns_of(name)])
def test_every_column_of_another_data_set_is_told_in_order(name: str) -> None:
    assert names_in(sections(DOCS / "formats.md")[f"Form {name}"]) == list(columns_of(name))


def test_every_reason_for_leaving_out_is_told() -> None:
    told = sections(DOCS / "formats.md")["Forms of other data sets"]
    assert names_in(told) == [reason.value for reason in LeftOut]


def keys(value: dict[str, Any], prefix: str = "") -> Iterator[str]:
    """Every field of an object, those inside lists of objects under "name[].field"; spans are left whole."""
    for name, field in value.items():
        yield prefix + name
        inner = field[0] if isinstance(field, list) and field else field
        if isinstance(inner, dict) and set(inner) != {"start", "end"}:
            yield from keys(inner, f"{prefix}{name}[].")


@settings(max_examples=40)
@given(readings())
def test_every_field_of_the_reading_is_told(reading: Reading) -> None:
    told = set(names_in(sections(DOCS / "formats.md")["A reading as JSON"]))
    assert set(keys(json.loads(json.dumps(reading_to_json(reading))))) <= told


def test_no_field_of_the_reading_is_told_that_is_none() -> None:
    told = names_in(sections(DOCS / "formats.md")["A reading as JSON"])
    assert len(told) == len(set(told))
    from tests.views.made import FIRST

    top = set(reading_to_json(FIRST.reading()))
    assert {name for name in told if "[]" not in name} == top


def test_the_tables_of_upkeep_are_among_them() -> None:
    assert {table.name for table in TABLES} <= metadata.tables.keys()


@pytest.mark.parametrize("table", metadata.tables)
def test_every_table_of_a_case_is_told_with_its_columns(table: str) -> None:
    columns = [column.name for column in metadata.tables[table].columns]
    assert (table, columns) in case_tables()


def case_tables() -> list[tuple[str, list[str]]]:
    """Table and its columns, from the rows of the document: first cell the table, second its columns."""
    text = sections(DOCS / "formats.md")["Tables and views"]
    rows = [line.split("|") for line in text.splitlines() if line.startswith("| `")]
    return [(row[1].strip(" `"), re.findall(r"`([^`]+)`", row[2])) for row in rows]


def test_every_view_of_a_case_is_told_with_its_columns(empty_case_file: Path) -> None:
    connection = sqlite3.connect(empty_case_file)
    try:
        views = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        assert views
        for view in views:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({view})")]
            assert (view, columns) in case_tables()
    finally:
        connection.close()


# Links


def links(page: Path) -> Iterator[tuple[str, str]]:
    """Path and anchor of every link and picture that stays in the repository."""
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if not re.match(r"[a-z]+:", target):
            yield target.partition("#")[0], target.partition("#")[2]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for path, heading in links(page):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.name}: {path}"
        if heading:
            assert heading in {anchor(one) for one in sections(target)}, f"{page.name}: {path}#{heading}"
