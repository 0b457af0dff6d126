"""Reading the collection register: a CSV file that people edit, checked row by row."""

from __future__ import annotations

import csv
import datetime
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from vpkg import gazetteer
from vpkg.errors import DataError, UnreadableInput
from vpkg.iri import slug

COLUMNS = (
    "organisation", "pillar", "year", "looked_for_on", "where", "outcome", "report", "published_on", "looked_by",
    "note",
)  # fmt: skip
"""The columns of the file, in any order."""
OUTCOMES = ("found", "not-found", "not-public", "not-due")
PILLARS = ("ngo", "corporate", "government")
_MOST_BYTES = 5_000_000
_MOST_CHARACTERS = 2_000
_FIRST_YEAR = 2000  # the Voluntary Principles were agreed in December 2000
_REPORT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?=//)|(?:javascript|data|vbscript):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One search for one report: all values as the file has them, ``organisation`` the local part of its IRI.

    ``where``, ``report``, ``published_on`` and ``note`` are empty where the file is; dates are ISO days.
    """

    organisation: str
    name: str
    pillar: str
    year: str
    looked_for_on: str
    where: str
    outcome: str
    report: str
    published_on: str
    looked_by: str
    note: str

    @property
    def local(self) -> str:
        """Local part of its IRI: whose report, of which year, when and where it was looked for."""
        place = slug(self.where)[:60].strip("-") if self.where else ""
        body = self.organisation.partition("/")[2]
        return "-".join(filter(None, ("collection-entry/" + body, self.year, self.looked_for_on, place)))


def read_register(path: Path) -> tuple[Entry, ...]:
    """Read and check a register.

    Raises `UnreadableInput` when the file cannot be read as CSV in UTF-8, `DataError` with the line for the first row
    that is not as it must be.
    """
    entries: dict[str, tuple[int, Entry]] = {}
    for line, row in _rows(path):
        entry = _entry(line, row)
        if entry.local in entries:
            raise DataError(
                f"Line {line} of the register repeats line {entries[entry.local][0]}: the same organisation, year, "
                "day and place; keep one of them."
            )
        entries[entry.local] = (line, entry)
    if not entries:
        raise DataError(f"The register {path.name} has no rows; write one line for each search.")
    return tuple(entry for _, entry in entries.values())


def refuse_contradictions(entries: Iterable[Entry], held: Mapping[str, tuple[str, str]]) -> None:
    """Hold a register against the reports of a store: their pillar and year, by identifier.

    Raises `DataError` for the first search that says to have found one of them as another's or of another year.
    """
    for entry in entries:
        pillar, year = held.get(entry.report, ("", ""))
        if (pillar or entry.pillar, year or entry.year) != (entry.pillar, entry.year):
            raise DataError(
                f"The register has {entry.report} found as the {entry.pillar} report for {entry.year}, and the store "
                f"holds it as the {pillar} report for {year}; correct the row. Nothing was loaded."
            )


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        names = [each.strip() for each in reader.fieldnames or ()]
        if sorted(names) != sorted(COLUMNS):
            raise DataError(f"The first line of the register must name the columns {', '.join(COLUMNS)}; correct it.")
        reader.fieldnames = names
        for row in reader:
            line = reader.line_num
            if None in row or None in row.values():
                raise DataError(
                    f"Line {line} of the register has {'more' if None in row else 'fewer'} than {len(COLUMNS)} cells; "
                    "put quotes around cells that hold a comma."
                )
            cells = {name: unicodedata.normalize("NFC", value).strip() for name, value in row.items()}
            if any(cells.values()):
                yield line, cells
    except csv.Error as error:
        raise UnreadableInput(
            f"The register is no CSV from line {reader.line_num + 1} on; close or double the quotes there."
        ) from error


def _text(path: Path) -> str:
    try:
        with path.open("rb") as handle:
            content = handle.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableInput(f"The register {path.name} cannot be read; check its name and place.") from error
    if len(content) > _MOST_BYTES:
        raise UnreadableInput(f"The register {path.name} is larger than 5 MB; give a table of searches.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"The register {path.name} is not UTF-8; save it as CSV UTF-8.") from error


def _entry(line: int, row: dict[str, str]) -> Entry:
    for column, cell in row.items():
        if len(cell) > _MOST_CHARACTERS or any(unicodedata.category(each) in ("Cc", "Cs") for each in cell):
            raise _wrong(line, f"the cell {column} is too long or holds control characters; shorten or clean it")
    for column in ("organisation", "looked_by"):
        if not row[column]:
            raise _wrong(line, f"the cell {column} is empty; fill it in")
    _choice(line, row, "outcome", OUTCOMES)
    _choice(line, row, "pillar", PILLARS)
    _days(line, row)
    _report(line, row)
    if _SCHEME.match(row["where"]) and not re.match(r"https?://\S+\Z", row["where"], re.IGNORECASE):
        raise _wrong(line, "the cell where holds an address that is not http or https; write one, or say it in words")
    known = gazetteer.find_organisation(row["organisation"])
    local = known.id if known else "organisation/" + slug(row["organisation"])
    rest = {column: row[column] for column in COLUMNS if column != "organisation"}
    return Entry(organisation=local, name=known.name if known else row["organisation"], **rest)


def _choice(line: int, row: dict[str, str], column: str, choices: tuple[str, ...]) -> None:
    if row[column] not in choices:
        raise _wrong(line, f"the cell {column} is {row[column]!r}; write {', '.join(choices[:-1])} or {choices[-1]}")


def _days(line: int, row: dict[str, str]) -> None:
    looked = _day(line, "looked_for_on", row["looked_for_on"])
    # It may be tomorrow already where somebody looked.
    if looked > datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1):
        raise _wrong(line, f"looked_for_on is {looked}, which is still to come; write the day of the search")
    if not re.fullmatch(r"[0-9]{4}", row["year"]) or not _FIRST_YEAR <= int(row["year"]) <= looked.year:
        raise _wrong(
            line, f"the cell year is {row['year']!r}; write a year from {_FIRST_YEAR} to that in which was looked"
        )
    if row["published_on"] and _day(line, "published_on", row["published_on"]) > looked:
        raise _wrong(line, "published_on is later than looked_for_on; correct one of the two days")


def _day(line: int, column: str, text: str) -> datetime.date:
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError(text)
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise _wrong(line, f"the cell {column} is {text!r}; write a day such as 2024-06-03") from error


def _report(line: int, row: dict[str, str]) -> None:
    if row["report"] and not _REPORT.match(row["report"]):
        raise _wrong(
            line, f"the cell report is {row['report']!r}; write an identifier such as international-alert-2023"
        )
    for column in ("report", "published_on"):
        if row[column] and row["outcome"] != "found":
            raise _wrong(
                line, f"the outcome is {row['outcome']}, and yet {column} is filled in; correct one of the two"
            )


def _wrong(line: int, what: str) -> DataError:
    return DataError(f"On line {line} of the register {what}; nothing was loaded.")
