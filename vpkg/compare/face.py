"""What a knowledge graph offers for comparison through the years; the same words as ``vpkg compare``."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from vpkg.compare import answers, events, memberships, pledges, repeats
from vpkg.errors import UnknownName
from vpkg.iri import slug

if TYPE_CHECKING:
    from vpkg.compare.answers import Strand, Told
    from vpkg.table import Table


class Comparing:
    """Comparisons on top of ``ask``: each is made from queries of the library, whose rows lead to their words."""

    def ask(self, name: str, **parameters: str | int) -> Table:
        """Ask a query of the library."""
        raise NotImplementedError

    def compare_answers(self, question: str, *, organisation: str | None = None) -> tuple[Strand, ...]:
        """Lay the answers to a question (its code, or a topic) side by side, year by year, for each organisation.

        Raises `UnknownName` for an organisation without a report here, or a question that no report has.
        """
        return answers.strands(self._told(organisation), question)

    def compare_repeated(self, *, organisation: str | None = None) -> Table:
        """List how much of each report, and of each topic in it, is repeated from the report before."""
        return repeats.repeats(self._told(organisation), self.ask("reporting/reports"))

    def compare_pledges(self, *, organisation: str | None = None) -> Table:
        """List pledges beside what the organisation's next report says, with people's verdicts."""
        told = self._told(organisation)
        judged = [dict(row) for row in self.ask("claims/pledge-follow-ups")]
        return pledges.pledges(told, self.ask("claims/pledges"), judged, told[0].organisation if organisation else None)

    def compare_memberships(self, *, organisation: str | None = None) -> Table:
        """List every telling of each membership by its source, and what contradicts it."""
        if organisation:
            return memberships.memberships(self.ask("organisations/membership-history", organisation=organisation))
        return memberships.memberships(self.ask("organisations/membership-history"))

    def compare_events(self, *, organisation: str | None = None) -> Table:
        """List acts that two reports may both tell of, with what they tell differently; nothing is merged."""
        _, name = self._reporter(organisation) if organisation else ("", None)
        return events.events(self.ask("claims/activities", candidates="yes"), name)

    def _told(self, organisation: str | None) -> tuple[Told, ...]:
        reports = self.ask("reporting/reports")
        if organisation is None:
            return answers.tellings(self.ask("evidence/answers-in-words"), reports)
        iri, _ = self._reporter(organisation)
        local = iri.rpartition("/organisation/")[2]
        rows = self.ask("evidence/answers-in-words", organisation=local if local != iri else iri)
        return tuple(each for each in answers.tellings(rows, reports) if each.organisation == iri)

    def _reporter(self, organisation: str) -> tuple[str, str]:
        """Return IRI and name of a reporter of this graph. Raises `UnknownName` with the nearest names."""
        known = {str(row["organisation"]): str(row["name"]) for row in self.ask("reporting/reports")}
        wanted = slug(organisation) if organisation.strip() else ""
        for iri, name in sorted(known.items()):
            if organisation == iri or wanted in (slug(name), iri.rpartition("/")[2]):
                return iri, name
        names = sorted(known.values())
        begun = [name for name in names if wanted and slug(name).startswith(wanted)]
        near = begun or difflib.get_close_matches(organisation, names, 3) or names[:3]
        hint = f"; did you mean {' or '.join(near)}?" if near else "; the store holds no report."
        raise UnknownName(f"No report of this store is by {organisation!r}{hint}")
