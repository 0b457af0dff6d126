"""Where people's decisions are kept: one text file beside each report, and one for the folder that it stands in.

Beside ``alpha-2023.pdf`` stands ``alpha-2023.pdf.decisions.toml``; it goes for ``alpha-2023.docx`` too, the same report
in another format. ``decisions.toml`` holds what goes for all reports of its folder: which organisations are one, and
which words are shown nowhere. A file that cannot be understood is refused, never half honoured. All the keys are::

    [[decision]]
    kind = "relink"              # accept, reject, retype, relink, add, reply, follow-up, merge, redact
    about = "organisation"       # the kind of mention or claim; of a merge the entity that is given up
    quote = "the Geneva centre"  # the words, as vpkg text prints them
    value = "organisation/dcaf"  # a target, a kind, a concept, none, or the words of a reply
    name = "DCAF"                # what to call a target that no list knows
    by = "Wren"                  # a name or a pseudonym
    when = 2024-05-31
    why = "it has only one"      # may be left out
    prefix = "we met people of " # up to 32 characters before the words, and after them
    suffix = " in Kenya."
    document = "0f343b0931126a20f133d67c2b018a3b5f1c0b4a4d3f2e1d0c9b8a7968574635"  # SHA-256 of the file
    start = 120                  # where the words stand in it
    end = 137

    [[decision]]
    kind = "follow-up"           # what a later report tells of a pledge: a person's judgement
    about = "pledge"
    quote = "will train all guards"
    value = "reported-done"      # restated, reported-done, dropped, no-trace, not-comparable
    by = "Wren"
    when = 2024-05-31
    document = "0f343b0931126a20f133d67c2b018a3b5f1c0b4a4d3f2e1d0c9b8a7968574635"
    later = "5364758697a8b9c0d1e2f3d4a4b0c1f5b3a018b2c76d331f02a62113190b433f"  # the later file; may be left out
    start = 640
    end = 661

    [[decision]]
    kind = "redact"              # vpkg curate makes these: they do not hold the words
    salt = "5a17"
    words-sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    length = 12
    by = "Wren"
    when = 2024-05-31
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from vpkg import sidecar
from vpkg.curate.values import decision, shown
from vpkg.curate.writing import text_of
from vpkg.errors import UnreadableInput
from vpkg.model import Decision
from vpkg.read import MEDIA_TYPES

ENDING = ".decisions.toml"
"""What a decisions file adds to the name of its report."""

FOLDER_FILE = "decisions.toml"
"""The decisions that go for all reports of a folder."""

LARGEST_FILE = 4_000_000
"""Bytes; a thousand decisions have about 600,000."""

MOST_DECISIONS, MOST_REDACTIONS = 20_000, 1_000
"""In one file; a report has a few thousand mentions, and each redaction is looked for in all of its text."""

_MEND = "mend that line, or take the file from git again"


@dataclass(frozen=True, slots=True)
class Decided:
    """All decisions that go for a report, in the order of their files, and a digest of those files.

    ``elsewhere`` names files whose decisions have a place in another format of the report, which is there too.
    """

    decisions: tuple[Decision, ...] = ()
    fingerprint: str = ""
    elsewhere: frozenset[str] = frozenset()


def decisions_file(path: Path) -> Path:
    """Return where the decisions of a report are kept, whether or not there are any.

    >>> decisions_file(Path("reports/alpha-2023.pdf")).name
    'alpha-2023.pdf.decisions.toml'
    """
    return path.with_name(path.name + ENDING)


def folder_file(path: Path) -> Path:
    """Return where the decisions are kept that go for all reports beside a report."""
    return path.with_name(FOLDER_FILE)


def decided(path: Path) -> Decided:
    """Read all decisions that go for the report in ``path``; there may be none.

    Raises `UnreadableInput`, in one sentence with the file, the decision and what is allowed, for a file that cannot
    be read as decisions.
    """
    found: list[Decision] = []
    elsewhere = set()
    total = hashlib.sha256()
    formats = [path.with_name(path.stem + ending) for ending in sorted(MEDIA_TYPES)]
    others = {decisions_file(each): each for each in formats if each.name != path.name}
    for file in (folder_file(path), decisions_file(path), *others):
        content = sidecar.content(file, LARGEST_FILE, "decisions are")
        if content is not None:
            found += _decisions(content, file)
            total.update(f"{file.name}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
            if file in others and _is_there(others[file]):
                elsewhere.add(file.name)
    return Decided(tuple(found), total.hexdigest() if found else "", frozenset(elsewhere))


def fingerprint(path: Path) -> str:
    """Return a digest of all that was decided for a report, as `decided` does; "damaged" where it cannot be read."""
    try:
        return decided(path).fingerprint
    except UnreadableInput:
        return "damaged"


def decisions_in(file: Path) -> list[Decision]:
    """Read one decisions file; empty where there is none."""
    content = sidecar.content(file, LARGEST_FILE, "decisions are")
    return [] if content is None else _decisions(content, file)


def amend(file: Path, change: Callable[[list[Decision]], Iterable[Decision]]) -> None:
    """Read a decisions file, change what it holds, and write it whole or not at all.

    It is read anew each time, so that what somebody wrote meanwhile stays.
    """
    report = None if file.name == FOLDER_FILE else file.name.removesuffix(ENDING)
    content = text_of(change(decisions_in(file)), report).encode("utf-8")
    _decisions(content, file)
    write(file, content)


def write(file: Path, content: bytes) -> None:
    """Write a decisions file whole or not at all."""
    file = Path(os.path.realpath(file))
    descriptor, draft = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name[:100]}.", suffix=".new")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(draft, 0o666 & ~mask)
        os.replace(draft, file)
    except BaseException:
        os.unlink(draft)
        raise


def _is_there(file: Path) -> bool:
    try:
        return os.path.lexists(file)
    except (OSError, ValueError):
        return False


def _decisions(content: bytes, file: Path) -> list[Decision]:
    parsed = sidecar.parsed(content, file.name, _MEND, "write some of them as \\u002E")
    for key in parsed:
        if key != "decision":
            raise UnreadableInput(f"{file.name} has the key {shown(key)}; begin each decision with [[decision]].")
    tables = parsed.get("decision", [])
    if not isinstance(tables, list):
        raise UnreadableInput(f"{file.name} has one [decision]; begin each decision with [[decision]].")
    redactions = sum(isinstance(each, dict) and each.get("kind") == "redact" for each in tables)
    if len(tables) > MOST_DECISIONS or redactions > MOST_REDACTIONS:
        raise UnreadableInput(
            f"{file.name} has {len(tables)} decisions, {redactions} of them redactions; "
            f"{MOST_DECISIONS} and {MOST_REDACTIONS} are the most, so split the folder or mend the file."
        )
    folder = file.name == FOLDER_FILE
    return [decision(each, file.name, number, folder=folder) for number, each in enumerate(tables, 1)]
