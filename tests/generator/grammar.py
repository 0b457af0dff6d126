"""Answers in the manner of real ones: sentences from a small grammar, about fictional people and places."""

from __future__ import annotations

import random

from tests.generator.abstract import Piece
from tests.generator.words import acts, names, own_headings, remarks

_MONTHS = "January February March April May June July August September October November December".split()
_FRAMES = (
    "In {month} {year} we {act}.",
    "We {act}, together with {partner}.",
    "As in the year before, we {act}.",
    "In {place}, {country}, our colleagues {act}.",
    "With help from {partner}, our team in {country} {act}.",
    "Between {month} and the end of the year we {act}, at the request of the council of {place}.",
    "Our office in {country} {act}; {m} people in {place} were concerned.",
    "We {act}, first in {place} and then, on a smaller scale, elsewhere in {country}.",
)
_TEMPTING = (
    "A speaker from {partner} said that to strengthen the rule of law takes longer than a project lasts.",
    "The meeting in {place} also dealt with risk assessments, training and the reporting of incidents.",
    "Several of the questions of this template, above all the one on dialogue with other participants, touch on this.",
    "The word transparency was used {n} times in the speeches, as {partner} counted.",
    "Item {m} of the agenda in {place} was a public statement of commitment by the host.",
    "Section C of the agreement with {partner} sets out who pays.",
)
_OWN = ("Background", "What we did", "Results so far", "Next steps", "A case from {place}", "Our approach")
_NIL = (
    "No incidents were reported in {year}.",
    "There were no reported incidents during the reporting period.",
    "No security-related incidents were reported in {year}.",
)


class Writer:
    """Writes pieces of answers; what it draws depends on its seed and on nothing else."""

    def __init__(self, draw: random.Random, year: int, topics: dict[str, str]) -> None:
        self._draw = draw
        self._year = year
        self._topics = topics
        self._said: set[str] = set()
        self._notes = 0
        self.country: str | None = None

    def answer(self, code: str, *, rich: bool = True) -> tuple[Piece, ...]:
        """Write an answer of one to four paragraphs, some with a list, a table or sub-headings of their own.

        Below a heading of the report's own there are no others: nobody could tell which is the higher one.
        """
        draw = self._draw
        pieces: list[Piece] = []
        own = rich and code not in own_headings() and draw.random() < 0.06
        first = draw.random() < 0.5
        for number in range(draw.choice((1, 1, 2, 2, 3, 4)) if rich else draw.choice((1, 1, 2))):
            if own and (number or first):
                pieces.append(Piece("own", self._filled(draw.choice(_OWN))))
            pieces.append(Piece("paragraph", self.paragraph(code), note=self._note(rich)))
            if rich and draw.random() < 0.16:
                pieces += self._list(code)
            elif rich and draw.random() < 0.07:
                pieces += self._table()
        return tuple(pieces)

    def nil(self, code: str) -> tuple[Piece, ...]:
        """Write that nothing was reported."""
        first = Piece("paragraph", self._filled(self._draw.choice(_NIL)))
        return (first,) if self._draw.random() < 0.5 else (first, Piece("paragraph", self.paragraph(code)))

    def paragraph(self, code: str) -> str:
        """Write two to six sentences that no other answer of the report has."""
        draw = self._draw
        sentences = [self._act(code)]
        for _ in range(draw.randint(1, 5)):
            kind = draw.random()
            if kind < 0.55:
                sentences.append(self._once(remarks()))
            elif kind < 0.94:
                sentences.append(self._act(code))
            else:
                sentences.append(self._once(_TEMPTING))
        return " ".join(sentences)

    def remarks(self, count: int) -> tuple[Piece, ...]:
        """Write paragraphs that belong to no question."""
        return tuple(
            Piece("paragraph", " ".join(self._once(remarks()) for _ in range(self._draw.randint(2, 4))))
            for _ in range(count)
        )

    def _act(self, code: str) -> str:
        known = acts(self._topics[code])
        for _ in range(20):
            act = self._draw.choice(known)
            sentence = self._filled(self._draw.choice(_FRAMES).replace("{act}", act))
            if sentence not in self._said:
                break
        self._said.add(sentence)
        return sentence

    def _once(self, among: tuple[str, ...]) -> str:
        for _ in range(20):
            sentence = self._filled(self._draw.choice(among))
            if sentence not in self._said:
                break
        self._said.add(sentence)
        return sentence

    def _list(self, code: str) -> list[Piece]:
        kind = self._draw.choice(("item", "item", "numbered"))
        items = [
            self._act(code) if self._draw.random() < 0.5 else self._short() for _ in range(self._draw.randint(2, 5))
        ]
        return [Piece("paragraph", f"The main steps in {self._draw.choice(names('place'))} were:"),
                *(Piece(kind, item) for item in items)]  # fmt: skip

    def _short(self) -> str:
        return self._filled(
            self._draw.choice(
                (
                    "a meeting with {partner} in {month}",
                    "{n} visits to {place}",
                    "a letter to the council of {place}",
                    "{m} interviews in {country}",
                    "a talk with the head of police of {place}",
                )
            )
        )

    def _table(self) -> list[Piece]:
        draw = self._draw
        rows = [("Place", "Month", "People")]
        for _ in range(draw.randint(2, 5)):
            rows.append((draw.choice(names("place")), draw.choice(_MONTHS), str(draw.randint(11, 480))))
        return [Piece("paragraph", "The figures are:"), Piece("table", "", tuple(rows))]

    def _note(self, rich: bool) -> str:
        if not rich or self._draw.random() > 0.05:
            return ""
        return self._filled("The note of {partner} on {place} can be had on request from our office in {country}.")

    def _filled(self, sentence: str) -> str:
        draw = self._draw
        return sentence.format(
            month=draw.choice(_MONTHS),
            year=self._year if draw.random() < 0.8 else self._year - 1,
            place=draw.choice(names("place")),
            country=self.country or draw.choice(names("country")),
            partner=draw.choice(names("partner")) if draw.random() < 0.93 else draw.choice(names("member")),
            n=draw.randint(3, 96),
            m=draw.randint(12, 640),
        )
