"""Of a web page the report stays, whatever the site put around it and into it; what is left out is said."""

from __future__ import annotations

import re

import pytest

from vpkg.errors import UnreadableInput
from vpkg.model import Content
from vpkg.read.html import html_content

# A host of uploaded documents: no element says what it is for, and other organisations' reports stand all around.
HOST = """<html><head><title>Quarrydale Copper VP report 2023 - PaperShelf</title></head><body>
<div id="cookiebar" class="bar">PaperShelf uses cookies for a better time on our site. <a href="/privacy">Learn more</a>
<a class="btn" href="#">Got it!</a></div>
<div class="top"><a href="/"><img src="logo.png" alt="PaperShelf"></a>
<form action="/find"><input name="q" placeholder="Find"><button>Go</button></form>
<a href="/login">Log in</a> <a href="/up">Upload</a></div>
<div class="crumbs"><a href="/">Home</a> » <a href="/law">Law</a> » <a href="/law/hr">Human rights</a></div>
<div class="wrap"><div class="left">
<h1>Quarrydale Copper: annual report on the Voluntary Principles 2023</h1>
<div class="meta">Uploaded by m.okafor</div>
<div class="adbox">Advertisement</div>
<div class="text">
<p>Quarrydale Copper joined the Voluntary Principles Initiative in 2011 and reports here on the year 2023.</p>
<p><b>A. Commitment</b></p>
<p>Our board renewed its statement of commitment in March 2023 and asked every site to put it up at the gate.</p>
<div class="adbox"><ins class="adsbygoogle"></ins>Advertisement</div>
<p><b>B. Procedures</b></p>
<p>Before each renewal of a security contract we look at the risks to the people who live near the mine.</p>
<ul><li>Guards are vetted by <a href="https://example.org/vetting">our vetting procedure</a>.</li>
<li>Public forces are asked for their rules.</li></ul>
</div></div>
<div class="right"><div class="box"><div class="hd">Similar documents</div>
<div class="it"><a href="/d/1">Ostrava Gas: Voluntary Principles report 2022</a><span>14 pages</span></div>
<div class="it"><a href="/d/2">Kestrel Oil plc: report to the plenary of 2021, with a summary of what its
sites in four countries did for the rights of their neighbours</a></div>
<div class="it"><a href="/d/3">Government of Halvoria, VP report</a></div></div></div></div>
<div class="foot"><a href="/about">About us</a> <a href="/terms">Terms</a> © 2024 PaperShelf. All rights reserved.</div>
<script>var x = "<p>not a paragraph</p>";</script></body></html>"""

HOST_REPORT = """Quarrydale Copper: annual report on the Voluntary Principles 2023

Quarrydale Copper joined the Voluntary Principles Initiative in 2011 and reports here on the year 2023.

A. Commitment

Our board renewed its statement of commitment in March 2023 and asked every site to put it up at the gate.

B. Procedures

Before each renewal of a security contract we look at the risks to the people who live near the mine.

- Guards are vetted by our vetting procedure.
- Public forces are asked for their rules."""

# A government's publication page: every element says what it is for.
GOVERNMENT = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>2023 annual report - halv.example</title></head>
<body class="js-enabled"><a href="#content" class="skip-link">Skip to main content</a>
<div id="global-cookie-message" role="region" aria-label="cookie banner"><h2>Cookies on halv.example</h2>
<p>We use some essential cookies to make this website work.</p><button>Accept additional cookies</button>
<a href="/cookies">View cookies</a></div>
<header role="banner"><a href="/">halv.example</a><button aria-expanded="false" aria-controls="menu">Menu</button>
<div id="menu" hidden><h2>Services and information</h2><ul><li><a href="/benefits">Benefits</a></li></ul></div></header>
<div class="breadcrumbs"><ol><li><a href="/">Home</a></li><li><a href="/abroad">Abroad</a></li></ol></div>
<main id="content"><div class="title"><span class="context">Corporate report</span>
<h1>Voluntary Principles: 2023 annual report of Halvoria</h1></div>
<p class="metadata">Published 6 June 2024</p>
<nav aria-label="Contents" role="navigation"><h2>Contents</h2><ol><li><a href="#commitment">Commitment</a></li>
<li><a href="#work-abroad">Work abroad</a></li></ol></nav>
<div class="govspeak"><h2 id="commitment">1. Commitment</h2>
<p>Halvoria keeps to the Voluntary Principles and asks its companies to do the same<sup id="fnref:1"><a href="#fn:1"
class="link" rel="footnote">[footnote 1]</a></sup>.</p>
<aside><p>The ministry invites every embassy to send two examples of its work with companies and with civil society
before the end of each January, so that they can be told here.</p></aside>
<h2 id="work-abroad">2. Work abroad</h2>
<p>Our embassy in Lima held three round tables. <span class="visually-hidden">Opens in a new tab</span></p>
<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1"><p>Statement of 3 May 2021.
<a href="#fnref:1" role="doc-backlink">↩</a></p></li></ol></div></div>
<div class="share-links"><h2>Share this page</h2><ul><li><a href="https://f.example">Facebook</a></li>
<li><a href="https://t.example">Twitter</a></li></ul></div>
<div class="related-navigation"><h2>Related content</h2><ul>
<li><a href="/g/uk-vp">Ostmark: 2022 annual report on the Voluntary Principles</a></li></ul>
<h3>Collection</h3><ul><li><a href="/c">Security and human rights</a></li></ul></div></main>
<div class="feedback"><form><h2>Is this page useful?</h2><button>Yes</button><button>No</button>
<label>What went wrong? <input name="w"></label></form></div>
<footer role="contentinfo"><h2>Services</h2><ul><li><a href="/a">Births</a></li></ul><p>© Crown of Halvoria</p></footer>
</body></html>"""

GOVERNMENT_REPORT = """Corporate report

