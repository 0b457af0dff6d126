"""Does the ontology, alone or with a graph, contradict itself? Asked of HermiT through owlready2.

The answer rests on classes, properties and individuals; values such as dates and texts are not looked at.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vpkg.errors import DataError, MissingTool
from vpkg.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_RDF, _RDFS, _OWL = PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["owl"]
_TYPE = _RDF + "type"
_SUB_PROPERTY = _RDFS + "subPropertyOf"
_BETWEEN_CLASSES = frozenset({_RDFS + "subClassOf", _OWL + "disjointWith", _OWL + "equivalentClass"})
_KINDS = tuple(_OWL + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty"))
_NO_LOGIC = (_OWL + "Ontology", _OWL + "AnnotationProperty")
_LOGICLESS = frozenset({_RDFS + "isDefinedBy", _RDFS + "seeAlso", _OWL + "imports", _OWL + "versionIRI"})
_Triple = tuple[str, str, str]  # N-Triples terms, the predicate without its angle brackets


@dataclass(frozen=True, slots=True)
class Consistency:
    """HermiT's verdict; ``unsatisfiable`` holds the IRIs of classes that nothing can belong to, sorted.

    Nothing follows from a contradiction, so ``unsatisfiable`` is empty where ``consistent`` is False.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...]


def check_consistency(ntriples: str) -> Consistency:
    """Reason over one merged N-Triples text: ontology, schemes, templates and, if wanted, data.

    Raises `MissingTool` when there is no Java on PATH, and `DataError` when the text is not N-Triples
    or HermiT cannot make sense of it. Nothing is printed and nothing is downloaded.
    """
    if shutil.which("java") is None:
        raise MissingTool(
            "Checking the ontology needs Java, and there is no java on PATH; "
            "install a Java runtime (on Debian: default-jre-headless; version 17 is tested) and try again."
        )
    return _ask_hermit(_logical_copy(_parse(ntriples)))


def _parse(ntriples: str) -> list[_Triple]:
    """Read the triples and leave out those with a literal object.

    HermiT aborts on xsd:date, xsd:gYear and xsd:gYearMonth, which OWL 2 does not know, and no axiom of ours has
    a literal in it: texts, years and labels can contradict nothing that is asked here.
    """
    import pyoxigraph as ox

    try:
        quads = list(ox.parse(input=ntriples.encode(), format=ox.RdfFormat.N_TRIPLES))
    except SyntaxError as error:
        raise DataError(f"The graph to check is not N-Triples ({error}); convert it first.") from error
    return [
        (str(q.subject), str(q.predicate.value), str(q.object)) for q in quads if not isinstance(q.object, ox.Literal)
    ]


def _logical_copy(triples: list[_Triple]) -> str:
    """Keep what bears on the logic, and declare every foreign term, so that nothing is silently passed over.

    owl:imports goes because owlready2 would download what it names. Of our own terms only statements in RDF, RDFS
    and OWL stay: a source or a domainIncludes would make an individual of a class.
    """
    kinds = _declared(triples)
    kept = [t for t in triples if t[1] not in _LOGICLESS and not _is_remark(t, kinds)]
    declarations = {(f"<{iri}>", _TYPE, f"<{kind}>") for iri, kind in _foreign(kept, kinds)}
    return "".join(sorted(f"{s} <{p}> {o} .\n" for s, p, o in {*kept, *declarations}))


def _declared(triples: list[_Triple]) -> dict[str, str]:
    """Return the IRI of each OWL term that the triples declare, with its kind."""
    found: dict[str, str] = {}
    for subject, predicate, value in triples:
        kind = value[1:-1]
        if predicate == _TYPE and kind in (*_KINDS, _OWL + "Class", _OWL + "Ontology"):
            found[subject[1:-1]] = kind
    return found


def _is_remark(triple: _Triple, kinds: dict[str, str]) -> bool:
    subject, predicate, _ = triple
    kind = kinds.get(subject[1:-1])
    if kind in _NO_LOGIC or kinds.get(predicate) in _NO_LOGIC:
        return True
    return kind is not None and not predicate.startswith((_RDF, _RDFS, _OWL))


def _foreign(triples: list[_Triple], kinds: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield terms of other vocabularies with the kind that their use implies.

    Undeclared, a property is taken for an annotation and what it says is lost; and owlready2 does not see
    an individual that is typed only by an undeclared class.
    """
    for subject, predicate, value in triples:
        used: Iterable[str] = ()
        if predicate == _TYPE:
            used = (value,)
        elif predicate in _BETWEEN_CLASSES:
            used = (subject, value)
        for iri in (term[1:-1] for term in used if term.startswith("<")):
            if iri not in kinds and not iri.startswith((_RDF, _RDFS, _OWL)):
                yield iri, _OWL + "Class"
        if predicate == _SUB_PROPERTY and value[1:-1] not in kinds:
            yield value[1:-1], kinds.get(subject[1:-1], _KINDS[0])
        elif predicate not in kinds and not predicate.startswith((_RDF, _RDFS, _OWL)):
            yield predicate, _KINDS[0]


def _ask_hermit(ntriples: str) -> Consistency:
    import owlready2

    world: Any = owlready2.World()  # a private one: the default world would keep what earlier calls loaded
    with _own_temporary_folder(), redirect_stderr(io.StringIO()):
        try:
            merged = world.get_ontology("https://w3id.org/vpkg/merged#")
            merged.load(only_local=True, fileobj=io.BytesIO(ntriples.encode()), format="ntriples")
            owlready2.sync_reasoner_hermit(world, debug=0)
            empty = {str(each.iri) for each in world.inconsistent_classes()} - {_OWL + "Nothing"}
            return Consistency(True, tuple(sorted(empty)))
        except owlready2.OwlReadyInconsistentOntologyError:
            return Consistency(False, ())
        except owlready2.OwlReadyJavaError as error:
            reason = str(error).strip().splitlines()[1:2]
            raise DataError(f"HermiT cannot read the graph to check ({' '.join(reason)}); mend the graph.") from error
        finally:
            world.close()


@contextmanager
def _own_temporary_folder() -> Iterator[None]:
    """Give owlready2 a folder for the file it hands to Java: it leaves that file behind when HermiT objects."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="vpkg-reason-") as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before
