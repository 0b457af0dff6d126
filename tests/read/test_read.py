"""Files become documents exactly, or are refused in one sentence."""

from __future__ import annotations

import hashlib
import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpkg.errors import UnreadableInput
from vpkg.read import read
from vpkg.read.kinds import check_kind
from vpkg.read.language import detect_language
from vpkg.read.lines import lines
from vpkg.read.markdown import markdown_blocks
from vpkg.read.plain import plain_blocks

TEXTS = st.text(alphabet=st.sampled_from("ab .#*-1\t\n\r\fé|>_`"), max_size=120)


def _refused(path: Path) -> str:
    with pytest.raises(UnreadableInput) as caught:
        read(path)
    message = str(caught.value)
    assert message.count("\n") == 0
    assert message.endswith(".")
    return message


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A file that is not there is named, with what to do."""
    assert "check the name" in _refused(tmp_path / "gone.md")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    """White space and a byte order mark alone are an empty file."""
    path = tmp_path / "empty.md"
    for content in (b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"):
        path.write_bytes(content)
        assert "is empty" in _refused(path)


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    """Bytes that no text has are told from a wrong encoding."""
    path = tmp_path / "picture.md"
    path.write_bytes(b"PNG\x00\x01\x02 report")
    assert "binary" in _refused(path)


def test_invalid_utf8_is_refused(tmp_path: Path) -> None:
    """The first byte that cannot be read is named."""
    path = tmp_path / "latin.txt"
    path.write_bytes("Bericht über".encode("latin-1"))
    assert "byte 8" in _refused(path)


def test_an_unknown_kind_of_file_is_refused(tmp_path: Path) -> None:
    """The kinds that can be read are named."""
    for name in ("report.xyz", "report"):
        path = tmp_path / name
        path.write_bytes(b"x")
        assert ".md, .txt, .html, .docx or .pdf" in _refused(path)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("report.doc", "an old Word file, which vpkg does not read; open it and save it as .docx or PDF"),
        ("report.ODT", "an OpenDocument text, which vpkg does not read; open it and save it as .docx or PDF"),
        ("report.rtf", "a Rich Text file"),
        ("report.pages", "a Pages file"),
        ("report.xlsx", "a spreadsheet"),
        ("report.jpeg", "a picture, which vpkg does not read; give the report as a PDF with text"),
        ("report.zip", "an archive, which vpkg does not read; unpack it"),
    ],
)
def test_a_known_kind_that_is_not_read_is_named(tmp_path: Path, name: str, words: str) -> None:
    """What the file is, and what to save it as."""
    path = tmp_path / name
    path.write_bytes(b"x")
    assert words in _refused(path)


def _zip(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name in names:
            package.writestr(name, name)
    return packed.getvalue()


def _open_document() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return packed.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("ending", "content", "words"),
    [
        (".txt", b"%PDF-1.4\n...", "a PDF; end its name in .pdf"),
        (".md", b"<!DOCTYPE html>\n<html><p>x</p>", "an HTML page; end its name in .html"),
        (".txt", b"\xef\xbb\xbf<HTML lang='en'><p>x</p>", "an HTML page"),
        (".txt", _zip("[Content_Types].xml", "word/document.xml"), "a Word file; end its name in .docx"),
        (".pdf", _zip("a.txt"), "an archive; unpack it"),
        (".pdf", b"<html><body>Sign in first</body></html>", "an HTML page"),
        (".pdf", b"The report as words.", "plain text; end its name in .txt"),
        (".docx", b"<html><p>x</p>", "an HTML page; end its name in .html"),
        (".docx", b"The report as words.", "plain text"),
        (".docx", _zip("[Content_Types].xml", "xl/workbook.xml"), "a spreadsheet"),
        (".docx", _open_document(), "an OpenDocument text; open it and save it as .docx or PDF"),
        (".docx", OLD + "WordDocument".encode("utf-16-le"), "an old Word file; open it"),
        (".docx", b"{\\rtf1 x}", "a Rich Text file"),
        (".html", b"%PDF-1.4\n...", "a PDF"),
        (".html", b"The report as words.", "plain text; end its name in .txt"),
        (".html", b"\x89PNG\r\n\x1a\n\x00", "a picture"),
        (".pdf", b"\x00\x01\x02\x03", "data of an unknown kind; save it as"),
    ],
)
def test_a_file_of_another_kind_than_its_name_is_refused(
    tmp_path: Path, ending: str, content: bytes, words: str
) -> None:
    """What it seems to be is named, with what to do."""
    path = tmp_path / f"report{ending}"
    path.write_bytes(content)
    message = _refused(path)
    assert "is not what its name says" in message
    assert words in message


def test_a_password_is_named(tmp_path: Path) -> None:
    """Word hides a protected file in a container of its older format."""
    path = tmp_path / "report.docx"
    path.write_bytes(OLD + "EncryptedPackage".encode("utf-16-le"))
    assert "protected by a password" in _refused(path)


@pytest.mark.parametrize(
    "text",
    [
        "The form begins with %PDF-1.7 and ends so.",
        "<div>\n\nA report in Markdown with a tag.\n\n</div>",
        "<!-- written by hand -->\n# Report",
        "PK\n",
    ],
)
def test_a_text_that_only_speaks_of_another_kind_is_read(tmp_path: Path, text: str) -> None:
    """A mark of another format within a text makes it no such file."""
    path = tmp_path / "report.md"
    path.write_text(text, encoding="utf-8")
    assert read(path).text == text


def test_an_html_page_needs_no_heading_of_its_own() -> None:
    """A page saved in part, or in UTF-16, is an HTML page if it has a tag."""
    check_kind(b"Report<p>One</p>", ".html", "report.html")
    check_kind("\ufeff<html><p>One</p>".encode("utf-16-le"), ".htm", "report.htm")
    check_kind(b"\n\n<?xml version='1.0'?>\n<!-- x -->\n<html/>", ".xhtml", "report.xhtml")


def test_a_pdf_may_begin_late() -> None:
    """A few bytes of mail or print before the first line are common."""
    check_kind(b"Content: pdf\r\n\r\n%PDF-1.4\n", ".pdf", "report.pdf")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder is no report."""
    assert "is a folder" in _refused(tmp_path)


