"""Forms for officers: what is filled in is read back exactly, and what is not is blank."""

from __future__ import annotations

import io
import re
import zipfile
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.form.filling import Answers, Written, by_country, fill_docx, fill_markdown, said
from tests.generator.reading import outline_of, report_of
from tests.read.word_files import packed
from tests.writing import ngo_report
from vpkg.cli.form import run
from vpkg.errors import UnknownName, UnreadableInput, VpkgError
from vpkg.form import blank_form, carry_over, to_docx, to_markdown
from vpkg.model import Template
from vpkg.templates import all_templates, load

ASKING = [template for template in all_templates() if template.questions]
FREE = [template for template in all_templates() if not template.questions]
ORGANISATION = "Alderbank Peace Trust"
PERIOD = "1 January 2023 to 31 December 2023"
COUNTRIES = ("Ghana", "Peru", "Kenya", "Mozambique", "Indonesia", "Chad")

# Shrinking a whole form takes minutes and tells little: the codes that differ are told by the assertion.
_SETTINGS: dict[str, Any] = {
    "deadline": None,
    "derandomize": True,
    "phases": [Phase.explicit, Phase.generate],
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
}

_WORD = st.sampled_from(
    "the a of and to with for our their police guards village district training women court visit road miners “safe” "
    "community’s partners twice VPs DRC Kenya company 2,500 12.5 (ten) and/or – A. 14 meeting report two hours month "
    "complaint lawyers heard asked spoke radio teachers gate market trucks night rules force new old paid drivers; café"
    .split()
)  # fmt: skip
_SENTENCE = st.lists(_WORD, min_size=2, max_size=18).map(lambda words: "We saw " + " ".join(words) + ".")
_PARAGRAPH = st.lists(_SENTENCE, min_size=1, max_size=4).map(lambda each: Written("paragraph", " ".join(each)))
_ITEM = st.lists(_WORD, min_size=1, max_size=8).map(lambda words: Written("item", "the " + " ".join(words)))
_TEXT = st.lists(
    st.one_of(_PARAGRAPH.map(lambda one: [one]), st.tuples(_PARAGRAPH, st.lists(_ITEM, min_size=1, max_size=4)).map(
        lambda both: [both[0], *both[1]]
    )),
    min_size=1,
    max_size=3,
).map(lambda groups: [piece for group in groups for piece in group])  # fmt: skip


@st.composite
def _by_countries(draw: st.DrawFn) -> list[Written]:
    names = draw(st.lists(st.sampled_from(COUNTRIES), min_size=1, max_size=3, unique=True))
    return [piece for name in names for piece in (Written("country", name), *draw(_TEXT))]


@st.composite
def _answers(draw: st.DrawFn, template: Template) -> dict[str, list[Written]]:
    """Draw what an officer writes; about one question in five is left blank."""
    return {
        question.code: []
        if draw(st.integers(0, 4)) == 0
        else draw(st.one_of(_TEXT, _by_countries()) if question.per_country else _TEXT)
        for question in template.questions
    }


def _compare(found: dict[str, Any], template: Template, answers: Answers) -> None:
    assert found["template"] == template.id
    assert found["organisation"] == ORGANISATION
    assert found["year"] == 2023
    assert found["period"] == {"start": "2023-01-01", "end": "2023-12-31"}
    assert found["kind"] == "full"
    texts = {code: each["text"] for code, each in found["answers"].items()}
    assert list(texts) == [question.code for question in template.questions]
    assert {code: (texts[code], said(p)) for code, p in answers.items() if texts[code] != said(p)} == {}
    told = {code: "answered" if pieces else "blank" for code, pieces in answers.items()}
    assert {code: each["status"] for code, each in found["answers"].items()} == told
    parts = {c: {p["country"]: p["text"] for p in each["parts"]} for c, each in found["answers"].items()}
    assert {code: list(each.values()) for code, each in parts.items()} == {
        code: list(by_country(pieces).values()) for code, pieces in answers.items()
    }


