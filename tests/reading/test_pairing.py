"""Source and target beside each other: which pairs are asked about, and what the rest of the page says of them."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from palagan.reading.actors import find_cast
from palagan.reading.attribution import attributions
from palagan.reading.pairing import Pairs, pairs_of
from palagan.reading.parts import Ladders, Parts
from palagan.reading.read import report_sentences
from palagan.reading.scan import Scanned, scan_events
from palagan.reading.statements import find_statements
from palagan.reading.within import by_sentence
from tests.reading.reports import article_of

ONE = "Pasukan Armenia menyerang Azerbaijan pada Senin."
TWO = f"{ONE} Pasukan Armenia menyerang Azerbaijan lagi pada Selasa."


def scanned(text: str) -> tuple[Scanned, ...]:
    article = article_of(text, "2024-03-11")
    sentences = report_sentences(article)
    cast = find_cast(article, sentences)
    told = attributions(article, sentences, cast, find_statements(article, sentences, cast))
    return scan_events(article, sentences, cast, by_sentence(sentences, told))


def chances(page: tuple[Scanned, ...], side: str, likely: float) -> list[dict[str, float]]:
    """The rule's party with this chance, the others sharing what is left."""
    out = []
    for one in page:
        actors = [candidate.actor for candidate in one.candidates]
        party = next(iter(getattr(one.parties, side)))
        rest = (1 - likely) / (len(actors) - 1)
        out.append({actor: likely if actor == party else rest for actor in actors})
    return out


class Pair(NamedTuple):
    """A pair with its features."""

    source: str
    target: str
    features: tuple[str, ...]


def named(pairs: Pairs) -> list[list[Pair]]:
    """The pairs of each event."""
    rows = iter(pairs.rows.named())
    return [[Pair(*pair, next(rows)) for pair in several] for several in pairs.of_events]


def weighed(text: str, likely: float = 0.85) -> list[list[Pair]]:
    page = scanned(text)
    return named(pairs_of(page, chances(page, "sources", likely), chances(page, "targets", likely)))


def names(pair: Pair) -> set[str]:
    return set(pair.features)


def test_nobody_with_nobody_is_asked_about_and_nobody_with_himself() -> None:
    for pairs in weighed(TWO):
        asked = [(pair.source, pair.target) for pair in pairs]
        assert len(asked) == len(set(asked))
        assert asked[-1] == ("", "")
        assert all(source != target for source, target in asked[:-1])
        assert "pair-nobody" in names(pairs[-1])


def test_the_other_events_speak_for_a_pair_and_not_the_event_itself() -> None:
    (alone,), (first, _) = weighed(ONE), weighed(TWO)
    assert not any(name.startswith(("pair-page", "pair-type")) for pair in alone for name in names(pair))
    best = max(first, key=lambda pair: len([name for name in names(pair) if name.startswith("sum>")]))
    told = [len([name for name in names(pair) if name.startswith("pair-page-most>")]) for pair in first]
    assert told[first.index(best)] == max(told) > 0


def test_no_name_of_the_page_is_in_the_features() -> None:
    found = {name.casefold() for pairs in weighed(TWO) for pair in pairs for name in names(pair)}
    assert not any("armenia" in name or "azerbaijan" in name or "aze" in name.split("=") for name in found)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_chance_reaches_what_a_lower_one_does(one: float, other: float) -> None:
    low, high = sorted((one, other))
    parts = Parts()
    ((less,), (more,)) = Ladders(parts, (0.1, 0.5, 0.9), "s")([low, high]).tolist()
    assert set(parts[less]) <= set(parts[more])


def test_a_page_without_events_has_no_pairs() -> None:
    assert named(pairs_of((), [], [])) == []


def test_who_mediates_talks_that_go_before_is_no_party_of_them() -> None:
    page = scanned("Negosiasi yang dimediasi oleh Mesir itu gagal.")
    talks, mediation = (next(s for s in page if s.anchor.form == form) for form in ("negosiasi", "dimediasi"))
    assert (talks.parties.sources, talks.ruled_out, mediation.ruled_out) == ((), "", "")
    by = mediation.scene.cast.get(mediation.parties.sources[0])
    assert by is not None
    assert by.name == "Mesir"
