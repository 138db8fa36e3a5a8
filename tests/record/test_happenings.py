from __future__ import annotations

from palagan.model.record import Happening, Record
from palagan.record.build import build_record
from palagan.record.correctable import corrected
from tests.record.builders import ALIYEV, ARMENIA, AZERBAIJAN, CAVUSOGLU, TURKEY, PageOf, strike


def record_of(*pages: PageOf) -> Record:
    return build_record([page.reading() for page in pages])


def only(happenings: tuple[Happening, ...], type_: str, status: str = "happened") -> Happening:
    (found,) = [h for h in happenings if h.type == type_ and h.status == status]
    return found


def visit(name: str, outlet: str, published: str, verb: str, status: str) -> PageOf:
    page = PageOf(name, outlet, published, f"Menlu Turki Mevlut Cavusoglu {verb} ke Baku pada Selasa (6/10/2020).")
    return page.event(verb, "CONSULT", [CAVUSOGLU], [AZERBAIJAN], mode="visit", date="2020-10-06", status=status)


def test_two_pages_on_one_strike_tell_one_happening() -> None:
    early, late = strike("a", "A", "2020-10-11T08:00+07:00", 7), strike("b", "B", "2020-10-11T20:00+07:00", 9)
    happening = only(record_of(late, early).happenings, "ASSAULT")
    assert [mention.page for mention in happening.mentions] == [early.id, late.id]
    assert (happening.date, happening.place) == ("2020-10-11", "Ganja")
    assert (happening.first_told, happening.last_told) == (early.published, late.published)


def test_strikes_of_two_days_are_two() -> None:
    pages = strike("a", "A", "2020-10-11", 7), strike("b", "B", "2020-10-17", 12, date="2020-10-17")
    assert len([h for h in record_of(*pages).happenings if h.type == "ASSAULT"]) == 2


def test_a_visit_planned_is_linked_to_the_visit_made_not_merged() -> None:
    planned = visit("a", "A", "2020-10-05T17:21+07:00", "akan bertolak", "planned")
    made = visit("b", "B", "2020-10-06T21:48+07:00", "tiba", "happened")
    happenings = record_of(planned, made).happenings
    plan, deed = only(happenings, "CONSULT", "planned"), only(happenings, "CONSULT")
    assert [(link.kind, link.other) for link in plan.links] == [("carried-out-as", deed.id)]
    assert [(link.kind, link.other) for link in deed.links] == [("planned-as", plan.id)]


def test_a_minister_stands_for_his_country() -> None:
    one = PageOf("a", "A", "2020-10-07", "Turki menolak usul itu ketika melawat ke Baku.")
    one.event("melawat", "CONSULT", [TURKEY], [AZERBAIJAN], mode="visit", date="2020-10-06")
    other = visit("b", "B", "2020-10-06T21:48+07:00", "tiba", "happened")
    happening = only(record_of(one, other).happenings, "CONSULT")
    assert [party.name for party in happening.sources] == ["Mevlut Cavusoglu"]


def test_a_place_of_another_sentence_does_not_part_what_a_page_tells_of_one_event() -> None:
    page = PageOf("a", "A", "2020-10-11", "Armenia menembaki Ganja semalam.", "Serangan itu dikecam banyak orang.")
    page.event("menembaki", "ASSAULT", [ARMENIA], [AZERBAIJAN], place="Ganja", happening="h1")
    told = {"place": "Stepanakert", "happening": "h1"}
    page.event("Serangan", "ASSAULT", [ARMENIA], [AZERBAIJAN], **told, place_span=page.find("Ganja"))
    assert only(record_of(page).happenings, "ASSAULT").place == "Ganja"


