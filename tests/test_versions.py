"""Work, version, translation, document: four things, linked in one graph and never counted twice."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

import vpkg
from tests.writing import ngo_report
from vpkg.ask import library
from vpkg.correction import ENDING
from vpkg.errors import ReportClash, UnknownName
from vpkg.model import Block, Correction, Document, Dropped, Span
from vpkg.pipeline import read_report
from vpkg.pipeline.manifest import NAME
from vpkg.versions import STANDINGS, Copy, alike, declared, digest, family, likeness, sketch

REPORT = "quietwater-trust-2023"
ANSWERS = {"C5": "In Kenya we met DCAF, and trained 452 officers.", "C6": "N/A", "D12": ""}
CORRECTED = {**ANSWERS, "C5": "In Uganda we met DCAF, and trained 425 officers."}


def written(folder: Path, name: str, answers: dict[str, str], head: str = "", states: str = "") -> Path:
    """Write a report, with a correction file beside it where something is stated."""
    path = folder / name
    # No two names hold the same bytes, unless a test wants it so.
    path.write_text(ngo_report(answers, before=head) + "\n" * len(name), encoding="utf-8")
    if states:
        (folder / (name + ENDING)).write_text(states, encoding="utf-8")
    return path


def versions(graph: vpkg.KnowledgeGraph) -> dict[str, tuple[str | None, str]]:
    """The files of the graph's reports, each with the status of its version and whether that holds."""
    return {str(row["file"]): (_text(row["status"]), str(row["holds"])) for row in graph.ask("versions")}


def _text(cell: object) -> str | None:
    return None if cell is None else str(cell)


def countries(graph: vpkg.KnowledgeGraph) -> set[str]:
    return {str(row["country"]) for row in graph.ask("countries-by-answer")}


# In several formats


def test_two_formats_of_one_text_are_one_report_with_two_documents(tmp_path: Path) -> None:
    """The text file and the Markdown file are one version; the answers stand once, and the other file is linked."""
    files = [written(tmp_path, "report.md", ANSWERS), written(tmp_path, "report.txt", ANSWERS)]
    files[1].write_text(ngo_report(ANSWERS).replace("\n\n", "\r\n\r\n"), encoding="utf-8", newline="")
    with vpkg.build(files) as graph:
        assert graph.reports() == [REPORT]
        assert versions(graph) == {"report.md": (None, "yes"), "report.txt": (None, "yes")}
        linked = graph.sparql(
            "SELECT ?file ?of WHERE { GRAPH ?g { ?a dct:isFormatOf ?b . ?a vp:fileName ?file . ?b vp:fileName ?of } }"
        )
        assert [(row["file"], row["of"]) for row in linked] == [("report.txt", "report.md")]
        counted = graph.sparql("SELECT (COUNT(?a) AS ?n) WHERE { GRAPH ?g { ?r vp:hasAnswer ?a } }")
        assert [str(row["n"]) for row in counted] == ["13"]


def test_no_query_counts_a_file_twice(tmp_path: Path) -> None:
    """Every query of the library answers the same with a second format, a draft and a text in French added."""
    alone = [written(tmp_path, "report.md", ANSWERS)]
    more = [
        written(tmp_path, "report.txt", ANSWERS),
        written(tmp_path, "early.md", CORRECTED, "DRAFT"),
        written(tmp_path, "rapport.md", CORRECTED, states='language = "fr"\ntranslation-of = "en"\n'),
    ]
    with vpkg.build(alone) as one, vpkg.build([*alone, *more]) as many:
        assert len(versions(many)) == 4
        compared = 0
        for query in library():
            if query.name not in ("reporting/versions", "reporting/statements-by-people"):
                assert list(one.ask(query.name)) == list(many.ask(query.name)), query.name
                compared += len(one.ask(query.name))
        assert compared > 30


