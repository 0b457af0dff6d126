"""The collection register: a table of searches becomes a graph of its own, whole or not at all."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vpkg
from vpkg.check.validate import validate
from vpkg.cli import main
from vpkg.errors import DataError, UnreadableInput
from vpkg.iri import ROOT, Base
from vpkg.register import COLUMNS, describe_register, read_register
from vpkg.store import open_disk, open_memory

HEAD = ",".join(COLUMNS)
GOOD = "Alder Trust,ngo,2022,2023-07-03,its website,found,alder-trust-2022,2023-05-15,wren,first look"
GRAPH = f"{ROOT}graph/register"


def written(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "register.csv"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return path


def changed(**cells: str) -> str:
    row = dict(zip(COLUMNS, next(csv.reader([GOOD])), strict=True)) | cells
    return ",".join(f'"{row[column]}"' for column in COLUMNS)


def test_a_row_becomes_one_entry_with_all_that_it_says(tmp_path: Path) -> None:
    """Each cell is one statement of the entry, in the graph of the register and in no other."""
    lines = describe_register(read_register(written(tmp_path, GOOD)), Base()).splitlines()
    entry = f"<{ROOT}id/collection-entry/alder-trust-2022-2023-07-03-its-website>"
    vp, date = f"{ROOT}ontology#", "^^<http://www.w3.org/2001/XMLSchema#date>"
    said = {line.removesuffix(f" <{GRAPH}> .").removeprefix(entry + " ") for line in lines if line.startswith(entry)}
    assert all(line.endswith(f" <{GRAPH}> .") for line in lines)
    assert said == {
        f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{vp}CollectionEntry>",
        '<http://www.w3.org/2000/01/rdf-schema#label> "search of 2023-07-03 for Alder Trust, 2022"@en',
        f"<{vp}expectedFrom> <{ROOT}id/organisation/alder-trust>",
        f"<{vp}pillar> <{ROOT}scheme/pillar/ngo>",
        f'<{vp}reportingYear> "2022"^^<http://www.w3.org/2001/XMLSchema#gYear>',
        f'<{vp}lookedForOn> "2023-07-03"{date}',
        f'<{vp}lookedForIn> "its website"',
        f"<{vp}collectionOutcome> <{ROOT}scheme/collection-outcome/found>",
        f"<{vp}foundReport> <{ROOT}id/report/alder-trust-2022>",
        f'<http://purl.org/dc/terms/issued> "2023-05-15"{date}',
        f'<{vp}lookedForBy> "wren"',
        '<http://www.w3.org/2004/02/skos/core#note> "first look"@en',
    }


def test_the_order_of_rows_and_columns_makes_no_difference(tmp_path: Path) -> None:
    """The same searches give the same bytes, however the table is sorted."""
    other = changed(year="2021", report="", published_on="")
    first = describe_register(read_register(written(tmp_path, GOOD, other)), Base())
    turned = [",".join(reversed(row)) for row in csv.reader([other, GOOD])]
    back = written(tmp_path, *turned, head=",".join(reversed(COLUMNS)))
    assert describe_register(read_register(back), Base()) == first


def test_names_of_the_gazetteer_lead_to_its_organisations(tmp_path: Path) -> None:
    """What the gazetteer knows by another name is the same organisation; a stranger gets a label in this graph."""
    known, stranger = read_register(written(tmp_path, changed(organisation="Government of the UK"), GOOD))
    assert known.organisation == "organisation/government-of-united-kingdom"
    text = describe_register((known, stranger), Base())
    assert f'<{ROOT}id/organisation/alder-trust> <http://www.w3.org/2000/01/rdf-schema#label> "Alder Trust"@en' in text
    assert "organisation/government-of-united-kingdom> <http://www.w3.org/2000/01/rdf-schema#label>" not in text


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"organisation": ""}, "the cell organisation is empty"),
        ({"looked_by": " "}, "the cell looked_by is empty"),
        ({"pillar": "church"}, "write ngo, corporate or government"),
        ({"pillar": ""}, "write ngo, corporate or government"),
        ({"outcome": "missing"}, "write found, not-found, not-public or not-due"),
        ({"year": "22"}, "write a year from 2000"),
        ({"year": "2024"}, "write a year from 2000"),
        ({"year": "1999"}, "write a year from 2000"),
        ({"looked_for_on": "3 July 2023"}, "write a day such as 2024-06-03"),
        ({"looked_for_on": "2023-02-30"}, "write a day such as 2024-06-03"),
        ({"looked_for_on": "20230703"}, "write a day such as 2024-06-03"),
        ({"published_on": "2023"}, "write a day such as 2024-06-03"),
        ({"published_on": "2023-07-04"}, "published_on is later than looked_for_on"),
        ({"looked_for_on": "2999-01-01", "published_on": ""}, "which is still to come"),
        ({"report": "../alder"}, "write an identifier such as"),
        ({"outcome": "not-found", "published_on": ""}, "and yet report is filled in"),
        ({"outcome": "not-found", "report": ""}, "and yet published_on is filled in"),
        ({"where": "javascript:alert(1)"}, "an address that is not http or https"),
        ({"where": "file:///etc/passwd"}, "an address that is not http or https"),
        ({"where": "https://example.org/a b"}, "an address that is not http or https"),
        ({"note": "a\x00b"}, "control characters"),
        ({"note": "x" * 2001}, "too long"),
    ],
)
def test_a_bad_row_is_named_by_its_line_and_nothing_is_loaded(tmp_path: Path, cells: dict[str, str], says: str) -> None:
    """One sentence says the line, what is wrong and what to do, and the good row before it is not loaded either."""
    path = written(tmp_path, GOOD, changed(**({"organisation": "Beryl Mining"} | cells)))
    with vpkg.build(vpkg.demo_reports()[:1]) as graph:
        with pytest.raises(DataError, match=r"^On line 3 of the register [^\n]*; nothing was loaded\.$") as caught:
            graph.register(path)
        assert says in str(caught.value)
        assert list(graph.sparql("SELECT ?s WHERE { GRAPH ?g { ?s a vp:CollectionEntry } }")) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD + "\n", "has no rows"),
        ("", "must name the columns"),
        (HEAD.replace("note", "remark") + "\n" + GOOD, "must name the columns"),
        (HEAD + "\n" + GOOD + "\n" + GOOD, "Line 3 of the register repeats line 2"),
        (HEAD + "\n" + GOOD + ",more", "has more than 10 cells"),
        (HEAD + "\nAlder Trust,ngo", "has fewer than 10 cells"),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str, says: str) -> None:
    """Missing columns, rows that repeat or have other cells, and an empty table are each told in a sentence."""
    path = tmp_path / "register.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=says):
        read_register(path)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b'organisation,"pillar', b"x" * 5_000_001, None])
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes | None) -> None:
    """Bytes that are no UTF-8 or no CSV, a file far too large and one that is not there are refused as unreadable."""
    path = tmp_path / "register.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableInput, match=r"^[^\n]+\.$"):
        read_register(path)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_hostile_cells_are_refused_or_come_back_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, where: str, note: str
) -> None:
    """Whatever a cell holds, it is one literal of the graph, or the row is refused; never anything else."""
    path = tmp_path_factory.mktemp("register") / "register.csv"
    row = dict(zip(COLUMNS, next(csv.reader([GOOD])), strict=True)) | {"where": where, "note": note}
    with path.open("w", encoding="utf-8", newline="", errors="surrogatepass") as handle:
        csv.writer(handle).writerows([COLUMNS, [row[column] for column in COLUMNS]])
    try:
        (entry,) = read_register(path)
    except (DataError, UnreadableInput) as error:
        refused = str(error)
    else:
        refused = ""
    assert "\n" not in refused
    if refused:
        return
    with open_memory() as store:
        assert store.put(GRAPH, describe_register((entry,), Base())) == "added"
        said = "SELECT ?n WHERE { GRAPH ?g { ?e <http://www.w3.org/2004/02/skos/core#note> ?n } }"
        assert [cell.value for (cell,) in store.select(said).rows if cell] == [entry.note][: bool(entry.note)]


def test_the_demo_register_conforms_and_names_every_demo_report() -> None:
    """The shapes find nothing to say, each example report was looked for, and some searches found none."""
    entries = read_register(vpkg.demo_register())
    assert validate(describe_register(entries, Base())) == ()
    slugs = {path.stem for path in vpkg.demo_reports()}
    assert slugs
    assert slugs == {entry.report for entry in entries if entry.report}
    assert {entry.outcome for entry in entries} == {"found", "not-found", "not-public", "not-due"}


def test_a_store_keeps_one_register_and_a_build_leaves_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Loading again changes nothing, another table takes the place of the first, and a build touches neither."""
    store, report = tmp_path / "store", str(vpkg.demo_reports()[0])
    assert main(["build", report, "--store", str(store)]) == 0
    command = ["register", str(written(tmp_path, GOOD)), "--store", str(store)]
    said = []
    for _ in range(2):
        capsys.readouterr()
        assert main(command) == 0
        said.append(capsys.readouterr().out)
    written(tmp_path, changed(outcome="not-public", report="", published_on=""), GOOD.replace("2022,2023", "2021,2023"))
    assert main(command) == 0
    assert main(["build", report, "--store", str(store)]) == 0
    said.append(capsys.readouterr().out.splitlines()[0] + "\n")
    assert said == [
        "The register is in the store now: 1 search for reports of 1 organisation (1 found).\n",
        "The store has this register already: 1 search for reports of 1 organisation (1 found).\n",
        "The register in the store was replaced: 2 searches for reports of 1 organisation (1 found, 1 not public).\n",
    ]
    with open_disk(store, create=False) as opened:
        assert GRAPH in opened.graphs()


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"pillar": "corporate"}, "found as the corporate report for 2023, and the store holds it as the ngo report"),
        ({"year": "2022"}, "found as the ngo report for 2022, and the store holds it as the ngo report for 2023"),
    ],
)
def test_a_search_that_found_a_report_of_the_store_says_of_it_what_the_store_says(
    tmp_path: Path, cells: dict[str, str], says: str
) -> None:
    """A report is not found as another member's, or for another year; the right row is taken, and counts once."""
    found = {"organisation": "Sallowfield Rights Network", "year": "2023", "report": "sallowfield-rights-network-2023"}
    found |= {"looked_for_on": "2024-07-03"}
    report = next(path for path in vpkg.demo_reports() if path.stem == found["report"])
    with vpkg.build([report]) as graph:
        with pytest.raises(DataError, match=says):
            graph.register(written(tmp_path, changed(**found | cells)))
        assert graph.register(written(tmp_path, changed(**found))) == "added"
        [row] = graph.ask("reports-looked-for", year=2023)
        assert (row["side"], row["outcome"], row["searches"]) == ("ngo", "found", 1)


