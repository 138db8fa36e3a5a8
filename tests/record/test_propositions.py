"""What is a proposition on somebody's word and what is none: tolls, wishes, references and background."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.model.reading import Actor
from palagan.record.build import build_record
from tests.record.builders import ARMENIA, ARMENIAN_MINISTRY, AZERBAIJAN, PROSECUTOR, PageOf

WIRE = Actor("wire", "Interfax", "organization", "RUS.JRN", ())


@pytest.mark.parametrize(
    ("line", "anchor"),
    [
        ("Kejaksaan menyebut 12 warga sipil meninggal akibat Armenia.", "meninggal"),
        ("Kejaksaan menyebut Armenia seharusnya menembaki sasaran lain.", "menembaki"),
        ("Kejaksaan menyebut seruan agar Armenia menghentikan diri percuma.", "menghentikan"),
        ("Kejaksaan menyebut pertempuran dengan Armenia berat.", "pertempuran"),
        ("Kejaksaan menyebut pihak yang menyerang akan kalah.", "menyerang"),
    ],
)
def test_tolls_wishes_nouns_and_references_are_no_claims(line: str, anchor: str) -> None:
    page = PageOf("a", "A", "2020-10-10", line)
    page.event(anchor, "ASSAULT", [ARMENIA], said_by=[PROSECUTOR])
    assert build_record([page.reading()]).claims == ()


def test_a_medium_that_tells_a_ministrys_words_is_the_chain() -> None:
    told = "pasukan Azerbaijan menyerang posisi Karabakh"
    page = PageOf("a", "A", "2020-10-10", f"Interfax, mengutip kementerian, melaporkan {told}.")
    page.event("menyerang", "ASSAULT", [AZERBAIJAN], [ARMENIA], said_by=[WIRE, ARMENIAN_MINISTRY])
    page.statement(told, WIRE, via=[ARMENIAN_MINISTRY])
    reading = page.reading()
    if all(actor.id != WIRE.id for actor in reading.actors):
        reading = type(reading)(
            reading.article, reading.sentences, (*reading.actors, WIRE), reading.events, reading.statements
        )
    (claim,) = build_record([reading]).claims
    (said,) = claim.asserted
    assert said.speaker is not None
    assert (said.speaker.name, [party.name for party in said.via]) == (ARMENIAN_MINISTRY.name, ["Interfax"])


def test_unrelated_charges_against_one_side_stay_apart() -> None:
    page = PageOf(
        "a",
        "A",
        "2020-10-10",
        "Azerbaijan menyatakan Armenia menyerang desa di sekitar Terter.",
        "Azerbaijan menyatakan Armenia juga menyerang Kapan pada pagi itu.",
    )
    page.event("menyerang desa", "ASSAULT", [ARMENIA], said_by=[AZERBAIJAN], happening="h1")
    page.event("menyerang Kapan", "ASSAULT", [ARMENIA], said_by=[AZERBAIJAN], happening="h1")
    assert len(build_record([page.reading()]).claims) == 2


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(4)))
def test_claims_do_not_depend_on_the_order_of_pages(order: list[int]) -> None:
    readings = []
    for number in range(4):
        page = PageOf(str(number), "A", f"2020-10-{10 + number}", "Azerbaijan menuduh Armenia menembaki desa Terter.")
        page.event("menembaki", "ASSAULT", [ARMENIA], said_by=[AZERBAIJAN])
        readings.append(page.reading())
    assert build_record([readings[n] for n in order]).claims == build_record(readings).claims
