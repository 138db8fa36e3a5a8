from __future__ import annotations

from dataclasses import replace

from palagan.model.reading import Actor, Span
from palagan.model.record import Claim, OriginCount
from palagan.record.build import build_record
from palagan.record.claims import find_claims
from palagan.record.page_part import page_part
from palagan.record.sheet import lay_out
from tests.record.builders import (
    ARMENIA,
    ARMENIAN_MINISTRY,
    AZERBAIJAN,
    EVERYBODY,
    INDIAN_MEDIA,
    PAKISTAN,
    PAKISTANI_MINISTRY,
    PROSECUTOR,
    TURKEY,
    PageOf,
    strike,
)
from tests.record.test_denials import named
from tests.record.test_happenings import record_of


def names(claim: Claim) -> tuple[list[str], list[str]]:
    def of(assertions: tuple[object, ...]) -> list[str]:
        return [a.speaker.name if a.speaker else "?" for a in assertions]  # type: ignore[attr-defined]

    return of(claim.asserted), of(claim.denied)


def test_a_report_of_media_that_a_ministry_denies() -> None:
    told = "Pakistan ikut bertempur melawan Armenia"
    page = PageOf("a", "A", "2020-10-09", f"Kementerian itu menyangkal laporan media India bahwa {told}.")
    page.event("bertempur", "ASSAULT", [PAKISTAN], [ARMENIA], said_by=[INDIAN_MEDIA], denied_by=[PAKISTANI_MINISTRY])
    page.statement(told, INDIAN_MEDIA)
    (claim,) = record_of(page).claims
    assert names(claim) == (["media India"], ["Kementerian Luar Negeri Pakistan"])
    assert claim.proposition == told
    assert (claim.asserted_origins.low, claim.denied_origins.low) == (1, 1)


def test_one_claim_across_pages_asserted_on_one_and_denied_on_another() -> None:
    said = strike("a", "A", "2020-10-11T08:00+07:00", 7)
    denied = PageOf("b", "B", "2020-10-11T12:00+07:00", "Armenia menyangkal rudal yang menghantam Ganja itu miliknya.")
    denied.event(
        "menghantam", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-11", place="Ganja", denied_by=[ARMENIA]
    )
    (claim,) = record_of(said, denied).claims
    assert names(claim) == ([PROSECUTOR.name], ["Armenia"])
    assert {a.page for a in claim.asserted} == {said.id}
    assert {a.page for a in claim.denied} == {denied.id}


def test_mutual_accusations_are_two_claims() -> None:
    page = PageOf("a", "A", "2020-10-10", "Armenia dan Azerbaijan saling menuduh melanggar gencatan senjata.")
    both = [ARMENIA, AZERBAIJAN]
    page.event("saling menuduh", "ACCUSE", both, both, mode="allege")
    claims = record_of(page).claims
    assert {claim.about for claim in claims} == {"Armenia accuses Azerbaijan", "Azerbaijan accuses Armenia"}
    assert {tuple(names(claim)[0]) for claim in claims} == {("Armenia",), ("Azerbaijan",)}


def test_a_denial_answers_the_accusation_before_it() -> None:
    page = PageOf(
        "a",
        "A",
        "2020-09-30",
        "Armenia menuding Turki mengobarkan perang.",
        "Turki menepis: tuduhan itu karangan belaka.",
    )
    page.event("menuding", "ACCUSE", [ARMENIA], [TURKEY], mode="allege")
    page.statement("tuduhan itu karangan belaka", TURKEY, denies=True)
    (claim,) = record_of(page).claims
    assert names(claim) == (["Armenia"], ["Turki"])
    assert claim.denied[0].evidence.words == "tuduhan itu karangan belaka"


