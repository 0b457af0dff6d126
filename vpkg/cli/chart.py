"""A bar chart for the terminal."""

from __future__ import annotations

from collections.abc import Sequence


def bars(title: str, values: Sequence[tuple[str, int]], width: int = 40) -> str:
    """Draw one bar a value, in the order given, with the figure beside it.

    >>> print(bars("Reports", [("2022", 1), ("2023", 2)], 4))
    Reports
    2022  ██    1
    2023  ████  2
    """
    longest = max((len(name) for name, _ in values), default=0)
    most = max((value for _, value in values), default=1) or 1
    lines = [title]
    for name, value in values:
        bar = "█" * max(1 if value else 0, round(width * value / most))
        lines.append(f"{name:<{longest}}  {bar:<{width}}  {value}")
    return "\n".join(lines)