Voluntary Principles: 2023 annual report of Halvoria

Published 6 June 2024

Contents

1. Commitment
2. Work abroad

1. Commitment

Halvoria keeps to the Voluntary Principles and asks its companies to do the same[1].

The ministry invites every embassy to send two examples of its work with companies and with civil society before \
the end of each January, so that they can be told here.

2. Work abroad

Our embassy in Lima held three round tables.

[1] Statement of 3 May 2021."""

PROSE = "<p>We trained the guards of every site in the rules on the use of force, and asked the police to come too.</p>"
SAID = "We trained the guards of every site in the rules on the use of force, and asked the police to come too."


def page(body: str) -> Content:
    return html_content(f"<!DOCTYPE html><title>t</title><body>{body}</body>".encode(), "page.html")


def dropped(content: Content) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in content.dropped]


def test_a_document_host_leaves_only_the_report() -> None:
    """From a page of div elements alone exactly the report stays."""
    assert html_content(HOST.encode(), "host.html").text == HOST_REPORT


def test_a_document_host_names_what_was_left_out() -> None:
    """The names of other organisations stand in what was dropped as other documents, and nowhere else."""
    content = html_content(HOST.encode(), "host.html")
    others = " ".join(text for kind, text in dropped(content) if kind == "other-documents")
    for name in ("Ostrava Gas", "Kestrel Oil plc", "Government of Halvoria"):
        assert name in others
        assert name not in content.text
    notices = [text for kind, text in dropped(content) if kind == "notice"]
    assert "PaperShelf uses cookies for a better time on our site. Learn more Got it!" in notices
    assert notices.count("Advertisement") == 2


def test_a_government_page_leaves_only_the_report() -> None:
    """Context line, title, date, contents list, callout and footnote stay; the site goes."""
    assert html_content(GOVERNMENT.encode(), "page.html").text == GOVERNMENT_REPORT


def test_a_government_page_names_what_was_left_out() -> None:
    """Each stretch is recorded with its kind and words."""
    found = dropped(html_content(GOVERNMENT.encode(), "page.html"))
    assert ("hidden", "Opens in a new tab") in found
    assert ("navigation", "Home Abroad") in found
    assert (
        "other-documents",
        "Related content Ostmark: 2022 annual report on the Voluntary Principles Collection Security and human rights",
    ) in found
    assert any(kind == "notice" and text.startswith("Cookies on halv.example") for kind, text in found)
    assert any(kind == "notice" and text.startswith("Is this page useful?") for kind, text in found)


def test_no_word_is_lost() -> None:
    """Every word of the page's body stands in the text or in what was dropped."""
    for source, absent in ((HOST, {"»"}), (GOVERNMENT, {"↩", "[footnote"})):
        content = html_content(source.encode(), "page.html")
        kept = f"{content.text} {' '.join(each.text for each in content.dropped)}"
        body = re.sub(r"<script.*?</script>|<head>.*?</head>|<[^>]*>", " ", source, flags=re.S)
        words = {word.strip(".,:;") for word in body.split()} - absent
        assert len(words) > 100
        assert {word for word in words if word not in kept} - {"1]", "»", "1"} == set()


