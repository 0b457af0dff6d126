"""The child that evaluates a query: gets it on standard input, answers as JSON on standard output, and can be killed.

The engine cannot be told to stop, so what has a deadline runs in here; it reads the store, reaches no network, and is
ended by the parent (`vpkg.sparql.limits`).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from itertools import islice

from vpkg.confine.inside import leave_the_network, limit
from vpkg.errors import QueryError, VpkgError
from vpkg.iri import Base
from vpkg.model import Cell, Iri
from vpkg.store import OxigraphStore, open_disk
from vpkg.store.oxigraph import cell_of

Found = dict[str, object]


def main(arguments: list[str]) -> None:
    """Read SECONDS MEGABYTES, evaluate what stands on standard input, answer, and end the process."""
    seconds, megabytes = arguments
    leave_the_network()
    import pyoxigraph  # noqa: F401 - before the limits

    answers = os.dup(1)
    os.dup2(2, 1)
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    limit(int(seconds), int(megabytes), alone=False)
    asked = json.loads(head)
    answer = json.dumps(_found(asked["query"], asked["folder"], data, asked["rows"])).encode("ascii")
    with open(answers, "wb") as stream:
        stream.write(answer)
    os._exit(0)


def _found(query: str, folder: str | None, data: bytes, most: int | None) -> Found:
    try:
        store = _copy(data) if folder is None else open_disk(folder, create=False, read_only=True)
        return store.evaluate(query, lambda found: _read(found, most))
    except QueryError as error:
        return {"query": str(error)}
    except VpkgError as error:
        return {"store": str(error)}
    except MemoryError:
        return {"memory": ""}


def _copy(data: bytes) -> OxigraphStore:
    """Hold a copy of what another process has in memory."""
    import pyoxigraph as ox

    engine = ox.Store()
    engine.bulk_load(data, format=ox.RdfFormat.N_QUADS)
    return OxigraphStore(engine, Base())


def _read(found: object, most: int | None) -> Found:
    import pyoxigraph as ox

    if isinstance(found, ox.QueryBoolean):
        return {"truth": bool(found)}
    if isinstance(found, ox.QueryTriples):
        lines = [f"{each} ." for each in islice(found, _more(most))]
        return {"lines": lines[:most], "cut": most is not None and len(lines) > most}
    if not isinstance(found, ox.QuerySolutions):
        raise QueryError("The engine gave an answer of a form that vpkg does not know; write SELECT.")
    rows = [[_packed(cell_of(value)) for value in row] for row in islice(found, _more(most))]
    columns = [variable.value for variable in found.variables]
    return {"columns": columns, "rows": rows[:most], "cut": most is not None and len(rows) > most}


def _more(most: int | None) -> int | None:
    return None if most is None else most + 1


def _packed(cell: Cell) -> Iterable[str | None] | None:
    if cell is None:
        return None
    return [cell.value] if isinstance(cell, Iri) else [cell.value, cell.datatype, cell.language]
