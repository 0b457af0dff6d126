"""Every recogniser has a row that says what it is, so that its confidence can be told."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from vpkg.extract.words import table
from vpkg.pipeline import read_report
from vpkg.recognisers import confidence, recognisers
from vpkg.resources import demo_reports

_ID = re.compile(
    r"(?:country|place|organisation|defined|project|instrument|stakeholder|date|quantity|act|outcome|pledge)-[a-z-]+"
)
_EXTRACT = Path(__file__).resolve().parents[2] / "vpkg" / "extract"


def test_what_the_example_reports_show_is_known() -> None:
    """Each mention of the example reports was made by a recogniser of the list."""
    used = {mention.recogniser for report in demo_reports() for mention in read_report(report).mentions}
    assert len(used) > 40
    assert used - set(recognisers()) == set()


def test_what_the_code_names_is_known() -> None:
    """Each id of a recogniser that the code names is in the list, the names of word lists apart."""
    lists = {path.stem for path in (_EXTRACT.parents[1] / "ontology" / "lexicon").glob("*.csv")}
    assert table("precedence")
    named = {
        node.value
        for path in _EXTRACT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _ID.fullmatch(node.value)
    }
    others = {
        "activity-type",
        "stakeholder-type",
        "stakeholder-types",
        "instrument-type",
        "organisation-cue",
        "place-column",
    }
    unknown = {name for name in named - set(recognisers()) - lists - others if not name.endswith("-")}
    assert len(named) > 80
    assert unknown == set()


def test_a_reporter_is_left_out_of_its_own_measure() -> None:
    """With no row of its own, a reporter's confidence is that of all; an unknown recogniser has none."""
    assert confidence("date-year", "no-such-reporter") == confidence("date-year")
    assert confidence("no-such-recogniser") is None
