"""A reading is told in full: what was recognised and how surely, what was left over, what a person stated."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.outlines import AT, TEXT, document, finding, report
from tests.writing import ngo_report
from vpkg.model import Answer, Correction, Period, Report, Rights, Span, StatedDate, Status
from vpkg.outline import answer_text, outline
from vpkg.outline.stretches import Place, stretches
from vpkg.outline.text import to_text
from vpkg.outline.words import day, language, one_line, share, visible
from vpkg.pipeline import read_report
from vpkg.resources import demo_reports


def pair(name: str) -> list[int]:
    """The span of a piece as the outline writes it."""
    return [AT[name].start, AT[name].end]


def words(name: str) -> str:
    return TEXT[AT[name].start : AT[name].end]


def test_the_outline_keeps_its_shape() -> None:
    """The keys of the contract, in their order, and each is plain JSON."""
    found = outline(report())
    assert list(found) == [
        "organisation", "pillar", "year", "period", "kind", "template", "language", "answers", "leftovers", "coverage",
        "findings", "dates", "placed", "chrome", "document", "correction",
    ]  # fmt: skip
    assert json.loads(json.dumps(found)) == found
    for answer in found["answers"].values():
        assert list(answer) == [
            "status", "text", "heading", "reason", "withheld", "nil_return", "refers_to", "match", "certainty", "topic",
            "spans", "heading_spans", "parts",
        ]  # fmt: skip
    assert list(found["findings"][0]) == ["code", "severity", "message", "remedy", "question", "span"]


def test_the_facts_of_a_report() -> None:
    """Who, when, by which template; the dates that are not the period; the file."""
    found = outline(report())
    assert {key: found[key] for key in ("organisation", "pillar", "year", "kind", "template", "language")} == {
        "organisation": "Harbour Watch", "pillar": "ngo", "year": 2023, "kind": "full", "template": "ngo-2023",
        "language": "en",
    }  # fmt: skip
    assert found["period"] == {"start": "2023-01-01", "end": "2023-12-31"}
    start, end = pair("date")
    assert found["dates"] == [
        {"kind": "publication", "value": "2024-03", "text": "March 2024", "span": [start + 10, end]}
    ]
    assert found["document"] == {
        "file": "harbour-watch-2023.pdf",
        "media_type": "application/pdf",
        "sha256": document().sha256,
        "pages": 3,
        "notes": ["Page 3 has a picture whose words cannot be read."],
        "edits": 1,
        "version": None,
    }


def test_an_answer_in_several_bodies_is_joined_by_a_blank_line() -> None:
    """Its text, its spans, its heading, the match and the topic of its question."""
    answer = outline(report())["answers"]["A1"]
    assert answer["text"] == "We joined four calls. Some were fruit-\nful.\n\n- one in May"
    assert answer["spans"] == [pair("A1"), pair("A1-more")]
    assert (answer["heading"], answer["heading_spans"]) == ("A1 On our part in the Initiative", [pair("A1-heading")])
    assert (answer["match"], answer["certainty"], answer["topic"]) == (0.97, "sure", "engagement-in-initiative")


def test_an_answer_told_by_country_has_parts() -> None:
    """Each with its country and its own text; the answer's text is theirs joined by a blank line."""
    answer = outline(report())["answers"]["C5"]
    assert answer["parts"] == [
        {"id": "ke", "country": "KE", "status": "answered", "text": "We met officials.", "spans": [pair("C5-ke")]},
        {
            "id": "elsewhere",
            "country": None,
            "status": "answered",
            "text": "May | Torvane\nJune | Skarnholm",
            "spans": [pair("C5-el")],
        },
    ]
    assert answer["text"] == "We met officials.\n\nMay | Torvane\nJune | Skarnholm"
    assert answer["spans"] == [pair("C5-ke"), pair("C5-el")]


def test_parts_that_stand_within_the_bodies_are_not_told_twice() -> None:
    """An answer whose bodies hold its parts has the text of its bodies."""
    [whole] = [answer for answer in report().answers if answer.code == "C5"]
    spans = tuple(AT[name] for name in ("C5-ke", "C5-el"))
    with_bodies = Answer("C5", None, Status.ANSWERED, whole.headings, spans, parts=whole.parts)
    assert answer_text(document(), with_bodies) == "We met officials.\n\nMay | Torvane\nJune | Skarnholm"


def test_certainty_goes_by_match_and_by_findings() -> None:
    """Sure from 0.85, doubtful below 0.6 or where a finding says so; a question without a heading has none."""
    answers = outline(report())["answers"]
    assert {code: answer["certainty"] for code, answer in answers.items()} == {
        "A1": "sure", "A2": "likely", "A3": "likely", "B4": "doubtful", "C5": "sure", "C6": "doubtful", "C7": None,
        "D8": None, "D9": None, "D10": None, "D11": None, "D12": None, "E13": None,
    }  # fmt: skip


