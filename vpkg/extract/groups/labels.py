"""Labels of a concept scheme as phrases to look for: the scheme's file is read without a graph."""

from __future__ import annotations

from collections import defaultdict

from vpkg import resources
from vpkg.errors import DataError
from vpkg.iri import PREFIXES

_LABELS = frozenset(PREFIXES["skos"] + name for name in ("prefLabel", "altLabel", "hiddenLabel"))


def labels(scheme: str) -> dict[str, tuple[str, ...]]:
    """Return the preferred, alternative and hidden labels of each concept of ``ontology/schemes/<scheme>.ttl``.

    Raises `DataError` where the file cannot be read.
    """
    import pyoxigraph as ox

    path = resources.folder("ontology") / "schemes" / f"{scheme}.ttl"
    found: dict[str, set[str]] = defaultdict(set)
    try:
        for quad in ox.parse(path=str(path)):
            if quad.predicate.value in _LABELS:
                concept = str(getattr(quad.subject, "value", "")).rsplit("/", 1)[-1]
                found[concept].add(str(getattr(quad.object, "value", "")))
    except (SyntaxError, OSError) as error:
        raise DataError(f"The scheme {path.name} cannot be read ({error}); mend it or install again.") from error
    return {concept: tuple(sorted(found[concept])) for concept in sorted(found)}
