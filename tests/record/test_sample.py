"""The bundled sample through our own articles and readings, against the truth written beside it by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from palagan.articles.make import make_article
from palagan.model.article import Article
from palagan.model.ids import content_id, sha256_hex
from palagan.model.page import Hints, Media, Page
from palagan.model.reading import Reading
from palagan.model.record import Assertion, Evidence, Record
from palagan.reading.read import read_article
from palagan.record.build import build_record

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "karabakh-2020"
RISING_FLOOR = 12
"""Of the fourteen values through which the toll of Karabakh's forces rises, how many one ledger must hold."""


@cache
def truth() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SAMPLE / "expected.json").read_text("utf-8"))
    return found


@cache
def articles() -> tuple[Article, ...]:
    return tuple(make_article(page_at(path)) for path in sorted(SAMPLE.glob("[0-9]*")))


def page_at(path: Path) -> Page:
    content = path.read_bytes()
    digest = sha256_hex(content)
    media: Media = "html" if path.suffix == ".html" else "text"
    return Page(content_id("pg", digest), path.name, media, content, "utf-8", digest, Hints())


@cache
def record() -> Record:
    return build_record(
        [read_article(a) if a.language == "id" and a.is_article else Reading(a, ()) for a in articles()]
    )


def file_of() -> dict[str, str]:
    return {article.page_id: article.source for article in articles()}


def pages_of(*numbers: str) -> set[str]:
    return {article.page_id for article in articles() if article.source[:2] in numbers}


def test_each_group_draws_on_its_origin() -> None:
    by_name = {origin.name: {file_of()[page] for page in origin.pages} for origin in record().origins}
    for group in truth()["record"]["origins"]:
        assert set(group["files"]) <= by_name[group["origin"]], group["why"]


def test_every_agency_has_the_pages_that_credit_or_copy_it() -> None:
    by_name = {origin.name: {file_of()[page] for page in origin.pages} for origin in record().origins}
    for agency, files in truth()["record"]["agencies"].items():
        copies = {"07-antarbenua-kunjungan-cavusoglu.html"} if agency == "Anadolu Agency" else set()
        assert by_name[agency] == set(files) | copies, agency


def test_the_wire_from_baku_in_five_papers_is_one_origin() -> None:
    story = next(s for s in record().stories if pages_of("04") <= set(s.pages))
    assert pages_of("04", "05", "06", "07", "08") <= set(story.pages)
    assert story.origins.low == 1
    visit = next(h for h in record().happenings if h.type == "CONSULT" and len({m.page for m in h.mentions}) > 3)
    assert visit.origins.low == visit.origins.high == 1


def test_the_reprint_says_what_it_reprints() -> None:
    (reprint,) = truth()["record"]["reprints"]
    (copy,) = [
        c for c in record().copies if file_of()[c.later] == reprint["file"] and file_of()[c.earlier] == reprint["of"]
    ]
    assert copy.share > 0.95
    because = [b for origin in record().origins for b in origin.because if file_of()[b.page] == reprint["file"]]
    assert "reprint" in {b.how for b in because}


def test_pages_that_share_sentences_are_copies_and_no_others() -> None:
    numbers = {frozenset((file_of()[c.earlier][:2], file_of()[c.later][:2])) for c in record().copies}
    family = ["04", "05", "07", "08"]
    assert numbers == {frozenset((a, b)) for a in family for b in family if a < b}


def test_the_visit_is_planned_on_one_page_and_linked_to_the_visit_made() -> None:
    made = {h.id: h for h in record().happenings}
    (plan,) = [
        h
        for h in record().happenings
        if h.type == "CONSULT"
        and h.mode == "visit"
        and h.status == "planned"
        and h.date == "2020-10-06"
        and any("Cavusoglu" in p.name for p in h.sources)
    ]
    assert {m.page for m in plan.mentions} == pages_of("03")
    (link,) = plan.links
    assert link.kind == "carried-out-as"
    assert {m.page for m in made[link.other].mentions} <= pages_of("04", "05", "06", "07", "08")


def test_the_resolutions_are_told_in_two_versions() -> None:
    expected = {entry["file"] for entry in truth()["record"]["un_resolutions"]}
    demands = [d for d in record().discrepancies if d.differs == "demand"]
    assert {file_of()[v.evidence.page] for d in demands for v in d.versions} == expected


