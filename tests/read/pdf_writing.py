"""A small PDF writer: words at places, lines, dots and pictures, in the fonts that every reader has.

Places are in points from the upper left corner of the page as it is shown; y is the line that letters stand on.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

A4 = (595, 842)

_WIDTHS = dict(
    zip(
        map(chr, range(32, 127)),
        map(
            int,
            """278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556
            556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778
            722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222
            500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584""".split(),
        ),
        strict=True,
    )
)
"""Helvetica's widths in thousandths of its size."""

_SPECIAL = {"ﬁ": "\x01", "ﬂ": "\x02", "\u2010": "\x03", "\u00ad": "\x04", "•": "\x95", "’": "\x92", "–": "\x96"}
_FONTS = {"regular": "Helvetica", "bold": "Helvetica-Bold", "italic": "Helvetica-Oblique"}


def width(words: str, size: float) -> float:
    """Return how wide words are when set in Helvetica, in points."""
    return sum(_WIDTHS.get(letter, 500) for letter in words) * size / 1000


def wrapped(words: str, room: float, size: float = 10) -> list[str]:
    """Break words into lines that fit into ``room`` points."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size) > room and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@dataclass
class Sheet:
    """One page in the making."""

    size: tuple[float, float] = A4
    rotate: int = 0
    operators: list[str] = field(default_factory=list)
    picture: bool = False

    def write(self, x: float, y: float, words: str, size: float = 10, font: str = "regular", turn: int = 0) -> Sheet:
        """Write words from a place; ``turn`` is in quarters of a full turn, anticlockwise."""
        matrix = {0: "1 0 0 1", 1: "0 1 -1 0", 2: "-1 0 0 -1", 3: "0 -1 1 0"}[turn % 4]
        at, down = x, self.size[1] - y
        self.operators.append(f"BT /{font} {size} Tf {matrix} {at:.2f} {down:.2f} Tm ({_escaped(words)}) Tj ET")
        return self

    def lines(
        self, x: float, y: float, lines: Iterable[str], size: float = 10, leading: float = 12, font: str = "regular"
    ) -> float:
        """Write lines below each other and return where the next would stand."""
        for words in lines:
            self.write(x, y, words, size, font)
            y += leading
        return y

    def text(self, x: float, y: float, words: str, room: float = 455, size: float = 10, font: str = "regular") -> float:
        """Write a paragraph wrapped to ``room`` and return where the next line would stand."""
        room = room / 1.1 if font == "bold" else room  # bold letters are wider
        return self.lines(x, y, wrapped(words, room, size), size, 1.2 * size, font)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """Draw a line."""
        height = self.size[1]
        self.operators.append(f"0.7 w {x0:.2f} {height - y0:.2f} m {x1:.2f} {height - y1:.2f} l S")
        return self

    def dot(self, x: float, y: float, across: float = 3) -> Sheet:
        """Draw a filled square around a place, as small as a bullet."""
        self.operators.append(f"{x - across / 2:.2f} {self.size[1] - y - across / 2:.2f} {across} {across} re f")
        return self

    def scan(self) -> Sheet:
        """Cover the page with a picture."""
        self.picture = True
        self.operators.append(f"q {self.size[0]} 0 0 {self.size[1]} 0 0 cm /picture Do Q")
        return self


def _escaped(words: str) -> str:
    coded = "".join(_SPECIAL.get(letter, letter) for letter in words)
    return coded.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def pdf_of(sheets: Sequence[Sheet], unmapped: bool = False) -> bytes:
    """Return a PDF file of pages. ``unmapped`` leaves its fonts without any word on which letters they draw."""
    objects: list[bytes] = [b"", b""]

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    fonts = " ".join(f"/{name} {add(_font(base, unmapped))} 0 R" for name, base in _FONTS.items())
    picture = add(
        _stream(
            b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"\x80"
        )
    )
    kids = []
    for sheet in sheets:
        content = add(_stream(b"", "\n".join(sheet.operators).encode("latin-1")))
        resources = f"<< /Font << {fonts} >> /XObject << /picture {picture} 0 R >> >>"
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.size[0]} {sheet.size[1]}] /Rotate {sheet.rotate} "
                f"/Resources {resources} /Contents {content} 0 R >>".encode()
            )
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    return file_of(objects)


def file_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF file of numbered objects, the first of which is its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R ".encode()
        + trailer
        + f" >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)


def _stream(entries: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return (
        b"<< "
        + entries
        + f" /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode()
        + packed
        + b"\nendstream"
    )


def _font(base: str, unmapped: bool) -> bytes:
    if unmapped:
        names = " ".join(f"/g{code}" for code in range(33, 127))
        return (
            "<< /Type /Font /Subtype /Type1 /BaseFont /XXXXXX+Own /FirstChar 33 /LastChar 126 "
            f"/Widths [{' '.join(['556'] * 94)}] /Encoding << /Type /Encoding /Differences [33 {names}] >> >>"
        ).encode()
    special = "/Differences [1 /fi /fl /uni2010 /uni00AD]"
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} "
        f"/Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding {special} >> >>"
    ).encode()
