"""Hygiene of the instruments' data: the CSV files that domain people edit by hand."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from vpkg import gazetteer

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
HEADER = "id,name,type,issuer,country,year,aliases,cued_aliases,source"
TYPES = {
    "treaty", "un-soft-law", "national-law", "regulation", "industry-standard", "multi-stakeholder-standard", "tool",
    "contract", "policy", "action-plan",
}  # fmt: skip
LEXICA = {"instrument-heads": 100, "instrument-words": 400}

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """Read one CSV file."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


INSTRUMENTS = rows(ONTOLOGY / "gazetteer" / "instruments.csv")


def names(row: Row) -> list[str]:
    """Return the names of an instrument that need no cue."""
    return [row["name"], *filter(None, row["aliases"].split("|"))]


def fold(text: str) -> str:
    """Return a name without case and accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def test_the_file_is_broad_and_has_its_header() -> None:
    """There are hundreds of instruments of every type, under the documented columns."""
    data = (ONTOLOGY / "gazetteer" / "instruments.csv").read_bytes()
    assert data.decode("utf-8").split("\n", 1)[0] == HEADER
    assert b"\r" not in data
    assert len(INSTRUMENTS) >= 600
    assert {row["type"] for row in INSTRUMENTS} == TYPES
    assert len({row["country"] for row in INSTRUMENTS}) >= 80


def test_cells_are_clean() -> None:
    """No cell has outer or doubled spaces or curly apostrophes; ids are slugs; every row has a source."""
    faults = []
    for row in INSTRUMENTS:
        for cell in row.values():
            items = cell.split("|")
            if any(item != " ".join(item.split()) or set(item) & set("’‘“”") for item in items):
                faults.append((row["id"], cell))
            if len(items) != len(set(items)) or (len(items) > 1 and not all(items)):
                faults.append((row["id"], cell))
        if not row["source"] or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]):
            faults.append((row["id"], "source or id"))
        if row["year"] and not re.fullmatch(r"1[789]\d\d|20[012]\d", row["year"]):
            faults.append((row["id"], row["year"]))
    assert faults == []


def test_ids_are_unique() -> None:
    """An id stands for one instrument."""
    ids = [row["id"] for row in INSTRUMENTS]
    assert len(ids) == len(set(ids))


def test_a_name_without_cue_means_one_instrument() -> None:
    """No two instruments share a name that needs no cue, and no country or organisation bears it."""
    bearers = defaultdict(set)
    for row in INSTRUMENTS:
        for name in names(row):
            bearers[fold(name)].add(row["id"])
    assert {name: ids for name, ids in bearers.items() if len(ids) > 1} == {}
    bodies = {fold(name) for body in gazetteer.organisations().values() for name in (body.name, *body.aliases)}
    assert set(bearers) & bodies == set()


def test_a_name_has_no_possessor() -> None:
    """A possessor stands outside: “the UK's Bribery Act” is written “Bribery Act”."""
    possessors = {c.name for c in gazetteer.countries().values()} | {"UK", "US", "EU", "DRC", "IFC", "OECD", "ICMM"}
    faults = [n for row in INSTRUMENTS for n in names(row) if any(n.startswith(f"{p}'s ") for p in possessors)]
    assert faults == []


def test_references_lead_somewhere() -> None:
    """Issuers are organisations of the gazetteer, countries are ISO codes."""
    organisations, countries = gazetteer.organisations(), gazetteer.countries()
    assert [row["id"] for row in INSTRUMENTS if row["issuer"] and row["issuer"] not in organisations] == []
    assert [row["id"] for row in INSTRUMENTS if row["country"] and row["country"] not in countries] == []


def test_the_loader_gives_every_row() -> None:
    """`gazetteer.instruments` holds every row, and its concept is one of the scheme."""
    loaded = gazetteer.instruments()
    assert list(loaded) == [row["id"] for row in INSTRUMENTS]
    scheme = (ONTOLOGY / "schemes" / "instrument-types.ttl").read_text(encoding="utf-8")
    assert set(re.findall(r"^:([a-z-]+) a skos:Concept", scheme, re.MULTILINE)) == TYPES
    principles = loaded["voluntary-principles"]
    assert (principles.id, principles.concept) == (
        "instrument/voluntary-principles",
        "instrument-type/multi-stakeholder-standard",
    )


@pytest.mark.parametrize("name", sorted(LEXICA))
def test_word_lists(name: str) -> None:
    """Word lists are in small letters, without repetition, and every row has a source."""
    listed = rows(ONTOLOGY / "lexicon" / f"{name}.csv")
    assert len(listed) >= LEXICA[name]
    keys = [(row["word"], row.get("class", "")) for row in listed]
    assert len(keys) == len(set(keys))
    assert [row for row in listed if row["word"] != row["word"].lower().strip() or not row["source"]] == []


def test_heads_have_a_type_and_a_sort() -> None:
    """Every head gives a type of the scheme and says what sort of name it makes."""
    listed = rows(ONTOLOGY / "lexicon" / "instrument-heads.csv")
    assert {row["type"] for row in listed} <= TYPES
    assert {row["sort"] for row in listed} == {"law", "soft", "weak", "first"}
