"""Reports annotated by us beside gold: no text of others, only where in ../shared/corpora/news-text something stands.

A row of `training/annotations/news-text.jsonl`: `lines` of the corpus (first, and the one after the last), `hash` of
their text, `published` (the day of publication that its words let one think), `actors` (kind, code, mentions) and
`events` as the codebook has them, but without `date` where the reader's grammar cannot work it out. A place in the
text is [line, start, end]: the line counted from the report's first, code points within the line.

    python training/annotated.py NOTES.jsonl …    packs working notes (anchors and mentions written out) into that file
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "corpora/news-text/id.txt.gz"
ANNOTATIONS = Path(__file__).resolve().parent / "annotations/news-text.jsonl"

OURS = "news-text"
"""How the names of our reports begin."""

Place = list[int]


def corpus_lines(path: Path = CORPUS) -> list[str]:
    """The lines of the corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return file.read().split("\n")


def _hash(lines: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def _words(lines: Sequence[str], place: Place) -> str:
    line, start, end = place
    return lines[line][start:end]


def reports(corpus: Sequence[str], path: Path = ANNOTATIONS) -> Iterator[tuple[dict[str, Any], str]]:
    """Each report in the shape of a gold document, with its text; its events carry `at`, the offsets of the anchor.

    A report whose lines have changed is an error that names it.
    """
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        first, last = row["lines"]
        lines = corpus[first:last]
        if _hash(lines) != row["hash"]:
            raise SystemExit(f"{path.name}: lines {first}-{last} are not those that were annotated")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        actors = [
            {
                "id": f"a{number}",
                "name": _words(lines, actor["mentions"][0]),
                "kind": actor["kind"],
                "code": actor["code"],
                "mentions": [_words(lines, place) for place in actor["mentions"]],
            }
            for number, actor in enumerate(row["actors"])
        ]
        events = []
        for event in row["events"]:
            line, start, end = event["anchor"]
            people = {key: [f"a{n}" for n in event[key]] for key in ("sources", "targets", "said_by", "denied_by")}
            at = (starts[line] + start, starts[line] + end)
            place = _words(lines, event["place"]) if event["place"] else None
            events.append(
                {**event, **people, "line": line, "anchor": _words(lines, event["anchor"]), "place": place, "at": at}
            )
        kinds = {str(number): "body" for number in range(last - first)}
        doc = {"id": f"{OURS}-{first}", "published": row["published"], "lines": kinds, "actors": actors}
        yield {**doc, "events": events}, "\n".join(lines)


def pack(note: dict[str, Any], corpus: Sequence[str]) -> dict[str, Any]:
    """A working note, which writes out its words, as a row of the file. Events of a line stand in their order."""
    first, last = note["lines"]
    lines = corpus[first:last]
    numbers = {actor["id"]: number for number, actor in enumerate(note["actors"])}
    after: dict[int, int] = {}
    events = []
    for event in note["events"]:
        line = event["line"] - first
        start = lines[line].find(event["anchor"], after.get(line, 0))
        start = lines[line].find(event["anchor"]) if start < 0 else start
        if start < 0:
            raise SystemExit(f"line {event['line']}: no {event['anchor']!r} there")
        after[line] = start + 1
        people = {
            key: [numbers[a] for a in event.get(key, ())] for key in ("sources", "targets", "said_by", "denied_by")
        }
        place = event.get("place")
        events.append(
            {
                "type": event["type"],
                "anchor": [line, start, start + len(event["anchor"])],
                **people,
                "place": _find(place, lines) if place else None,
                "status": event["status"],
                "background": event["background"],
                **({"date": event["date"]} if "date" in event else {}),
            }
        )
    actors = [
        {"kind": a["kind"], "code": a["code"], "mentions": [_find(mention, lines) for mention in a["mentions"]]}
        for a in note["actors"]
    ]
    said = {"lines": [first, last], "hash": _hash(lines), "published": note["published"]}
    return {**said, "actors": actors, "events": events}


def _find(words: str, lines: Sequence[str]) -> Place:
    for number, line in enumerate(lines):
        start = line.find(words)
        if start >= 0:
            return [number, start, start + len(words)]
    raise SystemExit(f"nowhere: {words!r}")


def main() -> None:
    """Pack working notes, by their place in the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=ANNOTATIONS)
    options = parser.parse_args()
    corpus = corpus_lines()
    rows = [pack(json.loads(row), corpus) for path in options.notes for row in path.read_text("utf-8").splitlines()]
    rows.sort(key=lambda row: row["lines"])
    options.out.parent.mkdir(exist_ok=True)
    text = "".join(json.dumps(row, sort_keys=True, separators=(",", ":")) + "\n" for row in rows)
    options.out.write_text(text, "utf-8")
    sys.stdout.write(f"{options.out}: {len(rows)} reports, {sum(len(row['events']) for row in rows)} events\n")


if __name__ == "__main__":
    main()
