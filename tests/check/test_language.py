"""Messages in English, French and Spanish: nothing untold, nothing half told, nothing of a report changed."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
import rdflib
from rdflib import SH

from vpkg import templates
from vpkg.check import Conformance, Quotation, Waiver, conformance, render, waived
from vpkg.check import language as languages
from vpkg.check.language import LANGUAGES, Phrase, blanks, catalogue
from vpkg.check.shapes import basis
from vpkg.check.validate import REMEDY, default_shapes
from vpkg.check.wording import Wording
from vpkg.cli import main
from vpkg.errors import DataError, UnknownName
from vpkg.model import Finding, Reading, Severity, Span, Status

ROOT = Path(__file__).resolve().parents[2]
Make = Callable[..., Reading]
Graph = Callable[[Reading], str]
OTHERS = ("fr", "es")


@pytest.fixture(name="found")
def _found(make: Make, graph: Graph) -> Conformance:
    """A verdict in which nearly everything is told that can be."""
    statuses = {
        "A2": Status.ABSENT,
        "B4": Status.BLANK,
        "C6": Status.NOT_APPLICABLE,
        "D12": Status.BLANK,
    }
    left = Finding(
        "unplaced-text",
        Severity.INFO,
        "This text stands under no question and was taken as no answer: “Ōtara moana”.",
        "If it answers a question, name its heading in a correction file (vpkg outline FILE --correct) or move it "
        "there; otherwise nothing is to be done.",
        span=Span(0, 4),
    )
    reading = make(statuses, findings=(left,), coverage=0.4)
    waiver = Waiver("no-answer", "D12", "Marama", "Kei te haere.", date(2024, 3, 1), date(2024, 12, 31))
    idle = Waiver("no-answer", "D9", "Marama", "Kei te haere.", date(2024, 3, 1), date(2024, 12, 31))
    found = waived(conformance(reading, graph(reading)), [waiver, idle], date(2024, 5, 31))
    quote = Quotation("https://example.org/r", "Taiaho", "ngo", "2022", "D12", "mi", "He kupu poto.")
    notes = [replace(note, others=(quote,) if note.finding.question == "D12" else ()) for note in found.notes]
    return replace(found, notes=tuple(notes), others_asked=True)


def words_of(language: str) -> dict[str, str]:
    return languages._words(language)


@pytest.mark.parametrize("language", OTHERS)
def test_every_key_is_in_every_language(language: str) -> None:
    """A catalogue has the keys of the English one, in its order, each with the same blanks and words of its own."""
    english, other = words_of("en"), words_of(language)
    assert len(english) > 200
    assert list(other) == list(english)
    assert {key: blanks(other[key]) for key in other} == {key: blanks(english[key]) for key in english}
    assert all(text.strip() for text in other.values())
    same = {key for key in other if other[key] == english[key] and re.search(r"[a-z]{3,} [a-z]{3,}", other[key])}
    assert same == set()


@pytest.mark.parametrize("language", OTHERS)
def test_every_question_is_in_every_language(language: str) -> None:
    """Each question of the templates has a label and a remedy, and no other question has."""
    asked = {
        f"question.{template.id}.{question.code}.{what}"
        for template in templates.all_templates()
        for question in template.questions
        for what in ("label", "remedy")
    }
    assert len(asked) >= 70
    assert set(words_of(f"questions.{language}")) == asked


def _sayings(path: Path) -> set[str]:
    """The sentences, with blanks unnamed, that a module gives to its findings."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_info", "Finding"):
            found |= {said for part in node.args[1:4] if (said := _said(part)) and " " in said}
    return found


