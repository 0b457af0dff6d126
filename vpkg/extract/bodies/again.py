"""“the Commission”: a body that its passage has named in full, called by its head alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vpkg.extract.capitals import bare_end
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage
from vpkg.extract.words import words


def again(passage: Passage, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the later uses of the bare heads of bodies that a passage named before."""
    heads: dict[str, Found] = {}
    for body in sorted(found, key=lambda f: (f.start, f.end)):
        if body.recogniser in _FAMILIES:
            for word in passage.view.folded[body.start : body.end].split():
                if word in _heads():
                    heads[word] = body
    if not heads:
        return
    tokens = passage.tokens
    for at in passage.at_bare(heads.keys()):
        named = heads[tokens[at].bare]
        if at == 0 or not tokens[at].is_capitalised or tokens[at - 1].low != "the":
            continue
        if at + 1 < len(tokens) and (tokens[at + 1].is_name or tokens[at + 1].low in ("of", "for", "on")):
            continue
        if named.end <= tokens[at].start:
            end = bare_end(tokens[at])
            yield replace(named, start=tokens[at].start, end=end, recogniser="organisation-again", row="again")


_FAMILIES = ("organisation-public-body", "organisation-committee", "organisation-association", "organisation-force")


def _heads() -> frozenset[str]:
    return words("organisation-heads", "again", "1", "head")
