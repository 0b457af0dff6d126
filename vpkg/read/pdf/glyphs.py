"""Characters and lines of one page as pdfium draws them, put upright and joined into pieces.

pdfium is asked for every character; whatever holds for a whole stretch (font, size, direction) is asked once for it.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import dataclass
from math import atan2, degrees, hypot
from types import ModuleType
from typing import Any

from vpkg.read.pdf.drawings import drawn_on
from vpkg.read.pdf.shapes import Glyph, Page, Piece, Style
from vpkg.read.pdf.strays import bullets, turned

_LIGATURES = {"ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "ffi": "ﬃ", "ffl": "ﬄ", "st": "ﬆ"}
_HYPHEN = "\x02\ufffe"
"""What pdfium gives for a hyphen at the end of a line."""

_WORD_GAP = 0.16
"""Of the font's size: the least distance that parts two words; a space is 0.22 or wider in nearly all fonts."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """The visible part of a page, and the direction in which most of its text runs."""

    left: float
    bottom: float
    width: float
    height: float
    quarter: int = 0

    def size(self) -> tuple[float, float]:
        """Width and height of the page when its text is upright."""
        return (self.height, self.width) if self.quarter % 2 else (self.width, self.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Put a point upright."""
        x, y = x - self.left, y - self.bottom
        if self.quarter == 0:
            return x, self.height - y
        if self.quarter == 1:
            return y, x
        if self.quarter == 2:
            return self.width - x, y
        return self.height - y, self.width - x

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Put a box upright: x0, x1, top, bottom."""
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)