def test_searches_and_reports_of_two_pillars_are_kept_apart(tmp_path: Path) -> None:
    """A body that is looked for on another side than it reports on is two rows, and its report counts on one."""
    path = written(
        tmp_path,
        changed(organisation="Sallowfield Rights Network", pillar="corporate", year="2023", looked_for_on="2024-07-03",
                outcome="not-found", report="", published_on=""),
    )  # fmt: skip
    report = next(path for path in vpkg.demo_reports() if path.stem == "sallowfield-rights-network-2023")
    with vpkg.build([report]) as graph:
        graph.register(path)
        rows = {row["side"]: row for row in graph.ask("reports-looked-for", year=2023)}
        assert {side: row["outcome"] for side, row in rows.items()} == {
            "corporate": "not-found",
            "ngo": "not-looked-for",
        }
        assert {side: bool(row["report"]) for side, row in rows.items()} == {"corporate": False, "ngo": True}
        held = {row["pillar"]: row["in_store"] for row in graph.ask("collection-by-year-and-pillar")}
        assert held == {"corporate": 0, "ngo": 1}


def test_no_store_is_made_for_a_register(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A store that is not there is a mistake of spelling, said in a sentence, and nothing is made."""
    path = written(tmp_path, GOOD)
    assert main(["register", str(path), "--store", str(tmp_path / "nowhere")]) == 2
    assert capsys.readouterr().err.startswith("vpkg: ")
    assert not (tmp_path / "nowhere").exists()
    assert main(["register", str(tmp_path / "none.csv"), "--store", str(tmp_path / "nowhere")]) == 2