@pytest.mark.parametrize(
    "chrome",
    [
        "<nav><a href='/a'>About</a> <a href='/b'>News</a></nav>",
        "<header><a href='/'>Acme</a><p>For a safer world</p></header>",
        "<footer><p>Acme plc, 1 Low Road</p></footer>",
        "<aside><h2>Latest news</h2><p><a href='/n'>A new well at Tarnby</a></p></aside>",
        "<form><label>Your name <input></label><button>Send</button></form>",
        "<div role='dialog' aria-modal='true'><p>Sign up to our letter</p><button>Close</button></div>",
        "<div class='breadcrumb'><a href='/'>Home</a> / Reports</div>",
        "<div class='social-share'><a href='https://s.example'>Tweet</a></div>",
        "<section id='comments' class='comments'><h3>Comments</h3><p>Reader: nice.</p><form><input></form></section>",
        "<div hidden>Nothing to see</div>",
        "<div aria-hidden='true'>Nothing to see</div>",
        "<div style='display: none'>Nothing to see</div>",
        "<div>We use cookies. <button>OK</button></div>",
        "<svg><text>Nothing to see</text></svg>",
        "<button>Print</button>",
    ],
)
def test_one_piece_of_chrome_goes_and_is_recorded(chrome: str) -> None:
    """With or without a main element, before or after it, furniture leaves the text and enters the record."""
    for body in (f"{chrome}<main><h1>Report</h1>{PROSE}</main>", f"<h1>Report</h1>{PROSE}{PROSE}{chrome}"):
        content = page(body)
        assert content.text.startswith("Report\n\nWe trained")
        assert content.text.endswith(SAID)
        assert len(content.dropped) == 1


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("<div class='elementor-widget'><h2>Training</h2></div>", "Training"),
        ("<section id='share-what-was-learned'><h2>Share what was learned</h2></section>", "Share what was learned"),
        ("<div class='consultation-comments'><p>Comments of our neighbours were asked for in three villages.</p></div>",
         "Comments of our neighbours were asked for in three villages."),
        ("<form action='x'>" + PROSE * 6 + "</form>", "\n\n".join([SAID] * 6)),
        ("<p>See <a href='/policy'>our policy</a> and <a href='/b'>its annex</a> on the matter.</p>",
         "See our policy and its annex on the matter."),
        ("<p>Our policies:</p><ul><li><a href='/p'>Human rights policy</a></li></ul>",
         "Our policies:\n\n- Human rights policy"),
        ("<h2>References</h2><ul><li><a href='/p'>Police Act of 2020</a></li></ul>",
         "References\n\n- Police Act of 2020"),
        ("<ul><li>Email</li><li>Print</li><li>Radio</li></ul>", "- Email\n- Print\n- Radio"),
        ("<div role=alert class='alert alert-info'>Two of our sites were sold in May.</div>",
         "Two of our sites were sold in May."),
        ("<h2>Recommended</h2><p>We recommended to the police of the district that it keep a list.</p>",
         "Recommended\n\nWe recommended to the police of the district that it keep a list."),
        ("<h2><button aria-expanded='false'>Incidents</button></h2><div>None was reported.</div>",
         "Incidents\n\nNone was reported."),
        ("<div class=t>Incidents</div><div class=b style='display:none'>None came.</div>"
         "<div class=t>Pledges</div><div class=b style='display:none'>None made.</div>",
         "Incidents\n\nNone came.\n\nPledges\n\nNone made."),
        ("<div onclick='x()'>Incidents</div><div style='display:none'>None came.</div>", "Incidents\n\nNone came."),
        ("<button aria-expanded='false' aria-controls='p1'>Incidents</button><div id='p1' hidden>None came.</div>",
         "Incidents\n\nNone came."),
    ],
)  # fmt: skip
def test_what_looks_like_chrome_and_is_report_stays(part: str, text: str) -> None:
    """Names and wordings alone never take a part of the report out."""
    content = page(f"<main><h1>Report</h1>{PROSE}{part}{PROSE}</main>")
    assert content.text == f"Report\n\n{SAID}\n\n{text}\n\n{SAID}"
    assert content.dropped == ()


