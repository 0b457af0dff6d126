"""The codebook and comparisons as rows and as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from vpkg.coding.codebook import NONE, codebook, variables
from vpkg.coding.compare import Comparison, Difference
from vpkg.table import layout

CODEBOOK = ("variable", "code", "label", "definition", "id")
DETAILS = ("variable", "coder", "report", "question", "code", "given_by", "coder_words", "graph_words")
SUMMARY = (
    "variable", "coder", "answers", "given_by_both", "only_coder", "only_graph", "decisions", "alike", "agreement",
    "cohens_kappa", "krippendorffs_alpha", "answers_not_coded",
)  # fmt: skip

HOW = (
    "Write one row a code: report, question, variable, code, coder, and if you like quote. Write "
    f"{NONE} as the code where you looked at an answer and found nothing; an answer without a row was not coded."
)
NOTE = (
    "Agreement of coders, not correctness: the graph is one coder and neither is called right. Compared are answers "
    "with a row by hand; where an answer may have several codes, each code that either used is one decision an answer, "
    "given or not. Kappa: Cohen 1960; alpha, nominal: Krippendorff 2011. Empty where both gave one code throughout."
)


def codebook_rows() -> list[tuple[str, ...]]:
    """Return the codes as rows of `CODEBOOK`."""
    return [(each.variable, each.code, each.label, each.definition, each.iri) for each in codebook()]


def comparison_rows(details: Sequence[Difference]) -> list[tuple[str, ...]]:
    """Return each code that somebody gave as a row of `DETAILS`."""
    return [
        (d.variable, d.coder, d.report, d.question, d.code, d.given_by, d.coder_words, d.graph_words) for d in details
    ]


def summary_rows(summary: Sequence[Comparison]) -> list[tuple[str, ...]]:
    """Return the agreement for each variable as a row of `SUMMARY`; shares and coefficients to three places."""
    return [
        (
            *(each.variable, each.coder, str(each.answers), str(each.both), str(each.only_coder), str(each.only_graph)),
            *(str(each.agreement.decisions), str(each.agreement.alike), _share(each.agreement.share)),
            *(_share(each.agreement.kappa), _share(each.agreement.alpha), str(each.left)),
        )
        for each in summary
    ]


def markdown() -> str:
    """Write the codebook as Markdown: a table a variable under its definition."""
    parts = [f"# Codebook\n\n{HOW}\n"]
    for variable in variables().values():
        rows = [row[1:] for row in codebook_rows() if row[0] == variable.name]
        how = "one code an answer" if variable.single else "several codes an answer"
        parts.append(f"## {variable.name}\n\n{layout.markdown(variable.definition, CODEBOOK[1:], rows, (how,))}")
    return "\n".join(parts)


def to_markdown(summary: Sequence[Comparison], details: Sequence[Difference]) -> str:
    """Write a comparison as Markdown: agreement for each variable, then every code with the words of both."""
    first = layout.markdown("Agreement of coders", SUMMARY, summary_rows(summary), (NOTE,))
    return first + "\n" + layout.markdown("Code by code", DETAILS, comparison_rows(details), ())


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
