"""The words of every command. Each explains itself with an example."""

from __future__ import annotations

import argparse
from typing import NoReturn


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"vpkg: {message}; see {self.prog} --help.\n")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; ``module`` says which module of `vpkg.cli` runs a command."""
    top = _Parser(prog="vpkg", add_help=False)
    commands = top.add_subparsers(dest="command", required=True, parser_class=_Parser, metavar="COMMAND")
    _outline(_command(commands, "outline", "Say what was recognised in a report and what was left over.", _OUTLINE))
    _check(_command(commands, "check", "Say which questions have no answer, and what to do about each.", _CHECK))
    _mentions(
        _command(commands, "mentions", "List the countries, places and organisations that a report names.", _MENTIONS)
    )
    _claims(_command(commands, "claims", "List what a report claims, each claim with its words.", _CLAIMS))
    _explain(_command(commands, "explain", "Say what recognised the words at a position, and what lost.", _EXPLAIN))
    _text(_command(commands, "text", "Print the exact text that all positions point into.", _TEXT))
    _build(_command(commands, "build", "Read reports into a store, one named graph a report.", _BUILD))
    _ask(_command(commands, "ask", "Answer a question of the library across all reports of a store.", _ASK))
    _sparql(_command(commands, "sparql", "Run your own SPARQL query on a store.", _SPARQL))
    _export(
        _command(commands, "export", "Write a store in a standard format, byte for byte the same each time.", _EXPORT)
    )
    _form(_command(commands, "form", "Write a form to fill in, blank or with last year's text.", _FORM))
    _curate(_command(commands, "curate", "Decide what words stand for, at the keyboard; decisions win.", _CURATE))
    _evaluate(_command(commands, "evaluate", "Measure what is extracted against annotated reports.", _EVALUATE))
    _ontology(_command(commands, "ontology", "List the terms, write them out, or check them.", _ONTOLOGY))
    _demo(_command(commands, "demo", "Do everything once with example reports of fictional members.", _DEMO))
    return top


_OUTLINE = (
    "example:\n  vpkg outline report.pdf\n  vpkg outline report.pdf --format html -o reading.html\n"
    "  vpkg outline report.pdf --correct       (writes report.pdf.vpkg.toml, to be edited)"
)
_CHECK = (
    "example:\n  vpkg check report.md\n  vpkg check report.md --format html -o report.html\n\n"
    "exit status: 0 conforms (or was not checked), 1 does not conform, 2 cannot be read"
)
_MENTIONS = "example:\n  vpkg mentions report.md\n  vpkg mentions report.md --format jsonl | head -3"
_CLAIMS = (
    "example:\n  vpkg claims report.md\n  vpkg claims report.md --claim pledge\n"
    "  vpkg claims report.md --format jsonl | head -3\n\n"
    "A report is its member's word about itself: what is listed is claimed, not established."
)
_EXPLAIN = (
    "example:\n  vpkg explain report.md --at 1254\n  vpkg explain report.md --at 'police officers'\n\n"
    "Positions are those that vpkg mentions prints: characters of the text that vpkg text prints."
)
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
_TEXT = "example:\n  vpkg text report.md | wc -m"
_BUILD = (
    "example:\n  vpkg build reports/ --store store\n  vpkg build alpha-2022.md alpha-2023.md --store store\n\n"
    "Nothing is written before every file has been read. What is unchanged since the last build is passed over;\n"
    "several formats, versions and translations of one report are linked and counted once."
)
_ASK = (
    "example:\n  vpkg ask\n  vpkg ask organisations-by-country --describe\n"
    "  vpkg ask organisations-by-country country=CD year=2023 --store store\n"
    "  vpkg ask unanswered-questions --store store --format csv -o unanswered.csv"
)
_SPARQL = (
    "example:\n  vpkg sparql 'SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g' --store store\n"
    "  vpkg sparql --file query.rq --store store --format json"
)
_EXPORT = "example:\n  vpkg export --store store -o graph.ttl\n  vpkg export --store store --format nquads -o graph.nq"
_FORM = "example:\n  vpkg form ngo-2023 -o form.docx\n  vpkg form ngo-2023 -o form.md --from last-year.pdf --year 2024"
_ONTOLOGY = (
    "example:\n  vpkg ontology\n  vpkg ontology --format turtle -o vpkg-reference.ttl\n"
    "  vpkg ontology --check        (needs a Java runtime)"
)
_DEMO = "example:\n  vpkg demo\n  vpkg demo -o somewhere"

_KINDS_OF_CLAIM = (
    "activity", "outcome", "pledge", "membership", "security-arrangement", "incident", "allegation", "nil-return",
    "operation",
)  # fmt: skip
_RDF_FORMATS = ("turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml")


def _command(commands: argparse._SubParsersAction[_Parser], name: str, does: str, epilog: str) -> _Parser:
    made: _Parser = commands.add_parser(
        name, help=does, description=does, epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.set_defaults(module=name)
    return made


def _output(command: argparse.ArgumentParser, formats: tuple[str, ...], default: str | None) -> None:
    shown = f" (default: {default})" if default else ""
    command.add_argument("--format", choices=formats, default=default, help=f"how to write the result{shown}")
    command.add_argument("-o", "--output", metavar="FILE", help="write to this file instead of the screen")


def _reading(command: argparse.ArgumentParser) -> None:
    command.add_argument("--template", metavar="ID", help="the report follows this template, whatever it looks like")
    command.add_argument("--organisation", metavar="NAME", help="the report is by this organisation")


def _store(command: argparse.ArgumentParser, required: bool = True) -> None:
    command.add_argument("--store", metavar="DIR", required=required, help="the folder of the store")


def _outline(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="a report")
    _output(command, ("text", "json", "html"), "text")
    command.add_argument(
        "--correct", action="store_true", help="write a correction file beside the report, to start from"
    )
    _reading(command)


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", metavar="FILE", nargs="+", help="a report, or a folder of reports")
    _output(command, ("text", "json", "html", "ttl"), "text")
    command.add_argument("--strict", action="store_true", help="let warnings too give exit status 1")
    _reading(command)


def _mentions(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="a report")
    _output(command, ("text", "jsonl"), "text")
    _reading(command)


def _claims(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="a report")
    command.add_argument("--claim", choices=_KINDS_OF_CLAIM, help="list claims of this kind only")
    _output(command, ("text", "jsonl"), "text")
    _reading(command)


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="a report")
    command.add_argument(
        "--at", metavar="OFFSET", required=True, help="a position in the text, or words that stand in it"
    )
    _output(command, ("text", "json"), "text")
    _reading(command)


def _curate(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="a report, or a folder of reports")
    command.add_argument("--by", metavar="NAME", help="who decides: a name or a pseudonym")
    command.add_argument("--when", metavar="DAY", help="the day of the decisions, such as 2024-05-31 (default: today)")
    command.add_argument("--kind", metavar="KIND", help="look at this kind only, such as organisation")
    command.add_argument(
        "--below", metavar="SHARE", type=float, default=1.0, help="look at mentions less sure than this (default: all)"
    )
    command.add_argument("--list", action="store_true", help="list what was decided, and what became of it")
    command.add_argument("--orphans", action="store_true", help="list decisions without a place, or in conflict")
    _output(command, ("text", "json"), "text")


def _evaluate(command: argparse.ArgumentParser) -> None:
    command.add_argument("gold", metavar="GOLD", nargs="+", help="a folder of annotated reports")
    command.add_argument("--kinds", metavar="KIND,…", help="look at these kinds only")
    command.add_argument("--errors", metavar="N", type=int, default=0, help="show N errors of each report in context")
    command.add_argument("--write", action="store_true", help="write what is measured to ontology/gazetteer")
    _output(command, ("text", "md", "json"), "text")


def _text(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="a report")
    command.add_argument("-o", "--output", metavar="FILE", help="write to this file instead of the screen")


def _build(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files", metavar="FILE", nargs="+", help="a report, or a folder of reports in any mix of formats"
    )
    _output(command, ("text", "json", "csv"), "text")
    _store(command)
    command.add_argument("--strict", action="store_true", help="exit with 1 when a file of a folder was refused")
    _reading(command)


def _ask(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "name", metavar="NAME", nargs="?", help="a query of the library; without it, the library is listed"
    )
    command.add_argument("parameters", metavar="PARAMETER=VALUE", nargs="*", help="what the query is asked of")
    command.add_argument("--describe", action="store_true", help="say what the query asks, takes and returns")
    _store(command, required=False)
    _output(command, ("table", "csv", "json", "md"), "table")


def _sparql(command: argparse.ArgumentParser) -> None:
    command.add_argument("query", metavar="QUERY", nargs="?", help="the query itself; - reads it from standard input")
    command.add_argument("--file", metavar="FILE", help="read the query from this file")
    _store(command)
    _output(command, ("table", "csv", "json", "md"), "table")


def _export(command: argparse.ArgumentParser) -> None:
    _store(command)
    _output(command, _RDF_FORMATS, None)


def _form(command: argparse.ArgumentParser) -> None:
    command.add_argument("template", metavar="TEMPLATE", help="the template to follow, such as ngo-2023")
    command.add_argument("-o", "--output", metavar="FILE", required=True, help="where to write: .docx or .md")
    command.add_argument("--from", dest="from_", metavar="REPORT", help="carry over the answers of this earlier report")
    command.add_argument("--organisation", metavar="NAME", help="who reports")
    command.add_argument("--year", metavar="YYYY", type=int, help="the calendar year that is reported on")
    command.add_argument("--force", action="store_true", help="write over a file that is there already")


def _ontology(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--check", action="store_true", help="check the ontology's hygiene and its logical consistency"
    )
    _output(command, _RDF_FORMATS, None)


def _demo(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-o", "--output", metavar="DIR", default="demo-output", help="where to write (default: demo-output)"
    )
