"""A report beside the organisation's last one: every note has the words of both years, and none is more than a note."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import vpkg
from tests.writing import ngo_report
from vpkg.check import Verdict, conformance
from vpkg.check.against import against
from vpkg.cli import main
from vpkg.describe import describe
from vpkg.iri import Base
from vpkg.model import Finding, Severity
from vpkg.pipeline import read_report

KINDS = {"answer-gone", "text-unchanged", "country-not-named-now", "plan-not-mentioned", "number-differs"}
LAST = "January – December 2022"
SAME = "The team holds a meeting with guards at each gate of the quarry in the first week of every month."


def noted(new: Path, last: Path) -> list[Finding]:
    """The notes that a report has beside its last one."""
    now = read_report(new)
    found = conformance(now, describe(now, Base()))
    beside = against(found, now, read_report(last))
    assert beside.verdict is found.verdict
    assert beside.notes[: len(found.notes)] == found.notes
    return [note.finding for note in beside.notes[len(found.notes) :]]


def demo(name: str) -> Path:
    return next(path for path in vpkg.demo_reports() if path.name == name)


def written(folder: Path, before: dict[str, str], after: dict[str, str]) -> list[Finding]:
    """The notes on two small reports; what neither names is worded in another way in each."""
    codes = "A1 A2 A3 B4 C5 C6 C7 D8 D9 D10 D11 D12 E13".split()
    last, new = folder / "last.md", folder / "new.md"
    last.write_text(ngo_report({c: f"Before, {c}." for c in codes} | before, period=LAST), encoding="utf-8")
    new.write_text(ngo_report({c: f"Later on, {c} it is." for c in codes} | after), encoding="utf-8")
    return noted(new, last)


@pytest.mark.parametrize(
    ("new", "last", "expected"),
    [
        ("lindenroot-peace-foundation-2023.md", "lindenroot-peace-foundation-2022.md", [("answer-gone", "D12")]),
        (
            "torvane-mining-plc-2023.md",
            "torvane-mining-plc-2022.txt",
            [("answer-gone", "C10"), ("number-differs", "C12")],
        ),
        ("skarnholm-energy-limited-2023-update.md", "skarnholm-energy-limited-2021.md", []),
        (
            "government-of-halvoria-2023.md",
            "government-of-halvoria-2022-update.md",
            [("country-not-named-now", None), ("plan-not-mentioned", None)],
        ),
    ],
)
def test_the_example_reports_have_the_notes_that_a_reader_finds(
    new: str, last: str, expected: list[tuple[str, str | None]]
) -> None:
    """What is gone or differs is noted; an update that leaves most questions out has nothing gone for that."""
    found = noted(demo(new), demo(last))
    assert [(each.code, each.question) for each in found] == expected
    assert {each.severity for each in found} <= {Severity.INFO}
    assert all(each.remedy.endswith(".") for each in found)


def test_the_words_of_both_years_stand_in_the_note() -> None:
    """Figures that differ stand in both sentences, and the note points to the new one."""
    note = noted(demo("torvane-mining-plc-2023.md"), demo("torvane-mining-plc-2022.txt"))[1]
    assert note.message == (
        "C12 tells 402, 214, 36 instead of 310, 185, 24 in nearly the same sentence: for 2022 “In 2022 we trained 310 "
        "of our own staff, 185 contracted guards and 24 police officers.”, now “In 2023 we trained 402 of our own "
        "staff, 214 contracted guards and 36 police officers.”"
    )
    text = demo("torvane-mining-plc-2023.md").read_text(encoding="utf-8")
    assert note.span is not None
    assert text[note.span.start : note.span.end].startswith("In 2023 we trained 402")


def test_an_answer_gone_quotes_what_it_was(tmp_path: Path) -> None:
    """The old words are there to be looked at; an answer that was there already as not applicable is not gone."""
    found = written(tmp_path, {"D8": "We paid for lawyers.", "D9": "N/A"}, {"D8": "", "D9": ""})
    gone = [each for each in found if each.code == "answer-gone"]
    assert [each.question for each in gone] == ["D8"]
    assert gone[0].message == "D8 was answered for 2022 and has no answer now; the answer was: “We paid for lawyers.”"


def test_the_same_text_again_is_unchanged_and_a_new_one_is_not(tmp_path: Path) -> None:
    """Twenty words that stood there last year are told; an answer that is worded anew is not."""
    found = written(tmp_path, {"C5": SAME, "C6": SAME}, {"C5": SAME, "C6": "Two women of the town took part in it."})
    assert [(each.code, each.question) for each in found] == [("text-unchanged", "C5")]
    assert found[0].message.startswith(
        "C5 has 20 of its 20 words, figures apart, from the answer for 2022, which was: “The team holds"
    )


def test_a_country_not_named_now_is_noted_with_its_sentence(tmp_path: Path) -> None:
    """Uganda was named and is not; Kenya, which is still named elsewhere in the report, is."""
    before = {"C5": "We held a workshop in Uganda. We held another one in Kenya."}
    found = written(tmp_path, before, {"C7": "The law of Kenya was amended."})
    told = [each for each in found if each.code == "country-not-named-now"]
    assert [each.message for each in told] == [
        "Uganda was named for 2022 and is not named now; it stood in: “We held a workshop in Uganda.”"
    ]


def test_a_plan_that_is_told_of_is_no_note(tmp_path: Path) -> None:
    """The desk in Kwale is told of again, the training of the guards is not."""
    before = {"E13": "In 2023 we will open a desk in Kwale. We will train forty guards in Turkana."}
    found = written(tmp_path, before, {"C5": "The desk in Kwale was opened in June."})
    assert [each.message for each in found if each.code == "plan-not-mentioned"] == [
        "A plan of 2022 was not found again: “We will train forty guards in Turkana.”"
    ]


def test_figures_that_are_the_same_are_no_note(tmp_path: Path) -> None:
    """Forty guards and forty guards do not differ, nor does a year."""
    last, now = "In 2022 we trained 40 guards at the port.", "In 2023 we trained 40 guards at the port."
    assert [each.code for each in written(tmp_path, {"C5": last}, {"C5": now})] == []
    found = written(tmp_path, {"C5": last}, {"C5": now.replace("40", "44")})
    assert [each.code for each in found] == ["number-differs"]


@pytest.mark.parametrize(
    ("new", "last", "says"),
    [
        ("torvane-mining-plc-2023.md", "skarnholm-energy-limited-2021.md", "of the same organisation"),
        ("torvane-mining-plc-2022.txt", "torvane-mining-plc-2023.md", "name an earlier report"),
        ("torvane-mining-plc-2023.md", "torvane-mining-plc-2023.md", "name an earlier report"),
        ("torvane-mining-plc-2023.md", "nothing-there.md", "nothing-there.md"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(
    new: str, last: str, says: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Another organisation, a year that is not later and a file that is not there: one sentence, no file."""
    old = demo(last) if last != "nothing-there.md" else tmp_path / last
    assert main(["check", str(demo(new)), "--against", str(old), "-o", str(tmp_path / "out")]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_one_report_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    """Two reports, or a folder, have no one last report."""
    files = [str(path) for path in vpkg.demo_reports()[:2]]
    assert main(["check", *files, "--against", files[0]]) == 2
    assert "one file before --against" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_notes_are_told_in_three_languages(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every note, its title and its remedy have words in English, French and Spanish; quotes stay as they are."""
    new, last = demo("torvane-mining-plc-2023.md"), demo("torvane-mining-plc-2022.txt")
    main(["check", str(new), "--against", str(last), "--language", language, "--format", "text"])
    shown = " ".join(capsys.readouterr().out.split())
    titles = {
        "en": ("Answered last time, no answer now", "Check both figures"),
        "fr": ("Réponse donnée la dernière fois, absente maintenant", "Vérifiez les deux chiffres"),
        "es": ("Respuesta dada la última vez, ausente ahora", "Compruebe ambas cifras"),
    }
    assert all(words in shown for words in titles[language])
    assert "The talks led to a lower speed limit" in shown


def test_notes_do_not_change_the_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    """Differences from last year are information: the exit status is that of the check alone, also with --strict."""
    new = demo("government-of-halvoria-2023.md")
    last = demo("government-of-halvoria-2022-update.md")
    assert main(["check", str(new), "--strict", "--format", "json", "--against", str(last)]) == 0
    (report,) = json.loads(capsys.readouterr().out)["reports"]
    assert report["verdict"] == Verdict.NOT_CHECKED
    assert {each["code"] for each in report["findings"]} >= {"country-not-named-now", "plan-not-mentioned"}
    assert {each["severity"] for each in report["findings"] if each["code"] in KINDS} == {"info"}
