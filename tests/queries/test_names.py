"""Names for IRIs: in any case, by any name; ambiguous ones are said, misspelt ones get the nearest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import vpkg
from vpkg import terms
from vpkg.ask import Finder, Param, parameter_term
from vpkg.errors import UnknownName
from vpkg.iri import ROOT
from vpkg.model import Iri
from vpkg.store import open_memory

from .conftest import Engines

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@pytest.fixture(scope="module", name="graph")
def _graph() -> Iterator[vpkg.KnowledgeGraph]:
    with vpkg.build(vpkg.demo_reports()) as graph:
        yield graph


def term(graph: vpkg.KnowledgeGraph, kind: str, text: str) -> str:
    """Return what a user's words are taken for, without the root."""
    finder = graph._names
    found = parameter_term(Param("x", "iri", kind, ""), text, finder, base=graph.base, near=finder.near)
    assert isinstance(found, Iri)
    return found.value.removeprefix(ROOT)


@pytest.mark.parametrize(
    ("kind", "text", "iri"),
    [
        ("country", "Kenya", "id/country/ke"),
        ("country", "ke", "id/country/ke"),
        ("country", "KEN", "id/country/ke"),
        ("country", " RDC ", "id/country/cd"),
        ("organisation", "international alert", "id/organisation/international-alert"),
        ("organisation", "International-Alert", "id/organisation/international-alert"),
        ("organisation", "DCAF", "id/organisation/dcaf"),
        ("organisation", "ICRC", "id/organisation/icrc"),
        ("organisation", "torvane mining PLC", "id/organisation/torvane-mining-plc"),
        ("organisation", "Torvane Ghana Limited", "id/organisation/torvane-ghana-limited"),
        ("report", "Torvane Mining plc 2022", "id/report/torvane-mining-plc-2022"),
        ("report", "torvane mining plc (2022)", "id/report/torvane-mining-plc-2022"),
        ("report", "Government of Halvoria 2022 update", "id/report/government-of-halvoria-2022-update"),
        ("report", "Government of Halvoria, 2022", "id/report/government-of-halvoria-2022-update"),
        ("report", "Torvane-Mining-plc-2022", "id/report/torvane-mining-plc-2022"),
        ("instrument", "ungps", "id/instrument/ungps"),
        ("instrument", "UN Guiding Principles on Business and Human Rights", "id/instrument/ungps"),
        ("template", "NGO-2023", "template/ngo-2023"),
        ("topic", "Training", "scheme/topic/training"),
        ("topic", "engagement in the Initiative", "scheme/topic/engagement-in-initiative"),
        ("role", "Carried out", "scheme/role/carried-out"),
        ("role", "carried-out", "scheme/role/carried-out"),
        ("stakeholder-type", "PRIVATE SECURITY", "scheme/stakeholder-type/private-security"),
        ("pillar", "Corporate", "scheme/pillar/corporate"),
        ("project", "open gate", "id/project/open-gate"),
        ("entity", "Ghana", "id/country/gh"),
    ],
)
def test_things_may_be_named_in_any_of_their_names(kind: str, text: str, iri: str, graph: vpkg.KnowledgeGraph) -> None:
    """Codes, acronyms, labels and notations in any case lead to the IRI; a report is who and when."""
    assert term(graph, kind, text) == iri


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("country", "Congo", ("Democratic Republic of the Congo (cd)", "Republic of the Congo (cg)")),
        ("country", "Kenyaa", ("did you mean Kenya?",)),
        ("organisation", "Torvane Minning", ("did you mean", "Torvane Mining plc")),
        ("organisation", "zzqqxx", ("There is no organisation", "give its name")),
        ("report", "Torvane Mining plc 2021", ("did you mean", "Torvane Mining plc, full report 2022")),
        ("topic", "trainings", ("did you mean training",)),
        ("template", "ngo-2024", ("did you mean ngo-2023",)),
        ("role", "carried of", ("did you mean carried-out",)),
        ("pillar", "governmnt", ("did you mean government?",)),
    ],
)
def test_what_is_not_sure_is_asked_back_and_never_chosen(
    kind: str, text: str, said: tuple[str, ...], graph: vpkg.KnowledgeGraph
) -> None:
    """An ambiguous name tells its candidates, a misspelt one the nearest names; neither gives an answer."""
    with pytest.raises(UnknownName) as error:
        term(graph, kind, text)
    assert all(words in str(error.value) for words in said), str(error.value)


def test_a_report_and_its_update_of_one_year_are_two(engines: Engines) -> None:
    """Who reports and the year is no one report where a year has two: both are said, and the word update decides."""
    twin = "<https://w3id.org/vpkg/id/report/beryl-mining-2023-update> "
    ontology, graph = ROOT + "ontology#", f"{ROOT}graph/report/beryl-mining-2023-update"
    lines = f"{twin}<{TYPE}> <{ontology}UpdateReport> <{graph}> .\n"
    lines += f"{twin}<{ontology}reporter> <{ROOT}id/organisation/beryl-mining> <{graph}> .\n"
    lines += f'{twin}<{ontology}reportingYear> "2023"^^<{terms.XSD}gYear> <{graph}> .\n'
    with open_memory() as store:
        for name in engines.store.graphs():
            store.put(name, "".join(line + "\n" for line in engines.store.quads(name)))
        store.put(graph, lines)
        finder = Finder(store)
        assert finder("report", "Beryl Mining 2023 update") == twin.strip("<> ")
        with pytest.raises(UnknownName, match=r"may mean Beryl Mining, full report 2023 .* or beryl.*-update"):
            finder("report", "Beryl Mining 2023")


def test_the_nearest_names_are_those_of_the_kind(graph: vpkg.KnowledgeGraph) -> None:
    """A country's name is not offered for an organisation's, and nothing is offered where nothing is alike."""
    assert graph._names.near("country", "Gana")[0] == "Ghana"
    assert graph._names.near("pillar", "Gana") == ()
    assert "Ghana" not in graph._names.near("organisation", "Gana")
