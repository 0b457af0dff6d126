"""A real report as a graph: checked, asked, and every mention followed back to its words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import vpkg
from tests.shared import shared
from vpkg.check import Conformance, exit_code
from vpkg.check.verdict import Verdict
from vpkg.model import Severity

REPORT = "reports/international-alert-2023.md"
EXPECTED = "gold/structure/international-alert-2023.expected.json"
D12 = "members of the Voluntary Principles Initiative.\n"
A2 = re.compile(r"A2 Describe.*?(?=A3 Describe)", re.DOTALL)


def _severities(found: Conformance) -> set[tuple[str | None, Severity]]:
    return {(finding.question, finding.severity) for finding in found.findings}


def test_what_is_missing_is_found() -> None:
    """One violation (D12), a warning for each N/A without reason, a note where the question is conditional."""
    found = vpkg.check_report(shared(REPORT))
    assert _severities(found) == {
        ("D12", Severity.VIOLATION), ("C6", Severity.WARNING), ("D10", Severity.WARNING), ("B4", Severity.INFO),
    }  # fmt: skip
    assert all(finding.remedy for finding in found.findings)
    assert (found.verdict, exit_code([found])) == (Verdict.DOES_NOT_CONFORM, 1)


def test_a_completed_report_conforms(tmp_path: Path) -> None:
    """With D12 written and every N/A explained nothing is left to find."""
    text = shared(REPORT).read_text(encoding="utf-8").replace("\nN/A\n", "\nN/A – there was no occasion in 2023.\n")
    assert text.count(D12) == 1
    path = tmp_path / "completed.md"
    path.write_text(
        text.replace(
            D12, D12 + "\nWe raised two cases with the members concerned, and both of them answered us in writing.\n"
        ),
        encoding="utf-8",
    )
    found = vpkg.check_report(path)
    assert (found.verdict, found.findings, exit_code([found], strict=True)) == (Verdict.CONFORMS, (), 0)


def test_a_deleted_question_is_absent(tmp_path: Path) -> None:
    """A2 taken out whole is absent, a violation."""
    text, times = A2.subn("", shared(REPORT).read_text(encoding="utf-8"))
    assert times == 1
    path = tmp_path / "without-a2.md"
    path.write_text(text, encoding="utf-8")
    assert vpkg.outline_report(path)["answers"]["A2"]["status"] == "absent"
    assert ("A2", Severity.VIOLATION) in _severities(vpkg.check_report(path))


@pytest.mark.parametrize(
    "name", ["Stillwater Peace Union", "Peace Kenya Forum", "Fundación Río Ñandú", "Northern Light"]
)
def test_another_reporter_is_read_accordingly(tmp_path: Path, name: str) -> None:
    """The same report under an invented name gives that name, and all else as before."""
    path = tmp_path / "renamed.md"
    text = shared(REPORT).read_text(encoding="utf-8").replace("International Alert", name)
    path.write_text(text, encoding="utf-8")
    found = vpkg.outline_report(path)
    assert (found["organisation"], found["pillar"], found["year"], found["template"]) == (name, "ngo", 2023, "ngo-2023")
    assert {a["status"] for a in found["answers"].values()} == {"answered", "not-applicable", "blank"}


def test_countries_permuted_are_read_accordingly(tmp_path: Path) -> None:
    """Nepal for Nigeria and Rwanda for Kenya: the countries change places and nothing else does."""
    swaps = {"Nepal": "Nigeria", "Nigeria": "Nepal", "Rwanda": "Kenya", "Kenya": "Rwanda"}
    codes = {"NP": "NG", "NG": "NP", "RW": "KE", "KE": "RW"}
    text = re.sub("|".join(swaps), lambda m: swaps[m.group()], shared(REPORT).read_text(encoding="utf-8"))
    path = tmp_path / "permuted.md"
    # Counties and provinces stay in their countries, so they are taken out of the way.
    elsewhere = {"Kwale": "Osterby", "Marsabit": "Norcastle", "Madhesh": "Velmora"}
    path.write_text(re.sub("Kwale|Marsabit|Madhesh", lambda m: elsewhere[m.group()], text), encoding="utf-8")
    expected = json.loads(shared(EXPECTED).read_text(encoding="utf-8"))["answers"]
    wanted = {c: {codes.get(iso, iso) for iso in a["countries"]} for c, a in expected.items() if a["countries"]}
    assert _countries(path) == wanted


def _countries(path: Path) -> dict[str, set[str]]:
    with vpkg.build([path]) as graph:
        found: dict[str, set[str]] = {}
        for row in graph.ask("countries-by-answer"):
            found.setdefault(str(row["code"]), set()).add(str(row["country"]))
        return found


def test_countries_per_answer_by_sparql() -> None:
    """As people annotated them."""
    expected = json.loads(shared(EXPECTED).read_text(encoding="utf-8"))["answers"]
    assert _countries(shared(REPORT)) == {c: set(a["countries"]) for c, a in expected.items() if a["countries"]}


def test_every_mention_can_be_followed_to_its_words() -> None:
    """Report, document, question, quote, prefix and suffix of each, and together they are the text."""
    text = shared(REPORT).read_text(encoding="utf-8")
    with vpkg.build([shared(REPORT)]) as graph:
        mentions = graph.sparql("SELECT ?m WHERE { GRAPH ?g { ?m a vp:Mention } }")
        rows = list(
            graph.sparql("""
            SELECT ?m ?report ?document ?code ?start ?end ?prefix ?quote ?suffix WHERE {
              GRAPH ?g {
                ?m a vp:Mention ; dct:isPartOf ?report ; oa:hasTarget ?passage .
                ?passage oa:hasSource ?document ; oa:hasSelector ?position, ?quoted .
                ?position oa:start ?start ; oa:end ?end .
                ?quoted oa:prefix ?prefix ; oa:exact ?quote ; oa:suffix ?suffix .
              }
              OPTIONAL {
                GRAPH ?g { ?m vp:inAnswer/vp:question ?question }
                GRAPH ?r { ?question skos:notation ?code }
              }
            }""")
        )
    assert len(rows) == len(mentions) > 60
    assert sum(row["code"] is not None for row in rows) == len(rows) - 3  # three stand in the title
    for row in rows:
        start, end = int(str(row["start"])), int(str(row["end"]))
        assert text[start:end] == row["quote"]
        assert text[max(0, start - 32) : start] == row["prefix"]
        assert text[end : end + 32] == row["suffix"]
