"""The command line does what its help says, and bad input gets one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import vpkg
from tests.writing import HEADINGS, ngo_report
from vpkg import __version__
from vpkg.cli import HELP, main
from vpkg.cli.parser import parser

COMMANDS = (
    "outline", "check", "mentions", "claims", "explain", "curate", "text", "build", "ask", "sparql", "export", "form",
    "evaluate", "ontology", "demo", "compare", "register", "codebook",
)  # fmt: skip
ANSWERS = {"C5": "In Kenya we met DCAF.", "C6": "N/A", "D12": ""}


@pytest.fixture(name="report")
def _report(tmp_path: Path) -> Path:
    path = tmp_path / "report.md"
    path.write_text(ngo_report(ANSWERS), encoding="utf-8")
    return path


@pytest.fixture(name="store")
def _store(tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["build", str(report), "--store", str(tmp_path / "store")]) == 0
    capsys.readouterr()
    return tmp_path / "store"


def _says(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 0) -> str:
    assert main([str(a) for a in arguments]) == status
    return capsys.readouterr().out


def _fails(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main([str(a) for a in arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("vpkg: ")
    assert captured.err.count("\n") == 1
    assert captured.err.rstrip()[-1] in ".?"
    return captured.err


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """The static help and the parser know the same commands."""
    assert _says(capsys, "--help") == HELP
    known = next(a.choices for a in parser()._actions if a.dest == "command")
    assert known is not None
    assert tuple(sorted(known)) == tuple(sorted(COMMANDS))
    assert all(f"\n  {command} " in HELP for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """An example of the command itself."""
    shown = _says(capsys, command, "--help")
    assert f"example:\n  vpkg {command}" in shown


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """vpkg --version."""
    assert _says(capsys, "--version") == f"vpkg {__version__}\n"


def test_outline_as_json_keeps_its_contract(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    """The keys of the contract, the statuses, and spans that slice to the text."""
    found = json.loads(_says(capsys, "outline", report, "--format", "json"))
    assert {
        "organisation", "pillar", "year", "period", "kind", "template", "language", "answers", "leftovers", "coverage",
        "findings",
    } <= set(found)  # fmt: skip
    keys = {"status", "text", "heading", "reason", "nil_return", "spans", "heading_spans", "parts"}
    assert all(keys <= set(answer) for answer in found["answers"].values())
    assert (found["organisation"], found["pillar"], found["year"]) == ("Quietwater Trust", "ngo", 2023)
    text = _says(capsys, "text", report)
    [[start, end]] = found["answers"]["C5"]["spans"]
    assert text[start:end] == found["answers"]["C5"]["text"] == ANSWERS["C5"]
    assert found["answers"]["D12"]["status"] == "blank"


def test_outline_as_text_shows_every_question(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    """One line a question."""
    shown = _says(capsys, "outline", report)
    assert all(f"\n{code}" in shown for code in HEADINGS)
    assert "○ blank" in shown


def test_mentions_as_json_lines_keep_their_contract(capsys: pytest.CaptureFixture[str], report: Path) -> None:
    """One object a line, whose quote is the slice."""
    rows = [json.loads(line) for line in _says(capsys, "mentions", report, "--format", "jsonl").splitlines()]
    text = report.read_text(encoding="utf-8")
    keys = {
        "kind",
        "start",
        "end",
        "quote",
        "surface",
        "target",
        "canonical",
        "iso",
        "answer",
        "recogniser",
        "confidence",
        "nested_in",
    }
    assert rows
    for row in rows:
        assert keys <= set(row)
        assert text[row["start"] : row["end"]] == row["quote"]
    assert [(r["kind"], r["iso"]) for r in rows if r["quote"] == "Kenya"] == [("country", "KE")]


def test_check_exits_by_its_verdict(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A blank question 1; nothing missing 0; a warning 1 only when strict."""
    path = tmp_path / "report.md"
    path.write_text(ngo_report({"D12": ""}), encoding="utf-8")
    assert "D12" in _says(capsys, "check", path, status=1)
    path.write_text(ngo_report(), encoding="utf-8")
    assert "Conforms" in _says(capsys, "check", path)
    path.write_text(ngo_report({"C6": "N/A"}), encoding="utf-8")
    _says(capsys, "check", path)
    _says(capsys, "check", path, "--strict", status=1)
    path.write_text(ngo_report({"C6": "N/A – no plenary."}), encoding="utf-8")
    _says(capsys, "check", path, "--strict")


