"""The page of a reading: whole, self-contained, linked, and proof against what a report may say."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest

from tests.outlines import AT, HOSTILE, TEXT, document, finding, report
from tests.writing import HEADINGS, ngo_report
from vpkg.model import Agent, Answer, Correction, Status
from vpkg.outline.page import to_html
from vpkg.outline.words import visible
from vpkg.pipeline import read_report

VOID = {"meta", "link", "img", "br", "input", "hr", "base"}


class Page(HTMLParser):
    """A page taken apart: its elements, and the words of each element that has an id or a class."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def links(self) -> list[str]:
        return [attributes["href"] for _, attributes in self.elements if "href" in attributes]


@pytest.fixture(name="page")
def _page() -> Page:
    return Page(to_html(report()))


def test_the_page_asks_for_nothing_and_runs_nothing(page: Page) -> None:
    """No element that fetches or runs, no attribute that leads anywhere but within the page."""
    tags = {tag for tag, _ in page.elements}
    assert len(page.elements) > 50
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "video", "audio", "use"}
    assert page.links
    assert all(link.startswith("#") for link in page.links)
    for _, attributes in page.elements:
        assert not attributes.keys() & {"src", "srcset", "style", "action", "data", "poster"}
        assert not any(name.startswith("on") for name in attributes)
    style = re.findall(r"<style>(.*?)</style>", to_html(report()), re.DOTALL)
    assert len(style) == 1
    assert "url(" not in style[0]
    assert "@import" not in style[0]


