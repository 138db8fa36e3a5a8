"""The members of a pack put into a new case, each row looked at before it goes in."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from sqlalchemy import Connection

from palagan.exchange.checks import checked_row, tamed
from palagan.exchange.contents import Member
from palagan.exchange.decision_check import fault_in_decision
from palagan.exchange.manifest import damaged
from palagan.exchange.opened import Checked, Opened
from palagan.exchange.warc_record import content_of
from palagan.model.decision import Decision, Sample
from palagan.model.ids import sha256_hex
from palagan.store.decisions import add_decisions, add_sample, decision_of, sample_of
from palagan.store.open import CaseFile
from palagan.store.packed import put_rows
from palagan.store.schema import decisions, facts, pages, samples
from palagan.store.watch_schema import alert_rules, subscriptions

_ROWS = 500
_WEIGHT = 8 << 20
_PAGE = 64_000_000
"""Bytes of a page or of a capture that are believed; gathering takes pages of 20 MB."""


class Restoring:
    """Members put into a case, one after another, batch by batch."""

    def __init__(self, opened: Opened, *, mine: bool, again: bool) -> None:
        self.opened, self.mine, self.again = opened, mine, again
        self.rows: Counter[str] = Counter()
        self.asleep: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        self.wake: list[dict[str, Any]] = []
        self.paused: set[str] = set()

    def member(self, case: CaseFile, member: Member) -> None:
        lines = 0
        for batch in _batches(self._values(member)):
            with case.writing() as connection:
                lines += len(batch)
                self._keep(connection, member, [one for one in batch if one is not None])
        if lines != self.opened.manifest.rows(member.name):
            raise damaged(f"{self.opened.path}!/{member.name}", "holds other rows than its manifest tells")

    def _keep(self, connection: Connection, member: Member, batch: list[Any]) -> None:
        if member.table is decisions:
            if add_decisions(connection, batch) != len(batch):
                raise damaged(f"{self.opened.path}!/{member.name}", "holds a decision twice")
        elif member.table is samples:
            for one in batch:
                add_sample(connection, one)
        else:
            put_rows(connection, member.table, batch)
        self.rows[member.name] += len(batch)

    def _values(self, member: Member) -> Iterator[Any]:
        if member.table is decisions:
            yield from read_decisions(self.opened)
        elif member.table is samples:
            yield from read_samples(self.opened)
        elif member.large and member.beside:
            yield from with_large(self.opened, member)
        else:
            for item, told in self.opened.objects(member.name):
                row = checked_row(member, told, item)
                if member.table is facts and self.again and row["name"] != "made":
                    yield None  # they tell of the readings that are not believed
                    continue
                yield self._tamed(member, row)

    def _tamed(self, member: Member, row: dict[str, Any]) -> dict[str, Any] | None:
        if self.mine and member.table is not alert_rules:
            return row
        made = tamed(member, row, self.paused)
        if self.mine and made is not None and made["state"] != row["state"]:
            self.wake.append({"id_": row["id"], "since": row.get("since")})
            return made
        if made is not None and member.table is subscriptions and made["state"] == "paused":
            self.paused.add(made["id"])
        if made is None:
            self.left_out[member.name] += 1
        elif made.get("state") != row.get("state"):
            self.asleep[member.name] += 1
        return made


def _batches(values: Iterator[Any]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    weight = 0
    for value in values:
        batch.append(value)
        weight += sum(len(cell) for cell in value.values() if isinstance(cell, str | bytes)) if _is_row(value) else 0
        if len(batch) >= _ROWS or weight >= _WEIGHT:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _is_row(value: Any) -> bool:
    return isinstance(value, dict)


def with_large(opened: Opened, member: Member) -> Iterator[dict[str, Any]]:
    """Rows with the cells that stand beside them; of pages the bytes are held to size, hash and id."""
    with ExitStack() as stack:
        beside: Checked = stack.enter_context(opened.stream(member.beside or ""))
        for item, told in opened.objects(member.name):
            length = told.pop("record", None)
            if type(length) is not int or not 0 <= length <= _PAGE:
                raise damaged(item, "does not tell where its bytes end")
            row = checked_row(member, told, item)
            row[member.large or ""] = _cell(member, row, beside.exactly(length), item)
            yield row
        if beside.read(1):
            raise damaged(f"{opened.path}!/{member.beside}", "holds more than what stands beside it tells")


def _cell(member: Member, row: dict[str, Any], record: bytes, item: str) -> bytes:
    if member.table is not pages:
        return record
    if not 0 <= row["size"] <= _PAGE:
        raise damaged(item, "is larger than any page")
    try:
        content = content_of(record, row["size"])
    except ValueError as error:
        raise damaged(item, f"has no bytes: {error}") from error
    if sha256_hex(content) != row["sha256"]:
        raise damaged(item, "has other bytes than its hash tells")
    return zlib.compress(content)


def read_decisions(opened: Opened) -> Iterator[Decision]:
    """The decisions of a pack in their order; one that could not be laid over a record is an `InputError`."""
    for number, line in opened.lines("decisions.jsonl"):
        item = f"{opened.path}!/decisions.jsonl:{number}"
        try:
            one = decision_of(line)
        except (ValueError, RecursionError) as error:
            raise damaged(item, f"is no decision ({' '.join(str(error).split())[:120]})") from error
        fault = fault_in_decision(one)
        if fault:
            raise damaged(item, fault)
        yield one


def read_samples(opened: Opened) -> Iterator[Sample]:
    """The samples of a pack."""
    for number, line in opened.lines("samples.jsonl"):
        try:
            yield sample_of(line)
        except (ValueError, RecursionError) as error:
            item = f"{opened.path}!/samples.jsonl:{number}"
            raise damaged(item, f"is no sample ({' '.join(str(error).split())[:120]})") from error
