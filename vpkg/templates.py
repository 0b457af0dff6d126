"""Question lists as data: ontology/templates/*.ttl become `Template` values.

A new year or pillar is a new file; nothing here knows one by name.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from vpkg import resources
from vpkg.errors import DataError, UnknownName
from vpkg.iri import PREFIXES
from vpkg.model import Question, Section, Template, Topic
from vpkg.vocab import Property

if TYPE_CHECKING:
    from collections.abc import Iterable

_RDF_TYPE = PREFIXES["rdf"] + "type"
_LABEL = PREFIXES["rdfs"] + "label"
_NOTATION = PREFIXES["skos"] + "notation"
_HIDDEN = PREFIXES["skos"] + "hiddenLabel"
_CLOSE = PREFIXES["skos"] + "closeMatch"
_PART_OF = PREFIXES["dct"] + "isPartOf"
_CLASSES = PREFIXES["vp"]


class _Statements:
    """The triples of one file, looked up by subject and property."""

    def __init__(self, path: Path) -> None:
        import pyoxigraph as ox

        self.path = path
        self._objects: dict[tuple[str, str], list[str]] = {}
        try:
            for quad in ox.parse(path=str(path)):
                key = (str(getattr(quad.subject, "value", "")), str(quad.predicate.value))
                self._objects.setdefault(key, []).append(str(getattr(quad.object, "value", "")))
        except (SyntaxError, OSError) as error:
            raise DataError(
                f"The template file {path.name} cannot be read ({error}); mend it or install again."
            ) from error

    def all(self, subject: str, property_: str) -> list[str]:
        return self._objects.get((subject, property_), [])

    def maybe(self, subject: str, property_: str) -> str | None:
        found = self.all(subject, property_)
        return found[0] if found else None

    def one(self, subject: str, property_: str) -> str:
        found = self.maybe(subject, property_)
        if found is None:
            raise DataError(f"In {self.path.name}, {subject} lacks {property_}; add it.")
        return found

    def instances(self, class_name: str) -> list[str]:
        wanted = _CLASSES + class_name
        return sorted(s for (s, p), objects in self._objects.items() if p == _RDF_TYPE and wanted in objects)


def _tail(iri: str | None) -> str:
    return (iri or "").rsplit("/", 1)[-1]


def _question(data: _Statements, iri: str) -> Question:
    return Question(
        iri=iri,
        code=data.one(iri, _NOTATION),
        order=int(data.one(iri, Property.ORDER)),
        label=data.one(iri, _LABEL),
        section=data.one(iri, Property.SECTION).rsplit("-", 1)[-1],
        topic=_tail(data.one(iri, _CLOSE)),
        obligation=_tail(data.one(iri, Property.OBLIGATION)),
        obligation_source=data.one(iri, Property.OBLIGATION_SOURCE),
        obligation_certainty=_tail(data.maybe(iri, Property.OBLIGATION_CERTAINTY)),
        remedy=data.one(iri, Property.REMEDY),
        key_phrases=tuple(sorted(data.all(iri, _HIDDEN))),
        per_country=data.maybe(iri, Property.PER_COUNTRY) == "true",
    )


def _section(data: _Statements, iri: str) -> Section:
    return Section(iri, data.one(iri, _NOTATION), data.one(iri, _LABEL), int(data.one(iri, Property.ORDER)))


def _template(path: Path) -> Template:
    data = _Statements(path)
    found = data.instances("Template")
    if len(found) != 1:
        raise DataError(f"{path.name} must declare exactly one vp:Template and declares {len(found)}; mend it.")
    iri = found[0]
    # Sub-items (12(i) …) are parts of a question, not questions that a report is held against.
    asked = [q for q in data.instances("Question") if iri in data.all(q, _PART_OF)]
    questions = sorted((_question(data, q) for q in asked), key=lambda q: q.order)
    sections = sorted((_section(data, s) for s in data.instances("Section")), key=lambda s: s.order)
    pillar = data.maybe(iri, Property.PILLAR)
    return Template(
        iri=iri,
        id=data.one(iri, _NOTATION),
        label=data.one(iri, _LABEL),
        pillar=_tail(pillar) or None,
        checkable=bool(questions),
        full_report_class=data.one(iri, Property.FULL_REPORT_CLASS),
        sections=tuple(sections),
        questions=tuple(questions),
    )


@lru_cache(maxsize=1)
def all_templates() -> tuple[Template, ...]:
    """Load every template, sorted by id.

    Raises `DataError` when a template file is damaged or two files share an id.
    """
    loaded = sorted((_template(path) for path in resources.files("ontology", "templates/*.ttl")), key=lambda t: t.id)
    if len({t.id for t in loaded}) != len(loaded):
        raise DataError("Two template files share one id; give each its own.")
    return tuple(loaded)


@lru_cache(maxsize=1)
def topics() -> tuple[Topic, ...]:
    """Load the version-free topics with the headings that announce them, sorted by slug."""
    data = _Statements(resources.files("ontology", "schemes/topics.ttl")[0])
    found = (
        Topic(_tail(iri), data.one(iri, _LABEL), tuple(sorted(data.all(iri, _HIDDEN))))
        for iri in data.instances("Topic")
    )
    return tuple(sorted(found, key=lambda topic: topic.slug))


def load(template_id: str) -> Template:
    """Return the template of that id.

    Raises `UnknownName` listing the ids there are.
    """
    for template in all_templates():
        if template.id == template_id:
            return template
    raise UnknownName(f"There is no template {template_id!r}; choose one of {_listing(all_templates())}.")


def _listing(templates: Iterable[Template]) -> str:
    return ", ".join(t.id for t in templates)
