"""Hostile PDF files, written object by object."""

from __future__ import annotations

import zlib
from functools import cache

from tests.hostile import HARMLESS, Case, Trap

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
SHOW = f"BT /F1 12 Tf 72 700 Td ({HARMLESS}) Tj ET".encode("ascii")


def stream(content: bytes, dictionary: str = "") -> bytes:
    """Write a stream object."""
    return f"<< /Length {len(content)} {dictionary} >>\nstream\n".encode("ascii") + content + b"\nendstream"


def deflated(content: bytes) -> bytes:
    """Write a compressed stream object."""
    return stream(zlib.compress(content, 9), "/Filter /FlateDecode")


@cache
def spaces(megabytes: int) -> bytes:
    """Compress so many megabytes of spaces, a piece at a time."""
    squeeze = zlib.compressobj(9)
    piece = b" " * (1 << 20)
    return b"".join([*(squeeze.compress(piece) for _ in range(megabytes)), squeeze.flush()])


def pdf(changed: dict[int, str | bytes] | None = None, trailer: str = "", prev: str = "") -> bytes:
    """Write a PDF of one harmless page, with some of its objects replaced or added."""
    objects: dict[int, str | bytes] = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: PAGE,
        4: stream(SHOW),
        5: FONT,
    }
    objects.update(changed or {})
    parts, offsets, size = [b"%PDF-1.7\n"], {}, 9
    for number, body in sorted(objects.items()):
        offsets[number] = size
        raw = body.encode("latin-1") if isinstance(body, str) else body
        parts.append(f"{number} 0 obj\n".encode("ascii") + raw + b"\nendobj\n")
        size += len(parts[-1])
    top = max(objects) + 1
    rows = (f"{offsets[n]:010d} 00000 n \n" if n in offsets else "0000000000 00000 f \n" for n in range(1, top))
    table = "".join(("0000000000 65535 f \n", *rows))
    prev = prev.replace("HERE", str(size))
    ending = f"trailer\n<< /Size {top} /Root 1 0 R {prev} {trailer} >>\nstartxref\n{size}\n%%EOF\n"
    parts.append(f"xref\n0 {top}\n{table}{ending}".encode("ascii"))
    return b"".join(parts)


def circular_tables(_: Trap) -> bytes:
    """The table of objects says that it continues itself."""
    return pdf(prev="/Prev HERE")


def circular_pages(_: Trap) -> bytes:
    """The tree of pages is its own branch."""
    return pdf({2: "<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 3 >>"})


def circular_outline(_: Trap) -> bytes:
    """The bookmarks follow each other for ever."""
    return pdf(
        {
            1: "<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R /PageMode /UseOutlines >>",
            6: "<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 2 >>",
            7: "<< /Title (One) /Parent 6 0 R /Next 8 0 R /First 7 0 R /Dest [3 0 R /Fit] >>",
            8: "<< /Title (Two) /Parent 6 0 R /Next 7 0 R /Dest [3 0 R /Fit] >>",
        }
    )


def million_pages(_: Trap) -> bytes:
    """One page claims to be a million."""
    return pdf({2: "<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>"})


def same_page_again(_: Trap) -> bytes:
    """One page is named two hundred thousand times."""
    return pdf({2: f"<< /Type /Pages /Kids [{'3 0 R ' * 200_000}] /Count 200000 >>"})


def long_page_tree(_: Trap) -> bytes:
    """Fifty thousand pages, each its own object."""
    count = 50_000
    kids = " ".join(f"{n} 0 R" for n in range(10, 10 + count))
    pages: dict[int, str | bytes] = dict.fromkeys(range(10, 10 + count), PAGE)
    return pdf({2: f"<< /Type /Pages /Kids [{kids}] /Count {count} >>", **pages})


def deep_page_tree(_: Trap) -> bytes:
    """Twenty thousand branches, each with the next alone."""
    depth = 20_000
    nodes: dict[int, str | bytes] = {
        n: f"<< /Type /Pages /Parent {n - 1} 0 R /Kids [{n + 1} 0 R] /Count 1 >>" for n in range(10, 10 + depth)
    }
    nodes[10 + depth] = PAGE
    return pdf({2: "<< /Type /Pages /Kids [10 0 R] /Count 1 >>", **nodes})


def flate_bomb(_: Trap) -> bytes:
    """A content stream of more than a gigabyte of spaces."""
    return pdf({4: stream(spaces(1200), "/Filter /FlateDecode")})


def double_flate_bomb(_: Trap) -> bytes:
    """The same, compressed twice."""
    return pdf({4: stream(zlib.compress(spaces(1200), 9), "/Filter [/FlateDecode /FlateDecode]")})


def text_bomb(_: Trap) -> bytes:
    """Ten million words on one page."""
    return pdf({4: deflated(b"BT /F1 12 Tf 72 700 Td " + b"(word )Tj " * 10_000_000 + b"ET")})