def test_a_denial_of_what_a_noun_points_to_answers_the_sentence_that_tells_it() -> None:
    page = PageOf(
        "a",
        "A",
        "2020-10-11",
        "Kejaksaan menyebut rudal Armenia menghantam Ganja.",
        "Menurut kejaksaan, serangan itu merusak rumah.",
        "Armenia membantah.",
    )
    told = {"said_by": [PROSECUTOR], "happening": "h1"}
    page.event("menghantam", "ASSAULT", [ARMENIA], [AZERBAIJAN], **told)
    page.event("serangan", "ASSAULT", [ARMENIA], [AZERBAIJAN], denied_by=[ARMENIA], **told)
    at = page.find("Armenia membantah")
    reading = page.reading()
    actors = tuple(replace(a, mentions=(Span(at.start, at.start + 7),)) if a is ARMENIA else a for a in reading.actors)
    (claim,) = build_record([replace(reading, actors=actors)]).claims
    assert names(claim) == ([PROSECUTOR.name], ["Armenia"])
    assert "menghantam" in claim.proposition
    assert claim.denied[0].evidence.words == "Armenia membantah."


def test_who_else_denies_the_same_event_denies_the_claim() -> None:
    page = PageOf(
        "a",
        "A",
        "2020-10-17",
        "Azerbaijan menuduh Armenia menembakkan rudal ke Ganja.",
        "Turki tidak mengakui serangan ini, lapor media India.",
    )
    told = {"happening": "h1", "date": "2020-10-17"}
    page.event("menembakkan", "ASSAULT", [ARMENIA], [AZERBAIJAN], said_by=[AZERBAIJAN], **told)
    page.event("serangan", "ASSAULT", [ARMENIA], [AZERBAIJAN], said_by=[INDIAN_MEDIA], denied_by=[TURKEY], **told)
    (claim,) = record_of(page).claims
    assert names(claim) == (["Azerbaijan"], ["Turki"])


def test_a_denial_that_joins_one_told_with_the_claim_answers_it() -> None:
    page = PageOf(
        "a",
        "A",
        "2020-10-11",
        "Azerbaijan menuduh Armenia menembakkan rudal.",
        "Tuduhan itu ditolak Yerevan.",
        "Turki juga membantah menembaki Ganja.",
    )
    page.event("menembakkan", "ASSAULT", [ARMENIA], [AZERBAIJAN], said_by=[AZERBAIJAN], denied_by=[ARMENIA])
    page.event("menembaki", "ASSAULT", [TURKEY], [AZERBAIJAN], denied_by=[TURKEY])
    reading = page.reading()
    at = page.find("Tuduhan itu ditolak Yerevan")
    mention = Span(at.end - len("Yerevan"), at.end)
    actors = tuple(replace(a, mentions=(mention,)) if a is ARMENIA else a for a in reading.actors)
    (claim,) = build_record([replace(reading, actors=actors)]).claims
    assert names(claim) == (["Azerbaijan"], ["Armenia", "Turki"])


def test_a_denial_of_that_attack_answers_the_charge_denied_before_it() -> None:
    page = PageOf(
        "a",
        "A",
        "2020-10-17",
        "Azerbaijan menuduh Armenia menembakkan rudal.",
        "Tuduhan itu ditolak Yerevan.",
        "Turki tidak mengakui serangan ini.",
    )
    page.event("menembakkan", "ASSAULT", [ARMENIA], [AZERBAIJAN], said_by=[AZERBAIJAN], denied_by=[ARMENIA])
    page.event("serangan", "ASSAULT", [TURKEY], [AZERBAIJAN], denied_by=[TURKEY])
    (claim,) = record_of(page).claims
    assert names(claim) == (["Azerbaijan"], ["Armenia", "Turki"])


def test_what_is_only_asked_is_no_claim() -> None:
    page = PageOf("a", "A", "2020-10-06", "Turki mempertanyakan gunanya Armenia menarik pasukan.")
    page.event("menarik", "RETREAT", [ARMENIA], said_by=[TURKEY])
    page.statement("gunanya Armenia menarik pasukan", TURKEY)
    reading = page.reading()
    (told,) = reading.statements
    assert build_record([reading]).claims
    asked = replace(told, cue=page.find("mempertanyakan"))
    assert not build_record([replace(reading, statements=(asked,))]).claims


