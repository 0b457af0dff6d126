"""Run the worked notebook and write its outputs, or with --check say whether those stored are current."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).resolve().parents[1] / "docs" / "researcher.ipynb"


def run(notebook: Path = NOTEBOOK) -> Any:
    """Run a notebook in an empty folder, and return it with its outputs and without what changes from run to run.

    Raises `nbclient.exceptions.CellExecutionError` when a cell fails.
    """
    book = nbformat.read(notebook, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("JUPYTER_PLATFORM_DIRS", "1")
        NotebookClient(book, timeout=300, kernel_name="python3", resources={"metadata": {"path": folder}}).execute()
    book.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for place, cell in enumerate(book.cells):
        cell.metadata, cell["id"] = {}, f"cell-{place}"
        if cell.cell_type == "code":
            cell.outputs = list(_joined(cell.outputs))
    return book


def _joined(outputs: list[Any]) -> Iterator[Any]:
    """Join what a cell printed: into how many pieces it comes depends on the moment."""
    for _, group in groupby(outputs, lambda output: (output.output_type, output.get("name"))):
        pieces = list(group)
        if pieces[0].output_type == "stream":
            pieces[0]["text"] = "".join(piece["text"] for piece in pieces)
            del pieces[1:]
        yield from pieces


def told(book: Any) -> list[list[str]]:
    """Return what each code cell printed; of pictures only that they are there, as their drawing may change."""
    return [
        [output.get("text") or ", ".join(sorted(output.get("data", {}))) for output in cell.outputs]
        for cell in book.cells
        if cell.cell_type == "code"
    ]


def main() -> int:
    """Write the notebook anew, or check it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the notebook is stale")
    check = parser.parse_args().check
    book = run()
    if check:
        current = told(nbformat.read(NOTEBOOK, as_version=4)) == told(book)
        print("the notebook is current" if current else "the notebook is stale; run tools/run_notebook.py")
        return 0 if current else 1
    NOTEBOOK.write_text(nbformat.writes(book) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