@pytest.mark.parametrize("template", ASKING, ids=lambda template: template.id)
@settings(max_examples=30, **_SETTINGS)
@given(data=st.data())
def test_a_filled_markdown_form_reads_back_exactly(template: Template, data: st.DataObject) -> None:
    """Whatever is written under a question is that question's answer, to the character."""
    answers = data.draw(_answers(template))
    form = fill_markdown(to_markdown(blank_form(template)), answers, ORGANISATION, PERIOD)
    _compare(outline_of(form.encode(), "filled.md"), template, answers)


@pytest.mark.parametrize("template", ASKING, ids=lambda template: template.id)
@settings(max_examples=15, **_SETTINGS)
@given(data=st.data())
def test_a_filled_word_form_reads_back_exactly(template: Template, data: st.DataObject) -> None:
    """Whatever is written into a box is that question's answer, to the character."""
    answers = data.draw(_answers(template))
    form = fill_docx(to_docx(blank_form(template)), template, answers, ORGANISATION, PERIOD)
    _compare(outline_of(form, "filled.docx"), template, answers)


def test_there_are_forms_to_fill_in() -> None:
    """There are templates with questions and templates without."""
    assert (len(ASKING) >= 3, len(FREE) >= 2) == (True, True)


@pytest.mark.parametrize("template", ASKING, ids=lambda template: template.id)
@pytest.mark.parametrize("ending", [".md", ".docx"])
def test_a_blank_form_reads_back_blank(template: Template, ending: str) -> None:
    """Hints and placeholders are nobody's answers, and name no organisation and no period."""
    form = blank_form(template)
    content = to_docx(form) if ending == ".docx" else to_markdown(form).encode()
    found = outline_of(content, f"form{ending}")
    assert found["template"] == template.id
    assert (found["organisation"], found["year"], found["period"]) == (None, None, None)
    assert [each["status"] for each in found["answers"].values()] == ["blank"] * len(template.questions)
    assert found["leftovers"] == []


