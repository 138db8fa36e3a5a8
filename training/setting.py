"""Train what chooses the dates and places of events and tells history: python training/setting.py [GOLD.jsonl …].

Every event of gold and of the reports that we annotated ourselves (`annotated.py`) is put before the package's own
candidates for its date and place (`reading/moments.py`, `reading/sites.py`); trees learn which is right, two-class
trees learn what is background. Dates are learnt from gold's pages as they are read too (`--read FILE`, see `dates.py`).
`--check DEV.jsonl` prints what the models reach on pages they have not seen: by folds on the training pages and,
trained on all of them, on DEV.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from again import hindsight
from annotated import CORPUS, corpus_lines, reports
from dates import Answer, Dates, fit_dates
from events import fold, gold_article, gold_pages, gold_spans, same_actors
from keeping import keep
from linear import Choice
from read_pages import all_read
from trees import TIMES, train_softmax, train_two_classes

from palagan.model.reading import Event, Span
from palagan.reading.actors import find_cast
from palagan.reading.concurring import chances_of, concurring
from palagan.reading.ground import Ground, Telling, ground_of, tellings_of
from palagan.reading.history import history_features
from palagan.reading.moments import Dated, Dating
from palagan.reading.places import find_places
from palagan.reading.read import report_sentences
from palagan.reading.retelling import from_later
from palagan.reading.setting import (
    UNDATED,
    UNPLACED,
    SettingModels,
    ranking,
    reference_day,
    setting_models_of,
)
from palagan.reading.sites import Placed, Placing
from palagan.reading.times import find_times
from palagan.reading.trees import Trees, trees_of

FOLDS = 5
ROUNDS = 160
GOLD = {"places": 3}
"""How often each gold page teaches: of our reports many are on home news, whose places lie otherwise."""
SURE = 0.0
"""History looks at those dates alone that the trees hold for likelier than none."""
HISTORIES = 3
"""Trainings that history is the mean of: .864 right for .856 on train unseen, .900 for .902 on dev (decision 039)."""
Options = Sequence[Dated] | Sequence[Placed]


@dataclass
class Page:
    """One gold page: its events as told, with the candidates for each and the annotators' answers; the ground is that
    which history is told from."""

    ground: Ground
    tellings: tuple[Telling, ...]
    dating: Dating
    gold: list[dict[str, Any]]
    dates: list[Options]
    places: list[Options]


def page_of(doc: dict[str, Any], raw: str) -> Page:
    """The lesson of one annotated page."""
    article = gold_article(doc, raw)
    sentences = report_sentences(article)
    cast = find_cast(article, sentences)
    times = find_times(raw, sentences, article.published_day)
    ground = ground_of(
        article, sentences, times, find_places(raw, sentences), reference_day(article.published_day, times)
    )
    same = same_actors(doc, cast, raw)
    spans = gold_spans(doc, raw)
    events = []
    for number, (start, end, event) in enumerate(spans):
        sides = [
            tuple(dict.fromkeys(min(same[actor]) for actor in event[side] if same.get(actor)))
            for side in ("sources", "targets")
        ]
        events.append(
            Event(
                f"e{number}", event["type"], None, sides[0], sides[1], None, None, event["status"], (), (), False, "",
                Span(start, end), sentences[ground.sentence_at(start)], 1.0,
            )
        )  # fmt: skip
    tellings = tellings_of(ground, cast, events)
    dating, placing = Dating(ground, tellings), Placing(ground, tellings)
    return Page(
        from_later(ground), tellings, dating, [event for *_, event in spans],
        [dating.candidates(t) for t in tellings], [placing.candidates(t) for t in tellings],
    )  # fmt: skip


def day(option: Dated | Placed) -> str | None:
    """The date that a candidate stands for."""
    return option.value if isinstance(option, Dated) else None


def spot(option: Dated | Placed) -> str | None:
    """The place that a candidate stands for, as the scorer compares names."""
    return fold(option.site.place.name) if isinstance(option, Placed) and option.site else None


def wanted_day(event: dict[str, Any]) -> str | None:
    """The annotators' date."""
    return event["date"] or None


