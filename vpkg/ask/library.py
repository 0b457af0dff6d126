"""The query library: plain SPARQL files that carry their own metadata in leading comments."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from vpkg import resources
from vpkg.errors import DataError, UnknownName

PARAM_TYPES = ("iri", "string", "gYear", "integer", "decimal")
COLUMN_TYPES = ("iri", "string", "integer", "gYear", "date", "decimal")

USERS = ("researcher", "secretariat", "officer", "investor", "watchdog")
EVIDENCE = ("row", "thing", "answer", "absence", "query", "record")

_COMMENT = re.compile(r"# (title|question|competency|user|evidence|topic|note): (\S.*)\Z")
_MEMBER = re.compile(r"# (param|column) (\w+): (\w+)(?:\(([\w-]+)\))?(?: = (\S+))? — (\S.*)\Z")
_ORDER = ("title", "question", "competency", "user", "param", "column", "evidence", "topic", "note")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter: its type, for an IRI the kind of thing it may name, what it does in words, and what holds where
    nobody gives it a value.
    """

    name: str
    type: str
    kind: str
    text: str
    default: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer."""

    name: str
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """A query of the library; ``name`` is ``theme/name``, ``text`` the whole file.

    ``evidence`` says how a row leads to its words: the kind of way (of `EVIDENCE`), and what that kind needs to know.
    ``topics`` are those of the questions that ask for what it lists, so that an answer can say who was not asked.
    """

    name: str
    title: str
    question: str
    competency: tuple[int, ...]
    users: tuple[str, ...]
    params: tuple[Param, ...]
    columns: tuple[Column, ...]
    evidence: tuple[str, ...]
    topics: tuple[str, ...]
    note: str
    text: str

    @property
    def theme(self) -> str:
        """The folder it lies in."""
        return self.name.split("/")[0]


def library() -> tuple[LibraryQuery, ...]:
    """Read all queries, sorted by name. Raises `DataError` when one is not as it must be."""
    found = (path for path in resources.files("queries", "*/*.rq") if path.parent.name != "derive")
    paths = {f"{path.parent.name}/{path.stem}": path for path in found}
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
            what, called, type_, kind, default, words = member.groups()
            if what == "param":
                params.append(Param(called, type_, kind or "", words, default or ""))
            else:
                columns.append(Column(called, type_, words))
        else:
            raise DataError(f"The query {name} has a comment that is no metadata: {line!r}; correct it.")
    _check(name, text, single, seen, params, columns)
    numbers = () if single["competency"] == "none" else tuple(int(n) for n in single["competency"].split(", "))
    return LibraryQuery(
        name, single["title"], single["question"], numbers, tuple(single["user"].split(", ")), tuple(params),
        tuple(columns), tuple(single["evidence"].split()),
        tuple(filter(None, single.get("topic", "").split(", "))), single["note"], text,
    )  # fmt: skip


def _check(
    name: str, text: str, single: dict[str, str], seen: list[str], params: list[Param], columns: list[Column]
) -> None:
    wrong = {
        "lacks a title, question, competency, user, evidence, note or column": set(single)
        | {"param", "column", "topic"}
        != set(_ORDER)
        or not columns,
        f"has its comments in another order than {', '.join(_ORDER)}": seen != sorted(seen, key=_ORDER.index),
        "says something twice": len(seen) != len(single) + len(params) + len(columns),
    }
    if not any(wrong.values()):
        open_ = sorted(re.findall(r"^ *VALUES \?(\w+) \{ UNDEF \}$", text, re.MULTILINE))
        wrong = {
            "has a competency that is neither numbers nor none": not re.fullmatch(
                r"none|\d+(, \d+)*", single["competency"]
            ),
            f"has another user than {', '.join(USERS)}": not set(single["user"].split(", ")) <= set(USERS),
            "has an evidence that is no way from its rows to their words": _no_way(
                single["evidence"].split(), [column.name for column in columns]
            ),
            f"has a parameter of another type than {', '.join(PARAM_TYPES)}": any(
                param.type not in PARAM_TYPES for param in params
            ),
            f"has a column of another type than {', '.join(COLUMN_TYPES)}": any(
                column.type not in COLUMN_TYPES for column in columns
            ),
            "does not have one line `VALUES ?name { UNDEF }` for each parameter": open_
            != sorted(param.name for param in params),
        }
    problem = next((words for words, is_so in wrong.items() if is_so), "")
    if problem:
        raise DataError(f"The query {name} {problem}; correct the file.")


def _no_way(evidence: list[str], columns: list[str]) -> bool:
    """Tell that a way to the words is none: of an unknown kind, or by columns that the query has not."""
    kind, needs = evidence[0], evidence[1:]
    if kind == "query":
        return len(needs) < 1 or any(each.partition("=")[2] not in columns for each in needs[1:])
    if kind == "thing":
        return len(needs) != 1 or needs[0] not in columns
    wanted = {"row": {"document", "start"}, "answer": {"report", "code"}, "absence": {"report"}}.get(kind, set())
    return kind not in EVIDENCE or bool(needs) or not wanted <= set(columns)
