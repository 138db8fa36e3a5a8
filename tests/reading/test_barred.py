"""Pairs of parties that sense rules out."""

from __future__ import annotations

import pytest

from palagan.reading.barred import allowed, one_and_the_same, unarmed_at_home, where_it_rages
from palagan.reading.decide import both_of
from palagan.reading.parties import VICTIM
from palagan.reading.scan import Scanned
from tests.reading.test_pairing import scanned


def actor(one: Scanned, name: str) -> str:
    return next(actor.id for actor in one.scene.cast.actors if actor.name == name)


def test_no_state_accuses_itself_where_the_sentence_does_not_say_so() -> None:
    page = scanned("Rusia dan Ukraina berunding. Rusia dan Ukraina bertemu. Lavrov mengecam serangan itu.")
    one = next(s for s in page if s.anchor.entry.type == "ACCUSE")
    him = one.parties.sources[0]
    russia, ukraine = actor(one, "Rusia"), actor(one, "Ukraina")
    pairs = {(him, russia): 0.6, (him, ukraine): 0.3, (him, ""): 0.1}
    assert set(allowed(one, "ACCUSE", pairs)) == {(him, ukraine), (him, "")}
    assert allowed(one, "CONSULT", pairs) == pairs


def test_where_the_sentence_names_it_a_state_may_turn_against_its_own() -> None:
    page = scanned("Ukraina diam. Lavrov mengecam Rusia.")
    one = next(s for s in page if s.anchor.entry.type == "ACCUSE")
    pairs = {(one.parties.sources[0], actor(one, "Rusia")): 1.0}
    assert allowed(one, "ACCUSE", pairs) == pairs


def test_whom_only_the_next_verb_is_done_to_is_not_backed() -> None:
    page = scanned("Ukraina mendukung putusan mahkamah dan mendesak Rusia mundur.")
    one = next(s for s in page if s.anchor.entry.type == "SUPPORT")
    backer, russia = one.parties.sources[0], actor(one, "Rusia")
    assert set(allowed(one, "SUPPORT", {(backer, russia): 0.9, (backer, ""): 0.1})) == {(backer, "")}


def test_nobody_who_speaks_for_a_state_threatens_it() -> None:
    page = scanned("Ukraina diam. Lavrov memperingatkan Rusia akan membalas.")
    one = next(s for s in page if s.anchor.entry.type == "THREATEN")
    him = one.parties.sources[0]
    assert set(allowed(one, "THREATEN", {(him, actor(one, "Rusia")): 0.9, (him, ""): 0.1})) == {(him, "")}


def test_nobody_is_threatened_whom_one_would_avenge() -> None:
    one = next(s for s in scanned("Mesir bersumpah akan membalas kematian Kenya.") if s.anchor.entry.type == "THREATEN")
    egypt, kenya = actor(one, "Mesir"), actor(one, "Kenya")
    assert set(allowed(one, "THREATEN", {(egypt, kenya): 0.9, (egypt, ""): 0.1})) == {(egypt, "")}


def test_a_deed_is_not_by_who_charges_its_suspects() -> None:
    page = scanned("Polisi Kenya menetapkan dua warga Mesir sebagai tersangka penyerangan masjid.")
    one = next(s for s in page if s.anchor.form == "penyerangan")
    police, (suspects,) = actor(one, "Polisi Kenya"), one.parties.sources
    pairs = {(police, ""): 0.5, (suspects, police): 0.3, (suspects, ""): 0.1, ("", ""): 0.1}
    assert set(allowed(one, "ASSAULT", pairs)) == {(suspects, ""), ("", "")}
    assert allowed(one, "ASSAULT", {(police, ""): 1.0}) == {(police, ""): 1.0}


def test_who_refuses_it_too_is_not_refused() -> None:
    one = next(s for s in scanned("Mesir menolak resolusi itu bersama Kenya.") if s.anchor.form == "menolak")
    egypt, kenya = actor(one, "Mesir"), actor(one, "Kenya")
    assert set(allowed(one, "REJECT", {(egypt, kenya): 0.9, (egypt, ""): 0.1})) == {(egypt, "")}


