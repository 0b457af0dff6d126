"""Files of one report, brought together: which hold, which are set aside as clashing, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vpkg.describe import Combined, combine
from vpkg.errors import ReportClash
from vpkg.iri import Base
from vpkg.pipeline.files import Built, Source
from vpkg.versions import Copy, distinct, family


@dataclass(frozen=True, slots=True)
class Sorted:
    """The sources of one report that hold together, and those that were refused because their words differ."""

    kept: tuple[Source, ...]
    refused: tuple[Built, ...]


def by_report(sources: Iterable[Source]) -> dict[str, list[Source]]:
    """Group sources by the report that they claim to be, reports and sources sorted."""
    groups: dict[str, list[Source]] = {}
    for source in sorted(sources, key=lambda each: (each.slug, str(each.path))):
        groups.setdefault(source.slug, []).append(source)
    return groups


def without_clashes(slug: str, sources: Sequence[Source], stored: Iterable[Copy] = ()) -> Sorted:
    """Set aside the sources of a report that clash with one another or with what a store holds of it.

    Raises `ReportClash` when one of them was named by the user.
    """
    mine = {source.copy.sha256 for source in sources}
    others = [copy for copy in stored if copy.sha256 not in mine]
    clashing = family([*others, *(source.copy for source in sources)]).clashing
    shas = {copy.sha256 for copy in clashing}
    refused = [source for source in sources if source.copy.sha256 in shas]
    if not refused:
        return Sorted(tuple(sources), ())
    paths = {source.copy.sha256: str(source.path) for source in reversed(refused)}
    names = sorted(paths.get(copy.sha256, f"{copy.name} (in the store)") for copy in clashing)
    sentence = (
        f"{' and '.join(names)} claim to be the report {slug} with different words; state which version each is in a "
        f'correction file, such as {refused[-1].path.name}.vpkg.toml with version = "corrected" (or draft, withdrawn), '
        f"or {'build a new store without the older one' if len(paths) < len(names) else 'leave one out'}."
    )
    if any(source.named for source in refused):
        raise ReportClash(sentence)
    kept = tuple(source for source in sources if source.copy.sha256 not in shas)
    return Sorted(kept, tuple(Built(source.path, None, sentence) for source in refused))


def graph_of(
    slug: str, sources: Sequence[Source], base: Base, stored: str = "", without: frozenset[str] = frozenset()
) -> Combined:
    """Make the graph of a report from its sources and from what a store holds of it."""
    chosen = {copy.sha256: copy for copy in distinct(source.copy for source in sources)}
    graphs = {s.copy.sha256: s for s in reversed(sources) if s.copy == chosen[s.copy.sha256]}
    ordered = [graphs[sha256].nquads() for sha256 in sorted(graphs)]
    if len(ordered) == 1 and not stored:
        # By itself a source has the graph of its report already.
        return Combined(ordered[0], family(chosen.values()))
    # What was just read goes before what was kept.
    return combine([*ordered, *([stored] if stored else [])], base, slug, without - set(graphs))


def note(source: Source, combined: Combined, said: Mapping[str, str]) -> str:
    """Say how one file stands to the others of its report."""
    placed = [copy for version in combined.family.versions for copy in version.copies]
    same = next((copy for copy in placed if copy.sha256 == source.copy.sha256 and copy.name != source.copy.name), None)
    return f"the same file as {same.name}" if same else said.get(source.copy.sha256, "")


def notes(combined: Combined) -> Mapping[str, str]:
    """Say of each document, by its SHA-256, how it stands to the others of its report; nothing where it is alone."""
    found: dict[str, str] = {}
    current = combined.family.current
    for version in combined.family.versions:
        standing = " ".join(word for word in (version.status, version.number) if word)
        for copy in version.copies:
            said = [standing] if standing else []
            if current is None:
                said = said or ["not in force"]
            elif version != current and version.language != current.language:
                said.append(f"{version.language} text of {current.copies[0].name}")
            elif version != current:
                said.append(f"{current.copies[0].name} holds")
            elif copy != current.copies[0]:
                same = copy.media_type == current.copies[0].media_type
                said.append(f"{'the same words as' if same else 'another format of'} {current.copies[0].name}")
            found[copy.sha256] = ", ".join(said)
    return found
