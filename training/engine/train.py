"""Trains the Indonesian engine: `python training/engine/train.py [--corpora DIR] [--out DIR] [--part PART]`.

The parts are made one after the other, or, as `make train-engine` does, parser and names side by side once there are
vectors. Everything is seeded and takes one thread a part: the same corpora on the same kind of machine give the same
weights.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import torch
from names import Settings as NameSettings
from names import train_names
from network import Words
from parser import Settings as ParserSettings
from parser import train_parser
from scores import print_scores
from vectors import train_vectors, vectors_of

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PARTS = ("vectors", "parser", "names", "scores")


def train(part: str, corpora: Path, out: Path) -> None:
    """Makes one part in the folder `out`."""
    torch.set_num_threads(1)
    if part == "vectors":
        train_vectors(corpora / "news-text" / "id.txt.gz", out)
    elif part == "parser":
        train_parser(
            [corpora / "ud-id-csui" / "id_csui-ud-train.conllu", corpora / "ud-id-gsd" / "id_gsd-ud-dev.conllu"],
            [corpora / "ud-id-gsd-silver" / "id_gsd-silver-train.conllu"],
            Words(vectors_of(out)),
            out,
            ParserSettings(),
        )
    elif part == "names":
        ner = corpora / "ner"
        train_names(
            [ner / f"id.{source}.{part}.jsonl" for source in ("idner-news-2k", "nerui") for part in ("train", "dev")],
            [ner / "id.nergrit.train.jsonl"],
            corpora / "names",
            [ner / f"id.{source}.test.jsonl" for source in ("idner-news-2k", "nerui", "nergrit")],
            Words(vectors_of(out)),
            out,
            NameSettings(),
        )
    elif part == "scores":
        print_scores(corpora, out)


def main() -> int:
    """The command line."""
    reader = argparse.ArgumentParser(description="Train the Indonesian engine.")
    reader.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    reader.add_argument("--out", type=Path, default=ROOT / "build" / "engine")
    reader.add_argument("--part", choices=PARTS, help="make this part alone")
    told = reader.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    if told.part:
        train(told.part, told.corpora, told.out)
        return 0
    command = [sys.executable, str(Path(__file__)), "--corpora", str(told.corpora), "--out", str(told.out), "--part"]
    subprocess.run([*command, "vectors"], check=True)
    beside = [subprocess.Popen([*command, part]) for part in ("parser", "names")]
    codes = [process.wait() for process in beside]
    if any(codes):
        return 1
    return subprocess.run([*command, "scores"], check=True).returncode


if __name__ == "__main__":
    sys.exit(main())
