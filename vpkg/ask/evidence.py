"""From a row to its words: the six ways that queries of the library declare, each to a table of the same columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from vpkg.ask import seen as coverage
from vpkg.ask.bind import bind, parameter_term
from vpkg.ask.exhibits import COLUMNS, Exhibit, cells
from vpkg.ask.library import LibraryQuery, Param, find
from vpkg.ask.witness import Note, Pages, Place, documents, labels, pages, sources
from vpkg.errors import DataError
from vpkg.model import Cell, Iri, Literal, Span, Term
from vpkg.store import Store
from vpkg.table import Table
from vpkg.table.table import Row

_WORDS = ("sentence", "words", "quote", "heading")
_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class _Asked:
    """A row that is to be opened: its query, the values of parameters, its cells as text."""

    query: LibraryQuery
    values: Mapping[str, Term]
    row: Row
    depth: int

    def text(self, *names: str) -> str:
        """Return the first of these columns that has something."""
        return next((cell.value for name in names if (cell := self.row.get(name)) is not None), "")


def opener(store: Store, query: LibraryQuery, values: Mapping[str, Term]) -> Callable[[Row], Table]:
    """Return what opens a row of a query's answer; the documents that it reads are read once."""
    witness = Evidence(store)

    def opened(row: Row) -> Table:
        rows = witness.of(query, values, row)
        title = f"Evidence for a row of {query.name}"
        note = "Exact words of reports, which tell of themselves." if any(r[6] for r in rows) else ""
        seen = coverage.basis_of(
            each for each in witness.listed.values() if each.report in {_value(r[0]) for r in rows}
        )
        return Table(tuple(COLUMNS), tuple(COLUMNS.values()), rows, title, note, seen, store.base)

    return opened


