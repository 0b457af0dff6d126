"""A web page's text is what the page shows, block by block."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpkg.errors import UnreadableInput
from vpkg.model import Content
from vpkg.read.html import html_content
from vpkg.read.wire import answered, written


def page(body: str) -> Content:
    return html_content(f"<!DOCTYPE html><meta charset=utf-8><title>t</title><body>{body}</body>".encode(), "page.html")


def blocks(content: Content) -> list[tuple[str, str]]:
    return [
        (f"heading {block.level}" if block.level else block.kind, content.text[block.span.start : block.span.end])
        for block in content.blocks
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>one <b>two</b>, three<i>four</i></p>", "one two, threefour"),
        ("<p>  one\n\ttwo \r\n three  </p>", "one two three"),
        ("<p>one&nbsp;&nbsp; two&amp;three &eacute;t&#233;</p>", "one two&three été"),
        ("<p>one<br>two</p>", "one\ntwo"),
        ("<p>one<br> <br>two<br><br><br>three<br></p>", "one\n\ntwo\n\nthree"),
        ("<div>one<p>two</p>three<div>four</div></div>five", "one\n\ntwo\n\nthree\n\nfour\n\nfive"),
        ("one<br><br>two", "one\n\ntwo"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("<p>one</p><!-- no --><p></p><p>&nbsp;</p><hr><p>two</p>", "one\n\ntwo"),
        ("<span style='display:block'>one</span><span style='display: block'>two</span>", "one\n\ntwo"),
        ("<x-para>one</x-para><x-para>two</x-para>", "one\n\ntwo"),
        ("<p>He said <q>no</q>.</p>", "He said “no”."),
        ("<p>un<wbr>broken</p>", "unbroken"),
        ("<p>5 km<sup>2</sup> on the 17<sup>th</sup> with CO<sub>2</sub></p>", "5 km2 on the 17th with CO2"),
        ("<pre>one   two\n three\n\nfour</pre>", "one two\nthree\n\nfour"),
        ("<figure><img src=x alt='no'><figcaption>one</figcaption></figure>", "one"),
        ("<details><summary>one</summary>two</details>", "one\n\ntwo"),
        ("<dl><dt>Published<dd>3 May 2024<dt>From<dd><p>Acme</p><p>Halvoria</p></dl>",
         "Published\n3 May 2024\n\nFrom\nAcme\n\nHalvoria"),
        ("<a href='x'><div>one</div><div>two <b>and</b></div></a>three words of it here.",
         "one\n\ntwo and\n\nthree words of it here."),
    ],
)  # fmt: skip
def test_white_space_is_that_of_the_page(body: str, text: str) -> None:
    """Blocks are parted by a blank line, breaks are line ends, all other white space is one space."""
    assert page(f"<main><h1>Report</h1>{body}</main>").text == f"Report\n\n{text}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>A</h1><p>b</p>", [("heading 1", "A"), ("paragraph", "b")]),
        ("<h2>A<br>b <span>c</span></h2>d", [("heading 2", "A b c"), ("paragraph", "d")]),
        ("<h2><div>A</div><div>b</div></h2>d", [("heading 2", "A b"), ("paragraph", "d")]),
        ("<div role=heading aria-level=4>A</div>b", [("heading 4", "A"), ("paragraph", "b")]),
        ("<div role=heading>A</div>b", [("heading 2", "A"), ("paragraph", "b")]),
        ("<h3>A <a class=link href='#a'>¶</a></h3>b", [("heading 3", "A"), ("paragraph", "b")]),
        ("<p><strong>A</strong> <b>b</b></p><p>c and more</p>", [("heading 6", "A b"), ("paragraph", "c and more")]),
        ("<p style='font-weight: 700'>A</p><p>c and more</p>", [("heading 6", "A"), ("paragraph", "c and more")]),
        ("<b>A</b><br><br>c and more", [("heading 6", "A"), ("paragraph", "c and more")]),
        ("<p><strong>A</strong> b</p>", [("paragraph", "A b")]),
        ("<b style='font-weight:normal'><p>A</p></b>", [("paragraph", "A")]),
        ("<p><b>A.</b></p><p><b>B.</b></p>", [("paragraph", "A."), ("paragraph", "B.")]),
        ("<blockquote><p>a</p><ul><li>b</ul></blockquote><p>c</p>",
         [("quote", "a"), ("list", "- b"), ("paragraph", "c")]),
        ("<ol><li><b>A</b><p>some more words</p></ol>", [("heading 6", "1. A"), ("paragraph", "some more words")]),
        ("<ol><li><h3>A</h3>b</ol>", [("heading 3", "1. A"), ("paragraph", "b")]),
        ("<ul><li><h3>A</h3>b</ul>", [("heading 3", "A"), ("paragraph", "b")]),
    ],
)  # fmt: skip
def test_kinds_of_blocks(body: str, expected: list[tuple[str, str]]) -> None:
    """Headings by element, by role or by bold; bold says nothing where most is bold."""
    assert blocks(page(f"<main>{body}</main>")) == expected


def test_a_long_bold_paragraph_is_no_heading() -> None:
    """Sixty words of bold are a paragraph that matters, not a title."""
    words = "word " * 61
    assert blocks(page(f"<p><b>{words}</b></p><p>{words * 3}</p>"))[0][0] == "paragraph"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ("<ol start=3 type=a><li>a<li>b</ol>", "c. a\nd. b"),
        ("<ol type=I start=9><li>a<li>b</ol>", "IX. a\nX. b"),
        ("<ol type=i><li>a<li value=8>b<li>c</ol>", "i. a\nviii. b\nix. c"),
        ("<ol reversed><li>a<li>b<li>c</ol>", "3. a\n2. b\n1. c"),
        ("<ol start=27 type=A><li>a</ol>", "AA. a"),
        ("<ol style='list-style-type: upper-alpha'><li>a</ol>", "A. a"),
        ("<ol style='list-style: none'><li>1.1 a</ol>", "1.1 a"),
        ("<ol><li>1. a<li>2. b</ol>", "1. a\n2. b"),
        ("<ol><li>a<ul><li>b<ol><li>c</ol></ul><li>d</ol>", "1. a\n  - b\n    1. c\n2. d"),
        ("<ol><li>a<ol type=a><li>b</li></ol></li></ol>", "1. a\n  a. b"),
        ("<ul><li><p>a</p><p>b</p></ul>", "- a\n\nb"),
        ("<ul><li>a<br>b</ul>", "- a\nb"),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n- b"),
        ("<ol start='x'><li>a</ol>", "1. a"),
        ("<ol start=99999999999999999999><li>a</ol>", "1. a"),
        ("<ol start=-1><li>a<li>b</ol>", "-1. a\n0. b"),
    ],
)
def test_lists_carry_the_labels_that_the_page_shows(body: str, text: str) -> None:
    """Numbers count by type, start, value and direction; each level is set in by two spaces."""
    content = page(f"<main><h1>Report</h1>{body}</main>")
    assert content.text == f"Report\n\n{text}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<table><tr><th>a<th>b<tr><td>c<td>d</table>", [("table", "a | b\nc | d")]),
        ("<table><caption>T</caption><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>",
         [("paragraph", "T"), ("table", "a | b\nc | d | e")]),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", [("table", "a | b\nc")]),
        ("<table><tr><td>a<td><td>c<tr><td><td>e<td></table>", [("table", "a |  | c\n | e")]),
        ("<table><tr><td><p>a</p><p>b</p><td>c<br>d</table>", [("table", "a b | c d")]),
        ("<table><tr><td><b>a</b><td><ul><li>b<li>c</ul><tr><td>d<td><ol><li>e</ol></table>",
         [("table", "a | b c\nd | 1. e")]),
        ("<table><tr><td>a</table>", [("paragraph", "a")]),
        ("<table><tr><td>a<tr><td>b</table>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<table role=presentation><tr><td>a<td>b</table>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<table><tr><td><h2>a</h2><td>b</table>", [("heading 2", "a"), ("paragraph", "b")]),
        ("<table><tr><td>x<td><table><tr><td>a<td>b</table></table>", [("paragraph", "x"), ("table", "a | b")]),
        ("<table><tr><td></table><p>b</p>", [("paragraph", "b")]),
    ],
)  # fmt: skip
def test_tables(body: str, expected: list[tuple[str, str]]) -> None:
    """A table is one block, merged cells stand once; a table that only lays out a page is none."""
    assert blocks(page(f"<main>{body}</main>")) == expected


def test_a_form_as_a_table_keeps_its_paragraphs() -> None:
    """A cell of several long paragraphs is a field to fill in, whose paragraphs stay apart."""
    answer = "<p>" + "word " * 80 + "</p>"
    kinds = [kind for kind, _ in blocks(page(f"<table><tr><td>Question<td>{answer}{answer}</table>"))]
    assert kinds == ["paragraph", "paragraph", "paragraph"]


NOTES = {
    "pandoc": '<p>One<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> two.</p>'
    '<section id="footnotes" role="doc-endnotes"><hr/><ol><li id="fn1"><p>Note. <a href="#fnref1" '
    'class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>',
    "office": '<p>One<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> two.</p>'
    '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Note.</p>'
    "</div>",
    "word": '<p>One<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> two.</p><div><hr><div id=ftn1><p>'
    '<a href="#_ftnref1" name="_ftn1"><sup>[1]</sup></a> Note.</p></div></div>',
    "government": '<p>One<sup id="fnref:1"><a href="#fn:1" rel="footnote">[footnote 1]</a></sup> two.</p>'
    '<div class="footnotes"><ol><li id="fn:1"><p>Note. <a href="#fnref:1">↩</a></p></li></ol></div>',
    "by hand": "<p>One<sup>1</sup> two.</p><p><sup>1</sup> Note.</p>",
    "aside": '<p>One<a href="#n" id="r" role="doc-noteref">1</a> two.</p>'
    '<aside id="n" role="doc-footnote">Note.</aside>',
}


@pytest.mark.parametrize("made_by", NOTES)
def test_footnotes_stand_at_the_end(made_by: str) -> None:
    """Whatever made the page, the mark is [1], the note is a block of its own, and the way back is not read."""
    content = page(f"<main>{NOTES[made_by]}<p>Three.</p></main>")
    assert blocks(content) == [("paragraph", "One[1] two."), ("paragraph", "Three."), ("footnote", "[1] Note.")]


def test_a_mark_says_what_the_page_shows() -> None:
    """A mark that the page writes otherwise carries an edit over its word."""
    content = page(f"<main>{NOTES['government']}</main>")
    [edit] = content.edits
    assert (content.text[edit.span.start : edit.span.end], edit.shown) == ("One[1]", "One[footnote 1]")


def test_a_mark_without_a_note_is_set_apart_from_its_word() -> None:
    """A raised figure after a word is a mark, even if its note is nowhere."""
    assert page("<p>We promise<sup>2</sup> much.</p>").text == "We promise[2] much."


def test_a_contents_list_is_no_list_of_notes() -> None:
    """Links to headings that link back are a contents list."""
    text = page(
        "<main><p><a href='#a' id='t'>1</a> <a href='#b'>2</a></p><h2 id=a>A</h2><p>x <a href='#t'>up</a></p>"
        "<h2 id=b>B</h2><p>y</p></main>"
    ).text
    assert text == "1 2\n\nA\n\nx up\n\nB\n\ny"


def test_invisible_characters_are_taken_out() -> None:
    """Soft hyphens and zero-width spaces leave the text, and the edit says where they stood."""
    content = page("<p>Se&shy;cu&shy;rity in Hal\u200bvoria\ufeff \u200b now</p>")
    assert content.text == "Security in Halvoria now"
    assert [(content.text[e.span.start : e.span.end], e.shown) for e in content.edits] == [
        ("Security", "Se\u00adcu\u00adrity"),
        ("Halvoria", "Hal\u200bvoria\ufeff"),
    ]


def test_typed_bullets_are_items() -> None:
    """A paragraph whose lines begin with typed bullets is a list; the edit shows the bullet."""
    content = page("<p>• vetted</p><p>· trai&shy;ned<br>· told</p><p>• one<br>and more of it</p>")
    assert content.text == "- vetted\n- trained\n- told\n\n• one\nand more of it"
    assert [block.kind for block in content.blocks] == ["list", "list", "list", "paragraph"]
    shown = [(content.text[e.span.start : e.span.end], e.shown) for e in content.edits]
    assert shown == [("-", "•"), ("-", "·"), ("trained", "trai\u00adned"), ("-", "·")]


def test_edits_stay_in_place_in_items_and_tables() -> None:
    """Edits are moved with the words that labels and cells push along."""
    content = page("<ol><li>a<ol><li>co&shy;de</ol></ol><table><tr><td>x<td>co&shy;de</table>")
    assert [content.text[e.span.start : e.span.end] for e in content.edits] == ["code", "code"]


def test_nothing_but_text_is_taken() -> None:
    """Pictures, frames, scripts and data addresses add nothing."""
    content = page(
        "<p>a<img src='http://127.0.0.1:9/x.png'><img src='data:image/png;base64,AAAA'></p>"
        "<iframe src='http://127.0.0.1:9/'>no</iframe><object data='file:///etc/hostname'>no</object>"
        "<script src='http://127.0.0.1:9/x.js'></script><style>@import 'http://127.0.0.1:9/x.css'</style>"
        "<template><p>no</p></template><video>no</video><textarea>no</textarea>"
    )
    assert content.text == "a"


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff<p>Été</p>".encode(),
        "<p>Été</p>".encode("utf-16"),
        "\ufeff<p>Été</p>".encode("utf-16-be"),
        "<meta charset=iso-8859-1><p>Été</p>".encode("latin-1"),
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'><p>Été</p>".encode("cp1252"),
        "<meta charset=utf-16><p>Été</p>".encode(),
        "<meta charset=nonsense><p>Été</p>".encode(),
        "<meta charset=base64><p>Été</p>".encode(),
        "<meta charset=utf-8><p>Été</p>".encode("cp1252"),
        "<p>Été</p>".encode(),
        "<p>Été</p>".encode("cp1252"),
        "<?xml version='1.0' encoding='iso-8859-1'?><html><body><p>Été</p></body></html>".encode("latin-1"),
    ],
)
def test_the_encoding_is_found(content: bytes) -> None:
    """Byte order mark, then what the page says, then UTF-8, then Windows-1252; a wrong word is not believed."""
    assert html_content(content, "page.html").text == "Été"


def test_xhtml_is_read() -> None:
    """Empty elements, CDATA and the prolog of XHTML are understood."""
    source = (
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://127.0.0.1:9/x.dtd">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x"/></head><body>'
        '<h1><a id="top"/>Report</h1><div/><p>one<br/>two <![CDATA[<three>]]></p></body></html>'
    )
    assert html_content(source.encode(), "page.xhtml").text == "Report\n\none\ntwo <three>"


HOSTILE = {
    "nested div": "<div>" * 100_000 + "deep",
    "nested empty div": "<div/>" * 100_000 + "deep",
    "nested lists": "<ul><li>" * 50_000 + "deep",
    "nested tables": "<table><tr><td>" * 30_000 + "deep",
    "nested spans": "<span>" * 100_000 + "deep",
    "misnested bold": "<p><b>" * 20_000 + "deep",
    "many attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">deep",
    "attributes behind a bracket": "<p b='>' " + " ".join(f"a{n}=1" for n in range(100_000)) + ">deep",
    "too many tags": "<p>a</p>" * 250_000,
    "too large": "<p>" + "a" * 20_000_001,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_pages_are_refused_in_one_sentence(case: str) -> None:
    """What would take minutes to parse is refused at once, with what to do."""
    with pytest.raises(UnreadableInput, match=r"^evil\.html [^\n]*; [^\n]*\.$"):
        html_content(HOSTILE[case].encode(), "evil.html")


ODD = {
    "open brackets": "<" * 200_000,
    "open tags": "<a" * 200_000,
    "open comments": "<!--" * 200_000,
    "open quotes": '<a "' * 200 + "x",
    "deep but not too": "<div>" * 400 + "<p>fine</p>",
    "frames": "<frameset><frame src='x'></frameset>",
    "wrong nesting": "<b><p>a</b></p></td></table><li>b</ol><tr>c",
    "unknown entities": "<p>&unknown; &#0; &#xD800; &#x110000;</p>",
    "control characters": "<p>a\x01\x08b\x00c\x7f</p>",
}


@pytest.mark.parametrize("case", ODD)
def test_odd_pages_give_text_or_a_sentence(case: str) -> None:
    """Whatever stands in a file, the answer is one that may cross from the child, or one sentence."""
    try:
        content = html_content(ODD[case].encode(), "odd.html")
    except UnreadableInput as error:
        refused = str(error)
        assert re.fullmatch(r"odd\.html [^\n]*\.", refused)
    else:
        assert answered(written(content)) == content


SCRAPS = st.sampled_from(
    "<p> </p> <div> </div> <b> </b> <ul> <li> </ul> <ol> </ol> <table> <tr> <td> </table> <h2> </h2> <br> <sup> </sup>"
    " <a/href=x> </a> <main> </main> <nav> </nav> <dl> <dt> <dd> </dl> <pre> </pre> <blockquote> &shy; &nbsp; a word"
    " more-words. 1 \n".split(" ")
)


@given(st.lists(SCRAPS, max_size=40))
def test_any_page_keeps_the_contract(scraps: list[str]) -> None:
    """Blocks are in order and cover all words; edits lie within the text; nothing but a sentence is raised."""
    try:
        content = page(" ".join(scraps))
    except UnreadableInput:
        return
    assert answered(written(content)) == content
    assert "  " not in content.text.replace("\n  ", "\n").replace("|  |", "||") or "- " in content.text
    assert not any(mark in content.text for mark in ("\u00ad", "\u00a0", "\t"))