def test_the_file_that_answers_more_speaks_for_the_report() -> None:
    """More answers first, then more text placed, then the format that says more of its structure."""
    word = copy("a", media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    page = copy("b", media_type="text/html")
    paged = copy("c", media_type="application/pdf")
    assert _lead([paged, page, word]) == "a"
    assert _lead([replace(paged, answered=13), page, word]) == "c"
    assert _lead([paged, replace(page, coverage=0.98), replace(word, coverage=0.91)]) == "b"


def copy(name: str, **facts: object) -> Copy:
    """A copy of a report with words of its own digest, all else as given."""
    plain = Copy(name * 64, f"{name}.md", "text/markdown", "en", "same", "", answered=12, coverage=0.98)
    return replace(plain, **facts)  # type: ignore[arg-type]


def _lead(copies: list[Copy]) -> str:
    found = {family(order).lead for order in permutations(copies)}
    assert len(found) == 1
    lead = found.pop()
    assert lead is not None
    return lead.name[0]


def document(text: str, media_type: str = "text/plain", kind: str = "paragraph") -> Document:
    return Document("0" * 64, "a.txt", media_type, "en", text, (Block(kind, Span(0, len(text))),))


WORDS = " ".join(
    f"Sentence {number * 7919 % 1000} of our report tells of dialogue in town {number}." for number in range(400)
)


def test_case_space_punctuation_and_markup_are_no_words() -> None:
    """The digest is of letters and digits in their order; where a link leads in Markdown is markup."""
    plain = document("We met in  Kenya – twice. Co-operation went on.")
    marked = document("## WE met in\n**Kenya**: [twice](https://example.org/a)\n\nCooperation went on", "text/markdown")
    assert digest(plain) == digest(marked)
    assert digest(plain) != digest(document("We met in Kenya – thrice. Co-operation went on."))


def test_furniture_of_the_page_is_no_word() -> None:
    """A running head that stays in the text does not make another text of it."""
    text = "Acme report, page 1\n\nWe met in Kenya."
    headed = document(text)
    headed = replace(headed, blocks=(Block("chrome", Span(0, 19)), Block("paragraph", Span(21, len(text)))))
    assert digest(headed) == digest(document("We met in Kenya."))


def test_a_text_with_page_numbers_left_in_it_is_still_the_text() -> None:
    """What another format leaves over or loses here and there does not hide that the words are the same."""
    words = WORDS.split()
    noisy = [word if place % 300 else f"{word} {place // 300}" for place, word in enumerate(words)]
    assert alike(sketch(document(WORDS)), sketch(document(" ".join(noisy))))
    assert likeness(sketch(document(WORDS)), sketch(document(WORDS))) > 0.99


@pytest.mark.parametrize(
    "other",
    [
        WORDS.replace("Sentence 919 ", "Sentence 920 "),
        WORDS + " We add a paragraph that nobody has read before, on the work of this year." * 10,
        WORDS.replace("dialogue", "training"),
        WORDS[::-1],
        "",
    ],
    ids=["a figure", "a paragraph", "a word throughout", "backwards", "nothing"],
)
def test_a_text_that_says_something_else_is_another_text(other: str) -> None:
    """A figure changed, a paragraph added, or other words: never taken for the same text in another format."""
    assert other != WORDS
    assert not alike(sketch(document(WORDS)), sketch(document(other)))


def test_a_sketch_of_other_making_is_never_alike() -> None:
    """What is no sketch is like nothing, itself included."""
    for text in ("", "1:0123456789abcdef:AAAA", "1:0123456789abcdef:A", "words"):
        assert not alike(text, text)


def test_two_files_of_one_format_that_differ_in_a_word_are_two_texts() -> None:
    """Nearly the same words are taken for the same only across formats: one reader read both files."""
    near = sketch(document(WORDS))
    first, second = copy("a", digest="x", sketch=near), copy("b", digest="y", sketch=near)
    assert len(family([first, second]).clashing) == 2
    assert len(family([first, replace(second, media_type="application/pdf")]).versions) == 1


# Versions


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("DRAFT", "draft"), ("Draft for comment, March 2024", "draft"), ("Annual report – final draft", "draft"),
        ("Corrected version, May 2024", "corrected"), ("Annual report (revised)", "corrected"),
        ("Erratum", "corrected"), ("Version 2", "corrected"), ("This version replaces that of May 2024.", "corrected"),
        ("WITHDRAWN", "withdrawn"), ("This report has been withdrawn.", "withdrawn"), ("Public version", "public"),
        ("Version as filed", "filed"), ("Non-public version", "filed"),
        ("Version 1", None), ("Reporting template, version 2", None), ("Withdrawn from Myanmar in 2021", None),
        ("We drafted a policy and revised another.", None), ("Draft policy on security", None),
        ("In this year we revised the draft version of the policy that our board had asked for, and two more.", None),
    ],
)  # fmt: skip
def test_a_status_is_read_from_the_head(tmp_path: Path, head: str, status: str | None) -> None:
    """A line of the head that says what the text is counts; prose about drafts of other things does not."""
    report = read_report(written(tmp_path, "report.md", ANSWERS, head)).report
    found = declared(report)
    assert found.status == status
    if status:
        assert found.span is not None
        assert report.document.text[found.span.start : found.span.end] == head


