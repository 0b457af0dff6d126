"""What goes wrong with a server, told in one sentence each: down, late, too long, refused, busy, no SPARQL server."""

from __future__ import annotations

import re
import unicodedata
from email.message import Message
from typing import TYPE_CHECKING

from vpkg.errors import QueryError, StoreError, VpkgError
from vpkg.store.remote.place import Place

if TYPE_CHECKING:
    from vpkg.store.remote.wire import Answer

_MOST_WORDS = 200
_LATE = re.compile(r"S1T00|time ?out|timed out|time limit|estimated execution time", re.IGNORECASE)
_COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_MAY_NOT = re.compile(r"permission|denied|not allowed|authori[sz]", re.IGNORECASE)


class Trouble(Exception):
    """A request that brought no answer; ``pause`` is how long the server asks to wait, in seconds."""

    pause = 0.0

    def told(self, place: Place) -> VpkgError:
        """Return what a user is told."""
        raise NotImplementedError


class Down(Trouble):
    """The connection could not be made, or broke."""

    def __init__(self, cause: Exception) -> None:
        super().__init__()
        self._cause = cause

    def told(self, place: Place) -> StoreError:
        """Return what a user is told."""
        reason = getattr(self._cause, "reason", None) or self._cause
        said = getattr(reason, "strerror", None) or plain(str(reason)) or type(reason).__name__
        return StoreError(
            f"The server at {place.url} does not answer ({said}); check that it runs and that the address is right, "
            "then do this again: what was done stays done."
        )


class Busy(Trouble):
    """The server, or one before it, is there and has no time."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        wait = answer.headers.get("Retry-After", "")
        self.pause = float(wait) if re.fullmatch(r"[0-9]{1,6}", wait) else 0.0
        self._answer = answer

    def told(self, place: Place) -> VpkgError:
        """Return what a user is told."""
        if _LATE.search(_text(self._answer.body)):
            return Late().told(place)
        return StoreError(f"The server at {place.url} is busy or down ({self._answer.status}); try again later.")


class Late(Trouble):
    """The deadline passed."""

    def told(self, place: Place) -> StoreError:
        """Return what a user is told."""
        return StoreError(
            f"The server at {place.url} was not done within {place.seconds:g} seconds; ask for less, or set "
            "VPKG_STORE_TIMEOUT to more seconds."
        )


class TooLong(Trouble):
    """The answer is longer than anyone should hold in memory."""

    def told(self, place: Place) -> StoreError:
        """Return what a user is told."""
        return StoreError(
            f"The answer of the server at {place.url} is longer than {place.most_bytes / 1e6:g} MB, and was left; "
            "ask for less."
        )


def refusal(place: Place, status: int, headers: Message, body: bytes) -> VpkgError:
    """Turn an answer that is no success into an error."""
    words = plain(_text(body).split("SPARQL query:")[0])
    if status in (401, 403) or (status >= 500 and _MAY_NOT.search(words)):
        return StoreError(
            f"The server at {place.url} does not allow this ({status}); set VPKG_STORE_USER and VPKG_STORE_PASSWORD "
            "to an account that may, and see docs/servers.md for the address to write to."
        )
    if 300 <= status < 400:
        return StoreError(
            f"The server at {place.url} sends elsewhere ({plain(headers.get('Location', 'it does not say where'))}), "
            "which is not followed; give the address that you trust."
        )
    if _LATE.search(words):
        return Late().told(place)
    if status in (413, 414):
        return QueryError(f"The query is too long for the server at {place.url}; ask in several queries.")
    if status in (404, 405, 406, 410, 415, 501) or _is_page(headers, body):
        return not_sparql(place, f"it answers {status}")
    if status == 400:
        return QueryError(f"The server at {place.url} cannot run this query ({words or 400}); change the query.")
    return StoreError(f"The server at {place.url} failed ({status}: {words or 'it says no more'}); see its log.")


def not_sparql(place: Place, reason: str) -> StoreError:
    """Say that the address is not that of a SPARQL endpoint."""
    return StoreError(
        f"What answers at {place.url} is no SPARQL endpoint as asked for ({reason}); give the address for queries, "
        "such as https://example.org/sparql."
    )


def plain(text: str) -> str:
    """Make one short line of what a server says: it goes to a terminal."""
    line = " ".join(_COLOURS.sub("", text).split())
    line = "".join(c for c in line if unicodedata.category(c)[0] not in "CZ" or c == " ")
    return line if len(line) <= _MOST_WORDS else line[:_MOST_WORDS] + "…"


def _text(body: bytes) -> str:
    return body[:10_000].decode("utf-8", "replace")


def _is_page(headers: Message, body: bytes) -> bool:
    # Virtuoso calls its one-line errors HTML too.
    return headers.get_content_type() == "text/html" and bool(re.match(rb"\s*<(!doctype|html)", body, re.IGNORECASE))
