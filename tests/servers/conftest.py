"""Servers for the tests of this folder."""

from __future__ import annotations

from tests.servers.fixtures import _peer, known_to_virtuoso, virtuoso

__all__ = ["_peer", "known_to_virtuoso", "virtuoso"]
