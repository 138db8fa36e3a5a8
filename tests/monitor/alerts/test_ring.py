"""Ringing: once a matter, growing in place, again on promotion, never for old news; what people decide takes back."""

from __future__ import annotations

from palagan.deciding.making import Said, decide
from palagan.monitor.alerts.grown import grown_of
from palagan.monitor.alerts.ring import ring
from palagan.run import remove_pages
from palagan.store.alerts import add_rule, find_rule, pending_counts, set_state
from palagan.store.open import CaseFile
from tests.monitor.alerts.told import (
    BEGAN,
    BROKEN,
    BROKEN_TOO,
    FIVE,
    HOUR,
    NOW,
    THREE,
    TWELVE,
    alerts,
    at,
    bring,
    message,
    messages,
    page,
    rung,
    with_rule,
)


def test_a_toll_rings_once_grows_in_silence_and_rings_again_when_promoted(case: CaseFile) -> None:
    with_rule(case, {"toll": 3}, "meja")
    first = rung(case, THREE)
    assert (first.new, first.messages) == (1, 1)
    assert first.told == ("aturan: Tewas ≥ 3: serangan Ganja, 7 Oktober 2020",)
    assert rung(case, FIVE).grown == 1
    assert message(case).news.startswith("asal 1 → 1–2 · tewas ≥ 3 → 5")
    assert message(case).toll_now == "5"
    again = rung(case, TWELVE)
    assert (again.new, again.again) == (0, 1)
    assert message(case).toll_now == "12"
    assert len(message(case).rung) == alerts(case)[0].rings == 2
    # nobody took the first message yet, so that the newest takes its place and is as loud
    assert [(one.state, one.loud) for one in messages(case)] == [
        ("dropped", True),
        ("dropped", True),
        ("waiting", True),
    ]
    assert len({one.id for one in messages(case)}) == 3


def test_without_change_nothing_is_said(case: CaseFile) -> None:
    with_rule(case, {"toll": 3}, "meja")
    rung(case, THREE)
    before = messages(case)
    assert ring(case, at(THREE[2]) + 2 * HOUR).messages == 0
    reprint = (THREE[0], "Media Salinan", "2020-10-07T19:00+07:00")
    assert rung(case, reprint).new == 0
    assert messages(case)[0] == before[0] or messages(case)[0].state == "dropped"
    assert len(alerts(case)) == 1


def test_a_silent_change_is_not_loud_once_the_first_was_sent(case: CaseFile) -> None:
    from palagan.store.messages import mark_sent

    with_rule(case, {"toll": 3}, "meja")
    rung(case, THREE)
    with case.writing() as connection:
        mark_sent(connection, messages(case)[0].id, at(THREE[2]), "7")
    rung(case, FIVE)
    assert [(one.state, one.loud) for one in messages(case)] == [("sent", True), ("waiting", False)]


def test_a_truce_said_to_be_broken_by_two_origins(case: CaseFile) -> None:
    with_rule(case, {"truce_broken": True, "min_origins": 2})
    assert rung(case, BROKEN).new == 0
    assert rung(case, BROKEN_TOO).new == 1
    told = message(case)
    assert told.headline.startswith("Gencatan senjata dikatakan dilanggar oleh Armenia")
    assert "menurut" in told.headline
    assert told.origins_low == 2
    assert set(told.origin_names) == {"AFP", "Reuters"}
    assert told.denied_by == ("Armenia",)
    assert {line.outlet for line in told.lines} == {"Kabar Uji", "Harian Contoh"}
    assert told.permalink == f"/happening/{told.about}"


def test_one_origin_in_two_papers_does_not_ring(case: CaseFile) -> None:
    with_rule(case, {"truce_broken": True, "min_origins": 2})
    rung(case, BROKEN_TOO)
    assert rung(case, (BROKEN_TOO[0], "Media Salinan", "2020-10-11T16:00+07:00")).new == 0


def test_an_archive_does_not_ring(case: CaseFile) -> None:
    with_rule(case, {"toll": 3})
    bring(case, THREE, FIVE, TWELVE)
    assert ring(case, at("2021-10-07T00:00+07:00")).new == 0


def test_what_was_told_before_the_rule_was_on_does_not_ring_but_its_promotion_does(case: CaseFile) -> None:
    rule = with_rule(case, {"toll": 3}, since="2020-10-09T08:00+07:00")
    bring(case, THREE)
    assert ring(case, at("2020-10-09T09:00+07:00")).new == 0
    with case.writing() as connection:
        set_state(connection, rule, "off", at("2020-10-09T09:00+07:00"))
        set_state(connection, rule, "on", at("2020-10-07T22:00+07:00"))
    assert rung(case, TWELVE).new == 1


def test_nothing_is_noted_while_no_rule_is_on(case: CaseFile) -> None:
    bring(case, THREE)
    with case.reading() as connection:
        assert pending_counts(connection) == {}
    assert ring(case, at(THREE[2])).told == ()


