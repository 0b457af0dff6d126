"""What the library answers on the example reports, held against rows that were written from their text alone.

`python -m tests.queries.test_by_hand` prints the totals as they stand in docs/queries-by-hand.md, and the differences
of one query where its name follows; `--write` lists the differences anew, keeping each reason that still stands.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib

import vpkg
from tests.queries.handwritten import MISSED, UNEXPECTED, ByHand, answer, differences, files, read_known, write_known
from tests.queries.test_demo_corpus import of_rdflib
from vpkg.ask import bind, find, library, with_defaults

PAGE = Path(__file__).parents[2] / "docs" / "queries-by-hand.md"
EXPECTED = Path(__file__).parent / "expected"
FILES = files()
# All files together, as they stand: these numbers go down, never up.
MISSED_AT_MOST = 137
UNEXPECTED_AT_MOST = 95
# Rows written down, without those that may stand or not: this number never goes down.
WRITTEN_AT_LEAST = 429


@pytest.fixture(scope="module", name="graph")
def _graph() -> Iterator[vpkg.KnowledgeGraph]:
    with vpkg.build(vpkg.demo_reports()) as graph:
        yield graph


def _known(kind: str) -> int:
    return sum(k == kind for hand in FILES for k, _ in read_known(hand))


@pytest.fixture(scope="module", name="dataset")
def _dataset(graph: vpkg.KnowledgeGraph) -> rdflib.Dataset:
    return graph.to_rdflib()


def test_every_query_has_rows_written_by_hand_from_the_reports() -> None:
    """Of each query of the library, in one of the two forms."""
    whole = {"/".join(case.stem.split("--")[:2]) for case in EXPECTED.glob("*.json")}
    assert {hand.query for hand in FILES} | whole == {query.name for query in library()}


@pytest.mark.parametrize("hand", FILES, ids=lambda hand: hand.query)
def test_rows_differ_from_the_written_ones_only_as_is_known(graph: vpkg.KnowledgeGraph, hand: ByHand) -> None:
    """A new difference fails, and so does one that is listed and no more: take it out of the list then."""
    now = set(differences(hand, answer(graph, hand)))
    known = set(read_known(hand))
    new = sorted(f"new: {kind} {row}" for kind, row in now - known)
    mended = sorted(f"mended, take it out of the list: {kind} {row}" for kind, row in known - now)
    assert not new + mended, "\n".join(new + mended)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("hand", FILES, ids=lambda hand: hand.query)
def test_rdflib_gives_the_same_rows(graph: vpkg.KnowledgeGraph, dataset: rdflib.Dataset, hand: ByHand) -> None:
    """All columns of all rows, on another engine."""
    query = find(hand.query)
    rows = dataset.query(bind(query, with_defaults(query, {})))
    assert Counter(tuple(map(of_rdflib, row)) for row in rows) == Counter(graph.ask(hand.query).rows)


@pytest.mark.parametrize("hand", FILES, ids=lambda hand: hand.query)
def test_each_known_difference_has_its_reason(hand: ByHand) -> None:
    """Nobody has to guess why a difference is borne with."""
    assert all(why.strip() for why in read_known(hand).values())


def test_differences_go_down_only() -> None:
    """The ratchet: lower the numbers above when a list gets shorter."""
    assert _known(MISSED) <= MISSED_AT_MOST
    assert _known(UNEXPECTED) <= UNEXPECTED_AT_MOST
    assert sum(len(hand.wanted) for hand in FILES) >= WRITTEN_AT_LEAST


def test_the_page_tells_the_totals() -> None:
    """docs/queries-by-hand.md has the numbers of the lists."""
    page = PAGE.read_text(encoding="utf-8").splitlines()
    assert [line for line in _totals() if line not in page] == []


def _totals() -> list[str]:
    lines = []
    for hand in FILES:
        kinds = Counter(kind for kind, _ in read_known(hand))
        lines.append(f"| {hand.query} | {len(hand.wanted)} | {kinds[MISSED]} | {kinds[UNEXPECTED]} |")
    written = sum(len(hand.wanted) for hand in FILES)
    return [*lines, f"| **all** | **{written}** | **{_known(MISSED)}** | **{_known(UNEXPECTED)}** |"]


def test_an_answer_fits_as_the_marks_say() -> None:
    """Words within a cell, one of several values, nothing, anything; what may stand counts as neither difference."""
    hand = ByHand(
        "claims/none",
        ("country_code", "value", "sentence~"),
        wanted=(("GH|", "45", "police officers"), ("PE", "", "a round table")),
        optional=(("*", "*", "guards"),),
    )
    found = [("", "45.0", "We trained 45 police officers."), ("KE", "3", "Of guards."), ("KE", "", "Of a round table.")]
    assert differences(hand, found) == [
        (MISSED, ("PE", "", "a round table")),
        (UNEXPECTED, ("KE", "", "Of a round table.")),
    ]


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("query", nargs="?", help="show the differences of this query")
    parser.add_argument("--write", action="store_true", help="list the differences anew")
    asked = parser.parse_args()
    with vpkg.build(vpkg.demo_reports()) as graph:
        for hand in FILES:
            if asked.write or hand.query == asked.query:
                found = answer(graph, hand)
                if hand.query == asked.query:
                    print("\n".join(f"{kind}: {row}" for kind, row in differences(hand, found)))
                if asked.write:
                    write_known(hand, found)
    print("\n".join(_totals()))


if __name__ == "__main__":
    _main()
