"""`python -m benchmarks.deciding CASE [COUNT …] [--write]`: what decisions cost whoever looks, by how many there are.

A copy of the case gets COUNT random decisions (accepted, refused, unsure; some happenings merged, some pages refused).
Measured: laying all of them on a fresh connection; one decision more on a kept one; one step at the review desk, which
is a decision and the next thing laid out, by HTTP in this process; each the median and the highest of several.
`--write` keeps the table in benchmarks/deciding.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.__main__ import machine
from palagan.clock import now
from palagan.commands.output import give_table
from palagan.deciding.looking import lay_decisions
from palagan.deciding.making import Said, decide_all
from palagan.deciding.shown import Shown
from palagan.store.open import CaseFile, open_case

RESULTS = Path(__file__).with_name("deciding.md")
COUNTS = (50, 300, 1_000)
STEPS = 15
COLUMNS = (
    "decisions", "cold look, ms", "one more, ms", "highest", "desk step, ms", "highest ",
)  # fmt: skip
TOLD = """Processor time. *Cold look*: laying all decisions on a fresh connection, as every command does. *One
more*: one more decision followed by a connection that is kept, as in the workbench. *Desk step*: POST of a decision
and GET of the next thing. `python -m benchmarks.deciding CASE --write` measures anew."""
_TABLES = (("happenings", 10), ("claims", 4), ("ledger_entries", 4), ("stories", 1))


def drawn(case: CaseFile, count: int, seed: int) -> list[Said]:
    """Things drawn at random, and what is said of them: one in fifty is a merge or a page refused."""
    chance = Random(seed)
    whole = sum(weight for _, weight in _TABLES)
    out: list[Said] = []
    with case.reading() as connection:
        for table, weight in _TABLES:
            wanted = max(count * weight // whole, 1)
            ids = connection.exec_driver_sql(f"SELECT id FROM {table}").scalars().all()
            for id_ in chance.sample(list(ids), min(wanted, len(ids))):
                verdict = chance.choice(("accept", "accept", "accept", "reject" if table != "stories" else "unsure"))
                out.append(Said(id_, verdict, "Bench", "measured"))
        happenings = [one.id for one in out if one.id.startswith("hp-")]
        for one, other in zip(happenings[::100], happenings[1::100], strict=False):
            out.append(Said(one, "merge", "Bench", "measured", others=(other,)))
        pages = connection.exec_driver_sql("SELECT page FROM mentions LIMIT 4000").scalars().all()
        out += [Said(page, "reject", "Bench", "measured") for page in chance.sample(list(pages), max(count // 100, 1))]
    chance.shuffle(out)
    return out[: count + STEPS]


def spent(act: Callable[[], object]) -> float:
    """Milliseconds of processor time, all threads of this process: other programs on the machine do not count."""
    began = time.process_time()
    act()
    return 1000 * (time.process_time() - began)


def cold(case: CaseFile) -> float:
    """Laying everything on a fresh connection."""

    def look() -> None:
        with case.reading() as connection:
            lay_decisions(connection)

    return spent(look)


def one_more(case: CaseFile, several: Sequence[Said]) -> list[float]:
    """One decision after another, followed on a kept connection."""
    shown, out = Shown(), []
    with case.engine.connect() as kept:
        kept.begin()
        lay_decisions(kept, shown)
        kept.commit()
        for one in several:
            decide_all(case, [one], now())
            kept.begin()
            out.append(spent(lambda: lay_decisions(kept, shown)))
            kept.commit()
    return out


def desk_steps(path: Path) -> list[float]:
    """Steps at the desk: accept what is there, and have the next laid out."""
    from starlette.testclient import TestClient

    from palagan.web.app import make_app
    from palagan.web.settings import ServeSettings

    out = []
    with TestClient(make_app(ServeSettings(path)), base_url="http://127.0.0.1:8700") as client:
        client.get("/review")
        token = client.cookies["palagan-csrf"]
        client.post("/review/name", data={"name": "Bench 2", "csrf": token})
        queue = client.get("/review.json?kind=happening").json()["desk"]["queue"]
        for thing in queue[: STEPS + 1]:
            form = {"thing": thing, "verdict": "accept", "back": "kind=happening", "csrf": token}
            out.append(spent(lambda form=form: client.post("/review/decide", data=form)))  # type: ignore[misc]
    return out[1:]


def measured(path: Path, counts: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """A row for each number of decisions, on a copy that is thrown away."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copied = Path(folder) / "case.palagan"
        shutil.copyfile(path, copied)
        case = open_case(copied)
        done = 0
        for count in counts:
            several = drawn(case, count, seed=count)
            lasts = several[-STEPS:]
            for at in range(0, max(count - done - STEPS, 0), 100):
                decide_all(case, several[at : min(at + 100, count - done - STEPS)], now())
            more = one_more(case, lasts)
            looks = [cold(case) for _ in range(3)]
            steps = desk_steps(copied)
            done = count + len(steps)
            yield (
                f"{count:,}", f"{statistics.median(looks):,.0f}", f"{statistics.median(more):,.1f}",
                f"{max(more):,.0f}", f"{statistics.median(steps):,.0f}", f"{max(steps):,.0f}",
            )  # fmt: skip
        case.close()


def main() -> None:
    """Measure, print, and keep where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.deciding", description=__doc__)
    parser.add_argument("case", type=Path, help="a case with a record; it is copied")
    parser.add_argument("counts", nargs="*", type=int, help="decisions (50 300 1000)")
    parser.add_argument("--write", action="store_true", help=f"keep the table in {RESULTS.name}")
    options = parser.parse_args()
    where = f"{machine()}, {dt.date.today():%d %B %Y}, {options.case.name}"
    print(where)
    rows = list(measured(options.case, options.counts or COUNTS))
    give_table(COLUMNS, rows, right=tuple(range(len(COLUMNS))))
    if options.write:
        lines = (COLUMNS, tuple("--:" for _ in COLUMNS), *rows)
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        RESULTS.write_text(f"# A run of `python -m benchmarks.deciding`\n\n{where}\n\n{TOLD}\n\n{table}\n", "utf-8")


if __name__ == "__main__":
    main()
