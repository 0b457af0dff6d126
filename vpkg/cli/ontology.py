"""`vpkg ontology`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from vpkg import api, resources
from vpkg.check.validate import validate
from vpkg.cli.output import deliver
from vpkg.errors import UnknownName
from vpkg.export import export, format_for
from vpkg.iri import PREFIXES, base_from_environment
from vpkg.reason import check_consistency
from vpkg.templates import all_templates


def run(arguments: Namespace) -> int:
    """List the terms, write the reference graph, or check the ontology."""
    if arguments.check:
        return _check()
    reference = api.reference(base_from_environment())
    if arguments.format or arguments.output:
        if not arguments.format and not arguments.output:
            raise UnknownName("Name a format with --format, or a file with -o whose ending tells it.")
        chosen = format_for(arguments.format or Path(arguments.output))
        deliver(export(reference.splitlines(), chosen, PREFIXES), arguments.output)
    else:
        deliver(_listing(reference), None)
    return 0


def _check() -> int:
    """Hygiene by SHACL, consistency by HermiT; exit 1 when either fails."""
    lines = _ontology_lines()
    results = validate(lines, [resources.folder("shapes") / "ontology.ttl"])
    for result in results:
        deliver(f"{result.focus}: {result.message}\n", None)
    verdict = check_consistency(export(lines.splitlines(), "ntriples").decode("utf-8"))
    deliver(f"hygiene: {len(results)} findings\n", None)
    deliver(f"consistency (HermiT): {'consistent' if verdict.consistent else 'inconsistent'}\n", None)
    for name in verdict.unsatisfiable:
        deliver(f"no individual can be a {name}\n", None)
    return int(bool(results) or not verdict.consistent or bool(verdict.unsatisfiable))


def _ontology_lines() -> str:
    """The ontology, schemes and templates without the gazetteer, which holds no terms."""
    base = base_from_environment()
    things = f"<{base.thing('')}"
    return "".join(f"{line}\n" for line in api.reference(base).splitlines() if not line.startswith(things))


def _listing(reference: str) -> str:
    """Terms by kind, with their label; then templates."""
    label = f"<{PREFIXES['rdfs']}label> "
    labels = {}
    for line in reference.splitlines():
        subject, property_, rest = line.split(" ", 2)
        if property_ + " " == label and rest.startswith('"') and '"@en ' in rest:
            labels[subject.strip("<>")] = rest[1 : rest.index('"@en ')]
    terms = sorted(iri for iri in labels if iri.startswith(PREFIXES["vp"]))
    lines = ["classes"]
    lines += [f"  vp:{t.split('#')[1]:<32}{labels[t]}" for t in terms if t.split("#")[1][0].isupper()]
    lines += ["", "properties"]
    lines += [f"  vp:{t.split('#')[1]:<32}{labels[t]}" for t in terms if t.split("#")[1][0].islower()]
    lines += ["", "templates"]
    lines += [f"  {t.id:<35}{t.label}, {len(t.questions)} questions known" for t in all_templates()]
    lines += ["", "Write all of it, schemes and gazetteer included: vpkg ontology -o reference.ttl"]
    return "\n".join(lines) + "\n"
