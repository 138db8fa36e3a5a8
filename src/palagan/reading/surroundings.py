"""What stands around an anchor and speaks for or against an event: small words, the verb above, parties, other anchors.

Beside `signs.py`, which has the anchor itself. Distances are coarse, so that what is learnt of one sentence holds for
others. All names begin with `MARK`, by which training knows them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, Group, words
from palagan.reading.located import located

MARK = "~"
_REACH = 8
"""Tokens before an anchor in which a small word may govern it."""
_NEAR = 5
_STEPS = (0, 1, 2, 4, 7, 14)
_WAY = 3
"""Words between two anchors that are looked at one by one."""
_CUTS = frozenset({",", ";", '"', "“", "”", "yang"})


class Told:
    """What the page has named so far: how often each root and each type."""

    def __init__(self) -> None:
        self._roots: Counter[str] = Counter()
        self._types: Counter[str] = Counter()

    def signs(self, anchor: Anchor) -> tuple[str, ...]:
        """Whether the anchor's root and type were named before; then they are."""
        root, type_ = anchor.entry.root, anchor.entry.type
        roots, types = self._roots[root], self._types[type_]
        self._roots[root] += 1
        self._types[type_] += 1
        return (
            f"~seen-root={min(roots, 3)}|lex={type_}",
            f"~seen-type={min(types, 4)}|lex={type_}",
            f"~root={root}|seen={min(roots, 2)}",
        )


def surroundings(clause: Clause, anchor: Anchor, number: int) -> tuple[str, ...]:
    """The signs of the words and parties around an anchor. `number` is that of the sentence on the page."""
    type_, voice, root = anchor.entry.type, anchor.voice, anchor.entry.root
    first, last, word = anchor.first, anchor.last, clause.word
    before, after = word(first - 1), word(last)
    out = [
        f"~before2={word(first - 2)}_{before}",
        f"~after2={after}_{word(last + 1)}",
        f"~root={root}|before={before}",
        f"~root={root}|after={after}",
        f"~form={anchor.form}|{_shape(before)}",
        f"~shape-before={_shape(before)}|{voice}|lex={type_}",
        f"~shape-after={_shape(after)}|{voice}|lex={type_}",
        f"~sentence={min(number, 4)}|lex={type_}",
        f"~part={4 * first // len(clause.tokens)}|lex={type_}",
    ]
    pointing = words("demonstratives")
    there = next((i for i in range(last, last + 4) if word(i) in pointing), None)
    out.append(f"~this={word(there)}{min(there - last, 2)}|lex={type_}" if there is not None else f"~this=|lex={type_}")
    where, when = located(clause, anchor)
    out += [f"~where={where}|{voice}|lex={type_}", f"~when={when}|{voice}|lex={type_}"]
    out += _verbs(clause, anchor)
    out += _small_words(clause, anchor)
    return (*out, *_parties(clause, anchor))


def beside(clause: Clause, anchors: Sequence[tuple[Anchor, str]], number: int) -> tuple[str, ...]:
    """The signs of the anchors before and after one of a sentence; each comes with what rules it out, or "". What
    somebody is charged with is an event of its own where it has a place or a day."""
    anchor = anchors[number][0]
    type_ = anchor.entry.type
    out = [f"~nth={min(number, 3)}|of={min(len(anchors), 4)}|lex={type_}"]
    for side, at in (("previous", number - 1), ("next", number + 1)):
        if not 0 <= at < len(anchors):
            out.append(f"~{side}=|lex={type_}")
            continue
        other, ruled_out = anchors[at]
        between = anchor.first - other.last if at < number else other.first - anchor.last
        out += [
            f"~{side}={other.entry.type}|lex={type_}",
            f"~{side}-root={other.entry.root}",
            f"~{side}-frame={other.entry.frame}|{other.voice}|{anchor.voice}|{bool(ruled_out)}",
            f"~{side}-far={_far(between)}|lex={type_}",
        ]
        if side == "previous" and other.entry.type == "ACCUSE":
            where, when = located(clause, anchor)
            out.append(f"~charged={where}{when}|{other.voice}|lex={type_}")
    return tuple(out)


