"""Coding by hand: the codebook, a researcher's codes, and agreement that calls neither coder right."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

import vpkg
from vpkg import coding
from vpkg.cli import main
from vpkg.errors import DataError, UnreadableInput

REPORT = "lindenroot-peace-foundation-2022"
HEAD = "report,question,variable,code,coder,quote\n"
# Read out of the report: B4 is "N/A", D9 is "See C5.", D10 has nothing under its heading, C5 tells of the Democratic
# Republic of the Congo, Kenya and Ghana, D8 of Kenya. The coder took D10 for absent and Ghana for Uganda.
HAND = HEAD + "".join(
    f"{REPORT},{question},{variable},{code},wren,{quote}\n"
    for question, variable, code, quote in [
        ("B4", "answer-status", "not-applicable", "N/A"),
        ("D9", "answer-status", "see-other", "See C5."),
        ("D10", "answer-status", "absent", ""),
        ("C5", "country", "DRC", "South Kivu"),
        ("c5", "country", "Kenya", "In Kwale"),
        ("C5", "country", "UG", "round tables"),
        ("D8", "country", "ke", "In Kenya"),
    ]
)


@pytest.fixture(scope="module", name="graph")
def _graph() -> Iterator[tuple[coding.Coded, ...]]:
    reports = [path for path in vpkg.demo_reports() if path.stem == REPORT]
    assert len(reports) == 1
    with vpkg.build(reports) as graph:
        yield coding.graph_codes(graph.sparql)


def _read(tmp_path: Path, text: str, graph: tuple[coding.Coded, ...]) -> tuple[coding.Coded, ...]:
    path = tmp_path / "codes.csv"
    path.write_text(text, encoding="utf-8")
    return coding.read_codes(path, graph)


def test_the_codebook_defines_every_code() -> None:
    """Seven variables, each with codes; those of the schemes have a label and a definition, and all have an IRI."""
    codes = coding.codebook()
    assert list(coding.variables()) == [
        "answer-status", "activity-type", "role", "stakeholder-type", "principle", "country", "instrument",
    ]  # fmt: skip
    assert {code.variable for code in codes} == set(coding.variables())
    assert len({(code.variable, code.code) for code in codes}) == len(codes)
    for code in codes:
        assert code.label
        assert code.iri.startswith("https://w3id.org/vpkg/")
        assert code.definition or code.variable in ("country", "instrument")


def test_alpha_is_that_of_the_published_example() -> None:
    """Krippendorff 2011, example A: two observers, ten units, binary data, alpha is 0.095."""
    meg, owen = "0100000010", "1110010000"
    assert coding.agreement(list(zip(meg, owen, strict=True))).alpha == pytest.approx(0.095, abs=0.0005)


def test_kappa_by_hand() -> None:
    """Of 50 decisions 35 are alike where chance gives half, so kappa is (0.7 - 0.5) / (1 - 0.5)."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    found = coding.agreement(pairs)
    assert (found.decisions, found.alike, found.share) == (50, 35, 0.7)
    assert found.kappa == pytest.approx(0.4)


def test_agreement_that_chance_cannot_explain_is_left_open() -> None:
    """Where both gave one code throughout, and where nothing was coded, there is no coefficient."""
    constant, nothing = coding.agreement([("y", "y")] * 4), coding.agreement([])
    assert (constant.share, constant.kappa, constant.alpha) == (1.0, None, None)
    assert (nothing.share, nothing.kappa, nothing.alpha) == (None, None, None)


