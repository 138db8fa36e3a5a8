"""Sentences of our own, one construction each, read in the middle of a page: who does it to whom."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from palagan.articles.make import make_article
from palagan.model.ids import content_id, sha256_hex
from palagan.model.page import Hints, Page
from palagan.model.reading import Reading
from palagan.reading.read import read_article

TABLE = Path(__file__).with_name("constructions.tsv")
ALLOWED = 0.05
"""Share of the sentences that new weights may get wrong."""
AROUND = """Kabar Terbaru dari Luar Negeri

JAKARTA, KOMPAS.com - Berikut rangkuman kabar dari luar negeri sepanjang pekan ini menurut sejumlah media.

{}

Perkembangan itu dipantau banyak pihak dalam beberapa hari terakhir dan masih dapat berubah."""


def reading_of(sentence: str) -> Reading:
    """The reading of a page that has the sentence among others that tell no event."""
    raw = AROUND.format(sentence).encode()
    hints = Hints(outlet="kompas.com", published="2024-05-10")
    return read_article(make_article(Page(content_id("pg", raw), "made", "text", raw, "utf-8", sha256_hex(raw), hints)))


def told(sentence: str) -> set[tuple[str, str, str, str]]:
    """Type, anchor, and the countries of the parties of all events read."""
    reading = reading_of(sentence)
    codes = {actor.id: actor.code[:3] for actor in reading.actors}
    text = reading.article.text
    return {
        (
            event.type,
            text[event.anchor.start : event.anchor.end].lower(),
            " ".join(sorted({codes[actor] for actor in event.sources})),
            " ".join(sorted({codes[actor] for actor in event.targets})),
        )
        for event in reading.events
    }


def rows() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_who_does_what_to_whom() -> None:
    wanted = rows()
    missed = [
        row for row in wanted if (row["type"], row["anchor"], row["doers"], row["targets"]) not in told(row["sentence"])
    ]
    assert len(wanted) > 100
    assert len(missed) <= ALLOWED * len(wanted), "\n".join(row["sentence"] for row in missed)


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Rusia yang menduduki wilayah Ukraina menolak mundur.", ("REJECT", "menolak", "RUS", "?")),
        ("Rusia, sekutu utama Suriah, menolak resolusi itu.", ("REJECT", "menolak", "RUS", "?")),
        ("Korea Utara dijatuhi sanksi oleh Kanada.", ("SANCTION", "dijatuhi sanksi", "CAN", "PRK")),
        ('"Kami menyerang fasilitas nuklir Iran," kata Benjamin Netanyahu.', ("ASSAULT", "menyerang", "ISR", "IRN")),
        ("Pembunuhan pemimpin Hamas oleh Israel memicu kemarahan.", ("ASSAULT", "pembunuhan", "ISR", "PSE")),
    ],
)
def test_what_rules_alone_must_see(sentence: str, event: tuple[str, str, str, str]) -> None:
    """ "?": whom it meets is left open."""
    found = told(sentence)
    assert event in found | {(*one[:3], "?") for one in found}


def test_who_tells_of_the_dead_did_not_kill_them() -> None:
    found = told("Kejaksaan Agung Azerbaijan mencatat 27 warga sipil tewas dan 141 orang terluka.")
    assert all(doers != "AZE" for type_, _, doers, _ in found if type_ == "ASSAULT")


def test_who_condemns_an_attack_did_not_make_it() -> None:
    found = told("Presiden Azerbaijan Ilham Aliyev mengutuk serangan itu dan menyebutnya kejahatan perang.")
    assert all(doers != "AZE" for type_, _, doers, _ in found if type_ == "ASSAULT")
