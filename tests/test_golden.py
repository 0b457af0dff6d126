"""What each stage makes of two example reports, byte for byte.

`pytest --update-golden` rewrites the files; read the difference before you commit it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vpkg.check import conformance
from vpkg.check.render import to_text
from vpkg.describe import describe
from vpkg.iri import Base
from vpkg.outline import mention_rows, outline
from vpkg.pipeline import read_report
from vpkg.resources import demo_reports

GOLDEN = Path(__file__).parent / "golden"
WHOLE = ("sallowfield-rights-network-2023", "government-of-halvoria-2023")
"""Of these the graph is kept as well; of the others outline, mentions and conformance."""


def _made(report: Path) -> dict[str, str]:
    reading = read_report(report)
    nquads = describe(reading, Base())
    made = {
        "outline.json": json.dumps(outline(reading.report), ensure_ascii=False, indent=1) + "\n",
        "mentions.jsonl": "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in mention_rows(reading)),
        "conformance.txt": to_text([conformance(reading, nquads)], 100),
    }
    return made | ({"graph.nq": nquads} if report.stem in WHOLE else {})


@pytest.mark.parametrize("report", demo_reports(), ids=lambda p: p.stem)
def test_each_stage_gives_the_bytes_kept(report: Path, request: pytest.FixtureRequest) -> None:
    """Outline, mentions, conformance and graph are as they were when somebody last looked at them."""
    folder = GOLDEN / report.stem
    made = _made(report)
    if request.config.getoption("--update-golden"):
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
    kept = {path.name: path.read_bytes().decode("utf-8") for path in folder.iterdir()}
    assert kept == made
