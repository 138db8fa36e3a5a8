from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.model.record import Copy
from palagan.record.copies import find_copies
from palagan.record.sheet import lay_out
from tests.record.builders import PageOf

WORDS = [
    f"{a}{b}{c}" for a in "bdgklmnprst" for b in "aiu" for c in ("ran", "lit", "muk", "sa", "tu", "ngi", "pak", "de")
]


def invented(seed: int, sentences: int) -> list[str]:
    rng = random.Random(seed)
    return [" ".join(rng.choice(WORDS) for _ in range(14)) + "." for _ in range(sentences)]


def copies_of(*pages: PageOf, credits: dict[str, set[str]] | None = None) -> tuple[Copy, ...]:
    return find_copies([lay_out(page.reading()) for page in pages], credits or {})


def test_a_reprint_is_a_copy_of_the_page_published_first() -> None:
    text = invented(1, 8)
    late = PageOf("late", "Layartimur", "2020-10-07T09:12+08:00", *text)
    early = PageOf("early", "Nusaberita", "2020-10-06T21:48+07:00", *text)
    (copy,) = copies_of(late, early)
    assert (copy.earlier, copy.later, copy.share) == (early.id, late.id, 1.0)


def test_the_aligned_spans_stand_in_both_texts() -> None:
    shared = invented(2, 2)
    early = PageOf("early", "A", "2020-10-06T08:00+07:00", *invented(3, 3), *shared)
    late = PageOf("late", "B", "2020-10-06T09:00+07:00", *shared, *invented(4, 6))
    (copy,) = copies_of(early, late)
    (span,) = copy.spans
    assert late.text[span.start : span.end].split() == early.text[span.earlier_start : span.earlier_end].split()
    assert late.text[span.start : span.end].startswith(shared[0][:20])
    assert copy.share == 2 / 8


def test_words_changed_here_and_there_do_not_hide_a_copy() -> None:
    text = invented(5, 8)
    changed = [" ".join("lain" if n % 7 == 3 else word for n, word in enumerate(line.split())) for line in text]
    (copy,) = copies_of(PageOf("a", "A", "2020-10-06", *text), PageOf("b", "B", "2020-10-07", *changed[::-1]))
    assert copy.share > 0.7


def test_pages_on_one_matter_in_other_words_are_no_copies() -> None:
    title = "Menteri Luar Negeri Turki Mevlut Cavusoglu"
    one = PageOf("a", "A", "2020-10-06", f"{title} " + invented(6, 1)[0], *invented(7, 5))
    other = PageOf("b", "B", "2020-10-07", f"{title} " + invented(8, 1)[0], *invented(9, 5))
    assert copies_of(one, other) == ()


def test_of_two_pages_of_one_time_the_one_that_credits_the_other_is_later() -> None:
    text = invented(10, 5)
    a, b = PageOf("a", "A", "2020-10-06", *text), PageOf("b", "B", "2020-10-06", *text)
    (copy,) = copies_of(a, b, credits={a.id: {"B"}})
    assert (copy.earlier, copy.later) == (b.id, a.id)
    (copy,) = copies_of(a, b, credits={b.id: {"A"}})
    assert (copy.earlier, copy.later) == (a.id, b.id)


def test_stock_paragraphs_of_an_outlet_are_no_copies() -> None:
    stock = invented(11, 3)
    pages = [
        PageOf(f"p{day}", "A", f"2020-10-{day:02}T08:00+07:00", *invented(100 + day, 6), *stock) for day in range(1, 9)
    ]
    assert copies_of(*pages) == ()


def test_the_same_lines_under_two_outlets_in_a_day_are_copies() -> None:
    shared = invented(12, 3)
    pages = [PageOf(f"p{n}", f"outlet {n}", "2020-10-06", *invented(200 + n, 4), *shared) for n in range(4)]
    assert len(copies_of(*pages)) == 6


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_pages_changes_nothing(seeds: list[int], rng: random.Random) -> None:
    pages = [
        PageOf(f"p{n}", f"outlet {n % 3}", f"2020-10-{1 + seed % 9:02}", *invented(seed, 2), *invented(seed // 2, 3))
        for n, seed in enumerate(seeds)
    ]
    shuffled = list(pages)
    rng.shuffle(shuffled)
    assert copies_of(*pages) == copies_of(*shuffled)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 12), st.data())
def test_spans_lie_inside_and_shares_between_0_and_1(seed: int, number: int, data: st.DataObject) -> None:
    text = invented(seed, number)
    kept = data.draw(st.lists(st.sampled_from(text), min_size=1, max_size=8))
    early, late = PageOf("a", "A", "2020-10-06", *text), PageOf("b", "B", "2020-10-07", *kept, *invented(seed + 1, 2))
    for copy in copies_of(early, late):
        assert 0 < copy.share <= 1
        for span in copy.spans:
            assert 0 <= span.start < span.end <= len(late.text)
            assert 0 <= span.earlier_start < span.earlier_end <= len(early.text)
        assert [s.start for s in copy.spans] == sorted(s.start for s in copy.spans)


SCRIPTS = {
    "Arabic": ("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", " ", 5),
    "Chinese": ("".join(chr(0x4E00 + 37 * n) for n in range(300)), "", 1),
    "Thai": ("กขคงจฉชซญดตถทธนบปผพฟมยรลวสหอ", "", 4),
}


def written(script: str, seed: int, words: int) -> str:
    """Invented words of a script, run together where it sets no spaces."""
    letters, space, length = SCRIPTS[script]
    rng = random.Random(seed)
    return space.join("".join(rng.choice(letters) for _ in range(length)) for _ in range(words))


@pytest.mark.parametrize("script", SCRIPTS)
def test_copies_are_found_in_any_script(script: str) -> None:
    shared = written(script, 1, 120)
    early = PageOf("a", "A", "2020-10-06", written(script, 2, 90), shared)
    late = PageOf("b", "B", "2020-10-07", shared, written(script, 3, 60))
    (copy,) = copies_of(early, late)
    assert copy.earlier == early.id
    assert 0.5 < copy.share < 0.8
    (span,) = copy.spans
    assert len(late.text[span.start : span.end]) > 0.9 * len(shared)
    assert late.text[span.start : span.end] == early.text[span.earlier_start : span.earlier_end]


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_shared_name_is_no_copy_in_any_script(script: str) -> None:
    name = written(script, 4, 5)
    pages = [
        PageOf(f"p{n}", f"outlet {n}", "2020-10-06", written(script, 10 + n, 80), name + written(script, 20 + n, 80))
        for n in range(4)
    ]
    assert copies_of(*pages) == ()


def test_marks_that_one_outlet_sets_hide_no_copy() -> None:
    shared = written("Arabic", 5, 60)
    pointed = "".join(letter + "\u064e" if letter != " " else letter for letter in shared)
    early, late = PageOf("a", "A", "2020-10-06", shared), PageOf("b", "B", "2020-10-07", pointed)
    (copy,) = copies_of(early, late)
    assert copy.share == 1
    assert (copy.spans[0].end, copy.spans[0].earlier_end) == (len(pointed), len(shared))
