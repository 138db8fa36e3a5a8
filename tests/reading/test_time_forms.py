"""The grammar of time expressions: words sorted into classes, the longest form winning."""

from __future__ import annotations

from palagan.languages.sentences import split_sentences
from palagan.languages.tokens import tokenize
from palagan.model.reading import Span
from palagan.reading.time_forms import match_forms, sort_tokens


def test_minggu_is_a_day_with_a_capital_and_a_week_without() -> None:
    items = [sort_tokens(tokenize(text)).items[-1] for text in ("pada Minggu", "pada hari minggu", "selama minggu")]
    assert [item.name if item else None for item in items] == ["weekday", "weekday", "week"]


def test_a_pair_of_months_or_days_is_taken_apart() -> None:
    assert [token.text for token in sort_tokens(tokenize("Juni-Juli dan anak-anak")).tokens] == [
        "Juni", "-", "Juli", "dan", "anak-anak",
    ]  # fmt: skip


def test_the_longest_form_wins_and_sentences_are_kept_apart() -> None:
    text = "Ia tiba Senin. Minggu (3/3/2024) ia pergi."
    found, _ = match_forms(text, split_sentences(text, 0, len(text)))
    assert [(text[w.start : w.end], w.rule, w.sentence) for w in found] == [
        ("Senin", "weekday", 0),
        ("Minggu (3/3/2024)", "day", 1),
    ]


def test_a_word_of_the_future_is_seen_only_before() -> None:
    text = "Ia akan tiba Senin, kata Selasa."
    found, _ = match_forms(text, (Span(0, len(text)),))
    assert [w.ahead for w in found] == [True, True]
    assert not match_forms("Senin ia akan tiba.", (Span(0, 19),))[0][0].ahead
