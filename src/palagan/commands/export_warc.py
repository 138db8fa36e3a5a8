"""`palagan export CASE warc`: the pages of a case as a WARC file, every answer as it came."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from palagan.errors import InputError


def export_warc(case: str, output: Path | None, filters: Iterable[str], *, as_json: bool) -> None:
    """Write all pages of a case, packed by gzip, to a file that stands there whole or not at all, or to stdout.

    It holds every page: filters beside it are an `InputError`.
    """
    from palagan import __version__
    from palagan.clock import now
    from palagan.commands.output import give_json, warn
    from palagan.exchange.warc_file import WarcWritten, warc_pieces
    from palagan.store.open import open_case

    named = sorted(filters)
    if named:
        way_out = f"Leave --{named[0].replace('_', '-')} out, or export the table `pages`."
        raise InputError("holds every page of the case; filters do not go with it", item="warc", way_out=way_out)
    told = WarcWritten()
    with closing(open_case(case)) as opened, opened.reading() as connection:
        pieces = warc_pieces(connection, opened.path.stem, now(), __version__, told)
        if output is None:
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            sys.stdout.flush()
        else:
            part = output.with_name(f"{output.name}.part")
            try:
                with part.open("wb") as file:
                    file.writelines(pieces)
                part.replace(output)
            except OSError as error:
                raise InputError(f"cannot be written ({error.strerror})", item=str(output)) from error
            finally:
                part.unlink(missing_ok=True)
    if output is not None and as_json:
        give_json({"format": "warc", "captures": told.captures, "pages": told.pages, "file": str(output)})
        return
    where = f", in {output}" if output else ""
    brought = f" and {told.pages:,} pages that were brought as files" if told.pages else ""
    warn(f"{told.captures:,} answers as they came{brought}{where}. Read them again: palagan add CASE FILE.")
