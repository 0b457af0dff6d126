"""What stands in a Word file as a reader of the page sees it: wrappers opened, changes accepted, choices made."""

from __future__ import annotations

from collections.abc import Iterator

from vpkg.read.docx.package import Element, child, is_on, kind

# They hold text and add nothing to it. A field that is written as one element shows its result.
_WRAPPERS = frozenset(
    "ins moveTo hyperlink smartTag customXml fldSimple dir bdo sdtContent rubyBase mc:Choice mc:Fallback".split()
)
_HOLDERS = frozenset({"sdt", "ruby"})
DELETED = frozenset({"del", "moveFrom"})


def flat(element: Element) -> Iterator[Element]:
    """Yield what is within an element, with all wrappers opened, in document order.

    Deletions and the prompts of content controls that nobody filled in are yielded whole, to be recorded.
    """
    waiting = _reversed(element)
    while waiting:
        each = waiting.pop()
        name = kind(each)
        if name in _WRAPPERS or (name in _HOLDERS and not is_prompt(each)):
            waiting += _reversed(each)
        elif name == "mc:AlternateContent":
            chosen = _chosen(each)
            waiting += _reversed(chosen) if chosen is not None else []
        elif name not in ("sdtPr", "sdtEndPr", "rt", "rubyPr"):
            yield each


def _reversed(element: Element) -> list[Element]:
    return list(element)[::-1]


def _chosen(element: Element) -> Element | None:
    """Of several ways to say the same take the first that holds words, else the first."""
    branches = [each for each in element if kind(each) in ("mc:Choice", "mc:Fallback")]
    holding = [each for each in branches if any(kind(inner) == "t" for inner in each.iter())]
    return next(iter([*holding, *branches]), None)


def is_prompt(element: Element) -> bool:
    """Tell whether a content control still shows what it asks for."""
    return kind(element) == "sdt" and bool(is_on(child(element, "sdtPr", "showingPlcHdr")))


def boxes(element: Element) -> Iterator[Element]:
    """Yield the text boxes of a drawing, each once, without those inside of them."""
    waiting = _reversed(element)
    while waiting:
        each = waiting.pop()
        if kind(each) == "txbxContent":
            yield each
        elif kind(each) == "mc:AlternateContent":
            chosen = _chosen(each)
            waiting += [chosen] if chosen is not None else []
        else:
            waiting += _reversed(each)


def words(element: Element) -> str:
    """Return all words within, also those that a change took out."""
    found: list[str] = []
    for each in element.iter():
        name = kind(each)
        found.append(each.text or "" if name in ("t", "delText", "m:t") else " " if name in ("p", "tab", "br") else "")
    return " ".join("".join(found).split())


def deleted_mark(paragraph: Element) -> bool:
    """Tell whether a change took out the end of a paragraph, so that the next one goes on in it."""
    marks = child(paragraph, "pPr", "rPr")
    return marks is not None and any(kind(each) in DELETED for each in marks)
