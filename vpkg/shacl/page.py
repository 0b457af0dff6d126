"""A report as JSON, and as an HTML page that asks the network for nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from vpkg.page import page_environment
from vpkg.shacl import words
from vpkg.shacl.model import Node, Report, Result
from vpkg.shacl.words import Group, Names

_TEMPLATES: Final[Path] = Path(__file__).resolve().parent / "templates"


def to_json(report: Report) -> str:
    """Tell a report as JSON: the verdict, the groups with counts and first examples, and every result."""
    names = Names(report.prefixes)
    told = {
        "conforms": report.conforms,
        "summary": words.summary(report),
        "groups": [_group(each, names) for each in words.groups(report)],
        "results": [_result(each, names) for each in report.results],
        "not_checked": list(report.not_checked),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def to_html(report: Report, title: str) -> str:
    """Tell a report as one HTML page; ``title`` says what was checked."""
    environment = page_environment(_TEMPLATES)
    page = environment.get_template("report.html.j2")
    names = Names(report.prefixes)
    return page.render(report=report, groups=words.groups(report), words=words, names=names, title=words.clean(title))


def _group(group: Group, names: Names) -> dict[str, object]:
    return {
        "count": len(group.results),
        "severity": words.local(group.severity),
        "shape": _node(group.shape),
        "component": group.component,
        "path": names.path(group.path) or None,
        "messages": [_node(each) for each in group.messages],
        "examples": [words.example(each, group, names) for each in group.results[: words.EXAMPLES]],
    }


def _result(result: Result, names: Names) -> dict[str, object]:
    return {
        "focus": _node(result.focus),
        "path": names.path(result.path) or None,
        "value": _node(result.value),
        "severity": result.severity,
        "component": result.component,
        "shape": _node(result.shape),
        "messages": [_node(each) for each in result.messages],
        "details": [_result(each, names) for each in result.details],
    }


def _node(node: Node | None) -> dict[str, str] | None:
    """Write a term as SPARQL results in JSON do (https://www.w3.org/TR/sparql11-results-json/)."""
    if node is None:
        return None
    written = {"type": {"iri": "uri", "blank": "bnode", "literal": "literal"}[node.kind], "value": node.value}
    if node.language:
        written["xml:lang"] = node.language
    elif node.datatype:
        written["datatype"] = node.datatype
    return written
