"""`vpkg demo`."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from vpkg import api, pipeline, resources, store
from vpkg.check import Conformance, conformance
from vpkg.check.render import to_html
from vpkg.check.wording import overview, summary
from vpkg.cli.chart import bars
from vpkg.cli.output import deliver, progress, width
from vpkg.iri import base_from_environment
from vpkg.table import Table

_QUESTIONS: tuple[tuple[str, dict[str, str | int]], ...] = (
    ("reporting/reports-looked-for", {"year": 2022}),
    ("places/countries-by-pillar", {}),
    ("completeness/most-unanswered-questions", {"pillar": "corporate"}),
    ("organisations/organisations-naming-members", {}),
)
_NEXT = """\
What to try next

  vpkg ask --store {store}                       the other questions of the library
  vpkg ask figures-in-answers number=trained --store {store}
  vpkg check {example}
  vpkg mentions {example}
  vpkg build YOUR-REPORTS/ --store store         the same with your own reports
"""


def run(arguments: Namespace) -> int:
    """Build, check, ask, draw and export the example reports."""
    folder = Path(arguments.output)
    folder.mkdir(parents=True, exist_ok=True)
    base = base_from_environment()
    say = sys.stdout.write
    reports = resources.demo_reports()
    say(f"{len(reports)} reports of fictional members, of all three pillars, become one graph.\n\n")
    prepared = pipeline.prepare(reports, base, progress=progress())
    with store.open_disk(folder / "store", create=True, base=base) as opened:
        built = pipeline.write(prepared, opened, base)
        graph = api.KnowledgeGraph(opened, base, built)
        graph.register(resources.demo_register())
        checked = _checked(prepared)
        say(_conformance(checked))
        for name, parameters in _QUESTIONS:
            say("\n" + graph.ask(name, **parameters).to_text(width()) + "\n")
        say("\n" + _chart(graph.ask("coverage/answers-by-topic")) + "\n")
        graph.export(folder / "graph.ttl")
        digest = graph.hash()
    deliver(to_html(checked), str(folder / "conformance.html"))
    say(f"\nWritten: {folder / 'graph.ttl'} (dataset {digest[:16]}…), {folder / 'conformance.html'}\n\n")
    say(_NEXT.format(store=folder / "store", example=_near(reports[-1])))
    return 0


def _near(path: Path) -> Path:
    """Write a path as short as it can be typed from here."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _checked(prepared: pipeline.Prepared) -> list[Conformance]:
    draw = progress()
    checked = []
    for number, (slug, (_, nquads)) in enumerate(sorted(prepared.graphs.items())):
        if draw:
            draw(number, len(prepared.graphs), slug)
        checked.append(conformance(prepared.readings[slug], nquads))
    if draw:
        draw(len(checked), len(checked), "")
    return checked


def _conformance(checked: Sequence[Conformance]) -> str:
    lines = [f"  {each.label}: {summary(each)}" for each in checked]
    return overview(checked) + "\n\n" + "\n".join(lines) + "\n"


def _chart(table: Table) -> str:
    """Topics by how many full reports answer them; topics that nobody was asked about are left out."""
    asked = [row for row in table if int(str(row["asked"]))]
    rows = [(f"{row['name']} ({row['answered']} of {row['asked']} asked)", int(str(row["answered"]))) for row in asked]
    return bars("Full reports that answer each topic", rows)
