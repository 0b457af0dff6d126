"""Reports beside each other on the example reports; what is expected was read out of their text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

import vpkg
from vpkg.cli import main
from vpkg.compare import show
from vpkg.compare.answers import NOT_ASKED, strands, tellings
from vpkg.compare.pledges import pledges
from vpkg.compare.repeats import repeats
from vpkg.errors import UnknownName
from vpkg.model import Literal
from vpkg.table import Basis, Table

LINDENROOT, TORVANE = "Lindenroot Peace Foundation", "Torvane Mining plc"


def test_a_code_compares_across_templates_by_its_topic(graph: vpkg.KnowledgeGraph) -> None:
    """C5 of an NGO and A2 of a company ask about awareness; a report whose form has no such question is not asked."""
    found = {each.name: each for each in graph.compare_answers("C5")}
    assert [(t.year, t.codes, t.statuses) for t in found[TORVANE].tellings] == [
        ("2022", ("A2",), ("answered",)),
        ("2023", ("A2",), ("answered",)),
    ]
    assert [t.statuses for t in found["Marrowdale Resources Limited"].tellings] == [("absent",)]
    assert "Government of Halvoria" not in found
    assert found.keys() >= {LINDENROOT, "Sallowfield Rights Network", "Skarnholm Energy Limited"}


def test_statuses_are_never_folded(graph: vpkg.KnowledgeGraph) -> None:
    """Not applicable, merged into another answer and blank stay three things."""
    strands = {
        code: graph.compare_answers(code, organisation=LINDENROOT)[0].tellings for code in ("B4", "C6", "D12", "D9")
    }
    told = {code: [t.statuses[0] for t in tellings] for code, tellings in strands.items()}
    assert told == {
        "B4": ["not-applicable", "not-applicable"],
        "C6": ["not-applicable", "merged"],
        "D12": ["answered", "blank"],
        "D9": ["see-other", "answered"],
    }


def test_consecutive_years_are_compared_sentence_by_sentence(graph: vpkg.KnowledgeGraph) -> None:
    """The sentence on training of Torvane has three new figures; the other sentences came or went."""
    (strand,) = graph.compare_answers("C12", organisation=TORVANE)
    (pair,) = strand.pairs
    assert (pair.before.year, pair.after.year) == ("2022", "2023")
    changed = [(s.before.words, s.after.words) for s in pair.steps if s.kind == "changed" and s.before and s.after]
    assert changed == [
        (
            "In 2022 we trained 310 of our own staff, 185 contracted guards and 24 police officers.",
            "In 2023 we trained 402 of our own staff, 214 contracted guards and 36 police officers.",
        )
    ]
    dropped = [s.before.words for s in pair.steps if s.kind == "dropped" and s.before]
    assert dropped == ["A meeting for residents was also held in Peru, but nobody counted those who came."]


def test_every_sentence_stands_where_it_says(graph: vpkg.KnowledgeGraph) -> None:
    """The position of a sentence is one in the text of its file."""
    text = next(p for p in vpkg.demo_reports() if p.name == "torvane-mining-plc-2023.md").read_text(encoding="utf-8")
    (strand,) = graph.compare_answers("B7", organisation=TORVANE)
    places = [place for told in strand.tellings if told.year == "2023" for place in told.places]
    assert places
    for place in places:
        assert text[place.start :].startswith(place.sentence.words)


def test_a_topic_may_be_named_in_words(graph: vpkg.KnowledgeGraph) -> None:
    """“rule of law” is the topic of D8; what nobody has is refused with the codes there are."""
    assert [s.name for s in graph.compare_answers("rule of law")] == [LINDENROOT, "Sallowfield Rights Network"]
    with pytest.raises(UnknownName, match=r"no-such-thing.*A1, A2"):
        graph.compare_answers("no-such-thing")
    with pytest.raises(UnknownName, match=rf"did you mean {TORVANE}\?"):
        graph.compare_answers("C5", organisation="torvane")


def test_what_a_report_was_not_asked_is_said(graph: vpkg.KnowledgeGraph) -> None:
    """Halvoria's report for 2023 tells of working with others under a heading that the one for 2022 has not."""
    found = graph.compare_answers("Working with Other Members", organisation="Government of Halvoria")
    assert [t.statuses for t in found[0].tellings] == [(NOT_ASKED,), ("answered",)]


def test_the_share_repeated_is_that_of_the_words(graph: vpkg.KnowledgeGraph) -> None:
    """Torvane repeats the twelve words around three figures, and no other run of eight words."""
    rows = list(graph.compare_repeated(organisation=TORVANE))
    told = {row["code"]: (row["repeated"], row["words"]) for row in rows if row["reporting_year"] == 2023}
    assert told["C12"] == (12, 51)
    assert {code for code, (again, _) in told.items() if again} == {"C12", None}
    assert next(row["share"] for row in rows if row["code"] == "C12") == Decimal("0.2353")


