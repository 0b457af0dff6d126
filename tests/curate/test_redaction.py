"""Redacted words appear in no output, and everything else stays where it is."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from tests.curate.deciding import decide, decision, found, redaction, report, ruling, states
from tests.writing import ngo_report
from vpkg.cli import main
from vpkg.curate import decisions_file
from vpkg.curate.redaction import digest_of
from vpkg.errors import UnreadableInput
from vpkg.pipeline import read_document, read_report

NAME = "Ada Lovelock"
WORDS = (
    f"In Kenya we trained guards with {NAME} of DCAF. Later ADA LOVELOCK met the police, and Ada\nLovelock’s team came."
)


def run(*arguments: str) -> str:
    """Run a command and return what it prints."""
    with redirect_stdout(io.StringIO()) as out:
        assert main(list(arguments)) in (0, 1)
    return out.getvalue()


def holds_name(text: str) -> bool:
    """Tell whether any form of the name shows in a text."""
    return re.search(r"ada\W*lovelock|lovelock", text, re.IGNORECASE) is not None


def outputs(path: Path, folder: Path) -> dict[str, str]:
    """Everything that can be had of a report, by what it is."""
    commands = {
        "text": ("text",),
        "outline text": ("outline",),
        "outline json": ("outline", "--format", "json"),
        "outline html": ("outline", "--format", "html"),
        "mentions": ("mentions", "--format", "jsonl"),
        "claims": ("claims", "--format", "jsonl"),
        "check text": ("check",),
        "check json": ("check", "--format", "json"),
        "check html": ("check", "--format", "html"),
        "check ttl": ("check", "--format", "ttl"),
        "curate list": ("curate", "--list"),
        "curate json": ("curate", "--list", "--format", "json"),
    }
    made = {name: run(command, str(path), *more) for name, (command, *more) in commands.items()}
    made["explain"] = run("explain", str(path), "--at", "guards")
    store = folder / "store"
    made["build"] = run("build", str(path), "--store", str(store))
    for form in ("nquads", "turtle", "trig", "ntriples", "jsonld", "rdfxml"):
        made[form] = run("export", "--store", str(store), "--format", form)
    made["ask"] = run("ask", "evidence/mentions", "--store", str(store), "--format", "json")
    return made


def test_redacted_words_are_in_no_output(tmp_path: Path) -> None:
    """Wherever they stand, in whatever case and over whatever line end, redacted words show in no output."""
    (tmp_path / "reports").mkdir()
    path = report(tmp_path / "reports", WORDS, A1=f"{NAME} is our contact.")
    assert holds_name(run("text", str(path)))
    decide(path, redaction(path, NAME))
    made = outputs(path, tmp_path)
    assert len(made) == 21
    assert [name for name, text in made.items() if holds_name(text)] == []
    assert "█" in made["text"]
    assert "█" in made["nquads"] or "\\u2588" in made["nquads"]


def test_a_redacted_heading_shows_nowhere(tmp_path: Path) -> None:
    """Words of a heading, of leftovers and of findings are masked like those of answers."""
    (tmp_path / "reports").mkdir()
    path = report(tmp_path / "reports", WORDS)
    text = path.read_text("utf-8").replace("E. Lessons", f"A word by {NAME}\n\nE. Lessons")
    path.write_text(text.replace("Quietwater Trust\n", f"Quietwater Trust\n\nWritten by {NAME}\n", 1), encoding="utf-8")
    decide(path, redaction(path, NAME))
    assert [name for name, shown in outputs(path, tmp_path).items() if holds_name(shown)] == []


def test_a_report_of_its_own_headings_can_be_redacted(tmp_path: Path) -> None:
    """A heading of nothing but redacted words makes no identifier of them."""
    path = tmp_path / "free.md"
    path.write_text(
        "# Voluntary Principles on Security and Human Rights\n\nQuietwater Trust, annual report 2023\n\n"
        f"# {NAME}\n\n{NAME} tells of our work with guards in Kenya.\n\n# Training\n\nWe trained guards.\n",
        encoding="utf-8",
    )
    (tmp_path / "free.md.vpkg.toml").write_text('organisation = "Quietwater Trust"\nyear = 2023\n', encoding="utf-8")
    decide(path, redaction(path, NAME))
    assert not holds_name(run("outline", str(path), "--format", "json"))


def test_positions_hold(tmp_path: Path) -> None:
    """The masked text is as long as the text, so that all else is found where it was."""
    path = report(tmp_path, WORDS)
    before = read_report(path)
    decide(path, redaction(path, NAME))
    after = read_report(path)
    assert len(after.report.document.text) == len(before.report.document.text)
    assert found(after, "country") == found(before, "country")
    assert [m.span for m in after.mentions if m.surface == "DCAF"] == [
        m.span for m in before.mentions if m.surface == "DCAF"
    ]


def test_a_reissued_report_is_redacted_too(tmp_path: Path) -> None:
    """In a re-issue, in the same or another format, the words are masked wherever they stand now."""
    path = report(tmp_path, WORDS)
    decide(path, redaction(path, NAME))
    report(tmp_path, f"First of all, {NAME} wrote the head.\n\n{WORDS}")
    assert not holds_name(read_document(path).text)
    other = tmp_path / "alpha-2023.txt"
    other.write_text(ngo_report({"C5": WORDS}), encoding="utf-8")
    assert not holds_name(read_document(other).text)
    path.unlink()
    assert not holds_name(read_document(other).text)


def test_the_file_does_not_hold_the_words(tmp_path: Path) -> None:
    """Neither the redaction nor an earlier decision near it keeps the redacted words."""
    path = report(tmp_path, WORDS)
    file = decide(path, redaction(path, NAME))
    assert not holds_name(file.read_text("utf-8"))
    assert digest_of(NAME, "5a17")[0] in file.read_text("utf-8")


def test_a_decision_on_redacted_words_is_overruled(tmp_path: Path) -> None:
    """Redaction wins over every other decision on the same words, and the other is not shown with them."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "add", "organisation", f"{NAME} of DCAF", name=f"{NAME} Foundation"))
    decide(path, redaction(path, NAME))
    reading = read_report(path)
    only = ruling(reading, "add")
    assert (only.state, only.said) == ("overruled", "its words are redacted")
    assert not holds_name(repr(reading))