def test_what_a_page_tells_apart_is_one_on_the_word_of_other_pages() -> None:
    pages = [strike(name, name, f"2020-10-11T0{n}:00+07:00", 7) for n, name in enumerate("abc")]
    pages[2].event("mencari", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-11", place="Ganja")
    assert len(only(record_of(*pages).happenings, "ASSAULT").mentions) == 4
    found = [h for h in record_of(pages[2]).happenings if h.type == "ASSAULT"]
    assert len(found) == 2


def test_two_meetings_of_one_page_stay_two() -> None:
    page = PageOf("a", "A", "2020-10-06", "Ia bertemu Aliyev lalu berunding dengan Bayramov di Baku.")
    page.event("bertemu", "CONSULT", [CAVUSOGLU, ALIYEV], [CAVUSOGLU, ALIYEV], date="2020-10-06")
    page.event("berunding", "CONSULT", [CAVUSOGLU, AZERBAIJAN], [CAVUSOGLU, AZERBAIJAN], date="2020-10-06")
    assert len(record_of(page).happenings) == 2


def test_history_is_kept_apart_from_news() -> None:
    pages = []
    for n, background in enumerate((True, False)):
        page = PageOf(str(n), str(n), "2020-10-06", "Pasukan Armenia merebut Shusha dalam pertempuran itu.")
        page.event("merebut", "ASSAULT", [ARMENIA], [AZERBAIJAN], place="Shusha", background=background)
        pages.append(page)
    assert {h.background for h in record_of(*pages).happenings} == {True, False}


def test_one_place_inside_another_can_be_the_same() -> None:
    pages = []
    for n, place in enumerate(("Ganja", "Azerbaijan")):
        page = PageOf(str(n), str(n), "2020-10-11", "Armenia menembakkan rudal ke permukiman di sana.")
        page.event(
            "menembakkan", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-11", place=place, mode="heavy-weapons"
        )
        pages.append(page)
    assert only(record_of(*pages).happenings, "ASSAULT").place == "Ganja"


def test_a_day_told_differently_is_a_contradiction_and_a_discrepancy() -> None:
    pages = strike("a", "A", "2020-10-11", 7), strike("b", "B", "2020-10-12", 7, date="2020-10-12")
    record = record_of(*pages)
    assert "date told as 2020-10-11 and 2020-10-12" in only(record.happenings, "ASSAULT").contradictions
    (discrepancy,) = [d for d in record.discrepancies if d.differs == "date"]
    assert [version.words for version in discrepancy.versions] == ["2020-10-11", "2020-10-12"]


def test_fighting_after_a_truce_breaks_it() -> None:
    truce = PageOf("a", "A", "2020-10-10T08:00+07:00", "Gencatan senjata Armenia dan Azerbaijan berlaku Sabtu siang.")
    both = [ARMENIA, AZERBAIJAN]
    truce.event("Gencatan senjata", "RETREAT", both, both, mode="ceasefire", date="2020-10-10")
    record = record_of(truce, strike("b", "B", "2020-10-11", 7), strike("c", "C", "2020-09-28", 3, date="2020-09-28"))
    held = only(record.happenings, "RETREAT")
    later, before = (
        [h for h in record.happenings if h.date == "2020-10-11"],
        [h for h in record.happenings if h.date == "2020-09-28"],
    )
    assert [(link.kind, link.other) for link in held.links] == [("broken-by", later[0].id)]
    assert [(link.kind, link.other) for link in later[0].links] == [("breaks", held.id)]
    assert before[0].links == ()


def test_a_truce_agreed_is_linked_to_the_truce_in_force() -> None:
    page = PageOf(
        "a",
        "A",
        "2020-10-10",
        "Armenia dan Azerbaijan menyepakati gencatan senjata.",
        "Penghentian tembakan berlaku siang.",
    )
    both = [ARMENIA, AZERBAIJAN]
    page.event("menyepakati", "CONCEDE", both, both, date="2020-10-10")
    page.event("Penghentian tembakan", "RETREAT", both, both, date="2020-10-10", mode="ceasefire")
    deal, truce = sorted(record_of(page).happenings, key=lambda h: h.type)
    assert [(link.kind, link.other) for link in deal.links] == [("carried-out-as", truce.id)]
    assert [(link.kind, link.other) for link in truce.links] == [("planned-as", deal.id)]


def test_a_side_holds_the_parties_that_most_mentions_tell() -> None:
    pages = []
    for name, doers in (("a", [ARMENIA]), ("b", [ARMENIA]), ("c", [ARMENIA, TURKEY])):
        page = PageOf(name, name, "2020-10-11", "Rudal menghantam permukiman padat di Ganja, Minggu dini hari.")
        pages.append(page.event("menghantam", "ASSAULT", doers, [AZERBAIJAN], date="2020-10-11", place="Ganja"))
    (happening,) = record_of(*pages).happenings
    assert [party.name for party in happening.sources] == ["Armenia"]


def test_the_page_that_announces_a_visit_does_not_make_it() -> None:
    page = visit("a", "A", "2020-10-06T14:06+07:00", "akan bertolak", "planned")
    later = PageOf(
        "b",
        "B",
        "2020-10-06T14:06+07:00",
        "Menlu Turki Mevlut Cavusoglu akan bertolak ke Baku.",
        "Ia menemui tuan rumah.",
    )
    told = {"mode": "visit", "date": "2020-10-06", "status": "planned"}
    later.event("akan bertolak", "CONSULT", [CAVUSOGLU], [AZERBAIJAN], **told)
    later.event("menemui", "CONSULT", [CAVUSOGLU], [AZERBAIJAN], mode="visit")
    for pages in ((later,), (page, later)):
        plan = next(h for h in record_of(*pages).happenings if h.status == "planned")
        assert plan.links == ()


def test_a_date_and_a_place_of_another_sentence_are_told_as_carried_over() -> None:
    page = PageOf("a", "A", "2020-10-11", "Minggu dini hari Ganja gelap.", "Armenia menembaki sebuah blok apartemen.")
    told = {"date": "2020-10-11", "date_span": page.find("Minggu"), "place": "Ganja", "place_span": page.find("Ganja")}
    page.event("menembaki", "ASSAULT", [ARMENIA], [AZERBAIJAN], **told)
    assert only(record_of(page).happenings, "ASSAULT").carried_over == ("date", "place")


def test_what_one_page_tells_in_the_sentence_is_not_carried_over() -> None:
    loose = PageOf("a", "A", "2020-10-11", "Minggu dini hari Ganja gelap.", "Armenia menembaki sebuah blok apartemen.")
    told = {"date": "2020-10-11", "date_span": loose.find("Minggu"), "place": "Ganja"}
    loose.event("menembaki", "ASSAULT", [ARMENIA], [AZERBAIJAN], **told, place_span=loose.find("Ganja"))
    beside = PageOf("b", "B", "2020-10-11", "Armenia menembaki blok apartemen di Ganja hari Minggu.")
    told["date_span"] = beside.find("Minggu")
    beside.event("menembaki", "ASSAULT", [ARMENIA], [AZERBAIJAN], **told, place_span=beside.find("Ganja"))
    happening = only(record_of(loose, beside).happenings, "ASSAULT")
    assert (len(happening.mentions), happening.carried_over) == (2, ())
    apart = corrected(only(record_of(loose).happenings, "ASSAULT"), "date", '"2020-10-10"')
    assert isinstance(apart, Happening)
    assert apart.carried_over == ("place",)  # the date is the person's now


def test_an_undated_happening_without_a_place_has_nothing_carried_over() -> None:
    page = PageOf("a", "A", "2020-10-11", "Armenia menembaki sebuah blok apartemen.")
    page.event("menembaki", "ASSAULT", [ARMENIA], [AZERBAIJAN])
    assert only(record_of(page).happenings, "ASSAULT").carried_over == ()


def test_a_place_that_nobody_knows_is_told_as_its_page_writes_it() -> None:
    page = PageOf("a", "A", "2020-10-11", "Armenia menembaki Kampung Ujimula pada Minggu dan menewaskan 4 orang.")
    page.event("menembaki", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-11", place="Kampung Ujimula")
    page.figure("4 orang", "killed", 4, 4, place="Kampung Ujimula")
    record = record_of(page)
    assert only(record.happenings, "ASSAULT").place == "Kampung Ujimula"
    assert record.stories[0].places == ("Kampung Ujimula",)
    assert "Kampung Ujimula" in record.ledgers[0].about
    known = PageOf("b", "B", "2020-10-11", "Armenia menembaki Kota Gence.")
    known.event("menembaki", "ASSAULT", [ARMENIA], [AZERBAIJAN], place="Kota Gence")
    assert only(record_of(known).happenings, "ASSAULT").place == "Ganja"


def test_a_day_and_a_place_told_with_the_event_count_before_those_of_other_sentences() -> None:
    one = PageOf("a", "A", "2020-10-12", "Armenia menembaki Ganja dengan rudal.", "Hal itu dikatakan Senin di Baku.")
    one.event(
        "menembaki", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-12", place="Ganja", date_span=one.find("Senin")
    )
    other = PageOf("b", "B", "2020-10-12", "Pada 13 Oktober belum, tetapi Minggu Armenia menembaki Ganja.")
    other.event("menembaki", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-11", place="Ganja")
    happening = only(record_of(one, other).happenings, "ASSAULT")
    assert (happening.date, happening.place, len(happening.mentions)) == ("2020-10-11", "Ganja", 2)


def test_of_two_places_from_other_sentences_that_are_not_one_none_is_told() -> None:
    pages = []
    for name, town in (("a", "Ganja"), ("b", "Barda")):
        page = PageOf(name, name, "2020-10-12", "Armenia dan Azerbaijan berperang sejak September.", f"Ia di {town}.")
        both = [ARMENIA, AZERBAIJAN]
        told = {"date": "2020-09/..", "place": town, "place_span": page.find(town)}
        pages.append(page.event("berperang", "ASSAULT", both, both, **told))
    happening = only(record_of(*pages).happenings, "ASSAULT")
    assert (len(happening.mentions), happening.place) == (2, None)


def test_a_plan_whose_place_is_of_another_sentence_is_linked_to_the_meeting_made() -> None:
    plan = PageOf("a", "A", "2020-10-05", "Menlu Turki akan bertemu Aliyev pada Selasa (6/10/2020).", "Ia di Ankara.")
    told = {"date": "2020-10-06", "status": "planned", "place": "Ankara", "place_span": plan.find("Ankara")}
    plan.event("bertemu", "CONSULT", [CAVUSOGLU], [ALIYEV], **told)
    made = PageOf("b", "B", "2020-10-07", "Menlu Turki bertemu Aliyev di Baku pada Selasa (6/10/2020).")
    made.event("bertemu", "CONSULT", [CAVUSOGLU], [ALIYEV], date="2020-10-06", place="Baku")
    deed = only(record_of(plan, made).happenings, "CONSULT")
    assert [link.kind for link in deed.links] == ["planned-as"]


def test_an_event_held_apart_on_one_page_is_one_where_a_later_page_tells_both_as_one() -> None:
    lines = ("Rudal menghantam pasar ikan di Ganja pada Minggu siang.", "Armenia menembakkan rudal ke pasar ikan itu.")
    both = {"date": "2020-10-11", "place": "Ganja"}
    apart = PageOf("a", "A", "2020-10-12", *lines)
    apart.event("menghantam", "ASSAULT", [], [AZERBAIJAN], **both, happening="h1")
    apart.event("menembakkan", "ASSAULT", [ARMENIA], [AZERBAIJAN], **both, happening="h2")
    joined = PageOf("b", "B", "2020-10-13", *lines)
    joined.event("menghantam", "ASSAULT", [], [AZERBAIJAN], **both, happening="h1")
    joined.event("menembakkan", "ASSAULT", [ARMENIA], [AZERBAIJAN], **both, happening="h1")
    assert len(record_of(apart).happenings) == 2
    assert len(only(record_of(apart, joined).happenings, "ASSAULT").mentions) == 4
