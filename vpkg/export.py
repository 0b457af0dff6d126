"""The graph in the formats of the world, byte for byte the same whenever the data are the same."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vpkg.errors import DataError, UnknownName
from vpkg.iri import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph


@dataclass(frozen=True, slots=True)
class Format:
    """A serialisation; ``graphs`` tells whether it keeps the named graphs or gives their union."""

    name: str
    media_type: str
    extension: str
    graphs: bool


FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("turtle", "text/turtle", "ttl", graphs=False),
        Format("trig", "application/trig", "trig", graphs=True),
        Format("ntriples", "application/n-triples", "nt", graphs=False),
        Format("nquads", "application/n-quads", "nq", graphs=True),
        Format("jsonld", "application/ld+json", "jsonld", graphs=True),
        Format("rdfxml", "application/rdf+xml", "rdf", graphs=False),
    )
}

# XML 1.0 has no way to write these, not even escaped.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A predicate becomes the name of an element: it must end in an XML name.
_XML_NAME_AT_END = re.compile(r"[^\W\d][\w.\-]*\Z")


def format_for(name: Path | str) -> Format:
    """Find a format by its name, or by the ending of a file.

    Raises `UnknownName` when neither is known.
    """
    text = str(name)
    ending = Path(text).suffix.lower().removeprefix(".") or text.lower()
    by_extension = {each.extension: each for each in FORMATS.values()}
    by_extension |= {"json": FORMATS["jsonld"], "xml": FORMATS["rdfxml"]}
    found = FORMATS.get(text.lower()) or by_extension.get(ending)
    if found is None:
        raise UnknownName(
            f"{text!r} tells no format; name one of {', '.join(FORMATS)}, "
            f"or end the file in one of {', '.join('.' + each.extension for each in FORMATS.values())}."
        )
    return found


def export(lines: Iterable[str], format: str | Format, prefixes: Mapping[str, str] | None = None) -> bytes:  # noqa: A002
    """Serialise N-Quads lines; the order of the lines and lines said twice make no difference.

    Turtle, N-Triples and RDF/XML hold the union of the graphs, TriG, N-Quads and JSON-LD the graphs themselves.
    Raises `UnknownName` for an unknown format; `DataError` when the lines are no N-Quads, hold blank nodes, or cannot
    be written in RDF/XML.
    """
    chosen = FORMATS[format.name] if isinstance(format, Format) else format_for(format)
    quads = _sorted(lines, graphs=chosen.graphs)
    if chosen.name in ("nquads", "ntriples"):
        return "".join(f"{quad if chosen.graphs else quad.triple} .\n" for quad in quads).encode()
    if chosen.name == "rdfxml":
        _refuse_unwritable(quads)
    content = _serialise(quads, chosen, dict(PREFIXES if prefixes is None else prefixes))
    # A bare carriage return is read back as a newline by every XML parser; the engine writes it bare.
    return content.replace(b"\r", b"&#13;") if chosen.name == "rdfxml" else content


def write(
    path: Path,
    lines: Iterable[str],
    format: str | Format | None = None,  # noqa: A002
    prefixes: Mapping[str, str] | None = None,
) -> None:
    """Write an export to a file, whole or not at all; without a format the file's ending tells it.

    Raises what `export` raises, and `OSError` when the file cannot be written.
    """
    write_bytes(path, export(lines, format_for(path) if format is None else format, prefixes))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: a reader, or a process that is killed, never sees half of it."""
    asked, path = path, Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        # A pipe or a terminal cannot be put in place of another.
        path.write_bytes(content)
        return
    # The draft lies in the same folder, as a file can only be put in place whole within one file system.
    try:
        descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    except OSError as error:
        # The user knows the file that was asked for, not the draft.
        raise OSError(error.errno, error.strerror, str(asked)) from error
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        # mkstemp makes files for their owner's eyes only; an export has the rights of any new file.
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(draft, 0o666 & ~mask)
        os.replace(draft, path)
    except BaseException:
        os.unlink(draft)
        raise


def dataset_hash(lines: Iterable[str]) -> str:
    """Return the SHA-256 (hexadecimal) of the dataset's canonical N-Quads.

    Canonical is RDFC-1.0 (https://www.w3.org/TR/rdf-canon/), so any tool that keeps to it finds the same.
    Raises `DataError` when the lines are no N-Quads.
    """
    import hashlib

    import pyoxigraph

    dataset = pyoxigraph.Dataset(_parse(lines))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    canonical = sorted(f"{quad} .\n" for quad in dataset)
    return hashlib.sha256("".join(canonical).encode()).hexdigest()


def _parse(lines: Iterable[str]) -> list[pyoxigraph.Quad]:
    import pyoxigraph

    text = "".join(line if line.endswith("\n") else line + "\n" for line in lines)
    try:
        return list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS))
    except (SyntaxError, ValueError) as error:
        raise DataError(f"The data to be exported are no N-Quads: {error}; build the store again.") from error


def _sorted(lines: Iterable[str], *, graphs: bool) -> list[pyoxigraph.Quad]:
    """Order quads by graph, then subject; a union forgets the graphs first, so that what two say appears once."""
    import pyoxigraph

    keyed: dict[str, pyoxigraph.Quad] = {}
    for quad in _parse(lines):
        if isinstance(quad.subject, pyoxigraph.BlankNode) or isinstance(quad.object, pyoxigraph.BlankNode):
            raise DataError(
                f"The quad {quad} holds a blank node, whose name changes with every export; give it an IRI."
            )
        key = f"{quad.graph_name} {quad.triple}" if graphs else str(quad.triple)
        keyed.setdefault(key, quad)
    return [quad for _, quad in sorted(keyed.items())]


def _serialise(quads: list[pyoxigraph.Quad], chosen: Format, prefixes: dict[str, str]) -> bytes:
    import pyoxigraph

    form = pyoxigraph.RdfFormat.from_media_type(chosen.media_type)
    statements = quads if chosen.graphs else [quad.triple for quad in quads]
    content = pyoxigraph.serialize(statements, format=form, prefixes=prefixes)
    if content is None:
        raise DataError(f"The engine wrote nothing as {chosen.name}; export to another format.")
    return content


def _refuse_unwritable(quads: list[pyoxigraph.Quad]) -> None:
    for quad in quads:
        held = _NOT_IN_XML.search(getattr(quad.object, "value", ""))
        if held:
            raise DataError(
                f"RDF/XML cannot hold the character U+{ord(held.group()):04X}, which stands in {quad.predicate} of "
                f"{quad.subject}; export to another format."
            )
        if not _XML_NAME_AT_END.search(quad.predicate.value):
            raise DataError(f"RDF/XML cannot write the property {quad.predicate}; export to another format.")
