"""A page as a tree of our own: what a browser would build of it, measured, with room for what is left out.

Nothing here recurses: nodes stand in document order in one list, and parents know their children.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from vpkg.errors import UnreadableInput
from vpkg.read.wire import UNFIT

MOST_NODES = 400_000
"""Elements and texts; the longest report seen as one page has some 10,000."""

# They hold no words of the page.
_WORDLESS = frozenset(
    "script style template head link meta title base noembed noframes iframe object embed applet param source track"
    " audio video canvas map area img picture input textarea datalist option optgroup select progress meter rp"
    " noscript".split()
)
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup p pre search section summary"
    " table tbody td tfoot th thead tr ul".split()
)
"""Elements that begin and end a line."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(slots=True, eq=False)
class Node:
    """An element, or a text (``tag`` is empty). ``gone`` means: left out with all within.

    ``letters`` counts what is within and not gone, ``linked`` those of them that lead to other pages, ``controls`` the
    buttons and fields, also those that hold no words.
    """

    tag: str
    parent: Node | None
    place: int
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    gone: bool = False
    letters: int = 0
    linked: int = 0
    controls: int = 0

    @property
    def is_block(self) -> bool:
        """Whether a browser begins a new line here; a component's own element is taken for one."""
        style = self.attributes.get("style", "").replace(" ", "").lower()
        return self.tag in BLOCKS or "-" in self.tag or "display:block" in style

    @property
    def level(self) -> int:
        """The level of a heading, 0 for all else."""
        if self.tag in HEADINGS:
            return HEADINGS[self.tag]
        if self.attributes.get("role", "").lower() != "heading":
            return 0
        level = self.attributes.get("aria-level", "2").strip()
        return min(max(int(level), 1), 6) if level.isdecimal() and level.isascii() else 2

    def get(self, name: str) -> str:
        """Return an attribute, empty where it is missing."""
        return self.attributes.get(name, "")

    def above(self) -> Iterator[Node]:
        """Yield the elements around this one, from the nearest out."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def within(self) -> Iterator[Node]:
        """Yield what is within and not gone, this node first, in document order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if not node.gone:
                yield node
                waiting.extend(reversed(node.children))

    def words(self) -> str:
        """Return the words within that are not gone, white space collapsed."""
        found: list[str] = []
        waiting: list[Node | str] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                found.append(node)
            elif not node.gone:
                gap = " " if node.is_block or node.tag == "br" else ""
                found += [gap, node.text]
                waiting += [gap, *reversed(node.children)]
        return " ".join("".join(found).split())


@dataclass(frozen=True, slots=True)
class Page:
    """A page's body, all its nodes in document order, and the names that links within the page can lead to."""

    body: Node
    nodes: tuple[Node, ...]
    targets: dict[str, Node]

    def target(self, link: Node) -> Node | None:
        """Return where a link leads within the page; None where it leads to another page or nowhere."""
        address, mark, name = link.get("href").partition("#")
        return self.targets.get(name) if mark and (not address or name) else None

    def measure(self) -> None:
        """Count letters, linked letters and controls anew, after something was left out."""
        for node in self.nodes:
            node.letters = node.linked = 0
            node.controls = node.tag in ("button", "input", "select", "textarea") and node.get("type") != "hidden"
        for node in reversed(self.nodes):
            if node.gone:
                continue
            if not node.tag:
                node.letters = len("".join(node.text.split()))
            elif node.tag == "a" and node.get("href") and self.target(node) is None:
                node.linked = node.letters
            if node.parent is not None:
                node.parent.letters += node.letters
                node.parent.linked += node.linked
                node.parent.controls += node.controls


def parsed(source: str, name: str) -> Page:
    """Build the page as a browser without scripts does. ``name`` is for sentences."""
    from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

    found = LexborHTMLParser(source, options=LexborDocumentOptions.WO_EVENTS, scripting=True).body
    nodes: list[Node] = [Node("body", None, 0)]
    open_, current = nodes[0], found.first_child if found is not None else None
    while current is not None:
        made = None
        if current.is_text_node:
            made = Node("", open_, len(nodes), text=UNFIT.sub("", current.text_content or ""))
        elif current.is_element_node:
            given = {key.lower(): value or "" for key, value in current.attributes.items()}
            made = Node((current.tag or "").lower(), open_, len(nodes), attributes=given)
        if made is not None:
            nodes.append(made)
            open_.children.append(made)
        if len(nodes) > MOST_NODES:
            raise UnreadableInput(
                f"{name} has more than {MOST_NODES:,} tags, which no report has; give the report alone."
            )
        inside = current.first_child if made is not None and made.tag not in _WORDLESS else None
        if inside is not None and made is not None:
            open_, current = made, inside
            continue
        while current.next is None and open_ is not nodes[0]:
            open_, above = open_.parent or nodes[0], current.parent
            if above is None:
                break
            current = above
        current = current.next
    return _page(nodes)


def _page(nodes: list[Node]) -> Page:
    targets: dict[str, Node] = {}
    for node in nodes:
        for name in (node.get("id"), node.get("name") if node.tag == "a" else ""):
            if name:
                targets.setdefault(name, node)
    page = Page(nodes[0], tuple(nodes), targets)
    page.measure()
    return page
