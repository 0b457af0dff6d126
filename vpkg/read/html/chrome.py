"""The report within its page: what the site put around it and into it is left out, and said to be.

Structure decides: the elements that a page has for its furniture, how much of a stretch is links to other pages, what
holds buttons and fields, what stands outside of the page's main part. Names of classes and wordings only help.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from vpkg.read.html.hidden import DroppedAt, leave_out, live
from vpkg.read.html.tree import Node, Page
from vpkg.read.html.words import heading_kind, named, named_whole

_SMALL = 0.4
"""Share of the page's letters; nothing larger is left out for its name or its neighbours."""
_LINKED = 0.4
"""Share of a stretch's letters that lead away; prose with references has less, menus and teasers more."""
_MAIN = 0.5
"""Share of what is left of the page's letters that its main part must have, to be believed."""
_NOTICE_WORDS = 150
_FEW_WORDS = 60
_FEWEST_CALLOUT = 25
"""Words; an aside within the report that says less is no part of what the report says."""

_DIALOGS = frozenset({"dialog", "alertdialog", "tooltip"})
_ALERTS = frozenset({"alert", "status"})
_MENUS = frozenset({"navigation", "menu", "menubar", "toolbar", "tablist"})
_NOTES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes", "doc-footnotes"})


@dataclass(slots=True)
class _Cleaning:
    page: Page
    main: Node | None
    title: Node | None
    total: int
    dropped: list[DroppedAt] = field(default_factory=list)
    around_title: set[Node] = field(default_factory=set)

    def out(self, node: Node, kind: str) -> None:
        self.dropped += leave_out(node, kind)

    def in_main(self, node: Node) -> bool:
        return self.main is not None and self.main in node.above()

    def small(self, node: Node) -> bool:
        return node.letters < _SMALL * self.total and node not in self.around_title


def report_nodes(page: Page) -> tuple[list[Node], list[DroppedAt]]:
    """Return the nodes that hold the report, in order, and what was left out around and within them."""
    main = _main_part(page)
    title = _title(page, main)
    work = _Cleaning(page, main, title, page.body.letters)
    if title is not None:
        work.around_title = {title, *title.above()}
    _leave_out_cookies(work)
    for node in page.nodes:
        if node.parent is not None and node.parent.gone:
            node.gone = True
        elif not node.gone and node.letters and node is not page.body and node.tag:
            kind = _furniture(work, node)
            if kind is not None:
                work.out(node, kind)
    _leave_out_lists(work)
    page.measure()
    main = main if main is not None and main.letters >= _MAIN * page.body.letters else page.body
    outside = title is not None and not title.gone and main not in {title, *title.above()}
    _leave_out_surroundings(work, main, title if outside else None)
    return ([title, main] if outside and title is not None else [main]), work.dropped


def _main_part(page: Page) -> Node | None:
    """Find the element that says it is the page's main part; of several the one with most letters."""
    nodes = [node for node in live(page) if node.letters]
    mains = [node for node in nodes if node.tag == "main" or node.get("role") == "main"]
    for found in (mains, [node for node in nodes if node.tag == "article"]):
        if found:
            return max(found, key=lambda node: (node.letters, -node.place))
    return None


def _title(page: Page, main: Node | None) -> Node | None:
    """Find the report's title: the first heading of level 1 in the main part, else the last one before it.

    A heading that is all link is the site's name.
    """
    found = [n for n in live(page) if n.level == 1 and n.linked < 0.5 * n.letters and not _in_furniture(n)]
    if main is not None:
        inside = [node for node in found if main in node.above()]
        before = [node for node in found if node.place < main.place]
        return inside[0] if inside else before[-1] if before else None
    return found[0] if found else None


def _in_furniture(node: Node) -> bool:
    return any(
        each.tag in ("nav", "aside", "dialog", "footer") or each.get("role") in _MENUS | _DIALOGS
        for each in node.above()
    )


def _furniture(work: _Cleaning, node: Node) -> str | None:
    """Say which kind of furniture an element is, None if it is not certain to be any."""
    role = node.get("role").lower()
    if node in work.around_title or _is_notes(node):
        return None
    if node.tag == "div" and node.get("title") in ("header", "footer"):  # of a printed page, as LibreOffice saves it
        return "running-head"
    if node.tag == "nav" or role in _MENUS:
        return None if _is_own_contents(work, node) else "navigation"
    if node.tag == "dialog" or role in _DIALOGS | _ALERTS or node.get("aria-modal") == "true":
        return _notice(work, node, role)
    if node.tag in ("form", "search") or role in ("search", "form"):
        if work.small(node) and len(node.words().split()) <= _NOTICE_WORDS:
            return "navigation" if "search" in (node.tag, role) else "notice"
        return None
    if node.tag in ("header", "footer") or role in ("banner", "contentinfo"):
        return _edge(work, node)
    if node.tag == "aside" or role == "complementary":
        return _aside(work, node)
    if node.tag == "button" or (node.tag == "a" and role == "button"):
        return _button(node)
    return _by_name(work, node)


