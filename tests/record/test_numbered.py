from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from palagan.record.numbered import numbered

_WORD = re.compile(r"[^\W_]+")
LATIN = st.text(st.sampled_from("abcdeABCDE xyz019 _-.,'\n’"), max_size=120)
ANY = st.text(max_size=120)


def words(text: str) -> list[str]:
    _, starts, ends = numbered(text, [(0, len(text))])
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def numbers(text: str) -> list[int]:
    found: list[int] = numbered(text, [(0, len(text))])[0].tolist()
    return found


@given(LATIN)
def test_words_are_runs_of_letters_and_digits(text: str) -> None:
    assert words(text) == _WORD.findall(text)


@given(ANY)
def test_words_cover_all_letters_of_any_script_and_nothing_twice(text: str) -> None:
    found, starts, ends = numbered(text, [(0, len(text))])
    assert len(found) == len(starts) == len(ends)
    inside = [n for start, end in zip(starts, ends, strict=True) for n in range(start, end)]
    assert inside == sorted(set(inside))
    assert {n for n, character in enumerate(text) if character.isalnum() and character != "\u0640"} <= set(inside)


@given(LATIN, LATIN)
def test_a_word_has_one_number_wherever_it_stands(before: str, text: str) -> None:
    assert numbers(f"{before} {text}")[len(words(before)) :] == numbers(text)


def test_numbers_are_the_same_in_every_process_and_differ_by_word() -> None:
    assert numbers("gencatan senjata") == [585950695, 3248350091]
    many = {f"{a}{b}{c}" for a in "bdgkmnprst" for b in "aiueo" for c in ("n", "ng", "s", "t", "") for _ in "x"}
    assert len(set(numbers(" ".join(sorted(many))))) == len(many)


def test_only_the_parts_asked_for_are_numbered() -> None:
    text = "satu dua tiga empat"
    found, starts, ends = numbered(text, [(0, 4), (9, 13)])
    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == ["satu", "tiga"]
    assert found.tolist() == numbers("satu tiga")


def test_case_accents_and_vowel_points_make_no_other_word() -> None:
    assert numbers("Çavuşoğlu ÉLYSÉE") == numbers("cavusoglu elysee")
    assert numbers("e\u0301lyse\u0301e") == numbers("élysée") == numbers("elysee")
    assert words("كَتَبَ الكـــاتب") == ["كَتَبَ", "الكـــاتب"]
    assert numbers("كَتَبَ الكـــاتب") == numbers("كتب الكاتب")
    assert words("भारत में हिन्दी") == ["भारत", "में", "हिन्दी"]


def test_a_script_without_spaces_is_cut_into_short_words() -> None:
    text = "亚美尼亚国防部星期二表示阿塞拜疆军队向边境地区的村庄开火造成两名平民受伤但巴库否认了这一说法"
    found = words(text)
    assert "".join(found) == text
    assert 1.3 < len(text) / len(found) < 4
    thai = "กระทรวงกลาโหมแถลงเมื่อวันอังคารว่ากองทัพได้ยิงใส่หมู่บ้านชายแดนทำให้พลเรือนบาดเจ็บสองคน"
    assert "".join(words(thai)) == thai
    assert 3 < len(thai) / len(words(thai)) < 12


def test_a_passage_without_spaces_is_cut_the_same_way_wherever_it_stands() -> None:
    passage = "阿塞拜疆军队向边境地区的村庄开火造成两名平民受伤"
    alone, within = numbers(passage), numbers("据报道" + passage + "他们说")
    assert any(within[n : n + len(alone) - 2] == alone[1:-1] for n in range(len(within)))


def test_scripts_in_one_run_are_apart() -> None:
    assert words("在2020年Baku市")[0] == "在"
    assert "2020" in words("在2020年Baku市")
    assert "Baku" in words("在2020年Baku市")
