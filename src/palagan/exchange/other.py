"""The other side of a merge: a case or a pack, opened to take decisions and pages from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from palagan.errors import InputError
from palagan.exchange.checks import checked_row
from palagan.exchange.contents import NAMES
from palagan.exchange.decision_check import fault_in_decision
from palagan.exchange.manifest import damaged
from palagan.exchange.opened import Opened, open_pack
from palagan.exchange.packing import is_pack
from palagan.exchange.restoring import read_decisions, read_samples, with_large
from palagan.exchange.unpacking import Heard
from palagan.model.decision import Decision, Sample
from palagan.model.page import Page
from palagan.store.decisions import load_decisions, load_samples
from palagan.store.desk_schema import review_goes
from palagan.store.open import CaseFile, case_path, open_case
from palagan.store.packed import Row, captures_of
from palagan.store.pages import all_pages, page_of_row

_GOES = NAMES["decided_in_one_go.jsonl"]
_PAGES = NAMES["pages.jsonl"]
_CAPTURES = NAMES["captures.jsonl"]


@dataclass(frozen=True, slots=True)
class Other:
    """What can be taken from the other side. `goes`: decision → the go that it was made in. `pages` and `captures` are
    called to be gone through; None in a pack of decisions alone. `captures` takes the ids of pages."""

    name: str
    root: str | None
    decisions: tuple[Decision, ...]
    samples: tuple[Sample, ...]
    goes: dict[str, str]
    pages: Callable[[], Iterator[Page]] | None
    captures: Callable[[frozenset[str]], Iterator[Row]]


@contextmanager
def other_side(path: Path, mine: Path, tell: Heard) -> Iterator[Other]:
    """A case or a pack; a pack is checked whole first. What cannot be used is an `InputError` or a `CaseError`."""
    if is_pack(path):
        with open_pack(path) as opened:
            opened.verify(tell)
            yield _of_pack(opened)
        return
    found = case_path(path)
    if found.exists() and mine.exists() and found.samefile(mine):
        raise InputError("is this case itself", item=str(path), way_out="Name the other case, or a pack of it.")
    with closing(open_case(path)) as case:
        yield _of_case(case)


def _of_case(case: CaseFile) -> Other:
    with case.reading() as connection:
        decisions, samples = load_decisions(connection), load_samples(connection)
        goes = {row.decision: row.go for row in connection.execute(select(review_goes))}
    for one in decisions:
        fault = fault_in_decision(one)
        if fault:
            raise InputError(fault, item=f"{case.path}: decision {one.id}", way_out="Nothing was merged.")

    def pages() -> Iterator[Page]:
        with case.reading() as connection:
            yield from all_pages(connection)

    def captures(ids: frozenset[str]) -> Iterator[Row]:
        with case.reading() as connection:
            yield from captures_of(connection, sorted(ids))

    return Other(str(case.path), None, decisions, samples, goes, pages, captures)


def _of_pack(opened: Opened) -> Other:
    goes = {}
    if opened.holds(_GOES.name):
        for item, told in opened.objects(_GOES.name):
            row = checked_row(_GOES, told, item)
            goes[row["decision"]] = row["go"]

    def pages() -> Iterator[Page]:
        for row in _large(opened, _PAGES.name):
            try:
                yield page_of_row(row)
            except ValueError as error:
                raise damaged(f"{opened.path}!/{_PAGES.name}", f"{row['id']}: {error}") from error

    def captures(ids: frozenset[str]) -> Iterator[Row]:
        return (row for row in _large(opened, _CAPTURES.name) if row.get("page") in ids)

    return Other(
        name=str(opened.path),
        root=opened.manifest.root,
        decisions=tuple(read_decisions(opened)) if opened.holds("decisions.jsonl") else (),
        samples=tuple(read_samples(opened)) if opened.holds("samples.jsonl") else (),
        goes=goes,
        pages=pages if "pages" in opened.manifest.parts else None,
        captures=captures,
    )


def _large(opened: Opened, name: str) -> Iterator[Row]:
    if opened.holds(name):
        yield from with_large(opened, NAMES[name])