def test_the_text_is_the_file_without_its_mark(tmp_path: Path) -> None:
    """The byte order mark goes, line ends stay, and the hash is that of the bytes."""
    path = tmp_path / "report.txt"
    path.write_bytes(b"\xef\xbb\xbfOne\r\ntwo\n")
    document = read(path)
    assert document.text == "One\r\ntwo\n"
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.media_type == "text/plain"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_is_read(tmp_path: Path) -> None:
    """A name in an older encoding is shown as far as it can be, in every format, and never stops the reading."""
    for ending, content in (
        (".md", b"Words."),
        (".html", b"<p>Words.</p>"),
        (".docx", b"PK\x03\x04 [Content_Types].xml"),
    ):
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/r\xe9port" + ending.encode()))
        path.write_bytes(content)
        if ending == ".docx":
            _refused(path).encode("utf-8")
        else:
            assert read(path).source == f"r\ufffdport{ending}"
            assert read(path).text == "Words."


@given(TEXTS)
def test_markdown_blocks_cover_the_text(text: str) -> None:
    """Blocks are in order, never overlap, and hold every character that is not white space."""
    _covers(text, [(b.span.start, b.span.end) for b in markdown_blocks(text)])


@given(TEXTS)
def test_plain_blocks_cover_the_text(text: str) -> None:
    """The same holds for plain text."""
    _covers(text, [(b.span.start, b.span.end) for b in plain_blocks(text)])


def _covers(text: str, spans: list[tuple[int, int]]) -> None:
    position, seen = 0, ""
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        seen += text[start:end]
        position = end
    assert not text[position:].strip()
    assert "".join(seen.split()) == "".join(text.split())


@given(TEXTS)
def test_lines_are_those_of_the_file(text: str) -> None:
    """Only LF, CR LF and CR end a line."""
    expected = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert [text[s.start : s.end] for s in lines(text)] == expected


