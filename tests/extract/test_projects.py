"""Projects and programmes are found by their noun, by quotation marks and by name; mines are places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing import corporate_answer, corporate_report, ngo_report, segmented
from vpkg.extract import extract


def _found(tmp_path: Path, words: str, kind: str = "project") -> list[str]:
    reading = extract(segmented(ngo_report({"C5": words}), tmp_path))
    return [m.surface for m in reading.mentions if m.answer == "C5" and m.kind == kind and m.nested_in is None]


def _kinds_of_company(tmp_path: Path, words: str) -> dict[str, str]:
    text = corporate_report(
        lambda number, title: f"{number}. {title}",
        answer=lambda number: words if number == 9 else corporate_answer(number),
    )
    return {m.surface: m.kind for m in extract(segmented(text, tmp_path)).mentions}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Through the ‘Quiet Gates’ project we met.", ["Quiet Gates"]),
        ("Through the project ‘improving trust along the Marro road’, we met.",
         ["improving trust along the Marro road"]),
        ("A campaign called “Hear Us” began.", ["Hear Us"]),
        ("Our Rights at the Gate project ended.", ["Rights at the Gate"]),
        ("Under the programme Gold without Fear, six groups met.", ["Gold without Fear"]),
        ("The Sauti Peace Programme ended.", ["Sauti Peace Programme"]),
        ("We began Project Amber.", ["Project Amber"]),
    ],
)  # fmt: skip
def test_names_of_projects(tmp_path: Path, words: str, expected: list[str]) -> None:
    """The name is a project's as far as it goes; a noun in small letters stands outside."""
    assert _found(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We took part in the Accountable Haulage project led by others.", ["Accountable Haulage"]),
        ("Our Honest Weighing project went on for a year.", ["Honest Weighing"]),
        ("The Learning to Listen programme reached 40 guards.", ["Learning to Listen"]),
        ("Six women joined the Mothers for Calm campaign in May.", ["Mothers for Calm"]),
        ("The Orchard Road Safety Programme went on.", ["Orchard Road Safety Programme"]),
        ("In 2019 the Village Listening Initiative brought police and elders together.",
         ["Village Listening Initiative"]),
        ("The Gate Police Mentors Campaign covers three sites.", ["Gate Police Mentors Campaign"]),
        ("Staff of the Women and Land Rights Project were trained.", ["Women and Land Rights Project"]),
        ("The company's Community Investment Programme is large.", ["Community Investment Programme"]),
        ("Two nurses joined the Graduate Programme last year.", ["Graduate Programme"]),
        ("We ran the Herders and Farmers Dialogues in two towns.", ["Herders and Farmers Dialogues"]),
        ("Grants came from the Village Peace Challenge.", ["Village Peace Challenge"]),
        ("The Justice Support Facility pays for lawyers.", ["Justice Support Facility"]),
        ("A Programme for Quiet Rivers was agreed.", ["Programme for Quiet Rivers"]),
        ("The Upper Marro Stability and Reconciliation Programme ended.",
         ["Upper Marro Stability and Reconciliation Programme"]),
    ],
)  # fmt: skip
def test_names_of_common_words(tmp_path: Path, words: str, expected: list[str]) -> None:
    """Common words in capitals before the noun make a name; a noun with a capital belongs to it."""
    assert _found(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The programme, called Talks at Dawn, began in May.", ["Talks at Dawn"]),
        ("We began a project named Umoja Wetu.", ["Umoja Wetu"]),
        ("An initiative known as the Quiet Nights Pact covers two towns.", ["Quiet Nights Pact"]),
        ("The training scheme entitled Guarding with Respect has three parts.", ["Guarding with Respect"]),
        ("A campaign under the name of Open Wells was begun.", ["Open Wells"]),
        ("Our flagship programme, Voices for Calm, went on.", ["Voices for Calm"]),
        ("Elders told us of Safe Footpaths (2019-2022), a project of Lantern Relief.", ["Safe Footpaths"]),
        ("Salama Barabarani, a three-year programme, began.", ["Salama Barabarani"]),
        ("Cloth and Dignity is a project for weavers.", ["Cloth and Dignity"]),
    ],
)  # fmt: skip
def test_names_that_are_introduced(tmp_path: Path, words: str, expected: list[str]) -> None:
    """A project that is called something, or of which it is said that it is one, has a name."""
    assert _found(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Under the USAID-funded Strong Villages project, staff met.", ["Strong Villages"]),
        ("We finished the EU-supported programme Mending Fences.", ["Mending Fences"]),
        ("The two-year Quiet Harbours project ended.", ["Quiet Harbours"]),
        ("A donor-financed Bridges over Marro programme began.", ["Bridges over Marro"]),
        ("With the EU-funded Marro Access to Courts, 14 desks were opened.", ["Marro Access to Courts"]),
        ("The Community-Led Patrols Project ended.", ["Community-Led Patrols Project"]),
    ],
)
def test_what_stands_before_a_name(tmp_path: Path, words: str, expected: list[str]) -> None:
    """Who pays for a project and how long it lasts is no part of its name."""
    assert _found(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Through our “Guarding with Care” training programme, 30 guards met.", ["Guarding with Care"]),
        ("The Quiet Gates pilot project reached two sites.", ["Quiet Gates"]),
        ("The Elder Sisters mentoring scheme was begun.", ["Elder Sisters"]),
        ("Work under the Strengthening Village Oversight of Patrols (SVOP) project went on.",
         ["Strengthening Village Oversight of Patrols", "SVOP"]),
        ("With grants we run the Quiet Borders project (QBP). The QBP grew.", ["Quiet Borders", "QBP", "QBP"]),
        ("In 2020 we began Building Trust between Farmers and Patrols (BTFP) in two towns.",
         ["Building Trust between Farmers and Patrols", "BTFP"]),
    ],
)  # fmt: skip
def test_words_between_a_name_and_its_noun(tmp_path: Path, words: str, expected: list[str]) -> None:
    """A small word of sort or an acronym in brackets may stand between the name and its noun."""
    assert _found(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The programa Tierra Quieta trained farmers.", ["Tierra Quieta"]),
        ("Le projet Voix des Mères was begun in 2019.", ["Voix des Mères"]),
        ("In Colombia we support the Proyecto Mujeres por la Calma.", ["Proyecto Mujeres por la Calma"]),
        ("The campaña “Ni Una Más” reached schools.", ["Ni Una Más"]),
        ("A second phase of the Senda de la Calma programme began. Senda de la Calma then grew.",
         ["Senda de la Calma", "Senda de la Calma"]),
        ("The Amani kwa Wote project has ended.", ["Amani kwa Wote"]),
    ],
)  # fmt: skip
def test_names_in_other_languages(tmp_path: Path, words: str, expected: list[str]) -> None:
    """Names keep the small words of their language, and its nouns introduce them."""
    assert _found(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Quiet Gates and Open Wells projects were joined.", ["Quiet Gates", "Open Wells"]),
        ("- Honest Roads Project: drivers met police.\n- Quiet Wells Project: wells were dug.",
         ["Honest Roads Project", "Quiet Wells Project"]),
        ("Project Heron has trained forty guards.", ["Project Heron"]),
        ("Funds went to the Ghana Police and the Quiet Gates project.", ["Quiet Gates"]),
        ("The Quiet Gates project team met.", ["Quiet Gates"]),
    ],
)  # fmt: skip
def test_where_names_stand(tmp_path: Path, words: str, expected: list[str]) -> None:
    """Names stand in lists, at the head of sentences, side by side and before the people of a project."""
    assert _found(tmp_path, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Our training programme and the Security Programme went on.",
        "The Human Rights Program was reviewed.",
        "We support the Extractive Industries Transparency Initiative.",
        "The report said “we are safe” to all.",
        "The project team and project staff met. This project ended.",
        "Work on the Exploration Project and the Expansion Project stopped.",
        "The Annual Programme and the Work Programme were agreed.",
        "Our Programme was reviewed. The Compliance Program was not.",
        "Participants in the Initiative met at the Voluntary Principles Initiative.",
        "A Global Initiative is needed.",
        "The Programme Manager met the Project Director.",
        "Jane Ashby, a programme officer, spoke.",
        "Awareness campaigns were held. Security training programmes began.",
        "The Code of Conduct training programme went on.",
        "Amina Doe is a project manager.",
        "The Grievance Mechanism and the Community Complaints Mechanism were reviewed.",
        "Officers of the Police Academy and the National Defence Academy came.",
        "Senior Project Engineers met in the Project Office.",
        "The Kenya Programme was reviewed.",
    ],
)
def test_what_is_no_project(tmp_path: Path, words: str) -> None:
    """Programmes without a name of their own, bodies, people and mere quotations are no projects."""
    assert _found(tmp_path, words) == []