def test_a_place_a_type_and_a_toll_together(case: CaseFile) -> None:
    with_rule(case, {"type": "ASSAULT", "place": "Azerbaijan", "toll": 3, "grave_toll": 10}, "meja", name="dekat")
    with_rule(case, {"type": "ASSAULT", "place": "Papua", "toll": 3}, name="jauh")
    assert rung(case, THREE).new == 1
    assert not messages(case)[-1].grave
    rung(case, TWELVE)
    assert messages(case)[-1].grave
    assert message(case).denied_by == ("Armenia",)


def test_a_denied_claim(case: CaseFile) -> None:
    with_rule(case, {"denied": True, "denied_by": "Armenia", "who": "AZE"})
    assert rung(case, THREE).new == 1
    assert message(case).headline.startswith("Klaim dibantah: «")
    assert message(case).headline.endswith("dibantah Armenia")


def test_a_saved_search_rings_once_a_story(case: CaseFile) -> None:
    with_rule(case, {"search": "roket"})
    assert rung(case, THREE).new == 1
    assert rung(case, FIVE).new == 0
    assert message(case).headline.startswith("2 halaman memuat «roket»")
    assert rung(case, BROKEN).new == 0


def test_what_a_person_rejects_is_taken_back_without_a_sound(case: CaseFile) -> None:
    with_rule(case, {"type": "ASSAULT", "toll": 3}, "meja")
    rung(case, THREE)
    decide(case, Said(alerts(case)[0].about, "reject", "Rina", "salah baca"), NOW)
    done = ring(case, at(THREE[2]) + 2 * HOUR)
    assert (done.ended, done.new) == (1, 0)
    assert message(case).ended
    assert message(case).headline.startswith("Tidak lagi: ")
    assert ring(case, at(THREE[2]) + 3 * HOUR).ended == 0


def test_a_removed_page_takes_its_alert_back(case: CaseFile) -> None:
    with_rule(case, {"toll": 3})
    rung(case, THREE)
    remove_pages(case, [page(THREE).id], lambda: NOW, "salah")
    assert ring(case, at(THREE[2]) + 2 * HOUR).ended == 1


def test_an_alert_is_known_again_when_its_happening_has_another_id(case: CaseFile) -> None:
    with_rule(case, {"type": "ASSAULT", "toll": 3})
    rung(case, FIVE)
    about = alerts(case)[0].about
    rung(case, THREE, later=6 * HOUR)  # published before, so that the happening begins with another page
    (one,) = alerts(case)
    assert one.about != about
    assert one.rings == 1


def test_a_rule_that_cannot_be_read_stops_nothing(case: CaseFile) -> None:
    with_rule(case, {"toll": 3}, name="baik")
    with case.writing() as connection:
        add_rule(connection, "rusak", {"about": "toll", "toll": "banyak"}, now=at(BEGAN))
    done = rung(case, THREE)
    assert done.new == 1
    assert any(line.startswith("rusak: ") for line in done.told)


def test_what_an_alert_had_come_to_may_be_anything_in_a_case_of_others(case: CaseFile) -> None:
    with_rule(case, {"toll": 3})
    rung(case, THREE)
    with case.writing() as connection:
        connection.exec_driver_sql("UPDATE alerts SET grown = '[1,2', told = '{}'")
    rung(case, TWELVE)
    assert len(alerts(case)) == 1
    assert grown_of('{"rank": "x"}').rank == 0


def test_a_rule_has_one_name(case: CaseFile) -> None:
    with_rule(case, {"toll": 3}, name="korban")
    with case.reading() as connection:
        assert find_rule(connection, "korban").channels == ()


def test_a_visit_and_the_meeting_held_on_it_ring_once(case: CaseFile) -> None:
    with_rule(case, {"type": "CONSULT", "party": "TUR"})
    visit = (
        "Menteri Luar Negeri Turki Mevlut Cavusoglu mengunjungi Azerbaijan, Rabu (7/10/2020).\n"
        "Cavusoglu bertemu Menteri Luar Negeri Azerbaijan Jeyhun Bayramov di Baku, Rabu (7/10/2020).",
        "Kabar Uji", "2020-10-07T18:00+07:00",
    )  # fmt: skip
    first = rung(case, visit)
    with case.reading() as connection:
        told = connection.exec_driver_sql("SELECT count(*) FROM happenings WHERE type = 'CONSULT'").scalar_one()
    assert told > 1
    assert first.new == 1
    assert len(message(case).lines) == 2
    again = (visit[0].replace("Rabu (7/10/2020).\n", "Rabu (7/10/2020), lapor Reuters.\n"), "Harian Contoh", BEGAN)
    assert rung(case, (again[0], again[1], "2020-10-07T20:00+07:00")).new == 0
    assert len(alerts(case)) == 1
