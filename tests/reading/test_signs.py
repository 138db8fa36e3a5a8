"""What of an anchor itself speaks for or against an event."""

from __future__ import annotations

from tests.reading.test_surroundings import scan_of


def test_a_capital_inside_the_sentence_is_seen() -> None:
    (named,) = scan_of("Pasukan itu menuju kota Mogok kemarin.")
    assert {"capital", "capital=FalseFalse", "capital|lex=PROTEST"} <= set(named.features)


def test_a_capital_that_opens_a_sentence_or_a_quotation_is_not() -> None:
    for text in ("Serangan itu usai.", 'Ia berkata, "Serangan itu usai."'):
        (one,) = scan_of(text)
        assert not any(sign.startswith("capital") for sign in one.features)