def test_a_heading_that_a_person_stated_is_sure() -> None:
    """Whatever was thought of it before."""
    stated = Correction(headings=(("On checks", "B4"),), source="f")
    assert outline(report(correction=stated))["answers"]["B4"]["certainty"] == "sure"


def test_merged_blank_and_absent_questions_have_no_text() -> None:
    """Different facts, each told as what it is."""
    answers = outline(report())["answers"]
    assert [(answers[c]["status"], answers[c]["text"]) for c in ("A3", "C6", "C7")] == [
        ("merged", ""), ("blank", ""), ("absent", ""),
    ]  # fmt: skip
    assert answers["A3"]["refers_to"] == ["A2"]
    assert answers["B4"]["reason"] == "as there was none."
    assert answers["A2"]["nil_return"] is True


def test_every_character_is_counted_once() -> None:
    """The shares of headings, answers, front matter, footnotes, chrome and left-over text, counted by hand."""
    parts = {
        "headings": "section A1-heading A2-heading B4-heading C5-heading C5-kenya C5-other C6-heading".split(),
        "answers": ["A1", "A1-more", "A2", "B4-no", "C5-ke", "C5-el"],
        "front_matter": ["title", "date", "contents"],
        "footnotes": ["footnote"],
        "chrome": ["page"],
        "left_over": ["lost-heading", "lost"],
    }  # fmt: skip
    counted = {key: sum(len(re.sub(r"\s", "", words(each))) for each in names) for key, names in parts.items()}
    total = len(re.sub(r"\s", "", TEXT))
    assert sum(counted.values()) == total
    assert outline(report())["placed"] == {key: round(number / total, 4) for key, number in counted.items()}


def test_words_that_nobody_claims_are_left_over() -> None:
    """A stretch that the reading forgot is told, though no finding says so."""
    forgotten = report(front_matter=(AT["title"],), leftovers=(), findings=())
    left = [TEXT[s.span.start : s.span.end].strip() for s in stretches(forgotten) if s.place is Place.LEFT_OVER]
    assert left == [words("date"), f"{words('lost-heading')}\n\n{words('lost')}"]
    assert outline(forgotten)["placed"]["left_over"] > 0


SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda ends: Span(min(ends), max(ends)))


@given(st.lists(SPANS, max_size=6), st.lists(SPANS, max_size=6), st.lists(SPANS, max_size=6))
def test_stretches_hold_every_word_once(bodies: list[Span], headings: list[Span], others: list[Span]) -> None:
    """However spans overlap, the stretches are in order, apart, and miss no character but blanks."""
    answer = Answer("A1", None, Status.ANSWERED, tuple(headings), tuple(bodies))
    cut = stretches(report(answers=(answer,), leftovers=tuple(others), section_headings=(), contents=()))
    assert all(one.span.end <= other.span.start for one, other in pairwise(cut))
    held = "".join(TEXT[each.span.start : each.span.end] for each in cut)
    assert "".join(held.split()) == "".join(TEXT.split())


def test_page_chrome_is_listed_kept_or_dropped() -> None:
    """What still stands in the text has its span and page, what was dropped has its page."""
    dropped = {"kind": "running-head", "text": "Harbour Watch | 2023", "span": None}
    assert outline(report())["chrome"] == [
        {"kind": "page-number", "text": "Page 2 of 3", "page": 2, "span": pair("page")},
        dropped | {"page": 2},
        dropped | {"page": 3},
        {"kind": "deleted", "text": "<b>never said</b>", "page": None, "span": None},
    ]


def test_a_correction_is_told_with_its_file() -> None:
    """What was stated, by which file, and what an option stated over it; None where nobody stated anything."""
    assert outline(report())["correction"] == {
        "file": "harbour.toml",
        "sha256": "ab",
        "options": ["organisation"],
        "stated": {"organisation": "Harbour Watch", "headings": {"Pictures": ""}},
    }
    options = Correction(year=2023, period=Period(date(2023, 1, 1), date(2023, 12, 31)), rights=Rights("©"))
    assert outline(report(correction=options))["correction"] == {
        "file": None,
        "sha256": None,
        "options": ["period", "rights", "year"],
        "stated": {
            "year": 2023,
            "period": {"start": "2023-01-01", "end": "2023-12-31"},
            "rights": {"statement": "©", "licence": None, "display": "quotes"},
        },
    }
    assert outline(report(correction=None))["correction"] is None
    assert outline(report(correction=Correction()))["correction"] is None