def test_who_is_called_the_attacker_is_not_attacked() -> None:
    page = scanned("Mesir diam. Peter Otieno menyebut Kenya sebagai pihak yang membombardir Mombasa.")
    one = next(s for s in page if s.anchor.form == "membombardir")
    egypt, kenya = actor(one, "Mesir"), actor(one, "Kenya")
    assert set(allowed(one, "ASSAULT", {(egypt, kenya): 0.9, (kenya, egypt): 0.1})) == {(kenya, egypt)}


def test_whom_a_passive_tells_it_of_did_not_do_it() -> None:
    page = scanned("Mesir diam. Tentara Kenya diserang pada Senin.")
    one = next(s for s in page if s.anchor.form == "diserang")
    egypt, army = actor(one, "Mesir"), actor(one, "Tentara Kenya")
    assert set(allowed(one, "ASSAULT", {(army, egypt): 0.9, (egypt, army): 0.1})) == {(egypt, army)}


def test_a_town_is_not_taken_from_those_who_fled() -> None:
    page = scanned("Sekitar 20.000 warga Kenya melarikan diri setelah Mesir merebut kota Mombasa.")
    one = next(s for s in page if s.anchor.form == "merebut")
    egypt, people = actor(one, "Mesir"), actor(one, "warga Kenya")
    assert set(allowed(one, "ASSAULT", {(egypt, people): 0.9, (egypt, ""): 0.1})) == {(egypt, "")}


def test_an_outlet_that_tells_of_harm_is_not_harmed() -> None:
    one = next(s for s in scanned("Reuters melaporkan Rusia menembaki toko.") if s.anchor.form == "menembaki")
    russia, outlet = one.parties.sources[0], actor(one, "Reuters")
    assert set(allowed(one, "ASSAULT", {(russia, outlet): 0.9, (russia, ""): 0.1})) == {(russia, "")}


def test_who_is_condoled_with_is_not_condemned() -> None:
    page = scanned("Rusia diam. Turki mengutuk ledakan itu dan menyampaikan solidaritas kepada Ukraina.")
    one = next(s for s in page if s.anchor.entry.type == "ACCUSE")
    turkey, ukraine = one.parties.sources[0], actor(one, "Ukraina")
    assert set(allowed(one, "ACCUSE", {(turkey, ukraine): 0.9, (turkey, ""): 0.1})) == {(turkey, "")}


def test_who_asks_all_sides_asks_nobody_named_before() -> None:
    page = scanned("Ukraina mengecam sikap Rusia dan mendesak semua pihak menahan diri.")
    one = next(s for s in page if s.anchor.entry.type == "REQUEST")
    asking, russia = one.parties.sources[0], actor(one, "Rusia")
    assert set(allowed(one, "REQUEST", {(asking, russia): 0.9, (asking, ""): 0.1})) == {(asking, "")}


def test_help_goes_to_nobody_of_another_land_than_its_place() -> None:
    page = scanned("Ukraina mengecam Rusia. Turki mengirim bantuan ke Gaza.")
    one = next(s for s in page if s.anchor.entry.type == "AID")
    turkey, russia = one.parties.sources[0], actor(one, "Rusia")
    assert set(allowed(one, "AID", {(turkey, russia): 0.9, (turkey, ""): 0.1})) == {(turkey, "")}


def test_who_tells_of_harm_did_not_suffer_it() -> None:
    page = scanned("Mesir melancarkan serangan di perbatasan, kata Presiden Kenya, William Ruto.")
    one = next(s for s in page if s.anchor.entry.type == "ASSAULT")
    egypt, ruto = actor(one, "Mesir"), actor(one, "William Ruto")
    assert ruto in one.scene.speakers
    assert set(allowed(one, "ASSAULT", {(egypt, ruto): 0.9, (egypt, ""): 0.1})) == {(egypt, "")}
    assert (egypt, ruto) in allowed(one, "ACCUSE", {(egypt, ruto): 0.9, (egypt, ""): 0.1})


