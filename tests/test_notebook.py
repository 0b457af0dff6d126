"""The worked notebook: it runs from its first cell to its last, and shows what it gives today."""

from __future__ import annotations

import importlib.util
from typing import Any

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError

from tests.shared import REPOSITORY

NOTEBOOK = REPOSITORY / "docs" / "researcher.ipynb"


@pytest.fixture(name="tool")
def _tool() -> Any:
    spec = importlib.util.spec_from_file_location("run_notebook", REPOSITORY / "tools" / "run_notebook.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning", "ignore::RuntimeWarning")
def test_the_notebook_runs_and_its_outputs_are_current(tool: Any) -> None:
    """Every cell runs in an empty folder, and what is stored is what it prints."""
    stored = tool.told(nbformat.read(NOTEBOOK, as_version=4))
    assert len(stored) >= 10
    assert sum(bool(outputs) for outputs in stored) >= 9
    assert stored == tool.told(tool.run())


def test_the_notebook_draws_and_holds_no_error() -> None:
    """A chart is stored in it, and no cell ended in an error."""
    book = nbformat.read(NOTEBOOK, as_version=4)
    outputs = [output for cell in book.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("image/svg+xml" in output.get("data", {}) for output in outputs)
    assert not [output for output in outputs if output.output_type == "error"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning", "ignore::RuntimeWarning")
def test_a_cell_that_fails_is_seen(tool: Any, tmp_path: Any) -> None:
    """The check is no ornament: a notebook whose cell raises fails it."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("raise ValueError('planted')")])
    path = tmp_path / "broken.ipynb"
    nbformat.write(book, path)
    with pytest.raises(CellExecutionError, match="planted"):
        tool.run(path)