def test_every_cue_finds_its_own_example() -> None:
    """The list of cues is a table of four columns, and each row's pattern finds the example beside it."""
    table = Path(vpkg.__file__).parent / "versions" / "cues.csv"
    with table.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) > 15
    for row in rows:
        assert set(row) == {"status", "where", "pattern", "example"}
        assert row["status"] in STANDINGS
        assert row["where"] in ("head", "name")
        assert re.search(row["pattern"], row["example"].rpartition(".")[0] or row["example"], re.IGNORECASE), row


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("report-draft.md", "draft"), ("report_corrected_2024.md", "corrected"), ("Report (revised).md", "corrected"),
        ("report-v2.md", "corrected"), ("report.v1.md", None), ("report-withdrawn.md", "withdrawn"),
        ("report-public.md", "public"), ("overdrafts.md", None), ("public-security-report.md", None),
    ],
)  # fmt: skip
def test_a_status_is_read_from_the_name_of_the_file(tmp_path: Path, name: str, status: str | None) -> None:
    """Whole words of the name only."""
    assert declared(read_report(written(tmp_path, name, ANSWERS)).report).status == status


def test_a_running_head_may_say_that_it_is_a_draft(tmp_path: Path) -> None:
    """What the page shows on every page counts, though it is no part of the text."""
    report = read_report(written(tmp_path, "report.md", ANSWERS)).report
    document_ = replace(report.document, dropped=(Dropped("running-head", "Annual report – draft", 1),))
    assert declared(replace(report, document=document_)).status == "draft"


def test_what_a_person_states_goes_before_what_the_file_says(tmp_path: Path) -> None:
    """A correction file makes a public version of what calls itself a draft; an unknown status is refused."""
    path = written(tmp_path, "report-draft.md", ANSWERS, states='version = "public"\n')
    report = read_report(path).report
    assert declared(report).status == "public"
    with pytest.raises(UnknownName, match="final"):
        declared(replace(report, correction=Correction(version="final")))


@pytest.mark.parametrize(
    ("lower", "higher"),
    [("draft", "filed"), ("filed", "public"), ("draft", "public"), ("filed", "corrected"), ("public", "corrected")],
)
def test_the_higher_status_holds_and_the_lower_is_kept_behind_it(tmp_path: Path, lower: str, higher: str) -> None:
    """Draft before filed before public before corrected: the last gives the answers and revises the other."""
    files = [
        written(tmp_path, "a.md", ANSWERS, states=f'version = "{lower}"\n'),
        written(tmp_path, "b.md", CORRECTED, states=f'version = "{higher}"\n'),
    ]
    with vpkg.build(files) as graph:
        assert versions(graph) == {"a.md": (lower, "no"), "b.md": (higher, "yes")}
        assert countries(graph) == {"UG"}
        assert graph.sparql_ask(
            f"ASK {{ GRAPH ?g {{ ?new prov:wasRevisionOf ?old . ?new vp:versionStatus ?s . "
            f"FILTER(STRENDS(STR(?s), '{higher}')) }} }}"
        )
        assert {each.shape.rpartition("/")[2] for each in graph.check()} == {"ngo-2023#C6-reason", "ngo-2023#D12"}


