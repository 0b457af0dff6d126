"""Which chart suits an answer, drawn from which of its columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from vpkg.chart.roles import MOST, Role, roles
from vpkg.errors import UnknownName
from vpkg.table import Table

KINDS = ("bar", "line", "matrix", "map")
ROWS = "rows"
"""Named as a column, it stands for the number of rows."""
LINES = 8
"""How many lines are told apart without colour, by their dashes and points."""

_WANTS = {
    "bar": "one column of categories, years or countries",
    "line": "a column of years, and beside it a figure",
    "matrix": "two columns of categories, years or countries",
    "map": "a column of countries (their IRIs, ISO codes or names)",
}
_GROUPS = ("category", "country", "year")


@dataclass(frozen=True, slots=True)
class Choice:
    """A chart: its kind, the columns that lay it out, and the figures it shows; without a figure it counts rows.

    ``down`` is the second category of a matrix or the lines of a line chart. More than one figure stands side by side
    as the second category, which only a user asks for.
    """

    kind: str
    across: Role
    down: Role | None = None
    figures: tuple[Role, ...] = ()


def choose(table: Table, kind: str = "", columns: Sequence[str] = ()) -> Choice:
    """Choose a chart for an answer: of the kind named or of the first that suits, from the columns named or found.

    Raises `UnknownName` with a sentence on what is wanted when the kind or a column is unknown, or none suits.
    """
    if kind and kind not in KINDS:
        raise UnknownName(f"There is no chart called {kind!r}; the charts are {', '.join(KINDS)}.")
    if not table.rows:
        raise UnknownName("The answer has no rows, so there is nothing to draw; ask it as a table to see its note.")
    known = roles(table)
    if columns:
        return _named(table, kind, _find(table, known, columns), ROWS in columns)
    for each in (kind,) if kind else ("line", "map", "matrix", "bar"):
        found = _suits(table, each, known, strict=not kind)
        if found:
            return found
    wanted = _WANTS[kind] if kind else "a column of categories, years or countries with few and short values"
    chart = f"A {kind} chart" if kind else "A chart"
    raise UnknownName(f"{chart} needs {wanted}, and this answer has none; ask it as a table, or name other columns.")


def _find(table: Table, known: Sequence[Role], names: Sequence[str]) -> list[Role]:
    by_name = {role.name: role for role in known}
    for name in names:
        if name == ROWS:
            continue
        if name not in table.columns:
            raise UnknownName(f"The answer has no column {name!r}; its columns are {', '.join(table.columns)}.")
        if name not in by_name:
            usable = ", ".join(by_name) or "none of them"
            raise UnknownName(f"No chart can be drawn from the column {name}; these can be drawn from: {usable}.")
    return [by_name[name] for name in names if name != ROWS]


def _named(table: Table, kind: str, named: list[Role], counted: bool) -> Choice:
    groups = [role for role in named if role.kind in _GROUPS]
    figures = tuple(role for role in named if role.kind == "figure")
    if not kind:
        two = len(groups) > 1 or len(figures) > 1
        kind = "matrix" if two else "map" if groups and groups[0].kind == "country" else "bar"
    if kind == "line":
        groups.sort(key=lambda role: role.kind != "year")
    right = {"line": "year", "map": "country"}.get(kind)
    both = kind == "matrix" and len(groups) + (len(figures) > 1) != 2
    if not groups or (right and groups[0].kind != right) or both or (kind == "map" and len(groups) > 1):
        raise UnknownName(f"A {kind} chart needs {_WANTS[kind]}; name other columns.")
    if len(figures) > 1 and (kind != "matrix" or len(groups) > 1):
        raise UnknownName(f"A {kind} chart shows one figure, since figures are not added up; name one column of them.")
    down = groups[1] if len(groups) > 1 else None
    if counted:
        figures = ()
    elif not figures:
        figures = _figure(table, roles(table), (groups[0], down))
    choice = Choice(kind, groups[0], down, figures)
    if not _told_apart(table, choice):
        raise UnknownName(
            f"Several rows have the same {_names(choice)}, and figures are not added up; name a column that tells them "
            f"apart, or count the rows with {','.join([*(r.name for r in groups), ROWS])}."
        )
    _few(table, choice)
    return choice


def _suits(table: Table, kind: str, known: Sequence[Role], *, strict: bool) -> Choice | None:
    """Find the columns for a kind; ``strict`` where the user named none, so that the chart must also say something."""
    years = [role for role in known if role.kind == "year"]
    places = [role for role in known if role.kind == "country"]
    groups = [r for r in known if r.kind == "category" and 1 < _distinct(table, r) <= MOST]
    if kind == "line":
        pairs = [(y, g) for y in years if _distinct(table, y) > 1 or not strict for g in [None, *groups]]
        pairs = [(y, g) for y, g in pairs if g is None or _distinct(table, g) <= LINES]
        options = [Choice("line", y, g, f) for y, g in pairs if (f := _figure(table, known, (y, g)))]
    elif kind == "map":
        options = [Choice("map", p, None, _figure(table, known, (p, None))) for p in places]
    elif kind == "matrix":
        sides = [*(p for p in places if _distinct(table, p) <= MOST), *groups, *years]
        crossing = [side for side in sides[1:] if _crossed(table, sides[0], side)]
        others = crossing or ([] if strict else sides[1:])
        options = [Choice("matrix", sides[0], s, _figure(table, known, (sides[0], s))) for s in others]
    else:
        sides = [*groups, *(p for p in places if _distinct(table, p) <= MOST), *years]
        sides = sides or [r for r in known if r.kind == "category" and _distinct(table, r) == 1]
        options = [Choice("bar", s, None, _figure(table, known, (s, None))) for s in sides]
    return options[0] if options else None


def _figure(table: Table, known: Sequence[Role], groups: tuple[Role | None, ...]) -> tuple[Role, ...]:
    """Find the first figure that stands once for each group; none where every figure would have to be added up."""
    if _rows_a_group(table, groups) > 1:
        return ()
    return tuple(role for role in known if role.kind == "figure")[:1]


def _told_apart(table: Table, choice: Choice) -> bool:
    return not choice.figures or _rows_a_group(table, (choice.across, choice.down)) <= 1


def _rows_a_group(table: Table, groups: tuple[Role | None, ...]) -> int:
    places = [role.place for role in groups if role]
    return max(Counter(tuple(row[place] for place in places) for row in table.rows).values())


def _few(table: Table, choice: Choice) -> None:
    """Refuse what nobody could read. Raises `UnknownName`."""
    sides = [(choice.across, MOST), (choice.down, LINES if choice.kind == "line" else MOST)]
    for role, most in sides:
        if role and choice.kind != "map" and _distinct(table, role) > most:
            raise UnknownName(
                f"The column {role.name} has {_distinct(table, role)} values and this chart shows at most {most}; "
                "ask with a parameter that narrows the answer."
            )


def _distinct(table: Table, role: Role) -> int:
    return len({row[role.place] for row in table.rows})


def _crossed(table: Table, one: Role, other: Role) -> bool:
    """Tell that two columns cross: a thing and its own name do not."""
    pairs = {(row[one.place], row[other.place]) for row in table.rows}
    return len(pairs) > max(_distinct(table, one), _distinct(table, other))


def _names(choice: Choice) -> str:
    return choice.across.name + (f" and {choice.down.name}" if choice.down else "")