def actions(trap: Trap) -> bytes:
    """What PDF can ask a viewer to fetch, open or run."""
    web = trap.web
    return pdf(
        {
            1: "<< /Type /Catalog /Pages 2 0 R /OpenAction 6 0 R /AA << /WC 6 0 R >> /Names << /JavaScript << /Names "
            "[(run) 6 0 R] >> >> /AcroForm << /XFA 11 0 R /Fields [] >> /URI << /Base (" + web + "/base) >> >>",
            3: PAGE.replace("/Contents", "/AA << /O 7 0 R >> /Annots [8 0 R 9 0 R 10 0 R] /Contents"),
            6: f"<< /S /JavaScript /JS (app.launchURL\\('{web}/script'\\); this.submitForm\\('{web}/form'\\);) >>",
            7: f"<< /S /URI /URI ({web}/opened) >>",
            8: f"<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /URI /URI ({web}/link) >> >>",
            9: "<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /GoToR /D [0 /Fit] /F << /FS /URL "
            f"/F ({web}/remote.pdf) >> >> >>",
            10: f"<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /Launch /F ({trap.file}) >> >>",
            11: stream(f'<xdp xmlns:a="x"><a href="{web}/xfa"/></xdp>'.encode()),
        }
    )


def external_stream(trap: Trap) -> bytes:
    """The page's content is said to lie in another file and on the web."""
    return pdf(
        {
            3: PAGE.replace("/Contents 4 0 R", "/Contents [4 0 R 6 0 R 7 0 R]"),
            6: f"<< /Length 0 /F ({trap.file.removeprefix('file://')}) >>\nstream\n\nendstream",
            7: f"<< /Length 0 /F << /FS /URL /F ({trap.web}/stream) >> >>\nstream\n\nendstream",
        }
    )


def circular_form(_: Trap) -> bytes:
    """A drawing that draws itself, twice."""
    form = "/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /X 6 0 R >> >>"
    return pdf(
        {
            3: PAGE.replace("/Resources <<", "/Resources << /XObject << /X 6 0 R >>"),
            4: stream(SHOW + b" /X Do"),
            6: stream(b"/X Do /X Do", form),
        }
    )


def deep_arrays(_: Trap) -> bytes:
    """Arrays in arrays, a hundred thousand deep."""
    return pdf({6: "[" * 100_000 + "]" * 100_000}, trailer="/Info 6 0 R")


def deep_content(_: Trap) -> bytes:
    """A content stream of arrays in arrays."""
    return pdf({4: deflated(b"[" * 1_000_000 + SHOW)})


def huge_page(_: Trap) -> bytes:
    """A page that is wider than the world."""
    return pdf({3: PAGE.replace("[0 0 612 792]", "[-1e30 -1e30 1e30 1e30]")})


def wrong_length(_: Trap) -> bytes:
    """A stream that claims to be longer than any file."""
    return pdf({4: b"<< /Length 99999999999 >>\nstream\n" + SHOW + b"\nendstream"})


def truncated(_: Trap) -> bytes:
    """The second half of the file is missing."""
    whole = pdf()
    return whole[: len(whole) // 2]


def only_a_head(_: Trap) -> bytes:
    """Nothing but the first line of a PDF, then noise."""
    return b"%PDF-1.7\n" + bytes(range(256)) * 400


def protected(_: Trap) -> bytes:
    """A PDF that asks for a password."""
    secret = "0" * 64
    handler = f"<< /Filter /Standard /V 1 /R 2 /O <{secret}> /U <{secret}> /P -4 >>"
    return pdf({6: handler}, trailer=f"/Encrypt 6 0 R /ID [<{'1' * 32}> <{'1' * 32}>]")


def no_pages(_: Trap) -> bytes:
    """A PDF without a page."""
    return pdf({2: "<< /Type /Pages /Kids [] /Count 0 >>"})


CASES = (
    Case("pdf-circular-prev", ".pdf", circular_tables, "either"),
    Case("pdf-circular-kids", ".pdf", circular_pages, "either"),
    Case("pdf-circular-outline", ".pdf", circular_outline, "read"),
    Case("pdf-count-of-a-million", ".pdf", million_pages, "either"),
    Case("pdf-one-page-again-and-again", ".pdf", same_page_again, "either"),
    Case("pdf-long-page-tree", ".pdf", long_page_tree, "either"),
    Case("pdf-deep-page-tree", ".pdf", deep_page_tree, "either"),
    Case("pdf-flate-bomb", ".pdf", flate_bomb, "refused"),
    Case("pdf-double-flate-bomb", ".pdf", double_flate_bomb, "refused"),
    Case("pdf-text-bomb", ".pdf", text_bomb, "refused"),
    Case("pdf-actions", ".pdf", actions, "read"),
    Case("pdf-external-stream", ".pdf", external_stream, "read"),
    Case("pdf-circular-form", ".pdf", circular_form, "either"),
    Case("pdf-deep-arrays", ".pdf", deep_arrays, "either"),
    Case("pdf-deep-content", ".pdf", deep_content, "either"),
    Case("pdf-huge-page", ".pdf", huge_page, "either"),
    Case("pdf-wrong-length", ".pdf", wrong_length, "either"),
    Case("pdf-truncated", ".pdf", truncated, "either"),
    Case("pdf-only-a-head", ".pdf", only_a_head, "refused"),
    Case("pdf-protected", ".pdf", protected, "refused"),
    Case("pdf-no-pages", ".pdf", no_pages, "refused"),
)
