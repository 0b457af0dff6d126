"""A researcher's codes beside the graph's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vpkg.coding.agreement import Agreement, agreement
from vpkg.coding.codebook import NONE, variables
from vpkg.coding.codes import GRAPH, Coded

Unit = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two coders did with one variable, on the answers that the first coded.

    ``left`` is how many further answers of the same reports the second coded and the first did not look at.
    """

    variable: str
    coder: str
    answers: int
    agreement: Agreement
    both: int
    only_coder: int
    only_graph: int
    left: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One code of one answer: who gave it (``both`` or one of the two), and the words of each."""

    variable: str
    coder: str
    report: str
    question: str
    code: str
    given_by: str
    coder_words: str
    graph_words: str


def compare(hand: Iterable[Coded], graph: Iterable[Coded]) -> tuple[list[Comparison], list[Difference]]:
    """Compare each coder's codes with the graph's, variable by variable, on the answers that the coder coded.

    An answer without a row of hers was not coded and is not compared: from silence nothing follows. For variables of
    several codes, each code that either of the two used is one decision, given or not, for each answer.
    """
    mine, theirs = list(hand), list(graph)
    summary: list[Comparison] = []
    details: list[Difference] = []
    for coder in sorted({each.coder for each in mine}):
        for variable in variables():
            own = _by_unit(c for c in mine if c.coder == coder and c.variable == variable)
            if own:
                other = _by_unit(c for c in theirs if c.variable == variable)
                rows = list(_rows(variable, coder, own, other))
                details += rows
                summary.append(_summed(variable, coder, own, other, rows))
    return summary, details


def _by_unit(codes: Iterable[Coded]) -> dict[Unit, dict[str, str]]:
    units: dict[Unit, dict[str, str]] = {}
    for each in codes:
        held = units.setdefault((each.report, each.question), {})
        if each.code != NONE:
            held.setdefault(each.code, each.words)
    return units


def _rows(
    variable: str, coder: str, own: dict[Unit, dict[str, str]], other: dict[Unit, dict[str, str]]
) -> Iterator[Difference]:
    for unit in sorted(own):
        hers, its = own[unit], other.get(unit, {})
        for code in sorted({*hers, *its}):
            given = "both" if code in hers and code in its else coder if code in hers else GRAPH
            yield Difference(variable, coder, *unit, code, given, hers.get(code, ""), its.get(code, ""))


def _summed(
    variable: str,
    coder: str,
    own: dict[Unit, dict[str, str]],
    other: dict[Unit, dict[str, str]],
    rows: list[Difference],
) -> Comparison:
    if variables()[variable].single:
        pairs = [(_only(own[unit]), _only(other.get(unit, {}))) for unit in own]
    else:
        used = sorted({row.code for row in rows})
        pairs = [
            ("yes" if code in own[unit] else "no", "yes" if code in other.get(unit, {}) else "no")
            for unit in own
            for code in used
        ]
    given = [row.given_by for row in rows]
    reports = {report for report, _ in own}
    left = sum(unit not in own and unit[0] in reports for unit in other)
    both, hers, its = given.count("both"), given.count(coder), given.count(GRAPH)
    return Comparison(variable, coder, len(own), agreement(pairs), both, hers, its, left)


def _only(codes: dict[str, str]) -> str:
    return next(iter(codes), NONE)
