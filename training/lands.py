"""Train what chooses the country of actors whose words do not tell it: python training/lands.py [GOLD.jsonl …].

Reads gold pages (../shared/gold by default) and the reports that we annotated ourselves, drafts the cast with the
package's own reader, and puts every such actor before the countries that the page names (`reading/belonging.py`).
`--check DEV.jsonl` prints what the trees reach on pages that they have not seen, and writes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from annotated import CORPUS, corpus_lines, reports
from events import fold, gold_article, gold_pages
from folds import FOLDS, thirds
from keeping import keep
from linear import Choice
from trees import train_softmax

from palagan.reading.actors import drafted, find_cast
from palagan.reading.belonging import Belonging, Belongings
from palagan.reading.codes import UNKNOWN, page_country
from palagan.reading.lands import is_untold
from palagan.reading.read import report_sentences
from palagan.reading.trees import Trees, trees_of

ROUNDS = 120
SETTINGS = {
    "feature_fraction": 0.1, "min_data_in_leaf": 10, "max_depth": 4, "num_leaves": 12, "learning_rate": 0.1,
}  # fmt: skip
"""From a sweep by the likelihood of the right country on train and our annotations, a fourth held out (2026-11)."""


class Asked(NamedTuple):
    """An actor whose words do not tell its country: the candidates, the annotators' country, and the page's."""

    kind: str
    options: tuple[Belonging, ...]
    land: str
    page: str
    party: bool


Lesson = list[Asked]


def lesson(doc: dict[str, Any], raw: str) -> Lesson:
    """What one annotated page teaches."""
    article = gold_article(doc, raw)
    sentences = report_sentences(article)
    made = drafted(article, sentences)
    cast = find_cast(article, sentences)
    drafts = [draft for draft, keep in zip(made.drafts, made.kept, strict=True) if keep]
    belongings = Belongings(made.found, made.read, made.drafts, made.links)
    page = page_country(one.country for one in made.found) or UNKNOWN
    parties = {actor for event in doc["events"] for side in ("sources", "targets") for actor in event[side]}
    named = {
        actor.id: {fold(raw[m.start : m.end]) for m in actor.mentions} | {fold(actor.name)} for actor in cast.actors
    }
    out = []
    for gold, own in matched(doc["actors"], named).items():
        number = [actor.id for actor in cast.actors].index(own)
        if number >= len(drafts) or not is_untold(drafts[number]):
            continue
        actor = next(actor for actor in doc["actors"] if actor["id"] == gold)
        options = belongings.candidates(drafts[number])
        out.append(Asked(actor["kind"], options, actor["code"].partition(".")[0], page, gold in parties))
    return out


def matched(actors: Sequence[dict[str, Any]], named: dict[str, set[str]]) -> dict[str, str]:
    """Gold actor id → id of the one actor of the cast that shares most written forms; both are given away once."""
    forms = {actor["id"]: {fold(form) for form in (actor["name"], *actor["mentions"])} for actor in actors}
    pairs = [(-len(own & theirs), gold, one) for gold, own in forms.items() for one, theirs in named.items()]
    out: dict[str, str] = {}
    for shared, gold, one in sorted(pairs, key=lambda pair: pair[0]):
        if shared and gold not in out and one not in out.values():
            out[gold] = one
    return out


def fit(lessons: Sequence[Lesson]) -> dict[str, Any]:
    """The model as the package's weights file holds it; an actor of a country that is no candidate teaches nothing."""
    choices: list[Choice] = []
    for asked in (one for several in lessons for one in several):
        right = frozenset(n for n, option in enumerate(asked.options) if option.country == asked.land)
        if right and len(asked.options) > 1:
            choices.append((tuple(option.features for option in asked.options), right))
    return {"land": train_softmax(choices, ROUNDS, **SETTINGS)}


def tally(model: Trees, lessons: Sequence[Lesson], found: Counter[str]) -> None:
    """Count how often the trees and the page's most named country are right."""
    for asked in (one for several in lessons for one in several):
        scores = model.all_scores([option.parts for option in asked.options])[0]
        best = asked.options[max(range(len(scores)), key=scores.__getitem__)].country
        for key in (asked.kind, "all", *(("party",) if asked.party else ())):
            found[key] += 1
            found[f"{key} right"] += best == asked.land
            found[f"{key} page"] += asked.page == asked.land


def told(name: str, found: Counter[str]) -> None:
    """Print one line a kind."""
    for key in ("organization", "person", "group", "party", "all"):
        count = max(1, found[key])
        right, page = found[f"{key} right"], found[f"{key} page"]
        sys.stdout.write(f"{name:6} {key:13} {right / count:.3f} of {found[key]} (most named {page / count:.3f})\n")


def check(gold: Sequence[Lesson], ours: Sequence[Lesson], dev: Sequence[Lesson]) -> None:
    """Print the shares right of pages unseen: gold and our own a third at a time, and dev."""
    counts: dict[str, Counter[str]] = {"gold": Counter(), "ours": Counter(), "dev": Counter()}
    for fold_, (taught, own) in enumerate(zip(thirds(gold), thirds(ours), strict=True)):
        model = trees_of(fit([*taught, *own])["land"])
        tally(model, gold[fold_::FOLDS], counts["gold"])
        tally(model, ours[fold_::FOLDS], counts["ours"])
    tally(trees_of(fit([*gold, *ours])["land"]), dev, counts["dev"])
    for name, found in counts.items():
        told(name, found)


def main() -> None:
    """Fit on all the files named and write the weights; with --check print scores and write nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(__file__).resolve().parents[2] / "shared" / "gold"
    parser.add_argument("gold", nargs="*", type=Path, default=[shared / "train.jsonl"])
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="what the annotations point into")
    weights = Path(__file__).resolve().parents[1] / "src/palagan/languages/id/weights/lands.json"
    parser.add_argument("--out", type=Path, default=weights)
    parser.add_argument("--check", type=Path)
    options = parser.parse_args()
    gold = [lesson(*page) for page in gold_pages(options.gold)]
    ours = [lesson(*report) for report in reports(corpus_lines(options.corpus))]
    if options.check:
        check(gold, ours, [lesson(*page) for page in gold_pages([options.check])])
        return
    keep(options.out, options.gold, fit([*gold, *ours]))


if __name__ == "__main__":
    main()
