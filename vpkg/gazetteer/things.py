"""What the rows of the gazetteer stand for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """An ISO 3166-1 entry; ``names`` are by language tag, ``numeric`` is empty where ISO gave no number."""

    iso2: str
    iso3: str
    numeric: str
    names: tuple[tuple[str, str], ...]
    official: str
    aliases: tuple[str, ...]
    ambiguous: tuple[str, ...]
    demonyms: tuple[str, ...]

    @property
    def id(self) -> str:
        """Local part of its IRI."""
        return f"country/{self.iso2.lower()}"

    @property
    def name(self) -> str:
        """English name in plain prose."""
        return self.names[0][1]


@dataclass(frozen=True, slots=True)
class Place:
    """A subdivision, region, city or site; ``countries`` are those it lies in, as ISO 3166-1 alpha-2."""

    local: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    countries: tuple[str, ...]
    inside: str | None
    type: str
    requires_cue: bool

    @property
    def id(self) -> str:
        """Local part of its IRI."""
        return f"place/{self.local}"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation of the gazetteer; ``country`` is set for governments and national bodies."""

    local: str
    name: str
    kind: str
    pillar: str | None
    country: str | None
    aliases: tuple[str, ...]
    cued: tuple[str, ...] = ()
    part_of: str | None = None

    @property
    def id(self) -> str:
        """Local part of its IRI."""
        return f"organisation/{self.local}"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, standard, treaty, tool or policy of the gazetteer; ``kind`` is a concept of the scheme instrument-type.

    ``country`` is set for national ones; ``cued`` names count only where the report shows what they stand for.
    """

    local: str
    name: str
    kind: str
    issuer: str | None
    country: str | None
    year: int | None
    aliases: tuple[str, ...]
    cued: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Local part of its IRI."""
        return f"instrument/{self.local}"

    @property
    def concept(self) -> str:
        """Local part of the IRI of its type."""
        return f"instrument-type/{self.kind}"


@dataclass(frozen=True, slots=True)
class Membership:
    """A dated, sourced status of an organisation in the Initiative; sources may contradict each other."""

    organisation: str
    status: str
    start: str
    end: str
    certainty: str
    source: str


@dataclass(frozen=True, slots=True)
class Succession:
    """One organisation that came after another: ``kind`` is renamed, merged or acquired; ``date`` as exact as known."""

    predecessor: str
    successor: str
    date: str
    kind: str
