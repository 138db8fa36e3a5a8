"""`python -m palagan`: the command line."""

from __future__ import annotations

from palagan.cli import main

if __name__ == "__main__":
    main()
