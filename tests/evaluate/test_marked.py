"""Annotation in the text itself is read as it was meant, or refused with a sentence."""

from __future__ import annotations

import pytest

from vpkg.errors import UnreadableInput
from vpkg.evaluate.marked import relations, unmark


def test_nested_marks_are_known_as_nested() -> None:
    """A group within a figure is nested; a place within a pledge is not, as pledges compete for no words."""
    text, mentions = unmark(
        "[[pledge|will train [[quantity value=40|forty [[stakeholder|guards]]]] in [[place|Marlow]]]]."
    )
    assert text == "will train forty guards in Marlow."
    assert [(m["kind"], text[m["start"] : m["end"]], m.get("nested", False)) for m in mentions] == [
        ("pledge", "will train forty guards in Marlow", False),
        ("quantity", "forty guards", False),
        ("stakeholder", "guards", True),
        ("place", "Marlow", False),
    ]


def test_flags_ids_and_attributes() -> None:
    """A mark may carry an id, be optional, and have attributes with blanks in quotes."""
    _, [mention] = unmark('[[activity #a1 ? type=training by="the team"|trained]]')
    assert mention == {
        "kind": "activity", "start": 0, "end": 7, "id": "a1", "optional": True, "type": "training", "by": "the team",
    }  # fmt: skip


@pytest.mark.parametrize("bad", ["[[country|Kenya", "Kenya]] and on", "[[nation|Kenya]]"])
def test_marks_that_do_not_pair_are_refused(bad: str) -> None:
    """A damaged annotation is told in one sentence, never half read."""
    with pytest.raises(UnreadableInput, match="annotation"):
        unmark(bad)


def test_relations() -> None:
    """A relation is a subject, a name, a target and pairs; a line with less is refused."""
    assert relations("a1 country KE\n\na1 partner 'River Forum' role=funded\n") == [
        {"subject": "a1", "rel": "country", "target": "KE"},
        {"subject": "a1", "rel": "partner", "target": "River Forum", "role": "funded"},
    ]
    with pytest.raises(UnreadableInput, match="SUBJECT RELATION TARGET"):
        relations("a1 country")
