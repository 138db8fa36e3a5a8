"""The brief: it stands alone, obeys nothing that a page says, and every line leads to the page's words."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import assume, given, settings
from lxml import html

from palagan.exports.brief import FEW, Material, Section, brief, web_address
from palagan.model.reading import Reading
from palagan.model.record import Party, Record
from palagan.record.rates import ErrorRate
from palagan.views.cards import PageCard
from palagan.views.claims import claims, discrepancies
from palagan.views.filters import Filter, choose
from palagan.views.ledgers import ledgers
from palagan.views.lineage import origins
from palagan.views.messages import TONGUES, Tongue
from palagan.views.timeline import parties_line, timeline
from tests.strategies import records
from tests.views.made import CARDS, DENIAL, FIRST, JOURNEY, READINGS, RECORD, SECOND, SHELLING, UNDATED, VISIT

OBEYED = ("script", "img", "iframe", "object", "embed", "form", "svg", "base", "link")
"""Elements that a browser would act on."""
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


NOTES = "//ol[@class='notes']/li"
CALLS = "//sup/a"


def parsed(written: str) -> Any:
    """The page as a tree that answers XPath."""
    tree: Any = html.document_fromstring(written)
    return tree


def text_of(page: Any, id: str, path: str = ".") -> str:
    """The words under an element, white space made single."""
    return " ".join(page.get_element_by_id(id).xpath(path)[0].text_content().split())


def material(
    record: Record = RECORD,
    readings: Sequence[Reading] = READINGS,
    cards: Mapping[str, PageCard] = CARDS,
    chosen: Filter = Filter(),
    **told: Any,
) -> Material:
    """What `looking.brief` brings out of a case, of a record that stands in no case."""
    rows = timeline(record, cards, chosen)
    texts = {reading.article.page_id: reading.article.text for reading in readings}

    def section(several: Iterable[Any]) -> Section[Any]:
        listed = tuple(several)
        return Section(listed, len(listed))

    return Material(
        news=section(row for row in rows if not row.background and row.status == "happened"),
        plans=section(row for row in rows if not row.background and row.status != "happened"),
        background=section(row for row in rows if row.background),
        claims=section(claims(record, cards, chosen)),
        discrepancies=section(discrepancies(record, cards, chosen)),
        ledgers=section(ledgers(record, cards, chosen)),
        origins=origins(record, cards, chosen),
        pages=len(cards),
        texts=lambda _pages: texts,
        **told,
    )


def made(record: Record = RECORD, tongue: Tongue = "id", chosen: Filter = Filter(), **told: Any) -> str:
    return brief(material(record, chosen=chosen, **told), title="Ganja", tongue=tongue, chosen=chosen, version="0.0")


def hostile() -> str:
    """A brief of a record in which every word that a page or a person gave is hostile."""
    party = Party("x", HOSTILE, "person", HOSTILE)
    claim = dataclasses.replace(RECORD.claims[0], proposition=HOSTILE, about=HOSTILE)
    strike = dataclasses.replace(SHELLING, sources=(party,), place=HOSTILE, said_by=(party,), contradictions=(HOSTILE,))
    toll = dataclasses.replace(RECORD.ledgers[0], about=HOSTILE)
    cards = {
        id: dataclasses.replace(card, title=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)")
        for id, card in CARDS.items()
    }
    articles = [dataclasses.replace(r.article, text=r.article.text.replace(" ", HOSTILE, 1)) for r in READINGS]
    readings = [dataclasses.replace(r, article=a) for r, a in zip(READINGS, articles, strict=True)]
    record = dataclasses.replace(RECORD, happenings=(strike,), claims=(claim,), ledgers=(toll,))
    found = material(record, readings, cards, left_out={HOSTILE: 1}, stories=(HOSTILE,))
    return brief(found, title=HOSTILE, tongue="en", chosen=choose(actor=HOSTILE), version=HOSTILE)


@pytest.mark.parametrize("tongue", TONGUES)
def test_every_footnote_leads_to_its_note_and_every_note_is_called(tongue: Tongue) -> None:
    page = parsed(made(tongue=tongue))
    notes = [note.get("id") for note in page.xpath(NOTES)]
    called = [link.get("href").removeprefix("#") for link in page.xpath(CALLS)]
    assert notes == [f"n{number}" for number in range(1, len(notes) + 1)]
    assert set(called) == set(notes)
    assert [link.text for link in page.xpath(CALLS)] == [one.removeprefix("n") for one in called]


@settings(max_examples=12)
@given(records((FIRST.id, SECOND.id, UNDATED.id)))
def test_notes_are_whole_for_any_record(record: Record) -> None:
    page = parsed(made(record))
    notes = {note.get("id") for note in page.xpath(NOTES)}
    assert {link.get("href").removeprefix("#") for link in page.xpath(CALLS)} == notes


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_note_shows_the_words_in_their_page(tongue: Tongue) -> None:
    page = parsed(made(tongue=tongue))
    marked = {mark.text for mark in page.xpath(NOTES + "/mark")}
    assert {DENIAL, VISIT} <= marked
    first = page.xpath(NOTES)[0].text_content()
    assert any(outlet in first for outlet in ("Kabar Uji", "Warta Coba", "unknown", "tidak diketahui"))


def test_the_same_words_are_one_note() -> None:
    page = parsed(made())
    places = [note.xpath("span")[0].text_content().split("·")[1] for note in page.xpath(NOTES)]
    assert len(places) == len(set(places))


def test_plans_stand_apart_from_deeds_and_history_from_news() -> None:
    page = made(tongue="en")
    news, plans, background = (
        page.index(f"<h3>{words}") for words in ("What happened, as told", "Planned and", "Background (")
    )
    assert news < page.index('id="hp-strike"') < plans < page.index('id="hp-visit"') < background
    assert background < page.index('id="hp-past"')


def test_both_sides_of_a_claim_and_a_replaced_figure_are_there() -> None:
    page = parsed(made(tongue="en"))
    assert "Kejaksaan Agung Azerbaijan through AFP" in text_of(page, "cl-strike", ".//div[@class='yes']")
    assert "Kementerian Pertahanan Armenia" in text_of(page, "cl-strike", ".//div[@class='no']")
    assert "no denial in this case" in text_of(page, "cl-past")
    assert "“7 orang”" in text_of(page, "lg-ganja", ".//tr[@class='old']")
    assert "“9 orang”" not in text_of(page, "lg-ganja", ".//tr[@class='old']")


@pytest.mark.parametrize(("tongue", "words"), [("id", "Klaim dan bantahan"), ("en", "Claims and denials")])
def test_it_speaks_the_language_asked_for(tongue: Tongue, words: str) -> None:
    page = made(tongue=tongue)
    assert f'<html lang="{tongue}">' in page
    assert words in page
    assert words not in made(tongue="en" if tongue == "id" else "id")


def test_the_filter_narrows_it() -> None:
    page = made(chosen=choose(status="planned"))
    assert 'id="hp-visit"' in page
    assert 'id="hp-strike"' not in page


def test_what_was_left_out_is_counted() -> None:
    assert "not-an-article: 3" in made(left_out={"not-an-article": 3})


def test_hostile_words_are_words_only() -> None:
    written = hostile()
    page = parsed(written)
    assert [name for name in OBEYED if page.xpath(f"//{name}")] == []
    handlers = [name for element in page.iter() for name in element.attrib if name.startswith("on")]
    assert handlers == []
    assert "&lt;script&gt;" in written
    links = page.xpath("//a/@href")
    assert links
    assert all(link.startswith("#") for link in links), "a javascript: address became a link"


def test_it_asks_for_nothing_outside() -> None:
    page = parsed(made())
    sources = [element.get(name) for element in page.iter() for name in ("src", "srcset", "data") if element.get(name)]
    assert sources == []
    assert not re.search(r"@import|url\(", "".join(page.xpath("//style/text()")))
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")


def test_only_addresses_of_the_web_become_links() -> None:
    assert web_address("HTTPS://contoh.example/a") == "HTTPS://contoh.example/a"
    for hostile_address in (None, "", "javascript:alert(1)", " https://x.example", "data:text/html,x", "//x.example"):
        assert web_address(hostile_address) is None


def test_an_empty_record_gives_a_page_that_says_so() -> None:
    page = brief(Material(), title="Kosong", tongue="en")
    assert page.count("Nothing matches this choice.") == 6
    assert "Error rate: not measured yet" in page
    assert parsed(page).xpath(NOTES) == []


def test_parties_are_told_by_direction() -> None:
    strike, visit = (timeline(Record(happenings=(one,)), CARDS)[0] for one in (SHELLING, JOURNEY))
    assert parties_line(strike) == "Armenia → Azerbaijan"
    assert parties_line(dataclasses.replace(strike, sources=())) == "? → Azerbaijan"
    assert parties_line(dataclasses.replace(strike, targets=())) == "Armenia"
    assert parties_line(dataclasses.replace(visit, targets=visit.sources)) == "Mevlut Cavusoglu"
    both = ("Armenia", "Azerbaijan")
    assert parties_line(dataclasses.replace(strike, sources=both, targets=both[::-1])) == "Armenia ↔ Azerbaijan"


def test_a_section_says_how_many_it_does_not_show() -> None:
    cut = dataclasses.replace(material(), news=Section((), 3400))
    assert "0 of 3400 are shown" in brief(cut, title="Ganja", tongue="en")


def test_error_rates_stand_in_it_with_their_interval() -> None:
    rate = ErrorRate("figure", "sm-1", 212, 203, 9, 4, 5, 0, 0, 0, 9 / 212, 0.0225, 0.0787, (("high", 5),), 212, 4000)
    page = parsed(made(tongue="en", rates=(rate,)))
    line = " ".join(page.xpath("//h2[@id='rates']/following::tbody[1]/tr")[0].text_content().split())
    assert "212" in line
    assert "4 % (2–8)" in line
    assert "random sample" in line


QUOTED = re.compile("“([^”]*)”")
NUMBER = re.compile(r"\d+")
GROUPED = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


@settings(max_examples=12)
@given(records((FIRST.id, SECOND.id, UNDATED.id)))
def test_every_quotation_and_number_stands_in_the_record(record: Record) -> None:
    """Notes, their numbers and the places of words are checked by the tests above; here all that is said."""
    every_bound = [bound for one in record.ledgers for bound in (one.low, one.high)]
    every_bound += [bound for one in record.ledgers for entry in one.entries for bound in (entry.low, entry.high)]
    assume(all(bound is None or bound < 2**53 for bound in every_bound))  # beyond, a float has digits that nobody told
    found = material(record)
    page = parsed(brief(found, title="Uji", tongue="en"))
    for gone in page.xpath("//sup | //ol[@class='notes'] | //footer | //nav | //style | //p[@class='how']"):
        gone.drop_tree()
    said = page.text_content()
    told = _told(record) | _told(tuple(CARDS.values()))
    every = "\n".join(" ".join(text.split()) for text in told)
    for quotation in QUOTED.findall(said):
        assert " ".join(quotation.split()) in every
    lists: list[Any] = [found.news, found.plans, found.background, found.claims, found.discrepancies, found.ledgers]
    numbers = {number.lstrip("0") for text in told for number in NUMBER.findall(text)}
    numbers |= {str(count).lstrip("0") for section in lists for count in (section.total, len(section.rows))}
    numbers |= {str(count) for row in found.origins for count in (row.pages, len(row.because))}
    numbers |= {str(count) for count in range(max(len(CARDS), *(len(h.mentions) for h in record.happenings), 1) + 1)}
    numbers |= {str(len(found.origins)), str(len(found.outlets))}
    for claim in record.claims:
        numbers |= {str(len(side) - FEW) for side in (claim.asserted, claim.denied)}
    assert {number.lstrip("0") for number in NUMBER.findall(GROUPED.sub("", said))} - numbers - {""} == set()


def _told(value: Any) -> set[str]:
    """Every text and number within a value, as texts."""
    if isinstance(value, bool) or value is None:
        return set()
    if isinstance(value, str):
        return {value}
    if isinstance(value, int | float):
        return {f"{value:g}", str(value), f"{value:.0f}"}
    if dataclasses.is_dataclass(value):
        return {text for field in dataclasses.fields(value) for text in _told(getattr(value, field.name))}
    return {text for one in value for text in _told(one)}