def test_the_toll_of_karabakh_rises_in_one_ledger() -> None:
    (rising,) = [r for r in truth()["record"]["rising"] if r["about"].startswith("tentara Nagorno-Karabakh")]
    values = set(rising["values"])
    held = [
        {e.low for e in ledger.entries} & values
        for ledger in record().ledgers
        if ledger.kind == "killed" and ledger.about.startswith("forces · Nagorno-Karabakh")
    ]
    assert max(map(len, held)) >= RISING_FLOOR
    for ledger in record().ledgers:
        standing = [e for e in ledger.entries if e.current]
        assert standing, ledger.about


@pytest.mark.parametrize(
    ("about", "rises"),
    [("strike · Ganja · 2020-10-11", [7, 9, 10]), ("strike · Ganja · 2020-10-17", [12, 13])],
)
def test_the_toll_of_a_strike_rises_in_its_own_ledger(about: str, rises: list[int]) -> None:
    (ledger,) = [one for one in record().ledgers if one.about == about and one.kind == "killed"]
    values = [entry.low for entry in ledger.entries]
    assert sorted(set(values), key=values.index) in (rises, sorted(rises))
    assert (ledger.low, ledger.high) == (rises[-1], rises[-1])


def test_no_ledger_of_a_side_holds_another_sides_dead() -> None:
    (civilians,) = [
        one for one in record().ledgers if one.about.startswith("civilians · Azerbaijan") and one.kind == "killed"
    ]
    assert max(entry.high or 0 for entry in civilians.entries) <= 93
    assert len(civilians.entries) >= 12


def test_nothing_of_linked_headlines_or_comments_leaks() -> None:
    for evidence in all_evidence(record()):
        for word in truth()["record"]["leaked_headlines"]["words"]:
            assert word not in evidence.words
    for happening in record().happenings:
        told = {happening.place or "", *(p.name for p in (*happening.sources, *happening.targets))}
        assert not told & set(truth()["record"]["leaked_headlines"]["words"])


def test_a_list_of_teasers_is_in_no_story_and_the_unread_page_is_in_one() -> None:
    told = [page for story in record().stories for page in story.pages]
    assert not set(told) & pages_of("21")
    assert pages_of("22") <= set(told)


def test_the_war_is_not_one_story() -> None:
    assert max(len(story.pages) for story in record().stories) <= 6
    ganja = next(s for s in record().stories if pages_of("13") <= set(s.pages))
    assert pages_of("13", "14", "15") == set(ganja.pages)


@pytest.mark.parametrize("number", ["09", "18"])
def test_some_claim_of_these_pages_is_denied(number: str) -> None:
    claims = [c for c in record().claims if {a.page for a in c.denied} & pages_of(number)]
    assert any(c.asserted for c in claims)


def all_evidence(record: Record) -> Iterator[Evidence]:
    for happening in record.happenings:
        for mention in happening.mentions:
            yield mention.evidence
    for claim in record.claims:
        for assertion in (*claim.asserted, *claim.denied):
            yield assertion.evidence
    for ledger in record.ledgers:
        for entry in ledger.entries:
            yield entry.evidence


def sides(assertions: Iterable[Assertion]) -> set[str]:
    return {a.speaker.code.split(".")[0] for a in assertions if a.speaker}


@pytest.mark.parametrize(
    ("page", "words", "asserts", "denies"),
    [
        ("01", "F-16", {"ARM"}, {"TUR"}),
        ("13", "meluncurkan rudal", {"AZE"}, {"ARM"}),
        ("17", "rudal balistik", {"AZE"}, {"ARM"}),
        ("11", "Karakhambeyli", {"ARM"}, {"AZE"}),
        ("18", "00.04", {"ARM"}, {"AZE"}),
        ("19", "Kota Terter", {"AZE"}, {"ARM"}),
        ("23", "merebut Shusha", {"AZE"}, {"ARM"}),
    ],
)
def test_a_claim_has_who_asserts_and_who_denies_and_nobody_else(
    page: str, words: str, asserts: set[str], denies: set[str]
) -> None:
    found = [c for c in record().claims if words in c.proposition and {a.page for a in c.asserted} & pages_of(page)]
    assert any(sides(c.asserted) == asserts and denies <= sides(c.denied) for c in found)


def test_tolls_are_no_claims() -> None:
    assert not [c for c in record().claims if "warga sipil tewas" in c.proposition]
