"""Seven questions asked of a real report beside the examples: what their texts say comes back, with the words for it.

The expectations were read out of the texts. Where rules miss something, more may stand in a text than is expected here;
what is expected must be found. Whatever is found opens into words of the report that it names.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import vpkg
from tests.shared import shared
from vpkg.table import Table

ALERT = "International Alert"
LINDENROOT, SALLOWFIELD = "Lindenroot Peace Foundation", "Sallowfield Rights Network"
TORVANE, SKARNHOLM = "Torvane Mining plc", "Skarnholm Energy Limited"
HALVORIA, MARROWDALE = "Government of Halvoria", "Marrowdale Resources Limited"


@pytest.fixture(scope="module", name="graph")
def _graph() -> Iterator[vpkg.KnowledgeGraph]:
    files = [*vpkg.demo_reports(), shared("reports/international-alert-2023.md")]
    with vpkg.build(files) as graph:
        graph.register(vpkg.demo_register())
        yield graph


def told(table: Table, *columns: str) -> set[tuple[object, ...]]:
    """The rows, narrowed to some columns; things are named by the end of their IRIs."""
    return {tuple(_short(row[column]) for column in columns) for row in table}


def _short(value: object) -> object:
    return str(value).rpartition("/")[2] if str(value).startswith("https://w3id.org/vpkg/id/") else value


def opens(table: Table, number: int = 1) -> None:
    """Rows open into exact words of reports."""
    assert len(table)
    for row in range(1, min(len(table), number) + 1):
        assert any(each["sentence"] for each in table.evidence(row))


def test_who_works_where_with_whom_in_which_role(graph: vpkg.KnowledgeGraph) -> None:
    """Partners stand with the country and the part that the words give them, beside the report's eight countries."""
    table = graph.ask("participations")
    opens(table, 5)
    assert told(table, "name", "country_code", "agent", "part") >= {
        (ALERT, "CD", "government-of-switzerland", "led"),
        (ALERT, "CD", "dcaf", "facilitated"),
        (ALERT, "CD", "dcaf", "partnered"),
        (ALERT, "CD", "iom", "partnered"),
        (ALERT, "KE", "kwale-mining-alliance", "trained"),
        (ALERT, "KE", "marsabit-renewable-energy-reference-group", "founded"),
        (ALERT, None, "kfw", "partnered"),
        (ALERT, None, "european-investment-bank", "partnered"),
        (SKARNHOLM, "MZ", "dcaf", "carried-out"),
        (TORVANE, "GH", "lindenroot-peace-foundation", "carried-out"),
    }
    countries = graph.ask("organisations-by-country", year=2023)
    assert {country for name, country in told(countries, "name", "country") if name == ALERT} == set(
        "cd ke ug np ng rw kg kz".split()
    )


def test_what_is_unanswered(graph: vpkg.KnowledgeGraph) -> None:
    """The blank D12 and the three questions called not applicable, and what the examples leave open."""
    table = graph.ask("unanswered-questions")
    assert {row for row in told(table, "report", "code", "status") if row[0] == "international-alert-2023"} == {
        ("international-alert-2023", "D12", "blank"),
        ("international-alert-2023", "B4", "not-applicable"),
        ("international-alert-2023", "C6", "not-applicable"),
        ("international-alert-2023", "D10", "not-applicable"),
    }
    assert told(table, "report", "code", "status") >= {
        ("lindenroot-peace-foundation-2022", "D10", "blank"),
        ("sallowfield-rights-network-2023", "A3", "absent"),
        ("torvane-mining-plc-2023", "C10", "absent"),
        ("skarnholm-energy-limited-2021", "A3", "blank"),
    }
    assert all(table.evidence(row + 1).rows for row in range(len(table)))


def test_which_partners_connect_pillars(graph: vpkg.KnowledgeGraph) -> None:
    """DCAF has a part in reports of all three pillars, ICRC in those of two, KfW in one only."""
    table = graph.ask("partners-across-pillars")
    opens(table, 5)
    found = told(table, "organisation", "pillar")
    assert {pillar for body, pillar in found if body == "dcaf"} == {"ngo", "corporate", "government"}
    assert {pillar for body, pillar in found if body == "icrc"} == {"ngo", "corporate"}
    assert {pillar for body, pillar in found if body == "kfw"} == set()


