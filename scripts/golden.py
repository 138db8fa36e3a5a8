"""golden.py [--write]: the record of the bundled sample as text; --write puts it into tests/record/golden/."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.record.test_golden import GOLDEN, sample_text  # noqa: E402


def main() -> int:
    """Print the record, or write the golden file anew. Read what `git diff` shows of it before you keep it."""
    made = sample_text()
    if "--write" in sys.argv[1:]:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(made, "utf-8")
    else:
        sys.stdout.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
