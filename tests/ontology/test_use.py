"""Terms arrive with their use."""

from __future__ import annotations

import re
from pathlib import Path

from tests.shared import REPOSITORY
from vpkg.iri import ONTOLOGY
from vpkg.vocab import Class, Property

USED_IN = (
    "shapes/**/*.ttl",
    "queries/**/*.rq",
    "ontology/templates/*.ttl",
    "ontology/schemes/*.ttl",
    "tests/golden/**/*.nq",
)
SUBCLASSES_IN = ("ontology/gazetteer/organisations.csv",)


def _files(patterns: tuple[str, ...]) -> list[Path]:
    found = [path for pattern in patterns for path in REPOSITORY.glob(pattern)]
    assert len(found) > len(patterns) - 1
    return found


def test_every_term_is_used() -> None:
    """No class and no property stands in the ontology that no query, shape, data file or golden graph uses."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in _files(USED_IN))
    used = set(re.findall(r"vp:(\w+)", text)) | set(re.findall(rf"{re.escape(ONTOLOGY)}(\w+)", text))
    kinds = {row.split(",")[2] for path in _files(SUBCLASSES_IN) for row in path.read_text("utf-8").splitlines()[1:]}
    terms = {v.removeprefix(ONTOLOGY) for c in (Class, Property) for k, v in vars(c).items() if k.isupper()}
    assert len(terms) > 80
    assert sorted(terms - used - kinds) == []
