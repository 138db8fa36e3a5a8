"""Graphs, FollowTheMoney, JSON-LD and citations: read back by the programs they are made for, and nothing lost."""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.exports.citations import Cited
from palagan.exports.event import Event, pairs_of
from palagan.exports.formats import FORMATS
from tests.exports.happened import CLASH, EVENTS, PAGES, going

GRAPHS = ("graphml", "gexf")


def written(name: str, events: Iterable[Any] = EVENTS) -> bytes:
    return b"".join(FORMATS[name].write(events, going()))


def graph_of(name: str, events: Iterable[Event] = EVENTS) -> Any:
    """The file as networkx reads it."""
    file = io.BytesIO(written(name, events))
    return networkx.read_graphml(file) if name == "graphml" else networkx.read_gexf(file, version="1.3")


def pairs(events: Iterable[Event]) -> list[tuple[str, str, str]]:
    return sorted(
        (one.key, other.key, event.happening.id)
        for event in events
        for one, other in pairs_of(event.happening)
        if one is not None and other is not None
    )


@pytest.mark.parametrize("name", GRAPHS)
def test_networkx_reads_every_pair_back(name: str) -> None:
    graph = graph_of(name)
    assert sorted((one, other, told["happening"]) for one, other, told in graph.edges(data=True)) == pairs(EVENTS)
    parties = {key for pair in pairs(EVENTS) for key in pair[:2]}
    assert set(graph.nodes) == parties
    assert graph.nodes["tni"]["code"] == "IDN.MIL"


@pytest.mark.parametrize("name", GRAPHS)
def test_an_edge_weighs_its_origins_and_carries_its_words(name: str) -> None:
    told = next(told for *_, told in graph_of(name).edges(data=True) if told["happening"] == "hp-1")
    assert told["weight"] == 1.0
    assert (told["origins_low"], told["origins_high"], told["origins"]) == (1, 2, "Antara")
    assert told["words"] == "Baku tembak pecah di Sugapa, Senin."
    assert told["sha256"] == PAGES["pg-1"].sha256
    assert told["reviewer"] == "Rina"
    assert told["mutual"] is True


def test_gexf_lies_along_time() -> None:
    edges = written("gexf").decode().split("<edge ")[1:]
    stretch = next(edge for edge in edges if '"hp-10"' in edge)
    assert 'start="2026-05-09" end="2026-05-11"' in stretch
    month = next(edge for edge in edges if '"hp-3"' in edge)
    assert 'start="2026-05-01" end="2026-05-31"' in month


WORDS = st.text(min_size=1, max_size=30)


@settings(max_examples=30)
@given(WORDS, WORDS)
def test_any_words_leave_a_graph_whole(name: str, place: str) -> None:
    """Control characters, halves of surrogate pairs, markup: the file stays one that is read."""
    party = replace(CLASH.happening.sources[0], name=name)
    sources = (party, CLASH.happening.sources[1])
    event = replace(CLASH, happening=replace(CLASH.happening, sources=sources, targets=sources[1:], place=place))
    for format_ in GRAPHS:
        assert len(graph_of(format_, (event,)).edges) == 1


def test_followthemoney_takes_every_entity_and_loses_nothing() -> None:
    from followthemoney import model

    known: set[str] = set()
    schemata: set[str] = set()
    for line in written("ftm").decode().splitlines():
        entity = json.loads(line)
        proxy = model.get_proxy(entity, cleaned=False)
        read = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert read == {name: sorted(values) for name, values in entity["properties"].items()}, entity["id"]
        for name in ("subject", "object", "organizer", "involved", "proof"):
            assert set(entity["properties"].get(name, ())) <= known, "an entity is named before it stands"
        known.add(entity["id"])
        schemata.add(entity["schema"])
    assert {"Event", "UnknownLink", "Article", "Person", "PublicBody", "Organization", "LegalEntity"} <= schemata


def test_followthemoney_reads_every_statement_with_the_words_it_rests_on() -> None:
    from followthemoney import model
    from followthemoney.statement.serialize import read_json_statements

    statements = list(read_json_statements(io.BytesIO(written("ftm-statements"))))
    entities = {json.loads(line)["id"] for line in written("ftm").decode().splitlines()}
    assert {one.entity_id for one in statements} == entities
    assert all(one.origin and one.origin.startswith("pg-") for one in statements)
    assert all(one.prop == "id" or one.prop in model[one.schema].properties for one in statements)
    name = next(one for one in statements if one.entity_id == "hp-1" and one.prop == "summary")
    assert name.origin == "pg-1:100-135"


SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
OA = "http://www.w3.org/ns/oa#"


def test_rdflib_reads_json_ld_without_a_network() -> None:
    import rdflib

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's own reader
        graph = rdflib.Graph().parse(data=written("jsonld"), format="json-ld")
    events = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SEM}Event")))
    assert events == {rdflib.URIRef(f"urn:palagan:{event.happening.id}") for event in EVENTS}
    words = {str(one) for one in graph.objects(None, rdflib.URIRef(f"{OA}exact"))}
    assert words == {mention.evidence.words for event in EVENTS for mention in event.happening.mentions}
    one = rdflib.URIRef("urn:palagan:hp-1")
    assert {str(party) for party in graph.objects(one, rdflib.URIRef("urn:palagan:source"))} == {
        "urn:palagan:actor/tni",
        "urn:palagan:actor/tpnpb",
    }


SIGNED = Cited(
    replace(PAGES["pg-1"], title="Rugi 5% & {\\input{/etc/passwd}}\nER  - ", url="https://a.example/x}y z"),
    ("Ani Uji", "Badan & Co"),
    "2026-05-12T03:00:00Z",
)


def test_bibtex_tells_the_page_and_obeys_nothing_in_it() -> None:
    entry = written("bibtex", [SIGNED]).decode()
    assert entry.startswith("@online{pg-1,")
    assert r"title = {Rugi 5\% \& \{\textbackslash{}input\{/etc/passwd\}\} ER -}" in entry
    assert r"author = {{Ani Uji} and {Badan \& Co}}" in entry
    assert "url = {https://a.example/x%7Dy%20z}" in entry
    assert "urldate = {2026-05-12}" in entry
    assert f"note = {{SHA-256 {PAGES['pg-1'].sha256}}}" in entry
    plain = entry.replace(r"\textbackslash{}", "").replace(r"\{", "").replace(r"\}", "")
    assert plain.count("{") == plain.count("}")


def test_ris_is_one_record_a_page() -> None:
    lines = written("ris", [SIGNED]).decode().split("\r\n")
    assert lines[:4] == ["TY  - NEWS", "ID  - pg-1", "TI  - Rugi 5% & {\\input{/etc/passwd}} ER -", "AU  - Ani Uji"]
    assert "DA  - 2026/05/12/" in lines
    assert [line for line in lines if line.startswith("ER")] == ["ER  - "]


def test_an_address_that_is_not_of_the_web_is_not_cited() -> None:
    hostile = replace(SIGNED, card=replace(SIGNED.card, url="javascript:alert(1)"))
    for name in ("bibtex", "ris"):
        assert b"javascript" not in written(name, [hostile])
