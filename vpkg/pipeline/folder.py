"""Which files there are to read in the folders given, and what else lies about in them: nothing goes without a word."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vpkg import curate
from vpkg.correction import ENDING
from vpkg.errors import UnreadableInput
from vpkg.pipeline.files import Built
from vpkg.read.kinds import is_document
from vpkg.store.folder import MARKER


@dataclass(frozen=True, slots=True)
class Found:
    """Files to read, each with whether it was named itself; what is refused unread; other files, which nobody reads."""

    files: tuple[tuple[Path, bool], ...]
    refused: tuple[Built, ...]
    others: tuple[Path, ...]


def look(paths: Iterable[Path]) -> Found:
    """List what there is: files as named, and those of folders sorted by name; hidden ones are passed over.

    Documents of kinds that vpkg does not read, broken links and pipes are among the files: reading says what is wrong
    with each. Raises `UnreadableInput` when a folder that was named cannot be opened.
    """
    given = list(paths)
    named = {path for path in given if not os.path.isdir(path)}
    files: dict[Path, bool] = {}
    refused: dict[Path, Built] = {}
    others: dict[Path, None] = {}
    for path in given:
        for each in [path] if path in named else sorted(_in_folder(path, refused)):
            if each in named:
                files[each] = True
            elif each.name.endswith(ENDING):
                _note_orphan(each, refused)
            elif each.name.endswith(curate.ENDING):
                _note_left_decisions(each, refused)
            elif each.name == curate.FOLDER_FILE:
                continue
            elif not os.path.isfile(each) or is_document(each):
                files[each] = False
            else:
                others[each] = None
    return Found(tuple(files.items()), tuple(refused.values()), tuple(others))


def _in_folder(folder: Path, refused: dict[Path, Built]) -> Iterator[Path]:
    """Yield the files below a folder; stores, hidden files and the lock files of word processors are left out."""

    def closed(error: OSError) -> None:
        path = Path(error.filename)
        sentence = f"{path} cannot be opened ({error.strerror}); check that you may read it."
        if path == folder:
            raise UnreadableInput(sentence) from error
        refused[path] = Built(path, None, sentence)

    for place, folders, names in os.walk(folder, onerror=closed):
        if MARKER in names:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in folders:
            path = Path(place, name)
            if path.is_symlink():
                sentence = f"{path} is a link to a folder, which is not followed; give that folder itself."
                refused[path] = Built(path, None, sentence)
        yield from (Path(place, name) for name in names if not name.startswith((".", "~$")))


def _note_left_decisions(path: Path, refused: dict[Path, Built]) -> None:
    """Decisions go for their report in any format beside them; without one they would be lost without a word."""
    report = Path(path.name.removesuffix(curate.ENDING))
    others = (each.name for each in path.parent.iterdir() if each != path and is_document(each))
    if not os.path.lexists(path.with_name(report.name)) and report.stem not in {Path(name).stem for name in others}:
        sentence = (
            f"{path} holds what people decided of {report.name}, which is not beside it; put the report there, or name "
            "the file after the report that it goes for."
        )
        refused[path] = Built(path, None, sentence)


def _note_orphan(path: Path, refused: dict[Path, Built]) -> None:
    report = path.name.removesuffix(ENDING)
    if not os.path.lexists(path.with_name(report)):
        sentence = f"{path} corrects {report}, which is not beside it; put the report there, or take this file away."
        refused[path] = Built(path, None, sentence)