def test_who_tells_in_his_own_words_suffered_it_only_if_they_name_him() -> None:
    page = scanned('"Mesir melancarkan serangan di perbatasan," kata Presiden Kenya, William Ruto.')
    one = next(s for s in page if s.anchor.entry.type == "ASSAULT")
    egypt, ruto = actor(one, "Mesir"), actor(one, "William Ruto")
    assert set(allowed(one, "ASSAULT", {(egypt, ruto): 0.9, (egypt, ""): 0.1})) == {(egypt, "")}
    page = scanned('"Mesir melancarkan serangan saat kami tidur," kata Presiden Kenya, William Ruto.')
    one = next(s for s in page if s.anchor.entry.type == "ASSAULT")
    egypt, ruto = actor(one, "Mesir"), actor(one, "William Ruto")
    assert (egypt, ruto) in allowed(one, "ASSAULT", {(egypt, ruto): 0.9, (egypt, ""): 0.1})


def test_armed_bands_of_one_country_fight_each_other_only_where_it_is_told() -> None:
    page = scanned("Pemberontak Suriah diam. Milisi Suriah diam. Pemberontak Suriah melancarkan serangan.")
    one = next(s for s in page if s.anchor.entry.type == "ASSAULT")
    rebels = one.parties.sources[0]
    others = next(a.id for a in one.scene.cast.actors if a.id != rebels and a.code.startswith("SYR."))
    pairs = {(rebels, others): 0.9, (rebels, ""): 0.1}
    assert set(allowed(one, "ASSAULT", pairs)) == {(rebels, "")}
    told = one._replace(parties=one.parties._replace(targets=(others,)))
    assert allowed(told, "ASSAULT", pairs) == pairs


def test_a_state_and_its_president_are_no_two_parties() -> None:
    page = scanned("Presiden Kenya, William Ruto, bertemu tentara Kenya. Kenya dan Mesir diam.")
    cast = page[0].scene.cast
    kenya, egypt, ruto, army = (
        next(one.id for one in cast.actors if one.name == name or (one.code, name) == ("KEN.MIL", "army"))
        for name in ("Kenya", "Mesir", "William Ruto", "army")
    )
    assert one_and_the_same(cast, kenya, ruto, armed=False)
    assert not one_and_the_same(cast, egypt, ruto, armed=False)
    assert not one_and_the_same(cast, ruto, army, armed=False)
    assert one_and_the_same(cast, ruto, army, armed=True)


def test_who_killed_is_not_guessed_from_elsewhere() -> None:
    page = scanned("Pasukan Armenia menyerang Azerbaijan. Sebanyak 27 warga sipil tewas.")
    one = next(s for s in page if s.anchor.entry.frame in VICTIM)
    outside = next(actor.id for actor in one.scene.cast.actors if actor.code == "ARM.MIL")
    assert set(allowed(one, "ASSAULT", {(outside, ""): 0.9, ("", ""): 0.1})) == {("", "")}


def test_who_tells_of_a_sentence_did_not_pass_it() -> None:
    page = scanned("Menteri Luar Negeri Kenya Peter Otieno mengatakan bahwa perawat itu divonis lima tahun di Mesir.")
    one = next(s for s in page if s.anchor.entry.type == "SANCTION")
    otieno, nurse = actor(one, "Peter Otieno"), actor(one, "perawat")
    assert set(allowed(one, "SANCTION", {(otieno, nurse): 0.6, ("", nurse): 0.4})) == {("", nurse)}


def test_where_fighting_rages_is_no_party_of_it() -> None:
    for text in ("Mesir pergi. Kenya dilanda perang saudara.", "Mesir pergi. Perang saudara itu telah melanda Kenya."):
        one = next(s for s in scanned(text) if s.anchor.entry.type == "ASSAULT")
        assert where_it_rages(one) == {actor(one, "Kenya")}


