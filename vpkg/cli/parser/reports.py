"""Commands on one report, and the form to write one."""

from __future__ import annotations

import argparse

from vpkg.cli.parser.common import RDF_FORMATS, Commands, command, output, reading

_OUTLINE = (
    "example:\n  vpkg outline report.pdf\n  vpkg outline report.pdf --format html -o reading.html\n"
    "  vpkg outline report.pdf --correct       (writes report.pdf.vpkg.toml, to be edited)"
)
_CHECK = (
    "example:\n  vpkg check report.md\n  vpkg check report.md --format html -o report.html\n"
    "  vpkg check report.md --format note --language fr -o note.html    (an unofficial note on the file alone)\n"
    "  vpkg check report.md --others store      (what others wrote under the same question, for reference)\n"
    "  vpkg check draft-2024.docx --against report-2023.pdf    (what is gone, unchanged or told differently)\n"
    "  vpkg check --data graph.ttl --shapes shapes.ttl --format html -o found.html\n"
    "  vpkg check --render report-of-another-engine.ttl\n"
    "  vpkg check report.md --on 2024-05-31     (report.md.waivers.toml is judged as of that day)\n\n"
    "A waiver in FILE.waivers.toml stands beside its finding and keeps it from exit status 1 while it holds:\n"
    '  [[waiver]]\n  finding = "no-answer"\n  question = "D12"\n  by = "A. Officer"\n  why = "It is under way."\n'
    "  given = 2024-05-31\n  until = 2024-12-31\n\n"
    "exit status: 0 conforms (or was not checked, or is waived), 1 does not conform, 2 cannot be read"
)
_MENTIONS = "example:\n  vpkg mentions report.md\n  vpkg mentions report.md --format jsonl | head -3"
_CLAIMS = (
    "example:\n  vpkg claims report.md\n  vpkg claims report.md --claim pledge\n"
    "  vpkg claims report.md --format jsonl | head -3\n\n"
    "A report is its member's word about itself: what is listed is claimed, not established."
)
_TEXT = "example:\n  vpkg text report.md | wc -m"
_EXPLAIN = (
    "example:\n  vpkg explain report.md --at 1254\n  vpkg explain report.md --at 'police officers'\n\n"
    "Positions are those that vpkg mentions prints: characters of the text that vpkg text prints."
)
_FORM = "example:\n  vpkg form ngo-2023 -o form.docx\n  vpkg form ngo-2023 -o form.md --from last-year.pdf --year 2024"

_KINDS_OF_CLAIM = (
    "activity", "outcome", "pledge", "membership", "security-arrangement", "incident", "allegation", "nil-return",
    "operation",
)  # fmt: skip


def add(commands: Commands) -> None:
    """Add the commands of this module."""
    _outline(command(commands, "outline", "Say what was recognised in a report and what was left over.", _OUTLINE))
    _check(command(commands, "check", "Say which questions have no answer, and what to do about each.", _CHECK))
    _mentions(
        command(commands, "mentions", "List the countries, places and organisations that a report names.", _MENTIONS)
    )
    _claims(command(commands, "claims", "List what a report claims, each claim with its words.", _CLAIMS))
    _text(command(commands, "text", "Print the exact text that all positions point into.", _TEXT))
    _explain(command(commands, "explain", "Say what recognised the words at a position, and what lost.", _EXPLAIN))
    _form(command(commands, "form", "Write a form to fill in, blank or with last year's text.", _FORM))


def _outline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a report")
    output(parser, ("text", "json", "html"), "text")
    parser.add_argument(
        "--correct", action="store_true", help="write a correction file beside the report, to start from"
    )
    reading(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="*", help="a report, or a folder of reports")
    output(parser, ("text", "json", "html", "note", "ttl"), "text")
    parser.add_argument("--language", choices=("en", "fr", "es"), default="en", help="tell it in this language")
    parser.add_argument("--others", metavar="STORE", help="show what others in this store wrote under a question")
    parser.add_argument("--against", metavar="LAST", help="lay it beside the organisation's last report, a file")
    parser.add_argument("--on", metavar="DAY", help="the day on which waivers must hold (default: today)")
    parser.add_argument("--strict", action="store_true", help="let warnings too give exit status 1")
    reading(parser)
    graphs = parser.add_argument_group("any graph against any shapes (nothing is fetched)")
    graphs.add_argument("--data", metavar="FILE", action="append", help="a file of RDF to check; may be given again")
    graphs.add_argument("--shapes", metavar="FILE", action="append", help="a file of SHACL shapes; may be given again")
    graphs.add_argument("--render", metavar="FILE", help="show the sh:ValidationReport that any engine wrote")
    graphs.add_argument("--data-format", choices=RDF_FORMATS, help="the syntax of the data, if its ending tells none")
    graphs.add_argument("--seconds", metavar="N", type=float, help="stop after so long (default: 300)")


def _mentions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a report")
    output(parser, ("text", "jsonl"), "text")
    reading(parser)


def _claims(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a report")
    parser.add_argument("--claim", choices=_KINDS_OF_CLAIM, help="list claims of this kind only")
    output(parser, ("text", "jsonl"), "text")
    reading(parser)


def _text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a report")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to this file instead of the screen")


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a report")
    parser.add_argument(
        "--at", metavar="OFFSET", required=True, help="a position in the text, or words that stand in it"
    )
    output(parser, ("text", "json"), "text")
    reading(parser)


def _form(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("template", metavar="TEMPLATE", help="the template to follow, such as ngo-2023")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="where to write: .docx or .md")
    parser.add_argument("--from", dest="from_", metavar="REPORT", help="carry over the answers of this earlier report")
    parser.add_argument("--organisation", metavar="NAME", help="who reports")
    parser.add_argument("--year", metavar="YYYY", type=int, help="the calendar year that is reported on")
    parser.add_argument("--force", action="store_true", help="write over a file that is there already")