def test_decisions_beside_redacted_words_stay(tmp_path: Path) -> None:
    """A decision whose context holds redacted words is found in the same report and in a re-issue."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "organisation", "DCAF"))
    decide(path, redaction(path, NAME))
    assert ruling(read_report(path), "reject").state == "applied"
    report(tmp_path, f"This is new.\n\n{WORDS}")
    reading = read_report(path)
    assert (ruling(reading, "reject").state, ruling(reading, "reject").moved) == ("applied", True)
    assert not holds_name(repr(reading))


def test_a_decision_made_after_a_redaction_is_found_again(tmp_path: Path) -> None:
    """Context that was kept masked is compared with the masked text of a re-issue."""
    path = report(tmp_path, WORDS)
    decide(path, redaction(path, NAME))
    decide(path, decision(path, "reject", "organisation", "DCAF"))
    report(tmp_path, f"This is new.\n\n{WORDS}".replace(NAME, "Ada  Lovelock"))
    assert ruling(read_report(path), "reject").state == "applied"


def test_an_orphan_shows_no_redacted_words(tmp_path: Path) -> None:
    """A decision whose words are gone, and were redacted, is listed without them."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "organisation", f"guards with {NAME}", why=f"{NAME} is a person"))
    decide(path, redaction(path, NAME))
    report(tmp_path, "Nothing of that is left.")
    reading = read_report(path)
    assert states(reading) == [("reject", "orphan"), ("redact", "orphan")]
    assert not holds_name(repr(reading.orphans[0].decision))


def test_a_common_word_is_masked_only_where_it_was_pointed_at(tmp_path: Path) -> None:
    """“hope” in lower case is masked at its place; “Hope”, a name, everywhere it is written as one."""
    words = "We hope that Hope came. Others hope too."
    path = report(tmp_path, words)
    decide(path, redaction(path, "Hope"))
    assert "We hope that ████ came. Others hope too." in read_document(path).text
    decisions_file(path).unlink()
    decide(path, redaction(path, "hope"))
    assert "We ████ that ████ came. Others hope too." in read_document(path).text


def test_parts_of_words_are_not_masked(tmp_path: Path) -> None:
    """Only whole words are redacted: Ann is not in Annual."""
    path = report(tmp_path, "Ann wrote the Annual plan. Ann's plan.")
    decide(path, redaction(path, "Ann"))
    assert "███ wrote the Annual plan. ███'s plan." in read_document(path).text


def test_a_folder_redacts_in_all_its_reports(tmp_path: Path) -> None:
    """What decisions.toml of a folder redacts is masked in every report beside it; it need not stand in each."""
    digest, length = digest_of(NAME, "s")
    (tmp_path / "decisions.toml").write_text(
        f'[[decision]]\nkind = "redact"\nby = "Wren"\nwhen = 2024-05-03\nsalt = "s"\n'
        f'words-sha256 = "{digest}"\nlength = {length}\n',
        encoding="utf-8",
    )
    one, other = report(tmp_path, WORDS, "one-2023.md"), report(tmp_path, "Nobody is named.", "other-2023.md")
    assert not holds_name(read_document(one).text)
    assert [r.state for r in read_report(other).decisions] == ["idle"]


def test_what_a_person_states_of_headings_is_masked_too(tmp_path: Path) -> None:
    """A correction file that quotes a heading with redacted words still finds it, and does not bring them back."""
    text = ngo_report({"C5": "We met."}).replace("D8. Describe work", f"{NAME} asks. Describe work")
    path = tmp_path / "alpha-2023.md"
    path.write_text(text, encoding="utf-8")
    heading = next(line for line in text.splitlines() if line.startswith(f"{NAME} asks"))
    (tmp_path / "alpha-2023.md.vpkg.toml").write_text(f'[headings]\n"{heading}" = "D8"\n', encoding="utf-8")
    decide(path, redaction(path, NAME))
    outline = run("outline", str(path), "--format", "json")
    assert not holds_name(outline)
    assert json.loads(outline)["answers"]["D8"]["status"] == "answered"


def test_a_damaged_file_shows_nothing(tmp_path: Path) -> None:
    """Where what was redacted cannot be read, nothing of the report is shown at all."""
    path = report(tmp_path, WORDS)
    decisions_file(path).write_text("[[decision", encoding="utf-8")
    for read in (read_document, read_report):
        with pytest.raises(UnreadableInput):
            read(path)
    assert main(["outline", str(path)]) == 2