def test_nobody_is_guessed_against_whom_people_march_or_toward_whom_somebody_steps_down() -> None:
    page = scanned("Kenya menyerang Mesir. Warga Kenya berunjuk rasa di pelabuhan. Presiden Kenya mengundurkan diri.")
    for type_ in ("PROTEST", "RETREAT"):
        one = next(s for s in page if s.anchor.entry.type == type_)
        people, egypt = one.parties.sources[0], actor(one, "Mesir")
        assert set(allowed(one, type_, {(people, egypt): 0.9, (people, ""): 0.1})) == {(people, "")}


def test_what_is_asked_or_refused_by_its_own_words_addresses_nobody_of_before() -> None:
    page = scanned("Mesir diam. Sudan diam. Kenya menolak seruan internasional.")
    one = next(s for s in page if s.anchor.form == "menolak")
    kenya, egypt = actor(one, "Kenya"), actor(one, "Mesir")
    assert set(allowed(one, "REJECT", {(kenya, egypt): 0.9, (kenya, ""): 0.1})) == {(kenya, "")}
    only = {(kenya, egypt): 1.0}
    assert allowed(one, "REJECT", only) == only


def test_who_speaks_before_a_verb_of_speech_is_not_harmed() -> None:
    page = scanned("Mesir diam. Akibat serangan Mesir itu, Presiden Kenya William Ruto mengatakan hal lain.")
    one = next(s for s in page if s.anchor.form == "serangan")
    egypt, ruto = actor(one, "Mesir"), actor(one, "William Ruto")
    assert set(allowed(one, "ASSAULT", {(egypt, ruto): 0.9, (egypt, ""): 0.1})) == {(egypt, "")}


def test_a_guessed_doer_gives_way_to_nobody_and_takes_no_victim_with_it() -> None:
    page = scanned("Kenya diam. Polisi Mesir tewas.")
    one = next(s for s in page if s.anchor.entry.frame in VICTIM)
    egypt, kenya = actor(one, "Polisi Mesir"), actor(one, "Kenya")
    pairs = {(kenya, egypt): 0.6, ("", egypt): 0.1, (egypt, kenya): 0.3}
    kept = allowed(one, "ASSAULT", pairs)
    assert kept["", egypt] == pytest.approx(0.7)


def test_civilians_are_no_side_against_their_own_land() -> None:
    page = scanned("Warga Mesir diam. Milisi Mesir diam. Tentara Kenya diam. Pertempuran itu berlangsung lama.")
    cast = page[0].scene.cast
    people, band, kenya = (actor(page[0], name) for name in ("Warga Mesir", "Milisi Mesir", "Tentara Kenya"))
    assert unarmed_at_home(cast, people, band)
    assert not unarmed_at_home(cast, people, kenya)
    assert both_of(page[0], {(band, people): 0.9, ("", ""): 0.1}) == ()


def test_who_stands_behind_what_is_asked_for_is_not_the_one_asked() -> None:
    page = scanned("Sudan diam. Kenya meminta pendekatan yang lunak terhadap Mesir.")
    one = next(s for s in page if s.anchor.form == "meminta")
    kenya, egypt = actor(one, "Kenya"), actor(one, "Mesir")
    assert one.parties.targets == ()
    assert set(allowed(one, "REQUEST", {(kenya, egypt): 0.9, (kenya, ""): 0.1})) == {(kenya, "")}


def test_who_stands_right_before_an_active_verb_does_it() -> None:
    page = scanned("Sudan diam. Kenya menuduh Mesir melanggar gencatan senjata.")
    one = next(s for s in page if s.anchor.form == "melanggar gencatan senjata")
    kenya, egypt = actor(one, "Kenya"), actor(one, "Mesir")
    assert set(allowed(one, "ASSAULT", {(kenya, egypt): 0.9, (egypt, ""): 0.1})) == {(egypt, "")}