def test_how_many_were_trained_and_where_no_number_stands(graph: vpkg.KnowledgeGraph) -> None:
    """Numbers stand with their audience and country; the trainings of International Alert have none."""
    table = graph.ask("people-trained")
    opens(table, 5)
    found = told(table, "name", "reporting_year", "country_code", "audience_type", "people")
    assert {(row[3], row[4]) for row in found if row[0] == ALERT} >= {("police", None), ("armed-forces", None)}
    assert {row[4] for row in found if row[0] == ALERT} == {None}
    assert {(str(row[0]), row[2], row[3], str(row[4])) for row in found} >= {
        (LINDENROOT, "CD", "police", "45"),
        (LINDENROOT, "CD", "armed-forces", "None"),
        (SALLOWFIELD, "KE", "traditional-leaders", "75"),
        (SKARNHOLM, "MZ", "armed-forces", "230"),
        (TORVANE, None, "private-security", "185"),
        (TORVANE, None, "police", "24"),
        (TORVANE, None, "private-security", "214"),
        (TORVANE, None, "police", "36"),
        (MARROWDALE, "ID", "private-security", "146"),
    }


def test_which_laws_are_cited_in_which_role(graph: vpkg.KnowledgeGraph) -> None:
    """The mining code is implemented and trained on, the directive amended, the Police Act promoted."""
    table = graph.ask("instruments-cited", report="international-alert-2023")
    opens(table, 5)
    found = {(str(words).lower(), use) for words, use in told(table, "words", "use")}
    assert found >= {
        ("mining code", "implements"),
        ("mining code", "trained-on"),
        ("european corporate sustainability due diligence directive", "amended"),
        ("police act 2020", "promotes"),
    }


def test_what_was_pledged_and_what_came_of_it(graph: vpkg.KnowledgeGraph) -> None:
    """Promises stand with their year, and the results that reports claim stand beside them."""
    table = graph.ask("pledges")
    opens(table, 5)
    rows = {(name, str(due), str(words)) for name, due, words in told(table, "name", "due", "sentence")}
    for name, due, start in (
        (LINDENROOT, "2023", "We pledge to bring a draft text on site security"),
        (LINDENROOT, "2023", "In 2023 we plan to train 60 mining police officers"),
        (TORVANE, "2023", "We pledge to sign a written agreement with the police"),
        (HALVORIA, "2023", "We pledge to visit the Open Gate project"),
        (SKARNHOLM, "None", "We pledge to write a new emergency plan"),
        (ALERT, "None", "International Alert will report publicly"),
    ):
        assert any(row[:2] == (name, due) and row[2].startswith(start) for row in rows), start
    signed = told(graph.ask("security-arrangements"), "name", "sentence")
    assert any(name == TORVANE and "signed in August 2023" in str(words) for name, words in signed)
    achieved = told(graph.ask("outcomes", report="international-alert-2023"), "sentence")
    assert any("DRC became a member of the VPI in 2023" in str(words) for (words,) in achieved)


def test_who_reports_no_incidents_and_who_was_not_asked(graph: vpkg.KnowledgeGraph) -> None:
    """A nil return, an answer, silence and a form without the question are four different rows."""
    table = graph.ask("topic-by-report", topic="incident-reporting")
    assert told(table, "name", "year", "told") == {
        (ALERT, 2023, "not-asked"),
        (LINDENROOT, 2022, "not-asked"),
        (LINDENROOT, 2023, "not-asked"),
        (SALLOWFIELD, 2023, "not-asked"),
        (HALVORIA, 2022, "not-known"),
        (HALVORIA, 2023, "not-known"),
        (TORVANE, 2022, "answered"),
        (TORVANE, 2023, "nil"),
        (SKARNHOLM, 2021, "nil"),
        (SKARNHOLM, 2023, "silent"),
        (MARROWDALE, 2012, "silent"),
    }
    none = graph.ask("incidents-and-nil-returns")
    opens(none, 4)
    assert told(none, "name", "claim_kind", "none_of") >= {
        (TORVANE, "nil-return", "incident"),
        (SKARNHOLM, "nil-return", "incident"),
        (TORVANE, "incident", None),
    }
