"""The confined child: gets a file's bytes on standard input, answers its content as JSON on standard output.

Started by `vpkg.read.confined` and by nothing else. Before it touches the file it gives up what a reader has no need
of: the network, other processes, writing, and reading outside of Python's own folders. See `vpkg.confine`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from importlib import import_module

from vpkg.confine.inside import keep_to_python, leave_the_network, limit
from vpkg.errors import UnreadableInput
from vpkg.model import Content
from vpkg.read.wire import UNFIT, fit, written

READERS = {
    "html": ("vpkg.read.html", "html_content"),
    "docx": ("vpkg.read.docx", "docx_content"),
    "pdf": ("vpkg.read.pdf", "pdf_content"),
}
"""Format, and the function that reads it."""

Reader = Callable[[bytes, str], Content]


def main(arguments: list[str]) -> None:
    """Read FORMAT NAME SECONDS MEGABYTES, confine this process, answer, and end it."""
    format_, name, seconds, megabytes = arguments
    leave_the_network()
    module, function = READERS[format_]
    reader: Reader = getattr(import_module(module), function)  # before the limits, so that its bytecode can be kept
    limit(int(seconds), int(megabytes))
    answers = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not stand in the answer
    keep_to_python("a reader of reports")
    answer = _answer(reader, sys.stdin.buffer.read(), name)
    with open(answers, "wb") as stream:
        stream.write(answer)
    os._exit(0)  # nothing is left to do, and taking a large tree apart takes its time


def _answer(reader: Reader, content: bytes, name: str) -> bytes:
    try:
        return written(fit(reader(content, name)))
    except UnreadableInput as error:
        return _failure("refused", str(error))
    except MemoryError:
        return _failure("memory", "")
    except RecursionError:
        return _failure("depth", "")
    except Exception as error:  # noqa: BLE001 - whatever a broken file does to a library, the user gets one sentence
        return _failure("failed", f"{type(error).__name__}: {error}"[:200])


def _failure(why: str, detail: str) -> bytes:
    return json.dumps({why: UNFIT.sub("\ufffd", detail)}).encode("ascii")