def test_an_accuser_does_not_deny_his_own_claim() -> None:
    page = PageOf("a", "A", "2020-09-30", "Armenia menuding Turki.", "Armenia membantah hal lain.")
    page.event("menuding", "ACCUSE", [ARMENIA], [TURKEY], mode="allege")
    page.statement("hal lain", ARMENIAN_MINISTRY, denies=True)
    claims = record_of(page).claims
    assert sorted(names(claim) for claim in claims) == [([], [ARMENIAN_MINISTRY.name]), (["Armenia"], [])]


def test_condemning_is_no_claim_nor_is_a_plain_statement() -> None:
    page = PageOf("a", "A", "2020-09-30", "Turki mengecam Armenia dan berkata perang harus berhenti.")
    page.event("mengecam", "ACCUSE", [TURKEY], [ARMENIA], mode="disapprove")
    page.statement("perang harus berhenti", TURKEY)
    assert claims_of_one_story(page) == ()


def test_a_toll_that_nobody_is_said_to_have_caused_is_no_claim() -> None:
    page = PageOf("a", "A", "2020-10-06", "Kejaksaan mencatat 27 orang tewas.")
    page.event("tewas", "ASSAULT", [], [AZERBAIJAN], said_by=[PROSECUTOR])
    assert claims_of_one_story(page) == ()


REBELS = Actor("reb", "kelompok itu", "group", "AZE.REB", ())
RESIDENTS = Actor("res", "warga desa", "group", "AZE.CVL", ())


def test_an_army_denies_what_rebels_of_its_own_country_claim() -> None:
    page = PageOf(
        "a",
        "A",
        "2020-10-10",
        "Kelompok itu mengeklaim pihaknya menewaskan empat tentara.",
        "Azerbaijan membantah klaim tersebut.",
    )
    page.cast = (*EVERYBODY, REBELS)
    page.event("menewaskan", "ASSAULT", [REBELS], [AZERBAIJAN], said_by=[REBELS])
    page.statement("pihaknya menewaskan empat tentara", REBELS)
    (claim,) = build_record([named(page)]).claims
    assert names(claim) == (["kelompok itu"], ["Azerbaijan"])


def test_a_state_denies_what_its_own_residents_say_of_it() -> None:
    said = "tentara Azerbaijan menembaki rumah mereka"
    page = PageOf("a", "A", "2020-10-10", f"Warga desa mengatakan {said}.", "Azerbaijan membantah hal itu.")
    page.cast = (*EVERYBODY, RESIDENTS)
    page.event("menembaki", "ASSAULT", [AZERBAIJAN], [RESIDENTS], said_by=[RESIDENTS])
    page.statement(said, RESIDENTS)
    (claim,) = build_record([named(page)]).claims
    assert names(claim) == (["warga desa"], ["Azerbaijan"])


def test_a_denial_on_another_page_answers_a_charge_told_by_another_form_of_its_verb() -> None:
    said = PageOf("a", "A", "2020-10-10", "Armenia menuduh Azerbaijan lebih dulu menembaki pos jaga.")
    said.event("menuduh", "ACCUSE", [ARMENIA], [AZERBAIJAN], mode="allege")
    denied = PageOf("b", "B", "2020-10-11", "Azerbaijan menyangkal penembakan itu.")
    denied.event("penembakan", "ASSAULT", [AZERBAIJAN], [], denied_by=[AZERBAIJAN])
    (claim,) = record_of(said, denied).claims
    assert names(claim) == (["Armenia"], ["Azerbaijan"])


def test_a_charge_of_helping_who_did_it_is_denied_in_its_own_words() -> None:
    said = PageOf("a", "A", "2020-10-10", "Armenia menuduh Turki membiayai kelompok yang menyerbu pos jaga.")
    said.event("menuduh", "ACCUSE", [ARMENIA], [TURKEY], mode="allege")
    said.event("menyerbu", "ASSAULT", [AZERBAIJAN], [ARMENIA], said_by=[ARMENIA])
    denied = PageOf("b", "B", "2020-10-11", "Turki menyangkal membiayai mereka.")
    denied.event("membiayai", "AID", [TURKEY], [AZERBAIJAN], denied_by=[TURKEY])
    (claim,) = build_record([named(said), named(denied)]).claims
    assert names(claim) == (["Armenia"], ["Turki"])