def test_hints_that_are_left_in_are_no_answers() -> None:
    """LibreOffice forgets what is a placeholder, and a printed form shows it: the words in brackets are still hints."""
    template = load("ngo-2023")
    with zipfile.ZipFile(io.BytesIO(to_docx(blank_form(template)))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
        xml = archive.read("word/document.xml").decode()
    assert xml.count("<w:showingPlcHdr/>") == 15
    parts["word/document.xml"] = xml.replace("<w:showingPlcHdr/>", "")
    found = outline_of(packed(parts), "form.docx")
    assert (found["organisation"], found["year"], found["period"]) == (None, None, None)
    assert [each["status"] for each in found["answers"].values()] == ["blank"] * 13


@pytest.mark.parametrize("template", ASKING, ids=lambda template: template.id)
def test_a_form_shows_every_question_once(template: Template) -> None:
    """Code and question stand in both kinds of form, in the template's order, each Word answer in a tagged control."""
    headings = [f"{question.code}. {question.label}" for question in template.questions]
    assert re.findall(r"(?m)^### (.*)$", to_markdown(blank_form(template))) == headings
    with zipfile.ZipFile(io.BytesIO(to_docx(blank_form(template)))) as archive:
        xml = archive.read("word/document.xml").decode()
    tags = re.findall(r'<w:tag w:val="([^"]*)"/>', xml)
    asked = [f"vpkg:{template.id}:{question.code}" for question in template.questions]
    # A section of which no question is known has a box of its own.
    empty = {s.letter for s in template.sections} - {question.section for question in template.questions}
    assert tags[2:] == [*asked, *(f"vpkg:{template.id}:{letter}" for letter in sorted(empty))]
    assert tags[:2] == [f"vpkg:{template.id}:organisation", f"vpkg:{template.id}:period"]


def test_a_form_says_what_is_expected_and_how_countries_are_told_apart() -> None:
    """The hint has what to write, whether it is expected, and for some questions how to go country by country."""
    text = to_markdown(blank_form(load("corporate-14")))
    assert text.count("Answer country by country") == 5
    assert text.count("An answer is expected, as far as is known.") == 13
    assert "You may leave this out, as far as is known." in text


@pytest.mark.parametrize("template", FREE, ids=lambda template: template.id)
def test_a_template_without_known_questions_gives_its_section_titles(template: Template) -> None:
    """No question is invented; a filled form is read under the titles."""
    text = to_markdown(blank_form(template, ORGANISATION, 2023))
    titles = [f"{section.letter}. {section.title}" for section in template.sections]
    assert re.findall(r"(?m)^## (.*)$", text) == titles
    for title in titles:
        text = text.replace(f"## {title}\n", f"## {title}\n\nWe did as we had said under {title[:1]}.\n")
    found = outline_of(text.encode(), "filled.md")
    assert [each["text"] for each in found["answers"].values()] == [
        f"We did as we had said under {title[:1]}." for title in titles
    ]


@pytest.mark.parametrize("template", ASKING, ids=lambda template: template.id)
def test_the_head_may_be_given(template: Template) -> None:
    """Organisation and year given on the way stand in the form and are read back."""
    form = blank_form(template, ORGANISATION, 2024)
    for content, name in ((to_markdown(form).encode(), "form.md"), (to_docx(form), "form.docx")):
        found = outline_of(content, name)
        assert (found["organisation"], found["year"]) == (ORGANISATION, 2024)
        assert found["period"] == {"start": "2024-01-01", "end": "2024-12-31"}


@pytest.mark.parametrize("ending", [".md", ".docx"])
def test_last_years_text_is_carried_over_and_marked(ending: str) -> None:
    """Each answer stands below its question again, after a line that says from when it is; blank stays blank."""
    text = ngo_report({"A1": "We went to both meetings.\n\n- in Geneva\n- in London", "B4": ""}, period="2022")
    last = report_of(text.encode(), "last.md")
    carried = carry_over(load("ngo-2023"), last)
    assert (carried.count, carried.without_place) == (12, ())
    content = to_docx(carried.form) if ending == ".docx" else to_markdown(carried.form).encode()
    found = outline_of(content, f"form{ending}")
    mark = "[From the 2022 report; bring up to date and take this line out.]"
    assert found["organisation"] == "Quietwater Trust"
    assert found["year"] == 2023
    assert found["answers"]["A1"]["text"] == f"{mark}\n\nWe went to both meetings.\n\n- in Geneva\n- in London"
    assert found["answers"]["B4"]["status"] == "blank"
    marked = [code for code, each in found["answers"].items() if each["text"].startswith(mark)]
    assert len(marked) == 12


def test_marks_do_not_pile_up() -> None:
    """Text that was carried over twice bears the mark of the last time only."""
    first = carry_over(load("ngo-2023"), report_of(ngo_report(period="2022").encode(), "last.md"))
    again = carry_over(load("ngo-2023"), report_of(to_markdown(first.form).encode(), "last.md"))
    text = to_markdown(again.form)
    assert text.count("[From the 2023 report; bring up to date and take this line out.]") == 13
    assert "From the 2022 report" not in text


def test_another_template_is_filled_by_topic() -> None:
    """What has the same topic is carried over; what has no place is named."""
    text = ngo_report({"C5": "We told 40 teachers.", "E13": "Patience helps."}, period="2022")
    carried = carry_over(load("corporate-14"), report_of(text.encode(), "last.md"))
    held = {
        slot.heading.split(".")[0]: [p.text for p in slot.passages[1:]] for slot in carried.form.slots if slot.passages
    }
    assert held["A2"] == ["We told 40 teachers."]
    assert held["D14"] == ["Patience helps."]
    assert set(held) == {"A2", "B4", "B5", "D14"}
    assert carried.without_place == ("A1", "A2", "A3", "B4", "C6", "C7", "D8", "D11", "D12")


def test_countries_are_carried_over() -> None:
    """An answer told by country comes back with its countries as headings."""
    written = {"C10": [Written("country", "Ghana"), Written("paragraph", "We met drivers."), Written("country", "Peru"),
                       Written("paragraph", "We met teachers.")]}  # fmt: skip
    template = load("corporate-14")
    filled = fill_markdown(to_markdown(blank_form(template)), written, ORGANISATION, PERIOD)
    text = to_markdown(carry_over(template, report_of(filled.encode(), "last.md")).form)
    assert "#### Ghana\n\nWe met drivers.\n\n#### Peru\n\nWe met teachers." in text
    run_in = {
        "C10": [Written("paragraph", "**Ghana.** We met drivers."), Written("paragraph", "**Peru.** We met teachers.")]
    }
    filled = fill_markdown(to_markdown(blank_form(template)), run_in, ORGANISATION, PERIOD)
    text = to_markdown(carry_over(template, report_of(filled.encode(), "last.md")).form)
    assert "\n\n**Ghana.** We met drivers.\n\n**Peru.** We met teachers.\n\n" in text
    assert "####" not in text


def test_plain_words_do_not_become_structure() -> None:
    """A line of plain text that Markdown would take for a heading or a rule is escaped."""
    text = ngo_report({"A1": "We counted thus.\n\n# is the sign for number\n\n---"}, period="2022")
    carried = carry_over(load("ngo-2023"), report_of(text.encode(), "last.txt"))
    form = to_markdown(carried.form)
    assert "\n\n\\# is the sign for number\n" in form
    assert [each["status"] for each in outline_of(form.encode(), "form.md")["answers"].values()] == ["answered"] * 13


def test_the_same_form_gives_the_same_bytes() -> None:
    """No clock and no random number stand in a Word form."""
    assert to_docx(blank_form(load("ngo-2023"), "A", 2023)) == to_docx(blank_form(load("ngo-2023"), "A", 2023))


def _arguments(output: Path, **given_: Any) -> Namespace:
    values = {"template": "ngo-2023", "from_": None, "organisation": None, "year": None, "force": False}
    return Namespace(output=str(output), **{**values, **given_})


def test_the_command_writes_a_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what it wrote, and for last year's text how much came over."""
    (tmp_path / "last.md").write_text(ngo_report(period="2022"), encoding="utf-8")
    assert run(_arguments(tmp_path / "form.docx", from_=str(tmp_path / "last.md"))) == 0
    assert (tmp_path / "form.docx").read_bytes()[:2] == b"PK"
    assert "13 answers carried over" in capsys.readouterr().out
    assert run(_arguments(tmp_path / "free.md", template="government")) == 0
    assert "section titles only" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "given_", "error", "sentence"),
    [
        ("form.docx", {"template": "ngo-1999"}, UnknownName, "There is no template 'ngo-1999'; choose one of"),
        ("form.pdf", {}, UnknownName, "give a file name that ends in .docx or .md"),
        ("form.md", {"year": 23}, UnknownName, "23 is not a year"),
        ("there.md", {}, VpkgError, "choose another name, or give --force"),
        ("form.md", {"from_": "absent.md"}, UnreadableInput, "There is no file absent.md"),
    ],
)
def test_misuse_is_told_in_a_sentence(
    tmp_path: Path, name: str, given_: dict[str, Any], error: type[VpkgError], sentence: str
) -> None:
    """Nothing is written, and what is there stays."""
    (tmp_path / "there.md").write_text("answers", encoding="utf-8")
    with pytest.raises(error, match=re.escape(sentence)):
        run(_arguments(tmp_path / name, **given_))
    assert [each.name for each in tmp_path.iterdir()] == ["there.md"]
    assert (tmp_path / "there.md").read_text(encoding="utf-8") == "answers"


def test_force_writes_over_a_form(tmp_path: Path) -> None:
    """A person who says so gets a new form in place of the old file."""
    (tmp_path / "there.md").write_text("old", encoding="utf-8")
    assert run(_arguments(tmp_path / "there.md", force=True)) == 0
    assert "A1." in (tmp_path / "there.md").read_text(encoding="utf-8")
