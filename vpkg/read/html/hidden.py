"""What a page holds and does not show: left out, unless a button of the page opens it or it is most of the page."""

from __future__ import annotations

from collections import Counter

from vpkg.model import Dropped
from vpkg.read.html.tree import Node, Page
from vpkg.read.html.words import named

_OPENERS = ("aria-controls", "data-target", "data-bs-target")
_UNSEEN = ("display:none", "visibility:hidden", "mso-hide:all")
_MOST = 0.5
"""Share of a page's letters: a page that hides as much of itself shows it by a script."""

DroppedAt = tuple[int, Dropped]
"""Where in the page something stood, and what."""


def leave_out(node: Node, kind: str) -> list[DroppedAt]:
    """Mark a node as gone; return its words, if it has any, as dropped."""
    words = node.words()
    node.gone = True
    return [(node.place, Dropped(kind, words))] if words else []


def live(page: Page) -> list[Node]:
    """List the nodes that are not gone, in document order."""
    for node in page.nodes:
        if node.parent is not None and node.parent.gone:
            node.gone = True
    return [node for node in page.nodes if not node.gone]


def without_hidden(page: Page) -> list[DroppedAt]:
    """Leave out what the page does not show, and what its author struck out."""
    opened = {name.strip().lstrip("#") for node in page.nodes for key in _OPENERS for name in node.get(key).split()}
    folded = _folded(page)
    dropped: list[DroppedAt] = []
    for node in page.nodes:
        if node.parent is not None and node.parent.gone:
            node.gone = True
        elif node.tag == "del":
            dropped += leave_out(node, "deleted")
        elif node.tag in ("svg", "button") and not node.letters:
            node.gone = True
        elif _is_unseen(node) or (_is_folded(node) and node not in folded and node.get("id") not in opened):
            dropped += leave_out(node, "hidden")
    return dropped


def _folded(page: Page) -> set[Node]:
    """Find what is hidden at first and is a part of the page: below what a reader presses, or most of its prose."""
    hidden = [node for node in page.nodes if _is_folded(node)]
    inside = set(hidden)
    prose = [node for node in hidden if node.linked < 0.5 * node.letters and inside.isdisjoint(node.above())]
    if sum(node.letters for node in prose) >= _MOST * page.body.letters:
        return inside
    before = _before(page)
    # Titles of one class with hidden parts of one class between them are an accordion.
    pairs = Counter(_pair(node, before.get(node)) for node in prose)
    opens = {node for node in prose if pairs[_pair(node, before.get(node))] > 1 or _is_pressed(before.get(node))}
    return opens | {node for node in hidden if node.get("role") == "tabpanel"}


def _pair(node: Node, before: Node | None) -> tuple[str, ...]:
    classes = (node.get("class"), before.get("class") if before is not None else "")
    return classes if all(classes) else (str(node.place),)


def _before(page: Page) -> dict[Node, Node]:
    """Map each element to the one before it that has the same parent."""
    found: dict[Node, Node] = {}
    last: dict[Node, Node] = {}
    for node in page.nodes:
        if node.tag and node.parent is not None:
            if node.parent in last:
                found[node] = last[node.parent]
            last[node.parent] = node
    return found


def _is_pressed(node: Node | None) -> bool:
    return node is not None and ("onclick" in node.attributes or node.get("role") == "button" or node.tag == "summary")


def _is_folded(node: Node) -> bool:
    """Tell whether an element is hidden in a way that a script may undo."""
    if not node.tag or not node.letters:
        return False
    given = node.attributes
    if "hidden" in given and given["hidden"].lower() != "until-found":
        return True
    style = given.get("style", "").replace(" ", "").lower()
    return given.get("aria-hidden", "").lower() == "true" or any(each in style for each in _UNSEEN)


def _is_unseen(node: Node) -> bool:
    """Tell whether an element is never shown as text: drawings, dialogs that are not open, words for screen readers."""
    if node.tag == "svg" or (node.tag == "dialog" and "open" not in node.attributes):
        return True
    return bool(node.tag) and named(node.get("class"), "hidden") is not None