def test_a_first_report_has_nothing_before_it(graph: vpkg.KnowledgeGraph) -> None:
    """Without an earlier report in the store there is no share, and the note says so."""
    table = graph.compare_repeated(organisation="Sallowfield Rights Network")
    assert [(row["before"], row["share"]) for row in table] == [(None, None)]
    assert "no earlier report in this store" in table.note


def test_a_report_without_placed_text_is_said_and_not_taken_for_silent() -> None:
    """Where no text was placed under questions there is no share, no difference and no trace missing."""
    names = ("report", "organisation", "name", "year", "kind")
    rows = [("r/a-2022", "o/a", "Alder Trust", "2022", "full"), ("r/a-2023", "o/a", "Alder Trust", "2023", "full")]
    reports = _table(names, rows)
    said = ("report", "organisation", "reporting_year", "kind", "answer", "heading", "code", "topic", "status")
    cells = ("r/a-2022", "o/a", "2022", "full", "r/a-2022#C5", "", "C5", "x/topic/awareness", "answered")
    passage = ("d/1", "10", "We will open a desk in Kwale.")
    told = tellings(_table((*said, "document", "start", "passage"), [(*cells, *passage)]), reports)
    assert [(each.year, each.statuses) for each in told] == [("2022", ("answered",)), ("2023", ("not-placed",))]
    (strand,) = strands(told, "C5")
    assert strand.pairs == ()
    assert [each.statuses for each in strand.tellings] == [("answered",), ("not-placed",)]
    assert [row["share"] for row in repeats(told, reports)] == [None, None]
    promised = ("report", "name", "reporting_year", "code", "pledge", "due", "document", "start", "sentence")
    made = ("r/a-2022", "Alder Trust", "2022", "C5", "d/1#pledge=10,39", "", "d/1", "10", passage[2])
    (row,) = pledges(told, _table(promised, [made]))
    assert row["machine"] == "next report not placed under questions"


def _table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    cells = tuple(tuple(Literal(cell) if cell else None for cell in row) for row in rows)
    return Table(columns, ("string",) * len(columns), cells, "", "", Basis(2, 1, 2))


def test_pledges_stand_beside_what_the_next_report_says(graph: vpkg.KnowledgeGraph) -> None:
    """The draft text was handed over, the table did not start and is hoped for again; the machine only asks."""
    rows = list(graph.compare_pledges(organisation=LINDENROOT))
    asked = {(str(row["sentence"])[:30], row["machine"], row["later_code"]) for row in rows}
    assert asked == {
        ("We pledge to bring a draft text on site security"[:30], "told as done?", "C7"),
        ("In 2023 we plan to train 60 mining police"[:30], "told as done?", "C5"),
        ("We also intend to open a new dialogue table"[:30], "told as not done?", "C5"),
        ("We also intend to open a new dialogue table"[:30], "restated?", "E13"),
        ("In 2024 we intend to look again for money"[:30], "no later report in this store", None),
    }
    assert all(row["verdict"] is None for row in rows)
    traces = {row["trace"] for row in rows if row["machine"] == "told as not done?"}
    assert traces == {"The new dialogue table in Kwale, which we had hoped to open, did not start for lack of funds."}


def test_no_trace_is_said_and_is_no_verdict(graph: vpkg.KnowledgeGraph) -> None:
    """The notes for embassies are told in other words, so that no trace is found."""
    rows = [
        row for row in graph.compare_pledges(organisation="Government of Halvoria") if row["reporting_year"] == 2022
    ]
    asked = {str(row["sentence"])[:20]: row["machine"] for row in rows}
    assert asked["We will therefore wr"] == "no trace found"
    assert asked["We pledge to visit t"] == "told as done?"


def test_a_verdict_of_a_person_stands_beside_the_question(tmp_path: Path) -> None:
    """Who judged, when, why and what, beside what the machine asks; the pledge without a verdict has none."""
    names = [f"lindenroot-peace-foundation-{year}.md" for year in (2022, 2023)]
    for path in vpkg.demo_reports():
        if path.name in names:
            (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / names[0]).read_text(encoding="utf-8")
    words = "We also intend to open a new dialogue table in Kwale"
    decisions = f"""[[decision]]
kind = "follow-up"
about = "pledge"
quote = "{words}"
value = "dropped"
by = "Wren"
when = 2024-05-31
why = "There was no money."
document = "{_sha(tmp_path / names[0])}"
later = "{_sha(tmp_path / names[1])}"
start = {text.index(words)}
end = {text.index(words) + len(words)}
"""
    (tmp_path / f"{names[0]}.decisions.toml").write_text(decisions, encoding="utf-8")
    with vpkg.build([tmp_path / name for name in names]) as made:
        rows = list(made.compare_pledges())
        judged = {
            (row["verdict"], row["judged_by"], str(row["judged_on"]), row["why"]) for row in rows if row["verdict"]
        }
        assert judged == {("dropped", "Wren", "2024-05-31", "There was no money.")}
        assert {row["sentence"] for row in rows if row["verdict"]} == {words}
        (row,) = made.ask("pledge-follow-ups")
        assert str(row["later_report"]).endswith("/lindenroot-peace-foundation-2023")
        assert not made.check() or all("Decision" not in result.shape for result in made.check())


