"""A fictional report made by hand, part by part: what each rendering of a reading must show is known beforehand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

from vpkg import templates
from vpkg.model import (
    Agent,
    Answer,
    Block,
    Correction,
    Document,
    Dropped,
    Edit,
    Finding,
    Part,
    Period,
    Report,
    Severity,
    Span,
    StatedDate,
    Status,
)

HOSTILE = (
    '<script src="https://evil.example/x.js"></script> [here](javascript:alert(1)) paid \u202ein full\u202c \x1b[2J'
)
PIECES = (
    ("title", "paragraph", "Report of Harbour Watch", 1),
    ("date", "paragraph", "Published March 2024", 1),
    ("contents", "list", "- A1 Engagement 2", 1),
    ("section", "heading", "A. Commitment", 2),
    ("A1-heading", "heading", "A1 On our part in the Initiative", 2),
    ("A1", "paragraph", "We joined four calls. Some were fruit-\nful.", 2),
    ("page", "chrome", "Page 2 of 3", 2),
    ("A1-more", "list", "- one in May", 3),
    ("A2-heading", "heading", "A2 and A3: openness and talks", 3),
    ("A2", "paragraph", "This is online.", 3),
    ("B4-heading", "heading", "On checks", 3),
    ("B4-no", "paragraph", "N/A, as there was none.", 3),
    ("C5-heading", "heading", "C5. Telling others", 3),
    ("C5-kenya", "heading", "Kenya", 3),
    ("C5-ke", "paragraph", "We met officials.", 3),
    ("C5-other", "heading", "Elsewhere", 3),
    ("C5-el", "table", "May | Torvane\nJune | Skarnholm", 3),
    ("C6-heading", "heading", "C6 Support for others", 3),
    ("lost-heading", "heading", "Pictures", 3),
    ("lost", "paragraph", HOSTILE, 3),
    ("footnote", "footnote", "[1] See the minutes.", 3),
)  # fmt: skip


def _laid_out() -> tuple[str, dict[str, Span], tuple[Block, ...]]:
    text, spans, blocks = "", {}, []
    for name, kind, words, page in PIECES:
        spans[name] = Span(len(text), len(text) + len(words))
        blocks.append(Block(kind, spans[name], 2 if kind == "heading" else 0, page))
        text += words + "\n\n"
    return text, spans, tuple(blocks)


TEXT, AT, BLOCKS = _laid_out()


def finding(code: str, where: str | None = None, question: str | None = None, remedy: str = "Look at it.") -> Finding:
    """A finding of reading that says its code."""
    return Finding(code, Severity.INFO, f"This is {code}.", remedy, question, AT[where] if where else None)


FINDINGS = (
    finding("unplaced-text", "lost-heading", remedy="Move it."),
    finding("unplaced-text", "lost", remedy="Move it."),
    finding("doubtful-heading", "B4-heading", "B4", "Is it B4?"),
)


def _answers() -> dict[str, Answer]:
    kenya = Part("ke", "KE", Status.ANSWERED, (AT["C5-kenya"],), (AT["C5-ke"],))
    elsewhere = Part("elsewhere", None, Status.ANSWERED, (AT["C5-other"],), (AT["C5-el"],))
    reason = Span(AT["B4-no"].start + 5, AT["B4-no"].end)
    both = (AT["A2-heading"],)
    return {
        "A1": Answer("A1", None, Status.ANSWERED, (AT["A1-heading"],), (AT["A1"], AT["A1-more"]), match=0.97),
        "A2": Answer("A2", None, Status.ANSWERED, both, (AT["A2"],), nil_return=AT["A2"], match=0.7),
        "A3": Answer("A3", None, Status.MERGED, both, refers_to=("A2",), match=0.7),
        "B4": Answer("B4", None, Status.NOT_APPLICABLE, (AT["B4-heading"],), (AT["B4-no"],), reason=reason, match=0.9),
        "C5": Answer("C5", None, Status.ANSWERED, (AT["C5-heading"],), parts=(kenya, elsewhere), match=0.85),
        "C6": Answer("C6", None, Status.BLANK, (AT["C6-heading"],), match=0.599),
    }


def document(**changes: object) -> Document:
    """The document of the report, as a PDF of three pages."""
    shown = Span(AT["A1"].start + 32, AT["A1"].start + 38)
    made = Document(
        sha256=sha256(TEXT.encode()).hexdigest(),
        source="harbour-watch-2023.pdf",
        media_type="application/pdf",
        language="en",
        text=TEXT,
        blocks=BLOCKS,
        edits=(Edit(shown, "fruit-\nful"),),
        dropped=(
            Dropped("running-head", "Harbour Watch | 2023", 2),
            Dropped("running-head", "Harbour Watch | 2023", 3),
            Dropped("deleted", "<b>never said</b>", None),
        ),
        pages=3,
        notes=("Page 3 has a picture whose words cannot be read.",),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def report(**changes: object) -> Report:
    """The report: six questions of ngo-2023 in the text, seven absent."""
    form, answers = templates.load("ngo-2023"), _answers()
    made = Report(
        slug="harbour-watch-2023",
        document=document(),
        template=form,
        reporter=Agent("harbour-watch", "Harbour Watch", known=False),
        pillar="ngo",
        year=2023,
        period=Period(date(2023, 1, 1), date(2023, 12, 31)),
        kind="full",
        answers=tuple(answers.get(q.code, Answer(q.code, q.iri, Status.ABSENT)) for q in form.questions),
        leftovers=(AT["lost-heading"], AT["lost"]),
        section_headings=(AT["section"],),
        front_matter=(AT["title"], AT["date"]),
        coverage=0.75,
        findings=FINDINGS,
        chrome=(AT["page"],),
        footnotes=(AT["footnote"],),
        contents=(AT["contents"],),
        dates=(StatedDate("publication", "2024-03", Span(AT["date"].start + 10, AT["date"].end)),),
        correction=Correction(
            organisation="Harbour Watch",
            headings=(("Pictures", ""),),
            source="harbour.toml",
            sha256="ab",
            options=("organisation",),
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]