def alike(clause: Clause, anchors: Sequence[tuple[Anchor, str]], number: int) -> tuple[str, ...]:
    """The signs of the nearest other anchor of the same type in the sentence, which may name the same event: how the
    two stand to each other, and the words between them. Anchors as in `beside`."""
    anchor, ruled_out = anchors[number]
    same = [n for n, (other, _) in enumerate(anchors) if n != number and other.entry.type == anchor.entry.type]
    if not same:
        return (f"~alike=|{ruled_out}",)
    free = [n for n in same if not anchors[n][1]] or same
    nearest = min(free, key=lambda n: abs(anchors[n][0].first - anchor.first))
    other, others_out = anchors[nearest]
    before = nearest < number
    left, right = (other, anchor) if before else (anchor, other)
    between = [clause.word(index) for index in range(left.last, right.first)]
    verbs = any(left.last <= verb < right.first for verb in clause.verbs)
    cut = any(word in words("clause_openers") or word in _CUTS for word in between)
    side = "before" if before else "behind"
    voices = f"{anchor.voice}|{other.voice}"
    out = [
        f"~alike={side}|{ruled_out}|{others_out}",
        f"~alike={side}|{_far(len(between))}|{ruled_out}",
        f"~alike={side}|{voices}|{ruled_out}",
        f"~alike={side}|{anchor.entry.frame}|{other.entry.frame}|{ruled_out}",
        f"~alike-cut={verbs}{cut}|{side}|{ruled_out}",
        f"~alike-root={anchor.entry.root == other.entry.root}|{side}|{ruled_out}",
    ]
    if len(between) <= _WAY:
        way = "_".join(["N" if clause.group_at(n) else clause.word(n) for n in range(left.last, right.first)])
        out += [f"~alike-way={way}|{side}", f"~alike-near={voices}|{side}|{anchor.entry.type}"]
    return tuple(out)


def _far(distance: int) -> int:
    return bisect_left(_STEPS, distance)


def _shape(word: str) -> str:
    """What a word looks like: a verb or noun by its prefix, a small word as it stands, a number, a mark."""
    if not word or not word[0].isalpha():
        return "number" if word[:1].isdigit() else word
    if word in words("small"):
        return word
    if len(word) >= 5:
        for prefix in ("me", "di", "ber", "ter", "pe", "ke", "se"):
            if word.startswith(prefix):
                return prefix
    return "word"


def _verbs(clause: Clause, anchor: Anchor) -> list[str]:
    """The nearest verb before an anchor, which may govern it, and the next one after it."""
    type_ = anchor.entry.type
    at = bisect_left(clause.verbs, anchor.first)
    following = bisect_left(clause.verbs, anchor.last)
    out = []
    if at:
        verb = clause.word(clause.verbs[at - 1])
        out.append(f"~verb={verb}")
        if anchor.first - clause.verbs[at - 1] <= _NEAR:
            out += [f"~near-verb={verb}", f"~near-verb={verb}|lex={type_}"]
    if following < len(clause.verbs):
        out.append(f"~next-verb={clause.word(clause.verbs[following])}")
    return out


def _small_words(clause: Clause, anchor: Anchor) -> list[str]:
    """The small words before an anchor, and which of them is nearest."""
    small, type_ = words("small"), anchor.entry.type
    found = [clause.word(i) for i in range(anchor.first - 1, max(-1, anchor.first - 1 - _REACH), -1)]
    found = [word for word in found if word in small]
    out = [f"~small={found[0]}|{anchor.voice}|lex={type_}"] if found else []
    for word in dict.fromkeys(found):
        out += [f"~small={word}", f"~small={word}|lex={type_}"]
    return out


def _parties(clause: Clause, anchor: Anchor) -> list[str]:
    """How far the nearest parties stand on either side, behind which preposition, and the words up to the next."""
    type_, groups = anchor.entry.type, clause.groups
    left = bisect_right(groups, anchor.first, key=_end)
    right = bisect_left(groups, anchor.last, key=_start)
    out = []
    if left:
        group = groups[left - 1]
        out.append(f"~left-party={_far(anchor.first - group.last)}|{group.preposition}|lex={type_}")
    else:
        out.append(f"~left-party=|lex={type_}")
    if right < len(groups):
        group = groups[right]
        out.append(f"~right-party={_far(group.first - anchor.last)}|{group.preposition}|lex={type_}")
        if group.first - anchor.last <= 3:
            way = "_".join([clause.word(i) for i in range(anchor.last, group.first)])
            out.append(f"~way={way}|lex={type_}")
    else:
        out.append(f"~right-party=|lex={type_}")
    return out


def _start(group: Group) -> int:
    return group.first


def _end(group: Group) -> int:
    return group.last
