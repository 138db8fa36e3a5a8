"""The knowledge tables hold together: whole rows, known codes, dates that parse, one code at a time."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.tables import alternatives, table

COLUMNS = {
    "states": ("code", "name", "names", "capitals", "government_seats", "demonyms", "source"),
    "organizations": ("id", "name", "names", "code", "kind", "since", "until", "source"),
    "people": ("id", "name", "names", "code", "office", "since", "until", "source"),
    "places": ("name", "names", "country", "level", "within", "source"),
    "agencies": ("name", "names", "domains", "code", "group", "kind", "source"),
    "titles": ("title", "sector", "country", "role", "source"),
    "bodies": ("pattern", "sector", "kind", "source"),
    "groups": ("phrase", "sector", "code", "source"),
}
MINIMUM = {
    "states": 240,
    "organizations": 1200,
    "people": 2000,
    "places": 3000,
    "agencies": 800,
    "titles": 500,
    "bodies": 300,
    "groups": 380,
}
REQUIRED = {
    "states": ("code", "name", "names", "source"),
    "organizations": ("id", "name", "names", "code", "kind", "source"),
    "people": ("id", "name", "names", "code", "office", "source"),
    "places": ("name", "names", "level", "source"),
    "agencies": ("name", "names", "code", "kind", "source"),
    "titles": ("title", "role", "source"),
    "bodies": ("pattern", "sector", "kind", "source"),
    "groups": ("phrase", "source"),
}
ALLOWED = {
    ("organizations", "kind"): {"organization", "group"},
    ("places", "level"): {"city", "district", "regency", "province", "region", "conflict-region", "sea", "facility"},
    ("agencies", "kind"): {"wire", "newspaper", "broadcaster", "portal", "official", "social"},
    ("titles", "role"): {"office", "rank", "honorific", "profession"},
    ("bodies", "kind"): {"organization", "group"},
}
SECTORS = frozenset(
    (
        "GOV",
        "MIL",
        "COP",
        "LEG",
        "JUD",
        "SPY",
        "PTY",
        "OPP",
        "REB",
        "PRM",
        "PRE",
        "CVL",
        "JRN",
        "MED",
        "EDU",
        "BUS",
        "REL",
        "SOC",
        "REF",
        "CRM",
        "ELI",
        "UAF",
    )
)
BEYOND_COUNTRIES = frozenset(("UNO", "EUR", "IGO", "NGO", "IMG", "MNC"))
DAY_MONTH_YEAR = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def rows(name: str) -> tuple[dict[str, str], ...]:
    return table(f"languages/knowledge/{name}.tsv")


def states() -> frozenset[str]:
    return frozenset(row["code"] for row in rows("states"))


def is_code(code: str) -> bool:
    """`AZE`, `AZE.MIL`, a code beyond countries, which carries no sector, or `UNK` where no country can be told."""
    country, dot, sector = code.partition(".")
    if country in BEYOND_COUNTRIES:
        return not dot
    return (country in states() or country == "UNK") and (not dot or sector in SECTORS)


def before(one: str, other: str) -> bool:
    """Whether `one` is an earlier day, month or year than `other`, as exactly as the vaguer of the two tells."""
    exact = min(len(one), len(other))
    return one[:exact] < other[:exact]


def overlap(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether two terms run side by side; handing over on one day (or in one bare month or year) is none."""
    starts, ends = [row["since"] or "0000" for row in (one, other)], [row["until"] or "9999" for row in (one, other)]
    return before(starts[0], ends[1]) and before(starts[1], ends[0])


def holds(row: dict[str, str], day: str) -> bool:
    return not before(day, row["since"]) and not before(row["until"] or "9999", day)


def terms(name: str) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(name):
        found[row["id"]].append(row)
    return found


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_counts_and_required_cells(name: str) -> None:
    found = rows(name)
    assert len(found) >= MINIMUM[name]
    assert all(tuple(row) == COLUMNS[name] for row in found)
    assert [row for row in found if not all(row[column] for column in REQUIRED[name])] == []


@pytest.mark.parametrize(("name", "column"), ALLOWED)
def test_closed_columns_hold_only_their_values(name: str, column: str) -> None:
    assert {row[column] for row in rows(name)} <= ALLOWED[name, column]


