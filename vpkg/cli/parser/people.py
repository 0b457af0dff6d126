"""Commands by which people decide, measure and try."""

from __future__ import annotations

import argparse

from vpkg.cli.parser.common import Commands, command, output

_CURATE = (
    "example:\n  vpkg curate report.pdf --by 'A. Curator'\n  vpkg curate reports/ --by wren --kind organisation\n"
    "  vpkg curate reports/ --list\n  vpkg curate reports/ --orphans --format json\n"
    "  printf 'a\\nl organisation/dcaf\\nq\\n' | vpkg curate report.pdf --by wren --when 2024-05-31\n\n"
    "keys: a accept, r reject, t retype, l link, n add, m merge, x redact, y reply, w why, s skip, b back, u undo,\n"
    "q quit, ? help; where input is no terminal, one line each, as above.\n"
    "Decisions are written at once, to report.pdf.decisions.toml beside the report and, where they go for all reports\n"
    "of the folder, to decisions.toml; both belong into git. What was decided is not asked again."
)
_EVALUATE = (
    "example:\n  vpkg evaluate tests/gold\n  vpkg evaluate tests/gold --kinds activity,pledge --errors 20\n"
    "  vpkg evaluate tests/gold --write       (writes the confidences that the graph gives)\n\n"
    "GOLD is a folder of NAME.json or NAME.marked files; tests/gold/README.md tells how to annotate."
)
_DEMO = "example:\n  vpkg demo\n  vpkg demo -o somewhere"


def add(commands: Commands) -> None:
    """Add the commands of this module."""
    _curate(command(commands, "curate", "Decide what words stand for, at the keyboard; decisions win.", _CURATE))
    _evaluate(command(commands, "evaluate", "Measure what is extracted against annotated reports.", _EVALUATE))
    _demo(command(commands, "demo", "Do everything once with example reports of fictional members.", _DEMO))


def _curate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a report, or a folder of reports")
    parser.add_argument("--by", metavar="NAME", help="who decides: a name or a pseudonym")
    parser.add_argument("--when", metavar="DAY", help="the day of the decisions, such as 2024-05-31 (default: today)")
    parser.add_argument("--kind", metavar="KIND", help="look at this kind only, such as organisation")
    parser.add_argument(
        "--below", metavar="SHARE", type=float, default=1.0, help="look at mentions less sure than this (default: all)"
    )
    parser.add_argument("--list", action="store_true", help="list what was decided, and what became of it")
    parser.add_argument("--orphans", action="store_true", help="list decisions without a place, or in conflict")
    output(parser, ("text", "json"), "text")


def _evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("gold", metavar="GOLD", nargs="+", help="a folder of annotated reports")
    parser.add_argument("--kinds", metavar="KIND,…", help="look at these kinds only")
    parser.add_argument("--errors", metavar="N", type=int, default=0, help="show N errors of each report in context")
    parser.add_argument("--write", action="store_true", help="write what is measured to ontology/gazetteer")
    output(parser, ("text", "md", "json"), "text")


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", metavar="DIR", default="demo-output", help="where to write (default: demo-output)"
    )