def test_lines_that_no_hand_wrapped_are_paragraphs() -> None:
    """A word processor writes each paragraph as one line, without blank lines; a wrapped paragraph is several."""
    long = "The team met the chiefs of both valleys and wrote down what each of them asked for. " * 3
    text = f"Dialogue\n{long}\nTraining\nNone.\n\nA paragraph that\nwas wrapped.\n"
    found = [text[b.span.start : b.span.end] for b in plain_blocks(text)]
    assert found == ["Dialogue", long.strip(), "Training", "None.", "A paragraph that\nwas wrapped."]


def test_headings_have_levels() -> None:
    """CommonMark decides what a heading is; a list item and a table are no paragraphs."""
    text = "# One\n\nTwo\n===\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n"
    assert [(b.kind, b.level) for b in markdown_blocks(text)] == [
        ("heading", 1), ("heading", 1), ("list", 0), ("list", 0), ("table", 0),
    ]  # fmt: skip


LANGUAGES = [
    ("en", "The members of the Initiative have reported on their work in the year."),
    ("en", "We trained guards in two regions and will go on with it next year."),
    ("fr", "Les membres de l'Initiative ont rendu compte de leur travail pour l'année dans les pays."),
    ("es", "Los miembros de la Iniciativa informan sobre el trabajo que hicieron en los países."),
    ("pt", "Os membros da Iniciativa informam sobre o trabalho que fizeram nos países durante o ano."),
    ("it", "I membri della iniziativa hanno riferito sul lavoro che hanno svolto nei paesi durante il loro anno."),
    ("de", "Wir haben in zwei Regionen die Wachleute geschult und werden das auch im nächsten Jahr tun."),
    ("nl", "De leden van het initiatief hebben verslag gedaan van hun werk in het jaar en in de landen."),
    ("id", "Para anggota telah melaporkan pekerjaan yang dilakukan pada tahun ini, karena itu tidak akan berubah."),
    ("ru", "Мы провели обучение для охранников в двух регионах и будем продолжать это в следующем году."),
    ("und", "Zymurgy 12 Qwerty"),
    ("und", "Annual Report of the Year 2023"),
    ("und", "2023"),
    ("pl", "Ochroniarze zostali przeszkoleni w dwóch regionach i będziemy to kontynuować w przyszłym roku."),
    ("und", "Koulutimme vartijoita kahdella alueella ja jatkamme sitä ensi vuonna yhdessä poliisin kanssa."),
    ("und", "İki bölgede güvenlik görevlilerini eğittik ve gelecek yıl da buna devam edeceğiz."),
    ("und", "我们在两个地区培训了保安人员，并将在明年继续这样做。"),
    ("und", "قمنا بتدريب الحراس في منطقتين وسنواصل ذلك في العام القادم"),
    ("und", "Kenya, Ghana, Peru, Chad, Mali, Niger, Togo, Benin, Uganda, Rwanda, Laos, Nepal, India, Oman"),
]


@pytest.mark.parametrize(("language", "text"), LANGUAGES)
def test_language_is_told_by_function_words(language: str, text: str) -> None:
    """What cannot be told is und: another language, a title, a list of names."""
    assert detect_language(text) == language


def test_neighbours_that_cannot_be_told_apart_are_not_guessed() -> None:
    """Words that Danish and Norwegian share say neither."""
    assert detect_language("Vi har talt med politiet i landet, og det er noget som vi har gjort for dem.") in (
        "da",
        "und",
    )
    assert detect_language("det er som vi har i og for med den til om et men de var fra") == "und"


def test_a_comment_in_markdown_is_shown_on_no_page(tmp_path: Path) -> None:
    """An HTML comment that stands alone is no part of the report, as in forms that carry hints."""
    path = tmp_path / "report.md"
    path.write_text(
        "# Title\n\n<!-- Say who took\npart. -->\n\nWe took part <!-- not shown --> twice.\n", encoding="utf-8"
    )
    document = read(path)
    assert [(b.kind, document.text[b.span.start : b.span.end][:7]) for b in document.blocks] == [
        ("heading", "# Title"),
        ("chrome", "<!-- Sa"),
        ("paragraph", "We took"),
    ]
