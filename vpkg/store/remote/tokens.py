"""Showing a user and password to a server that asks for them (RFC 7617 Basic, RFC 7616 Digest).

The library's own handlers send the whole body, are refused, and send it again; a server that hangs up at the first
refusal never gets a long body.
"""

from __future__ import annotations

import base64
import urllib.request
from email.message import Message
from urllib.parse import urlsplit


class Tokens:
    """What a server asked for, by address, and what to answer."""

    def __init__(self, user: str, password: str) -> None:
        self._user, self._password = user, password
        self._asked: dict[str, tuple[str, dict[str, str]]] = {}
        self._free: set[str] = set()
        self._new: set[str] = set()

    def needed(self, request: urllib.request.Request) -> bool:
        """Tell that there is a password and that it is not known yet whether this address asks for it."""
        address = _address(request)
        return bool(self._user) and address not in self._asked and address not in self._free

    def show(self, request: urllib.request.Request) -> None:
        """Add what the address asked for."""
        self._new.discard(_address(request))
        way, challenge = self._asked.get(_address(request), ("", {}))
        if way == "basic":
            pair = f"{self._user}:{self._password}".encode()
            request.add_unredirected_header("Authorization", "Basic " + base64.b64encode(pair).decode("ascii"))
        elif way == "digest":
            known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            known.add_password(None, request.full_url, self._user, self._password)
            digest = urllib.request.AbstractDigestAuthHandler(known)
            shown = digest.get_authorization(request, challenge)
            if shown:
                request.add_unredirected_header("Authorization", f"Digest {shown}")

    def learn(self, request: urllib.request.Request, headers: Message) -> None:
        """Remember what an address asks for."""
        address = _address(request)
        asked = [each.strip().partition(" ") for each in headers.get_all("WWW-Authenticate") or []]
        found = next(
            ((way.lower(), _fields(rest)) for way, _, rest in asked if way.lower() in ("basic", "digest")), None
        )
        if found is None or not self._user:
            self._free.add(address)
        elif found != self._asked.get(address):
            self._new.add(address)
            self._asked[address] = found

    def renewed(self, request: urllib.request.Request) -> bool:
        """Tell, once, that an address asked for something that it was not shown yet."""
        address = _address(request)
        new = address in self._new
        self._new.discard(address)
        return new


def _fields(text: str) -> dict[str, str]:
    pairs = [pair for pair in urllib.request.parse_http_list(text) if "=" in pair]
    return urllib.request.parse_keqv_list(pairs)


def _address(request: urllib.request.Request) -> str:
    parts = urlsplit(request.full_url)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"
