"""By whose account numbers are told: verbs of recording, sources named, bodies told by their head."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.sentences import split_sentences
from palagan.model.reading import Actor, Span
from palagan.reading.accounts import find_accounts
from palagan.reading.cast import Cast, CastMention
from tests.reading.test_figures import article_of

OFFICE = "Kejaksaan Agung Azerbaijan"
MINISTRY = "Kementerian Pertahanan Artsakh"


def cast_of(text: str) -> Cast:
    actors, mentions = [], []
    for number, name in enumerate((OFFICE, MINISTRY), start=1):
        at = text.find(name)
        if at >= 0:
            actors.append(Actor(f"a{number}", name, "organization", "UNK", (Span(at, at + len(name)),)))
            mentions.append(CastMention(at, at + len(name), (f"a{number}",), "name"))
    return Cast(tuple(actors), tuple(sorted(mentions, key=lambda mention: mention.start)))


def told(text: str, words: str) -> tuple[str, ...]:
    """Who is said to give the number at some words, by name."""
    sentences = split_sentences(text, 0, len(text), "id")
    cast = cast_of(text)
    at = text.index(words)
    names = {actor.id: actor.name for actor in cast.actors}
    holding = [a for a in find_accounts(article_of(text), tuple(sentences), cast) if a.start <= at < a.end]
    return tuple(names[actor] for actor in holding[-1].said_by) if holding else ()


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (f"{OFFICE} mencatat 27 warga sipil tewas.", "27", OFFICE),
        (
            f"{MINISTRY} mengakui 320 prajuritnya gugur, sedangkan {OFFICE} mencatat 92 warga sipil tewas.",
            "320",
            MINISTRY,
        ),
        (f"{MINISTRY} mengakui 320 prajuritnya gugur, sedangkan {OFFICE} mencatat 92 warga sipil tewas.", "92", OFFICE),
        (f"Menurut {OFFICE}, 60 warga sipil meninggal.", "60", OFFICE),
        (f"{OFFICE} diam. Secara keseluruhan, kata kejaksaan, 41 warga sipil tewas.", "41", OFFICE),
        (f"Sedikitnya 12 orang tewas dan 40 lainnya luka, menurut {OFFICE}.", "12", OFFICE),
    ],
)
def test_who_records_or_is_named_gives_the_number(text: str, words: str, who: str) -> None:
    assert told(text, words) == (who,)


def test_what_stands_before_the_verb_or_in_another_clause_is_not_theirs() -> None:
    assert told(f"Lima orang tewas ketika {OFFICE} mencatat 27 korban.", "Lima") == ()
    assert told(f"Puluhan orang tewas, 31 di antaranya di kota menurut {OFFICE}.", "Puluhan") == ()
    assert told("Kata kejaksaan, 41 warga sipil tewas.", "41") == ()


@given(
    st.lists(
        st.sampled_from([OFFICE, "mencatat", "menurut", "12", "tewas", ",", "kata", "kejaksaan", "."]), max_size=14
    )
)
def test_accounts_lie_in_the_text_and_name_actors_of_the_cast(words: list[str]) -> None:
    text = " ".join(words) or "kosong"
    cast = cast_of(text)
    known = {actor.id for actor in cast.actors}
    for account in find_accounts(article_of(text), tuple(split_sentences(text, 0, len(text), "id")), cast):
        assert 0 <= account.start <= account.cue < account.end <= len(text)
        assert account.said_by
        assert set(account.said_by) <= known
