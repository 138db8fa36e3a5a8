"""GraphML: actors and who does what to whom, for networkx, igraph, yEd, Gephi (graphml.graphdrawing.org, 1.0)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from palagan.exports.event import Event
from palagan.exports.formats import Going
from palagan.exports.graph import EDGE, NODE, Value, edges_of, node_values
from palagan.exports.xml_text import attributes, told
from palagan.model.record import Party

_TYPES = {str: "string", int: "int", float: "double", bool: "boolean"}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def graphml_pieces(events: Iterable[Event], going: Going) -> Iterator[bytes]:
    """The file. A point stands before the first line that leads to it."""
    yield _HEAD.encode()
    yield f"<desc>{told(f'Palagan {going.version}, {going.case}, {going.made}')}</desc>\n".encode()
    for what, columns in (("node", NODE), ("edge", EDGE)):
        for name, kind in columns.items():
            key = {"id": f"{what}_{name}", "for": what, "attr.name": name, "attr.type": _TYPES[kind]}
            yield f"<key{attributes(key)}/>\n".encode()
    yield f"<graph{attributes({'id': going.case, 'edgedefault': 'directed'})}>\n".encode()
    known: set[str] = set()
    for edge in edges_of(events, going):
        for party in (edge.source, edge.target):
            if party.key not in known:
                known.add(party.key)
                yield _node(party)
        ends = {"id": edge.id, "source": edge.source.key, "target": edge.target.key}
        yield f"<edge{attributes(ends)}>{_data('edge', edge.told)}</edge>\n".encode()
    yield b"</graph>\n</graphml>\n"


def _node(party: Party) -> bytes:
    return f"<node{attributes({'id': party.key})}>{_data('node', node_values(party))}</node>\n".encode()


def _data(what: str, values: Mapping[str, Value]) -> str:
    return "".join(
        f'<data key="{what}_{name}">{told(value)}</data>' for name, value in values.items() if value is not None
    )
