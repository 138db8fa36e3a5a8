"""Writes a trained network as the package reads it: an ONNX graph in 8 bits, and arrays of what words look like."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnx
from network import Encoder, Names, Parser
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic


class Graph:
    """Nodes and weights as they are added."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, value: np.ndarray) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], out: str = "", **settings: object) -> str:
        out = out or f"{kind}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [out], **settings))
        return out

    def line(self, states: str, layer, out: str = "", bent: bool = False) -> str:
        product = self.node("MatMul", [states, self.weight(_array(layer.weight).T)])
        added = self.node("Add", [product, self.weight(_array(layer.bias))], "" if bent else out)
        return self.node("LeakyRelu", [added], out, alpha=0.1) if bent else added


def _array(tensor) -> np.ndarray:
    return tensor.detach().numpy().astype(np.float32)


def _gates(weight: np.ndarray) -> np.ndarray:
    """Torch has input, forget, cell, output; ONNX input, output, forget, cell."""
    into, forget, cell, out = np.split(weight, 4)
    return np.concatenate([into, out, forget, cell])


def _encoder(graph: Graph, encoder: Encoder, told: np.ndarray) -> str:
    """`told` are flags that never change at run time; they become part of the first layer's bias."""
    states = "words"
    for layer, cells in enumerate(zip(encoder.forward_cells, encoder.backward_cells, strict=True)):
        inputs, before, biases = [], [], []
        for cell in cells:
            weight, bias = _array(cell.weight_ih_l0), _array(cell.bias_ih_l0)
            if layer == 0 and len(told):
                bias = bias + weight[:, -len(told) :] @ told
                weight = weight[:, : -len(told)]
            inputs.append(_gates(weight))
            before.append(_gates(_array(cell.weight_hh_l0)))
            biases.append(np.concatenate([_gates(bias), _gates(_array(cell.bias_hh_l0))]))
        hidden = before[0].shape[1]
        out = graph.node(
            "LSTM",
            [
                states,
                graph.weight(np.stack(inputs)),
                graph.weight(np.stack(before)),
                graph.weight(np.stack(biases)),
                "lengths",
            ],
            hidden_size=hidden,
            direction="bidirectional",
        )
        turned = graph.node("Transpose", [out], perm=[0, 2, 1, 3])
        states = graph.node("Reshape", [turned, graph.weight(np.array([0, 0, 2 * hidden], np.int64))])
    return states


def _save(graph: Graph, outputs: dict[str, int], size: int, target: Path) -> None:
    made = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "engine",
            [
                helper.make_tensor_value_info("words", TensorProto.FLOAT, ["longest", "sentences", size]),
                helper.make_tensor_value_info("lengths", TensorProto.INT32, ["sentences"]),
            ],
            [
                helper.make_tensor_value_info(name, TensorProto.FLOAT, [f"{name}{place}" for place in range(rank)])
                for name, rank in outputs.items()
            ],
            graph.weights,
        ),
        opset_imports=[helper.make_opsetid("", 17)],
    )
    made.ir_version = 8
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        onnx.save(made, str(plain))
        quantize_dynamic(str(plain), str(target), weight_type=QuantType.QInt8)


def small(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A table as 8-bit integers and a scale a row."""
    scales = np.abs(table).max(axis=1, keepdims=True) / 127
    scales[scales == 0] = 1
    return np.round(table / scales).astype(np.int8), scales.astype(np.float16)


def _words(encoder: Encoder) -> dict[str, np.ndarray]:
    table, scales = small(_array(encoder.table.weight))
    return {
        "table": table,
        "scales": scales,
        "shapes": _array(encoder.shapes.weight),
        "map": _array(encoder.map.weight).T.astype(np.float16),
        "bias": _array(encoder.map.bias),
    }


def export_parser(model: Parser, told: np.ndarray, folder: Path) -> None:
    """Writes `parser.onnx` and `parser.npz`."""
    graph = Graph()
    states = graph.node("Identity", [_encoder(graph, model.encoder, told)], "states")
    graph.line(states, model.upos, "upos")
    heads = graph.node("Transpose", [graph.line(states, model.arc_head, bent=True)], perm=[1, 2, 0])
    dependents = graph.node("Transpose", [graph.line(states, model.arc_dependent, bent=True)], perm=[1, 0, 2])
    turned = graph.node("MatMul", [dependents, graph.weight(_array(model.arcs))])
    bias = graph.node("MatMul", [graph.weight(_array(model.arc_bias)[None, None]), heads])
    graph.node("Add", [graph.node("MatMul", [turned, heads]), bias], "arcs")

    def bent(layer) -> np.ndarray:
        value = _array(layer.weight) @ _array(model.root) + _array(layer.bias)
        return np.where(value > 0, value, 0.1 * value).astype(np.float32)

    root = bent(model.arc_head)
    product = graph.node("MatMul", [turned, graph.weight(root[:, None])])
    graph.node("Add", [product, graph.weight(np.array([root @ _array(model.arc_bias)], np.float32))], "roots")
    graph.line(states, model.rel_head, "rel_heads", bent=True)
    dependent = graph.line(states, model.rel_dependent, bent=True)
    # What speaks for each relation: scores of a dependent are these times what its head looks like.
    count, size, _ = model.relations.shape
    table = _array(model.relations).transpose(1, 0, 2).reshape(size, count * size)
    line, added = _array(model.relation_line.weight), _array(model.relation_line.bias)
    table_bias = line[:, size:].reshape(count * size)
    product = graph.node("MatMul", [dependent, graph.weight(table)])
    graph.node("Add", [product, graph.weight(table_bias)], "rel_pairs")
    product = graph.node("MatMul", [dependent, graph.weight(line[:, :size].T)])
    graph.node("Add", [product, graph.weight(added)], "rel_lines")
    outputs = {"states": 3, "upos": 3, "arcs": 3, "roots": 3, "rel_heads": 3, "rel_pairs": 3, "rel_lines": 3}
    _save(graph, outputs, model.encoder.inputs - len(told), folder / "parser.onnx")
    np.savez(
        folder / "parser.npz",
        **_words(model.encoder),
        root=bent(model.rel_head),
        upos=np.array(model.upos_names),
        rels=np.array(model.rel_names),
    )


def export_names(model: Names, told: np.ndarray, gazetteer: dict[str, np.ndarray], folder: Path) -> None:
    """Writes `names.onnx` and `names.npz`; the gazetteer stands in the latter."""
    graph = Graph()
    graph.line(_encoder(graph, model.encoder, told), model.tag, "tags")
    _save(graph, {"tags": 3}, model.encoder.inputs - len(told), folder / "names.onnx")
    np.savez(
        folder / "names.npz",
        **_words(model.encoder),
        tag_names=np.array(model.tags),
        moves=_array(model.moves),
        starts=_array(model.starts),
        **{f"gazetteer_{name}": value for name, value in gazetteer.items()},
    )
