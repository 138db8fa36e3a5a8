"""A watcher that is killed at any moment loses nothing, keeps nothing twice, and sends each message under one id.

PALAGAN_KILLS says how often it is killed (20; `make newsroom`: 200).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from palagan.gather.web.links import one_form
from palagan.store.open import CaseFile, open_case
from tests.monitor.test_two_weeks import broken_captures, rang, record_of
from tests.newsroom.comparing import holding
from tests.newsroom.running import ROOT
from tests.newsroom.server import INBOX

KILLS = int(os.environ.get("PALAGAN_KILLS", "20"))


def rows(case: CaseFile, query: str) -> list[tuple[Any, ...]]:
    """What a query gives."""
    with case.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def inbox(log: Path) -> dict[str, list[str]]:
    """What was sent: id → bodies, as often as they came."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in log.read_text("utf-8").splitlines():
        told = json.loads(line)
        if told["host"] == INBOX:
            found[told["id"]].append(told["body"])
    return found


def wrong_pages(case: CaseFile) -> Iterator[str]:
    """Pages, addresses and captures that do not hold together."""
    for (fault,) in rows(case, "PRAGMA integrity_check"):
        if fault != "ok":
            yield f"the file: {fault}"
    pages = rows(case, "SELECT identity, sha256, id FROM pages")
    for (identity, digest), count in Counter(row[:2] for row in pages).items():
        if count > 1:
            yield f"{identity} is kept {count} times with the bytes {digest[:12]}"
    forms = Counter(one_form(url) for (url,) in rows(case, "SELECT DISTINCT identity FROM pages"))
    yield from (f"{form} is kept under {count} addresses" for form, count in forms.items() if count > 1)
    captured = {row[0] for row in rows(case, "SELECT DISTINCT page FROM captures WHERE page IS NOT NULL")}
    yield from (f"page {row[2]} has no capture" for row in pages if row[2] not in captured)
    ids = {row[2] for row in pages}
    kept = rows(case, "SELECT key, page FROM addresses WHERE state IN ('kept', 'gone') AND page IS NOT NULL")
    yield from (f"{key} leads to no page" for key, page in kept if page not in ids)
    unread = rows(case, "SELECT id FROM pages WHERE id NOT IN (SELECT page FROM readings)")
    yield from (f"page {page} was never read" for (page,) in unread)
    ((pending,),) = rows(case, "SELECT count(*) FROM record_pending")
    if pending:
        yield f"{pending} changes are not in the record"


def wrong_messages(case: CaseFile, came: dict[str, list[str]]) -> Iterator[str]:
    """Messages that never came, came under another id, or came with other words under the same."""
    states = dict(rows(case, "SELECT id, state FROM messages"))
    for message, state in states.items():
        if state == "waiting":
            yield f"message {message} still waits"
        if state == "sent" and message not in came:
            yield f"message {message} is marked as sent, and never came"
    for message, bodies in came.items():
        if message not in states:
            yield f"message {message} came, and the case knows nothing of it"
        if len(set(bodies)) > 1:
            yield f"message {message} came with {len(set(bodies))} bodies"


@pytest.mark.slow
def test_a_watcher_killed_at_any_moment_loses_nothing_and_keeps_nothing_twice(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.newsroom.killing", str(tmp_path), str(KILLS), "1"]
    told = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    control, *others = told["rounds"]
    assert sum(one["killed"] for one in others) == KILLS
    with_control = open_case(Path(control["case"]))
    record, held = record_of(with_control), holding(with_control)
    bell = {(one.rule, one.message.about) for one in rang(with_control)}
    assert record.happenings
    assert bell
    for one in told["rounds"]:
        case = open_case(Path(one["case"]))
        assert list(wrong_pages(case)) == []
        assert list(broken_captures(case)) == []
        assert list(wrong_messages(case, inbox(Path(one["log"])))) == []
        assert {page.id for page in holding(case).pages} == {page.id for page in held.pages}
        assert record_of(case) == record
        assert {(found.rule, found.message.about) for found in rang(case)} == bell
        case.close()
    with_control.close()