def test_hand_and_graph_are_compared_on_what_the_hand_coded(tmp_path: Path, graph: tuple[coding.Coded, ...]) -> None:
    """Two of three statuses are alike; of eight decisions on countries six; answers without a row are counted apart."""
    summary, details = coding.compare(_read(tmp_path, HAND, graph), graph)
    status, country = summary
    assert (status.variable, status.answers, status.agreement.alike, status.agreement.decisions) == (
        "answer-status", 3, 2, 3,
    )  # fmt: skip
    assert status.left == 13 - 3
    assert (country.both, country.only_coder, country.only_graph) == (3, 1, 1)
    assert (country.agreement.alike, country.agreement.decisions) == (6, 8)
    assert country.agreement.kappa == pytest.approx(0.5)
    assert country.agreement.alpha == pytest.approx(1 - 60 / 128)
    given = {(d.question, d.code): d.given_by for d in details if d.variable == "country"}
    assert given == {
        ("C5", "cd"): "both", ("C5", "ke"): "both", ("C5", "ug"): "wren", ("C5", "gh"): "the graph",
        ("D8", "ke"): "both",
    }  # fmt: skip
    ghana = next(d for d in details if d.code == "gh")
    assert "round tables" in ghana.graph_words
    words = {d.question: d.graph_words for d in details if d.variable == "answer-status"}
    assert words["D9"] == "See C5."


def test_none_says_that_somebody_looked(tmp_path: Path, graph: tuple[coding.Coded, ...]) -> None:
    """The code none makes an answer coded with nothing in it: what the graph has there is only the graph's."""
    summary, details = coding.compare(_read(tmp_path, f"{HEAD}{REPORT},D8,country,none,wren,\n", graph), graph)
    assert [(each.answers, each.both, each.only_graph) for each in summary] == [(1, 0, 1)]
    assert [(d.code, d.given_by) for d in details] == [("ke", "the graph")]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("nobody-2022,C5,country,ke,wren,", "line 2: the store has no report 'nobody-2022'"),
        (f"{REPORT},Z9,country,ke,wren,", f"line 2: {REPORT} has no question 'Z9'"),
        (f"{REPORT},C5,colour,red,wren,", "line 2: there is no variable 'colour'"),
        (f"{REPORT},C5,role,hero,wren,", "line 2: role has no code 'hero'"),
        (f"{REPORT},C5,country,ke,,", "line 2: no coder is named"),
        (f"{REPORT},C5,country,ke", "line 2: no coder is named"),
        (f"{REPORT},C5,country,ke,the graph,", "line 2: no coder is named"),
        (f"{REPORT},C5,country,ke,wren,\n{REPORT},C5,country,none,wren,", "line 3: none stands beside another code"),
        (f"{REPORT},A1,answer-status,blank,wren,\n{REPORT},A1,answer-status,absent,wren,", "takes one code an answer"),
    ],
)
def test_bad_rows_are_named_by_line(tmp_path: Path, graph: tuple[coding.Coded, ...], row: str, problem: str) -> None:
    """The message names the line and what is wrong, in one sentence, and nothing is compared."""
    with pytest.raises(DataError) as caught:
        _read(tmp_path, HEAD + row + "\n", graph)
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["report,code\n", "", "a\0b"])
def test_a_file_of_another_form_is_refused(tmp_path: Path, graph: tuple[coding.Coded, ...], text: str) -> None:
    """A table without the columns says which it lacks."""
    with pytest.raises(UnreadableInput):
        _read(tmp_path, text, graph)


def test_the_command_writes_the_codebook_and_the_comparison(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The codebook as CSV has a row a code; a comparison as Markdown says whose agreement it is."""
    report = next(path for path in vpkg.demo_reports() if path.stem == REPORT)
    codes, store = tmp_path / "codes.csv", str(tmp_path / "store")
    codes.write_text(HAND, encoding="utf-8")
    assert main(["codebook", "--format", "csv"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows[0] == ["variable", "code", "label", "definition", "id"]
    assert len(rows) == len(coding.codebook()) + 1
    assert main(["build", str(report), "--store", store]) == 0
    capsys.readouterr()
    assert main(["codebook", "--compare", str(codes), "--store", store]) == 0
    out = capsys.readouterr().out
    assert "neither is called right" in out
    assert "| country | wren | 2 | 3 | 1 | 1 | 8 | 6 | 0.750 | 0.500 | 0.531 |" in out
    book = tmp_path / "codes.xlsx"
    assert main(["codebook", "--compare", str(codes), "--store", store, "--format", "xlsx", "-o", str(book)]) == 0
    assert book.read_bytes().startswith(b"PK")
    assert main(["codebook", "--compare", str(codes)]) == 2
