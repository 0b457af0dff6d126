"""Making decisions, and putting them where they are kept: what `vpkg curate` does at a key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from vpkg.curate.anchors import Places, find
from vpkg.curate.files import ENDING, amend, decided, decisions_file, decisions_in, folder_file, write
from vpkg.curate.folding import MASK
from vpkg.curate.redaction import Masking, context, digest_of, masking
from vpkg.errors import UnreadableInput
from vpkg.model import Decision, Document, Span
from vpkg.read import read


@dataclass(frozen=True, slots=True)
class Curator:
    """Who decides, under which name, on which day."""

    by: str
    when: date

    def on_words(
        self,
        document: Document,
        kind: str,
        about: str,
        span: Span,
        *,
        value: str | None = None,
        name: str | None = None,
        why: str | None = None,
    ) -> Decision:
        """Make a decision on words of a document, whose redacted words are masked."""
        made = Decision(kind, about, self.by, self.when, value=value, name=name, why=why)
        return placed_at(made, document, span)

    def merge(self, local: str, into: str, name: str | None = None, why: str | None = None) -> Decision:
        """Decide that two entities are one."""
        return Decision("merge", local, self.by, self.when, value=into, name=name, why=why)

    def redaction(self, document: Document, span: Span, salt: str, why: str | None = None) -> Decision:
        """Decide that words are shown nowhere. Raises `UnreadableInput` where there are none to redact."""
        words = document.text[span.start : span.end]
        digest, length = digest_of(words, salt)
        if MASK in words or not any(map(str.isalnum, words)):
            raise UnreadableInput("There is no word to redact at this place; it may be redacted already.")
        made = Decision(
            "redact", "", self.by, self.when, document.sha256, span, why=why, salt=salt, digest=digest, length=length
        )
        hidden = Masking(((made, (span,)),))
        text = hidden.document(document).text
        prefix, suffix = context(text, span)
        return replace(made, prefix=prefix, suffix=suffix)


def placed_at(decision: Decision, document: Document, span: Span) -> Decision:
    """Put a decision to words of a document: its quote and context are what stands there."""
    prefix, suffix = context(document.text, span)
    quote = document.text[span.start : span.end]
    return replace(decision, document=document.sha256, span=span, quote=quote, prefix=prefix, suffix=suffix)


def file_for(path: Path, decision: Decision) -> Path:
    """Return the file in which a decision on a report is kept: a merge goes for the whole folder."""
    return folder_file(path) if decision.kind == "merge" or not decision.document else decisions_file(path)


def keep(path: Path, decision: Decision) -> None:
    """Write a decision on a report; a redaction also takes its words out of what was decided before."""
    if decision.kind == "redact":
        keep_redaction(path, decision)
    else:
        amend(file_for(path, decision), lambda known: [*known, decision])


def take_back(path: Path, decision: Decision) -> bool:
    """Take a decision away again and tell whether it was there; one that stands twice is taken away once."""

    def without(known: list[Decision]) -> Iterable[Decision]:
        last = max((n for n, each in enumerate(known) if each == decision), default=None)
        return [each for n, each in enumerate(known) if n != last]

    for file in _files(path):
        if decision in decisions_in(file):
            amend(file, without)
            return True
    return False


def move(path: Path, decision: Decision, document: Document, span: Span) -> Decision:
    """Put an orphan to the words that a person points at, and return it as it is kept now."""
    made = placed_at(decision, document, span)

    def moved(known: list[Decision]) -> Iterable[Decision]:
        return [made if each == decision else each for each in known]

    for file in _files(path):
        if decision in decisions_in(file):
            amend(file, moved)
    return made


def keep_redaction(path: Path, decision: Decision) -> None:
    """Write a redaction; in all decisions files of the folder its words are masked, where they stood in clear."""
    document = read(path)
    known = decided(path).decisions
    hidden = masking(document.text, document.sha256, (*known, decision))
    masked = hidden.document(document)
    raw, shown = Places(document.text), Places(masked.text)

    def clean(each: Decision) -> Decision:
        if each.kind in ("redact", "merge"):
            return hidden.decision(each)
        found = find(each, document.sha256, raw, shown)
        if found.span is None or each.document != document.sha256:
            return hidden.decision(each)
        return placed_at(hidden.decision(each), masked, found.span)

    home = file_for(path, decision)
    for file in dict.fromkeys((*_files(path), home)):
        more = (hidden.decision(decision),) if file == home else ()
        amend(file, _cleaning(clean, more))


def snapshot(path: Path) -> dict[Path, bytes | None]:
    """Keep what the decisions files of a report's folder hold; None for one that may come to be."""
    kept: dict[Path, bytes | None] = {file: file.read_bytes() for file in _files(path)}
    return {decisions_file(path): None, folder_file(path): None} | kept


def restore(kept: dict[Path, bytes | None]) -> None:
    """Put decisions files back to what they held: the masking of other decisions cannot be undone otherwise."""
    for file, content in kept.items():
        if content is not None:
            write(file, content)
        elif file.exists():
            file.unlink()


def _cleaning(
    clean: Callable[[Decision], Decision], more: tuple[Decision, ...]
) -> Callable[[list[Decision]], list[Decision]]:
    """A merge of what is redacted cannot be kept: its identifiers spell the words, and nothing bears them any more."""

    def cleaned(known: list[Decision]) -> list[Decision]:
        kept = [each for each in map(clean, known) if each.kind != "merge" or MASK not in f"{each.about}{each.value}"]
        return [*kept, *more]

    return cleaned


def _files(path: Path) -> list[Path]:
    """List the decisions files that there are in the folder of a report."""
    beside = sorted(each for each in path.parent.iterdir() if each.name.endswith(ENDING) and each.is_file())
    return [*beside, *([folder_file(path)] if folder_file(path).is_file() else [])]
