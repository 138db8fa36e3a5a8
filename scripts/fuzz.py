"""fuzz.py [SECONDS] [--seed N]: odd pages, read as text and as HTML, for so long (600): `make fuzz`.

Half of the time atheris (libFuzzer) chooses the bytes by the coverage of articles/, reading/ and languages/; half
they are random, without the cost of coverage. `tests/robustness/odd_pages.py` makes a page of them, by a grammar of
news fragments or as they stand. Whatever crashes or is unsound ends the run; its bytes are kept in demo/fuzz.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import random
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "demo" / "fuzz"
LONGEST = 2000
"""Bytes of choices; two or three of them make a fragment."""
SLOW = 10.0
"""Processor seconds for one such page that count as a fault."""

sys.path.insert(0, str(ROOT))


class Fuzz:
    """One run: what has been read, and until when."""

    def __init__(self, seconds: float, name: str, *, covered: bool) -> None:
        if covered:
            import atheris

            instrumented = atheris.instrument_imports(
                include=["palagan.articles", "palagan.reading", "palagan.languages"]
            )
        else:
            instrumented = nullcontext()
        with instrumented:
            from palagan.articles.language import is_read
            from palagan.articles.make import make_article
            from palagan.reading.read import read_article
        from tests.robustness.odd_pages import page_from
        from tests.robustness.soundness import faults_of_article, faults_of_reading

        self.page_from, self.make_article, self.read_article = page_from, make_article, read_article
        self.is_read, self.faults_of_article, self.faults_of_reading = is_read, faults_of_article, faults_of_reading
        self.name = name
        self.until = time.monotonic() + seconds
        self.pages = self.characters = self.read = 0

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() > self.until

    def __call__(self, data: bytes) -> None:
        """One page out of some bytes."""
        page = self.page_from(data)
        began = time.process_time()
        article = self.make_article(page)
        faults = list(self.faults_of_article(article))
        if self.is_read(article.language):
            self.read += 1
            faults += self.faults_of_reading(self.read_article(article))
        took = time.process_time() - began
        if took > SLOW:
            faults.append(f"{len(article.text)} characters took {took:.1f} s")
        self.pages += 1
        self.characters += len(article.text)
        if faults:
            raise AssertionError("; ".join(faults))

    def tell(self) -> None:
        """What was done."""
        print(
            f"{self.name}: {self.pages:,} pages of {self.characters:,} characters, {self.read:,} of them read: "
            "no crash, every span in its text, every id resolved",
            flush=True,
        )


def by_chance(seconds: float, seed: int) -> None:
    """Random bytes."""
    fuzz = Fuzz(seconds, "by chance", covered=False)
    rng = random.Random(seed)
    while not fuzz.over:
        data = rng.randbytes(rng.randint(1, rng.choice((60, 400, LONGEST))))
        try:
            fuzz(data)
        except BaseException:
            kept = KEPT / f"crash-{hashlib.sha256(data).hexdigest()[:16]}"
            kept.write_bytes(data)
            print(f"the bytes are in {kept}", flush=True)
            raise
    fuzz.tell()


def by_coverage(seconds: float, seed: int) -> None:
    """Bytes of atheris's choice; it never returns."""
    import atheris

    fuzz = Fuzz(seconds, "by coverage", covered=True)

    def one(data: bytes) -> None:
        if fuzz.over:
            fuzz.tell()
            os._exit(0)  # libFuzzer has no other way to end in peace
        fuzz(data)

    corpus = KEPT / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, sample in enumerate(sorted((ROOT / "samples").rglob("*"))):
        if sample.suffix in {".txt", ".html"}:
            way = bytes([int(sample.suffix == ".html"), 1, 0, 0])
            (corpus / f"sample-{number}").write_bytes(way + sample.read_bytes()[: LONGEST - 4])
    options = [
        f"-max_len={LONGEST}",
        f"-seed={seed}",
        "-timeout=120",
        "-rss_limit_mb=4096",
        f"-artifact_prefix={KEPT}/",
    ]
    atheris.Setup([sys.argv[0], *options, "-verbosity=0", f"-artifact_prefix={KEPT}/", str(corpus)], one)
    atheris.Fuzz()


def again(path: Path) -> None:
    """One input that was kept."""
    Fuzz(0, "again", covered=False)(path.read_bytes())


def main() -> int:
    """Run both halves, each in a process of its own; or one of them; or one kept input."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", nargs="?", type=float, default=600.0)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--only", choices=("chance", "coverage"))
    parser.add_argument("--again", type=Path, metavar="BYTES", help="read one kept input again")
    options = parser.parse_args()
    KEPT.mkdir(parents=True, exist_ok=True)
    if options.again:
        again(options.again)
    elif options.only == "chance":
        by_chance(options.seconds, options.seed)
    elif options.only == "coverage":
        by_coverage(options.seconds, options.seed)
    else:
        guided = importlib.util.find_spec("atheris") is not None
        if not guided:
            print("atheris is not installed: all of the time goes to random bytes", flush=True)
        halves = ("chance", "coverage") if guided else ("chance",)
        for half in halves:
            told = [str(options.seconds / len(halves)), "--only", half, "--seed", str(options.seed)]
            strict = ["-X", "dev"] if half == "chance" else []  # atheris has its own allocator
            if subprocess.run([sys.executable, *strict, __file__, *told], check=False).returncode:
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
