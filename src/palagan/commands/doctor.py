"""`palagan doctor`: is all well, and if not, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Annotated

import typer

from palagan.commands.options import Json

Asked = Annotated[str | None, typer.Argument(metavar="[CASE]", help="A case to look at too.", show_default=False)]

LEAST_DISK = 1 << 30
"""Free bytes below which the disk is a worry: a case of 100,000 pages takes about this much."""
NEEDS = ("typer", "rich", "sqlalchemy", "alembic", "pydantic", "jinja2", "lxml", "trafilatura", "fastwarc", "py3langid")


@dataclass(frozen=True, slots=True)
class Check:
    """One line: what was looked at, whether it is well, what was seen, and the way out where it is not."""

    name: str
    well: bool
    seen: str
    way_out: str = ""


def doctor(case: Asked = None, as_json: Json = False) -> int:
    """Check this installation, and a case if one is named.

    Each line that is not well says what to do.

    \b
    Examples:
        palagan doctor
        palagan doctor papua-2026
    """
    from palagan.commands.output import give_json, say

    checks = [*_installation(), *(_case(case) if case else ())]
    if as_json:
        give_json({"well": all(check.well for check in checks), "checks": [asdict(check) for check in checks]})
    else:
        for check in checks:
            say(f"{'well' if check.well else 'BAD ':4}  {check.name:<12} {check.seen}")
            if not check.well:
                say(f"      {'':<12} → {check.way_out}")
    return 0 if all(check.well for check in checks) else 1


def _installation() -> Iterator[Check]:
    import platform
    import shutil
    import sqlite3
    import sys
    from importlib import metadata

    from palagan import __version__

    python = platform.python_version()
    yield Check("palagan", True, __version__)
    yield Check("python", sys.version_info >= (3, 11), python, "Install Python 3.11 or newer.")
    missing = []
    seen = []
    for name in NEEDS:
        try:
            seen.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    yield Check(
        "packages",
        not missing,
        ", ".join(seen),
        f"Missing: {', '.join(missing)}. pip install --force-reinstall palagan",
    )
    connection = sqlite3.connect(":memory:")
    try:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    finally:
        connection.close()
    new_enough = sqlite3.sqlite_version_info >= (3, 35)
    yield Check("sqlite", new_enough, sqlite3.sqlite_version, "A Python with SQLite 3.35 or newer is needed.")
    yield Check(
        "full text",
        "ENABLE_FTS5" in options,
        "FTS5" if "ENABLE_FTS5" in options else "no FTS5 in this SQLite",
        "Search in Datasette will be slow; a Python from python.org or your system's has it.",
    )
    free = shutil.disk_usage(".").free
    yield Check("disk", free >= LEAST_DISK, f"{free / (1 << 30):.1f} GB free here", "Make room before adding pages.")
    yield _data_files()
    yield _languages()
    encoding = sys.stdout.encoding or "unknown"
    yield Check(
        "locale",
        encoding.lower().replace("-", "") == "utf8",
        f"output in {encoding}",
        "Set a UTF-8 locale, as in: export LC_ALL=C.UTF-8",
    )


def _data_files() -> Check:
    from palagan.errors import DataError
    from palagan.languages.tables import lexicon, table

    count = 0
    for path in _below("languages"):
        try:
            if path.endswith(".tsv"):
                table(path)
            elif path.endswith(".toml"):
                lexicon(path)
            else:
                continue
        except DataError as error:
            return Check("data files", False, str(error), "Mend the file, or: pip install --force-reinstall palagan")
        count += 1
    return Check("data files", count > 0, f"{count} read", "pip install --force-reinstall palagan")


def _languages() -> Check:
    from palagan.articles.language import is_read

    codes = sorted({path.split("/")[1] for path in _below("languages") if path.count("/") > 1})
    read = [code for code in codes if is_read(code)]
    return Check("languages", bool(read), f"{', '.join(read)} (other pages are kept, not read)", "Reinstall Palagan.")


def _below(folder: str) -> Iterator[str]:
    from importlib import resources
    from pathlib import Path

    root = Path(str(resources.files("palagan")))
    for path in sorted((root / folder).rglob("*")):
        if path.is_file():
            yield path.relative_to(root).as_posix()


def _case(name: str) -> Iterator[Check]:
    from sqlalchemy import text

    from palagan.errors import CaseError
    from palagan.store.open import HEAD, open_case
    from palagan.store.runs import stage_counts

    try:
        case = open_case(name)
    except CaseError as error:
        yield Check("case", False, f"{error.item} {error.message}", error.way_out or "")
        return
    try:
        with case.reading() as connection:
            integrity = connection.execute(text("PRAGMA integrity_check")).scalar_one()
            stray = len(connection.execute(text("PRAGMA foreign_key_check")).all())
            mode = connection.execute(text("PRAGMA journal_mode")).scalar_one()
            unended = connection.execute(text("SELECT count(*) FROM runs WHERE ended IS NULL")).scalar_one()
            gather, articles, *_ = stage_counts(connection)
    finally:
        case.close()
    size = case.path.stat().st_size / (1 << 20)
    yield Check("case", True, f"{case.path}, {size:.1f} MB, shape {HEAD}, {gather.kept} pages")
    whole = integrity == "ok" and not stray
    yield Check(
        "integrity",
        whole,
        "ok" if whole else f"{integrity}; {stray} rows point nowhere",
        f"Copy what can be read: sqlite3 {case.path} .recover | sqlite3 mended.palagan",
    )
    yield Check("write-ahead", mode == "wal", mode, "Keep the case on a local disk: network disks cannot do this.")
    unread = gather.kept - articles.kept - sum(articles.dropped.values())
    yield Check("unread", not unread, f"{unread} pages", f"palagan run {name}")
    yield Check("runs", True, f"{unended} did not come to an end (stopped or killed; nothing is lost)")
