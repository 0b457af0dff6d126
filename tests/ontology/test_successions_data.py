"""Hygiene of successions.csv: who became whom, edited by hand by domain people."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "ontology" / "gazetteer"
HEADER = "predecessor,successor,date,kind,source"
KINDS = {"renamed", "merged", "acquired"}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?")

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """Read one gazetteer file."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


SUCCESSIONS = rows("successions")
ORGANISATIONS = {row["id"]: row for row in rows("organisations")}


def test_header_and_bytes() -> None:
    """The file is UTF-8 with LF line ends, has the documented header, and holds rows in the order of their ids."""
    data = (FOLDER / "successions.csv").read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert data.decode("utf-8").split("\n", 1)[0] == HEADER
    assert len(SUCCESSIONS) >= 90
    keys = [(row["predecessor"], row["date"]) for row in SUCCESSIONS]
    assert keys == sorted(keys)


def test_successions_are_well_formed() -> None:
    """A succession leads from one known organisation to another, with a year or day, a known kind and a source."""
    faults = [
        row
        for row in SUCCESSIONS
        if row["predecessor"] not in ORGANISATIONS
        or row["successor"] not in ORGANISATIONS
        or row["predecessor"] == row["successor"]
        or not DATE.fullmatch(row["date"])
        or row["kind"] not in KINDS
        or not row["source"]
        or any(value != " ".join(value.split()) for value in row.values())
    ]
    assert faults == []
    pairs = {(row["predecessor"], row["successor"]) for row in SUCCESSIONS}
    assert len(pairs) == len(SUCCESSIONS)


def test_nobody_succeeds_itself() -> None:
    """Following the successors never leads back, and the years on the way do not run backwards."""
    following: dict[str, list[Row]] = defaultdict(list)
    for row in SUCCESSIONS:
        following[row["predecessor"]].append(row)
    ways = [[row] for row in SUCCESSIONS]
    while ways:
        way = ways.pop()
        last = way[-1]
        assert last["successor"] not in {row["predecessor"] for row in way}, way
        for later in following[last["successor"]]:
            assert later["date"][:4] >= last["date"][:4], (last, later)
            ways.append([*way, later])


def test_a_body_is_renamed_once() -> None:
    """A body has at most one successor by renaming; it may have others by the sale of parts."""
    renamed = [row["predecessor"] for row in SUCCESSIONS if row["kind"] == "renamed"]
    assert len(renamed) == len(set(renamed)) > 0


@pytest.mark.parametrize(
    ("surface", "predecessor", "successor"),
    [
        ("Statoil", "statoil", "equinor"),
        ("Total S.A.", "total-sa", "totalenergies"),
        ("Randgold", "randgold", "barrick"),
        ("Goldcorp", "goldcorp", "newmont"),
        ("FCO", "fco", "fcdo"),
        ("DFID", "dfid", "fcdo"),
        ("DFATD", "dfatd", "global-affairs-canada"),
        ("SAESSCAM", "saesscam", "saemape"),
        ("G4S", "g4s", "allied-universal"),
    ],
)
def test_a_former_name_leads_to_the_predecessor(surface: str, predecessor: str, successor: str) -> None:
    """The name of a predecessor with a row of its own stands there alone; the file leads on from it."""
    found = [i for i, row in ORGANISATIONS.items() if surface in [row["name"], *row["aliases"].split("|")]]
    assert found == [predecessor]
    assert successor in {row["successor"] for row in SUCCESSIONS if row["predecessor"] == predecessor}


def test_names_of_predecessor_and_successor_are_apart() -> None:
    """No name of a predecessor is also an alias of its successor."""
    faults = [
        (row["predecessor"], name)
        for row in SUCCESSIONS
        for old in (ORGANISATIONS[row["predecessor"]],)
        for new in (ORGANISATIONS[row["successor"]],)
        for name in {old["name"], *filter(None, old["aliases"].split("|"))}
        if name in {new["name"], *new["aliases"].split("|")}
    ]
    assert faults == []
