"""An evaluation as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from vpkg.evaluate.matching import Tally
from vpkg.evaluate.run import NAMES, Evaluation, Judged, Scores

_HEAD = ("", "marked", "found", "P", "R", "F1", "95 % interval", "P", "R", "F1", "95 % interval")
_AROUND = 50
"""Characters shown on each side of an error."""


def to_text(evaluation: Evaluation, worst: int = 0) -> str:
    """Write tables for a terminal, and the first errors of each report in their context."""
    rows = [_HEAD, *_rows(evaluation)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(_HEAD))]
    lines = [f"{'':<{widths[0] + widths[1] + widths[2] + 6}}exact{'':<{sum(widths[3:7]) + 3}}overlap"]
    lines += [
        "  ".join(
            cell.ljust(w) if n == 0 else cell.rjust(w) for n, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    lines += ["", *_related(evaluation), "", *_others(evaluation), *_errors(evaluation, worst)]
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def to_markdown(evaluation: Evaluation) -> str:
    """Write the table by kind and the one by organisation as Markdown."""
    head = "| | marked | found | P exact | R exact | F1 exact | 95 % | P overlap | R overlap | F1 overlap | 95 % |"
    lines = [head, "|---" * 11 + "|", *(f"| {' | '.join(row)} |" for row in _rows(evaluation))]
    lines += ["", *_related(evaluation), "", *_others(evaluation)]
    return "\n".join(lines).rstrip() + "\n"


def to_json(evaluation: Evaluation) -> str:
    """Write everything measured as JSON."""
    data = {
        "kinds": {kind: _scores(evaluation.total(kind)) for kind in evaluation.kinds},
        "micro": _scores(evaluation.total()),
        "interval": {way: evaluation.interval(None, exact=way == "exact") for way in ("exact", "overlap")},
        "organisations": {name: _scores(evaluation.total(organisation=name)) for name in evaluation.organisations},
        "relations": {name: {way: _tally(tally) for way, tally in evaluation.related(name).items()} for name in NAMES},
        "agreement": {kind: _scores(scores) for kind, scores in evaluation.agreement.items()},
        "errors": [error for report in evaluation.reports for error in _contexts(report)],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _rows(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    for kind in evaluation.kinds:
        yield _row(kind, evaluation.total(kind), evaluation, kind)
    yield _row("all kinds", evaluation.total(), evaluation, None)
    for name in evaluation.organisations:
        yield _row(f"of {name}", evaluation.total(organisation=name), None, None)


def _row(label: str, scores: Scores, evaluation: Evaluation | None, kind: str | None) -> tuple[str, ...]:
    cells = [label, str(scores.exact.right + scores.exact.missed), str(scores.exact.right + scores.exact.wrong)]
    for tally, exact in ((scores.exact, True), (scores.overlap, False)):
        cells += [f"{value:.3f}" for value in (tally.precision, tally.recall, tally.f1)]
        cells.append("{:.3f}–{:.3f}".format(*evaluation.interval(kind, exact=exact)) if evaluation else "")
    return tuple(cells)


def _related(evaluation: Evaluation) -> Iterator[str]:
    """Relations are scored where people marked them."""
    for name in NAMES:
        tallies = evaluation.related(name)
        if tallies["whole"].right + tallies["whole"].missed:
            given, whole = tallies["given"], tallies["whole"]
            yield (
                f"activity to {name}: given the act P {given.precision:.3f} R {given.recall:.3f} F1 {given.f1:.3f}; "
                f"on the whole P {whole.precision:.3f} R {whole.recall:.3f} F1 {whole.f1:.3f}"
            )


def _others(evaluation: Evaluation) -> Iterator[str]:
    right = sum(report.typed[0] for report in evaluation.reports)
    total = sum(report.typed[1] for report in evaluation.reports)
    if total:
        yield f"type right on mentions found that have one: {right} of {total}"
    for kind, scores in evaluation.agreement.items():
        yield f"two people agree on {kind}: {scores.exact.f1:.3f} exact, {scores.overlap.f1:.3f} overlap"


def _errors(evaluation: Evaluation, worst: int) -> Iterator[str]:
    if worst:
        yield ""
    for report in evaluation.reports:
        for error in _contexts(report)[:worst]:
            yield f"{error['report']} {error['start']:>6} {error['error']:<7}{error['kind']:<13}{error['context']}"


def _contexts(report: Judged) -> list[dict[str, str | int]]:
    text = report.annotated.document.text
    return [
        {
            "report": report.annotated.name,
            "error": error,
            "kind": kind,
            "start": span.start,
            "context": " ".join(
                f"{text[max(0, span.start - _AROUND) : span.start]}⟦{text[span.start : span.end]}⟧"
                f"{text[span.end : span.end + _AROUND]}".split()
            ),
        }
        for error, kind, span in sorted(report.errors, key=lambda e: (e[2], e[1]))
    ]


def _scores(scores: Scores) -> dict[str, dict[str, float]]:
    return {"exact": _tally(scores.exact), "overlap": _tally(scores.overlap)}


def _tally(tally: Tally) -> dict[str, float]:
    counts = {"right": tally.right, "wrong": tally.wrong, "missed": tally.missed}
    return counts | {name: round(getattr(tally, name), 4) for name in ("precision", "recall", "f1")}
