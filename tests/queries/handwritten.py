"""Rows written by hand, the answer of the library projected to their columns, and how the two differ."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

import vpkg
from vpkg.model import Cell, Iri

FOLDER = Path(__file__).parent / "by_hand"
MISSED, UNEXPECTED = "missed", "unexpected"
Row = tuple[str, ...]
# Two rows that are alike in these columns are about the same words.
SAME = {"report", "agent_name", "code", "recogniser", "sentence~", "words~", "around~", "figure~"}


@dataclass(frozen=True)
class ByHand:
    """One file of rows: its columns with their marks, what must stand, what may, and what the file is about."""

    query: str
    columns: Row
    wanted: tuple[Row, ...]
    optional: tuple[Row, ...]
    only: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def known_path(self) -> Path:
        """Where the differences that stand today are listed."""
        return FOLDER / f"{self.query}.known.csv"


def files() -> list[ByHand]:
    """All files of rows, by name of query."""
    paths = sorted(path for path in FOLDER.glob("*/*.csv") if not path.name.endswith(".known.csv"))
    return [_read(path) for path in paths]


def _read(path: Path) -> ByHand:
    lines = path.read_text(encoding="utf-8").splitlines()
    only = {}
    for line in lines:
        if line.startswith("# only "):
            column, _, values = line.removeprefix("# only ").partition("=")
            only[column] = frozenset(values.split("|"))
    head, *rows = csv.reader(line for line in lines if not line.startswith("#"))
    return ByHand(
        query=path.relative_to(FOLDER).with_suffix("").as_posix(),
        columns=tuple(head[:-1]),
        wanted=tuple(tuple(row[:-1]) for row in rows if not row[-1]),
        optional=tuple(tuple(row[:-1]) for row in rows if row[-1]),
        only=only,
    )


def answer(graph: vpkg.KnowledgeGraph, hand: ByHand) -> list[Row]:
    """The distinct rows that the query gives without parameters, projected to the columns of the file."""
    table = graph.ask(hand.query)
    found: dict[Row, None] = {}
    for cells in table.rows:
        row = dict(zip(table.columns, map(_plain, cells), strict=True))
        if "before" in row:
            row["around"] = _spaced(f"{row['before']} {row.get('words') or row.get('figure') or ''} {row['after']}")
        if all(row[column] in values for column, values in hand.only.items()):
            found[tuple(_projected(row, column) for column in hand.columns)] = None
    return list(found)


def _projected(row: dict[str, str], column: str) -> str:
    value = row[column.rstrip("~?")]
    return ("yes" if float(value or 0) > 0 else "no") if column.endswith("?") else value


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.value.rstrip("/").rsplit("/", 1)[-1] if isinstance(cell, Iri) else _spaced(cell.value)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def fits(hand: ByHand, written: Row, found: Row) -> bool:
    """Whether a row of the answer is what was written down."""
    return all(_cell_fits(c.endswith("~"), w, f) for c, w, f in zip(hand.columns, written, found, strict=True))


def _cell_fits(within: bool, written: str, found: str) -> bool:
    choices = written.split("|")
    if "*" in choices or found in choices:
        return True
    if within:
        return any(choice.lower() in found.lower() for choice in choices)
    return _number(found) is not None and _number(found) in {_number(choice) for choice in choices}


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def differences(hand: ByHand, found: list[Row]) -> list[tuple[str, Row]]:
    """What was written and not found, and what was found and not written."""
    missed = [(MISSED, row) for row in hand.wanted if not any(fits(hand, row, f) for f in found)]
    either = hand.wanted + hand.optional
    return missed + sorted((UNEXPECTED, f) for f in found if not any(fits(hand, row, f) for row in either))


def read_known(hand: ByHand) -> dict[tuple[str, Row], str]:
    """The differences that are known, with the reason of each."""
    if not hand.known_path.exists():
        return {}
    with hand.known_path.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return {(row[-2], tuple(row[:-2])): row[-1] for row in rows}


def write_known(hand: ByHand, found: list[Row]) -> None:
    """List the differences of today; a reason that somebody wrote stays, a new one is proposed."""
    before = read_known(hand)
    now = differences(hand, found)
    if not now:
        hand.known_path.unlink(missing_ok=True)
        return
    with hand.known_path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*hand.columns, "kind", "why"])
        writer.writerows(
            [*row, kind, before.get((kind, row)) or _proposed(hand, kind, row, found)] for kind, row in now
        )


def _proposed(hand: ByHand, kind: str, row: Row, found: list[Row]) -> str:
    """The nearest row about the same words tells what was read otherwise."""
    others = found if kind == MISSED else [*hand.wanted, *hand.optional]
    pairs = [(row, other) if kind == MISSED else (other, row) for other in others]
    near = [(unlike, pair) for pair in pairs if (unlike := _unlike(hand, *pair)) is not None]
    if not near:
        return "not read from these words" if kind == MISSED else "a reader would not take it for one"
    unlike, (written, read) = min(near, key=lambda one: len(one[0]))
    at = dict(zip(hand.columns, read if kind == MISSED else written, strict=True))
    told = ", ".join(f"{column.rstrip('~?')} {at[column] or 'nothing'}" for column in unlike)
    return f"read with {told}" if kind == MISSED else f"the text has {told}"


def _unlike(hand: ByHand, written: Row, found: Row) -> list[str] | None:
    """The columns in which two rows about the same words of a report differ; None where they are about others."""
    pairs = zip(hand.columns, written, found, strict=True)
    unlike = [column for column, w, f in pairs if not _cell_fits(column.endswith("~"), w, f)]
    return None if SAME & set(unlike) or not SAME & set(hand.columns) else unlike
