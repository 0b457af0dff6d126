# Two commands do everything on a machine that has only Python 3.11+ and make: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check generate bench clean

demo: .venv/installed
	$(BIN)/vpkg demo

test: .venv/developing
	$(BIN)/python -m pytest -n auto

check: .venv/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tools/generate_vocab.py --check
	$(BIN)/python tools/generate_shapes.py --check
	$(BIN)/python tools/generate_library_page.py --check

generate: .venv/developing
	$(BIN)/python tools/generate_vocab.py
	$(BIN)/python tools/generate_shapes.py
	$(BIN)/python tools/generate_library_page.py
	$(BIN)/python tools/run_notebook.py

bench: .venv/developing
	$(BIN)/python tests/bench/startup.py
	$(BIN)/python tests/bench/reading.py
	$(BIN)/python tests/bench/formats.py
	$(BIN)/python -m tests.bench.alignment
	$(BIN)/python tests/bench/extraction.py
	$(BIN)/python -m tests.bench.queries

clean:
	rm -rf .venv demo-output .pytest_cache .mypy_cache .ruff_cache .hypothesis

# An unfinished environment is made anew: the marks are written last.
.venv/installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "vpkg needs Python 3.11 or newer; set PYTHON=python3.12, say")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/developing: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@