@pytest.mark.parametrize("name", ["organizations", "people", "agencies"])
def test_codes_are_of_the_codebook(name: str) -> None:
    assert [(row["name"], row["code"]) for row in rows(name) if not is_code(row["code"])] == []


def test_sectors_and_countries_are_known() -> None:
    for name in ("titles", "bodies", "groups"):
        assert {row["sector"] for row in rows(name)} - SECTORS - BEYOND_COUNTRIES <= {""}
    assert {row["country"] for name in ("titles", "places") for row in rows(name)} - states() <= {""}
    assert [row["phrase"] for row in rows("groups") if row["code"] and not is_code(row["code"])] == []


@pytest.mark.parametrize("name", ["organizations", "people"])
def test_terms_parse_and_run_forward(name: str) -> None:
    ends = [row[column] for row in rows(name) for column in ("since", "until") if row[column]]
    assert [end for end in ends if not DAY_MONTH_YEAR.fullmatch(end)] == []
    both = [row for row in rows(name) if row["since"] and row["until"]]
    assert [row["id"] for row in both if before(row["until"], row["since"])] == []


def test_an_organization_has_one_term_at_a_time() -> None:
    clashes = [key for key, group in terms("organizations").items() for a, b in combinations(group, 2) if overlap(a, b)]
    assert clashes == []


def test_a_person_has_one_code_at_a_time() -> None:
    pairs = ((key, a, b) for key, group in terms("people").items() for a, b in combinations(group, 2))
    assert [key for key, a, b in pairs if a["code"] != b["code"] and overlap(a, b)] == []


@pytest.mark.parametrize("name", ["organizations", "people"])
def test_rows_of_one_id_are_one_entry(name: str) -> None:
    mixed = [key for key, group in terms(name).items() if len({(row["name"], row["names"]) for row in group}) > 1]
    assert mixed == []


def test_a_spelling_means_one_state() -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    for row in rows("states"):
        for column in ("names", "capitals", "government_seats", "demonyms"):
            for spelling in alternatives(row[column]):
                meant[spelling].add(row["code"])
    assert {spelling: codes for spelling, codes in meant.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("name", "column"), [("states", "code"), ("agencies", "name"), ("titles", "title"), ("groups", "phrase")]
)
def test_keys_are_given_once(name: str, column: str) -> None:
    keys = [row[column] for row in rows(name)]
    assert len(keys) == len(set(keys))


def test_places_are_given_once_in_their_region() -> None:
    keys = [(row["name"], row["country"], row["level"], row["within"]) for row in rows("places")]
    assert len(keys) == len(set(keys))


def test_a_body_pattern_has_one_gap_for_the_state() -> None:
    assert [row["pattern"] for row in rows("bodies") if row["pattern"].count("{state}") != 1] == []


def test_the_name_stands_among_the_names() -> None:
    for name in ("states", "organizations", "people", "places", "agencies"):
        assert [row["name"] for row in rows(name) if row["name"] not in alternatives(row["names"])] == []


@pytest.mark.parametrize(
    ("name", "key", "day", "code"),
    [
        ("organizations", "taliban", "2021-08-14", "AFG.REB"),
        ("organizations", "taliban", "2021-08-15", "AFG.GOV"),
        ("organizations", "pasukan-dukungan-cepat", "2023-05-01", "SDN.REB"),
        ("people", "recep-tayyip-erdogan", "2020-10-06", "TUR.GOV"),
        ("people", "ahmed-al-sharaa", "2024-01-01", "SYR.REB"),
    ],
)
def test_the_code_of_a_day(name: str, key: str, day: str, code: str) -> None:
    held = {row["code"] for row in terms(name)[key] if holds(row, day)}
    assert held == {code}


@given(st.sampled_from(sorted(COLUMNS)), st.data())
def test_no_cell_has_stray_space_or_empty_alternative(name: str, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(rows(name)))
    for cell in row.values():
        assert cell == " ".join(cell.split())
        assert "||" not in cell
        assert not cell.startswith("|")
        assert not cell.endswith("|")
