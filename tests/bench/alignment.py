"""What each part of the alignment of headings is worth, on the layout fixtures: the same reports with one part off.

usage: python -m tests.bench.alignment
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from tests.layouts.test_layouts import FIXTURES, aligned, compare
from vpkg import gazetteer
from vpkg.model import Document
from vpkg.outline import outline
from vpkg.read import read
from vpkg.segment import segment, wording


@contextmanager
def _set(room: Any, **values: Any) -> Iterator[None]:
    before = {name: getattr(room, name) for name in values}
    try:
        for name, value in values.items():
            setattr(room, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(room, name, value)


def _token_set(folded: str, question: Any) -> float:
    """A plainer likeness for comparison: rapidfuzz's token set ratio to phrases and label."""
    from rapidfuzz import fuzz

    phrases = [wording.plain(phrase) for phrase in (*question.key_phrases, question.label)]
    return max(float(fuzz.token_set_ratio(folded, phrase)) for phrase in phrases) / 100


def _measure(documents: dict[str, tuple[dict[str, Any], Document]]) -> tuple[int, int, int]:
    """Return how many questions there are, how many were aligned, and how many answers are confidently wrong."""
    placed: list[bool] = []
    wrong = 0
    for expected, document in documents.values():
        try:
            found = outline(segment(document, gazetteer.find_reporter))
        except Exception:  # noqa: BLE001 - a refused report has no question aligned
            found = {"answers": {}, "findings": [], **dict.fromkeys(("organisation", "pillar", "year", "kind"), None)}
            found |= {"period": None, "template": None, "language": document.language}
        placed += aligned(expected, found).values()
        wrong += sum(each.wrong for each in compare(expected, found))
    return len(placed), sum(placed), wrong


def main() -> None:
    """Measure the whole, then the whole without each of its parts."""
    documents = {}
    for folder in FIXTURES:
        (path,) = folder.glob("report.*")
        documents[folder.name] = (json.loads((folder / "expected.json").read_text(encoding="utf-8")), read(path))
    align, fits, headings, order, running = (
        import_module(f"vpkg.segment.{room}") for room in ("align", "fits", "headings", "order", "running")
    )
    nothing: Callable[..., list[Any]] = lambda *_: []  # noqa: E731
    variants: dict[str, tuple[Any, dict[str, Any]]] = {
        "all parts": (fits, {}),
        "codes not used": (fits, {"prior": lambda *_: 0.0}),
        "topics' usual headings not used": (fits, {"_TOPIC_SHARE": 0.0}),
        "order not used": (order, {"_cost": lambda *_: 0.0}),
        "contents lists not looked for": (import_module("vpkg.segment"), {"contents_lists": lambda *_: ()}),
        "headings not read on over page breaks": (headings, {"_with_rest": lambda _, found, *__: found}),
        "running text not searched": (running, {"_hits": nothing}),
        "titles between neighbours not tried": (align, {"_with_gaps_filled": lambda questions, *_: questions}),
        "token set ratio as likeness": (fits, {"likeness": _token_set}),
    }
    print(f"{'':<42}{'aligned':>9}{'wrong':>7}")
    for name, (room, values) in variants.items():
        with _set(room, **values):
            count, placed, wrong = _measure(documents)
        print(f"{name:<42}{placed / count:>9.3f}{wrong:>7}")
    print(f"{count} questions in {len(documents)} reports")


if __name__ == "__main__":
    main()
