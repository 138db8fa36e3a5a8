"""Weights files: what was trained, on which pages, as JSON on one line."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annotated import ANNOTATIONS


def keep(path: Path, gold: Sequence[Path], models: dict[str, Any]) -> None:
    """Write models that learnt from gold files and from our own annotations, and say how large they are."""
    data = {"trained_on": [*(one.name for one in gold), ANNOTATIONS.name], "models": models}
    path.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", "utf-8")
    sys.stdout.write(f"{path}: {path.stat().st_size:,} bytes\n")
