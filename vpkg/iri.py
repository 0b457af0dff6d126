"""Minting: how things, graphs and vocabulary get their IRIs.

Vocabulary, scheme, template and shape IRIs are fixed; a base governs only things and graphs.
"""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass

from vpkg.errors import DataError
from vpkg.model import Span

ROOT = "https://w3id.org/vpkg/"
ONTOLOGY = ROOT + "ontology#"
SCHEME = ROOT + "scheme/"
TEMPLATE = ROOT + "template/"
SHAPE = ROOT + "shape/"

PREFIXES = {
    "vp": ONTOLOGY,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
}

# Letters that NFKD does not take apart, as a reader would write them in ASCII.
_ASCII = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE", "đ": "d", "ł": "l", "Ł": "L", "ı": "i"}
    | {"þ": "th", "ð": "d"}
)


def slug(name: str) -> str:
    """Make an ASCII kebab-case slug of a name; a slug is its own slug.

    Raises `DataError` when nothing of the name can be written in ASCII letters or digits.

    >>> slug("Côte d'Ivoire"), slug("DCAF – Geneva Centre")
    ('cote-divoire', 'dcaf-geneva-centre')
    """
    plain = unicodedata.normalize("NFKD", name.translate(_ASCII))
    plain = re.sub(r"['’`]", "", plain).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not made:
        made = "u" + "-".join(f"{ord(c):x}" for c in name.strip() if c.isalnum())
    if made == "u":
        raise DataError(f"No identifier can be made of {name!r}; give a name with letters or digits.")
    return made


@dataclass(frozen=True, slots=True)
class Base:
    """The IRI under which things and graphs are minted; ends in ``/``."""

    value: str = ROOT

    def thing(self, local: str) -> str:
        """Mint a thing, from its local part (``country/cd``)."""
        return f"{self.value}id/{local}"

    def report(self, report_slug: str, fragment: str = "") -> str:
        """Mint a report, or with a fragment one of its answers or claims."""
        return self.thing(f"report/{report_slug}") + (f"#{fragment}" if fragment else "")

    def document(self, sha256: str) -> str:
        """Mint a document from the SHA-256 of its bytes."""
        return self.thing(f"document/{sha256[:16]}")

    def at(self, sha256: str, kind: str, span: Span) -> str:
        """Mint something that stands at a span of a document: a passage (``char``), a selector or a mention."""
        return f"{self.document(sha256)}#{kind}={span.start},{span.end}"

    def report_graph(self, report_slug: str) -> str:
        """Name the graph that holds all that is said of one report."""
        return f"{self.value}graph/report/{report_slug}"

    @property
    def reference_graph(self) -> str:
        """Name the graph of ontology, templates and gazetteer."""
        return f"{self.value}graph/reference"

    @property
    def register_graph(self) -> str:
        """Name the graph of the collection register."""
        return f"{self.value}graph/register"


def base_from_environment() -> Base:
    """Read the base from ``VPKG_BASE``; the default is https://w3id.org/vpkg/."""
    value = os.environ.get("VPKG_BASE", ROOT)
    if not re.match(r"https?://[^\s<>\"{}|^`\\]+/\Z", value) or "#" in value:
        raise DataError(f"VPKG_BASE is {value!r}; set it to an http(s) IRI without # that ends in /.")
    return Base(value)
