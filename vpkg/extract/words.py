"""Word lists and small tables of the extractor: ontology/lexicon/*.csv, read once."""

from __future__ import annotations

import csv
from functools import lru_cache

from vpkg import resources
from vpkg.errors import DataError


@lru_cache(maxsize=64)
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``ontology/lexicon/<name>.csv``, each with its ``row`` (``<name>.csv#<line>``).

    Raises `DataError` where the file cannot be read.
    """
    path = resources.folder("ontology") / "lexicon" / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"The lexicon file {path.name} cannot be read ({error}); mend it or install again.") from error
    return tuple(row | {"row": f"{name}.csv#{number}"} for number, row in enumerate(rows, 2))


@lru_cache(maxsize=128)
def words(name: str, column: str, value: str, give: str = "word") -> frozenset[str]:
    """Return the cells of one column of a table, of the rows in which another column holds a value."""
    return frozenset(row[give] for row in table(name) if row[column] == value)
