"""“Eastern Democratic Republic of Congo”: a part of a country that no list of places has."""

from __future__ import annotations

import re

from vpkg.extract.names.lexicon import Entry, Match
from vpkg.extract.view import View

_BEFORE = re.compile(
    r"(?:^|[^a-z0-9-])(?P<words>"
    r"(?P<direction>(?:north|south)(?:[- ]?(?:east|west)(?:ern)?|ern)?|(?:east|west)(?:ern)?|central)"
    r"(?:\s(?:part of|parts of)(?:\sthe)?)?\s(?:the\s)?)$"
)
_LOOK_BACK = 40
_NORMAL = {"north": "northern", "south": "southern", "east": "eastern", "west": "western"}


def directions(seen: View, matches: list[Match]) -> list[Match]:
    """Return a place for each unambiguous country name that a direction stands before."""
    found = []
    for match in matches:
        entry = match.entries[0]
        if entry.kind != "country" or entry.form or len(match.entries) > 1:
            continue
        before = _BEFORE.search(seen.folded, max(0, match.start - _LOOK_BACK), match.start)
        if before is None:
            continue
        direction = re.sub(r"[- ]", "", before["direction"])
        part = _NORMAL.get(direction, direction)
        made = Entry(
            surface=seen.kept[before.start("words") : match.end],
            kind="place",
            target=f"place/{entry.iso[0].lower()}-{part}",
            canonical=f"{part.capitalize()} {entry.canonical}",
            recogniser="place-direction",
            iso=entry.iso,
        )
        found.append(Match(before.start("words"), match.end, (made,)))
    return found