def test_who_passes_a_request_on_is_not_asked() -> None:
    page = scanned("Sudan diam. Kenya memfasilitasi permohonan ampun dari keluarga Mesir.")
    one = next(s for s in page if s.anchor.form.startswith("permohonan"))
    kenya, sudan = actor(one, "Kenya"), actor(one, "Sudan")
    assert set(allowed(one, "REQUEST", {(sudan, kenya): 0.9, (sudan, ""): 0.1})) == {(sudan, "")}


def test_what_is_refused_to_be_said_of_somebody_is_not_refused_to_him() -> None:
    page = scanned("Uganda diam. Kenya menolak untuk mengutuk serangan Mesir.")
    one = next(s for s in page if s.anchor.entry.type == "REJECT")
    kenya, egypt = actor(one, "Kenya"), actor(one, "Mesir")
    told = one._replace(parties=one.parties._replace(targets=()))
    assert set(allowed(told, "REJECT", {(kenya, egypt): 0.8, (kenya, ""): 0.2})) == {(kenya, "")}


def test_the_police_may_tell_of_arrests_that_they_made() -> None:
    page = scanned("Polisi Mesir berjaga. Dua puluh orang ditangkap, kata Kepala Polisi Mesir, Omar Sayed.")
    one = next(s for s in page if s.anchor.form == "ditangkap")
    police = next(a.id for a in one.scene.cast.actors if a.code == "EGY.COP")
    assert (police, "") in allowed(one, "COERCE", {(police, ""): 1.0})


def test_who_speaks_for_a_state_threatens_another() -> None:
    page = scanned("Ukraina diam. Lavrov memperingatkan bahwa Rusia akan membalas.")
    one = next(s for s in page if s.anchor.entry.type == "THREATEN")
    him, russia = one.parties.sources[0], actor(one, "Rusia")
    assert set(allowed(one, "THREATEN", {(him, russia): 0.9, (him, ""): 0.1})) == {(him, "")}


@pytest.mark.parametrize(("told", "form"), [("gugur", "gugur"), ("ditembak mati", "ditembak mati")])
def test_a_band_has_not_killed_its_own_who_fell(told: str, form: str) -> None:
    page = scanned(f"Pemberontak Suriah diam. Milisi Suriah {told}.")
    one = next(s for s in page if s.anchor.form == form)
    fallen = one.parties.targets[0]
    rebels = next(a.id for a in one.scene.cast.actors if a.id != fallen and a.code.startswith("SYR."))
    assert set(allowed(one, "ASSAULT", {(rebels, fallen): 0.9, ("", fallen): 0.1})) == {("", fallen)}


def test_nobody_of_a_state_promises_anything_to_that_state() -> None:
    page = scanned("Kenya diam. Presiden Kenya, William Ruto, bersedia mengirim beras.")
    one = next(s for s in page if s.anchor.form == "bersedia")
    ruto, kenya = actor(one, "William Ruto"), actor(one, "Kenya")
    pairs = {(ruto, kenya): 0.7, (ruto, ""): 0.3}
    assert set(allowed(one, "AGREE", pairs)) == {(ruto, "")}
    assert set(allowed(one, "CONSULT", pairs)) == set(pairs)


def test_a_state_is_not_guessed_to_attack_its_own_soldiers() -> None:
    page = scanned("Ukraina menyerang Rusia. Lavrov marah setelah seorang tentara Rusia tewas ditembak.")
    one = [s for s in page if s.anchor.entry.type == "ASSAULT"][-1]
    soldier, ukraine = one.parties.targets[0], actor(one, "Ukraina")
    pairs = {(actor(one, "Rusia"), soldier): 0.5, (ukraine, soldier): 0.4, ("", soldier): 0.1}
    assert set(allowed(one, "ASSAULT", pairs)) == {(ukraine, soldier), ("", soldier)}