def _notice(work: _Cleaning, node: Node, role: str) -> str | None:
    """Dialogs are the site's; a box marked as an alert may be the report's own."""
    if role in _ALERTS:
        return "notice" if work.small(node) and (node.controls or not work.in_main(node)) else None
    return "notice" if work.small(node) or node.controls else None


def _is_notes(node: Node) -> bool:
    return node.get("role").lower() in _NOTES or "footnote" in node.get("class").lower()


def _holds_notes(node: Node) -> bool:
    return any(_is_notes(each) for each in node.within())


def _is_own_contents(work: _Cleaning, node: Node) -> bool:
    """A list of links that stay on the page is the report's own contents list."""
    links = [each for each in node.within() if each.tag == "a" and work.page.target(each) is not None]
    return (
        (work.main is None or work.in_main(node))
        and len(links) > 1
        and sum(link.letters for link in links) >= 0.6 * node.letters
    )


def _edge(work: _Cleaning, node: Node) -> str | None:
    within = any(each.tag in ("article", "main", "section", "blockquote") or each is work.main for each in node.above())
    if not within:
        return None if _holds_notes(node) else "navigation"
    if node.tag == "footer" and (node.linked >= _LINKED * node.letters or node.controls) and not _holds_notes(node):
        return "navigation"
    return None


def _aside(work: _Cleaning, node: Node) -> str | None:
    first = next((each for each in node.within() if each.level), None)
    kind = heading_kind(first.words()) if first is not None else None
    hint = kind or named(node.get("class")) or named(node.get("class"), "class-certain")
    says_something = node.linked < 0.2 * node.letters and len(node.words().split()) >= _FEWEST_CALLOUT
    if work.in_main(node) and not hint and says_something and not node.controls:
        return None
    return hint or "navigation"


def _button(node: Node) -> str | None:
    """A button that opens a part of the report is its title; all others do something."""
    opens = "aria-expanded" in node.attributes or "aria-controls" in node.attributes
    heads = any(each.level or each.tag == "summary" for each in node.above())
    return None if heads or (opens and node.tag == "button") else "navigation"


def _by_name(work: _Cleaning, node: Node) -> str | None:
    names, identifier = node.get("class"), node.get("id")
    if not (names or identifier) or node.level or not work.small(node):
        return None
    certain = named(names, "class-certain")
    if certain is not None:
        return certain
    kind = named(names) or named_whole(identifier)
    if kind is None:
        return None
    busy = node.controls and len(node.words().split()) <= _FEW_WORDS
    return kind if node.linked >= _LINKED * node.letters or busy else None


def _leave_out_cookies(work: _Cleaning) -> None:
    """Leave out short stretches that speak of cookies and have something to press."""
    for text in live(work.page):
        if text.tag or "cookie" not in text.text.lower():
            continue
        found = None
        for node in text.above():
            words = node.words().lower().split() if node.letters <= 10 * _NOTICE_WORDS else []
            if not 0 < len(words) <= _NOTICE_WORDS or node in work.around_title or node is work.page.body:
                break
            pressed = node.controls or node.linked or any(each.tag == "a" for each in node.within())
            if pressed and any("cookie" in word for word in words[:25]):
                found = node
        if found is not None and not found.gone:
            work.out(found, "notice")


def _leave_out_lists(work: _Cleaning) -> None:
    """Leave out the boxes that begin with the title of a list of other documents, of a menu, of a notice."""
    work.page.measure()
    for text in live(work.page):
        kind = heading_kind(text.text) if not text.tag and text.letters else None
        if kind is None or text.gone:
            continue
        node = next(each for each in text.above() if each.is_block)
        title = node.letters
        if title != text.letters:
            continue
        while node.parent is not None and work.small(node.parent) and _begins(node.parent, node):
            node = node.parent
        if node.letters > title and work.small(node) and (node.linked >= 0.25 * node.letters or node.controls):
            work.out(node, kind)


def _begins(parent: Node, node: Node) -> bool:
    for child in parent.children:
        if child is node:
            return True
        if child.letters and not child.gone:
            return False
    return False


def _leave_out_surroundings(work: _Cleaning, main: Node, title: Node | None) -> None:
    """Leave out all that stands outside of the main part but the title."""
    kept = {main, *main.above(), *({title, *title.above()} if title is not None else ())}
    waiting = [work.page.body]
    while waiting:
        node = waiting.pop()
        if node in (main, title):
            continue
        for child in node.children:
            if child in kept:
                waiting.append(child)
            elif not child.gone:
                work.out(child, "navigation")
