"""Where a SPARQL server is: its addresses for reading and writing, and who asks; told by the user, never by the server.

Protocols: https://www.w3.org/TR/sparql11-protocol/ and https://www.w3.org/TR/sparql11-http-rdf-update/ (graph store).
"""

from __future__ import annotations

import ipaddress
import os
import re
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from vpkg.errors import StoreError

SECONDS = 120.0
"""How long one request may take, from connecting to the last byte, where VPKG_STORE_TIMEOUT says nothing."""

MOST_BYTES = 512_000_000
"""How long an answer may be."""


@dataclass(frozen=True, slots=True)
class Place:
    """The addresses of a server: for queries, for updates, and for whole graphs (empty where it takes none).

    ``user`` and ``password`` come from the environment and are shown nowhere.
    """

    url: str
    update: str = ""
    graphs: str = ""
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    seconds: float = SECONDS
    most_bytes: int = MOST_BYTES


def place_of(url: str) -> Place:
    """Read the address of a server's query endpoint, and from the environment all else.

    VPKG_STORE_UPDATE and VPKG_STORE_GRAPHS are the addresses for updates and for the Graph Store Protocol, where they
    are not the usual ones of the server; VPKG_STORE_USER and VPKG_STORE_PASSWORD who asks; VPKG_STORE_TIMEOUT the most
    seconds that a request may take. Raises `StoreError` for an address that is none, that holds a password, or to which
    a password would go in the clear or to another host.
    """
    asked = os.environ.get
    place = Place(
        _address(url, "the store"),
        _address(asked("VPKG_STORE_UPDATE", ""), "VPKG_STORE_UPDATE"),
        _address(asked("VPKG_STORE_GRAPHS", ""), "VPKG_STORE_GRAPHS"),
        asked("VPKG_STORE_USER", ""),
        asked("VPKG_STORE_PASSWORD", ""),
        _seconds(asked("VPKG_STORE_TIMEOUT", "")),
    )
    if place.user or place.password:
        for address in (place.url, place.update, place.graphs):
            _refuse_to_tell(address, place)
    return place


def usual(place: Place, server: str) -> Place:
    """Add the addresses for writing that a server of this kind has, where the user gave none.

    ``server`` is the Server header of its answers; the path of the query endpoint tells the rest.
    """
    for name, ending, update, graphs in _USUAL:
        start = place.url.removesuffix("/")
        if re.match(name, server, re.IGNORECASE) and re.search(ending, start):
            return replace(
                place,
                update=place.update or re.sub(ending, update, start),
                graphs=place.graphs or (re.sub(ending, graphs, start) if graphs else ""),
            )
    return replace(place, update=place.update or place.url)


# From the servers' documentation: name in the Server header, the path of the query endpoint, and what stands in its
# place for updates and for graphs. docs/servers.md says which of them were tried.
_USUAL = (
    ("virtuoso", r"/sparql(-auth)?$", "/sparql-auth", "/sparql-graph-crud-auth"),
    ("oxigraph", r"/query$", "/update", "/store"),
    ("apache jena fuseki", r"/(query|sparql)$", "/update", "/data"),
    ("", r"(/repositories/[^/]+)$", r"\1/statements", r"\1/rdf-graphs/service"),
    ("", r"(:8182|neptune[^/]*)/sparql$", r"\1/sparql", r"\1/sparql/gsp/"),
)


def _address(text: str, what: str) -> str:
    if not text and what != "the store":
        return ""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme.lower() not in ("http", "https") or not host or re.search(r"[\s<>\"\\]|[^\x21-\x7e]", text):
        raise StoreError(f"The address of {what} is no web address; give one such as https://example.org/sparql.")
    if parts.username is not None or parts.password is not None:
        raise StoreError(
            f"The address of {what} holds a user or password; leave them out, and set VPKG_STORE_USER and "
            "VPKG_STORE_PASSWORD."
        )
    if parts.fragment or parts.query:
        raise StoreError(f"The address of {what} holds a ? or #; give the address of the endpoint alone.")
    return text


def _refuse_to_tell(address: str, place: Place) -> None:
    if not address:
        return
    parts, home = urlsplit(address), urlsplit(place.url)
    if parts.hostname != home.hostname:
        raise StoreError(
            f"{address} is on another host than {place.url}, and VPKG_STORE_PASSWORD would go to both; "
            "use addresses of one host."
        )
    if parts.scheme.lower() == "http" and not loopback(str(parts.hostname)):
        raise StoreError(
            f"The password would go to {address} in the clear; give an https address, or unset VPKG_STORE_USER and "
            "VPKG_STORE_PASSWORD."
        )


def loopback(host: str) -> bool:
    """Tell that a host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _seconds(text: str) -> float:
    if not text:
        return SECONDS
    if not re.fullmatch(r"[0-9]{1,5}(\.[0-9]{1,3})?", text) or float(text) == 0:
        raise StoreError(f"VPKG_STORE_TIMEOUT is {text!r}; set it to a number of seconds, such as 300.")
    return float(text)
