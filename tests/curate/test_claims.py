"""Decisions on what a report claims: struck out, named otherwise, confirmed, and replied to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.curate.deciding import decide, decision, report, ruling, states
from vpkg import curate, gazetteer
from vpkg.extract import extract
from vpkg.model import Decision, Reading, Span, Statement
from vpkg.pipeline import read_report
from vpkg.read import read
from vpkg.segment import segment

SENTENCE = "A guard hurt a villager at the gate in March."
WORDS = f"We looked into what happened. {SENTENCE} It was looked into by the police."


def _reading(path: Path, *kinds: str) -> Reading:
    """Read a report of which the machine claims these kinds of things of one sentence, whatever it finds itself."""
    begun = curate.begin(read(path), curate.decided(path))
    course = begun.course()
    found = extract(segment(begun.document, gazetteer.find_reporter, begun.correction(curate_nothing())), course.revise)
    start = begun.document.text.find(SENTENCE)
    made = tuple(Statement(kind, Span(start, start + len(SENTENCE)), "C5") for kind in kinds if start >= 0)
    return course.conclude(replace(found, statements=made))


def curate_nothing() -> Any:
    """Nothing is stated of the report."""
    from vpkg.model import Correction

    return Correction()


def _on(path: Path, kind: str, about: str, **more: Any) -> Decision:
    return decision(path, kind, about, more.pop("quote", SENTENCE), **more)


def test_a_rejected_claim_is_gone(tmp_path: Path) -> None:
    """A claim that a person strikes out is claimed no more, and stays beside the decision; others stay."""
    path = report(tmp_path, WORDS)
    decide(path, _on(path, "reject", "incident"))
    reading = _reading(path, "incident", "operation")
    assert [s.kind for s in reading.statements] == ["operation"]
    assert [p.kind for p in ruling(reading, "reject").proposed] == ["incident"]


def test_a_claim_of_another_kind(tmp_path: Path) -> None:
    """What a person calls an allegation is an allegation."""
    path = report(tmp_path, WORDS)
    decide(path, _on(path, "retype", "incident", value="allegation"))
    assert [s.kind for s in _reading(path, "incident").statements] == ["allegation"]


def test_a_rejection_covers_a_claim_of_a_longer_stretch(tmp_path: Path) -> None:
    """Where sentences are cut otherwise by a later version, a rejected claim does not come back."""
    path = report(tmp_path, WORDS)
    decide(path, _on(path, "reject", "incident", quote="guard hurt a villager"))
    assert _reading(path, "incident").statements == ()


def test_a_confirmed_claim_stands(tmp_path: Path) -> None:
    """A claim that a person accepts is kept; where the machine no longer makes it, that is said."""
    path = report(tmp_path, WORDS)
    decide(path, _on(path, "accept", "incident"))
    assert states(_reading(path, "incident")) == [("accept", "applied")]
    assert states(_reading(path)) == [("accept", "idle")]
    assert ruling(_reading(path), "accept").said.startswith("no such claim")


@pytest.mark.parametrize("kind", ["incident", "nil-return"])
def test_a_reply_stands_beside_a_claim(tmp_path: Path, kind: str) -> None:
    """A reply changes nothing in the claim and stands beside it, also when the report is re-issued."""
    path = report(tmp_path, WORDS)
    decide(path, _on(path, "reply", kind, value="We have paid for the treatment.", by="Quietwater Trust"))
    for _ in range(2):
        reading = _reading(path, kind)
        assert [s.kind for s in reading.statements] == [kind]
        only = ruling(reading, "reply")
        assert (only.state, only.proposed, only.said) == ("applied", reading.statements, "")
        report(tmp_path, f"This is new.\n\n{WORDS}")


def test_a_reply_outlives_its_claim(tmp_path: Path) -> None:
    """A reply to a claim that is not made any more stands beside the words, and says so."""
    path = report(tmp_path, WORDS)
    decide(path, _on(path, "reply", "incident", value="We have paid."))
    only = ruling(_reading(path), "reply")
    assert (only.state, only.proposed) == ("applied", ())
    assert "stands beside the words" in only.said


def test_several_replies_are_no_conflict(tmp_path: Path) -> None:
    """Whoever replies is heard: replies never contradict each other, nor a decision."""
    path = report(tmp_path, WORDS)
    decide(path, _on(path, "reply", "incident", value="We have paid.", by="Wren"))
    decide(path, _on(path, "reply", "incident", value="Nobody paid.", by="Finch"), _on(path, "reject", "incident"))
    reading = _reading(path, "incident")
    assert sorted(states(reading)) == [("reject", "applied"), ("reply", "applied"), ("reply", "applied")]


def test_people_can_disagree_on_a_claim(tmp_path: Path) -> None:
    """Two people who decide otherwise on one day leave a claim as it is, until somebody decides again."""
    path = report(tmp_path, WORDS)
    decide(path, _on(path, "reject", "incident", by="Wren"), _on(path, "accept", "incident", by="Finch"))
    reading = _reading(path, "incident")
    assert [s.kind for s in reading.statements] == ["incident"]
    assert states(reading) == [("reject", "conflict"), ("accept", "conflict")]
    decide(path, _on(path, "reject", "incident", by="Rook", when=date(2024, 7, 1)))
    assert _reading(path, "incident").statements == ()


def test_a_reply_to_an_activity(tmp_path: Path) -> None:
    """A reply to what was done stands beside the activity that the machine made of these words."""
    path = report(tmp_path, "In spring we met DCAF in Kenya.")
    decide(path, decision(path, "reply", "activity", "met", value="We were there, too."))
    reading = read_report(path)
    assert [p.kind for p in ruling(reading, "reply").proposed] == ["activity"]
    assert [a.trigger.surface for a in reading.activities if a.trigger.answer == "C5"] == ["met"]
