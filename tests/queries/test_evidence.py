"""Every row opens into the words that support it, and the words are those of the document."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import vpkg
from vpkg import pipeline
from vpkg.ask import LibraryQuery, find, library, parse, run
from vpkg.ask.exhibits import COLUMNS
from vpkg.errors import DataError, UnknownName
from vpkg.iri import ROOT, Base
from vpkg.model import Correction
from vpkg.store import OxigraphStore
from vpkg.table import Basis, Table

QUERIES = library()
BY_HAND = {"claims/grievance-mechanisms", "claims/support-to-public-forces"}
"""What the example reports do not tell of; these are opened on the reports made by hand."""
WITHOUT_ROWS = {*BY_HAND, "reporting/statements-by-people", "claims/pledge-follow-ups"}
"""And nobody stated anything of an example report, or judged a pledge."""


@pytest.fixture(scope="module", name="graph")
def _graph() -> Iterator[vpkg.KnowledgeGraph]:
    with vpkg.build(vpkg.demo_reports()) as graph:
        assert graph.register(vpkg.demo_register()) == "added"
        yield graph


@pytest.fixture(scope="module", name="texts")
def _texts() -> dict[str, str]:
    """The text of every example document, by its IRI."""
    read = [pipeline.read_report(path, Correction()).report.document for path in vpkg.demo_reports()]
    return {Base().document(each.sha256): each.text for each in read}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_every_row_opens_and_its_sentences_are_the_words_of_the_document(
    query: LibraryQuery, graph: vpkg.KnowledgeGraph, texts: dict[str, str]
) -> None:
    """Each row of each query opens into at least one row of evidence; what it quotes is the slice it names."""
    table = graph.ask(query.name)
    assert len(table) or query.name in WITHOUT_ROWS
    for number in range(1, len(table) + 1):
        opened = table.evidence(number)
        assert opened.columns == tuple(COLUMNS)
        assert len(opened), f"row {number}"
        for each in opened:
            if each["start"] is None:
                assert each["sentence"] is None
                assert each["unplaced"] is not None or each["record"]
            else:
                text = texts[str(each["document"])]
                assert text[int(str(each["start"])) : int(str(each["end"]))] == each["sentence"]
                assert str(each["sentence"]).strip()
                assert each["report"]


@pytest.mark.parametrize("name", sorted(BY_HAND))
def test_rows_that_only_hand_made_reports_have_open_too(name: str, request: pytest.FixtureRequest) -> None:
    """The queries that find nothing in the example reports open the rows of those made by hand."""
    store: OxigraphStore = request.getfixturevalue("practice").store
    table = run(store, find(name), {})
    assert len(table)
    for number, row in enumerate(table, 1):
        assert row["sentence"] in [each["sentence"] for each in table.evidence(number)]


def short(iri: object) -> str:
    """Write an IRI without the root."""
    return str(iri).removeprefix(ROOT + "id/")


def test_a_row_with_its_words_opens_into_its_sentence(graph: vpkg.KnowledgeGraph) -> None:
    """The way “row”: the sentence, who says it where, and the rule that found the act."""
    table = graph.ask("people-trained", country="Kenya")
    (opened,) = table.evidence(1)
    assert opened["sentence"] == (
        "In Kenya we trained 75 village elders from Turkana in keeping a record of what\nthey see at road blocks."
    )
    assert short(opened["report"]) == "report/sallowfield-rights-network-2023"
    assert (opened["name"], opened["code"]) == ("Sallowfield Rights Network", "C5")
    assert short(opened["recogniser"]) == "recogniser/act-past-verb"
    assert 0 < float(str(opened["confidence"])) < 1


def test_a_thing_opens_into_the_passages_that_name_it(graph: vpkg.KnowledgeGraph) -> None:
    """The way “thing”: the sentences of both reports that name the subsidiary, each with its rule."""
    table = graph.ask("unknown-organisations")
    row = next(row for row in table if row["name"] == "Torvane Ghana Limited")
    opened = list(table.evidence(row))
    assert [(short(each["report"]), each["code"]) for each in opened] == [
        ("report/torvane-mining-plc-2022", "C9"),
        ("report/torvane-mining-plc-2023", "A1"),
    ]
    assert opened[1]["sentence"] == "It binds all companies of the group, Torvane Ghana Limited included."
    assert all(each["recogniser"] for each in opened)


def test_an_answer_opens_into_its_text(graph: vpkg.KnowledgeGraph) -> None:
    """The way “answer”: the whole paragraph in which the nil return stands."""
    table = graph.ask("nil-returns", report="torvane-mining-plc-2023")
    assert [(each["code"], each["sentence"]) for each in table.evidence(1)] == [
        (
            "B6",
            "People may telephone, write or speak to a community officer, and they need not give a name. No incidents "
            "were reported in 2023.",
        )
    ]


def test_an_absence_opens_into_the_document_and_no_words(graph: vpkg.KnowledgeGraph, texts: dict[str, str]) -> None:
    """The way “absence”: no sentence, but how many characters were placed, and how many not."""
    table = graph.ask("unanswered-questions", report="marrowdale-resources-limited-2012")
    row = next(row for row in table if row["code"] == "B3")
    (opened,) = table.evidence(row)
    assert row["status"] == "absent"
    assert (opened["sentence"], opened["start"], opened["recogniser"]) == (None, None, None)
    assert int(str(opened["placed"])) + int(str(opened["unplaced"])) == len(texts[str(opened["document"])])
    # The only words of this report that belong to no answer are those that a person looking at it finds.
    unplaced = [str(each["words"]) for each in graph.ask("unplaced-text", report=short(opened["report"])[7:])]
    assert opened["unplaced"] == sum(map(len, unplaced))


def test_a_count_opens_into_the_rows_that_it_counts(graph: vpkg.KnowledgeGraph) -> None:
    """The way “query”: a count of reports opens into the reports of that year and pillar, and no others."""
    table = graph.ask("reports-by-year-and-pillar")
    row = next(row for row in table if (row["year"], row["pillar"]) == (2023, "corporate"))
    assert row["reports"] == 2
    assert sorted({short(each["report"]) for each in table.evidence(row)}) == [
        "report/skarnholm-energy-limited-2023-update",
        "report/torvane-mining-plc-2023",
    ]


def test_reference_data_open_into_their_record_and_source(graph: vpkg.KnowledgeGraph) -> None:
    """The way “record”: what it is a record of, and where that comes from; no words of a report."""
    table = graph.ask("comparable-questions", topic="training")
    (opened,) = table.evidence(1)
    assert opened["record"] == ROOT + "scheme/topic/training"
    assert opened["source"] == "Public annual reports on the Voluntary Principles, 2011 to 2024, compared"
    assert (opened["report"], opened["sentence"]) == (None, None)


def test_a_count_of_none_opens_into_the_documents_in_which_nothing_was_found(graph: vpkg.KnowledgeGraph) -> None:
    """That nothing was found cannot be quoted: the documents and what of them was placed stand for it."""
    table = graph.ask("principle-parts-by-pillar")
    row = next(row for row in table if 0 in row.values() and str(row["pillar"]).endswith("/government"))
    opened = list(table.evidence(row))
    assert {short(each["report"]) for each in opened} == {
        "report/government-of-halvoria-2022-update",
        "report/government-of-halvoria-2023",
    }
    assert all(each["sentence"] is None and each["placed"] for each in opened)


def test_rows_that_there_are_not_are_refused(graph: vpkg.KnowledgeGraph) -> None:
    """A wrong number, other values, and a table that is no answer of the library are said in one sentence."""
    table = graph.ask("reports")
    for row in (0, 11, -1):
        with pytest.raises(UnknownName, match=r"numbered from 1 to 10\.$"):
            table.evidence(row)
    with pytest.raises(UnknownName, match="No row of this table has these values"):
        table.evidence({"report": "x"})
    loose = Table(("x",), ("string",), ((None,),), "T", "N.", Basis(0, 0, 0))
    with pytest.raises(UnknownName, match="Only answers of the library open"):
        loose.evidence(1)


def test_evidence_that_leads_in_a_circle_is_refused(
    graph: vpkg.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A query whose evidence is itself ends in an error of the file, not in a hang."""
    query = find("reports-by-year-and-pillar")
    wrong = parse(query.name, query.text.replace("query reporting/reports year", f"query {query.name} year"))
    monkeypatch.setattr("vpkg.ask.evidence.find", lambda _: wrong)
    table = graph.answer(wrong, {})
    with pytest.raises(DataError, match="leads in a circle"):
        table.evidence(1)
