"""`vpkg form`."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from vpkg import export, templates
from vpkg.errors import UnknownName, VpkgError
from vpkg.form import Form, blank_form, carry_over, to_docx, to_markdown
from vpkg.pipeline import read_report

_FIRST_YEAR, _LAST_YEAR = 2000, 2100


def run(arguments: Namespace) -> int:
    """Write a form: blank, or with the text of last year's report."""
    path = Path(arguments.output)
    template = templates.load(arguments.template)
    _check(path, arguments.year, force=bool(getattr(arguments, "force", False)))
    if arguments.from_ is None:
        form, notes = blank_form(template, arguments.organisation, arguments.year), []
    else:
        last = read_report(Path(arguments.from_)).report
        carried = carry_over(template, last, arguments.organisation, arguments.year)
        form, notes = carried.form, [f"{_answers(carried.count)} carried over, each marked with a line to take out."]
        if carried.without_place:
            notes.append(f"The form has no place for what the last report says under {_listed(carried.without_place)}.")
    export.write_bytes(path, to_docx(form) if path.suffix.lower() == ".docx" else to_markdown(form).encode("utf-8"))
    sys.stdout.write("\n".join((_said(path, form), *notes)) + "\n")
    return 0


def _check(path: Path, year: int | None, *, force: bool) -> None:
    if path.suffix.lower() not in (".docx", ".md"):
        raise UnknownName(f"A form cannot be written as {path.name}; give a file name that ends in .docx or .md.")
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise UnknownName(f"{year} is not a year that a report can be about; give one of four digits, such as 2023.")
    if path.is_dir():
        raise VpkgError(f"{path} is a folder; name a file in it.")
    if path.exists() and not force:
        raise VpkgError(f"{path} is there already and may hold answers; choose another name, or give --force.")


def _said(path: Path, form: Form) -> str:
    if form.template.checkable:
        return f"{path}: a form by the {form.template.label}."
    return f"{path}: section titles only, as the questions of this template ({form.template.id}) are not known."


def _answers(count: int) -> str:
    return f"{count} answer{'s' if count != 1 else ''}" if count else "No answer could be"


def _listed(codes: tuple[str, ...]) -> str:
    return ", ".join(codes[:-1]) + (" and " if len(codes) > 1 else "") + codes[-1]
