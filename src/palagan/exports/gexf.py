"""GEXF 1.3 for Gephi (gexf.net): the same graph along time, each line in the days that its happening may lie in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from tempfile import SpooledTemporaryFile

from palagan.exports.event import Event
from palagan.exports.formats import Going
from palagan.exports.graph import EDGE, NODE, Edge, Value, edges_of, node_values
from palagan.exports.xml_text import attributes, told
from palagan.model.record import Party

_TYPES = {str: "string", int: "integer", float: "double", bool: "boolean"}
_APART = frozenset({"weight"})
"""What GEXF has a place for on the line itself."""
_KEPT = 8 * 1024 * 1024
"""Bytes of lines held in memory; beyond that they wait in a temporary file until the points are written."""
_PIECE = 64 * 1024


def gexf_pieces(events: Iterable[Event], going: Going) -> Iterator[bytes]:
    """The file. Points come before lines in GEXF, so lines wait in a temporary file. One without a day has no bounds:
    Gephi shows it at all times."""
    nodes: dict[str, Party] = {}
    with SpooledTemporaryFile(max_size=_KEPT) as waiting:
        for edge in edges_of(events, going):
            for party in (edge.source, edge.target):
                nodes.setdefault(party.key, party)
            waiting.write(_edge(edge))
        yield _head(going)
        yield b"<nodes>\n"
        for party in nodes.values():
            values = node_values(party)
            ends = attributes({"id": party.key, "label": values["label"]})
            yield f"<node{ends}>{_values(values, NODE)}</node>\n".encode()
        yield b"</nodes>\n<edges>\n"
        waiting.seek(0)
        while piece := waiting.read(_PIECE):
            yield piece
    yield b"</edges>\n</graph>\n</gexf>\n"


def _head(going: Going) -> bytes:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<gexf xmlns="http://gexf.net/1.3" version="1.3">']
    lines.append(f"<meta{attributes({'lastmodifieddate': going.made[:10]})}>")
    lines.append(f"<creator>{told(f'Palagan {going.version}')}</creator>")
    lines.append(
        f"<description>{told(going.case)}: who does what to whom, weighed by independent origins</description>"
    )
    lines.append(
        '</meta>\n<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">'
    )
    for what, columns in (("node", NODE), ("edge", EDGE)):
        lines.append(f'<attributes class="{what}">')
        for name, kind in columns.items():
            if name not in _APART:
                lines.append(f"<attribute{attributes({'id': name, 'title': name, 'type': _TYPES[kind]})}/>")
        lines.append("</attributes>")
    return ("\n".join(lines) + "\n").encode()


def _edge(edge: Edge) -> bytes:
    told_of = {
        "id": edge.id, "source": edge.source.key, "target": edge.target.key, "kind": edge.told["type"],
        "label": edge.told["type"], "weight": edge.told["weight"], "start": edge.first, "end": edge.last,
    }  # fmt: skip
    return f"<edge{attributes(told_of)}>{_values(edge.told, EDGE)}</edge>\n".encode()


def _values(values: Mapping[str, Value], columns: Mapping[str, type]) -> str:
    found = (
        f"<attvalue{attributes({'for': name, 'value': values[name]})}/>"
        for name in columns
        if values[name] is not None and name not in _APART
    )
    return f"<attvalues>{''.join(found)}</attvalues>"
