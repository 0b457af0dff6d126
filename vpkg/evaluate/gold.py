"""Annotated reports: NAME.json beside its text, or NAME.marked with the annotation in the text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from vpkg import gazetteer
from vpkg.errors import UnreadableInput
from vpkg.evaluate.marked import relations, unmark
from vpkg.iri import slug
from vpkg.model import Correction, Document, Report
from vpkg.read import read
from vpkg.segment import segment

_RELATIONS = {
    "activityCountry": "country",
    "activityPartner": "partner",
    "activityStakeholder": "stakeholder",
    "activityProject": "project",
    "activityInstrument": "instrument",
}
"""Names of relations in older annotations."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention that a person marked; ``optional`` ones are neither misses nor false positives."""

    kind: str
    start: int
    end: int
    optional: bool
    id: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that a person marked, from the mention with the id ``subject`` to a name, code or concept."""

    subject: str
    name: str
    target: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report with what one person marked in it; ``answers`` holds the codes whose countries are marked fully."""

    name: str
    organisation: str
    document: Document
    mentions: tuple[Marked, ...]
    relations: tuple[Relation, ...]
    annotator: str | None = None

    def report(self) -> Report:
        """Segment the text; an opening too short to be recognised is read all the same."""
        try:
            return segment(self.document, gazetteer.find_reporter)
        except UnreadableInput:
            stated = Correction("government", self.organisation)
            return segment(self.document, gazetteer.find_reporter, stated)

    @property
    def reporter(self) -> str:
        """The slug by which confidence leaves the organisation out."""
        known = gazetteer.find_reporter(self.organisation)
        return known.slug if known else slug(self.organisation)


def annotated_in(folder: Path) -> list[Annotated]:
    """Return the annotated reports of a folder, sorted by name.

    Raises `UnreadableInput` when there is none, when a text has changed since it was annotated, or a mark is damaged.
    """
    if not folder.is_dir():
        raise UnreadableInput(f"{folder} is no folder; name the folder that holds the annotated reports.")
    paths = sorted((*folder.glob("*.json"), *folder.glob("*.marked")), key=lambda path: path.stem)
    found = [_standoff(path) if path.suffix == ".json" else _inline(path) for path in paths]
    if not found:
        raise UnreadableInput(f"There is no annotated report (NAME.json or NAME.marked) in {folder}.")
    return found


def _standoff(path: Path) -> Annotated:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        text_file, digest, mentions = path.parent.parent / data["text_file"], data["text_sha256"], data["mentions"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableInput(f"{path} is no annotation that can be read ({error!r}); mend or remove it.") from error
    document = read(text_file)
    if hashlib.sha256(document.text.encode()).hexdigest() != digest and document.sha256 != digest:
        raise UnreadableInput(f"{text_file} has changed since {path.name} was made for it; annotate it again.")
    return _annotated(data, document, mentions, data.get("relations", []), path.stem)


def _inline(path: Path) -> Annotated:
    head, _, rest = path.read_text(encoding="utf-8").partition("\n-----\n")
    body, _, related = rest.partition("\n=====\n")
    data = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}
    if "organisation" not in data:
        raise UnreadableInput(f"{path} names no organisation in its head; add a line “organisation: NAME”.")
    text, mentions = unmark(body.strip("\n") + "\n")
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{path.stem}.{data.get('suffix', 'md')}"
        file.write_text(text, encoding="utf-8")
        document = read(file)
    return _annotated(data, document, mentions, relations(related), path.stem)


def _annotated(
    data: dict[str, Any], document: Document, mentions: list[dict[str, Any]], related: list[dict[str, str]], name: str
) -> Annotated:
    return Annotated(
        name=name,
        organisation=data["organisation"],
        document=document,
        mentions=tuple(_mention(m) for m in mentions),
        relations=tuple(
            Relation(
                r.get("subject") or r["activity"], _RELATIONS.get(r["rel"], r["rel"]), str(r["target"]), r.get("role")
            )
            for r in related
        ),
        annotator=data.get("annotator"),
    )


def _mention(data: dict[str, Any]) -> Marked:
    optional = bool(data.get("optional") or data.get("nested") or data.get("form") == "demonym")
    known = ("kind", "start", "end", "id", "optional", "nested", "text")
    rest = tuple((key, str(value)) for key, value in data.items() if key not in known)
    return Marked(data["kind"], data["start"], data["end"], optional, data.get("id"), rest)
