"""Set phrases that tell no event."""

from __future__ import annotations

from itertools import pairwise

from palagan.languages.tokens import tokenize
from palagan.reading.anchors import find_anchors
from palagan.reading.idioms import idiom_ends, idioms_of
from tests.reading.scenes import events_of


def test_a_phrase_ends_where_its_last_word_does() -> None:
    tokens = tokenize("Ia menutup mata atas hal itu.")
    assert idiom_ends(tokens, 1, "id") == 3
    assert idiom_ends(tokens, 2, "id") == 0


def test_the_longest_comes_first() -> None:
    assert all(
        len(longer) >= len(shorter) for phrases in idioms_of("id").values() for longer, shorter in pairwise(phrases)
    )


def test_the_sending_of_mere_words_moves_nobody() -> None:
    tokens = tokenize("Ia mengirimkan surat kepada menteri, lalu memberikan suara.")
    assert idiom_ends(tokens, 1, "id") == 3
    assert idiom_ends(tokens, 7, "id") == 9


def test_letters_handed_over_give_nothing_back() -> None:
    tokens = tokenize("Ia menyerahkan surat kepercayaan, lalu mengaku bertanggung jawab atas ledakan itu.")
    assert idiom_ends(tokens, 1, "id") == 3
    assert idiom_ends(tokens, 6, "id") == 10


def test_a_war_of_words_is_no_war() -> None:
    (found,) = find_anchors(tokenize("Keduanya terlibat perang kata-kata."))
    assert (found.form, found.entry.type) == ("perang kata-kata", "ACCUSE")


def test_what_is_cut_checked_or_decided_at_home_is_done_to_nobody() -> None:
    texts = ("Polisi memeriksa gudang itu.", "Kenya memutuskan untuk pergi.")
    assert not any(find_anchors(tokenize(text)) for text in texts)
    assert idiom_ends(tokenize("Bank sentral memangkas suku bunga."), 2, "id") == 5
    assert idiom_ends(tokenize("Ia mengucapkan selamat tinggal."), 1, "id") == 4


def test_a_convoy_of_cars_is_no_march() -> None:
    assert not find_anchors(tokenize("Sebuah konvoi militer melintas di kota itu."))
    assert [one.form for one in find_anchors(tokenize("Warga berkonvoi di kota itu."))] == ["berkonvoi"]


def test_the_search_for_who_did_it_threatens_nobody() -> None:
    assert [one.form for one in find_anchors(tokenize("Polisi masih memburu pelaku hingga Rabu."))] == []
    assert [one.form for one in find_anchors(tokenize("Kapal itu memburu kapal Kenya."))] == ["memburu"]


def test_words_that_answer_words_strike_nobody() -> None:
    assert not find_anchors(tokenize("Kenya membalas tudingan itu."))
    assert [one.form for one in find_anchors(tokenize("Kenya membalas tembakan itu."))] == ["membalas tembakan"]


def test_who_defies_a_rule_threatens_nobody() -> None:
    assert "THREATEN" not in {
        event.type for event in events_of("Menteri Kenya menantang aturan di masjid Somalia itu.")
    }
