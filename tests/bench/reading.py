"""What it costs to take a report from file to graph, as ratios to a plain CommonMark parse of the same text.

usage: python tests/bench/reading.py
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from markdown_it import MarkdownIt

import vpkg
from vpkg.check import conformance
from vpkg.describe import describe
from vpkg.iri import Base
from vpkg.pipeline import read_report

ROUNDS = 7


def _seconds(task: Callable[[], object]) -> float:
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def main() -> None:
    """Time the peer and each stage in turn, round by round, and print the median of the ratios."""
    files = vpkg.demo_reports()
    texts = [path.read_text(encoding="utf-8") for path in files]
    readings = [read_report(path) for path in files]
    graphs = [describe(reading, Base()) for reading in readings]
    peer = MarkdownIt("commonmark")
    stages: dict[str, Callable[[], object]] = {
        "read, segment and extract": lambda: [read_report(path) for path in files],
        "describe as N-Quads": lambda: [describe(reading, Base()) for reading in readings],
        "check with pySHACL": lambda: [conformance(r, g) for r, g in zip(readings, graphs, strict=True)],
    }
    for name, stage in stages.items():
        ratios = [_seconds(stage) / _seconds(lambda: [peer.parse(text) for text in texts]) for _ in range(ROUNDS)]
        print(f"{name} / CommonMark parse by markdown-it: median {statistics.median(ratios):.1f}")


if __name__ == "__main__":
    main()
