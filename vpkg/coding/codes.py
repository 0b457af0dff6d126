"""Codes of a hand and of the graph, in one form."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from vpkg import gazetteer
from vpkg.coding.codebook import NONE, codebook, variables
from vpkg.errors import DataError, UnreadableInput
from vpkg.table import Table

GRAPH = "the graph"
_WANTED = ("report", "question", "variable", "code", "coder")
_LARGEST = 50_000_000
_SHOWN = 10
_QUERY = """
PREFIX kind: <https://w3id.org/vpkg/scheme/mention-kind/>
SELECT DISTINCT ?report ?question ?concept (COALESCE(?told, ?exact) AS ?sentence) WHERE {
  GRAPH ?g { ?report vp:hasAnswer ?answer . ?answer vp:question ?question . %s }
  OPTIONAL { GRAPH ?g { ?passage oa:hasSelector ?quoted . ?quoted oa:exact ?exact } }
}
ORDER BY ?report ?question ?concept ?sentence
"""


@dataclass(frozen=True, slots=True)
class Coded:
    """One code that a coder gave an answer, with the words; `codebook.NONE` where nothing of the variable is there."""

    coder: str
    report: str
    question: str
    variable: str
    code: str
    words: str = ""


def graph_codes(select: Callable[[str], Table]) -> tuple[Coded, ...]:
    """Read the graph's own codes of every answer to a template's question; ``select`` answers a SELECT query."""
    found: dict[tuple[str, str, str, str], str] = {}
    for variable in variables().values():
        for row in select(_QUERY % variable.pattern):
            code = _tail(str(row["concept"]))
            key = (_tail(str(row["report"])), _tail(str(row["question"])), variable.name, code)
            words = str(row["sentence"] or "")
            # A head such as “Ghana.” carries its country to the sentence under it; the sentence says more.
            found[key] = max(found.get(key, ""), words, key=len)
    known = {(code.variable, code.code) for code in codebook()}
    return tuple(Coded(GRAPH, *key, words) for key, words in found.items() if (key[2], key[3]) in known)


def read_codes(path: Path, graph: Iterable[Coded]) -> tuple[Coded, ...]:
    """Read a researcher's codes from CSV: report, question, variable, code, coder, and if she likes quote, start, end.

    Raises `UnreadableInput` when the file cannot be read or lacks a column, `DataError` naming the lines that are not
    right: a report, question, variable or code that is not known, or codes that exclude each other.
    """
    try:
        text = path.read_bytes()[: _LARGEST + 1].decode("utf-8-sig")
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be read ({error.strerror}); check the name.") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path} is not UTF-8 text; save the table as CSV in UTF-8.") from error
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        lacking = [name for name in _WANTED if name not in (reader.fieldnames or ())]
        if lacking or len(text) > _LARGEST:
            raise UnreadableInput(f"{path} lacks {', '.join(lacking) or 'a readable size'}; give {', '.join(_WANTED)}.")
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise UnreadableInput(
            f"{path} is no CSV from line {reader.line_num + 1} on; close or double the quotes there."
        ) from error
    return _checked(path, rows, {(c.report, c.question) for c in graph})


def _checked(path: Path, rows: list[tuple[int, dict[str, str]]], asked: set[tuple[str, str]]) -> tuple[Coded, ...]:
    found: list[Coded] = []
    wrong: list[str] = []
    if not rows:
        raise DataError(f"{path} has no rows, so there is nothing to compare; write one row a code.")
    for line, row in rows:
        cells = {key: value.strip() for key, value in row.items() if isinstance(value, str)}
        problem, coded = _one(cells, asked)
        if coded is not None and not problem:
            problem = _clash(coded, found)
        if problem or coded is None:
            wrong.append(f"line {line}: {problem}")
        else:
            found.append(coded)
    if wrong:
        more = f", and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        raise DataError(f"{path} is not right in {'; '.join(wrong[:_SHOWN])}{more}; mend these lines.")
    return tuple(found)


def _one(row: dict[str, str], asked: set[tuple[str, str]]) -> tuple[str, Coded | None]:
    """Read one row; gives what is wrong with it, or the code."""
    report, question = _tail(row.get("report", "")), row.get("question", "")
    code, variable = row.get("code", "").casefold(), variables().get(row.get("variable", ""))
    if not row.get("coder") or row["coder"] == GRAPH:
        return "no coder is named", None
    if variable is None:
        return f"there is no variable {row.get('variable', '')!r} (there are {', '.join(variables())})", None
    if not any(each == report for each, _ in asked):
        return f"the store has no report {report!r}", None
    question = next((q for r, q in asked if r == report and q.casefold() == question.casefold()), "")
    if not question:
        return f"{report} has no question {row.get('question', '')!r}", None
    if variable.name == "country" and code != NONE:
        country = gazetteer.find_country(row["code"])
        code = country.iso2.lower() if country else code
    if code != NONE and (variable.name, code) not in {(each.variable, each.code) for each in codebook()}:
        return f"{variable.name} has no code {row['code']!r}", None
    return "", Coded(row["coder"], report, question, variable.name, code, row.get("quote", ""))


def _clash(coded: Coded, before: list[Coded]) -> str:
    same = [each.code for each in before if _unit(each) == _unit(coded) and each.code != coded.code]
    if same and NONE in (coded.code, *same):
        return f"{NONE} stands beside another code of {coded.variable}"
    return f"{coded.variable} takes one code an answer" if same and variables()[coded.variable].single else ""


def _unit(coded: Coded) -> tuple[str, str, str, str]:
    return (coded.coder, coded.report, coded.question, coded.variable)


def _tail(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
