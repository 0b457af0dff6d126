"""The files that claim one report, set in order: versions, formats, translations, and the one that speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vpkg.versions.declared import STANDINGS
from vpkg.versions.words import alike

_FORMATS = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/html",
    "application/xhtml+xml",
    "text/markdown",
    "text/plain",
    "application/pdf",
)
"""Where two formats were read equally well, the one that says most of its own structure goes first."""

READ = "en"
"""The language in which wording and names are read."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One document, with all that decides its place among the versions of its report.

    ``answered`` counts the questions that are not silent in it; ``translated_from`` is the language of the original
    where a person states one; ``language`` is ``und`` where it is unknown.
    """

    sha256: str
    name: str
    media_type: str
    language: str
    digest: str
    sketch: str
    status: str | None = None
    number: str | None = None
    translated_from: str | None = None
    answered: int = 0
    coverage: float = 0.0


@dataclass(frozen=True, slots=True)
class Version:
    """Copies with the same words, the best first. ``revises`` and ``original`` are ids of other versions."""

    id: str
    status: str | None
    number: str | None
    language: str
    copies: tuple[Copy, ...]
    revises: str | None = None
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """All versions of one report, sorted by id.

    ``current`` is the version whose answers the report gives, None when the report is withdrawn; ``lead`` is the copy
    that they, or at least its title, are read from. ``clashing`` are copies that no rule could place; they are in none
    of the versions.
    """

    versions: tuple[Version, ...]
    current: Version | None
    lead: Copy | None
    clashing: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class _Cluster:
    language: str
    status: str | None
    number: str | None
    copies: tuple[Copy, ...]

    @property
    def rank(self) -> tuple[int, float]:
        number = float(self.number or 0)
        return STANDINGS[self.status], number if number >= 2 else 0

    @property
    def id(self) -> str:
        number = self.number.replace(".", "-") if self.number and self.rank[1] else None
        return "version-" + "-".join(part for part in (self.status, number, self.language) if part)


def family(copies: Iterable[Copy]) -> Family:
    """Set the copies of one report in order; the same copies give the same family, in whatever order they come."""
    ordered = sorted(distinct(copies), key=lambda copy: copy.sha256)
    clusters = [_cluster(group, _main_language(ordered)) for group in _same_words(ordered)]
    places: dict[tuple[str, tuple[int, float]], list[_Cluster]] = {}
    for cluster in clusters:
        places.setdefault((cluster.language, cluster.rank), []).append(cluster)
    clashing = [copy for group in places.values() if len(group) > 1 for cluster in group for copy in cluster.copies]
    placed = sorted((group[0] for group in places.values() if len(group) == 1), key=lambda cluster: cluster.id)
    current = _current(placed)
    top = current or max(placed, key=lambda cluster: (cluster.rank, cluster.id), default=None)
    versions = tuple(_version(cluster, placed) for cluster in placed)
    return Family(
        versions,
        next((version for version in versions if current and version.id == current.id), None),
        top.copies[0] if top else None,
        tuple(sorted(clashing, key=lambda copy: (copy.name, copy.sha256))),
    )


def distinct(copies: Iterable[Copy]) -> list[Copy]:
    """Keep one of the copies that are one file under several names: that which says most of its standing."""
    found: dict[str, Copy] = {}
    for copy in sorted(copies, key=lambda each: (each.status != "withdrawn", -STANDINGS[each.status], each.name)):
        found.setdefault(copy.sha256, copy)
    return list(found.values())


def _main_language(copies: Sequence[Copy]) -> str:
    """What a copy of unknown language is taken to be in: no other language than the rest."""
    known = sorted({copy.language for copy in copies} - {"und"})
    return READ if READ in known or not known else known[0]


def _same_words(copies: Sequence[Copy]) -> list[list[Copy]]:
    """Group copies with the same words; two files of one format that differ at all differ in their words."""
    groups: list[list[Copy]] = []
    for copy in copies:
        near = [group for group in groups if any(_equal(copy, other) for other in group)]
        merged = [copy, *(other for group in near for other in group)]
        groups = [group for group in groups if group not in near] + [merged]
    return groups


def _equal(one: Copy, other: Copy) -> bool:
    if one.digest == other.digest:
        return bool(one.digest)
    return one.media_type != other.media_type and alike(one.sketch, other.sketch)


def _cluster(copies: Sequence[Copy], main: str) -> _Cluster:
    """Of one text in several files, what any of them states holds; that it is withdrawn above all."""
    statuses = {copy.status for copy in copies}
    status = "withdrawn" if "withdrawn" in statuses else max(statuses, key=lambda each: STANDINGS[each])
    numbers = {copy.number for copy in copies if copy.number}
    languages = sorted({copy.language for copy in copies} - {"und"}) or [main]
    return _Cluster(
        language=languages[0],
        status=status,
        number=max(numbers, key=float) if numbers else None,
        copies=tuple(sorted(copies, key=_worse)),
    )


def _worse(copy: Copy) -> tuple[int, float, int, str]:
    """Sort the better source first: more answered, more placed, a format that says more, and then any fixed order."""
    format_ = _FORMATS.index(copy.media_type) if copy.media_type in _FORMATS else len(_FORMATS)
    return -copy.answered, -round(copy.coverage, 2), format_, copy.sha256


def _current(placed: Sequence[_Cluster]) -> _Cluster | None:
    """Choose the version that holds: the highest of its language, in the language that is read if there is one."""
    tops: dict[str, _Cluster] = {}
    for cluster in placed:
        if cluster.language not in tops or cluster.rank > tops[cluster.language].rank:
            tops[cluster.language] = cluster
    floor = max((top.rank[0] for top in tops.values() if top.status == "withdrawn"), default=0)
    candidates = [top for top in tops.values() if top.rank[0] > floor]
    originals = {copy.translated_from for cluster in placed for copy in cluster.copies}
    return min(
        candidates,
        key=lambda top: (
            top.status == "draft",
            top.language != READ,
            top.language not in originals,
            -top.copies[0].answered,
            top.language,
        ),
        default=None,
    )


def _version(cluster: _Cluster, placed: Sequence[_Cluster]) -> Version:
    before = [other for other in placed if other.language == cluster.language and other.rank < cluster.rank]
    revised = max(before, key=lambda other: other.rank, default=None) if cluster.status != "withdrawn" else None
    stated = next((copy.translated_from for copy in cluster.copies if copy.translated_from), None)
    sources = [other for other in placed if other.language == stated and other.language != cluster.language]
    original = max(sources, key=lambda other: other.rank, default=None)
    return Version(
        id=cluster.id,
        status=cluster.status,
        number=cluster.number,
        language=cluster.language,
        copies=cluster.copies,
        revises=revised.id if revised else None,
        original=original.id if original else None,
    )