def upright_page(file: Any, index: int) -> tuple[Page, int, int] | None:
    """Return a page, how many characters it has and how many of them have no meaning; None where it is damaged."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        page = file[index]
        text = page.get_textpage()
        frame = _frame(page)
        glyphs, unmapped = _glyphs(raw, text)
    except pypdfium2.PdfiumError:
        return None
    seen = [glyph for glyph in glyphs if _visible(glyph, frame)]
    hidden = "".join(glyph.text for glyph in glyphs if not _visible(glyph, frame)) if len(seen) < len(glyphs) else ""
    quarters = Counter(glyph.style.quarter for glyph in seen if glyph.style.quarter is not None)
    frame = _Frame(
        frame.left, frame.bottom, frame.width, frame.height, max(quarters, key=quarters.__getitem__, default=0)
    )
    pieces = _pieces([glyph for glyph in seen if glyph.style.quarter == frame.quarter], frame)
    rules, dots, picture = drawn_on(raw, page, frame.box, frame.size())
    width, height = frame.size()
    text.close()
    page.close()
    drawn = Page(
        index + 1,
        width,
        height,
        (*pieces, *bullets(dots, pieces)),
        rules,
        turned([glyph for glyph in seen if glyph.style.quarter != frame.quarter]),
        hidden,
        picture,
    )
    return drawn, len(glyphs), unmapped


def _frame(page: Any) -> _Frame:
    left, bottom, right, top = page.get_bbox()
    return _Frame(left, bottom, right - left, top - bottom)


def _visible(glyph: Glyph, frame: _Frame) -> bool:
    """Tell whether any of a character lies on the part of the page that is shown."""
    return (
        glyph.right > frame.left
        and glyph.left < frame.left + frame.width
        and glyph.top > frame.bottom
        and glyph.bottom < frame.bottom + frame.height
    )


def _addresses(raw: ModuleType, name: str, *arguments: Any) -> Any:
    """Return a function of pdfium that gives an address as a plain number: no object a character has to be made."""
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(ctypes.c_void_p, *arguments)(address or 0)


def _glyphs(raw: ModuleType, text: Any) -> tuple[list[Glyph], int]:
    """Return the characters that are not white space in the file's order, and how many have no meaning."""
    handle = text.raw
    unicode_of, box_of, unmapped_at = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_HasUnicodeMapError,
    )
    object_at = _addresses(raw, "FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_int)
    address = ctypes.cast(handle, ctypes.c_void_p)
    styles = _Styles(raw, handle)
    rect = raw.FS_RECTF()
    reference = ctypes.byref(rect)
    glyphs: list[Glyph] = []
    apart, strange, last, style = False, 0, None, None
    for index in range(text.count_chars()):
        character = chr(unicode_of(handle, index))
        # pdfium writes white space of its own making into its text; ours is made from the boxes.
        if character.isspace() or character == "\0":
            apart = apart or not raw.FPDFText_IsGenerated(handle, index)
            continue
        here = object_at(address, index)
        if here != last or style is None:
            style, last = styles.at(index, here), here
        if character in _HYPHEN:
            character = "-"
        elif unmapped_at(handle, index) > 0 or character == "\ufffd" or "\ue000" <= character < "\uf000":
            strange += 1
        box_of(handle, index, reference)
        glyphs.append(Glyph(character, rect.left, rect.bottom, rect.right, rect.top, style, apart))
        apart = False
    return glyphs, strange


class _Styles:
    """Fonts, sizes and directions, each asked of pdfium once."""

    def __init__(self, raw: ModuleType, handle: Any) -> None:
        self._raw, self._handle = raw, handle
        self._font_of = _addresses(raw, "FPDFTextObj_GetFont", ctypes.c_void_p)
        self._bold: dict[int | None, bool] = {}
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def at(self, index: int, text_object: int | None) -> Style:
        """Return the style of a character that is part of a text object."""
        raw, matrix = self._raw, self._matrix
        raw.FPDFText_GetMatrix(self._handle, index, matrix)
        raw.FPDFText_GetCharOrigin(self._handle, index, self._x, self._y)
        size = raw.FPDFText_GetFontSize(self._handle, index) * hypot(matrix.c, matrix.d)
        angle = degrees(atan2(matrix.b, matrix.a)) % 360
        near = round(angle / 90)
        quarter = near % 4 if abs(angle - near * 90) < 3 else None
        return Style(quarter, abs(size), self._is_bold(text_object), (self._x.value, self._y.value))

    def _is_bold(self, text_object: int | None) -> bool:
        if text_object is None:
            return False
        font = self._font_of(text_object)
        if font not in self._bold:
            self._bold[font] = self._asked_bold(text_object)
        return self._bold[font]

    def _asked_bold(self, text_object: int) -> bool:
        raw = self._raw
        font = raw.FPDFTextObj_GetFont(ctypes.cast(text_object, raw.FPDF_PAGEOBJECT))
        buffer = ctypes.create_string_buffer(256)
        raw.FPDFFont_GetBaseFontName(font, buffer, 256)
        name = buffer.value.decode("utf-8", "replace").lower()
        forced = bool(raw.FPDFFont_GetFlags(font) & 1 << 18)
        return forced or any(word in name for word in ("bold", "black", "heavy", "demi"))


def _pieces(glyphs: list[Glyph], frame: _Frame) -> list[Piece]:
    """Join characters that touch and share a style; a ligature that pdfium took apart becomes one character again."""
    pieces: list[Piece] = []
    run: list[Glyph] = []
    begin = end = 0.0
    for glyph, (start, stop) in zip(glyphs, _reaches(glyphs, frame), strict=True):
        if run and (glyph.apart or not _continues(run[-1], glyph, start - end, frame)):
            pieces.append(_piece(run, begin, end, frame, len(pieces)))
            run = []
        if not run:
            begin, end = start, stop
        run.append(glyph)
        end = stop
    if run:
        pieces.append(_piece(run, begin, end, frame, len(pieces)))
    return pieces


def _reaches(glyphs: list[Glyph], frame: _Frame) -> list[tuple[float, float]]:
    """Return where each character begins and ends along the lines of the upright page."""
    if frame.quarter == 0:
        return [(glyph.left - frame.left, glyph.right - frame.left) for glyph in glyphs]
    boxes = (frame.box(glyph.left, glyph.bottom, glyph.right, glyph.top) for glyph in glyphs)
    return [(box[0], box[1]) for box in boxes]


def _continues(last: Glyph, glyph: Glyph, gap: float, frame: _Frame) -> bool:
    style, other = last.style, glyph.style
    near = -_WORD_GAP < gap / (other.size or 1.0) < _WORD_GAP
    if style is other:
        return near or _same_place(last, glyph)
    if not near or style.bold != other.bold or abs(style.size - other.size) > 0.2:
        return False
    return abs(frame.point(*style.origin)[1] - frame.point(*other.origin)[1]) < 0.05 * other.size


def _same_place(one: Glyph, other: Glyph) -> bool:
    return one.left == other.left and one.right == other.right and one.bottom == other.bottom


def _piece(run: list[Glyph], begin: float, end: float, frame: _Frame, order: int) -> Piece:
    style = run[0].style
    base = frame.point(*style.origin)[1]
    top, bottom = base - 0.75 * style.size, base + 0.22 * style.size
    return Piece(_spelled(run), begin, end, top, bottom, base, style.size, style.bold, order, run[0].apart)


def _spelled(run: list[Glyph]) -> str:
    """Write a run out, each ligature as the one character that the page shows."""
    spelled: list[str] = []
    last: Glyph | None = None
    for glyph in run:
        if last is not None and glyph.left == last.left and _same_place(last, glyph):
            spelled[-1] += glyph.text
        else:
            spelled.append(glyph.text)
        last = glyph
    return "".join(_LIGATURES.get(text, text) if len(text) > 1 else text for text in spelled)
