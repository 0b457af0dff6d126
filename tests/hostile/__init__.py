"""Files built to do harm, made by code when a test asks for them; none is kept.

Each is addressed to a trap: a server on 127.0.0.1 that counts requests, and a secret file that no text may show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trap:
    """Where a hostile file points to: an address of the web, and the address of a file with a secret."""

    web: str
    file: str


@dataclass(frozen=True, slots=True)
class Case:
    """A hostile file; ``outcome`` is ``read`` (its harmless words come out), ``refused``, or ``either``."""

    name: str
    ending: str
    make: Callable[[Trap], bytes]
    outcome: str


HARMLESS = "We met the guards of the harbour twice in the spring."
"""What a hostile file says besides; where it is read at all, this comes out."""
