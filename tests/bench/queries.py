"""What each query of the library costs, as a ratio to a plain scan of the same store.

usage: python -m tests.bench.queries [--reports 1000] [--distinct 200] [--query NAME …] [--keep DIR]

The example reports and made-up ones are read, segmented, extracted and described; each stands in the store several
times, for other years and in other files. A scan is `SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }` gone through to its
end, the median of three. Each query runs without parameters in a process of its own that is stopped long after its
budget of scans (budgets.csv) is spent. Both are counted in seconds of the processor, whatever else the machine does.
Exits 1 when a query is over its budget, when one has none there, and when one finds no row: only those that the file
marks as met in no such report may.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph

import vpkg
from tests.generator.generate import generate
from tests.generator.render import render
from vpkg import gazetteer
from vpkg.ask import find, library
from vpkg.describe import describe, describe_reference
from vpkg.extract import extract
from vpkg.iri import Base
from vpkg.read import read
from vpkg.register import describe_register, read_register
from vpkg.segment import segment
from vpkg.store import OxigraphStore

BUDGETS = Path(__file__).with_name("budgets.csv")
SCAN = "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }"
STARTING = 10
"""Seconds that a process may take before it asks; and a busy machine may take four times as long as its processor."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How many scans a query may take, and whether it may find nothing in these reports."""

    scans: float
    empty: bool


def budgets() -> dict[str, Budget]:
    """Read what each query may take."""
    with BUDGETS.open(encoding="utf-8", newline="") as file:
        return {row["name"]: Budget(float(row["scans"]), row["empty"] == "yes") for row in csv.DictReader(file)}


def build(folder: Path, reports: int, distinct: int) -> int:
    """Make a store of so many reports in a folder; returns how many quads it holds."""
    base = Base()
    engine = pyoxigraph.Store(str(folder / "engine"))
    engine.bulk_load(describe_reference(base).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    register = describe_register(read_register(vpkg.demo_register()), base)
    engine.bulk_load(register.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    files = [*vpkg.demo_reports(), *_written(folder, distinct)][:distinct]
    copies = -(-reports // len(files))
    for number, file in enumerate(files):
        found = segment(read(file), gazetteer.find_reporter)
        lines = describe(extract(found), base)
        for copy in range(min(copies, reports - number * copies)):
            mine = _copy(lines, found.slug, base.document(found.document.sha256), number, copy, found.year)
            engine.bulk_load(mine.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{number + 1}/{len(files)}{'' if number + 1 < len(files) else chr(10)}")
    engine.flush()
    engine.optimize()
    return len(engine)


def _written(folder: Path, count: int) -> Iterator[Path]:
    """Write made-up reports, each when it is wanted."""
    for seed in range(1, count + 1):
        made, layout = generate(seed)
        path = folder / f"report-{seed:04}.txt"
        path.write_bytes(render(made, layout, "txt"))
        yield path


def _copy(lines: str, slug: str, document: str, number: int, copy: int, year: int | None) -> str:
    """The same report of another year, in another file, under a name that no other has."""
    lines = lines.replace(f"/{slug}>", f"/{slug}-{number}-{copy}>").replace(f"/{slug}#", f"/{slug}-{number}-{copy}#")
    lines = lines.replace(document, f"{document[:-8]}{number:04}{copy:04}")
    return lines.replace(f'"{year}"^^', f'"{(year or 0) - copy}"^^') if year else lines


def scan(folder: Path, rounds: int) -> float:
    """Seconds of a plain scan, by the processor's clock."""
    took = []
    for _ in range(rounds):
        engine = pyoxigraph.Store.read_only(str(folder / "engine"))
        start = time.process_time()
        count = sum(1 for _ in engine.query(SCAN))  # type: ignore[union-attr, misc]
        took.append(time.process_time() - start)
        assert count
    return statistics.median(took)


def one(folder: Path, name: str) -> None:
    """Ask one query and print its seconds and rows."""
    store = OxigraphStore(pyoxigraph.Store.read_only(str(folder / "engine")), Base())
    text = find(name).text
    start = time.process_time()
    rows = len(store.select(text).rows)
    print(time.process_time() - start, rows)


def measure(folder: Path, name: str, limit: float) -> tuple[float, int] | None:
    """Seconds and rows of a query; none where it was stopped. Raises `CalledProcessError` when it fails."""
    ask = [sys.executable, "-m", "tests.bench.queries", "--one", name, "--keep", str(folder)]
    try:
        done = subprocess.run(ask, capture_output=True, text=True, timeout=limit, check=True)
    except subprocess.TimeoutExpired:
        return None
    took, rows = done.stdout.split()
    return float(took), int(rows)


def report(folder: Path, names: list[str], rounds: int) -> int:
    """Print each query's ratio beside its budget; returns how many are over."""
    unit, allowed, over = scan(folder, rounds), budgets(), 0
    print(f"a scan takes {unit:.2f} s")
    for name in names:
        budget = allowed.get(name, Budget(0.0, False))
        found = measure(folder, name, 4 * unit * budget.scans + STARTING)
        ratio, rows = (found[0] / unit, str(found[1])) if found else (float("inf"), "stopped")
        fits = ratio <= budget.scans and (rows != "0" or budget.empty)
        over += not fits
        print(f"{name:<48} {ratio:8.3f} of {budget.scans:<6g} {rows:>9} rows{'' if fits else '  OVER'}", flush=True)
    return over


def main() -> int:
    """Build or reuse a store, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1000, help="how many reports")
    parser.add_argument("--distinct", type=int, default=200, help="how many of them are written anew")
    parser.add_argument("--rounds", type=int, default=3, help="how many scans, of which the median counts")
    parser.add_argument("--query", nargs="*", default=[], help="only these queries")
    parser.add_argument("--keep", type=Path, help="a folder for the store; one that is there already is used again")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        one(given.keep, given.one)
        return 0
    names = [find(name).name for name in given.query] or [query.name for query in library()]
    with TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        if not (folder / "engine").is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            quads = build(folder, given.reports, min(given.distinct, given.reports))
            print(f"{given.reports} reports, {quads} quads")
        return 1 if report(folder, names, given.rounds) else 0


if __name__ == "__main__":
    sys.exit(main())
