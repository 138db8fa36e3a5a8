"""Shared words laid against each other: what differs stands in brackets, and nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.commands.alignment import alignment, marked
from palagan.views.lineage import CopyRow, SharedWords

sentences = st.lists(st.sampled_from(["pasukan", "Armenia", "menembaki", "Ganja,", "kata", "ia"]), max_size=60).map(
    " ".join
)


def plain(words: str) -> str:
    return words.replace("[", "").replace("]", "")


@given(sentences, sentences)
def test_both_texts_stand_there_whole(later: str, earlier: str) -> None:
    assert tuple(map(plain, marked(later, earlier))) == (later, earlier)


@given(sentences)
def test_the_same_words_are_not_marked(words: str) -> None:
    assert marked(words, words.upper().replace(",", ".")) == (words, words.upper().replace(",", "."))


def test_what_one_page_alone_has_stands_in_brackets() -> None:
    later, earlier = marked("Rudal Armenia menghantam kota Ganja", "Rudal menghantam kota Ganja, kata jaksa")
    assert later == "Rudal [Armenia] menghantam kota Ganja"
    assert earlier == "Rudal menghantam kota Ganja, [kata jaksa]"


def test_long_runs_of_the_same_words_are_shortened() -> None:
    words = " ".join(f"kata{number}" for number in range(100))
    later, earlier = marked(words, words, "{n} words the same")
    assert later == earlier
    assert "kata11 … (76 words the same) … kata88" in later


def test_stretches_stand_beside_each_other_where_there_is_room() -> None:
    row = CopyRow(
        "pg-a", "pg-b", None, None, None, None, 0.5,
        (SharedWords(0, 5, 3, 8, "satu dua", "satu tiga"), SharedWords(9, 40, 10, 41, "empat", "empat")),
    )  # fmt: skip
    wide = list(alignment(row, "en", 120))
    assert any("satu [dua]" in line and "satu [tiga]" in line for line in wide)
    assert [n for n, line in enumerate(wide) if "empat" in line] < [n for n, line in enumerate(wide) if "dua" in line]
    narrow = list(alignment(row, "en", 80, most=1))
    assert not any("dua" in line for line in narrow)
    assert "1 stretches more" in narrow[-1]
