"""Done, planned, possible; denied by the narrator; only asked for."""

from __future__ import annotations

import pytest

from palagan.reading.anchors import find_anchors
from palagan.reading.scope import is_negated, is_proposed, only_asked, status_of
from tests.reading.scenes import anchor_of, clause_of, events_of


@pytest.mark.parametrize(
    ("text", "form", "status"),
    [
        ("Israel menyerang Iran.", "menyerang", "happened"),
        ("Menlu Turki akan bertemu Menlu Mesir besok.", "bertemu", "planned"),
        ("Menlu Turki dijadwalkan mengunjungi Mesir.", "mengunjungi", "planned"),
        ("Jika Israel menyerang Iran, harga naik.", "menyerang", "possible"),
        ("Israel mungkin menyerang Iran.", "menyerang", "possible"),
    ],
)
def test_status(text: str, form: str, status: str) -> None:
    clause, _ = clause_of(text)
    assert status_of(clause, anchor_of(clause, form)) == status


def test_what_the_narrator_denies() -> None:
    clause, _ = clause_of("Israel belum menyerang Iran.")
    assert is_negated(clause, anchor_of(clause, "menyerang"))
    clause, _ = clause_of("Tidak ada satu pun tembakan dari Israel ke Iran.")
    assert is_negated(clause, anchor_of(clause, "tembakan"))
    clause, _ = clause_of("Israel menyerang Iran.")
    assert not is_negated(clause, anchor_of(clause, "menyerang"))


@pytest.mark.parametrize("word", ["mari", "marilah", "ayo"])
def test_what_one_calls_his_hearers_to_is_no_event(word: str) -> None:
    text = f'"Baik, {word} kita gencatan senjata," kata Presiden Kenya.'
    clause, _ = clause_of(text)
    assert is_proposed(clause, anchor_of(clause, "gencatan senjata"))
    assert not events_of(text)
    clause, _ = clause_of(f"Saat Kenya berkata {word}, gencatan senjata sudah berlaku.")
    assert not is_proposed(clause, anchor_of(clause, "gencatan senjata"))


def test_where_one_talks_is_no_talk() -> None:
    told = events_of("Kenya membela Somalia di medan tempur maupun di meja perundingan.")
    assert "CONSULT" not in {event.type for event in told}
    assert [event.type for event in events_of("Kenya dan Somalia mengadakan perundingan.")] == ["CONSULT"]


def test_what_is_only_asked_for() -> None:
    clause, _ = clause_of("PBB mendesak Israel menarik pasukan dari Lebanon.")
    anchors = find_anchors(clause.tokens)
    assert [anchors[n].form for n in only_asked(clause, anchors)] == ["menarik pasukan"]
    clause, _ = clause_of("Resolusi itu menyerukan Israel menarik pasukan dari Lebanon.")
    anchors = find_anchors(clause.tokens)
    assert [anchors[n].form for n in only_asked(clause, anchors)] == ["menarik pasukan"]
    clause, _ = clause_of("PBB mendesak Israel setelah serangan ke Lebanon.")
    assert not only_asked(clause, find_anchors(clause.tokens))
