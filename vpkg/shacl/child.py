"""The confined child: gets RDF files on standard input, answers a report as JSON on standard output.

Started by `vpkg.shacl.run` and by nothing else; see `vpkg.confine` for what it gives up first.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace

from vpkg.confine.inside import keep_to_python, leave_the_network, limit
from vpkg.errors import UnreadableInput
from vpkg.shacl.model import Report, Triple
from vpkg.shacl.reading import report_of
from vpkg.shacl.wire import unpacked, written

SILENT = (
    "A report names results only: what is not named in it was either fine or not looked at, and it does not say which."
)


def main(arguments: list[str]) -> None:
    """Read SECONDS MEGABYTES, confine this process, answer, and end it."""
    seconds, megabytes = arguments
    leave_the_network()
    import pyoxigraph  # noqa: F401 - before the limits, so that its files can be opened

    answers = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not stand in the answer
    content = sys.stdin.buffer.read()
    if not content.startswith(b'[["report"'):
        from vpkg.shacl import engine

        engine.prepare()
    limit(int(seconds), int(megabytes))
    keep_to_python("a check of shapes")
    answer = _answer(content)
    with open(answers, "wb") as stream:
        stream.write(answer)
    os._exit(0)  # nothing is left to do, and taking a large graph apart takes its time


def _answer(content: bytes) -> bytes:
    try:
        return written(told(content))
    except UnreadableInput as error:
        return _failure("refused", str(error))
    except MemoryError:
        return _failure("memory", "")
    except RecursionError:
        return _failure("depth", "")
    except Exception as error:  # noqa: BLE001 - whatever hostile data does to a library, the user gets one sentence
        return _failure("failed", f"{type(error).__name__}: {error}"[:300])


def told(content: bytes) -> Report:
    """Check, or read, the files that `packed` wrote. Raises `UnreadableInput`."""
    from vpkg.shacl.rdf import triples_of

    triples: dict[str, list[Triple]] = {"data": [], "shapes": [], "report": []}
    prefixes: dict[str, str] = {}
    read: dict[tuple[str, str, bytes], list[Triple]] = {}
    name = ""
    for number, (role, source) in enumerate(unpacked(content), 1):
        name = name or source.name
        key = (source.name, source.syntax, source.content)
        if key not in read:  # data and shapes in one file share their blank nodes
            read[key], found = triples_of(source, f"f{number}b")
            prefixes = found | prefixes
        triples[role] += read[key]
    if triples["shapes"]:
        report = _checked(triples["data"], triples["shapes"])
    else:
        report = report_of(triples["report"], name)
        report = replace(report, not_checked=(*report.not_checked, SILENT))
    return replace(report, prefixes=prefixes)


def _checked(data: list[Triple], shapes: list[Triple]) -> Report:
    from vpkg.shacl import engine, unchecked

    unchecked.refuse_no_shapes(shapes)
    report = report_of(engine.run(data, shapes), "The engine's answer")
    return replace(report, not_checked=unchecked.not_checked(data, shapes))


def _failure(why: str, detail: str) -> bytes:
    return json.dumps({why: detail}).encode("ascii")
