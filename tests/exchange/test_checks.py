"""Rows by hands that can make a manifest too: what a later step would stumble over does not get in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from palagan.case import Case
from palagan.errors import InputError
from palagan.exchange.unpacking import unpack
from tests.exchange.packed import Lines, changed_lines, now, remade

HALF = "\ud800"
DEEP = "[" * 20_000


def first(**told: Any) -> Any:
    """A change of the first line."""
    return lambda lines: lines[0].update(told)


def lost(name: str) -> Any:
    return lambda lines: lines[0].pop(name)


def reading(change: Any) -> Any:
    """A change of what is read on the first page that was kept, in its reading."""

    def changed(lines: Lines) -> None:
        line = next(line for line in lines if line["state"] == "kept")
        told = json.loads(line["json"])
        change(told)
        line["json"] = json.dumps(told)

    return changed


def more_than_once(lines: Lines) -> None:
    lines.append(dict(lines[0]))


@pytest.mark.parametrize(
    ("member", "change", "words"),
    [
        ("pages", first(id="pg-000000000000"), "id is not made from its address and bytes"),
        ("pages", first(sha256="0" * 64), "id is not made"),
        ("pages", first(identity="https://lain.example/"), "id is not made"),
        ("pages", first(media="exe"), "media cannot be 'exe'"),
        ("pages", first(size=3), "has no bytes: it holds"),
        ("pages", first(size=-1), "larger than any page"),
        ("pages", first(size=10**12), "larger than any page"),
        ("pages", first(size=2**70), "size is no whole number"),
        ("pages", first(size=True), "size is no whole number"),
        ("pages", first(record=10), "has no bytes"),
        ("pages", first(record=-5), "does not tell where its bytes end"),
        ("pages", first(record="x"), "does not tell where its bytes end"),
        ("pages", first(record=10**9), "does not tell where its bytes end"),
        ("pages", first(notes='{"a": 1}'), "notes is JSON of another form"),
        ("pages", first(notes="[" * 20_000), "notes is no JSON"),
        ("pages", first(added="yesterday"), "added is no moment"),
        ("pages", first(captured="2020-10-06T00:00:00Z; DROP"), "captured is no moment"),
        ("pages", first(source=HALF), "holds half of a character"),
        ("pages", first(source=5), "source is no text"),
        ("pages", first(source=None), "lacks source"),
        ("pages", lost("encoding"), "lacks encoding"),
        ("pages", first(content="eA=="), "a field that we do not know: content"),
        ("pages", first(**{'"; DROP TABLE pages; --': 1}), "a field that we do not know"),
        ("pages", lambda lines: lines.pop(), "holds more than what stands beside it"),
        ("runs", first(counts='{"a": "b"}'), "counts is JSON of another form"),
        ("runs", first(id="x"), "id is no whole number"),
        ("runs", more_than_once, "cannot stand together"),
        ("case", first(name="readings_state", value="-x"), "no fact of a case"),
        ("case", first(name="contact", value="x"), "no fact of a case"),
        ("readings", first(state="both"), "state cannot be"),
        ("readings", first(page="pg-x"), "reading of another page"),
        ("readings", first(json=None, state="kept"), "kept without a reading"),
        ("readings", first(json="{}"), "holds no reading"),
        ("readings", first(json=DEEP), "holds no reading"),
        ("readings", first(stage="cellar"), "stage cannot be"),
        ("readings", reading(lambda told: told["events"][0]["anchor"].update(end=10**6)), "points beyond its text"),
        ("readings", reading(lambda told: told["events"][0]["evidence"].update(start=-4)), "points beyond its text"),
        ("readings", reading(lambda told: told["events"][0].update(sources=["a999"])), "names actors"),
        ("readings", reading(lambda told: told["events"][0].update(confidence="sure")), "holds no reading"),
        ("readings", reading(lambda told: told["actors"][0].update(kind="god")), "holds no reading"),
        ("readings", reading(lambda told: told.update(text=None)), "holds no reading"),
        ("readings", reading(lambda told: told.update(text="")), "points beyond its text"),
        ("readings", reading(lambda told: told.pop("actors")), "holds no reading"),
        ("report_lines", first(lines="%%"), "is no base64"),
        ("report_lines", first(page="pg-x"), "cannot stand together"),
        ("decisions", more_than_once, "holds a decision twice"),
        ("decisions", first(verdict="bless"), "is no decision"),
        ("decisions", first(field="type", value='"NONSENSE"', verdict="correct"), "to what it cannot be"),
        ("decisions", first(field="sources", value='[{"key": 1}]', verdict="correct"), "to what it cannot be"),
        ("decisions", first(field="owner", value='"x"', verdict="correct"), "that a happening does not have"),
        ("decisions", first(at="9999"), "made at no moment"),
        ("decisions", first(by=" "), "does not say who"),
        ("decisions", first(id="x"), "no id of a decision"),
        ("samples", first(kind="soul"), "is no sample"),
        ("subscriptions", first(rhythm="[]"), "rhythm is JSON of another form"),
        ("subscriptions", first(next_due="soon"), "next_due is no number"),
        ("subscriptions", first(state="always"), "state cannot be"),
        ("addresses", first(due=[1]), "due is no number"),
        ("channels", first(state="loud"), "state cannot be"),
        ("alert_rules", first(rule="{"), "rule is no JSON"),
        ("alert_rules", first(channels='["a", 1]'), "channels is JSON of another form"),
        ("captures", first(record=7), "holds more than what stands beside it|shorter than"),
    ],
)  # fmt: skip
def test_a_row_that_means_harm_is_named(packed: Path, tmp_path: Path, member: str, change: Any, words: str) -> None:
    name = f"{member}.jsonl"
    pack = changed_lines(packed, tmp_path / "p.zip", {name: change})
    folder = tmp_path / "target"
    folder.mkdir()
    with pytest.raises(InputError, match=words) as told:
        unpack(pack, folder / "copy", now)
    assert told.value.way_out
    assert list(folder.iterdir()) == []


def test_numbers_that_are_none(packed: Path, tmp_path: Path) -> None:
    pack = changed_lines(packed, tmp_path / "p.zip", {"subscriptions.jsonl": first(every=float("inf"))})
    with pytest.raises(InputError, match="is no JSON"):
        unpack(pack, tmp_path / "copy", now)
    pack = remade(packed, tmp_path / "q.zip", {"subscriptions.jsonl": lambda raw: raw.replace(b"60.0", b"1e999")})
    with pytest.raises(InputError, match="every is no number"):
        unpack(pack, tmp_path / "copy", now)


def test_a_page_with_other_bytes(packed: Path, tmp_path: Path) -> None:
    def swapped(raw: bytes) -> bytes:
        return raw[::-1]

    pack = remade(packed, tmp_path / "p.zip", {"pages.warc.gz": swapped})
    with pytest.raises(InputError, match=r"pages\.jsonl:1: has no bytes"):
        unpack(pack, tmp_path / "copy", now)


def test_what_was_changed_back_is_taken(packed: Path, tmp_path: Path) -> None:
    """The table above fails for what it says, and not for the changing."""
    names = ("pages", "readings", "runs", "decisions", "samples", "subscriptions", "captures", "case", "addresses")
    pack = changed_lines(packed, tmp_path / "p.zip", {f"{name}.jsonl": lambda _lines: None for name in names})
    assert unpack(pack, tmp_path / "copy", now).same_record is True


def test_hostile_sources_cannot_hurry(packed: Path, tmp_path: Path) -> None:
    told = {"every": 0.0, "next_due": 0.0, "etag": "x\r\nHost: evil.example", "state": "on"}
    pack = changed_lines(packed, tmp_path / "p.zip", {"subscriptions.jsonl": first(**told)})
    made = unpack(pack, tmp_path / "copy", now)
    with Case(made.path) as case, case._file.reading() as connection:
        row = connection.exec_driver_sql("SELECT state, etag, next_due, every FROM subscriptions").one()
    assert tuple(row) == ("paused", None, None, None)