def test_of_two_corrected_versions_the_higher_number_holds(tmp_path: Path) -> None:
    """Version 3 goes before version 2, and both before the text without a number."""
    files = [
        written(tmp_path, "report.md", ANSWERS),
        written(tmp_path, "report-v3.md", CORRECTED),
        written(tmp_path, "report-v2.md", {"C5": "In Ghana we met DCAF."}),
    ]
    with vpkg.build(files) as graph:
        holds = [str(row["file"]) for row in graph.ask("versions") if row["holds"] == "yes"]
        assert holds == ["report-v3.md"]
        chain = graph.sparql("SELECT ?a ?b WHERE { GRAPH ?g { ?a prov:wasRevisionOf ?b } } ORDER BY ?a")
        ends = [(str(row["a"]).partition("#")[2], str(row["b"]).partition("#")[2]) for row in chain]
        assert ends == [("version-corrected-2-en", "version-en"), ("version-corrected-3-en", "version-corrected-2-en")]


# Withdrawal


def test_a_withdrawn_report_answers_nothing_and_stays_as_a_node(tmp_path: Path) -> None:
    """It is in no count; who reported on which year, the file and the status are still there, and the graph is good."""
    with vpkg.build([written(tmp_path, "report.md", ANSWERS, "WITHDRAWN")]) as graph:
        assert graph.reports() == [REPORT]
        assert versions(graph) == {"report.md": ("withdrawn", "no")}
        assert len(graph.ask("reports")) == len(graph.ask("reports-by-year-and-pillar")) == 0
        assert len(graph.ask("mentions")) == len(graph.ask("answers-by-topic")) == 0
        assert not graph.sparql_ask("ASK { GRAPH ?g { ?r vp:hasAnswer ?a } }")
        assert graph.sparql_ask("ASK { GRAPH ?g { ?r a vp:WithdrawnReport ; vp:reporter ?o ; vp:reportingYear ?y } }")
        assert graph.check() == ()


def test_a_withdrawal_takes_earlier_texts_along_and_a_correction_outlives_it(tmp_path: Path) -> None:
    """A text that says nothing of itself falls with the withdrawn one; one that corrects it holds."""
    before = written(tmp_path, "report.md", ANSWERS)
    taken_back = written(tmp_path, "report-withdrawn.md", {"C5": "In Ghana we met DCAF."})
    with vpkg.build([before, taken_back]) as graph:
        assert versions(graph) == {"report.md": (None, "no"), "report-withdrawn.md": ("withdrawn", "no")}
        assert len(graph.ask("reports")) == 0
    after = written(tmp_path, "report-corrected.md", CORRECTED)
    with vpkg.build([before, taken_back, after]) as graph:
        assert versions(graph)["report-corrected.md"] == ("corrected", "yes")
        assert countries(graph) == {"UG"}


def test_one_file_under_two_names_is_withdrawn_if_either_says_so(tmp_path: Path) -> None:
    """The same bytes are one document; that it was withdrawn is not lost with a name."""
    files = [written(tmp_path, "a.md", ANSWERS), tmp_path / "b-withdrawn.md"]
    files[1].write_bytes(files[0].read_bytes())
    with vpkg.build(files) as graph:
        assert versions(graph) == {"b-withdrawn.md": ("withdrawn", "no")}


# Translations


def test_a_translation_is_linked_and_doubles_nothing(tmp_path: Path) -> None:
    """The answers are those of the text that is read; the other says its language and what it translates."""
    files = [
        written(tmp_path, "report.md", ANSWERS),
        written(tmp_path, "informe.md", CORRECTED, states='language = "es"\ntranslation-of = "en"\n'),
    ]
    with vpkg.build(files) as graph:
        rows = {str(row["file"]): (str(row["language"]), str(row["holds"])) for row in graph.ask("versions")}
        assert rows == {"report.md": ("en", "yes"), "informe.md": ("es", "no")}
        assert countries(graph) == {"KE"}
        assert len(graph.ask("reports")) == 1
        stated = graph.sparql("SELECT ?a ?b WHERE { GRAPH ?g { ?a schema:translationOfWork ?b } }")
        ends = [(str(row["a"]).partition("#")[2], str(row["b"]).partition("#")[2]) for row in stated]
        assert ends == [("version-es", "version-en")]


def test_which_was_written_first_is_said_only_where_somebody_says_it(tmp_path: Path) -> None:
    """Two languages without a word on which came first are linked both ways, and neither is called the original."""
    files = [
        written(tmp_path, "report.md", ANSWERS),
        written(tmp_path, "rapport.md", CORRECTED, states='language = "fr"\n'),
    ]
    with vpkg.build(files) as graph:
        assert not graph.sparql_ask("ASK { GRAPH ?g { ?a schema:translationOfWork ?b } }")
        assert len(graph.sparql("SELECT ?a ?b WHERE { GRAPH ?g { ?a vp:translation ?b } }")) == 2


