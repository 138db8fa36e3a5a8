"""Every format in which the record can be taken away: one table, read by the command, the screen and the API.

A writer is a function `(rows, going) -> Iterator[bytes]`: it takes rows one by one, gives the file piece by piece, and
holds no more than a few of them. What the rows are is told by `Format.takes`; `looking/going_out.py` brings them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from typing import Any, Literal

from palagan.errors import InputError

Takes = Literal["rows", "events", "mentions", "cited"]
"""What a writer takes. "rows": the rows of a view (`TimelineRow`, `ClaimRow` …), by `Going.table`, in the order of the
view. "events": `exports.event.Event`, a happening with its pages, origins, toll and place; "mentions": the same
with what each page's reading tells of its mentions; "cited": the pages under them as sources. Further kinds: put a word
here, and beside it a source in `looking/going_out.py`."""


class LeftOut(StrEnum):
    """Why something of the record is not in a file. Closed: a writer or a source counts each in `Going.left_out`."""

    FILTERED = "filtered"
    """The filters do not let it through."""
    UNREVIEWED = "unreviewed"
    """Nobody has decided on it, and only what is reviewed was asked for."""
    NOT_ACCEPTED = "not-accepted"
    """People were unsure of it, or judge otherwise than each other, and only what is accepted was asked for."""
    NO_DATE = "no-date"
    """The format needs a day and the record has none."""
    NO_DAY = "no-day"
    """The format needs a day and the record has a month or a year, or a stretch with no beginning."""
    NO_PARTY = "no-party"
    """The format needs an actor and no page names one."""
    NOT_OF_KIND = "not-of-kind"
    """The format has no place for this type of event."""
    NOT_HAPPENED = "not-happened"
    """It is planned or possible, and the format tells only what happened."""
    BACKGROUND = "background"
    """It is told as history, and the format tells only news."""
    UNCLEAR_KIND = "unclear-kind"
    """The format divides what the pages leave open (battles from attacks on civilians: who was attacked)."""
    NO_TOLL = "no-toll"
    """The format tells only deadly events and no page gives a number of dead."""
    TOO_MANY = "too-many"
    """The file cannot hold more (Excel: 1,048,576 rows)."""


@dataclass(frozen=True, slots=True)
class Going:
    """What a writer knows beside its rows.

    `made` is ISO 8601 UTC. `beside` takes one line of the side file of evidence (`FILE.evidence.jsonl`), keyed by
    `row`, the id of the row in the file; it is called only by formats whose `evidence` is "beside". `counts` counts
    what went out ("rows") and `left_out` what did not, by reason; both are complete when the writer has ended.
    """

    table: str
    case: str
    made: str
    version: str
    beside: Callable[[Mapping[str, Any]], None] = lambda _line: None
    counts: Counter[str] = field(default_factory=Counter)
    left_out: Counter[LeftOut] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `suffix` ends the file's name; `writer` is "module:function" under `palagan.exports`, opened only
    when something is written; `tables` are the tables it can hold, the first by default; `evidence` tells whether its
    rows carry their words and hashes themselves ("inside") or in a side file ("beside"). `extra` names the optional
    dependency that it needs."""

    name: str
    suffix: str
    media: str
    takes: Takes
    writer: str
    tables: tuple[str, ...]
    evidence: Literal["inside", "beside"]
    extra: str | None = None

    def write(self, rows: Iterable[Any], going: Going) -> Iterator[bytes]:
        """The file, piece by piece."""
        module, _, name = self.writer.partition(":")
        made: Iterator[bytes] = getattr(import_module(f"palagan.exports.{module}"), name)(rows, going)
        return made


TABLES = ("happenings", "claims", "ledgers", "discrepancies", "origins", "copies", "stories", "actors", "pages")
_EVENTS = ("happenings",)
_CSV = "text/csv; charset=utf-8"
_TSV = "text/tab-separated-values; charset=utf-8"
_JSONL = "application/x-ndjson"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_XML = "application/xml"
_PARQUET = "application/vnd.apache.parquet"

_EVERY = (
    Format("csv", ".csv", _CSV, "rows", "delimited:csv_pieces", TABLES, "inside"),
    Format("xlsx", ".xlsx", _XLSX, "rows", "excel:xlsx_pieces", TABLES, "inside"),
    Format("jsonl", ".jsonl", _JSONL, "rows", "jsonl:jsonl_pieces", TABLES, "inside"),
    Format("parquet", ".parquet", _PARQUET, "rows", "parquet:parquet_pieces", TABLES, "inside", "frames"),
    Format("plover", ".plover.jsonl", _JSONL, "events", "plover:plover_pieces", _EVENTS, "inside"),
    Format("polecat", ".polecat.txt", _TSV, "events", "polecat:polecat_pieces", _EVENTS, "beside"),
    Format("gdelt", ".export.CSV", _TSV, "events", "gdelt:gdelt_pieces", _EVENTS, "beside"),
    Format("gdelt-mentions", ".mentions.CSV", _TSV, "mentions", "gdelt:mention_pieces", _EVENTS, "beside"),
    Format("acled", ".acled.csv", _CSV, "events", "acled:acled_pieces", _EVENTS, "beside"),
    Format("ucdp", ".ucdp.csv", _CSV, "events", "ucdp:ucdp_pieces", _EVENTS, "beside"),
    Format("graphml", ".graphml", _XML, "events", "graphml:graphml_pieces", _EVENTS, "beside"),
    Format("gexf", ".gexf", _XML, "events", "gexf:gexf_pieces", _EVENTS, "beside"),
    Format("ftm", ".ftm.json", _JSONL, "events", "ftm:ftm_pieces", _EVENTS, "beside"),
    Format("ftm-statements", ".statements.json", _JSONL, "events", "ftm:statement_pieces", _EVENTS, "beside"),
    Format("jsonld", ".jsonld", "application/ld+json", "events", "jsonld:jsonld_pieces", _EVENTS, "inside"),
    Format("geojson", ".geojson", "application/geo+json", "events", "geojson:geojson_pieces", _EVENTS, "inside"),
    Format("bibtex", ".bib", "application/x-bibtex", "cited", "citations:bibtex_pieces", _EVENTS, "inside"),
    Format("ris", ".ris", "application/x-research-info-systems", "cited", "citations:ris_pieces", _EVENTS, "inside"),
)

FORMATS: Mapping[str, Format] = {one.name: one for one in _EVERY}
"""Name → format, in the order in which people are shown them."""


def format_of(name: str) -> Format:
    """A format by its name; one that is none is an `InputError`."""
    if name not in FORMATS:
        raise InputError("is no format", item=name, way_out=f"Choose {', '.join(FORMATS)}.")
    return FORMATS[name]
