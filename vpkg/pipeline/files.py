"""From paths to sources: which files there are to read, and what each of them gave."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from vpkg import gazetteer
from vpkg.correction import correction_for, merged
from vpkg.curate import begin, decided, fingerprint
from vpkg.describe import copies_in, describe
from vpkg.errors import UnreadableInput, VpkgError
from vpkg.extract import extract
from vpkg.iri import Base
from vpkg.model import Correction, Document, Reading
from vpkg.read import read
from vpkg.segment import segment
from vpkg.versions import Copy

Progress = Callable[[int, int, str], None]
"""Called with how many files are done, how many there are, and the name of the next one."""

DOUBTS = frozenset(
    "doubtful-heading template-not-recognised reporter-not-found period-not-found language-not-read".split()
)
"""Findings that ask a person to look at a reading before it is trusted."""

DECISION_DOUBTS = {
    "orphan": "decisions-without-place",
    "conflict": "decisions-in-conflict",
}
"""The doubts of a reading in which a person's decision could not be applied."""

LITTLE_PLACED = "little-placed"
"""The doubt of a reading that found a place for less than nine tenths of the text."""

_ENOUGH_PLACED = 0.9

# Formats that need a child process are waited for, so even one processor gains; more threads than this only take turns.
_WORKERS = min(4, (os.cpu_count() or 1) + 1)


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one file: its report and ``added``, ``replaced`` or ``unchanged``; or why it was refused.

    ``outcome`` is ``gone`` for a file of a folder that was built before and is no longer there: its report stays.
    ``doubts`` are slugs of what a person should look at; ``note`` says how the file stands to others of its report.
    """

    path: Path
    report: str | None
    outcome: str
    doubts: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read: the graph that it gives by itself, and what decides its place among others of its report.

    ``graph`` is N-Quads text or the file that keeps it; ``reading`` is kept only where it is asked for; ``decisions``
    is the digest of the files in which people decided of it.
    """

    path: Path
    named: bool
    slug: str
    copy: Copy
    doubts: tuple[str, ...]
    graph: str | Path
    reading: Reading | None = None
    correction: str | None = None
    decisions: str = ""

    def nquads(self) -> str:
        """Return the graph as text."""
        return self.graph if isinstance(self.graph, str) else self.graph.read_bytes().decode("utf-8")


def read_report(path: Path, stated: Correction | None = None) -> Reading:
    """Take one file through reading, segmenting and extraction; what is stated overrules what is recognised.

    What a correction file beside the report states is honoured; ``stated`` wins over it. What people decided of its
    words, in a decisions file beside it, wins over what is recognised. Raises `UnreadableInput` when the file is no
    report that can be read, or a file beside it is damaged.
    """
    known = merged(stated, correction_for(path))
    if known.source:
        # A name may hold bytes that are no text; the graph and the page hold text only.
        known = replace(known, source=name_of(Path(known.source)))
    begun = begin(read(path), decided(path))
    course = begun.course()
    report = segment(begun.document, gazetteer.find_reporter, begun.correction(known))
    return course.conclude(extract(report, course.revise))


def read_document(path: Path) -> Document:
    """Read one file, with what people redacted in it masked: the text that all positions point into."""
    return begin(read(path), decided(path)).document


def name_of(path: Path) -> str:
    """Return the name of a file as `read` gives it to its document: bytes that are no UTF-8 are replaced."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def source_of(path: Path, named: bool, base: Base, stated: Correction | None) -> Source:
    """Read one file and describe it. Raises `VpkgError`, also where reading fails for a reason nobody thought of."""
    decisions = fingerprint(path)
    try:
        reading = read_report(path, stated)
        nquads = describe(reading, base)
        [copy] = copies_in(nquads, base, reading.report.slug)
    except VpkgError:
        raise
    except Exception as error:
        raise _fault(path, error) from error
    report = reading.report
    correction = report.correction.sha256 if report.correction else None
    return Source(path, named, report.slug, copy, doubts_of(reading), nquads, reading, correction, decisions)


def _fault(path: Path, error: Exception) -> UnreadableInput:
    """One odd file must not take the others with it, and a user can do nothing with a traceback."""
    return UnreadableInput(
        f"{path} cannot be read because of a fault in vpkg ({type(error).__name__}: {error}); "
        "leave it out, and report the fault with the file."
    )


def doubts_of(reading: Reading) -> tuple[str, ...]:
    """List what a person should look at in a reading, sorted."""
    report = reading.report
    found = {finding.code for finding in report.findings} & DOUBTS
    states = {ruling.state for ruling in (*reading.decisions, *reading.orphans)}
    found |= {doubt for state, doubt in DECISION_DOUBTS.items() if state in states}
    return tuple(sorted(found | ({LITTLE_PLACED} if report.coverage < _ENOUGH_PLACED else set())))


def read_all(
    files: Iterable[tuple[Path, bool]], work: Callable[[Path, bool], Source], seen: Callable[[Path], None]
) -> Iterator[Source | Built]:
    """Read files side by side and yield what each gave, in the order of the files.

    A file of a folder that cannot be read is yielded as refused; a named one raises its `VpkgError`. No more than a
    few readings wait to be taken, so that memory does not grow with the number of files.
    """
    waiting: deque[tuple[Path, bool, Future[Source]]] = deque()
    with ThreadPoolExecutor(_WORKERS) as pool:
        try:
            for path, named in files:
                waiting.append((path, named, pool.submit(work, path, named)))
                if len(waiting) > 2 * _WORKERS:
                    yield _taken(*waiting.popleft(), seen)
            while waiting:
                yield _taken(*waiting.popleft(), seen)
        finally:
            for _, _, future in waiting:
                future.cancel()


def _taken(path: Path, named: bool, future: Future[Source], seen: Callable[[Path], None]) -> Source | Built:
    seen(path)
    try:
        return future.result()
    except Exception as error:
        told = error if isinstance(error, VpkgError) else _fault(path, error)
        if named:
            raise told from error
        return Built(path, None, str(told))
