"""Footnotes of a page: a mark that leads to a note which leads back, whatever the elements and names around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vpkg.read.compose import RAISED
from vpkg.read.html.tree import Node, Page

_MARK = re.compile(r"[\[(]?\s*(?:footnote|note|fn)?\s*(\d{1,3}|[ivx]{1,5}|[a-z]|[*†‡§]{1,3})\s*[\])]?", re.I)
_LONGEST = 4000
"""Letters; what is longer, or holds a heading, is a part of the page and no note."""
_BACK_WORDS = 6
_NOTE_BLOCKS = frozenset("li p div aside dd td section blockquote".split())


@dataclass(slots=True)
class Notes:
    """``marks``: what stands for a reference in the text; ``bodies``: the notes; ``silent``: ways back, left unread."""

    marks: dict[Node, str] = field(default_factory=dict)
    bodies: dict[Node, str] = field(default_factory=dict)
    silent: set[Node] = field(default_factory=set)


def find_notes(page: Page, roots: Sequence[Node]) -> Notes:
    """Find the footnotes that stand within some nodes of a page, and the marks that refer to them."""
    notes = Notes()
    live = [node for root in roots for node in root.within()]
    inside = set(live)
    for link in live:
        target = page.target(link) if link.tag == "a" else None
        if target is None or target not in inside or target.place <= link.place:
            continue
        mark = _MARK.fullmatch(link.words())
        body = _body(target) if mark else None
        if mark and body is not None and (body in notes.bodies or _is_note(page, body, link)):
            notes.marks[_whole(link)] = f"[{mark[1]}]"
            if body not in notes.bodies:
                notes.bodies[body] = f"[{mark[1]}]"
                notes.silent.update(_ways_back(page, body))
    _add_raised(live, notes)
    for body, mark_ in notes.bodies.items():
        _drop_own_mark(body, mark_.strip("[]"), notes)
    return notes


def _body(target: Node) -> Node | None:
    around = (target, *target.above())
    body = next((node for node in around if node.tag in _NOTE_BLOCKS), None)
    if body is None or body.letters > _LONGEST or any(node.level for node in body.within()):
        return None
    # A note of several paragraphs is wrapped: the wrapper carries the note's name.
    wrapped = body.tag == "p" and body.parent is not None and body.parent.tag in ("div", "aside", "li")
    if wrapped and body.parent is not None and body.parent.get("id") and body.parent.letters <= _LONGEST:
        first = next((child for child in body.parent.children if child.letters), None)
        return body.parent if first is body else body
    return body


def _is_note(page: Page, body: Node, link: Node) -> bool:
    if link.get("role").lower() == "doc-noteref" or link.get("rel").lower() == "footnote":
        return True
    if any("footnote" in node.get("class").lower() or "doc-endnotes" in node.get("role") for node in body.above()):
        return True
    near = {link, *[node for node, _ in zip(link.above(), range(3), strict=False)]}
    for back in body.within():
        reached = page.target(back) if back.tag == "a" else None
        if reached is not None and reached.place < body.place and (reached in near or reached.parent is link.parent):
            return True
    return False


def _ways_back(page: Page, body: Node) -> Iterator[Node]:
    for node in body.within():
        reached = page.target(node) if node.tag == "a" else None
        if reached is not None and reached.place < body.place and len(node.words().split()) <= _BACK_WORDS:
            yield node


def _whole(link: Node) -> Node:
    """A mark with the brackets and the raised stretch around it."""
    node, core = link, link.words().strip("[]() ")
    while node.parent is not None and not node.parent.is_block and node.parent.words().strip("[]() ") == core:
        node = node.parent
    return node


def _add_raised(live: Sequence[Node], notes: Notes) -> None:
    """Take a raised figure for a mark where a later block begins with the same."""
    raised = [(node, match[1]) for node in live if node.tag == "sup" and (match := RAISED.fullmatch(node.words()))]
    taken = {node for mark in notes.marks for node in mark.within()} | notes.silent
    free = [(n, figure) for n, figure in raised if n not in taken and not any(a in notes.bodies for a in n.above())]
    heads: dict[str, Node] = {}
    for node, figure in free:
        block = next((each for each in node.above() if each.is_block), None)
        if block is not None and block.tag in _NOTE_BLOCKS and block.letters <= _LONGEST and _first_text(block, node):
            heads[figure] = block
    for node, figure in free:
        block = heads.get(figure)
        if block is not None and block in node.above():
            continue
        if block is not None and block.place > node.place:
            notes.bodies.setdefault(block, f"[{figure}]")
            notes.marks[node] = f"[{figure}]"


def _first_text(block: Node, node: Node) -> bool:
    first = next((each for each in block.within() if not each.tag and each.letters), None)
    return first is not None and block.letters > node.letters and node in first.above()


def _drop_own_mark(body: Node, figure: str, notes: Notes) -> None:
    """Leave the number before a note's words unread: the note is labelled with it anew."""
    for text in body.within():
        if text.tag or not text.letters or any(each in notes.silent for each in text.above()):
            continue
        own = re.match(rf"\s*[\[(]?{re.escape(figure)}(?:[\])][.:]?|[.:](?=\s|\Z)|(?=\s|\Z))\s*", text.text, re.I)
        if own:
            text.text = text.text[own.end() :]
        return
