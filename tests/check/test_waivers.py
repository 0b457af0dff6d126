"""Waivers: reasoned exemptions beside the finding, for a time, never a way to make a finding vanish."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.writing import ngo_report
from vpkg.check import Conformance, Verdict, Waiver, conformance, exit_code, render, waived, waivers_for
from vpkg.cli import main
from vpkg.errors import UnreadableInput
from vpkg.iri import PREFIXES
from vpkg.model import Reading, Status

Make = Callable[..., Reading]
Graph = Callable[[Reading], str]
DAY = date(2024, 5, 31)
WAIVER = Waiver("no-answer", "D12", "A. Officer", "It is under way.", date(2024, 3, 1), date(2024, 12, 31))
TEXT = """\
[[waiver]]
finding = "no-answer"
question = "D12"
by = "A. Officer"
why = "It is under way."
given = 2024-03-01
until = 2024-12-31
"""


def checked(make: Make, graph: Graph, *codes: str) -> Conformance:
    reading = make(dict.fromkeys(codes, Status.BLANK))
    return conformance(reading, graph(reading))


def written(tmp_path: Path, text: str) -> Path:
    report = tmp_path / "report.md"
    report.write_text(ngo_report({"D12": ""}), encoding="utf-8")
    (tmp_path / "report.md.waivers.toml").write_text(text, encoding="utf-8")
    return report


def test_a_file_beside_the_report_is_read(tmp_path: Path) -> None:
    """FILE.waivers.toml gives waivers in its order; without it there are none."""
    assert waivers_for(written(tmp_path, TEXT)) == (WAIVER,)
    assert waivers_for(tmp_path / "other.md") == ()


@pytest.mark.parametrize(
    ("day", "state", "status"),
    [
        (date(2024, 2, 29), "not-yet", 1),
        (date(2024, 3, 1), "holds", 0),
        (date(2024, 12, 31), "holds", 0),
        (date(2025, 1, 1), "expired", 1),
    ],
)
def test_a_waiver_holds_from_its_first_to_its_last_day(
    day: date, state: str, status: int, make: Make, graph: Graph
) -> None:
    """Both days belong to it; on others the finding counts for the exit status as ever."""
    found = waived(checked(make, graph, "D12"), [WAIVER], day)
    [note] = found.notes
    assert note.waived is not None
    assert (note.waived.state.value, exit_code([found])) == (state, status)


def test_a_waived_finding_stays_visible(make: Make, graph: Graph) -> None:
    """The verdict and the finding stay; who, why and until when stand beside it, and the exit status is explained."""
    found = waived(checked(make, graph, "D12"), [WAIVER], DAY)
    assert found.verdict is Verdict.DOES_NOT_CONFORM
    text = render.to_text([found])
    assert "Does not conform to ngo-2023: no answer to D12. Found: 1 problem. Waived: 1" in text
    for tell in (render.to_text, render.to_html, render.to_note, render.to_turtle):
        words = " ".join(tell([found]).split())
        assert "D12 has its heading but no text under it." in words
        assert "Waived by A. Officer from 2024-03-01 until 2024-12-31: It is under way." in words, tell
    [told] = json.loads(render.to_json([found]))["reports"]
    assert told["counts"] == {"violation": 1, "warning": 0, "info": 0}
    assert told["waived"] == {"violation": 1, "warning": 0, "info": 0}
    assert told["findings"][0]["waiver"]["state"] == "holds"
    assert told["judged_on"] == "2024-05-31"


def test_what_is_not_waived_still_counts(make: Make, graph: Graph) -> None:
    """Another question, and another code on the same question, are not exempted."""
    other = Waiver("question-absent", "D12", "A. Officer", "Told.", WAIVER.given, WAIVER.until)
    assert exit_code([waived(checked(make, graph, "D12", "A1"), [WAIVER], DAY)]) == 1
    assert exit_code([waived(checked(make, graph, "D12"), [other], DAY)]) == 1


def test_strict_respects_waivers_too(make: Make, graph: Graph) -> None:
    """A waived warning gives no exit status 1 even when strict."""
    reading = make({"C6": Status.NOT_APPLICABLE})
    waiver = Waiver("not-applicable-without-reason", "C6", "A. Officer", "Told.", WAIVER.given, WAIVER.until)
    found = conformance(reading, graph(reading))
    assert exit_code([found], strict=True) == 1
    assert exit_code([waived(found, [waiver], DAY)], strict=True) == 0


@pytest.mark.parametrize(
    ("day", "codes", "sentence"),
    [
        (DAY, ("A1",), "D12, no-answer, by A. Officer, until 2024-12-31: nothing was found that it could waive"),
        (date(2025, 1, 1), ("D12",), "D12, no-answer, by A. Officer: it expired on 2024-12-31"),
        (date(2024, 1, 1), ("D12",), "D12, no-answer, by A. Officer: it does not hold before 2024-03-01"),
    ],
)
def test_an_idle_waiver_is_said(day: date, codes: tuple[str, ...], sentence: str, make: Make, graph: Graph) -> None:
    """A waiver that matches nothing, is expired or has not begun is named, with the day that it was judged on."""
    found = waived(checked(make, graph, *codes), [WAIVER], day)
    for tell in (render.to_text, render.to_html, render.to_note):
        words = " ".join(tell([found]).split())
        assert sentence in words
        assert f"as of {day}" in words


def test_the_waiver_that_holds_wins(make: Make, graph: Graph) -> None:
    """Where an old and a new waiver meet one finding, the one that holds stands beside it, in whatever order."""
    old = Waiver("no-answer", "D12", "B. Officer", "Told.", date(2023, 1, 1), date(2023, 12, 31))
    for given in ([old, WAIVER], [WAIVER, old]):
        [note] = waived(checked(make, graph, "D12"), given, DAY).notes
        assert note.waived is not None
        assert note.waived.waiver == WAIVER


def test_turtle_names_the_waiver(make: Make, graph: Graph) -> None:
    """In the SHACL report a waiver is an act of a person, valid for a time, and the result points to it."""
    text = render.to_turtle([waived(checked(make, graph, "D12"), [WAIVER], DAY)])
    triples = {(q.subject.value, q.predicate.value, q.object.value) for q in ox.parse(text, format=ox.RdfFormat.TURTLE)}
    report = "https://w3id.org/vpkg/id/report/harbour-watch-2023"
    waiver = f"{report}#waiver-D12-no-answer-2024-03-01"
    assert (f"{report}#conformance-D12", PREFIXES["prov"] + "wasInfluencedBy", waiver) in triples
    assert (f"{report}#conformance", PREFIXES["sh"] + "conforms", "false") in triples
    person = "https://w3id.org/vpkg/id/curator/a-officer"
    assert (waiver, PREFIXES["prov"] + "wasAssociatedWith", person) in triples
    assert (waiver, PREFIXES["dct"] + "valid", "start=2024-03-01; end=2024-12-31; scheme=W3C-DTF;") in triples


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[waivers]]", "the key “waivers”"),
        ("[waiver]\nfinding = 'no-answer'", "one [waiver]"),
        (TEXT.replace("why", "reason"), "unknown key “reason”"),
        (TEXT.replace("until", "untill"), "did you mean until?"),
        (TEXT.replace('why = "It is under way."\n', ""), "Waiver 1 of report.md.waivers.toml has no why"),
        (TEXT.replace("It is under way.", "  "), "gives why as"),
        (TEXT.replace("A. Officer", "—"), "gives by as"),
        (TEXT.replace("no-answer", "No answer"), "write a code such as no-answer"),
        (TEXT.replace("D12", "D 12"), "write a code such as D12"),
        (TEXT.replace("2024-12-31", '"some day"'), "write a day such as 2024-05-31"),
        (TEXT.replace("2024-12-31", "2024-12-31T10:00:00"), "write a day such as 2024-05-31"),
        (TEXT.replace("2024-12-31", "true"), "write a day such as 2024-05-31"),
        (TEXT.replace("2024-12-31", "2023-12-31"), "before it was given"),
        (TEXT + TEXT, "Waivers 1 and 2 of report.md.waivers.toml are for one finding"),
        ("a" + ".b" * 600 + " = 1", "dots"),
        ("finding = ", "is not TOML"),
        ("[[waiver]]\n" * 501, "500 are the most"),
    ],
)
def test_a_bad_file_is_one_sentence(text: str, words: str, tmp_path: Path) -> None:
    """Whatever is not understood is refused with the file, the entry and what is allowed, on one line."""
    with pytest.raises(UnreadableInput) as told:
        waivers_for(written(tmp_path, text))
    assert words in str(told.value)
    assert "report.md.waivers.toml" in str(told.value)
    assert "\n" not in str(told.value)
    assert str(told.value).endswith(".")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """A file that is not UTF-8, too large or a folder is refused."""
    report = written(tmp_path, "")
    file = tmp_path / "report.md.waivers.toml"
    for content, words in ((b"\xff\xfe", "UTF-8"), (b"#" * 256_001, "larger than")):
        file.write_bytes(content)
        with pytest.raises(UnreadableInput, match=words):
            waivers_for(report)
    file.unlink()
    file.mkdir()
    with pytest.raises(UnreadableInput, match="is no file"):
        waivers_for(report)


def test_words_of_a_waiver_are_harmless(make: Make, graph: Graph) -> None:
    """Markup in a waiver is shown and not run, and a blank of ours in it is not filled."""
    waiver = Waiver("no-answer", "D12", "{why}", "<script>{by}</script>", WAIVER.given, WAIVER.until)
    found = waived(checked(make, graph, "D12"), [waiver], DAY)
    for tell in (render.to_html, render.to_note):
        assert "<script" not in tell([found])
        assert "Waived by {why} from 2024-03-01 until 2024-12-31: &lt;script&gt;{by}" in tell([found])


def test_the_command_judges_on_the_day_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`vpkg check --on DAY` gives 0 while the waiver holds, 1 after; a day that is none and a bad file give 2."""
    report = str(written(tmp_path, TEXT))
    assert main(["check", report, "--on", "2024-05-31"]) == 0
    assert main(["check", report, "--on", "2025-05-31"]) == 1
    capsys.readouterr()
    assert main(["check", report, "--on", "May"]) == 2
    assert capsys.readouterr().err == "vpkg: 'May' is no day; write --on 2024-05-31.\n"
    assert main(["check", str(written(tmp_path, "[[waivers]]"))]) == 2
    assert capsys.readouterr().err.count("\n") == 1
