"""Servers that tests start: a real Virtuoso, a small honest peer, and one that is hostile."""