def wanted_spot(event: dict[str, Any]) -> str | None:
    """The annotators' place."""
    return fold(event["place"]) if event["place"] else None


def choices(pages: Iterable[Page], field: str) -> list[Choice]:
    """The examples for one field; an event whose answer is no candidate teaches nothing."""
    value, wanted = READERS[field]
    out: list[Choice] = []
    for page in pages:
        for options, event in zip(getattr(page, field), page.gold, strict=True):
            if field == "dates" and "date" not in event:
                continue
            right = frozenset(n for n, option in enumerate(options) if value(option) == wanted(event))
            if right and len(options) > 1:
                out.append((tuple(option.features for option in options), right))
    return out


READERS: dict[str, tuple[Callable[[Dated | Placed], str | None], Callable[[dict[str, Any]], str | None]]] = {
    "dates": (day, wanted_day),
    "places": (spot, wanted_spot),
}


def learn(gold: Sequence[Page], ours: Sequence[Page], field: str) -> dict[str, Any]:
    """The model of one field."""
    return train_softmax([*choices(gold, field) * GOLD[field], *choices(ours, field)], ROUNDS, times=TIMES)


def answers(model: Trees, page: Page, field: str, least: float) -> list[str | None]:
    """What the model gives for each event of a page when it is that much surer of it than of nothing."""
    value, _ = READERS[field]
    ranked: list[tuple[Dated | Placed, Dated | Placed, float]] = ranking(model, getattr(page, field))
    return [value(best) if sure > least else None for best, _, sure in ranked]


def folds(count: int) -> list[list[int]]:
    """Pages shared out, the same every time."""
    numbers = list(range(count))
    random.Random(3).shuffle(numbers)
    return [numbers[start::FOLDS] for start in range(FOLDS)]


def unseen(gold: Sequence[Page], ours: Sequence[Page], field: str, least: float) -> list[list[str | None]]:
    """The answers for each page, gold before ours, by a model that was trained on the other folds."""
    pages = [*gold, *ours]
    out: list[list[str | None]] = [[] for _ in pages]
    for held in folds(len(pages)):
        kept = set(held)
        taught = [number for number in range(len(pages)) if number not in kept]
        ours_taught = [pages[n] for n in taught if n >= len(gold)]
        model = trees_of(learn([pages[n] for n in taught if n < len(gold)], ours_taught, field))
        for number in held:
            out[number] = answers(model, pages[number], field, least)
    return out


def history_examples(page: Page, dates: Sequence[str | None]) -> list[tuple[tuple[str, ...], int]]:
    """Features and class of each event, given the dates that the reader would have."""
    seen = history_features(page.ground, page.tellings, dates, page.dating.moments)
    return [(features, int(event["background"])) for features, event in zip(seen, page.gold, strict=True)]


def fit(gold: Sequence[Page], read: Sequence[Dates], ours: Sequence[Page]) -> dict[str, Any]:
    """The models as the package's weights file holds them; `read` is gold once more, page by page, as it is read, or
    empty. History learns from dates of models that had not seen the page."""
    models, answers = fit_dates([_dates(page) for page in gold], [_dates(page) for page in ours], read)
    dates = [[value if sure > SURE else None for value, sure in own] for own in answers]
    pages = [*gold, *ours]
    examples = [history_examples(page, own) for page, own in zip(pages, dates, strict=True)]
    return {
        **models,
        "place": learn(gold, ours, "places"),
        "history": train_two_classes([one for several in examples for one in several], times=HISTORIES),
        "hindsight": hindsight([(p.tellings, p.ground.today) for p in pages], dates, examples, folds(len(pages))),
    }


def _dates(page: Page) -> Dates:
    return Dates(page.tellings, page.dates, page.gold)


def tally(pages: Sequence[Page], field: str, given: Sequence[Sequence[str | None]]) -> str:
    """Share of the annotators' answers that were given, and of what was given that is theirs."""
    _, wanted = READERS[field]
    found: Counter[str] = Counter()
    for page, own in zip(pages, given, strict=True):
        for event, answer in zip(page.gold, own, strict=True):
            found["gold"] += bool(wanted(event))
            found["given"] += bool(answer)
            found["right"] += bool(answer) and answer == wanted(event)
    right = found["right"]
    return (
        f"{right / max(1, found['gold']):.3f} of {found['gold']} (of those given {right / max(1, found['given']):.3f})"
    )


