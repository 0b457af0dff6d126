"""Passages with mentions marked by hand, so that what is made of mentions is tested apart from how they are found."""

from __future__ import annotations

from typing import Any

from vpkg.evaluate.marked import STATEMENTS, unmark
from vpkg.extract.found import Found
from vpkg.extract.mentions import Heard
from vpkg.extract.passage import Passage, sentences_of, tokens_of
from vpkg.extract.view import View, view
from vpkg.model import Amount, Mention, Span

_SCHEMES = {"activity": "activity-type", "stakeholder": "stakeholder-type", "outcome": "outcome-claim"}


def heards(
    *marked: str, code: str = "C5", country: str | None = None, kind: str = "paragraph"
) -> tuple[list[Heard], str]:
    """Make one passage of each marked paragraph, all in one answer; return them and the document's text."""
    unmarked = [unmark(paragraph) for paragraph in marked]
    text = "\n\n".join(paragraph for paragraph, _ in unmarked)
    made, start = [], 0
    for number, (paragraph, mentions) in enumerate(unmarked):
        span = Span(start, start + len(paragraph))
        seen = view(text, span)
        tokens = tokens_of(seen)
        passage = Passage(number, code, kind, span, seen, country, (), tokens, sentences_of(tokens))
        made.append(Heard(passage, tuple(_stood(m, mentions, seen, text, start, code) for m in mentions)))
        start = span.end + 2
    return made, text


def _stood(
    mark: dict[str, Any], marks: list[dict[str, Any]], seen: View, text: str, offset: int, code: str
) -> tuple[Found, Mention]:
    span = Span(offset + mark["start"], offset + mark["end"])
    first, last = seen.at.index(span.start), seen.at.index(span.end - 1)
    iso = tuple(filter(None, mark.get("iso", "").split("|")))
    concept = f"{_SCHEMES[mark['kind']]}/{mark['type']}" if mark["kind"] in _SCHEMES and "type" in mark else None
    words = text[span.start : span.end]
    outer = next((o for o in marks if o is not mark and mark.get("nested") and _holds(o, mark)), None)
    target = mark.get("target", words)
    found = Found(first, last + 1, mark["kind"], mark.get("by", "test"), iso=iso, concept=concept)
    mention = Mention(
        kind=mark["kind"], span=span, surface=words, target=target, canonical=words, recogniser=found.recogniser,
        confidence=1.0, answer=code, iso=iso, form=mark.get("form"), concept=concept, time=mark.get("time"),
        modality=mark.get("modality"),
        amount=Amount(float(mark["value"])) if "value" in mark else None,
        nested_in=(outer["kind"], Span(offset + outer["start"], offset + outer["end"])) if outer else None,
    )  # fmt: skip
    return found, mention


def _holds(outer: dict[str, Any], inner: dict[str, Any]) -> bool:
    return outer["kind"] not in STATEMENTS and outer["start"] <= inner["start"] and inner["end"] <= outer["end"]
