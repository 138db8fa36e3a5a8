"""words.py: lemmas, sentence ends and tokens measured on the shared corpora, as tables."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.quality.gold_readings import shared_folder  # noqa: E402
from tests.quality.word_scores import (  # noqa: E402
    TREEBANKS,
    UNIMORPH,
    lemma_shares,
    sentence_ends,
    shares_by_shape,
    token_f1,
    unimorph_share,
)


def main() -> int:
    """Print the tables in Markdown."""
    shared = shared_folder()
    if shared is None:
        sys.stderr.write("No corpora here: PALAGAN_SHARED names no folder that has them.\n")
        return 1
    corpora = shared / "corpora"
    print("| lemmas right | all words | common words | derived words |\n|---|--:|--:|--:|")
    for name, path in TREEBANKS.items():
        shares = lemma_shares(corpora / path)
        print(f"| {name} test | {' | '.join(f'{share.value:.3f} of {share.of:,}' for share in shares.values())} |")
    whole = unimorph_share(corpora / UNIMORPH)
    print(f"\nUniMorph: {whole.value:.3f} of {whole.of:,} forms\n\n| affixes | right | of |\n|---|--:|--:|")
    for name, share in shares_by_shape(corpora / UNIMORPH).items():
        print(f"| {name} | {share.value:.3f} | {share.of:,} |")
    print("\n| sentence ends | P | R | F1 | R, those with a stop | token F1 |\n|---|--:|--:|--:|--:|--:|")
    for name, path in TREEBANKS.items():
        ends = sentence_ends(corpora / path)
        print(f"| {name} test | {' | '.join(f'{part:.3f}' for part in ends)} | {token_f1(corpora / path):.3f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