def test_a_translation_alone_is_read_as_it_is(tmp_path: Path) -> None:
    """Where there is no other text, the translation gives the answers."""
    path = written(tmp_path, "rapport.md", ANSWERS, states='language = "fr"\ntranslation-of = "en"\n')
    with vpkg.build([path]) as graph:
        assert versions(graph) == {"rapport.md": (None, "yes")}
        assert countries(graph) == {"KE"}


# Clashes


def test_different_words_without_a_reason_are_refused_with_a_way_out(tmp_path: Path) -> None:
    """The sentence names both files, the report, and the line that would settle it; nothing is written."""
    files = [written(tmp_path, "one.md", ANSWERS), written(tmp_path, "two.md", CORRECTED)]
    with pytest.raises(
        ReportClash, match=rf"one\.md and .*two\.md .*{REPORT}.*two\.md\.vpkg\.toml .*version = "
    ) as said:
        vpkg.build(files, store=tmp_path / "store")
    assert str(said.value).endswith("leave one out.")
    assert not (tmp_path / "store").exists()
    (tmp_path / f"two.md{ENDING}").write_text('version = "corrected"\n', encoding="utf-8")
    with vpkg.build(files) as graph:
        assert versions(graph) == {"one.md": (None, "no"), "two.md": ("corrected", "yes")}


def test_a_clash_in_a_folder_refuses_the_files_that_clash_and_no_other(tmp_path: Path) -> None:
    """Both files are refused; a corrected version beside them holds, and other reports are built."""
    written(tmp_path, "one.md", ANSWERS)
    written(tmp_path, "two.md", {"C5": "In Ghana we met DCAF."})
    written(tmp_path, "three-corrected.md", CORRECTED)
    (tmp_path / "other.md").write_text(ngo_report(organisation="Harrow Field Watch"), encoding="utf-8")
    with vpkg.build([tmp_path]) as graph:
        refused = {built.path.name for built in graph.built if built.report is None}
        assert refused == {"one.md", "two.md"}
        assert graph.reports() == ["harrow-field-watch-2023", REPORT]
        assert versions(graph)["three-corrected.md"] == ("corrected", "yes")
        assert "one.md" not in versions(graph)


# Across builds


def test_a_later_build_links_and_does_not_replace(tmp_path: Path) -> None:
    """A PDF, a correction or a draft that comes later is set in its place; a clash with the store is refused."""
    store = tmp_path / "store"
    vpkg.build([written(tmp_path, "report.md", ANSWERS)], store=store).close()
    vpkg.build([written(tmp_path, "report.txt", ANSWERS)], store=store).close()
    vpkg.build([written(tmp_path, "draft.md", {"C5": "In Ghana."}, "DRAFT")], store=store).close()
    with vpkg.open(store) as graph:
        assert versions(graph) == {"report.md": (None, "yes"), "report.txt": (None, "yes"), "draft.md": ("draft", "no")}
        assert countries(graph) == {"KE"}
        before = graph.hash()
    with pytest.raises(ReportClash, match=r"in the store.*build a new store"):
        vpkg.build([written(tmp_path, "other.md", CORRECTED)], store=store)
    with vpkg.open(store) as graph:
        assert graph.hash() == before


def test_the_same_files_give_the_same_graph_in_any_order_of_builds(tmp_path: Path) -> None:
    """Together, or one by one in each of six orders: one dataset."""
    files = [
        written(tmp_path, "report.md", ANSWERS),
        written(tmp_path, "later.md", CORRECTED, "Corrected version"),
        written(tmp_path, "rapport.md", CORRECTED, states='language = "fr"\ntranslation-of = "en"\n'),
    ]
    with vpkg.build(files) as graph:
        expected = sorted(graph.quads())
        assert countries(graph) == {"UG"}
    for number, order in enumerate(permutations(files)):
        for path in order:
            vpkg.build([path], store=tmp_path / str(number)).close()
        with vpkg.open(tmp_path / str(number)) as graph:
            assert sorted(graph.quads()) == expected


