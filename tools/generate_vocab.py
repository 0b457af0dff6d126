"""Write vpkg/vocab.py from ontology/: the constants by which Python code names terms and concepts.

``python tools/generate_vocab.py`` writes the file; with ``--check`` it only tells, by exit code 1, that it is stale.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pyoxigraph as ox

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "vpkg" / "vocab.py"
BASE = "https://w3id.org/vpkg/"
VP = BASE + "ontology#"
SCHEME = BASE + "scheme/"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PROPERTY_TYPES = {OWL + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")}
HEADER = '''"""Terms of the ontology and concepts of its schemes, as constants.

Generated from ontology/ by `python tools/generate_vocab.py`; change the Turtle files, not this one.
"""

from typing import Final, final

VP: Final[str] = "{vp}"
SCHEME: Final[str] = "{scheme}"
'''


def types() -> dict[str, set[str]]:
    """Return the IRIs of ontology modules and schemes, each with its types; raises SystemExit when there are none."""
    found: dict[str, set[str]] = {}
    for pattern in ("*.ttl", "schemes/*.ttl"):
        paths = sorted((ROOT / "ontology").glob(pattern))
        if not paths:
            raise SystemExit(f"No file ontology/{pattern}; run this in a complete checkout.")
        for path in paths:
            for quad in ox.parse(path=str(path)):
                if quad.predicate.value == RDF_TYPE:
                    found.setdefault(quad.subject.value, set()).add(quad.object.value)
    return found


def constant(local: str) -> str:
    """Return the upper-case name of a local name: ``not-applicable`` → ``NOT_APPLICABLE``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", local).replace("-", "_").upper()


def class_name(scheme: str) -> str:
    """Return the Python class for a scheme: ``answer-status`` → ``AnswerStatus``."""
    return "".join(part.capitalize() for part in scheme.split("-"))


def block(name: str, doc: str, prefix: str, variable: str, locals_: list[str]) -> str:
    """Return the source of one class of constants, in alphabetical order."""
    named = {constant(local): local for local in locals_}
    if len(named) != len(locals_) or not named:
        raise SystemExit(f"The constants of {name} are empty or clash; rename a term.")
    rows = [f'    {key}: Final[str] = {variable} + "{prefix}{named[key]}"' for key in sorted(named)]
    return f'\n\n@final\nclass {name}:\n    """{doc}"""\n\n' + "\n".join(rows) + "\n"


def source() -> str:
    """Return the text of vpkg/vocab.py: the same Turtle files give the same bytes."""
    found = types()
    terms = {iri.removeprefix(VP): kinds for iri, kinds in found.items() if iri.startswith(VP)}
    classes = [local for local, kinds in terms.items() if OWL + "Class" in kinds]
    properties = [local for local, kinds in terms.items() if kinds & PROPERTY_TYPES]
    schemes = sorted(iri.removeprefix(SCHEME) for iri, kinds in found.items() if SKOS + "ConceptScheme" in kinds)
    text = HEADER.format(vp=VP, scheme=SCHEME)
    text += block("Class", "Classes of the ontology.", "", "VP", classes)
    text += block("Property", "Properties of the ontology.", "", "VP", properties)
    text += block("Scheme", "Concept schemes.", "", "SCHEME", schemes)
    for scheme in schemes:
        start = f"{SCHEME}{scheme}/"
        concepts = [iri.removeprefix(start) for iri in found if iri.startswith(start)]
        text += block(class_name(scheme), f"Concepts of the scheme {scheme}.", f"{scheme}/", "SCHEME", concepts)
    return text


def main(arguments: list[str]) -> int:
    """Write the file, or compare it; the exit code is 0 when it is, or now is, up to date."""
    text = source()
    if arguments == ["--check"]:
        current = TARGET.read_text(encoding="utf-8") if TARGET.is_file() else ""
        if current == text:
            return 0
        print("vpkg/vocab.py is out of date; run python tools/generate_vocab.py.", file=sys.stderr)
        return 1
    if arguments:
        print("usage: python tools/generate_vocab.py [--check]", file=sys.stderr)
        return 2
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
