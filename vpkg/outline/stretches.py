"""A document cut into stretches, each with what it was taken for: nothing stands in two and no word in none."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from vpkg.model import Answer, Part, Report, Span


class Place(StrEnum):
    """What a stretch of a document was taken for."""

    HEADING = "heading"
    SECTION = "section"
    ANSWER = "answer"
    FRONT_MATTER = "front-matter"
    CONTENTS = "contents"
    FOOTNOTE = "footnote"
    CHROME = "chrome"
    LEFT_OVER = "left-over"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one kind; ``codes`` are the questions it announces or answers, ``part`` a country of the answer."""

    span: Span
    place: Place
    codes: tuple[str, ...] = ()
    part: str | None = None


SHARES = {
    "headings": (Place.HEADING, Place.SECTION),
    "answers": (Place.ANSWER,),
    "front_matter": (Place.FRONT_MATTER, Place.CONTENTS),
    "footnotes": (Place.FOOTNOTE,),
    "chrome": (Place.CHROME,),
    "left_over": (Place.LEFT_OVER,),
}
"""The keys of `placed`, and what each counts."""


def stretches(report: Report) -> tuple[Stretch, ...]:
    """Cut the text of a report into stretches, in document order; together they hold every non-blank character.

    Words that no heading, body, front matter or chrome holds are left over, whether or not a finding says so.
    """
    text = report.document.text
    claims = tuple(_claims(report))
    # Each character carries the number of the last claim on it: a heading inside a body is a heading.
    painted = array("L", bytes(array("L").itemsize * len(text)))
    for number, claim in enumerate(claims, start=1):
        start, end = claim.span.start, min(claim.span.end, len(text))
        painted[start:end] = array("L", [number]) * max(0, end - start)
    edges = {0, len(text)}.union(*((min(c.span.start, len(text)), min(c.span.end, len(text))) for c in claims))
    found: list[Stretch] = []
    for start, end in pairwise(sorted(edges)):
        _add(found, text, Span(start, end), claims[painted[start] - 1] if painted[start] else None)
    return tuple(found)


def shares(text: str, found: Iterable[Stretch]) -> dict[str, float]:
    """Return the share, 0 to 1, of the non-blank characters that each kind of stretch holds."""
    counted = dict.fromkeys(Place, 0)
    for stretch in found:
        counted[stretch.place] += len("".join(text[stretch.span.start : stretch.span.end].split()))
    total = sum(counted.values()) or 1
    return {key: round(sum(counted[place] for place in places) / total, 4) for key, places in SHARES.items()}


def chrome_spans(report: Report) -> list[Span]:
    """Return the stretches of the text that belong to the page and not to the report."""
    return sorted({*report.chrome, *(b.span for b in report.document.blocks if b.kind == "chrome")})


def _claims(report: Report) -> Iterator[Stretch]:
    """Yield what each part of the reading lays claim to; where two overlap, the later one holds."""
    yield from (Stretch(span, Place.FRONT_MATTER) for span in report.front_matter)
    yield from (Stretch(span, Place.LEFT_OVER) for span in report.leftovers)
    for answer in report.answers:
        yield from (Stretch(span, Place.ANSWER, (answer.code,)) for span in answer.bodies)
        yield from (_of_part(answer, part, span, Place.ANSWER) for part in answer.parts for span in part.bodies)
        yield from (_of_part(answer, part, span, Place.HEADING) for part in answer.parts for span in part.headings)
    yield from (Stretch(span, Place.SECTION) for span in report.section_headings)
    announced: dict[Span, list[str]] = {}
    # The question that a heading asks comes first, those answered under it as well come after.
    for answer in sorted(report.answers, key=lambda a: str(a.status) == "merged"):
        for span in answer.headings:
            announced.setdefault(span, []).append(answer.code)
    yield from (Stretch(span, Place.HEADING, tuple(codes)) for span, codes in announced.items())
    yield from (Stretch(span, Place.CONTENTS) for span in report.contents)
    yield from (Stretch(span, Place.FOOTNOTE) for span in report.footnotes)
    yield from (Stretch(span, Place.CHROME) for span in chrome_spans(report))


def _of_part(answer: Answer, part: Part, span: Span, place: Place) -> Stretch:
    return Stretch(span, place, (answer.code,), part.country or part.id)


def _add(found: list[Stretch], text: str, span: Span, claim: Stretch | None) -> None:
    words = text[span.start : span.end]
    if not words.strip():
        return
    if claim is None and found and not any(map(str.isalnum, words)):
        # Marks of layout without a word go with what they mark.
        claim = found[-1]
    taken = claim or Stretch(span, Place.LEFT_OVER)
    found.append(Stretch(span, taken.place, taken.codes, taken.part))
