"""The tables of gathering and watching: what a case listens to, which addresses it knows, how hosts want to be asked,
every answer as it came; rules that ring, what rang, and messages on their way.

Moments that a clock is compared with are seconds since 1970 (REAL); those that people read are ISO 8601 UTC.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, Table, Text, text

from palagan.store.schema import metadata


def _key(name: str) -> Column[object]:
    return Column(name, Text, primary_key=True)


def _told(name: str) -> Column[object]:
    return Column(name, Text, nullable=False)


def _text(name: str) -> Column[object]:
    return Column(name, Text)


def _count(name: str) -> Column[object]:
    return Column(name, Integer, nullable=False, server_default="0")


def _moment(name: str) -> Column[object]:
    return Column(name, Float)


subscriptions = Table(
    "subscriptions",
    metadata,
    _key("id"),
    Column("url", Text, nullable=False, unique=True),
    *map(_told, ("kind", "name")),
    *map(_text, ("outlet", "language", "found_in", "parent", "since")),
    _told("state"),
    _told("added"),
    *map(_text, ("etag", "modified")),
    *map(_moment, ("asked", "heard", "next_due", "every")),
    Column("rhythm", Text, nullable=False, server_default="{}"),
    *map(_count, ("asks", "items", "refused")),
    Column("status", Integer),
    _text("detail"),
    Index("subscriptions_by_due", "next_due"),
)
"""What the case listens to. `kind`: feed, news-sitemap, sitemap, sitemap-index, section. `state`: on, paused, gone.
`every` is the pause in seconds that its rhythm asks for now; `rhythm` what is known of it (`monitor/rhythm.py`);
`refused` asks in a row that gave nothing; `parent` the index that named it; `since` the day from which on its pages are
wanted, None for what it shows."""

addresses = Table(
    "addresses",
    metadata,
    _key("key"),
    *map(_told, ("url", "host")),
    _text("subscription"),
    _told("state"),
    Column("found", Float, nullable=False),
    _moment("due"),
    Column("told", Text, nullable=False, server_default="{}"),
    *map(_count, ("tries", "checks")),
    *map(_text, ("etag", "modified")),
    Column("status", Integer),
    _text("detail"),
    *map(_moment, ("asked", "kept")),
    *map(_text, ("digest", "page", "same_as")),
    Index("addresses_by_due", "due", sqlite_where=text("due IS NOT NULL")),
    Index("addresses_by_host", "host", "state", "due", sqlite_where=text("due IS NOT NULL")),
    Index("addresses_by_subscription", "subscription", "state"),
    Index("addresses_by_state", "state"),
    Index("addresses_by_same", "same_as", sqlite_where=text("same_as IS NOT NULL")),
)
"""Every address that a source, a list or the user named, once in all its forms (`key`, `links.one_form`). `due`: when
it is to be asked, NULL where nothing is to be done. `state`: new, kept, same (`same_as` names the key), gone, refused
(robots), failed, left (no page of text), removed (by the user). `told` is what the source said of it (`feeds.Item`) as
JSON."""

hosts = Table(
    "hosts",
    metadata,
    _key("host"),
    *map(_text, ("robots", "closed")),
    _moment("robots_at"),
    Column("pause", Float, nullable=False, server_default="1"),
    _moment("next_at"),
    *map(_count, ("refused", "forbidden", "asked")),
    Column("status", Integer),
    _text("detail"),
)
"""How each host (name and port) wants to be asked: its robots.txt, its pace, its refusals in a row."""

captures = Table(
    "captures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    *map(_told, ("url", "about", "at", "kind")),
    Column("status", Integer, nullable=False),
    _told("digest"),
    _count("size"),
    _text("page"),
    Column("warc", LargeBinary, nullable=False),
    Index("captures_by_about", "about"),
    Index("captures_by_page", "page"),
)
"""Every answer that gave or could have given a page, as it came: WARC records, each a gzip member, so that the cells
set one after another are a WARC file. `kind`: response, or revisit where the same bytes are kept already."""

channels = Table(
    "channels",
    metadata,
    _key("name"),
    _told("kind"),
    Column("settings", Text, nullable=False, server_default="{}"),
    _text("quiet"),
    Column("budget", Integer),
    _told("state"),
    _told("made"),
    *map(_moment, ("next_at", "sent")),
    _count("tries"),
    _text("detail"),
)
"""Ways by which alerts reach people. `kind`: telegram, email, webhook, atom, desktop. `settings` never holds a secret.
`quiet`: "22:00-06:00 Asia/Jakarta"; `budget`: messages a day. `state`: on, off, stopped (by a fault that its user must
mend, told in `detail`). `next_at`: nothing is sent before; `sent` when something last was; `tries` faults in a row."""

alert_rules = Table(
    "alert_rules",
    metadata,
    _key("id"),
    Column("name", Text, nullable=False, unique=True),
    *map(_told, ("rule", "channels", "state", "made")),
    _text("made_by"),
    _moment("since"),
)
"""When to ring: `rule` as JSON (`monitor/alerts/rules.py`), `channels` a JSON list of names. `state`: on, off; `since`
is when it was last turned on: what was told before does not ring."""

alerts = Table(
    "alerts",
    metadata,
    _key("id"),
    *map(_told, ("rule", "kind", "about", "told")),
    *map(_told, ("first", "last")),
    _count("rings"),
    Column("grown", Text, nullable=False, server_default="{}"),
    Index("alerts_by_last", "last"),
    Index("alerts_by_rule", "rule", "last"),
)
"""What rang, one row a rule and matter, however often it grew. `kind`: happening, ledger, claim, source, search.
`about` is the id of the matter now; `told` the message as it was last composed, `grown` what it had come to then
(`monitor/alerts/grown.py`), both as JSON. `first` and `last` are moments of ringing."""

alert_mentions = Table(
    "alert_mentions",
    metadata,
    _key("alert"),
    _key("mention"),
    Index("alert_mentions_by_mention", "mention"),
    sqlite_with_rowid=False,
)
"""The mentions ("page/event") or figures that an alert is about: by them it is known again when ids change."""

alert_pending = Table("alert_pending", metadata, _key("kind"), _key("id"), sqlite_with_rowid=False)
"""Happenings, ledgers, claims and pages that changed since the rules were last asked; triggers fill it while a rule is
on."""

messages = Table(
    "messages",
    metadata,
    _key("id"),
    *map(_told, ("alert", "channel", "body", "state")),
    Column("made", Float, nullable=False),
    _moment("due"),
    _count("tries"),
    _moment("sent"),
    *map(_text, ("remote", "detail")),
    *map(_count, ("loud", "grave")),
    Index("messages_by_due", "state", "due"),
    Index("messages_by_alert", "alert", "channel"),
    Index("messages_by_channel", "channel", "sent"),
)
"""Messages on their way: `id` is the idempotency key, `remote` what the channel calls the message it made (edited in
place later). `state`: waiting, held (quiet hours, budget), sent, failed, dropped (a newer one took its place).
`alert` is "" for a digest of held ones and for tests. `loud`: to be heard (new, or promoted), else a silent change of
what was sent; `grave`: breaks quiet hours and budget."""

watch_facts = Table("watch_facts", metadata, _key("name"), _told("value"))
"""Single facts of watching: contact, zone, when the watcher last lived. Nothing secret."""
