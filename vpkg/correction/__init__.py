"""What a person states of a report, in a file beside it, instead of leaving it to be recognised.

Beside ``alpha-2023.pdf`` stands ``alpha-2023.pdf.vpkg.toml``. Every key may be left out; what is left out is recognised
as always. `vpkg outline FILE --correct` writes one to start from. All the keys there are::

    template = "ngo-2023"                # the id of a template
    organisation = "Quietwater Trust"    # who reports
    year = 2023                          # the year that the report is named by
    period = { start = 2023-01-01, end = 2023-12-31 }
    kind = "full"                        # full, update
    pillar = "ngo"                       # ngo, corporate, government
    language = "en"                      # a language tag
    version = "public"                   # draft, filed, public, corrected, withdrawn
    translation-of = "fr"                # the language of the original

    [headings]                           # the words of a heading as they stand = the question that it asks
    "Telling others of our work" = "C5"
    "In this issue" = ""                 # this is no heading

    [rights]
    statement = "© 2024 Quietwater Trust"
    licence = "CC-BY-4.0"
    display = "full-text"                # full-text, quotes, facts

What an option of a command states wins over the file. A file that cannot be understood is refused, never half honoured.
"""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from pathlib import Path

from vpkg import sidecar
from vpkg.correction.starter import starter
from vpkg.correction.values import correction
from vpkg.errors import UnreadableInput
from vpkg.model import Correction, Report

__all__ = ["ENDING", "correction_file", "correction_for", "merged", "starter", "write_correction"]

ENDING = ".vpkg.toml"
"""What a correction file adds to the name of its report."""

LARGEST_FILE = 64_000
"""Bytes; a correction of a hundred headings has about 10,000."""

_MEND = 'write each line as key = "value", with the quotes'

_OF_THE_FILE = ("source", "sha256", "options")


def correction_file(path: Path) -> Path:
    """Return where the correction file of a report stands, whether or not there is one.

    >>> correction_file(Path("reports/alpha-2023.pdf")).name
    'alpha-2023.pdf.vpkg.toml'
    """
    return path.with_name(path.name + ENDING)


def correction_for(path: Path) -> Correction | None:
    """Return what a person states of the report in ``path``, or None where no correction file stands beside it.

    Raises `UnreadableInput`, in one sentence with the file, the key and what is allowed, for a file that cannot be
    read as one: too large, no TOML, an unknown key, a value that is not one of those allowed.
    """
    file = correction_file(path)
    content = sidecar.content(file, LARGEST_FILE, "a correction is")
    if content is None:
        return None
    stated = correction(sidecar.parsed(content, file.name, _MEND), file.name)
    return replace(stated, source=file.name, sha256=hashlib.sha256(content).hexdigest())


def merged(options: Correction | None, file: Correction | None) -> Correction:
    """Join what options state with what a correction file states: options win, also heading by heading.

    ``source`` and ``sha256`` stay those of the file; ``options`` names what was stated by an option over it.
    """
    if options is None or file is None:
        return options or file or Correction()
    given = {
        field.name: getattr(options, field.name)
        for field in fields(Correction)
        if field.name not in _OF_THE_FILE and getattr(options, field.name) not in (None, ())
    }
    named = options.options if options.source else tuple(sorted(given))
    if "headings" in given:
        given["headings"] = tuple((dict(file.headings) | dict(options.headings)).items())
    return replace(file, **given, options=named)


def write_correction(path: Path, report: Report) -> Path:
    """Write a correction file to start from beside the report in ``path``, and return where it stands.

    Raises `UnreadableInput` where there is one already: what a person wrote is never overwritten.
    """
    file = correction_file(path)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(starter(report))
    except FileExistsError as error:
        raise UnreadableInput(f"{file} is there already; edit it, or move it away to start anew.") from error
    return file
