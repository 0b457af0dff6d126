"""The source of a page: its bytes decoded, and refused before parsing where parsing would never end."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from html import escape

from vpkg.errors import UnreadableInput

LARGEST_PAGE = 20_000_000
"""Bytes; a report with all its pictures inside stays below."""

DEEPEST = 500
"""Tags open within one another; pages made by hand or machine have some 50. Parsing costs tags times depth."""

_MOST_ATTRIBUTES = 500
"""Of one tag; parsing costs their square."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)|<\?xml[^>]{0,100}encoding=["']([\w.:-]+)""", re.I
)
_DECLARED_WITHIN = 4096
"""Bytes; the HTML Standard looks at 1,024, pages with long comments before their head have more."""

# What a browser takes these names to mean (https://encoding.spec.whatwg.org/#names-and-labels).
_SAME = {"iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-9": "cp1254"}

# Scripts, styles and comments hold what looks like tags and is none.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)\b.*?(?:</(?P=raw)|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-z][^\s/>]*+)(?P<rest>(?:[^\"'>]|\"[^\"]*+\"|'[^']*+'|[\"'])*+)",
    re.I | re.S,
)
_EMPTY_RAW = re.compile(r"<(script|style|textarea|title|iframe)\b([^<>]*)/>", re.I)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_BETWEEN = re.compile(r"[\s/=]+")
# These need no end tag, or end with what follows them; a page may open thousands and close none.
_OPEN_ENDED = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
    " html head body p li dt dd option optgroup thead tbody tfoot tr td th colgroup rb rt rtc rp".split()
)
# On these a browser does not take "/>" for an end; drawings within a page are full of "<path/>", where it is one.
_PAIRED = frozenset(
    "a abbr address article aside b big blockquote body button center cite code dd del details dfn div dl dt em"
    " fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup i ins label legend li main map mark"
    " menu nav nobr ol p pre q s samp section select small span strike strong sub summary sup table tbody td tfoot th"
    " thead tr tt u ul var".split()
)


def decoded(content: bytes, name: str) -> str:
    """Decode a page by its byte order mark, its own word, UTF-8, then Windows-1252. ``name`` is for sentences."""
    if len(content) > LARGEST_PAGE:
        raise UnreadableInput(
            f"{name} is larger than {LARGEST_PAGE // 1_000_000} MB; save the page without its pictures and try again."
        )
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    for stated in (_declared(content), "utf-8"):
        text = _attempt(content, stated)
        if text is not None:
            return text
    return content.decode("cp1252", errors="replace")


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:_DECLARED_WITHIN])
    if match is None:
        return None
    stated = (match[1] or match[2]).decode("ascii", errors="replace").lower()
    # A tag that can be read as bytes is not UTF-16, whatever it says: the HTML Standard takes UTF-8 then.
    return "utf-8" if stated.startswith(("utf-16", "utf16", "ucs-2")) else _SAME.get(stated, stated)


def _attempt(content: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        if not getattr(codecs.lookup(encoding), "_is_text_encoding", True):  # base64, zip and the like are no charsets
            return None
        return content.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None


def closed(source: str) -> str:
    """Write the empty tags of an XHTML page as pairs, since HTML would take ``<div/>`` for a beginning alone."""
    if not source.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        return source
    source = _EMPTY_RAW.sub(r"<\1\2></\1>", source)
    source = _CDATA.sub(lambda section: escape(section[1]), source)
    return _TAG.sub(_as_pair, source)


def _as_pair(tag: re.Match[str]) -> str:
    whole = tag.group()
    if tag["name"] and not tag["close"] and whole.endswith("/") and tag["name"].lower() in _PAIRED:
        return f"{whole[:-1]}></{tag['name']}"
    return whole


def check_shape(source: str, name: str) -> None:
    """Raise `UnreadableInput` for a page whose tags stand so deep, or carry so much, that parsing takes minutes."""
    open_: Counter[str] = Counter()
    depth = 0
    for tag in _TAG.finditer(source):
        if tag["name"] is None:
            continue
        element = tag["name"].lower()
        if element in _OPEN_ENDED:
            pass
        elif tag["close"]:
            depth -= 1 if open_[element] else 0
            open_[element] -= 1 if open_[element] else 0
        elif element in _PAIRED or not tag["rest"].endswith("/"):
            open_[element] += 1
            depth += 1
        if depth > DEEPEST:
            raise UnreadableInput(
                f"{name} nests its tags more than {DEEPEST} deep, which no report does; save the page anew from a"
                " browser."
            )
        rest = tag["rest"]
        if len(rest) > 2 * _MOST_ATTRIBUTES and len(_BETWEEN.split(_QUOTED.sub("x ", rest))) > 2 * _MOST_ATTRIBUTES:
            raise UnreadableInput(
                f"{name} has a tag with more than {_MOST_ATTRIBUTES} attributes, which no report has; save the page"
                " anew from a browser."
            )
