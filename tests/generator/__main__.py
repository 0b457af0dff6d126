"""Writing many made-up reports: `python -m tests.generator --count 500 --seed 1 --output DIR --formats md,pdf`.

Beside each report stands what must be read from it, as NAME.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tests.generator.expect import expected
from tests.generator.generate import FORMATS, generate
from tests.generator.render import RENDERERS, render


def main() -> None:
    """Write reports; each seed gives one in each format that is asked for, or in one format in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100, help="how many reports")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--output", type=Path, required=True, help="the folder to write to")
    parser.add_argument("--formats", default="", help="each report in these formats, such as md,pdf; else one in turn")
    given = parser.parse_args()
    formats = [form.strip() for form in given.formats.split(",") if form.strip()]
    if unknown := [form for form in formats if form not in RENDERERS]:
        parser.error(f"there is no format {unknown[0]}; choose from {', '.join(FORMATS)}")
    given.output.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(range(given.seed, given.seed + given.count), start=1):
        _write(given.output, seed, formats or [FORMATS[seed % len(FORMATS)]])
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{number}/{given.count}{'' if number < given.count else chr(10)}")


def _write(folder: Path, seed: int, formats: list[str]) -> None:
    report, layout = generate(seed)
    for form in formats:
        (folder / f"report-{seed:06}.{form}").write_bytes(render(report, layout, form))
    wanted = json.dumps(expected(report, layout), ensure_ascii=False, indent=1)
    (folder / f"report-{seed:06}.json").write_text(wanted + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
