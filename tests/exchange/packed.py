"""Cases to pack, and packs changed by one who can make a manifest too."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, text

from palagan.case import Case
from palagan.exchange.manifest import NAME, Packed, manifest_bytes, manifest_of
from palagan.model.ids import sha256_hex
from palagan.store.open import open_case
from palagan.store.schema import metadata

NOW = "2026-11-22T09:00:00Z"
SAMPLE = Path(__file__).parents[2] / "samples" / "karabakh-2020"
DERIVED = {"record_pending", "alert_pending", "watch_facts", "messages", "runs", "case_facts", "alembic_version"}
"""Tables that are made again, are of a machine, or tell what was done."""


def now() -> str:
    return NOW


def full_case(path: Path) -> Path:
    """The bundled sample with all that a case can hold: versions, a removed page, decisions, samples, the desk, what it
    listens to, captures, rules, channels, alerts, and a message that waits."""
    with Case.make(path) as case:
        case.add(*sorted(SAMPLE.glob("*.txt")), *sorted(SAMPLE.glob("*.html")))
        changed = path.with_name("changed.txt")
        for words in ("Serangan di Ganja menewaskan tiga orang.", "Serangan di Ganja menewaskan empat orang."):
            changed.write_text(f"GANJA, Kabar Uji - {words} Pasukan Armenia menembaki kota itu, Selasa (6/10/2020).")
            case.add(changed, url="https://kabar.example/ganja", outlet="Kabar Uji", published="2020-10-07")
        case.run()
        case.remove(case.facts()[3].id, why="ditarik")
        first, second, third = [row.id for row in case.timeline(type="ASSAULT")][:3]
        case.decide(first, "correct", by="Rina", why="dateline", field="date", value="2020-10-05")
        undone = case.decide(second, "reject", by="Rina", why="bukan serangan")
        case.decide(undone.id, "undo", by="Rina", why="keliru")
        case.decide(third, "accept", by="Budi", why="cocok")
        case.sample("claim", 5, seed=7)
        case.run()
        name = case.path
    file = open_case(name)
    with file.writing() as connection:
        _watched(connection)
    file.close()
    return name


def _watched(connection: Connection) -> None:
    page = connection.execute(text("SELECT id FROM pages ORDER BY number LIMIT 1")).scalar_one()
    rows: dict[str, list[dict[str, Any]]] = {
        "subscriptions": [
            {"id": "sb-1", "url": "https://kabar.example/feed", "kind": "feed", "name": "Kabar", "state": "on",
             "added": NOW, "etag": '"e1"', "next_due": 5.0, "every": 60.0, "rhythm": '{"n": 1}'},
        ],
        "addresses": [
            {"key": "a", "url": "https://kabar.example/a", "host": "kabar.example", "subscription": "sb-1",
             "state": "new", "found": 1.0, "due": 2.0, "etag": '"e2"'},
            {"key": "b", "url": "https://kabar.example/b", "host": "kabar.example", "state": "new", "found": 1.0,
             "due": 2.0},
            {"key": "c", "url": "https://kabar.example/c", "host": "kabar.example", "state": "kept", "found": 1.0,
             "due": 2.0, "page": page},
        ],
        "hosts": [{"host": "kabar.example", "robots": "User-agent: *", "robots_at": 3.0, "pause": 0.0, "asked": 4}],
        "captures": [
            {"id": f"cp-{number}", "url": "https://kabar.example/a", "about": "https://kabar.example/a", "at": NOW,
             "kind": "response", "status": 200, "digest": "d", "size": 3, "page": page if number else None,
             "warc": bytes([31, 139, number, 0]) * 5}
            for number in range(3)
        ],
        "channels": [{"name": "ruang", "kind": "telegram", "settings": '{"chat": "-1"}', "state": "on", "made": NOW}],
        "alert_rules": [
            {"id": "ru-1", "name": "gencatan", "rule": '{"kind": "happening"}', "channels": '["ruang"]', "state": "on",
             "made": NOW, "since": 7.0},
        ],
        "alerts": [
            {"id": "al-1", "rule": "ru-1", "kind": "happening", "about": "hp-1", "told": "{}", "first": NOW,
             "last": NOW, "rings": 2},
        ],
        "alert_mentions": [{"alert": "al-1", "mention": f"{page}/e1"}],
        "messages": [
            {"id": "ms-1", "alert": "al-1", "channel": "ruang", "body": "{}", "state": "waiting", "made": 1.0},
        ],
        "watch_facts": [{"name": "contact", "value": "rina@kabar.example"}],
    }  # fmt: skip
    for table, several in rows.items():
        for row in several:
            connection.execute(insert(metadata.tables[table]), row)


def contents(path: Path) -> dict[str, list[str]]:
    """Every row of every table of a case that a pack must bring back, by table."""
    case = open_case(path)
    with case.reading() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        found = {
            name: sorted(repr(tuple(row)) for row in connection.execute(text(f'SELECT * FROM "{name}"')))
            for name in names
            if name not in DERIVED and not name.startswith(("search_words", "sqlite_"))
        }
    case.close()
    return found


Lines = list[dict[str, Any]]
Change = Callable[[Lines], None]


def changed_lines(pack: Path, to: Path, changes: Mapping[str, Change]) -> Path:
    """A pack whose JSON lines somebody changed, and then made its manifest anew, so that all its hashes are right."""

    def lines(name: str, content: bytes) -> bytes:
        told = [json.loads(line) for line in content.splitlines()]
        changes[name](told)
        return b"".join(json.dumps(one, ensure_ascii=True).encode() + b"\n" for one in told)

    return remade(pack, to, {name: partial(lines, name) for name in changes})


def remade(
    pack: Path, to: Path, changes: Mapping[str, Callable[[bytes], bytes]], told: Mapping[str, Any] | None = None
) -> Path:
    """A pack with other members, and a manifest that fits them; `told` are fields of the manifest."""
    with zipfile.ZipFile(pack) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    manifest = manifest_of(content.pop(NAME), pack)
    members = []
    for member in manifest.members:
        if member.name in changes:
            content[member.name] = changes[member.name](content[member.name])
            raw = content[member.name]
            rows = raw.count(b"\n") if member.rows is not None else None
            member = Packed(member.name, len(raw), sha256_hex(raw), rows)
        members.append(member)
    manifest = replace(manifest, members=tuple(members), **(told or {}))
    return zipped(to, {**content, NAME: manifest_bytes(manifest)})


def zipped(to: Path, content: Mapping[str, bytes]) -> Path:
    """A ZIP of these members."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in content.items():
            archive.writestr(name, raw)
    return to


def unzipped(pack: Path) -> dict[str, bytes]:
    """The members of a ZIP."""
    with zipfile.ZipFile(pack) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