def test_an_edited_file_takes_the_place_of_what_it_was(tmp_path: Path) -> None:
    """An edit is no version: the old text is gone, and so is a report that the file no longer is."""
    store = tmp_path / "store"
    path = written(tmp_path, "report.md", ANSWERS)
    vpkg.build([path], store=store).close()
    written(tmp_path, "report.md", CORRECTED)
    with vpkg.build([path], store=store) as graph:
        assert graph.built[0].outcome == "replaced"
        assert versions(graph) == {"report.md": (None, "yes")}
        assert countries(graph) == {"UG"}
    path.write_text(ngo_report(CORRECTED, period="January – December 2022"), encoding="utf-8")
    with vpkg.build([path], store=store) as graph:
        assert graph.reports() == ["quietwater-trust-2022"]
        assert REPORT in graph.built[0].note


@pytest.mark.parametrize("remembered", [True, False])
def test_a_correction_that_makes_it_another_report_takes_the_first_away(tmp_path: Path, remembered: bool) -> None:
    """A file is one report, with its correction and without, also where nothing is remembered of earlier builds."""
    store = tmp_path / "store"
    path = written(tmp_path, "report.md", ANSWERS)
    correction = tmp_path / f"report.md{ENDING}"
    for states, expected in (
        ("", REPORT),
        ('organisation = "Zebra Holdings"\n', "zebra-holdings-2023"),
        ('year = 2021\nkind = "update"\n', "quietwater-trust-2021-update"),
        ("", REPORT),
    ):
        correction.write_text(states, encoding="utf-8")
        if not remembered:
            (store / NAME).unlink(missing_ok=True)
        with vpkg.build([path], store=store) as graph:
            assert graph.reports() == [expected]
            assert len(graph.ask("reports")) == 1
    vpkg.build([path], store=store, organisation="Zebra Holdings").close()
    with vpkg.open(store) as graph:
        assert graph.reports() == ["zebra-holdings-2023"]


def test_the_same_file_in_two_places_may_be_two_reports(tmp_path: Path) -> None:
    """Of two files with the same bytes, a correction of the one leaves the report of the other."""
    files = [written(tmp_path, "a.md", ANSWERS), tmp_path / "b.md"]
    files[1].write_bytes(files[0].read_bytes())
    store = tmp_path / "store"
    vpkg.build(files, store=store).close()
    (tmp_path / f"b.md{ENDING}").write_text('organisation = "Zebra Holdings"\n', encoding="utf-8")
    for _ in range(2):
        with vpkg.build(files, store=store) as graph:
            assert graph.reports() == [REPORT, "zebra-holdings-2023"]
            assert set(versions(graph)) == {"a.md", "b.md"}


def test_a_corrected_text_that_is_edited_into_a_draft_gives_way(tmp_path: Path) -> None:
    """The text that spoke before speaks again, read anew from its file."""
    store = tmp_path / "store"
    vpkg.build([written(tmp_path, "report.md", ANSWERS)], store=store).close()
    later = written(tmp_path, "later.md", CORRECTED, "Corrected version")
    vpkg.build([later], store=store).close()
    with vpkg.open(store) as graph:
        assert countries(graph) == {"UG"}
    written(tmp_path, "later.md", CORRECTED, "DRAFT")
    with vpkg.build([later], store=store) as graph:
        assert versions(graph) == {"report.md": (None, "yes"), "later.md": ("draft", "no")}
        assert countries(graph) == {"KE"}


def test_a_family_of_reports_is_the_same_whatever_the_order() -> None:
    """Status, number, language and words decide; the order of the files never does."""
    copies = [
        copy("a"),
        copy("b", digest="other", status="corrected"),
        copy("c", digest="french", language="fr", translated_from="en"),
        copy("d", digest="draft", status="draft", language="und"),
        copy("e", digest="clash"),
    ]
    found = {repr(family(order)) for order in permutations(copies)}
    assert len(found) == 1
    made = family(copies)
    assert [version.id for version in made.versions] == ["version-corrected-en", "version-draft-en", "version-fr"]
    assert [each.name for each in made.clashing] == ["a.md", "e.md"]
    assert made.current is not None
    assert made.current.id == "version-corrected-en"