def test_a_link_list_at_the_end_stays_when_it_is_introduced() -> None:
    """Links under a heading of the report or after a colon are the report's."""
    assert page(f"<h1>Report</h1>{PROSE}<h2>Sources</h2><p><a href='/p'>Police Act</a></p>").text.endswith("Police Act")
    assert page(f"<h1>Report</h1>{PROSE}<p>See:</p><p><a href='/p'>Police Act</a></p>").text.endswith("Police Act")


def test_a_link_between_title_and_text_takes_nothing_with_it() -> None:
    """In a page without headings, what stands among links and is no menu stays."""
    content = page(
        f"<div>Acme plc</div><div><a href='/'>Home</a></div><div>Report on the Voluntary Principles 2023</div>"
        f"<div>Menu</div><div><a href='/r.pdf'>Read it as PDF</a></div>{PROSE}"
    )
    assert content.text == f"Acme plc\n\nReport on the Voluntary Principles 2023\n\n{SAID}"
    assert dropped(content) == [("navigation", "Home"), ("navigation", "Menu Read it as PDF")]


def test_the_title_may_stand_outside_of_the_main_part() -> None:
    """A heading above the main part is the report's; one that is all link is the site's name."""
    assert page(f"<header><h1>Report</h1><nav><a href='/'>Home</a></nav></header><main>{PROSE}</main>").text == (
        f"Report\n\n{SAID}"
    )
    assert page(f"<header><h1><a href='/'>Acme</a></h1></header><main>{PROSE}</main>").text == SAID


def test_a_page_header_with_title_and_date_stays() -> None:
    """Converters put title and date into a header of the body."""
    text = page(f"<header><h1>Report</h1><p>3 May 2024</p></header>{PROSE}").text
    assert text == f"Report\n\n3 May 2024\n\n{SAID}"


def test_heads_of_printed_pages_are_running_heads() -> None:
    """A word processor saves the head of its pages as a division of that title."""
    content = page(f"<div title='header'><p>Acme, 2023</p></div><h1>Report</h1>{PROSE}")
    assert content.text == f"Report\n\n{SAID}"
    assert dropped(content) == [("running-head", "Acme, 2023")]


def test_layout_tables_give_the_whole_report() -> None:
    """A page laid out by tables, menu and all, gives the report's paragraphs in order."""
    content = page(
        "<table><tr><td><a href='/'>Home</a><br><br><a href='/n'>News</a></td><td>"
        f"<font size=5><b>Report</b></font><br><br>First words of the year.<table><tr><td>{PROSE}</td></tr></table>"
        "<br>Last words of it.</td></tr><tr><td colspan=2>© 2004 Acme plc</td></tr></table>"
    )
    assert content.text == f"Report\n\nFirst words of the year.\n\n{SAID}\n\nLast words of it."
    assert dropped(content) == [("navigation", "Home News"), ("navigation", "© 2004 Acme plc")]


def test_a_report_in_several_articles_stays_whole() -> None:
    """Where no single article holds most of the page, all of them are read."""
    body = "".join(f"<article><h2>Part {number}</h2>{PROSE}</article>" for number in (1, 2, 3))
    assert page(body).text == "\n\n".join(f"Part {number}\n\n{SAID}" for number in (1, 2, 3))


def test_a_page_shown_by_a_script_is_read() -> None:
    """What hides most of the page hides nothing: a script shows it."""
    assert page(f"<div style='display:none'><h1>Report</h1>{PROSE}</div><p>Loading</p>").text.startswith("Report\n\nWe")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<script>document.write('x')</script>",
        "<nav><a href='/a'>About</a></nav><footer>© Acme</footer>",
        "<h1>Acme</h1><div id='root'></div>",
        "<div><a href='/a'>About us</a> <a href='/b'>News</a></div><div>We use cookies. <button>Accept</button></div>",
        "<ul><li><a href='/1'>Report 2021</a></li><li><a href='/2'>Report 2022</a></li></ul>",
        "<noscript>Please switch scripts on</noscript>",
    ],
)
def test_a_page_of_chrome_alone_is_refused(body: str) -> None:
    """Menus, notices and an empty application are no report, and a sentence says so."""
    with pytest.raises(UnreadableInput, match=r"page\.html holds .*\.$"):
        page(body)


def test_deleted_words_are_recorded() -> None:
    """What the author struck out with del is no part of the text."""
    content = page(f"<main>{PROSE}<p>Twelve <del>Eleven</del> guards came, <ins>all of them</ins> new.</p></main>")
    assert content.text == f"{SAID}\n\nTwelve guards came, all of them new."
    assert dropped(content) == [("deleted", "Eleven")]