def _said(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        return "".join(parts)
    return None


def test_every_message_of_a_finding_is_known() -> None:
    """Each sentence that a finding is made with, in reading or comparing, is told by a pattern of the catalogue."""
    modules = ("segment/doubts.py", "segment/header.py", "check/against.py")
    said = set().union(*(_sayings(ROOT / "vpkg" / module) for module in modules))
    assert len(said) > 35
    english = {key: text for key, text in words_of("en").items() if key.startswith(("message.", "remedy."))}
    # A sentence with a piece chosen by the code matches any pattern that has the rest of its words.
    unknown = [each for each in said if not any(_fits(each, text) for text in english.values())]
    assert unknown == []


def _fits(said: str, known: str) -> bool:
    pieces = [re.escape(piece) for piece in said.split("{}")]
    return re.fullmatch(".*".join(pieces), known, re.DOTALL) is not None


def test_every_basis_and_remedy_is_known() -> None:
    """On what a question rests, and what the shapes for reports advise, is told in each language."""
    remedies = {
        str(words)
        for path in default_shapes()
        if path.parent.name == "shapes" and path.stem != "register"  # it is held against no report
        for words in rdflib.Graph().parse(path).objects(None, rdflib.URIRef(REMEDY))
    }
    bases = {basis(question) for template in templates.all_templates() for question in template.questions}
    assert len(remedies) > 5
    assert len(bases) > 4
    for language in OTHERS:
        words = catalogue(language)
        assert [each for each in remedies if words.told("remedy", each).foreign] == []
        assert [each for each in bases if words.told_by_sentence("basis", each).foreign] == []


def test_every_message_of_the_recommended_shapes_is_known() -> None:
    """What the shapes recommend is told in each language; faults of the data stay in English."""
    graph = rdflib.Graph().parse(ROOT / "shapes" / "recommended.ttl")
    messages = {str(graph.value(shape, SH.message)) for shape in graph.subjects(SH.severity, None)}
    assert len(messages) > 4
    for language in OTHERS:
        assert [m for m in messages if catalogue(language).told("message.graph-shape", m).foreign] == []


class _Own(HTMLParser):
    """Collects the words of a page that are its own: not marked as being of another language, no quote, no code."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.own: list[str] = []
        self.languages: list[str | None] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.languages += [given["lang"]] if "lang" in given else []
        if tag not in ("meta", "br"):
            self._open.append((tag, tag in ("style", "q", "code") or (tag != "html" and "lang" in given)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(foreign for _, foreign in self._open):
            self.own.append(" ".join(data.split()))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("tell", [render.to_html, render.to_note])
def test_no_english_leaks(language: str, tell: Callable[..., str], found: Conformance) -> None:
    """The page's own words hold no piece of the English catalogue, and quotes carry the language they are in."""
    page = _Own(tell([found], language))
    own = " · ".join(page.own)
    assert page.languages[0] == language
    assert len(page.own) > 30
    pieces = {piece.strip() for text in words_of("en").values() for piece in re.split(r"\{\w+\}", text)}
    told = set(words_of(language).values())
    leaked = {p for p in pieces if len(p) > 11 and p in own and not any(p in each for each in told)}
    assert leaked == set()
    assert not re.search(r"(?<!no-)\b(the|of|and|is|was|are|which|your|answer)\b", own)  # no-answer is a code
    assert "Voluntary" not in own


def test_pages_say_which_language_a_quote_is_in(found: Conformance) -> None:
    """Headings carry the language of the document, quotes of others that of theirs."""
    text = render.to_html([replace(found, language="de")], "fr")
    assert '<q lang="de">' in text
    assert '<q lang="mi">He kupu poto.</q>' in text


def test_what_nobody_translated_is_marked(found: Conformance) -> None:
    """A sentence that no catalogue knows stays English: marked in the page, said so in the text."""
    odd = replace(found.notes[0], finding=replace(found.notes[0].finding, message="An odd sentence."))
    changed = replace(found, notes=(odd,))
    assert '<span lang="en">An odd sentence.</span>' in render.to_html([changed], "fr")
    assert "An odd sentence. (en anglais)" in render.to_text([changed], language="fr")
    assert "(in English)" not in render.to_text([changed])


def test_terms_of_the_field_are_the_usual_ones(found: Conformance) -> None:
    """The note names the Principles as they are named in French and in Spanish."""
    french, spanish = (" ".join(render.to_note([found], each).split()) for each in OTHERS)
    assert "Principes volontaires sur la sécurité et les droits de l&#39;homme" in french
    assert "Principios Voluntarios en Seguridad y Derechos Humanos" in spanish


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", "B4 et E13 : une réponse a été cherchée, mais la conformité n'en dépend pas."),
        ("es", "B4 y E13: se buscó una respuesta, pero la conformidad no depende de ella."),
    ],
)
def test_sentences_are_told_anew(language: str, told: str) -> None:
    """Blanks keep what fills them; lists of codes are joined as the language does."""
    english = "B4 and E13: an answer was looked for, but is not needed to conform."
    assert catalogue(language).told("not-checked", english) == Phrase(told)
    assert catalogue("en").told("not-checked", english) == Phrase(english)


def test_names_are_never_translated(found: Conformance) -> None:
    """An organisation called by a word of ours keeps its name; only the kind of report is told anew."""
    wording = Wording(catalogue("fr"))
    assert wording.title_of(replace(found, label="update, update report 2023")) == "update, rapport de mise à jour 2023"
    told = wording.words.told("message.ambiguous-reporter", "The head does not tell which of them reports: A1 and B2.")
    assert told.text.endswith("A1 and B2.")


def test_blanks_in_a_report_are_not_filled() -> None:
    """What fills a blank is never looked at again, whatever a report may say."""
    told = catalogue("es").told(
        "message.unplaced-text", "This text stands under no question and was taken as no answer: “{words} {code}”."
    )
    assert told.text.endswith("«{words} {code}».")


def test_french_spaces_do_not_break(found: Conformance) -> None:
    """Before : ; ? ! % and within « » French has a space at which no line breaks."""
    text = render.to_text([found], width=40, language="fr")
    assert not re.search(r"^\s*[:;?!»]", text, re.MULTILINE)
    assert "\u00a0:" in text


def test_unknown_languages_and_words_are_refused() -> None:
    """A language without a catalogue names those that there are; a key that is not there is a fault."""
    with pytest.raises(UnknownName, match="choose one of en, fr, es"):
        catalogue("xx")
    with pytest.raises(DataError, match=r"no words 'ui\.nothing'"):
        catalogue("fr").say("ui.nothing")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", ["text", "json", "html", "note", "ttl"])
def test_every_format_in_every_language(
    language: str, format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`vpkg check --language` works with every format, twice with the same bytes, and the verdict is the same."""
    report = tmp_path / "report.md"
    report.write_text("Hill Trust\n\nA1. What we did\n\nNothing.\n", encoding="utf-8")
    given = ["check", str(report), "--template", "ngo-2023", "--format", format_, "--language", language]
    assert main(given) == 1
    first = capsys.readouterr().out
    assert main(given) == 1
    assert capsys.readouterr().out == first
