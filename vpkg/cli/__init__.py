"""The command line: words in, words out. No triples are made here and no SPARQL is written."""

from __future__ import annotations

import sys

__all__ = ["main"]

HELP = """\
usage: vpkg COMMAND [ARGUMENTS]

Turns annual reports on the Voluntary Principles on Security and Human Rights into linked data in which every fact
leads back to the words it was read from.

commands on one report:
  outline    say what was recognised in a report and what was left over
  check      say which questions of the template have no answer, and what to do about each;
             or hold any graph against any SHACL shapes
  mentions   list whom and what a report names, and what it says was done and promised
  claims     list what a report claims, each claim with the words it stands on
  explain    say what recognised the words at a position, and what lost against it
  curate     decide what words stand for, at the keyboard; decisions win over recognition
  text       print the exact text that all positions point into

commands on many:
  build      read reports into a store
  ask        answer a question of the library across all reports of a store
  sparql     run your own SPARQL query on a store
  compare    set years and members side by side: answers, repeated text, pledges, memberships, events
  register   load which reports were looked for, and what came of it
  codebook   write what is coded, or compare your own coding with the graph's
  export     write a store as Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML

and:
  form       write a form to fill in, blank or with last year's text
  evaluate   measure what is extracted against annotated reports
  ontology   list the terms, write them out, or check them
  demo       do all of the above with example reports of fictional members

Each command explains itself with an example: vpkg COMMAND --help

examples:
  vpkg demo
  vpkg check report.md
  vpkg build reports/ --store store
  vpkg ask organisations-by-country country=CD --store store

exit status: 0 fine, 1 does not conform, 2 misuse or unreadable input
"""


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit status.

    Help and version are answered before anything else is imported: they must cost next to nothing.
    """
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        sys.stdout.write(HELP)
        return 0 if arguments else 2
    if arguments[0] in ("--version", "-V"):
        from vpkg import __version__

        sys.stdout.write(f"vpkg {__version__}\n")
        return 0
    from vpkg.cli.run import run

    return run(arguments)