def check(train: Sequence[Page], read: Sequence[Dates], ours: Sequence[Page], dev: Sequence[Page]) -> None:
    """Print how the models do on gold events of pages they have not seen."""
    pages = [*train, *ours]
    models = setting_models_of(fit(train, read, ours))
    _, found = fit_dates([_dates(page) for page in train], [_dates(page) for page in ours], read)
    there = [_answers_of_both(models, page) for page in dev]
    own, new = ([_sure(one, UNDATED) for one in several] for several in (found[: len(train)], there))
    sys.stdout.write(f"date     train {tally(train, 'dates', own)}   dev {tally(dev, 'dates', new)}\n")
    own = unseen(train, ours, "places", UNPLACED)[: len(train)]
    new = [answers(models.place, page, "places", UNPLACED) for page in dev]
    sys.stdout.write(f"place    train {tally(train, 'places', own)}   dev {tally(dev, 'places', new)}\n")
    examples = [history_examples(page, _sure(one, SURE)) for page, one in zip(pages, found, strict=True)]
    right = total = 0
    for held in folds(len(pages)):
        kept = set(held)
        rest = [one for n, several in enumerate(examples) if n not in kept for one in several]
        model = trees_of(train_two_classes(rest))
        for number in held:
            if number < len(train):
                hits, several = _history_right(model, examples[number])
                right, total = right + hits, total + several
    line = f"history, weighed once  train {right / total:.3f} of {total}"
    right = total = 0
    for page, one in zip(dev, there, strict=True):
        hits, several = _history_right(models.history, history_examples(page, _sure(one, SURE)))
        right, total = right + hits, total + several
    sys.stdout.write(f"{line}   dev {right / total:.3f} of {total}\n")


def _answers_of_both(models: SettingModels, page: Page) -> list[Answer]:
    """The dates of a page by both models, one after the other."""
    options = [tuple(several) for several in _dates(page).options]
    ranked = ranking(models.concurring, concurring(page.tellings, options, chances_of(models.date, options)))
    return [(best.value, sure) for best, _, sure in ranked]


def _sure(given: Sequence[Answer], least: float) -> list[str | None]:
    return [value if sure > least else None for value, sure in given]


def _history_right(model: Trees, examples: Sequence[tuple[tuple[str, ...], int]]) -> tuple[int, int]:
    scores = model.scores([features for features, _ in examples])
    return sum((score > 0) == bool(right) for score, (_, right) in zip(scores, examples, strict=True)), len(scores)


def read_pages(paths: Sequence[Path]) -> list[Page]:
    """The pages of gold files, in order."""
    return [page_of(*page) for page in gold_pages(paths)]


def our_pages(corpus: Path) -> list[Page]:
    """The reports that we annotated ourselves."""
    return [page_of(*report) for report in reports(corpus_lines(corpus))]


def main() -> None:
    """Fit on all the files named and write the weights; with --check print scores and write nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(__file__).resolve().parents[2] / "shared" / "gold"
    parser.add_argument("gold", nargs="*", type=Path, default=[shared / "train.jsonl"])
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="what the annotations point into")
    weights = Path(__file__).resolve().parents[1] / "src/palagan/languages/id/weights/setting.json"
    parser.add_argument("--out", type=Path, default=weights)
    parser.add_argument("--read", type=Path, help="gold as it is read: what crossvalidated.py wrote of the first file")
    parser.add_argument("--check", type=Path)
    options = parser.parse_args()
    pages, ours = read_pages(options.gold), our_pages(options.corpus)
    read: list[Dates] = []
    if options.read:
        first = options.gold[0]
        read = all_read(gold_pages([first]), first.parent, options.read.read_text("utf-8").splitlines())
    if options.check:
        check(pages, read, ours, read_pages([options.check]))
        return
    keep(options.out, options.gold, fit(pages, read, ours))


if __name__ == "__main__":
    main()