@pytest.mark.parametrize(("format_", "starts"), [("json", "{"), ("html", "<!"), ("ttl", "@prefix")])
def test_check_in_each_format(
    capsys: pytest.CaptureFixture[str], report: Path, tmp_path: Path, format_: str, starts: str
) -> None:
    """To the screen or to a file, with the same exit status."""
    shown = _says(capsys, "check", report, "--format", format_, status=1)
    assert shown.lower().startswith(starts)
    assert _says(capsys, "check", report, "--format", format_, "-o", tmp_path / "out", status=1) == ""
    assert (tmp_path / "out").read_text(encoding="utf-8") == shown


def test_building_again_changes_nothing_and_an_edit_replaces(
    capsys: pytest.CaptureFixture[str], store: Path, report: Path
) -> None:
    """A report is one graph, however often it is built."""
    assert "unchanged" in _says(capsys, "build", report, "--store", store)
    report.write_text(ngo_report({**ANSWERS, "D12": "We asked."}), encoding="utf-8")
    assert "replaced" in _says(capsys, "build", report, "--store", store)
    assert "1 reports" not in _says(capsys, "ask", "reports", "--store", store)


def test_ask_lists_describes_and_answers(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    """The library without a name, a query with --describe, and an answer with a store."""
    assert "organisations-by-country" in _says(capsys, "ask")
    assert "country" in _says(capsys, "ask", "organisations-by-country", "--describe")
    shown = _says(capsys, "ask", "organisations-by-country", "country=Kenya", "--store", store, "--format", "csv")
    assert shown.splitlines()[1].split(",")[5] == "Quietwater Trust"
    for format_, starts in (("json", "{"), ("md", "**"), ("table", "Org")):
        assert _says(capsys, "ask", "organisations-by-country", "--store", store, "--format", format_).startswith(
            starts
        )


def test_sparql_in_each_form(capsys: pytest.CaptureFixture[str], store: Path, tmp_path: Path) -> None:
    """SELECT a table, ASK a truth value, CONSTRUCT Turtle; prefixes are known; the query may be a file."""
    select = "SELECT ?r WHERE { GRAPH ?g { ?r a vp:Report } }"
    assert "quietwater-trust-2023" in _says(capsys, "sparql", select, "--store", store)
    assert _says(capsys, "sparql", "ASK { GRAPH ?g { ?r a vp:Report } }", "--store", store) == "true\n"
    construct = "CONSTRUCT { ?r a vp:Report } WHERE { GRAPH ?g { ?r a vp:Report } }"
    assert "quietwater-trust-2023> a vp:Report" in _says(capsys, "sparql", construct, "--store", store)
    (tmp_path / "q.rq").write_text(select, encoding="utf-8")
    assert "quietwater" in _says(capsys, "sparql", "--file", tmp_path / "q.rq", "--store", store)


def test_export_tells_the_hash(capsys: pytest.CaptureFixture[str], store: Path, tmp_path: Path) -> None:
    """The file by its ending, the RDFC-1.0 hash on standard error."""
    assert main(["export", "--store", str(store), "-o", str(tmp_path / "g.ttl")]) == 0
    assert "RDFC-1.0 SHA-256: " in capsys.readouterr().err
    assert (tmp_path / "g.ttl").read_text(encoding="utf-8").startswith("@prefix")


def test_ontology_lists_and_writes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Terms and templates on the screen, the reference graph in a file."""
    shown = _says(capsys, "ontology")
    assert "vp:Report" in shown
    assert "ngo-2023" in shown
    _says(capsys, "ontology", "-o", tmp_path / "reference.ttl")
    assert "\nvp:FullReport " in (tmp_path / "reference.ttl").read_text(encoding="utf-8")


def test_bad_input_gets_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, report: Path, store: Path
) -> None:
    """Each with exit status 2, nothing on standard output."""
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    (tmp_path / "binary.md").write_bytes(b"\x00\x01Voluntary Principles")
    (tmp_path / "latin.md").write_bytes("Prüfung der Voluntary Principles".encode("latin-1"))
    (tmp_path / "recipe.md").write_text("# Soup\n\nBoil it.\n", encoding="utf-8")
    (tmp_path / "news.md").write_text("The Voluntary Principles were in the news again.\n", encoding="utf-8")
    for command in (["outline"], ["check"], ["mentions"]):
        for name in ("gone.md", "empty.md", "binary.md", "latin.md", "recipe.md", "news.md", "."):
            _fails(capsys, *command, tmp_path / name if name != "." else tmp_path / "store" / "oxigraph")
    assert "ngo-2023" in _fails(capsys, "outline", report, "--template", "nope")
    assert "did you mean" in _fails(capsys, "ask", "organisation-by-country", "--store", store)
    assert "takes" in _fails(capsys, "ask", "reports", "colour=red", "--store", store)
    _fails(capsys, "ask", "reports", "year", "--store", store)
    _fails(capsys, "ask", "reports", "year=soon", "--store", store)
    _fails(capsys, "ask", "reports")
    _fails(capsys, "ask", "organisations-by-country", "country=Atlantis", "--store", store)
    _fails(capsys, "sparql", "", "--store", store)
    _fails(capsys, "sparql", "--store", store)
    _fails(capsys, "sparql", "--file", tmp_path / "gone.rq", "--store", store)
    _fails(capsys, "export", "--store", store)
    _fails(capsys, "export", "--store", store, "-o", tmp_path / "g.docx")
    _fails(capsys, "export", "--store", tmp_path / "nostore", "--format", "turtle")
    _fails(capsys, "export", "--store", store, "-o", tmp_path / "no" / "such" / "folder" / "g.ttl")
    _fails(capsys, "frobnicate")


def test_bad_input_leaves_the_store_untouched(capsys: pytest.CaptureFixture[str], store: Path, tmp_path: Path) -> None:
    """A build that fails on one named file writes nothing of the others."""
    before = _says(capsys, "ask", "reports", "--store", store, "--format", "csv")
    other = tmp_path / "other.md"
    other.write_text(ngo_report(organisation="Harrow Field Watch"), encoding="utf-8")
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    _fails(capsys, "build", other, tmp_path / "empty.md", "--store", store)
    _fails(capsys, "build", tmp_path / "empty.md", "--store", tmp_path / "fresh")
    assert not (tmp_path / "fresh").exists()
    assert _says(capsys, "ask", "reports", "--store", store, "--format", "csv") == before


def test_two_files_that_claim_one_report_are_refused(
    capsys: pytest.CaptureFixture[str], report: Path, tmp_path: Path
) -> None:
    """Which two, and what to do."""
    (tmp_path / "again.md").write_text(ngo_report({"D12": "Another answer."}), encoding="utf-8")
    said = _fails(capsys, "build", report, tmp_path / "again.md", "--store", tmp_path / "s")
    assert "again.md" in said
    assert "quietwater-trust-2023" in said


def test_a_folder_goes_on_after_a_bad_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The bad one is listed with its reason; strict makes it count."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.md").write_text(ngo_report(), encoding="utf-8")
    (folder / "bad.md").write_text("", encoding="utf-8")
    shown = _says(capsys, "build", folder, "--store", tmp_path / "s")
    assert "bad.md  refused: " in shown
    assert "quietwater-trust-2023  added" in shown
    _says(capsys, "build", folder, "--store", tmp_path / "s", "--strict", status=1)


def test_no_progress_when_piped(capsys: pytest.CaptureFixture[str], report: Path, tmp_path: Path) -> None:
    """Standard error stays empty where nobody watches."""
    main(["build", str(report), "--store", str(tmp_path / "s")])
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "command",
    [
        ("check", "draft.md", "-o", "draft.md"),
        ("check", "draft.md", "--against", "last.md", "-o", "./last.md"),
        ("outline", "draft.md", "-o", "draft.md"),
        ("check", ".", "-o", "last.md"),
        ("check", "draft.md", "-o", "draft.md.waivers.toml"),
        ("check", "--data", "d.ttl", "--shapes", "d.ttl", "--format", "ttl", "-o", "d.ttl"),
    ],
)
def test_a_result_never_takes_the_place_of_what_was_read(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip of the keyboard after -o must not cost anybody a draft; nothing is made either."""
    monkeypatch.chdir(tmp_path)
    for name in ("draft.md", "last.md", "d.ttl"):
        (tmp_path / name).write_text("the only copy", encoding="utf-8")
    assert main(list(command)) == 2
    assert "give -o another name" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"draft.md", "last.md", "d.ttl"}
    assert {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"the only copy"}


def test_a_folder_is_no_last_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence and exit status 2, as 1 would say that the report does not conform."""
    assert main(["check", str(vpkg.demo_reports()[0]), "--against", str(tmp_path)]) == 2
    assert "is a folder; name last year's report" in capsys.readouterr().err
