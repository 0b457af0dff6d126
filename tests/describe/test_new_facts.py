"""What a document shows, what a person states, what is told by country: each a statement with its evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.writing import ngo_report
from vpkg.check.validate import validate
from vpkg.describe import combine, copies_in, describe
from vpkg.iri import Base
from vpkg.model import (
    Block,
    Correction,
    Document,
    Edit,
    Part,
    Period,
    Reading,
    Report,
    Rights,
    Span,
    StatedDate,
    Status,
)
from vpkg.pipeline import read_report

ROOT = "https://w3id.org/vpkg/"
REPORT = ROOT + "id/report/quietwater-trust-2023"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORDS = {"C5": "In Kenya we met DCAF, and our cooperation grew.", "D9": "Kenya: we look twice a year."}
Facts = dict[tuple[str, str], list[str]]


@pytest.fixture(name="reading")
def _reading(tmp_path: Path) -> Reading:
    path = tmp_path / "report.md"
    path.write_text(ngo_report(WORDS), encoding="utf-8")
    return read_report(path)


def facts(reading: Reading) -> Facts:
    """All values by the subject and the property, each by the end of its IRI; the graph is a good one by the shapes."""
    nquads = describe(reading, Base())
    assert [result for result in validate(nquads) if "shape/ngo-2023" not in result.shape] == []
    found: Facts = {}
    for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS):
        name = quad.predicate.value.replace("#", "/").rpartition("/")[2]
        found.setdefault((quad.subject.value, name), []).append(quad.object.value)
    return found


def with_report(reading: Reading, change: Callable[[Report], Report]) -> Reading:
    return replace(reading, report=change(reading.report))


def with_document(reading: Reading, change: Callable[[Document], Document]) -> Reading:
    return with_report(reading, lambda report: replace(report, document=change(report.document)))


def of_code(report: Report, code: str) -> Span:
    [body] = next(answer.bodies for answer in report.answers if answer.code == code)
    return body


def passage(reading: Reading, span: Span) -> str:
    return f"{ROOT}id/document/{reading.report.document.sha256[:16]}#char={span.start},{span.end}"


# Where words stand


def test_a_passage_of_a_pdf_says_its_page(reading: Reading) -> None:
    """A page selector by RFC 8118, shared by all passages of the page; a passage over two pages has both."""
    spans = (of_code(reading.report, "C5"), of_code(reading.report, "D9"))

    def paged(document: Document) -> Document:
        middle = (spans[1].start + spans[1].end) // 2
        blocks = (
            Block("paragraph", Span(0, spans[0].end), 0, 1),
            Block("paragraph", Span(spans[0].end, middle), 0, 3),
            Block("paragraph", Span(middle, len(document.text)), 0, 4),
        )
        return replace(document, media_type="application/pdf", blocks=blocks, pages=4)

    found = facts(with_document(reading, paged))
    selectors = [found[passage(reading, span), "hasSelector"] for span in spans]
    pages = [sorted(each for each in some if "#page=" in each) for some in selectors]
    document = passage(reading, spans[0]).partition("#")[0]
    assert pages == [[f"{document}#page=1"], [f"{document}#page=3", f"{document}#page=4"]]
    assert found[f"{document}#page=3", "value"] == ["page=3"]
    assert found[f"{document}#page=3", "conformsTo"] == ["https://www.rfc-editor.org/info/rfc8118"]
    assert found[document, "numberOfPages"] == ["4"]
    assert (passage(reading, spans[0]), "paragraph") not in found


@pytest.mark.parametrize(("media_type", "said"), [(DOCX, ["2"]), ("text/html", ["2"]), ("text/markdown", None)])
def test_a_passage_without_pages_says_its_paragraph(reading: Reading, media_type: str, said: list[str] | None) -> None:
    """Counted from 1, page furniture left out; text files need none, as offsets fit the file itself."""
    span = of_code(reading.report, "C5")

    def cut(document: Document) -> Document:
        blocks = (
            Block("heading", Span(0, 10), 1),
            Block("chrome", Span(11, 20)),
            Block("paragraph", Span(21, len(document.text))),
        )
        return replace(document, media_type=media_type, blocks=blocks)

    assert facts(with_document(reading, cut)).get((passage(reading, span), "paragraph")) == said


def test_a_mended_word_is_also_given_as_the_page_shows_it(reading: Reading) -> None:
    """A passage over a joined hyphen says what the page shows; one beside it, or half over it, says nothing more."""
    span = of_code(reading.report, "C5")
    text = reading.report.document.text
    at = text.index("cooperation")
    edits = (Edit(Span(at, at + 11), "co-\noperation"), Edit(Span(span.end - 2, span.end + 2), "?"))
    reading = replace(reading, mentions=(), accounts=(), activities=(), statements=())
    found = facts(with_document(reading, lambda document: replace(document, edits=edits)))
    shown = found[passage(reading, span), "shownAs"]
    assert shown == ["In Kenya we met DCAF, and our co-\noperation grew."]
    assert len([key for key in found if key[1] == "shownAs"]) == 1


def test_the_share_of_the_page_is_said(reading: Reading) -> None:
    """Characters of page furniture by characters of the text; zero where there is none."""
    document = passage(reading, Span(0, 1)).partition("#")[0]
    length = len(reading.report.document.text)
    assert facts(reading)[document, "chromeShare"] == ["0"]
    half = with_report(reading, lambda report: replace(report, chrome=(Span(0, length // 2),)))
    assert float(facts(half)[document, "chromeShare"][0]) == pytest.approx(0.5, abs=0.01)


# What the report says of itself


@pytest.mark.parametrize(("value", "datatype"), [("2024", "gYear"), ("2024-03", "gYearMonth"), ("2024-03-05", "date")])
def test_dates_are_as_exact_as_their_words(reading: Reading, value: str, datatype: str) -> None:
    """The day of publication and that of the plenary are two facts beside the period, each with its words."""
    span = Span(0, 20)
    dates = (StatedDate("publication", value, span), StatedDate("plenary", "2024", span))
    changed = with_report(reading, lambda report: replace(report, dates=dates))
    found = facts(changed)
    assert found[REPORT, "issued"] == [value]
    assert found[REPORT, "plenaryDate"] == ["2024"]
    assert found[REPORT, "dateStatedIn"] == [passage(reading, span)]
    assert f'issued> "{value}"^^<http://www.w3.org/2001/XMLSchema#{datatype}>' in describe(changed, Base())


def test_of_two_dates_of_publication_the_first_is_taken(reading: Reading) -> None:
    """A graph does not say that a report was published twice."""
    dates = (StatedDate("publication", "2024-03", Span(0, 9)), StatedDate("publication", "2025", Span(10, 19)))
    found = facts(with_report(reading, lambda report: replace(report, dates=dates)))
    assert found[REPORT, "issued"] == ["2024-03"]


def test_a_part_of_an_answer_is_a_node_and_no_answer(reading: Reading) -> None:
    """It has a status, a country, words and passages of its own; the thirteen answers stay thirteen."""
    span = of_code(reading.report, "D9")
    heading, body = Span(span.start, span.start + 6), Span(span.start + 7, span.end)
    parts = (
        Part("ke", "KE", Status.ANSWERED, (heading,), (body,)),
        Part("horn-of-africa", None, Status.BLANK, (heading,), ()),
    )

    def told(report: Report) -> Report:
        answers = tuple(replace(each, parts=parts) if each.code == "D9" else each for each in report.answers)
        return replace(report, answers=answers)

    found = facts(with_report(reading, told))
    kenya, horn = f"{REPORT}#D9.ke", f"{REPORT}#D9.horn-of-africa"
    assert sorted(found[f"{REPORT}#D9", "hasPart"]) == [horn, kenya]
    assert found[kenya, "type"] == ["https://w3id.org/vpkg/ontology#AnswerPart"]
    assert found[kenya, "isPartOf"] == [f"{REPORT}#D9"]
    assert found[kenya, "spatial"] == [ROOT + "id/country/ke"]
    assert found[kenya, "text"] == ["we look twice a year."]
    assert found[kenya, "body"] == [passage(reading, body)]
    assert found[kenya, "headingText"] == ["Kenya:"]
    assert found[horn, "status"] == [ROOT + "scheme/answer-status/blank"]
    assert (horn, "spatial") not in found
    assert (horn, "text") not in found
    assert len(found[REPORT, "hasAnswer"]) == 13


def test_a_heading_of_its_own_is_linked_to_a_topic_with_a_score(reading: Reading) -> None:
    """A judged link: the topic and how closely the wording fits."""

    def free(report: Report) -> Report:
        answers = tuple(
            replace(each, question=None, topic="awareness", match=0.83) if each.code == "C5" else each
            for each in report.answers
        )
        return replace(report, answers=answers)

    found = facts(with_report(reading, free))
    assert found[f"{REPORT}#C5", "topic"] == [ROOT + "scheme/topic/awareness"]
    assert found[f"{REPORT}#C5", "matchScore"] == ["0.83"]


# What a person states


def test_what_a_person_states_is_kept_as_provenance(reading: Reading) -> None:
    """Each field is a statement; the file has its name and digest; document and report point to it."""
    stated = Correction(
        template="ngo-2023",
        period=Period(date(2023, 1, 1), date(2023, 12, 31)),
        headings=(("Telling others", "C5"), ("In this issue", "")),
        version="public",
        source="report.md.vpkg.toml",
        sha256="ab" * 32,
        options=("template",),
    )
    found = facts(with_report(reading, lambda report: replace(report, correction=stated)))
    document = passage(reading, Span(0, 1)).partition("#")[0]
    correction = f"{document}#correction"
    assert found[document, "wasInfluencedBy"] == found[REPORT, "wasInfluencedBy"] == [correction]
    assert found[correction, "fileName"] == ["report.md.vpkg.toml"]
    assert found[correction, "sha256"] == ["ab" * 32]
    assert sorted(found[correction, "states"]) == [
        "heading “In this issue”: none",
        "heading “Telling others”: C5",
        "period: 2023-01-01 to 2023-12-31",
        "template: ngo-2023 (by an option of the command)",
        "version: public",
    ]


@pytest.mark.parametrize("nothing", [None, Correction(), Correction(source="a.vpkg.toml", sha256="ab" * 32)])
def test_where_nothing_is_stated_nothing_is_said(reading: Reading, nothing: Correction | None) -> None:
    """No correction node for an empty correction."""
    found = facts(with_report(reading, lambda report: replace(report, correction=nothing)))
    assert not [key for key in found if key[1] in ("wasInfluencedBy", "states")]


@pytest.mark.parametrize(
    ("licence", "link", "words"),
    [("https://example.org/licence", ["https://example.org/licence"], []), ("CC-BY-4.0", None, ["CC-BY-4.0"])],
)
def test_rights_and_how_much_may_be_shown(
    reading: Reading, licence: str, link: list[str] | None, words: list[str]
) -> None:
    """The statement, the licence (no IRI is made up for one that has none) and the display policy."""
    stated = Correction(rights=Rights("© 2024 Quietwater Trust", licence, "full-text"))
    found = facts(with_report(reading, lambda report: replace(report, correction=stated)))
    document = passage(reading, Span(0, 1)).partition("#")[0]
    assert sorted(found[document, "rights"]) == sorted(["© 2024 Quietwater Trust", *words])
    assert found.get((document, "license")) == link
    assert found[document, "displayPolicy"] == [ROOT + "scheme/display-policy/full-text"]


def test_a_report_alone_is_one_version_that_holds(reading: Reading) -> None:
    """Work, version and document are three nodes; nothing is said of a status that nobody states."""
    found = facts(reading)
    version = f"{REPORT}#version-en"
    assert found[REPORT, "hasVersion"] == found[REPORT, "currentVersion"] == [version]
    assert found[version, "isVersionOf"] == [REPORT]
    assert found[version, "hasFormat"] == found[REPORT, "hasDocument"]
    assert (version, "versionStatus") not in found
    assert (version, "wasRevisionOf") not in found


def test_putting_a_graph_together_again_changes_nothing(reading: Reading) -> None:
    """A graph of one document, or of two, comes out of `combine` as it went in."""
    base, slug = Base(), reading.report.slug
    one = describe(reading, base)
    assert combine([one], base, slug).nquads == one
    other = with_document(reading, lambda document: replace(document, sha256="ef" * 32, source="b.txt"))
    two = combine([one, describe(other, base)], base, slug)
    assert [copy.name for version in two.family.versions for copy in version.copies] == ["report.md", "b.txt"]
    assert combine([two.nquads], base, slug).nquads == two.nquads
    assert combine([describe(other, base), two.nquads, one], base, slug).nquads == two.nquads
    assert combine([two.nquads], base, slug, without=frozenset({"ef" * 32})).nquads == one
    assert {copy.name for copy in copies_in(two.nquads, base, slug)} == {"report.md", "b.txt"}
    assert combine([one], base, slug, without=frozenset({reading.report.document.sha256})).nquads == ""


def test_documents_are_told_from_the_nodes_below_them_under_any_base(reading: Reading) -> None:
    """A base may be long, and look like the name of a document itself."""
    base = Base("https://example.org/id/document/")
    graph = describe(reading, base)
    assert [copy.name for copy in copies_in(graph, base, reading.report.slug)] == ["report.md"]
    assert combine([graph], base, reading.report.slug).nquads == graph
    assert "#version-en" in graph


def test_other_signs_that_end_a_line_do_not_cut_a_statement(tmp_path: Path) -> None:
    """A line separator in the words of a report stays in its literal when graphs are put together."""
    path = tmp_path / "report.md"
    path.write_text(ngo_report({"C5": "In Kenya\u2028we met\u0085DCAF."}), encoding="utf-8")
    reading = read_report(path)
    graph = describe(reading, Base())
    assert "\u2028" in graph
    assert combine([graph], Base(), reading.report.slug).nquads == graph
    assert list(ox.parse(graph, format=ox.RdfFormat.N_QUADS))
