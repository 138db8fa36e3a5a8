from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palagan.model.reading import Actor, Reading
from palagan.model.record import Evidence, Record
from palagan.record.build import build_record
from tests.record.builders import (
    ARMENIA,
    AZERBAIJAN,
    CAVUSOGLU,
    PAKISTANI_MINISTRY,
    PROSECUTOR,
    TURKEY,
    UNITED_NATIONS,
    PageOf,
)

ACTORS = [ARMENIA, AZERBAIJAN, TURKEY, CAVUSOGLU, PROSECUTOR, PAKISTANI_MINISTRY, UNITED_NATIONS]
LINES = [
    "Rudal menghantam permukiman di Ganja dan menewaskan 7 orang, kata kejaksaan.",
    "Rudal menghantam permukiman di Ganja dan menewaskan 9 orang, kata kejaksaan.",
    "Gencatan senjata berlaku di Nagorno-Karabakh mulai Sabtu siang waktu setempat.",
    "Empat resolusi PBB menuntut penarikan pasukan pendudukan dari wilayah itu.",
    "Empat resolusi PBB menuntut kedua kubu berunding dan menahan diri sekarang.",
    "Menlu Turki tiba di Baku dan bertemu presiden di istana kepresidenan kemarin.",
    "Tuduhan itu dibantah keras oleh juru bicara kementerian pertahanan di ibu kota.",
]
TYPES = ["ASSAULT", "CONSULT", "REQUEST", "ACCUSE", "RETREAT", "CONCEDE", "COERCE"]
few = st.lists(st.sampled_from(ACTORS), max_size=2, unique_by=lambda actor: actor.id)


@st.composite
def pages(draw: st.DrawFn, name: str) -> Reading:
    lines = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=4, unique=True))
    day = draw(st.none() | st.integers(1, 12))
    outlet = draw(st.sampled_from(["A", "B", "Tribun Jakarta", None]))
    page = PageOf(name, outlet, None if day is None else f"2020-10-{day:02}", *lines)
    for line in lines:
        if draw(st.booleans()):
            page.event(
                line,
                draw(st.sampled_from(TYPES)),
                draw(few),
                draw(few),
                date=draw(st.sampled_from([None, "2020-10-06", "2020-10-07", "2020-10", "2020-09-27/.."])),
                place=draw(st.sampled_from([None, "Ganja", "Azerbaijan", "Baku"])),
                status=draw(st.sampled_from(["happened", "planned", "possible"])),
                said_by=draw(few),
                denied_by=draw(few),
                mode=draw(st.sampled_from([None, "ceasefire", "allege"])),
                background=draw(st.booleans()),
                happening=draw(st.sampled_from(["h1", "h2", "h3"])),
            )
        if draw(st.booleans()):
            speaker: Actor | None = draw(st.none() | st.sampled_from(ACTORS))
            page.statement(line, speaker, denies=draw(st.booleans()))
        if draw(st.booleans()):
            low = draw(st.integers(1, 500))
            event = page.events[-1].id if page.events else None
            page.figure(line, "killed", low, draw(st.sampled_from([None, low])), said_by=draw(few), event=event)
    if draw(st.booleans()):
        page.credits.clear()
        page.credit(draw(st.sampled_from(["AFP", "Anadolu Agency"])), lines[0][:5])
    return page.reading(is_article=draw(st.integers(0, 9)) > 0)


@st.composite
def cases(draw: st.DrawFn) -> list[Reading]:
    return [draw(pages(f"p{n}")) for n in range(draw(st.integers(0, 6)))]


def all_evidence(record: Record) -> list[Evidence]:
    found = [m.evidence for h in record.happenings for m in h.mentions]
    found += [m.anchor for h in record.happenings for m in h.mentions]
    found += [a.evidence for c in record.claims for a in (*c.asserted, *c.denied)]
    found += [v.evidence for d in record.discrepancies for v in d.versions]
    found += [e.evidence for ledger in record.ledgers for e in ledger.entries]
    found += [b.evidence for origin in record.origins for b in origin.because if b.evidence]
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases(), st.randoms(use_true_random=False))
def test_order_and_repetition_of_readings_change_nothing(readings: list[Reading], rng: object) -> None:
    record = build_record(readings)
    shuffled = list(readings)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert build_record(shuffled) == record
    assert build_record([*readings, *shuffled]) == record


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_every_value_rests_on_words_of_its_page_and_every_link_has_an_end(readings: list[Reading]) -> None:
    record = build_record(readings)
    texts = {reading.article.page_id: reading.article.text for reading in readings if reading.article.is_article}
    for words in all_evidence(record):
        assert texts[words.page][words.start : words.end] == words.words
    happenings = {happening.id for happening in record.happenings}
    stories = {story.id for story in record.stories}
    origins = {origin.id for origin in record.origins}
    assert len(happenings) == len(record.happenings)
    assert len({claim.id for claim in record.claims}) == len(record.claims)
    assert len({ledger.id for ledger in record.ledgers}) == len(record.ledgers)
    assert len({discrepancy.id for discrepancy in record.discrepancies}) == len(record.discrepancies)
    for happening in record.happenings:
        assert {link.other for link in happening.links} <= happenings
        assert happening.story in stories
        assert set(happening.origins.ids) <= origins
    for claim in record.claims:
        assert claim.asserted or claim.denied
        assert claim.happening is None or claim.happening in happenings
    mentions = [(m.page, m.event) for h in record.happenings for m in h.mentions]
    told = [(r.article.page_id, event.id) for r in readings if r.article.is_article for event in r.events]
    assert sorted(mentions) == sorted(told)


def test_superseded_pages_and_lists_are_left_out() -> None:
    old, new, index = (PageOf(name, "A", "2020-10-06", LINES[0]) for name in ("old", "new", "index"))
    record = build_record([old.reading(), new.reading(), index.reading(is_article=False)], superseded=[old.id])
    assert [story.pages for story in record.stories] == [(new.id,)]


def test_nothing_gives_an_empty_record() -> None:
    assert build_record([]) == Record()


def test_a_page_in_a_language_not_read_still_counts_for_stories() -> None:
    page = PageOf("a", "A", "2020-10-06", "Families wait out the shelling below ground in Stepanakert.").reading()
    english = replace(page, article=replace(page.article, language="en"), actors=(), sentences=())
    record = build_record([english])
    assert len(record.stories) == len(record.origins) == 1
