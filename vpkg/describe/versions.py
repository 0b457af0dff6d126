"""The graph of one report that several documents give: one set of answers, and all documents and versions linked.

What is said of a document hangs on the document, and what is said of versions follows from the documents alone. So the
graph of a report can be taken apart and put together again when another file of the report comes, in this build or in
a later one, and the same files give the same graph in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vpkg.describe.document import FORMAT, NUMBER
from vpkg.describe.graph import ENTITY, LABEL, LANGUAGE, A, Graph
from vpkg.iri import PREFIXES, SCHEME, Base
from vpkg.versions import Copy, Family, Version, family
from vpkg.vocab import Class, Property

_HAS_VERSION = PREFIXES["dct"] + "hasVersion"
_IS_VERSION_OF = PREFIXES["dct"] + "isVersionOf"
_HAS_FORMAT = PREFIXES["dct"] + "hasFormat"
_IS_FORMAT_OF = PREFIXES["dct"] + "isFormatOf"
_REVISION_OF = PREFIXES["prov"] + "wasRevisionOf"
_TRANSLATION_OF = PREFIXES["schema"] + "translationOfWork"
# Said of the report as a whole, and true of it also when nothing in it holds any more.
_NOT_OF_A_WITHDRAWN = frozenset({A, Property.HAS_ANSWER, Property.DATE_STATED_IN})


@dataclass(frozen=True, slots=True)
class Combined:
    """The graph of a report; empty where no document of it could be placed, or none of the graphs has its answers.

    ``lacking`` is the copy that should speak for the report, where none of the graphs holds its answers.
    """

    nquads: str
    family: Family
    lacking: Copy | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    subject: str
    property: str
    text: str


@dataclass(frozen=True, slots=True)
class _Source:
    """A graph taken apart: ``lead`` is the document whose answers it holds, if it holds any."""

    lines: tuple[_Line, ...]
    copies: tuple[Copy, ...]
    first: str
    lead: str | None


def combine(graphs: Iterable[str], base: Base, slug: str, without: frozenset[str] = frozenset()) -> Combined:
    """Make one graph of the graphs that documents of one report gave, of whole ones and of those made here before.

    ``without`` lists the SHA-256 of documents that are left out. Of a document in several graphs the first has the
    say. Copies that clash are in the family and not in the
    graph.
    """
    sources = [_source(text, base, slug) for text in graphs]
    found = family(_copies(sources, without))
    if found.lead is None:
        return Combined("", found)
    iris = {base.document(copy.sha256): copy for version in found.versions for copy in version.copies}
    leads = {
        source.lead: source for source in reversed(sources) if source.lead and iris.get(source.lead) in source.copies
    }
    lead, lacking = _speaker(found, leads, base)
    if found.current is not None and lead is None:
        return Combined("", found, lacking)
    graph = Graph(base.report_graph(slug))
    if lead is not None:
        _content(graph, leads[lead], base, slug, lead)
    else:
        _withdrawn(graph, _nearest(sources, base.document(found.lead.sha256)), base.report(slug))
    for iri in iris:
        if iri != lead:
            for line in _block(_holder(sources, iri, iris[iri]), iri):
                graph.add(line.text)
    current = next((v for v in found.versions if lead and iris[lead] in v.copies), None)
    _describe_family(graph, base, slug, found, current, lead)
    return Combined(graph.nquads(), found, lacking)


def _copies(sources: Sequence[_Source], without: frozenset[str]) -> list[Copy]:
    """List the copies that the graphs describe; of one file in several graphs under one name the first has the say."""
    found: dict[tuple[str, str], Copy] = {}
    for source in sources:
        for copy in source.copies:
            if copy.sha256 not in without:
                found.setdefault((copy.sha256, copy.name), copy)
    return list(found.values())


def copies_in(nquads: str, base: Base, slug: str) -> tuple[Copy, ...]:
    """Return the copies that a graph of a report describes, in no particular order."""
    start = f"<{base.document('')}"
    return _source("\n".join(line for line in nquads.split("\n") if line.startswith(start)), base, slug).copies


def _source(nquads: str, base: Base, slug: str) -> _Source:
    lines = tuple(
        _Line(subject[1:-1], property_[1:-1], line)
        # Not splitlines: a text may hold other signs that end a line.
        for line in nquads.split("\n")
        if line
        for subject, property_, _ in (line.split(" ", 2),)
    )
    work = base.report(slug)
    facts = _facts(line for line in lines if line.subject == work or _is_document(line.subject, base))
    types = {value for property_, value in facts.get(work, ()) if property_ == A}
    first = next((value for property_, value in facts.get(work, ()) if property_ == Property.HAS_DOCUMENT), "")
    copies = tuple(_copy(dict(said)) for said in facts.values() if (A, Class.DOCUMENT) in said)
    return _Source(lines, copies, first, first if Class.REPORT in types else None)


def _is_document(iri: str, base: Base) -> bool:
    start = base.document("")
    return iri.startswith(start) and "#" not in iri.removeprefix(start)


def _facts(lines: Iterable[_Line]) -> dict[str, list[tuple[str, str]]]:
    """Read back what is said of the report and of its documents; of the rest of the graph nothing is needed."""
    import pyoxigraph as ox

    wanted = frozenset({
        A, LANGUAGE, FORMAT, NUMBER, Property.HAS_DOCUMENT, Property.SHA256, Property.FILE_NAME,
        Property.WORDS_DIGEST, Property.WORDS_SKETCH, Property.DECLARED_STATUS, Property.TRANSLATED_FROM,
        Property.ANSWERED, Property.COVERAGE,
    })  # fmt: skip
    text = "\n".join(line.text for line in lines if line.property in wanted)
    found: dict[str, list[tuple[str, str]]] = {}
    for quad in ox.parse(text, format=ox.RdfFormat.N_QUADS):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            found.setdefault(quad.subject.value, []).append((quad.predicate.value, quad.object.value))
    return found


def _copy(said: dict[str, str]) -> Copy:
    status = said.get(Property.DECLARED_STATUS)
    return Copy(
        sha256=said[Property.SHA256],
        name=said[Property.FILE_NAME],
        media_type=said[FORMAT],
        language=said.get(LANGUAGE, "und"),
        digest=said.get(Property.WORDS_DIGEST, ""),
        sketch=said.get(Property.WORDS_SKETCH, ""),
        status=status.rsplit("/", 1)[-1] if status else None,
        number=said.get(NUMBER),
        translated_from=said.get(Property.TRANSLATED_FROM),
        answered=int(said.get(Property.ANSWERED, "0")),
        coverage=float(said.get(Property.COVERAGE, "0")),
    )


def _speaker(found: Family, leads: Mapping[str, _Source], base: Base) -> tuple[str | None, Copy | None]:
    """Choose the document whose answers the graph holds, and say which one it should have been."""
    if found.current is None or found.lead is None:
        return None, None
    rest = [copy for version in found.versions for copy in version.copies]
    ordered = [base.document(copy.sha256) for copy in (*found.current.copies, *rest)]
    chosen = next((iri for iri in ordered if iri in leads), None)
    return chosen, None if chosen == ordered[0] else found.lead


def _nearest(sources: Sequence[_Source], first: str) -> _Source:
    return next((source for source in sources if source.first == first), sources[0])


def _holder(sources: Sequence[_Source], iri: str, copy: Copy) -> _Source:
    """Find the graph that describes a document, its own before one that only keeps it."""
    holding = [source for source in sources if copy in source.copies]
    return next((source for source in holding if source.first == iri), holding[0])


def _is_of_family(line: _Line, work: str) -> bool:
    linking = line.property in (_HAS_VERSION, Property.CURRENT_VERSION, _IS_FORMAT_OF)
    return linking or line.subject.startswith(f"{work}#version-")


def _content(graph: Graph, source: _Source, base: Base, slug: str, lead: str) -> None:
    """Take over all that a graph says, but for the versions and for documents other than its own."""
    others = {
        line.text
        for other in source.lines
        if other.property == Property.SHA256 and other.subject != lead and _is_document(other.subject, base)
        for line in _block(source, other.subject)
    }
    for line in source.lines:
        if line.text not in others and not _is_of_family(line, base.report(slug)):
            graph.add(line.text)


def _withdrawn(graph: Graph, source: _Source, work: str) -> None:
    """Take over who reported on what; nothing that was answered."""
    reporter = {_object(line) for line in source.lines if line.property == Property.REPORTER}
    for line in source.lines:
        if _is_of_family(line, work):
            continue
        head = line.subject == work and line.property not in _NOT_OF_A_WITHDRAWN
        if head or f"<{line.subject}>" in reporter:
            graph.add(line.text)
    graph.link(work, A, Class.WITHDRAWN_REPORT)


def _block(source: _Source, document: str) -> list[_Line]:
    """Collect what is said of a document itself, with the nodes below it that this needs; not of its leftovers."""
    below = f"<{document}#"
    wanted, found = {document}, []
    known: dict[str, list[_Line]] = {}
    for line in source.lines:
        if line.subject == document or line.subject.startswith(f"{document}#"):
            known.setdefault(line.subject, []).append(line)
    open_ = [document]
    while open_:
        for line in known.get(open_.pop(), ()):
            if line.property in (Property.UNPLACED, _IS_FORMAT_OF):
                continue
            found.append(line)
            target = _object(line)
            if target.startswith(below) and target[1:-1] not in wanted:
                wanted.add(target[1:-1])
                open_.append(target[1:-1])
    return found


def _object(line: _Line) -> str:
    return line.text.split(" ", 2)[2].split(" ", 1)[0]


def _describe_family(
    graph: Graph, base: Base, slug: str, found: Family, current: Version | None, lead: str | None
) -> None:
    work = base.report(slug)
    for version in found.versions:
        iri = base.report(slug, version.id)
        graph.link(work, _HAS_VERSION, iri)
        if version == current:
            graph.link(work, Property.CURRENT_VERSION, iri)
        graph.link(iri, _IS_VERSION_OF, work)
        _describe_version(graph, iri, slug, version)
        for property_, other in ((_REVISION_OF, version.revises), (_TRANSLATION_OF, version.original)):
            if other:
                graph.link(iri, property_, base.report(slug, other))
        elsewhere = (each.id for each in found.versions if each.language != version.language)
        graph.link(iri, Property.TRANSLATION, *(base.report(slug, each) for each in elsewhere))
        documents = [base.document(copy.sha256) for copy in version.copies]
        graph.link(iri, _HAS_FORMAT, *documents)
        source = lead if version == current and lead else documents[0]
        for document in documents:
            if document != source:
                graph.link(document, _IS_FORMAT_OF, source)


def _describe_version(graph: Graph, iri: str, slug: str, version: Version) -> None:
    graph.link(iri, A, Class.VERSION, ENTITY)
    words = [version.status, "version", version.number, f"({version.language})"]
    graph.say(iri, LABEL, f"{slug}: {' '.join(word for word in words if word)}", "en")
    if version.language != "und":
        graph.say(iri, LANGUAGE, version.language)
    if version.status:
        graph.link(iri, Property.VERSION_STATUS, f"{SCHEME}version-status/{version.status}")
    if version.number:
        graph.say(iri, NUMBER, version.number)