class Evidence:
    """Opens rows of answers; one for each store, as it keeps what it has read."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.pages: Callable[[str], Pages] = lru_cache(maxsize=256)(lambda document: pages(store, document))
        self._listed: dict[str, coverage.Listed] | None = None
        self._documents: dict[str, list[tuple[str, int, int]]] | None = None

    @property
    def listed(self) -> dict[str, coverage.Listed]:
        """The reports of the store by IRI."""
        if self._listed is None:
            self._listed = {each.report: each for each in coverage.reports(self.store)}
        return self._listed

    @property
    def documents(self) -> dict[str, list[tuple[str, int, int]]]:
        """The documents of each report, with how many characters they have and how many of these are unplaced."""
        if self._documents is None:
            self._documents = documents(self.store)
        return self._documents

    def of(self, query: LibraryQuery, values: Mapping[str, Term], row: Row) -> tuple[tuple[Cell, ...], ...]:
        """Return the evidence of a row, in the order of reports, documents and places."""
        asked = _Asked(query, values, row, 0)
        found = dict.fromkeys(self._open(asked))
        if not found and _says_none(row):
            found = dict.fromkeys(self._nothing(asked)) or dict.fromkeys(self._record(asked))
        ordered = sorted(found, key=lambda w: (w.report, w.document, w.start or 0, w.end or 0, w.record, w.recogniser))
        return tuple(cells(each) for each in ordered)

    def _open(self, asked: _Asked) -> Iterator[Exhibit]:
        kind = asked.query.evidence[0]
        ways = {"row": self._row, "thing": self._thing, "answer": self._answer, "absence": self._absence}
        ways |= {"query": self._query, "record": self._record}
        if kind not in ways:
            raise DataError(f"The query {asked.query.name} names no way to its words; correct its evidence comment.")
        return ways[kind](asked)

    # A row that has document, start and words

    def _row(self, asked: _Asked) -> Iterator[Exhibit]:
        document, start = asked.text("document"), asked.text("start")
        if not document or not start:
            yield from self._record(asked)
            return
        read, words = self.pages(document), asked.text(*_WORDS)
        at = int(start)
        here = [p for p in read.places.values() if p.span.start == at]
        place = next((p for p in here if p.words == words), None)
        end = int(asked.text("end") or at + len(words))
        place = place or next((p for p in here if p.span.end == end), None) or next(iter(here), None)
        if place is None:
            place = read.sentence(Span(at, min(end, at + 1)))
        if place is not None:
            yield self._said(asked, read, place, self._note(asked, read, place))

    def _note(self, asked: _Asked, read: Pages, place: Place) -> Note | None:
        """Find the mention behind a row: one of something that the row names, else one that stands just there."""
        things = {cell.value for cell in asked.row.values() if isinstance(cell, Iri)}
        inside = [
            n for n in read.notes if place.span.start <= n.place.span.start and n.place.span.end <= place.span.end
        ]
        named = [note for note in inside if note.iri in things or note.body in things]
        # Acts come first: a row tells of an act, and of a country only where.
        named.sort(key=lambda n: (n.iri not in things, "#" not in n.body, n.place.span, n.iri))
        return next(iter(named), None) or next((n for n in inside if n.place.span == place.span), None)

    def _said(self, asked: _Asked, read: Pages, place: Place, note: Note | None) -> Exhibit:
        sentence = read.sentence(place.span) or place
        report = asked.text("report") or self._report(read.document)
        code = asked.text("code") if "report" in asked.row and asked.text("code") else read.code(place.span)
        return Exhibit(
            report, self._name(report), code, read.document, sentence.span.start, sentence.span.end, sentence.words,
            note.recogniser if note else "", note.confidence if note else "",
        )  # fmt: skip

    def _report(self, document: str) -> str:
        held = (report for report, documents in self.documents.items() if any(d == document for d, _, _ in documents))
        return next(held, "")

    def _name(self, report: str) -> str:
        listed = self.listed.get(report)
        return (listed.name or listed.title) if listed else ""

    # A thing: its passages and annotations

    def _thing(self, asked: _Asked) -> Iterator[Exhibit]:
        column = asked.query.evidence[1]
        thing = asked.text(column)
        if not thing:
            return
        if thing in self.listed:
            yield from self._of_report(asked, thing)
            return
        for report in self._reports(asked, column):
            for document, _, _ in self.documents.get(report, []):
                within = replace(asked, row={**asked.row, "report": Iri(report)})
                yield from self._about(within, self.pages(document), thing)

    def _reports(self, asked: _Asked, column: str) -> list[str]:
        """The reports that a row speaks of: its own, else those of its year and of who reports, else all seen."""
        if asked.text("report"):
            return [asked.text("report")]
        seen = coverage.visible(asked.query, asked.values, self.listed.values())
        year = asked.text("reporting_year", "year")
        reporter = asked.text("reporter", "organisation") if column not in ("reporter", "organisation") else ""
        return [
            each.report
            for each in seen
            if (not year or each.year == year) and (not reporter or each.organisation == reporter)
        ]

    def _about(self, asked: _Asked, read: Pages, thing: str) -> Iterator[Exhibit]:
        code = asked.text("code")
        found = [
            *((note.place, note) for note in read.notes if note.body == thing),
            *((place, None) for claim, place, about in read.claims if thing in (about, claim)),
        ]
        if not found:
            found = [(place, None) for label in labels(self.store, thing) for place in read.worded(label)]
        here = [(p, n) for p, n in found if not code or read.code(p.span) == code]
        said = [self._said(asked, read, place, note) for place, note in here]
        known = {(w.start, w.end) for w in said if w.recogniser}
        yield from (w for w in said if w.recogniser or (w.start, w.end) not in known)

    def _of_report(self, asked: _Asked, report: str) -> Iterator[Exhibit]:
        """A report itself: the words that the row quotes, else what its head says of it, else its first words."""
        documents = [asked.text("document")] if asked.text("document") else [d for d, _, _ in self.documents[report]]
        within = replace(asked, row={**asked.row, "report": Iri(report)})
        for document in documents:
            read = self.pages(document)
            quoted = " ".join(asked.text(*_WORDS).split())
            places = [p for p in read.held if quoted and " ".join(p.words.split()) == quoted]
            places = places or (read.worded(quoted) if quoted else [])
            who = self.listed[report].organisation
            notes = {n.place.span: n for n in read.notes if n.body == who}
            head = sorted(notes)[:1]
            places = places or [notes[span].place for span in head] or _first(read)
            yield from (self._said(within, read, place, notes.get(place.span)) for place in places)
            if not read.places:
                yield Exhibit(report, self._name(report), document=document)

    # An answer, and the lack of one

    def _answer(self, asked: _Asked) -> Iterator[Exhibit]:
        report, code, words = asked.text("report"), asked.text("code"), asked.text("words")
        for document, _, _ in self.documents.get(report, []):
            read = self.pages(document)
            if not code and words:
                for note in (n for n in read.notes if n.surface == words and not read.code(n.place.span)):
                    yield self._said(asked, read, note.place, note)
                continue
            for answer in (each for each in read.answers if each.code == code and each.bodies + each.headings):
                places = [p for p in answer.bodies if words and p.words in words] or [
                    *(answer.bodies or answer.headings)
                ]
                yield from (
                    Exhibit(report, self._name(report), code, document, p.span.start, p.span.end, p.words)
                    for p in places
                )

    def _absence(self, asked: _Asked) -> Iterator[Exhibit]:
        """No words can show that words are absent: what is shown is how much of the document was placed."""
        report, code = asked.text("report"), asked.text("code")
        for document, characters, unplaced in self.documents.get(report, []):
            yield Exhibit(report, self._name(report), code, document, placed=characters - unplaced, unplaced=unplaced)
        if code:
            # A heading with nothing under it, or “not applicable”, has words after all.
            yield from self._answer(asked)

    def _nothing(self, asked: _Asked) -> Iterator[Exhibit]:
        """A row that says that there is nothing rests on the documents in which nothing was found."""
        pillar = asked.text("pillar").rsplit("/", 1)[-1]
        for report in self._reports(asked, ""):
            if not pillar or self.listed[report].pillar.rsplit("/", 1)[-1] == pillar:
                yield from self._absence(replace(asked, row={**asked.row, "report": Iri(report)}))

    # The rows of another query

    def _query(self, asked: _Asked) -> Iterator[Exhibit]:
        if asked.depth >= _DEEPEST:
            raise DataError(f"The evidence of {asked.query.name} leads in a circle; correct its evidence comment.")
        other = find(asked.query.evidence[1])
        params = {param.name: param for param in other.params}
        # What this query did not leave out, its evidence must not leave out either.
        values = {name: value for name, value in asked.values.items() if name in params}
        for each in asked.query.evidence[2:]:
            name, _, column = each.partition("=")
            cell = asked.row.get(column)
            if cell is not None and name in params:
                values[name] = self._term(params[name], cell)
        found = self.store.select(bind(other, values))
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
        types = {c.name: c.type for c in asked.query.columns}
        shared = [c.name for c in other.columns if types.get(c.name) == c.type and c.type not in ("integer", "decimal")]
        alike = [row for row in rows if all(row[name] == asked.row[name] for name in shared)]
        for row in alike or rows:
            yield from self._open(_Asked(other, values, row, asked.depth + 1))

    def _term(self, param: Param, cell: Iri | Literal) -> Term:
        """A parameter takes an IRI where the row may have a notation of it."""
        if param.type != "iri" or isinstance(cell, Iri):
            return cell
        return parameter_term(param, cell.value, base=self.store.base)

    # Reference data

    def _record(self, asked: _Asked) -> Iterator[Exhibit]:
        things = [cell.value for cell in asked.row.values() if isinstance(cell, Iri)]
        for thing in things[:1]:
            for source in sources(self.store, thing):
                report = thing if thing in self.listed else ""
                yield Exhibit(report, self._name(report), record=thing, source=asked.text("source") or source)


def _says_none(row: Row) -> bool:
    """Tell whether a row says that something is not there: a count of none, or an answer that is absent or blank."""
    none = ("0", "absent", "blank")
    return any(isinstance(cell, Literal) and cell.value in none for cell in row.values())


def _first(read: Pages) -> list[Place]:
    whole = [*read.held, *read.places.values()]
    return [min(whole, key=lambda place: place.span)] if whole else []


def _value(cell: Cell) -> str:
    return cell.value if cell is not None else ""
