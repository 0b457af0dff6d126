"""A store of two small graphs, on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from vpkg.cli import main
from vpkg.iri import Base
from vpkg.store import open_disk

BASE = Base()
REPORT = BASE.report_graph("harbour-watch-2023")
ROWS = 300

Said = tuple[int, str, str]
Ask = Callable[..., Said]


def nquads() -> str:
    """Write three hundred answers with a number each, and a label in English."""
    vp = "https://w3id.org/vpkg/ontology#"
    lines = [
        f"<{BASE.thing(f'x/{n:03}')}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{vp}Answer> <{REPORT}> ."
        for n in range(ROWS)
    ]
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    lines.append(f'<{BASE.thing("x/000")}> {label} "Kenya"@en <{REPORT}> .')
    return "".join(line + "\n" for line in lines)


@pytest.fixture(name="store", scope="session")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sparql") / "store"
    with open_disk(folder, create=True, base=BASE) as opened:
        opened.put(REPORT, nquads())
    return folder


@pytest.fixture(name="ask")
def _ask(store: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run ``vpkg sparql`` on the store; returns exit status, output and what is said beside it."""

    def ask(query: str, *more: str) -> Said:
        status = main(["sparql", query, "--store", str(store), *more])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return ask