def test_the_text_says_it_all() -> None:
    """Written by hand, line by line."""
    expected = Path(__file__).parent / "outlines" / "harbour-watch.txt"
    assert to_text(report(), 100) == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_the_text_keeps_to_its_width(width: int) -> None:
    """No line is wider than asked, whatever the report says."""
    long = report(findings=(finding("doubtful-heading", "B4-heading", "B4", "word " * 60),))
    for each in (report(), long):
        assert max(map(len, to_text(each, width).splitlines())) <= width


def test_a_reading_without_findings_says_so(tmp_path: Path) -> None:
    """A report that needs nothing is told in so many words."""
    path = tmp_path / "report.md"
    path.write_text(ngo_report(), encoding="utf-8")
    said = to_text(read_report(path).report)
    assert "; all of the text placed; nothing to look at.\n" in said
    assert said.endswith("What to look at\n  Nothing: no heading is in doubt, and no text was left over.\n")


def test_no_reading_is_called_calmer_than_it_is() -> None:
    """Without a finding, a doubtful heading or text left over still forbids the sentence."""
    assert to_text(report(findings=())).endswith("What to look at\n  No finding.\n")


def test_what_was_not_found_is_said() -> None:
    """Not found is not guessed at: organisation, pillar, period, template, dates and language."""
    bare: Report = report(
        reporter=None, pillar=None, year=None, period=None, template=None, dates=(), document=document(language="und")
    )
    said = to_text(bare)
    assert said.startswith("Organisation not found, year not found\n")
    for line in (
        "organisation  not found",
        "pillar        not found",
        "period        not found",
        "published     no date stated",
        "plenary       no date stated",
        "template      none recognised",
        "language      could not be told; headings and names are recognised in English only",
    ):
        assert f"\n{line}\n" in said


def test_a_report_without_headings_is_told_as_that() -> None:
    """All of it is left over, and nothing is called a heading."""
    said = to_text(report(template=None, answers=(), section_headings=(), findings=()))
    assert "No heading recognised; " in said
    assert "The report's own headings\n  none recognised\n" in said


def test_a_date_before_the_periods_end_is_doubted() -> None:
    """A report that was published before its period ends has one of the two wrong."""
    early = StatedDate("publication", "2023-03", Span(AT["date"].start + 10, AT["date"].end))
    assert "before the period ends: check both" in to_text(report(dates=(early,))).replace("\n              ", " ")
    same_year = StatedDate("publication", "2023", Span(AT["date"].start + 10, AT["date"].end))
    assert "check both" not in to_text(report(dates=(same_year,)))


def test_the_text_cannot_drive_a_terminal() -> None:
    """Control and direction characters are shown by their number."""
    said = to_text(report())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", said)
    assert "⟨U+202E⟩in full⟨U+202C⟩" in said


def test_the_demo_reports_are_told() -> None:
    """Each of them as text, with its questions."""
    reports = demo_reports()
    assert len(reports) >= 10
    for path in reports[:3]:
        read = read_report(path).report
        said = to_text(read)
        assert all(re.search(rf"^{re.escape(answer.code)}( |$)", said, re.MULTILINE) for answer in read.answers)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-08", "8 March 2024"),
        ("2024-12", "December 2024"),
        ("2024", "2024"),
        ("2024-13", "2024-13"),
        ("x", "x"),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(value: str, expected: str) -> None:
    """A day, a month or a year; what is none stands as it is."""
    assert day(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.0, "0%"), (1.0, "100%"), (0.5, "50%"), (0.1234, "12.3%"), (0.0004, "under 0.1%"), (0.9996, "over 99.9%")],
)
def test_a_share_is_never_rounded_to_all_or_nothing(value: float, expected: str) -> None:
    """What is left is told, however little."""
    assert share(value) == expected


@given(st.text())
def test_what_is_made_visible_acts_on_nothing(text: str) -> None:
    """Nothing but line ends, tabs and the joiners of words is left that does not show."""
    kept = set("\n\t\u00ad\u200c\u200d")
    assert all(c in kept or c.isprintable() or unicodedata.category(c) == "Zs" for c in visible(text))
    assert "\n" not in one_line(text)


@given(st.text(min_size=1), st.integers(20, 80))
def test_one_line_is_as_short_as_asked(text: str, longest: int) -> None:
    """Cut at a word or within one."""
    assert len(one_line(text, longest)) <= longest


def test_a_language_that_is_not_read_is_named() -> None:
    """English is read, French is said not to be."""
    assert language("en") == language("en-GB") == "English"
    assert language("fr").startswith("French, which vpkg does not read")
