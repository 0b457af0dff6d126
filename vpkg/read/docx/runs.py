"""The running text of a paragraph: runs, fields, breaks, marks of notes, and the text boxes that hang on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from vpkg.model import Dropped
from vpkg.read.compose import RAISED, Flow
from vpkg.read.docx.flat import DELETED, boxes, flat, is_prompt, words
from vpkg.read.docx.package import Element, child, kind, value
from vpkg.read.docx.styles import Look, Styles, direct

# Check boxes and ticks that are written in Word's picture fonts; other pictures of these fonts say nothing.
_PICTURES = {
    ("wingdings", 0xF0FC): "✓", ("wingdings", 0xF0FB): "✗", ("wingdings", 0xF0FE): "☒", ("wingdings", 0xF0A8): "☐",
    ("wingdings", 0xF06F): "☐", ("wingdings", 0xF0E0): "→", ("wingdings 2", 0xF052): "☑", ("wingdings 2", 0xF0A3): "☐",
    ("wingdings 2", 0xF050): "✓", ("symbol", 0xF0B7): "•", ("symbol", 0xF02D): "−", ("symbol", 0xF0AE): "→",
}  # fmt: skip
_PRIVATE = range(0xE000, 0xF900)
_CHARACTERS = {"noBreakHyphen": "-", "softHyphen": "\u00ad", "tab": "\t", "ptab": "\t", "cr": "\n"}
_UNREAD = {"chart": "charts", "diagram": "diagrams"}


@dataclass(slots=True)
class _Field:
    """A field that has begun: first comes its code, which nobody sees, then what it shows."""

    code: str = ""
    shows: bool = False


@dataclass(slots=True)
class Words:
    """What the paragraphs read so far hold and have not yet given away: a flow for each stretch between page breaks."""

    styles: Styles
    mark_of: Callable[[str, str, str], str]
    """From ``footnote`` or ``endnote``, the note's id and its own mark (mostly empty): the mark in the text."""
    flows: list[Flow] = field(default_factory=lambda: [Flow()])
    boxes: list[Element] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    changed: bool = False

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents that Word made is going on."""
        return any(each.code.split()[:1] == ["TOC"] for each in self.fields)

    def take(self) -> tuple[list[Flow], list[Element], bool]:
        """Give away flows and text boxes, and say whether a change or a hiding took words out of them."""
        taken = self.flows, self.boxes, self.changed
        self.flows, self.boxes, self.changed = [Flow()], [], False
        self.fields = [
            each for each in self.fields if each.shows
        ]  # a code that does not end with its paragraph is broken
        return taken

    def add(self, paragraph: Element, look: Look) -> None:
        """Read a paragraph. ``look`` is what its style and its own properties say."""
        for each in flat(paragraph):
            name = kind(each)
            if name == "r":
                self._run(each, look)
            elif name in DELETED or is_prompt(each):
                self.drop("deleted" if name in DELETED else "notice", each)
            elif name in ("m:oMath", "m:oMathPara"):
                self.flows[-1].add(words(each))
            elif name == "subDoc":
                self.unread.add("parts of other files")

    def drop(self, why: str, element: Element) -> None:
        """Leave an element out, and say so where it holds words."""
        self.changed = True
        text = words(element)
        if text and kind(element) != "moveFrom":  # what was moved stands where it was moved to
            self.dropped.append(Dropped(why, text))

    def _run(self, run: Element, look: Look) -> None:
        properties = child(run, "rPr")
        styled = self.styles.looks.get(value(child(properties, "rStyle")), Look())
        given = direct(None, properties)
        bold = next((each for each in (given.bold, styled.bold, look.bold) if each is not None), False)
        hidden = next((each for each in (given.hidden, styled.hidden, look.hidden) if each is not None), False)
        if hidden:
            self.drop("hidden", run)
        own = _own_mark(run)
        for each in flat(run):
            name = kind(each)
            if name == "t" and own:
                continue
            if name == "r":  # the word that a reading aid stands over
                self._run(each, look)
            elif name == "fldChar":
                self._field(value(each, "fldCharType"))
            elif name == "instrText" and self.fields:
                self.fields[-1].code += each.text or ""
            elif not hidden and all(each_.shows for each_ in self.fields):
                if name == "t" and _is_raised(properties) and (figure := RAISED.fullmatch(each.text or "")):
                    self.flows[-1].raise_(figure[1], bold)
                else:
                    self._show(name, each, own, bold)

    def _field(self, what: str) -> None:
        if what == "begin":
            self.fields.append(_Field())
        elif what == "separate" and self.fields:
            self.fields[-1].shows = True
        elif what == "end" and self.fields:
            self.fields.pop()

    def _show(self, name: str, element: Element, own: str, bold: bool) -> None:
        flow = self.flows[-1]
        if name == "t":
            flow.add(element.text or "", bold)
        elif name == "br" and (value(element, "type") in ("page", "column") or flow.is_parted):
            self.flows.append(Flow())
        elif name in _CHARACTERS or name == "br":
            character = _CHARACTERS.get(name, "\n")
            {"\t": flow.tab, "\n": flow.end_line}.get(character, lambda: flow.add(character))()
        elif name == "sym":
            flow.add(_picture(element), bold)
        elif name in ("footnoteReference", "endnoteReference"):
            mark = self.mark_of(name.removesuffix("Reference"), value(element, "id"), own)
            flow.mark(mark, mark)
        elif name in ("drawing", "pict", "object"):
            self.boxes += boxes(element)
            self._note_pictures(element)

    def _note_pictures(self, element: Element) -> None:
        for each in element.iter():
            if kind(each) == "a:graphicData":
                self.unread.update(what for part, what in _UNREAD.items() if part in value(each, "uri"))


def _is_raised(properties: Element | None) -> bool:
    raised = value(child(properties, "position"))
    return value(child(properties, "vertAlign")) == "superscript" or (raised.isdecimal() and int(raised) > 0)


def _own_mark(run: Element) -> str:
    """Return the mark of a note that the author chose, such as an asterisk; empty for a counted one."""
    references = (child(run, "footnoteReference"), child(run, "endnoteReference"))
    return words(run) if any(value(each, "customMarkFollows") in ("1", "true", "on") for each in references) else ""


def _picture(element: Element) -> str:
    code = value(element, "char")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = _PICTURES.get((value(element, "font").lower(), number))
    if known is not None:
        return known
    return "" if number in _PRIVATE or not 0x20 <= number < 0xD800 else chr(number)
