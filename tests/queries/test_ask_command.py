"""`vpkg ask`: the library listed and described, rows opened into sentences, answers cited and asked again."""

from __future__ import annotations

import csv
import io
import json
import shlex
from pathlib import Path

import pytest

import vpkg
from vpkg.ask import library
from vpkg.cli import main
from vpkg.cli.library_text import chosen, example
from vpkg.errors import UnknownName

PAGE = Path(__file__).parents[2] / "docs" / "queries.md"
SENTENCE = "In Kenya we trained 75 village elders from Turkana in keeping a record of what"


@pytest.fixture(scope="module", name="store")
def _store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("asked") / "store"
    vpkg.build(vpkg.demo_reports(), store=folder).close()
    return str(folder)


def says(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what `vpkg ask` prints."""
    assert main(["ask", *arguments]) == 0
    return capsys.readouterr().out


def fails(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the one sentence of a refusal."""
    assert main(["ask", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err


def test_the_library_is_listed_by_user_and_by_words(capsys: pytest.CaptureFixture[str]) -> None:
    """All queries, those for one user, those whose words speak of something; another form of the word finds it too."""
    everything = says(capsys)
    assert all(query.name.partition("/")[2] in everything for query in library())
    secretariat = says(capsys, "--user", "secretariat")
    assert "update-reports" in secretariat
    assert "people-trained" not in secretariat
    about = says(capsys, "--about", "Training")
    assert "people-trained" in about
    assert "update-reports" not in about
    assert "the users are researcher" in fails(capsys, "--user", "nobody")
    assert "No query is about 'zebras'" in fails(capsys, "--about", "zebras")
    with pytest.raises(UnknownName):
        chosen((), None, None)


def test_a_query_tells_all_of_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """Parameters with defaults, columns, users, competency questions, evidence, note, and an example."""
    shown = says(capsys, "people-trained", "--describe")
    for words in (
        "minimum (decimal, 0.5 if not given)", "for: investor, researcher", "competency questions: 18, 35",
        "topics: training", "evidence: the words of the row itself", "sentence (string): the words that say it",
        "example: vpkg ask people-trained country=Ghana audience=police --store store",
    ):  # fmt: skip
        assert words in shown


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_the_example_of_a_query_can_be_asked(
    query: vpkg.ask.LibraryQuery, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command that a description shows is understood; what the example reports do not name is said so."""
    command, asked, *words = shlex.split(example(query).replace("--store store", ""))
    assert (command, asked) == ("vpkg", "ask")
    code = main(["ask", *words, "--store", store])
    told = capsys.readouterr()
    assert code == 0 or "Nothing in this store is called" in told.err or "There is no" in told.err


def test_rows_open_into_their_sentences_as_text(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each row with quote, report, question, document, position and rule under it, and what stands under the answer."""
    shown = " ".join(says(capsys, "people-trained", "country=KE", "--store", store, "--evidence").split())
    assert f"“{SENTENCE} they see at road blocks.”" in shown
    assert "Sallowfield Rights Network (report/sallowfield-rights-network-2023), question C5, document/" in shown
    assert "characters 1175 to 1278, found by act-past-verb (" in shown
    assert "This rests on 10 reports" in shown


def test_one_row_can_be_opened_alone_and_in_every_format(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The number of the row comes first in CSV, JSON and Markdown; a row that there is not is refused."""
    asked = ("organisations-by-country", "country=ke", "--store", store)
    everything = list(csv.DictReader(io.StringIO(says(capsys, *asked, "--evidence", "--format", "csv"))))
    one = list(csv.DictReader(io.StringIO(says(capsys, *asked, "--evidence", "2", "--format", "csv"))))
    assert list(one[0])[:3] == ["row", "report", "name"]
    assert {row["row"] for row in one} == {"2"}
    assert one == [row for row in everything if row["row"] == "2"]
    found = json.loads(says(capsys, *asked, "--evidence", "1", "--format", "json"))
    assert found["results"]["bindings"][0]["row"]["value"] == "1"
    assert says(capsys, *asked, "--evidence", "1", "--format", "md").splitlines()[2].startswith("| row | report |")
    assert "There is no row 99" in fails(capsys, *asked, "--evidence", "99")


def test_the_option_before_the_name_does_not_swallow_it(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`--evidence NAME` and `--evidence country=KE` are understood."""
    one = says(capsys, "people-trained", "country=KE", "--store", store, "--evidence")
    assert says(capsys, "--evidence", "people-trained", "country=KE", "--store", store) == one
    assert says(capsys, "people-trained", "--store", store, "--evidence", "country=KE") == one


def test_an_answer_is_cited_and_asked_again(store: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The link gives the rows again, says that the dataset is the same, and says so where it is another."""
    asked = ("reports", "year=2023", "--store", store)
    cited = says(capsys, *asked, "--cite", "--format", "md")
    link = cited.splitlines()[-1].removeprefix("Cite as: ")
    assert "dataset=sha256:" in link
    again = says(capsys, "--permalink", link, "--store", store, "--format", "md")
    assert again.splitlines()[:9] == cited.splitlines()[:9]
    assert "The dataset is the one cited." in again
    other = tmp_path / "other"
    vpkg.build([path for path in vpkg.demo_reports() if "2023" in path.name], store=other).close()
    assert "The dataset is another than the one cited" in says(capsys, "--permalink", link, "--store", str(other))
    assert "is no permalink" in fails(capsys, "--permalink", "https://example.org/", "--store", store)


def test_the_page_of_the_library_has_every_query() -> None:
    """Its title, question, columns and how many rows the example reports give."""
    page = PAGE.read_text(encoding="utf-8")
    for query in library():
        part = page.partition(f"\n## {query.name}\n")[2].partition("\n## ")[0]
        assert query.question in part
        assert all(f"| {column.name} | {column.type} |" in part for column in query.columns)
        assert "This rests on" in part


def test_the_ending_of_the_file_tells_the_format(
    store: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A name that ends in .csv or .xlsx gets what it says, unless another format is asked for."""
    says(capsys, "reports", "--store", store, "-o", str(tmp_path / "a.csv"))
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").startswith("report,")
    says(capsys, "reports", "--store", store, "-o", str(tmp_path / "a.xlsx"))
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")
    says(capsys, "reports", "--store", store, "--format", "md", "-o", str(tmp_path / "b.csv"))
    assert (tmp_path / "b.csv").read_text(encoding="utf-8").startswith("**")


def test_a_confidence_is_at_most_one(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """80 for 80 per cent would leave out all that is measured."""
    assert "from 0 to 1" in fails(capsys, "people-trained", "minimum=80", "--store", store)
