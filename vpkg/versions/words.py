"""Which words a document has, whatever format gives them: a digest for equality and a sketch for likeness.

Both are small enough to be kept beside the document, so that a file that comes later is held against it without being
read again. The sketch is a one-permutation MinHash (Li, Owen and Zhang, 2012) of overlapping stretches of letters.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import unicodedata
import zlib

from vpkg.model import Document

_STRETCH = 12
"""Letters and digits in one stretch: about two words, so that lost spaces and joined hyphens do not show."""

_BINS = 512
_SHIFT = 32 - 9
_NOT_OF_THE_REPORT = frozenset({"chrome", "rule"})
_LINK_TARGET = re.compile(r"\]\([^()\s]*\)|<https?://[^<>\s]*>")
# Numbers of one or two digits are list labels and page numbers as often as figures.
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{3,}")
_LEAST_LIKENESS = 0.9
_LARGEST_GROWTH = 0.02


def digest(document: Document) -> str:
    """Return the SHA-256, in hexadecimal, of the letters and digits of a document in their order.

    Case, white space, punctuation and markup make no difference.
    """
    return hashlib.sha256(_letters(document).encode()).hexdigest()


def sketch(document: Document) -> str:
    """Return a short text for `alike` to judge by: how long, with which figures and stretches of letters."""
    letters = _letters(document).encode()
    least = bytearray(_BINS)
    smallest: dict[int, int] = {}
    for start in range(max(1, len(letters) - _STRETCH + 1)):
        # Multiplying spreads what CRC leaves close together.
        mixed = zlib.crc32(letters[start : start + _STRETCH]) * 2654435761 & 0xFFFFFFFF
        place, value = mixed >> _SHIFT, mixed & ((1 << _SHIFT) - 1)
        if value < smallest.get(place, 1 << _SHIFT):
            smallest[place] = value
            least[place] = 1 + value % 255
    figures = sorted({figure.replace(",", "") for figure in _FIGURE.findall(_words(document))})
    marks = hashlib.sha256(" ".join(figures).encode()).hexdigest()[:16]
    return f"{len(letters)}:{marks}:{base64.b64encode(bytes(least)).decode()}"


def alike(one: str, other: str) -> bool:
    """Tell whether two sketches are of one text that two formats gave slightly differently.

    The lengths may differ by a fiftieth and a tenth of the stretches may; the figures may not differ at all.
    """
    first, second = _parts(one), _parts(other)
    if first is None or second is None or first[1] != second[1]:
        return False
    longer, shorter = max(first[0], second[0]), min(first[0], second[0])
    return longer - shorter <= longer * _LARGEST_GROWTH and likeness(one, other) >= _LEAST_LIKENESS


def likeness(one: str, other: str) -> float:
    """Estimate the share, 0 to 1, of the stretches of letters of either text that are in both."""
    first, second = _parts(one), _parts(other)
    if first is None or second is None:
        return 0.0
    pairs = [(a, b) for a, b in zip(first[2], second[2], strict=True) if a or b]
    if not pairs:
        return 1.0
    same = sum(a == b for a, b in pairs) / len(pairs)
    return max(0.0, (same - 1 / 255) / (1 - 1 / 255))


def _parts(text: str) -> tuple[int, str, bytes] | None:
    """Take a sketch apart; None when it is none of ours."""
    found = re.fullmatch(r"(\d+):([0-9a-f]{16}):([A-Za-z0-9+/=]+)", text)
    try:
        bins = base64.b64decode(found[3], validate=True) if found else b""
    except binascii.Error:
        return None
    return (int(found[1]), found[2], bins) if found and len(bins) == _BINS else None


def _words(document: Document) -> str:
    text = "\n".join(
        document.text[block.span.start : block.span.end]
        for block in document.blocks
        if block.kind not in _NOT_OF_THE_REPORT
    )
    if document.media_type == "text/markdown":
        # Where a link leads is markup in one format and nothing at all in the others.
        text = _LINK_TARGET.sub("]", text)
    return unicodedata.normalize("NFKC", text).casefold()


def _letters(document: Document) -> str:
    return "".join(re.findall(r"[^\W_]+", _words(document)))