def test_one_denial_told_on_two_pages_with_nobody_who_asserts_it_is_one_claim() -> None:
    pages = []
    for name, line in (
        ("a", "Armenia membantah menghantam Ganja dengan rudal."),
        ("b", "Armenia menyangkal bertanggung jawab: Ganja dihantam rudal."),
    ):
        page = PageOf(name, name, "2020-10-12", line)
        verb = "menghantam" if name == "a" else "dihantam"
        told = {"date": "2020-10-11", "place": "Ganja", "denied_by": [ARMENIA]}
        pages.append(page.event(verb, "ASSAULT", [ARMENIA], [AZERBAIJAN], **told))
    (claim,) = record_of(*pages).claims
    assert names(claim) == ([], ["Armenia", "Armenia"])


def test_a_denial_of_backing_somebody_answers_the_charge_of_arming_him() -> None:
    said = PageOf("a", "A", "2020-10-10", "Armenia mengatakan Turki mempersenjatai Azerbaijan.")
    said.event("mempersenjatai", "AID", [TURKEY], [AZERBAIJAN], said_by=[ARMENIA])
    said.statement("Turki mempersenjatai Azerbaijan", ARMENIA)
    for target, found in ((AZERBAIJAN, (["Armenia"], ["Turki"])), (PAKISTAN, (["Armenia"], []))):
        denied = PageOf("b", "B", "2020-10-11", f"Turki menyangkal ikut membantu {target.name}.")
        denied.event("membantu", "SUPPORT", [TURKEY], [target], denied_by=[TURKEY])
        claims = build_record([named(said), named(denied)]).claims
        assert names(next(claim for claim in claims if claim.asserted)) == found


def claims_of_one_story(*pages: PageOf) -> tuple[Claim, ...]:
    """The claims of pages that lie weeks apart in one story."""
    parts = [page_part(lay_out(named(page))) for page in pages]
    told = [one for part in parts for one in part.propositions]
    return find_claims(told, [one for part in parts for one in part.denials], {}, lambda _: OriginCount(1, 1, ()), {})


def charge(name: str, day: str, words: str, anchor: str, type_: str = "ASSAULT") -> PageOf:
    page = PageOf(name, name.upper(), day, words)
    return page.event(anchor, type_, [TURKEY], [AZERBAIJAN], said_by=[ARMENIA])


def test_a_charge_made_again_is_the_one_of_before() -> None:
    first = charge("a", "2020-10-03", "Armenia menuduh Turki menembaki dua desa di Syunik.", "menembaki")
    again = charge("b", "2020-10-12", "Armenia kembali menuduh Turki menembaki dua desa di Syunik.", "menembaki")
    new = charge("c", "2020-10-12", "Armenia menuduh Turki menembaki dua desa di Syunik.", "menembaki")
    other = charge("d", "2020-10-12", "Armenia kembali menuduh Turki mengebom jembatan tua.", "mengebom")
    late = charge("e", "2020-12-12", "Armenia kembali menuduh Turki menembaki dua desa di Syunik.", "menembaki")
    assert [len(claim.asserted) for claim in claims_of_one_story(first, again)] == [2]
    assert (
        len(claims_of_one_story(first, new))
        == len(claims_of_one_story(first, other))
        == len(claims_of_one_story(first, late))
        == 2
    )


def test_a_charge_of_help_that_goes_on_is_one() -> None:
    first = charge("a", "2020-10-03", "Armenia menuduh Turki memasok senjata kepada Azerbaijan.", "memasok", "AID")
    then = charge("b", "2020-10-12", "Armenia menuduh Turki memasok senjata kepada Azerbaijan.", "memasok", "AID")
    assert [len(claim.asserted) for claim in claims_of_one_story(first, then)] == [2]