def test_memberships_contradict_one_another_in_the_open(graph: vpkg.KnowledgeGraph) -> None:
    """Two sources tell of Ghana's membership from 2014 and from 2016: both stay, each with what contradicts it."""
    rows = [row for row in graph.compare_memberships() if str(row["member"]).endswith("government-of-ghana")]
    told = {(row["membership"], row["since"]): row["contradicts"] for row in rows}
    assert told.keys() == {("engaged", "2014"), ("member", "2014"), ("member", "2016")}
    assert str(told["member", "2016"]).startswith("since 2014 by ")
    assert "since 2016 by " in str(told["member", "2014"])
    torvane = list(graph.compare_memberships(organisation=TORVANE))
    assert [(row["told_by"], row["since"], row["contradicts"]) for row in torvane] == [("report", "2019", None)]


def test_the_same_meeting_told_twice_is_listed_and_not_merged(graph: vpkg.KnowledgeGraph) -> None:
    """Lindenroot's four round tables and Torvane's seat at them may be the same: both sentences are shown."""
    pairs = [
        (str(row["sentence"]), " ".join(str(row["other_sentence"]).split()))
        for row in graph.compare_events(organisation=LINDENROOT)
        if {row["reporting_year"], row["other_year"]} == {2022} and row["activity_type"] == "meeting"
    ]
    assert pairs == [
        (
            "Under the Safe Haulage project, drivers, police and residents met at four round tables.",
            "In Ghana we sit at the round tables of the Safe Haulage project with Lindenroot Peace Foundation, "
            "the police and residents.",
        )
    ]


def test_pages_and_texts_show_both_years(graph: vpkg.KnowledgeGraph) -> None:
    """Text, Markdown, JSON and HTML carry every sentence of both years; the page asks the network for nothing."""
    strands = graph.compare_answers("C12", organisation=TORVANE)
    basis = graph.ask("reporting/reports").rests_on
    page, text = show.to_html(strands, basis), show.to_text(strands, basis, 80)
    assert "<del>310</del>" in page
    assert "<ins>402</ins>" in page
    assert not any(mark in page for mark in ("http:", "https:", "<script", "src="))
    assert "+ " in text
    assert "\x1b" not in text
    assert "\x1b[" in show.to_text(strands, basis, 80, colour=True)
    assert max(map(len, text.splitlines())) <= 80
    data = json.loads(show.to_json(strands, basis))
    (comparison,) = data["strands"][0]["comparisons"]
    assert {step["kind"] for step in comparison["steps"]} == {"changed", "added", "dropped"}
    assert "(dropped) A meeting for residents" in show.to_markdown(strands, basis)


def test_hostile_words_reach_neither_page_nor_screen(tmp_path: Path) -> None:
    """Markup is escaped, and what would move a cursor is left out."""
    for year in (2022, 2023):
        source = next(p for p in vpkg.demo_reports() if p.name == f"lindenroot-peace-foundation-{year}.md")
        text = source.read_text(encoding="utf-8")
        marked = text.replace("We held regular talks", "<script>x</script> \u202e We held regular talks")
        (tmp_path / source.name).write_text(marked, encoding="utf-8")
    with vpkg.build(sorted(tmp_path.iterdir())) as made:
        strands = made.compare_answers("A3")
        basis = made.ask("reporting/reports").rests_on
    page, text, marked = show.to_html(strands, basis), show.to_text(strands, basis), show.to_markdown(strands, basis)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "<script>" not in marked
    assert not any("\u202e" in shown for shown in (page, text, marked))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["answers"], "Name the question or topic"),
        (["answers", "C5", "--format", "csv"], "writes text, md, json or html"),
        (["pledges", "C5"], "takes no question"),
        (["events", "--format", "html"], "writes text, md, csv or json"),
        (["answers", "C5", "--organisation", "Nobody"], "No report of this store is by"),
    ],
)
def test_misuse_is_one_sentence(
    arguments: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be done is said in one sentence, with exit status 2 and no file."""
    place = tmp_path / "store"
    vpkg.build(vpkg.demo_reports()[:1], store=place).close()
    assert main(["compare", *arguments, "--store", str(place), "-o", str(tmp_path / "out")]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("what", ["repeated", "pledges", "memberships", "events"])
def test_every_comparison_is_written_and_stays_the_same(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A comparison of two reports is written as CSV, twice with the same bytes."""
    place = tmp_path / "store"
    reports = [p for p in vpkg.demo_reports() if "torvane" in p.name]
    vpkg.build(reports, store=place).close()
    written = []
    for _ in range(2):
        assert main(["compare", what, "--store", str(place), "--format", "csv"]) == 0
        written.append(capsys.readouterr().out)
    assert written[0] == written[1]
    assert written[0].count("\n") > 1


def _sha(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()