def test_the_policy_admits_only_the_pages_own_style(page: Page) -> None:
    """The hash in the policy is that of the style element, and nothing else is admitted."""
    [policy] = [a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    [style] = re.findall(r"<style>(.*?)</style>", to_html(report()), re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_every_element_is_closed(page: Page) -> None:
    """The page is well-formed to its end."""
    assert page.open == []


def test_what_a_report_says_is_only_words() -> None:
    """Hostile words in the text, the name, the file, a code, a finding and a dropped line stay words."""
    nasty = '"><script>alert(1)</script><img src=x onerror=alert(2)> javascript:alert(3) \u202eevil\x07'
    hostile = report(
        reporter=Agent("x", nasty, known=False),
        document=document(source=nasty, notes=(nasty,), language='"><script>'),
        findings=(finding("doubtful-heading", "B4-heading", nasty, nasty), finding(nasty, "lost", "A1", nasty)),
        answers=(Answer(nasty, None, Status.ANSWERED, (AT["B4-heading"],), (AT["lost"],), topic=nasty),),
        template=None,
        correction=Correction(organisation=nasty, headings=((nasty, "C5"),), source=nasty, sha256="0"),
    )
    html = to_html(hostile)
    page = Page(html)
    assert page.open == []
    assert not {tag for tag, _ in page.elements} & {"script", "img"}
    assert "onerror" not in {name for _, attributes in page.elements for name in attributes}
    assert all(link.startswith("#") for link in page.links)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]", html)
    assert "⟨U+202E⟩evil⟨U+0007⟩" in page.words


def test_the_whole_text_stands_on_the_page_in_order(page: Page) -> None:
    """Each character of the report, white space apart, with hostile ones shown by their number."""
    text = page.words.split("The text, in order", 1)[1].split("Read by vpkg", 1)[0]
    at = 0
    for name in AT:
        words = visible(TEXT[AT[name].start : AT[name].end])
        found = text.find(words, at)
        assert found >= 0, name
        at = found + len(words)
    assert visible(HOSTILE) in text


def test_each_stretch_bears_its_label() -> None:
    """Kind and place in words, not by colour alone."""
    html = to_html(report())
    labels = [re.sub(r"<[^>]*>", "", each) for each in re.findall(r'<p class="label"[^>]*>(.*?)</p>', html)]
    assert labels == [
        "front matter · page 1",
        "list of contents · page 1",
        "section title · page 2",
        "A1 heading · page 2",
        "A1 answer · page 2",
        "page chrome · page 2",
        "A1 answer · page 3",
        "A2, A3 heading · page 3",
        "A2 answer · page 3",
        "B4 heading · page 3",
        "B4 answer · page 3",
        "C5 heading · page 3",
        "C5 heading on KE · page 3",
        "C5 answer on KE · page 3",
        "C5 heading on elsewhere · page 3",
        "C5 answer on elsewhere · page 3",
        "C6 heading · page 3",
        "left over · page 3",
        "footnote · page 3",
    ]


def test_every_link_leads_somewhere_and_no_place_is_named_twice(page: Page) -> None:
    """Each link has its target on the page."""
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_every_question_is_listed_and_every_answer_linked() -> None:
    """What stands in the report links to its heading; what is absent is said to be so, without a link."""
    html = to_html(report())
    rows = re.findall(r'<li id="question-\d+">(.*?)</li>\n(?=<li id|</ul>\n</nav>)', html, re.DOTALL)
    assert len(rows) == len(HEADINGS)
    for row, code in zip(rows, HEADINGS, strict=True):
        assert f"<strong>{code}</strong>" in row
        assert ('href="#at-' in row) is (code in ("A1", "A2", "A3", "B4", "C5", "C6"))
        assert ("× absent" in row) is ('href="#at-' not in row)
    assert f'href="#at-{AT["A1-heading"].start}"' in rows[0]
    assert f'href="#at-{AT["C5-kenya"].start}"' in rows[4]
    assert "doubtful 0.90" in rows[3]
    assert "sure 0.97" in rows[0]


def test_every_answer_of_a_report_read_from_a_file_is_linked(tmp_path: Path) -> None:
    """Also where the whole way from the file was gone."""
    path = tmp_path / "report.md"
    path.write_text(ngo_report({"C6": "N/A", "D12": ""}), encoding="utf-8")
    read = read_report(path).report
    page = Page(to_html(read))
    present = [answer for answer in read.answers if answer.status is not Status.ABSENT]
    assert len(present) == len(HEADINGS)
    assert all(f"#at-{answer.headings[0].start}" in page.links for answer in present)


def test_every_finding_is_told_with_its_remedy(page: Page) -> None:
    """The remedy that several share is told once."""
    words = " ".join(page.words.split())
    assert "Headings recognised with doubt: 1 B4, page 3" in words
    assert "What to do: Is it B4?" in words
    assert words.count("Move it.") == 1
    assert f"#at-{AT['B4-heading'].start}" in page.links


def test_a_long_list_of_findings_is_folded_and_whole() -> None:
    """Seven or more stand folded away, each of them; fewer stand open."""
    many = Page(to_html(report(findings=tuple(finding("unplaced-text", "lost") for _ in range(7)))))
    assert "Show all 7" in many.words
    assert " ".join(many.words.split()).count("page 3 “<script") == 7
    few = Page(to_html(report(findings=tuple(finding("unplaced-text", "lost") for _ in range(6)))))
    assert "Show all" not in few.words


def test_shares_are_told_in_words_and_in_a_bar(page: Page) -> None:
    """The bar is named for those who do not see it, and its pieces fill it."""
    [bar] = [attributes for tag, attributes in page.elements if tag == "svg"]
    assert bar["role"] == "img"
    assert bar["aria-label"].startswith("headings 28.7%, answers 28.5%, front matter 12.7%, footnotes 4.1%")
    pieces = [attributes for tag, attributes in page.elements if tag == "rect"]
    assert sum(float(piece["width"].rstrip("%")) for piece in pieces) == pytest.approx(100, abs=0.1)


def test_what_was_dropped_is_listed_once_with_how_often(page: Page) -> None:
    """Lines that come on every page stand once."""
    words = " ".join(page.words.split())
    assert "running head, 2 times: Harbour Watch | 2023" in words
    assert "tracked deletion: <b>never said</b>" in words


def test_a_report_that_needs_nothing_says_so(tmp_path: Path) -> None:
    """In so many words."""
    path = tmp_path / "report.md"
    path.write_text(ngo_report(), encoding="utf-8")
    assert "Nothing: no heading is in doubt, and no text was left over." in to_html(read_report(path).report)


def test_the_same_reading_gives_the_same_page() -> None:
    """Byte for byte."""
    assert to_html(report()) == to_html(report())


def test_a_report_of_a_megabyte_makes_a_page_of_its_size(tmp_path: Path) -> None:
    """The page grows with the text and not faster."""
    path = tmp_path / "report.md"
    paragraph = " ".join(f"We met the police of county {n} and spoke of the use of force." for n in range(20))
    answer = "\n\n".join([paragraph] * 60)
    path.write_text(ngo_report(dict.fromkeys(HEADINGS, answer)), encoding="utf-8")
    read = read_report(path).report
    assert len(read.document.text) > 900_000
    assert len(to_html(read)) < 2.5 * len(read.document.text)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_enough_to_read_by(scheme: str) -> None:
    """WCAG AA: 4.5 for words on each ground, 3 for the bars, in light and in dark."""
    style = re.findall(r":root \{(.*?)\}", to_html(report()), re.DOTALL)[("light", "dark").index(scheme)]
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", style))
    grounds = [colours[name] for name in ("paper", "panel")]
    for word, ground in product(("ink", "quiet", "link", "doubt"), grounds):
        assert _contrast(colours[word], ground) >= 4.5, (word, ground)
    assert _contrast(colours["ink"], colours["here"]) >= 4.5
    marks = ("heading", "answer", "front-matter", "footnote", "chrome", "left-over")
    for mark, ground in product(marks, grounds):
        assert _contrast(colours[mark], ground) >= 3, (mark, ground)
