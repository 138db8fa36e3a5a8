"""What a pack may hold: every member in the order in which it is restored, the table it is of, and its part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Table

from palagan.store import desk_schema, schema, watch_schema

Part = Literal["pages", "readings", "decisions", "captures", "watching"]

MIMETYPE = "application/x-palagan-pack"
"""Stands first in the archive, unpacked, under the name `mimetype`: by it a pack is told from any other ZIP."""
SUFFIX = ".palagan.zip"


@dataclass(frozen=True, slots=True)
class Member:
    """A file of JSON lines in the pack, a row of `table` each. `large` is the column whose cells stand in `beside`
    instead, one after another; `left_out` columns do not travel."""

    name: str
    table: Table
    part: Part
    left_out: tuple[str, ...] = ()
    large: str | None = None
    beside: str | None = None


MEMBERS: tuple[Member, ...] = (
    Member("case.jsonl", schema.facts, "pages"),
    Member("runs.jsonl", schema.runs, "pages"),
    Member("pages.jsonl", schema.pages, "pages", large="content", beside="pages.warc.gz"),
    Member("drops.jsonl", schema.drops, "pages"),
    Member("readings.jsonl", schema.readings, "readings"),
    Member("report_lines.jsonl", schema.report_lines, "readings"),
    Member("outlet_habits.jsonl", schema.outlet_habits, "readings"),
    Member("captures.jsonl", watch_schema.captures, "captures", large="warc", beside="captures.warc.gz"),
    Member("decisions.jsonl", schema.decisions, "decisions"),
    Member("samples.jsonl", schema.samples, "decisions"),
    Member("decided_in_one_go.jsonl", desk_schema.review_goes, "decisions"),
    Member("put_off.jsonl", desk_schema.review_skips, "decisions"),
    Member("seats.jsonl", desk_schema.review_seats, "decisions"),
    Member("reading_changes.jsonl", desk_schema.review_changes, "decisions"),
    Member("subscriptions.jsonl", watch_schema.subscriptions, "watching"),
    Member("addresses.jsonl", watch_schema.addresses, "watching"),
    Member("hosts.jsonl", watch_schema.hosts, "watching", left_out=("robots", "robots_at", "closed", "next_at")),
    Member("channels.jsonl", watch_schema.channels, "watching"),
    Member("alert_rules.jsonl", watch_schema.alert_rules, "watching"),
    Member("alerts.jsonl", watch_schema.alerts, "watching"),
    Member("alert_mentions.jsonl", watch_schema.alert_mentions, "watching"),
)
"""`decisions.jsonl` and `samples.jsonl` hold decisions and samples as they are passed on, not rows. Messages on their
way, the contact and the record do not travel: the first are of this machine, the last is made again."""

NAMES: Mapping[str, Member] = {
    **{member.name: member for member in MEMBERS},
    **{member.beside: member for member in MEMBERS if member.beside},
}

README = """\
This is a Palagan case, packed: the sourced record of a conflict, read from the news.
Restore it:      palagan unpack FILE
Only check it:   palagan unpack FILE --verify

manifest.json        what is in here, each file with its size and SHA-256, and a hash over all
pages.warc.gz        the pages as they were kept, as WARC records
pages.jsonl          what is known of each page, one object a line, in the same order
captures.warc.gz     the answers of servers as they came, as WARC records
readings.jsonl       what was read on each page
decisions.jsonl      what people decided, in order
Which members there are depends on how it was packed. docs/formats.md tells each.

Ini sebuah kasus Palagan dalam satu berkas. Pulihkan: palagan unpack BERKAS
"""