def test_a_project_is_known_again(tmp_path: Path) -> None:
    """Once named, a project is known without its noun."""
    words = "The ‘Quiet Gates’ project began. Quiet Gates then grew."
    assert _found(tmp_path, words) == ["Quiet Gates", "Quiet Gates"]


def test_a_mine_is_a_place(tmp_path: Path) -> None:
    """The Marroko project of a mining company is a site."""
    kinds = _kinds_of_company(tmp_path, "A copper mine is built at the Marroko project.")
    assert kinds.get("Marroko") == "place"


@pytest.mark.parametrize(
    "words",
    [
        "Drilling at the Colina Blanca Project stopped.",
        "The Marro Creek Project lies in the hills.",
        "We visited the Upper Tarn Copper Project twice.",
    ],
)
def test_a_companys_site_is_no_project(tmp_path: Path, words: str) -> None:
    """In a company's report a project with the name of a place is a site."""
    assert "project" not in _kinds_of_company(tmp_path, words).values()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Guards joined the Honest Gates Project this year.", "Honest Gates Project"),
        ("Our Neighbour Learning project was praised.", "Neighbour Learning"),
        ("The Human Rights Mentors Programme reached 40 guards.", "Human Rights Mentors Programme"),
    ],
)
def test_a_companys_project_of_words(tmp_path: Path, words: str, name: str) -> None:
    """A company's project whose name tells of people, justice or learning is no site."""
    assert _kinds_of_company(tmp_path, words).get(name) == "project"
