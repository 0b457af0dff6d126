"""The files that a check of any graph is given: their bytes, their syntax, and the base of their relative IRIs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vpkg.errors import UnknownName, UnreadableInput

LARGEST = 200_000_000
"""Bytes of all files together."""

ENDINGS = {
    ".ttl": "turtle",
    ".turtle": "turtle",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".trig": "trig",
    ".jsonld": "jsonld",
    ".json": "jsonld",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
    ".xml": "rdfxml",
}
SYNTAXES = ("turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of RDF as it was read; ``syntax`` is one of `SYNTAXES`."""

    name: str
    syntax: str
    base: str
    content: bytes


def read_sources(paths: Iterable[str | Path], syntax: str | None = None) -> tuple[Source, ...]:
    """Read files whole; the syntax follows each file's ending if it is not named.

    Raises `UnreadableInput` when a file cannot be read, is empty or too large, `UnknownName` when its ending tells no
    syntax.
    """
    found: list[Source] = []
    for path in map(Path, paths):
        if path.is_dir():
            raise UnreadableInput(f"{path} is a folder; name the files themselves.")
        known = syntax or ENDINGS.get(path.suffix.lower())
        if known not in SYNTAXES:
            raise UnknownName(f"{path} tells no RDF syntax by its ending; add --data-format {'|'.join(SYNTAXES)}.")
        content = _content(path, LARGEST - sum(len(each.content) for each in found))
        found.append(Source(str(path), str(known), path.resolve().as_uri(), content))
    return tuple(found)


def _content(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be read ({error.strerror}); check the name.") from error
    except ValueError as error:
        raise UnreadableInput(f"{str(path)!r} is no name of a file; check the name.") from error
    if len(content) > most:
        raise UnreadableInput(f"{path} makes more than {LARGEST // 1_000_000} MB of RDF; check it in parts.")
    if not content.strip():
        raise UnreadableInput(f"{path} is empty, so there is nothing to check; give a file with RDF in it.")
    return content
