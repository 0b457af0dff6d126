"""Annotation written into the text itself: ``[[kind #id ? key=value|words]]``, which may nest.

``?`` makes a mention optional: neither a miss nor a false positive. A head of ``key: value`` lines stands before a
line ``-----``, relations (``a1 country KE``, ``a1 partner DCAF role=funded``) after a line ``=====``.

>>> unmark("In [[country iso=KE|Kenya]].")
('In Kenya.', [{'kind': 'country', 'start': 3, 'end': 8, 'iso': 'KE'}])
"""

from __future__ import annotations

import re
import shlex
from typing import Any

from vpkg.errors import UnreadableInput

_OPEN = re.compile(r"\[\[([a-z]+)((?:\s[^|\]\[]*)?)\|")
_STEP = re.compile(r"\[\[[a-z]+(?:\s[^|\]\[]*)?\||\]\]")
KINDS = (
    "country", "place", "organisation", "project", "stakeholder", "activity", "instrument", "quantity", "date",
    "outcome", "pledge",
)  # fmt: skip
"""Kinds of mentions, in the order of tables."""

STATEMENTS = frozenset({"activity", "outcome", "pledge"})
"""Kinds that do not compete for words with the others: nothing is nested in them."""


def unmark(marked: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the text without its marks, and the mentions marked; raises `UnreadableInput` where marks do not pair."""
    parts: list[str] = []
    open_: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    length = at = 0
    for step in _STEP.finditer(marked):
        parts.append(marked[at : step.start()])
        length += step.start() - at
        at = step.end()
        if step[0] != "]]":
            open_.append(_opened(step[0], length))
        elif open_:
            mention = open_.pop()
            mention["end"] = length
            mentions.append(mention)
        else:
            raise UnreadableInput(f"The annotation has ]] without [[ after {marked[:at][-40:]!r}; mend the marks.")
    if open_:
        raise UnreadableInput(f"The annotation opens a {open_[-1]['kind']} that is never closed; mend the marks.")
    parts.append(marked[at:])
    mentions.sort(key=lambda m: (m["start"], -m["end"]))
    _nest(mentions)
    return "".join(parts), mentions


def _opened(mark: str, start: int) -> dict[str, Any]:
    found = _OPEN.fullmatch(mark)
    kind = found[1] if found else ""
    if found is None or kind not in KINDS:
        raise UnreadableInput(f"The annotation has the unknown kind {kind!r}; the kinds are {', '.join(KINDS)}.")
    mention: dict[str, Any] = {"kind": kind, "start": start, "end": start}
    for part in shlex.split(found[2]):
        key, _, value = part.partition("=")
        if part == "?":
            mention["optional"] = True
        elif part.startswith("#"):
            mention["id"] = part[1:]
        else:
            mention[key] = value
    return mention


def _nest(mentions: list[dict[str, Any]]) -> None:
    """Mark what stands within another name; mentions are in order, outer ones first."""
    entities = [m for m in mentions if m["kind"] not in STATEMENTS]
    reach: list[dict[str, Any]] = []
    for mention in entities:
        reach = [o for o in reach if o["end"] > mention["start"]]
        if any(
            mention["end"] <= o["end"] and (o["start"], o["end"]) != (mention["start"], mention["end"]) for o in reach
        ):
            mention["nested"] = True
        reach.append(mention)


def relations(lines: str) -> list[dict[str, str]]:
    """Read the relations of an annotation: subject, relation, target and ``key=value`` pairs, one a line."""
    found = []
    for line in lines.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        parts = shlex.split(line)
        if len(parts) < 3:
            raise UnreadableInput(f"The annotation has the relation {line!r}; write SUBJECT RELATION TARGET.")
        pairs = dict(part.split("=", 1) for part in parts[3:] if "=" in part)
        found.append({"subject": parts[0], "rel": parts[1], "target": parts[2], **pairs})
    return found
