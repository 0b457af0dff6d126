"""What came of a pledge is a person's judgement: it stands beside the pledge and changes nothing in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.curate.deciding import decide, decision, report, ruling, states
from vpkg import curate
from vpkg.check.validate import validate
from vpkg.curate.files import decisions_in
from vpkg.describe import describe
from vpkg.errors import UnreadableInput
from vpkg.iri import Base
from vpkg.model import Decision
from vpkg.outline.decisions import told
from vpkg.pipeline import read_report

WORDS = "We pledge to open a desk in Kwale in 2024."
LATER = "5e" * 32


def judged(path: Path, verdict: str, **more: Any) -> Decision:
    return decision(path, "follow-up", "pledge", WORDS.rstrip("."), value=verdict, **more)


def pledged(folder: Path, words: str = WORDS) -> Path:
    """Write a report that pledges, and make sure that it is read as one."""
    path = report(folder, "Nothing else is told.", E13=words)
    assert any(each.kind == "pledge" for each in read_report(path).statements)
    return path


@pytest.mark.parametrize("verdict", ["restated", "reported-done", "dropped", "no-trace", "not-comparable"])
def test_a_verdict_is_applied_and_linked_to_its_pledge(tmp_path: Path, verdict: str) -> None:
    """Verdict, later file and pledge are in the graph, which conforms to the shapes; the pledge stays as it was."""
    path = pledged(tmp_path)
    before = read_report(path).statements
    decide(path, judged(path, verdict, later=LATER, why="page 4"))
    reading = read_report(path)
    assert reading.statements == before
    assert states(reading) == [("follow-up", "applied")]
    lines = describe(reading, Base())
    assert f"vpkg/scheme/follow-up-verdict/{verdict}>" in lines
    assert f"ontology#laterDocument> <{Base().document(LATER)}>" in lines
    about = [line for line in lines.splitlines() if "#decidedAbout>" in line]
    assert len(about) == 1
    assert "#pledge=" in about[0]
    assert not [result for result in validate(lines) if "#Decision" in result.shape]


def test_a_verdict_is_found_again_by_its_words(tmp_path: Path) -> None:
    """A verdict moves with the words of its pledge, and is an orphan where they are gone."""
    path = pledged(tmp_path)
    decide(path, judged(path, "dropped"))
    path.write_text(path.read_text(encoding="utf-8").replace("Nothing else", "Nothing at all"), encoding="utf-8")
    only = ruling(read_report(path), "follow-up")
    assert (only.state, only.moved) == ("applied", True)
    path.write_text(path.read_text(encoding="utf-8").replace(WORDS, "All is well."), encoding="utf-8")
    assert [each.decision.kind for each in read_report(path).orphans] == ["follow-up"]


def test_two_people_may_judge_otherwise(tmp_path: Path) -> None:
    """Verdicts do not overrule one another: both are shown, each with who gave it."""
    path = pledged(tmp_path)
    decide(path, judged(path, "dropped", by="Wren"), judged(path, "no-trace", by="Finch"))
    assert states(read_report(path)) == [("follow-up", "applied"), ("follow-up", "applied")]
    lines = {told(each) for each in read_report(path).decisions}
    assert {line.partition("(pledge) as ")[2][:12] for line in lines} == {"dropped, Wre", "no-trace, Fi"}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """The file keeps the verdict and the later file, byte for byte the same when written again."""
    path = pledged(tmp_path)
    file = decide(path, judged(path, "restated", later=LATER))
    (only,) = decisions_in(file)
    assert (only.value, only.later) == ("restated", LATER)
    before = file.read_bytes()
    curate.amend(file, lambda known: known)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('value = "restated"', 'value = "kept"', "use one of restated, reported-done, dropped"),
        ('about = "pledge"', 'about = "incident"', "use one of pledge"),
        (f'later = "{LATER}"', 'later = "last year"', "write the SHA-256 of the later file"),
        ('value = "restated"\n', "", "lacks value"),
    ],
)
def test_what_is_no_verdict_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    """A verdict outside the list, on something that is no pledge or by a file without a name is refused whole."""
    path = pledged(tmp_path)
    file = decide(path, judged(path, "restated", later=LATER))
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(UnreadableInput, match=says):
        decisions_in(file)
