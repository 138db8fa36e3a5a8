"""A case that has watched for a while: subscriptions in every state, rules, channels, alerts and their messages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from palagan.model.moments import iso
from palagan.monitor.rhythm import Rhythm, rhythm_json, silence
from palagan.store.open import open_case
from palagan.store.schema import pages
from palagan.store.watch_schema import (
    addresses,
    alert_rules,
    alerts,
    channels,
    hosts,
    messages,
    subscriptions,
    watch_facts,
)

HOUR, DAY = 3600.0, 86_400.0
NOW = 1_790_000_000.0
"""2026-09-21, 13:33 UTC."""

_SUBSCRIPTIONS: list[dict[str, Any]] = [
    {"name": "Kabar Utara", "url": "https://kabar-utara.example/rss", "kind": "feed", "every": 300.0, "usual": 30,
     "heard": 0.4, "status": 200},
    {"name": "Suara Lembah", "url": "https://suara-lembah.example/umpan", "kind": "feed", "every": 900.0, "usual": 9,
     "heard": 226.0, "refused": 118, "status": 403, "detail": "403 Forbidden"},
    {"name": "Harian Pesisir", "url": "https://harian-pesisir.example/news.xml", "kind": "news-sitemap",
     "every": 1800.0, "usual": 8, "heard": 3.0, "status": 304},
    {"name": "Warta Gunung", "url": "https://warta-gunung.example/daerah", "kind": "section", "every": 3600.0,
     "usual": 5, "heard": 7.0, "refused": 4, "status": 503, "detail": "503 Service Unavailable"},
    {"name": "Media Lama", "url": "https://lama.example/feed", "kind": "feed", "every": 86400.0, "usual": 0,
     "heard": 500.0, "state": "gone", "status": 410, "detail": "410 Gone"},
    {"name": "Koran Jeda", "url": "https://jeda.example/feed", "kind": "feed", "every": 3600.0, "usual": 2,
     "heard": 30.0, "state": "paused", "status": 200},
    {"name": "Baru Saja", "url": "https://baru.example/sitemap.xml", "kind": "sitemap-index", "every": 1800.0,
     "usual": 0, "heard": None},
    {"name": "Radio Muara", "url": "https://radio-muara.example/feed", "kind": "feed", "every": 7200.0, "usual": 6,
     "heard": 150.0, "status": 304},
]  # fmt: skip


def message(headline: str, **told: Any) -> dict[str, Any]:
    """A message as `monitor/alerts/message.py` has it."""
    plain: dict[str, Any] = {
        "kind": "happening", "rule": "gencatan", "rule_told": "", "headline": headline, "news": "", "facts": [],
        "lines": [], "more": 0, "origins_low": 2, "origins_high": 3, "origin_names": ["Antara", "Reuters"],
        "asserted_by": [], "denied_by": [], "toll_now": None, "toll_before": None, "permalink": "/timeline",
        "about": "hp-000000000000", "first": None, "last": None, "rung": [], "language": "id", "ended": False,
        "items": [],
    }  # fmt: skip
    return {**plain, **told}


def fill(case: Path, now: float = NOW) -> None:
    """Fill the tables of watching and alerts of a case."""
    opened = open_case(case)
    with opened.writing() as connection:
        _listened(connection, now)
        _rang(connection, now)
    opened.close()


def _listened(connection: Connection, now: float) -> None:
    connection.execute(insert(watch_facts), [{"name": "contact", "value": "redaksi@kabar.example"}])
    known = list(connection.execute(select(pages.c.id, pages.c.source).limit(3)))
    for number, one in enumerate(_SUBSCRIPTIONS):
        told = {key: value for key, value in one.items() if key not in ("usual", "heard")}
        heard = None if one["heard"] is None else now - one["heard"] * HOUR
        asked = None if one["heard"] is None else now - 240
        plain = {
            "id": f"su-aa{number:010}",
            "state": "on",
            "refused": 0,
            "added": iso(now - 30 * DAY),
            "asks": 900,
            "items": 400,
        }
        due = None if one.get("state", "on") != "on" else now + one["every"] - 240
        row = {
            **plain,
            "added": iso(now - 30 * DAY),
            "rhythm": _rhythm(one, now),
            "heard": heard,
            "asked": asked,
            "next_due": due,
            **told,
        }
        connection.execute(insert(subscriptions).values(**row))
    for number, (page, url) in enumerate(known[:2]):
        connection.execute(
            insert(addresses).values(
                key=f"gone-{number}", url=url or "https://lama.example/a", host="lama.example", state="gone",
                found=now - 20 * DAY, asked=now - 2 * DAY, page=page, status=410,
            )
        )  # fmt: skip
    for host, forbidden, detail in (("suara-lembah.example", 118, "403 Forbidden"), ("tutup.example", 0, None)):
        shut = "it refuses its robots.txt (403)" if not forbidden else None
        connection.execute(
            insert(hosts).values(
                host=host, forbidden=forbidden, refused=forbidden, detail=detail, closed=shut, next_at=now + 6 * HOUR
            )
        )


def _rhythm(one: dict[str, Any], now: float) -> str:
    """Three weeks of new pages until it was heard last: more by day than by night."""
    last = None if one["heard"] is None else now - one["heard"] * HOUR
    hours: dict[int, int] = {}
    for day in range(21 if last and one["usual"] else 0):
        for number in range(one["usual"] + (day * 7) % 3):
            found = now - day * DAY - (number * 47_000 // max(1, one["usual"])) % DAY
            if last is not None and found <= last + 60:
                hours[int(found // HOUR)] = hours.get(int(found // HOUR), 0) + 1
    since = now - 21 * DAY if last else None
    return rhythm_json(silence(Rhythm(since, last, tuple(sorted(hours.items()))), now))


def _rang(connection: Connection, now: float) -> None:
    made = iso(now - 20 * DAY)
    for name, kind, budget, quiet, state in (
        ("redaksi", "telegram", 6, "22:00-05:00 Asia/Jakarta", "on"),
        ("surel-malam", "email", 20, None, "stopped"),
        ("layar", "desktop", None, None, "on"),
    ):
        detail = "535 the password is not taken" if state == "stopped" else None
        settings = json.dumps({"chat": "-100123"} if kind == "telegram" else {})
        connection.execute(
            insert(channels).values(
                name=name,
                kind=kind,
                budget=budget,
                quiet=quiet,
                state=state,
                made=made,
                detail=detail,
                settings=settings,
            )
        )
    happening = (
        connection.exec_driver_sql("SELECT id FROM happenings ORDER BY id LIMIT 1").scalar() or "hp-000000000000"
    )
    page = connection.exec_driver_sql("SELECT id FROM pages ORDER BY number LIMIT 1").scalar() or "pg-0"
    line = {
        "words": "pasukan itu kembali menembak setelah tengah malam", "outlet": "Kabar Utara", "origin": "Antara",
        "time": "2026-09-21T10:02:00Z", "page": page, "url": "https://kabar-utara.example/1",
    }  # fmt: skip
    rules: list[tuple[str, dict[str, Any], str]] = [
        ("gencatan dilanggar", {"about": "truce", "min_origins": 2}, "on"),
        ("korban besar", {"about": "toll", "toll": {"killed": 10}, "place": ["Lembah Hijau"]}, "on"),
        ("uji coba", {"about": "happening", "type": ["PROTEST"]}, "off"),
    ]
    for number, (name, rule, state) in enumerate(rules):
        connection.execute(
            insert(alert_rules).values(
                id=f"ru-{number:012}", name=name, rule=json.dumps(rule), channels=json.dumps(["redaksi", "layar"]),
                state=state, made=made, made_by="Rina",
            )
        )  # fmt: skip
    for number in range(4):
        at = now - number * 9 * HOUR - 600
        told = message(
            f"Menurut {3 - number % 3} asal, gencatan senjata dilanggar di Lembah Hijau" if number % 2 == 0
            else "Korban tewas di Pasar Lama naik menjadi 12, menurut rumah sakit",
            news="asal 2 → 4 · tewas 3 → 5" if number else "",
            facts=["21 September · Lembah Hijau", "Asal 2–3: Antara, Reuters", "Menurut TNI; dibantah TPNPB"],
            lines=[line], more=2, permalink=f"/happening/{happening}", about=happening,
            rung=[iso(at)], ended=number == 3,
        )  # fmt: skip
        connection.execute(
            insert(alerts).values(
                id=f"al-{number:012}", rule=f"ru-{number % 2:012}", kind="happening", about=happening,
                told=json.dumps(told), first=iso(at - HOUR), last=iso(at), rings=number + 1,
            )
        )  # fmt: skip
        for channel, sent in (("redaksi", "sent" if number != 1 else "held"), ("layar", "sent")):
            connection.execute(
                insert(messages).values(
                    id=f"ms-{number}-{channel}", alert=f"al-{number:012}", channel=channel, body=json.dumps(told),
                    state=sent, made=at, sent=at + 5 if sent == "sent" else None, loud=1, detail=None,
                )
            )  # fmt: skip
