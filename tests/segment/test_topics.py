"""What a heading is about is told by its words, and not guessed."""

from __future__ import annotations

import pytest

from vpkg.segment.topics import topic_of
from vpkg.segment.wording import plain


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("How we assess risks at our sites", "risk-assessment"),
        ("Acme's commitment to the Voluntary Principles", "commitment"),
        ("Engagement in the VPI", "engagement-in-initiative"),
        ("Internal and external transparency", "transparency"),
        ("Security-related incidents", "incident-response"),
        ("How incidents are reported", "incident-reporting"),
        ("Working with private security providers", "private-security"),
        ("Lessons learned in 2021", "lessons-and-plans"),
        ("Next steps", "lessons-and-plans"),
        ("Holding members to account", "accountability"),
        ("Access to justice", "rule-of-law"),
    ],
)
def test_usual_headings_tell_their_topic(heading: str, topic: str) -> None:
    """Headings that reporters commonly use are mapped to one topic."""
    found = topic_of(plain(heading))
    assert found is not None
    assert found[1] == topic


@pytest.mark.parametrize(
    "heading",
    ["Our people", "Environment and water", "About the company", "A hard winter", "Foreword by the chair", "2023", ""],
)
def test_other_headings_tell_none(heading: str) -> None:
    """A heading about something else has no topic."""
    assert topic_of(plain(heading)) is None
