"""What denials point to."""

from __future__ import annotations

import pytest

from palagan.reading.actors import find_cast
from palagan.reading.attribution import attributions
from palagan.reading.denials import denied_before, has_no_part, is_bare, past_opening
from palagan.reading.lines import Line, read_lines
from palagan.reading.statements import find_statements
from tests.reading.reports import article_of, name_of, sentences_of
from tests.reading.scenes import events_of


def line_of(text: str) -> Line:
    return read_lines(article_of(text).text, sentences_of(text))[0]


def denied(text: str) -> list[tuple[str, str | None]]:
    """What is denied and by whom."""
    article, sentences = article_of(text), sentences_of(text)
    cast = find_cast(article, sentences)
    found = attributions(article, sentences, cast, find_statements(article, sentences, cast))
    return [(text[one.start : one.end], name_of(cast, one.denied_by[0])) for one in found if one.denied_by]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Kabar bahwa Kenya menembaki desa dibantah Somalia.", "bahwa Kenya menembaki desa", "Somalia"),
        ("Namun, laporan soal serangan Kenya ke desa ditepis Somalia.", "soal serangan Kenya ke desa", "Somalia"),
        ("Kenya mengklaim merebut desa, tetapi hal itu dibantah Somalia.", "Kenya mengklaim merebut desa", "Somalia"),
        ("Desa itu disebut dibakar Kenya, namun Kenya membantah terlibat.", "Desa itu disebut dibakar Kenya", "Kenya"),
        (
            "Pernyataan itu disampaikan Somalia untuk membantah laporan bahwa Kenya merebut desa.",
            "Kenya merebut desa",
            "Somalia",
        ),
    ],
)
def test_the_sentence_itself_tells_what_is_denied(text: str, words: str, name: str) -> None:
    assert (words, name) in denied(text)


@pytest.mark.parametrize("denial", ["Kenya membantahnya.", "Namun, tuduhan tersebut dibantah Kenya."])
def test_the_sentence_before_tells_what_is_denied(denial: str) -> None:
    assert denied(f"Somalia menuduh Kenya menembaki desa. {denial}") == [("Kenya menembaki desa", "Kenya")]


@pytest.mark.parametrize(
    "text",
    [
        "Kabar bahwa Kenya menembaki desa tidak dibantah Somalia.",
        "Kenya menembaki desa setelah merebut pos, dan tuduhan itu ditulis Somalia.",
        "Laporan itu ditulis untuk membantah kabar bahwa Kenya merebut desa.",
    ],
)
def test_what_nobody_denies(text: str) -> None:
    assert denied(text) == []


def test_a_charge_that_is_denied_was_made() -> None:
    assert denied("Kenya membantah tuduhan penembakan warga.") == [("penembakan warga", "Kenya")]


def test_openings_and_bare_denials() -> None:
    line = line_of("Namun, Kenya membantahnya dengan keras.")
    assert past_opening(line, 0, len(line.words)) == 2
    assert is_bare(line, 3, len(line.words))
    assert not has_no_part(line, 3, len(line.words))
    parted = line_of("Kenya membantah terlibat.")
    assert has_no_part(parted, 1, len(parted.words))
    assert denied_before(parted, 0, len(parted.words), find_cast(article_of(""), ())) == []


def test_a_state_denies_what_rebels_of_its_own_country_say() -> None:
    text = "TPNPB mengklaim menyerang pos TNI. TNI membantah klaim itu."
    assert denied(text) == [("menyerang pos TNI", "TNI")]


@pytest.mark.parametrize(
    ("verdict", "denies"),
    [("tidak berdasar", True), ("sebagai fitnah", True), ("omong kosong", True), ("perlu diselidiki", False)],
)
def test_who_calls_a_charge_untrue_denies_it(verdict: str, denies: bool) -> None:
    text = f"Somalia menuduh Kenya menembaki desa. Nairobi menyebut tuduhan itu {verdict}."
    assert denied(text) == ([("Kenya menembaki desa", "Kenya")] if denies else [])


def test_a_state_denies_what_the_church_of_its_own_country_says() -> None:
    text = "Menurut Dewan Gereja Papua, tentara menembaki rumah warga. TNI membantah tuduhan itu."
    assert denied(text) == [("tentara menembaki rumah warga", "TNI")]


def test_who_calls_a_report_untrue_denies_what_it_tells() -> None:
    text = "Kenya menilai laporan serangan drone ke Somalia sebagai kebohongan."
    assert denied(text) == [("serangan drone ke Somalia", "Kenya")]
    attack = next(event for event in events_of(text) if event.type == "ASSAULT")
    assert attack.denied_by
    assert not set(attack.said_by) & set(attack.denied_by)
