"""Commands on many reports, and on the vocabulary."""

from __future__ import annotations

import argparse

from vpkg.cli.parser.common import RDF_FORMATS, TABLE_FORMATS, Commands, chart, command, output, reading, store

_BUILD = (
    "example:\n  vpkg build reports/ --store store\n  vpkg build alpha-2022.md alpha-2023.md --store store\n\n"
    "Nothing is written before every file has been read. What is unchanged since the last build is passed over;\n"
    "several formats, versions and translations of one report are linked and counted once."
)
_ASK = (
    "example:\n  vpkg ask\n  vpkg ask organisations-by-country --describe\n"
    "  vpkg ask organisations-by-country country=CD year=2023 --store store\n"
    "  vpkg ask unanswered-questions --store store --format csv -o unanswered.csv\n"
    "  vpkg ask countries-by-pillar --store store --format xlsx -o countries.xlsx\n"
    "  vpkg ask reports-by-year-and-pillar --store store --format svg --chart line -o reports.svg\n"
    "  vpkg ask organisations-by-country --store store --format svg --columns country_name,pillar,rows -o who.svg\n"
    "  vpkg ask people-trained country=Kenya --store store --evidence\n"
    "  vpkg ask --user secretariat --about training\n\n"
    "Things may be named in any case and by any of their names: Kenya, KE, UNGPs, 'International Alert 2023'."
)
_SPARQL = (
    "example:\n  vpkg sparql 'SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g' --store store\n"
    "  vpkg sparql --file query.rq --store store --format json\n"
    "  vpkg sparql 'SELECT ?s WHERE { ?s a vp:Answer } ORDER BY ?s' --store store --rows 20 --seconds 10\n"
    "  vpkg sparql 'CONSTRUCT { ?r a vp:Report } WHERE { ?r a vp:Report }' --store store --format ntriples\n"
    "  vpkg sparql --prefixes"
)
_EXPORT = "example:\n  vpkg export --store store -o graph.ttl\n  vpkg export --store store --format nquads -o graph.nq"
_REGISTER = (
    "example:\n  vpkg register register.csv --store store\n\n"
    "The register tells, for each search: organisation, pillar, year, looked_for_on, where, outcome (found,\n"
    "not-found, not-public or not-due), report, published_on, looked_by, note. A row that is not right is named by\n"
    "its line, and nothing is loaded then. vpkg ask reports-looked-for tells what was found, what not, and what\n"
    "nobody looked for."
)
_COMPARE = (
    "example:\n  vpkg compare answers C5 --organisation 'International Alert' --store store\n"
    "  vpkg compare answers awareness --store store --format html -o awareness.html\n"
    "  vpkg compare repeated --store store\n  vpkg compare pledges --organisation 'Torvane Mining plc' --store store\n"
    "  vpkg compare memberships --store store --format csv\n  vpkg compare events --store store\n\n"
    "answers      one question or topic, year beside year, sentence by sentence (text, md, json, html)\n"
    "repeated     how much of each report's text stood in the report before\n"
    "pledges      what was promised beside what the next report says; people judge, the machine only asks\n"
    "memberships  who is told to be a member since when, by which source, and what contradicts it\n"
    "events       acts that two reports may both tell of, and what they tell differently\n\n"
    "Reports are told apart and shown beside each other; nothing is scored, ranked or merged."
)
_CODEBOOK = (
    "example:\n  vpkg codebook -o codebook.md\n  vpkg codebook --format csv -o codebook.csv\n"
    "  vpkg codebook --compare codes.csv --store store\n\n"
    "codes.csv has one row a code: report, question, variable, code, coder, and if you like quote; the code none says\n"
    "that you looked and found nothing. Agreement is that of two coders: neither coding is called right."
)
_ONTOLOGY = (
    "example:\n  vpkg ontology\n  vpkg ontology --format turtle -o vpkg-reference.ttl\n"
    "  vpkg ontology --check        (needs a Java runtime)"
)


def add(commands: Commands) -> None:
    """Add the commands of this module."""
    _build(command(commands, "build", "Read reports into a store, one named graph a report.", _BUILD))
    _ask(command(commands, "ask", "Answer a question of the library across all reports of a store.", _ASK))
    _sparql(command(commands, "sparql", "Run your own SPARQL query on a store.", _SPARQL))
    _export(
        command(commands, "export", "Write a store in a standard format, byte for byte the same each time.", _EXPORT)
    )
    _register(command(commands, "register", "Load which reports were looked for, and what came of it.", _REGISTER))
    _compare(command(commands, "compare", "Hold reports beside each other, year by year.", _COMPARE))
    _codebook(command(commands, "codebook", "Write what is coded, or compare your own codes with it.", _CODEBOOK))
    _ontology(command(commands, "ontology", "List the terms, write them out, or check them.", _ONTOLOGY))


def _build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="a report, or a folder of reports in any mix of formats"
    )
    output(parser, ("text", "json", "csv"), "text")
    store(parser)
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a file of a folder was refused")
    reading(parser)


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", metavar="NAME", nargs="?", help="a query of the library; without it, the library is listed"
    )
    parser.add_argument("parameters", metavar="PARAMETER=VALUE", nargs="*", help="what the query is asked of")
    parser.add_argument("--describe", action="store_true", help="say what the query asks, takes and returns")
    parser.add_argument("--user", metavar="USER", help="list the queries for researcher, secretariat, officer, …")
    parser.add_argument("--about", metavar="WORDS", help="list the queries in whose words these stand")
    parser.add_argument(
        "--evidence", metavar="ROW", nargs="?", const="", help="open row number ROW, or all, into the supporting words"
    )
    parser.add_argument("--cite", action="store_true", help="put a link under the answer with the hash of the dataset")
    parser.add_argument("--permalink", metavar="LINK", help="ask again what such a link asks")
    store(parser, required=False)
    chart(parser)
    output(parser, TABLE_FORMATS, None)


def _sparql(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", nargs="?", help="the query itself; - reads it from standard input")
    parser.add_argument("--file", metavar="FILE", help="read the query from this file")
    parser.add_argument(
        "--seconds", metavar="N", type=float, help="stop after so long (default: 60; of a server VPKG_STORE_TIMEOUT)"
    )
    parser.add_argument("--rows", metavar="N", type=int, help="give at most so many rows, and say if there are more")
    parser.add_argument("--prefixes", action="store_true", help="list the prefixes that need not be declared")
    store(parser, required=False)
    chart(parser)
    output(parser, (*TABLE_FORMATS, "turtle", "ntriples"), None)


def _export(parser: argparse.ArgumentParser) -> None:
    store(parser)
    output(parser, RDF_FORMATS, None)


def _register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the register, a CSV file in UTF-8")
    store(parser)


def _compare(parser: argparse.ArgumentParser) -> None:
    kinds = ("answers", "repeated", "pledges", "memberships", "events")
    parser.add_argument("what", metavar="WHAT", choices=kinds, help="one of " + ", ".join(kinds))
    parser.add_argument(
        "question", metavar="QUESTION", nargs="?", help="of answers: the code of a question, or a topic"
    )
    parser.add_argument("--organisation", metavar="NAME", help="only what this organisation reports")
    store(parser)
    output(parser, ("text", "md", "csv", "json", "html"), "text")


def _codebook(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--compare", metavar="FILE", help="a CSV of your own codes, to hold beside those of the store")
    store(parser, required=False)
    output(parser, ("md", "csv", "xlsx"), "md")


def _ontology(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="check the ontology's hygiene and its logical consistency")
    output(parser, RDF_FORMATS, None)
