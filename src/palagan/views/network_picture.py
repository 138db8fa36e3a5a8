"""A network as a drawing: marks with their labels, lines bent apart by direction, all in units of the picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from palagan.views.network import Actor, Network, Tie, told_apart
from palagan.views.spread import spread

_LETTER = 6.7
"""Width of a letter of a label, in units; labels are 12 units high."""
_LINE = 14.0
_LONGEST = 16
"""Letters in a line of a label; a name has two lines at most."""
_MARGIN = 14.0
_BEND = 0.14


@dataclass(frozen=True, slots=True)
class Mark:
    """An actor: a mark of radius `size` around (x, y), with the lines of its label beneath."""

    actor: Actor
    x: float
    y: float
    size: float
    label: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A tie as the path of an SVG; `wide` is its width. `from_` and `to` are the names of its ends."""

    tie: Tie
    path: str
    wide: float
    from_: str
    to: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing, `width` × `height` units; the thinnest lines come first, so that none hides beneath a thicker."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]


@lru_cache(maxsize=64)
def picture(network: Network) -> Picture:
    """The drawing of a network; the same network has the same drawing."""
    actors = network.actors
    if not actors:
        return Picture(0.0, 0.0, (), ())
    number = {actor.key: place for place, actor in enumerate(actors)}
    most = max(actor.origins for actor in actors) or 1
    sizes = [6 + 10 * math.sqrt(actor.origins / most) for actor in actors]
    shown = told_apart(actors)
    labels = [label_of(shown[actor.key]) for actor in actors]
    boxes = [
        (max(2 * size, _LETTER * max(map(len, label))), 2 * size + _LINE * len(label) + 2)
        for size, label in zip(sizes, labels, strict=True)
    ]
    laid = spread(boxes, [(number[t.source], number[t.target], float(t.origins or t.happenings)) for t in network.ties])
    marks = tuple(
        Mark(actor, round(x + _MARGIN, 1), round(y - box[1] / 2 + size + _MARGIN, 1), round(size, 1), label)
        for actor, (x, y), box, size, label in zip(actors, laid.places, boxes, sizes, labels, strict=True)
    )
    thick = max((tie.origins for tie in network.ties), default=0) or 1
    lines = [
        _line(tie, (shown[tie.source], shown[tie.target]), marks[number[tie.source]], marks[number[tie.target]], thick)
        for tie in network.ties
    ]
    return Picture(
        round(laid.width + 2 * _MARGIN, 1),
        round(laid.height + 2 * _MARGIN, 1),
        marks,
        tuple(sorted(lines, key=lambda line: (line.wide, line.tie.source, line.tie.target))),
    )


def label_of(name: str) -> tuple[str, ...]:
    """A name in one line or two, shortened with "…" where it is longer."""
    words = name.split() or [name]
    lines = [""]
    for word in words:
        if not lines[-1] or len(lines[-1]) + 1 + len(word) <= _LONGEST:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    shown = [line if len(line) <= _LONGEST + 2 else line[: _LONGEST + 1] + "…" for line in lines[:2]]
    if len(lines) > 2 and not shown[-1].endswith("…"):
        shown[-1] += "…"
    return tuple(shown)


def _line(tie: Tie, names: tuple[str, str], start: Mark, end: Mark, thick: int) -> Line:
    """A bent line from mark to mark, ending before the arrow's head; a mutual one is straight."""
    wide = 1.2 + 5 * math.sqrt(tie.origins / thick)
    across, down = end.x - start.x, end.y - start.y
    far = math.hypot(across, down) or 1.0
    bend = 0.0 if tie.mutual else _BEND
    middle = ((start.x + end.x) / 2 - down * bend, (start.y + end.y) / 2 + across * bend)
    head = 0.0 if tie.mutual else 5 + wide
    first = _toward((start.x, start.y), middle, min(start.size + 1, far / 3))
    last = _toward((end.x, end.y), middle, min(end.size + 2 + head, far / 2))
    path = f"M{_point(first)}Q{_point(middle)} {_point(last)}"
    return Line(tie, path, round(wide, 1), *names)


def _toward(start: tuple[float, float], end: tuple[float, float], length: float) -> tuple[float, float]:
    across, down = end[0] - start[0], end[1] - start[1]
    far = math.hypot(across, down) or 1.0
    return start[0] + across / far * length, start[1] + down / far * length


def _point(at: Sequence[float]) -> str:
    return f"{at[0]:.1f} {at[1]:.1f}"
