"""The query library: plain SPARQL files that carry their own metadata in leading comments."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from vpkg import resources
from vpkg.errors import DataError, UnknownName

PARAM_TYPES = ("iri", "string", "gYear", "integer", "decimal")
COLUMN_TYPES = ("iri", "string", "integer", "gYear", "date", "decimal")

_COMMENT = re.compile(r"# (title|question|competency|note): (\S.*)\Z")
_MEMBER = re.compile(r"# (param|column) (\w+): (\w+)(?:\(([\w-]+)\))? — (\S.*)\Z")
_ORDER = ("title", "question", "competency", "param", "column", "note")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter: its type, for an IRI the kind of thing it may name, and what it does in words."""

    name: str
    type: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer."""

    name: str
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """A query of the library; ``name`` is ``theme/name``, ``text`` the whole file."""

    name: str
    title: str
    question: str
    competency: tuple[int, ...]
    params: tuple[Param, ...]
    columns: tuple[Column, ...]
    note: str
    text: str

    @property
    def theme(self) -> str:
        """The folder it lies in."""
        return self.name.split("/")[0]


def library() -> tuple[LibraryQuery, ...]:
    """Read all queries, sorted by name. Raises `DataError` when one is not as it must be."""
    paths = {f"{path.parent.name}/{path.stem}": path for path in resources.files("queries", "*/*.rq")}
    return tuple(parse(name, paths[name].read_text(encoding="utf-8")) for name in sorted(paths))


def find(name: str) -> LibraryQuery:
    """Find a query by ``theme/name``, or by its name alone.

    Raises `UnknownName`, with the nearest names, when there is none or when the name alone could mean several.
    """
    queries = {query.name: query for query in library()}
    wanted = name.strip().lower()
    hits = [query for full, query in queries.items() if wanted in (full, full.split("/")[1])]
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise UnknownName(f"Several queries are called {name!r}; give one of {', '.join(q.name for q in hits)}.")
    short = {full.split("/")[1]: full for full in queries}
    near = difflib.get_close_matches(wanted.split("/")[-1], short, n=3, cutoff=0.5)
    way = f"did you mean {' or '.join(near)}?" if near else f"the queries are {', '.join(short)}."
    raise UnknownName(f"There is no query called {name!r}; {way}")


def parse(name: str, text: str) -> LibraryQuery:
    """Read a query file's comments.

    Raises `DataError` when something is missing, stands in another order, or is not what the SPARQL below says.
    """
    single: dict[str, str] = {}
    params: list[Param] = []
    columns: list[Column] = []
    seen: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        about, member = _COMMENT.match(line), _MEMBER.match(line)
        if about:
            seen.append(about.group(1))
            single[about.group(1)] = about.group(2)
        elif member:
            seen.append(member.group(1))
            what, called, type_, kind, words = member.groups()
            if what == "param":
                params.append(Param(called, type_, kind or "", words))
            else:
                columns.append(Column(called, type_, words))
        else:
            raise DataError(f"The query {name} has a comment that is no metadata: {line!r}; correct it.")
    _check(name, text, single, seen, params, columns)
    numbers = () if single["competency"] == "none" else tuple(int(n) for n in single["competency"].split(", "))
    return LibraryQuery(
        name, single["title"], single["question"], numbers, tuple(params), tuple(columns), single["note"], text
    )


def _check(
    name: str, text: str, single: dict[str, str], seen: list[str], params: list[Param], columns: list[Column]
) -> None:
    problem = ""
    if set(single) != {"title", "question", "competency", "note"} or not columns:
        problem = "lacks a title, question, competency, note or column"
    elif seen != sorted(seen, key=_ORDER.index):
        problem = f"has its comments in another order than {', '.join(_ORDER)}"
    elif len(seen) != len(single) + len(params) + len(columns):
        problem = "says something twice"
    elif not re.fullmatch(r"none|\d+(, \d+)*", single["competency"]):
        problem = "has a competency that is neither numbers nor none"
    elif any(param.type not in PARAM_TYPES for param in params):
        problem = f"has a parameter of another type than {', '.join(PARAM_TYPES)}"
    elif any(column.type not in COLUMN_TYPES for column in columns):
        problem = f"has a column of another type than {', '.join(COLUMN_TYPES)}"
    elif sorted(re.findall(r"^ *VALUES \?(\w+) \{ UNDEF \}$", text, re.MULTILINE)) != sorted(p.name for p in params):
        problem = "does not have one line `VALUES ?name { UNDEF }` for each parameter"
    if problem:
        raise DataError(f"The query {name} {problem}; correct the file.")
