"""On whose word events are told: the stretch they stand in, nobody for what one does by speaking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from palagan.model.reading import Event, Span
from palagan.reading.actors import find_cast
from palagan.reading.ascribed import ascribed
from palagan.reading.attributed import Attribution
from palagan.reading.hearsay import Hearsay
from tests.reading.reports import article_of, sentences_of

EVENT = Event(
    "e1", "ASSAULT", None, ("a1",), ("a2",), None, None, "happened", (), (), False, "", Span(20, 30), Span(0, 60), 1.0
)


def told(
    event: Event, stretches: list[Attribution], text: str = "Hujan turun di lembah sejak pagi, dan air naik."
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who says and who denies an event of a text that, unless told otherwise, names nobody."""
    article, sentences = article_of(text), sentences_of(text)
    return ascribed([event], stretches, Hearsay(article, sentences, find_cast(article, sentences)))[0]


def test_the_stretch_that_holds_the_anchor_tells() -> None:
    stretches = [Attribution(0, 10, ("a5",), (), None), Attribution(12, 40, ("a3", "a4"), (), None)]
    assert told(EVENT, stretches) == (("a3", "a4"), ())


def test_what_one_does_by_speaking_is_on_nobodys_word() -> None:
    spoken = replace(EVENT, type="ACCUSE")
    assert told(spoken, [Attribution(0, 40, ("a1", "a4"), (), None)]) == (("a4",), ())
    assert told(spoken, [Attribution(0, 40, ("a3",), (), None)]) == (("a3",), ())


def test_nor_on_that_of_who_carries_it() -> None:
    spoken = replace(EVENT, type="ACCUSE")
    assert told(spoken, [Attribution(0, 40, ("a1", "a4"), (), None, via=("a4",))]) == ((), ())


def test_what_one_tells_to_have_asked_or_to_be_about_to_do_is_on_his_word() -> None:
    text = "Kenya mengaku telah meminta bantuan kepada tetangganya."
    asked = replace(EVENT, type="REQUEST", anchor=Span(text.index("meminta"), text.index(" bantuan")))
    own = [Attribution(13, 50, ("a1",), (), None)]
    assert told(asked, own, text) == (("a1",), ())
    assert told(asked, own, text.replace("telah", "kerap")) == ((), ())
    assert told(replace(asked, status="planned"), own, text.replace("telah", "kerap")) == (("a1",), ())


@pytest.mark.parametrize("sources", [(), ("a1",)])
def test_who_condemns_a_deed_does_not_tell_it(sources: tuple[str, ...]) -> None:
    deed = replace(EVENT, sources=sources)
    assert told(deed, [Attribution(0, 40, ("a3",), (), None, blame=True)]) == ((), ())
    assert told(deed, [Attribution(0, 50, ("a4",), (), None), Attribution(9, 40, ("a3",), (), None, blame=True)]) == (
        ("a4",),
        (),
    )


def test_a_denial_inside_a_claim_gives_both() -> None:
    stretches = [Attribution(0, 50, ("a3",), (), None), Attribution(15, 40, (), ("a1",), None)]
    assert told(EVENT, stretches) == (("a3",), ("a1",))


def test_who_denies_a_means_does_not_deny_what_it_is_for() -> None:
    text = "Kenya membantah menyewakan lahan untuk serangan ke Somalia."
    deed = replace(EVENT, anchor=Span(text.index("serangan"), text.index(" ke ")))
    denial = [Attribution(text.index("menyewakan"), len(text) - 1, (), ("a1",), None)]
    assert told(deed, denial, text) == ((), ())
    assert told(deed, denial, text.replace("untuk serangan", "bekas serangan")) == ((), ("a1",))


def test_nobody_tells_what_he_denies() -> None:
    stretches = [Attribution(0, 50, ("a1",), (), None), Attribution(15, 40, (), ("a1",), None)]
    assert told(EVENT, stretches) == ((), ("a1",))


def test_a_charge_stays_on_the_word_of_who_makes_it() -> None:
    repeated, charge = Attribution(0, 50, ("a1",), (), None), Attribution(15, 40, ("a3",), (), None, charge=True)
    assert told(EVENT, [repeated, charge]) == (("a3",), ())
    assert told(EVENT, [repeated, replace(charge, charge=False)]) == (("a1",), ())
