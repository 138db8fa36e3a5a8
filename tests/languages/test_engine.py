"""The Indonesian engine that is shipped: what it gives is well formed for every input, and right where it is plain."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.errors import DataError
from palagan.languages import engine as engine_module
from palagan.languages.engine import Engine, Parse, engine_of
from palagan.languages.engine_network import LONGEST
from palagan.languages.tokens import tokenize

SOURCE = Path(engine_module.__file__).parent / "id" / "weights"
MOST_BYTES = 25_000_000


def engine() -> Engine:
    found = engine_of("id")
    assert found is not None
    return found


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def well_formed(parse: Parse, count: int) -> bool:
    return (
        len(parse.upos) == len(parse.heads) == len(parse.rels) == len(parse.states) == count
        and sum(head == 0 for head in parse.heads) == min(count, 1)
        and all(0 <= head <= count and head != place for place, head in enumerate(parse.heads, start=1))
        and all((rel == "root") == (head == 0) for rel, head in zip(parse.rels, parse.heads, strict=True))
        and all(leads_to_root(parse, place) for place in range(count))
    )


def leads_to_root(parse: Parse, place: int) -> bool:
    for _ in parse.heads:
        if parse.heads[place] == 0:
            return True
        place = parse.heads[place] - 1
    return False


def test_a_language_without_weights_has_no_engine() -> None:
    assert engine_of("en") is None


def test_a_part_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "languages" / "xx" / "weights"
    folder.mkdir(parents=True)
    (folder / "parser.onnx").write_bytes(b"")
    monkeypatch.setattr("palagan.languages.engine.resources.files", lambda _: tmp_path)
    with pytest.raises(DataError, match=r"vectors\.npz"):
        engine_of.__wrapped__("xx")


def test_the_weights_are_small() -> None:
    assert sum((SOURCE / name).stat().st_size for name in engine_module.FILES) <= MOST_BYTES


def test_a_plain_sentence() -> None:
    sentence = words("Menteri Luar Negeri Rusia bertemu wartawan di Jakarta.")
    (parse,) = engine().parse([sentence])
    verb = sentence.index("bertemu")
    assert parse.heads[verb] == 0
    assert parse.upos[verb] == "VERB"
    assert parse.heads[0] == verb + 1
    assert parse.rels[0] == "nsubj"
    assert parse.upos[sentence.index("Jakarta")] == "PROPN"


def test_plain_names() -> None:
    sentence = words("Presiden Joko Widodo tiba di Jakarta bersama pejabat Kementerian Pertahanan.")
    (found,) = engine().names([sentence])
    told = {(" ".join(sentence[name.first : name.last]), name.kind) for name in found}
    assert {("Joko Widodo", "PER"), ("Jakarta", "LOC")} <= told


def test_nothing_is_read_as_nothing() -> None:
    assert engine().parse([]) == []
    assert engine().names([]) == []
    (empty, one) = engine().parse([[], ["Ya"]])
    assert well_formed(empty, 0)
    assert well_formed(one, 1)
    assert engine().names([[], ["ya"]])[0] == ()


def test_a_sentence_too_long_is_read_in_pieces() -> None:
    sentence = words("Tentara menyerang kota itu, kata Budi Santoso di Jakarta, ") * 60
    assert len(sentence) > 2 * LONGEST
    (parse,) = engine().parse([sentence])
    assert well_formed(parse, len(sentence))
    (found,) = engine().names([sentence])
    assert max(name.last for name in found) > 2 * LONGEST


def test_the_same_call_gives_the_same_answer() -> None:
    page = [
        words(text) for text in ("Kota itu jatuh pada Senin.", "Ia membantah tuduhan itu.", "Belum ada korban jiwa.")
    ]
    one, two = engine().parse(page), engine().parse(page)
    assert [(p.upos, p.heads, p.rels) for p in one] == [(p.upos, p.heads, p.rels) for p in two]
    assert all((p.states == q.states).all() for p, q in zip(one, two, strict=True))


some_words = st.one_of(
    st.sampled_from(["di", "Jakarta", "menyerang", "kota", ",", ".", "PBB", "2020", "yang", '"']),
    st.text(min_size=1, max_size=12),
)


@settings(max_examples=40)
@given(st.lists(st.lists(some_words, max_size=30), max_size=8))
def test_every_input_has_a_tree_and_names_in_order(page: list[list[str]]) -> None:
    for parse, sentence in zip(engine().parse(page), page, strict=True):
        assert well_formed(parse, len(sentence))
        assert np.isfinite(parse.states).all()
    for found, sentence in zip(engine().names(page), page, strict=True):
        bounds = [bound for name in found for bound in (name.first, name.last)]
        assert bounds == sorted(bounds)
        assert all(name.first < name.last <= len(sentence) for name in found)
