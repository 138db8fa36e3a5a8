"""golden_exports.py [--write]: the forms of other data sets over the hand-made events of tests/exports/happened.py.

--write puts them into tests/exports/golden/. Read what `git diff` shows of them before you keep them.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.exports.test_geojson import written as geojson  # noqa: E402
from tests.exports.test_golden import GOLDEN, NAMES, written  # noqa: E402
from tests.exports.test_golden_tables import written as tables  # noqa: E402


def main() -> int:
    """Print the files, or write them anew."""
    for files in ({"geojson.txt": geojson()}, tables(), *map(written, NAMES)):
        for file, made in files.items():
            if "--write" in sys.argv[1:]:
                GOLDEN.mkdir(exist_ok=True)
                (GOLDEN / file).write_bytes(made.encode("utf-8"))
            else:
                print(f"== {file}\n{made}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
