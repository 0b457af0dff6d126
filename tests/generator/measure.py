"""Reading many made-up reports and counting what came out: `python -m tests.generator.measure --count 500`."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields

from tests.generator.abstract import AbstractReport, Layout
from tests.generator.expect import Difference, Judgement, first_words, judge
from tests.generator.generate import FORMATS, generate
from tests.generator.reading import outline_of
from tests.generator.render import render
from vpkg.errors import VpkgError


@dataclass
class Case:
    """One rendering and how it was read."""

    seed: int
    form: str
    report: AbstractReport
    layout: Layout
    judgement: Judgement
    refused: str = ""

    def lines(self) -> Iterator[str]:
        """Say what differs, with all that is needed to see it again."""
        plain = Layout()
        chosen = {
            each.name: getattr(self.layout, each.name)
            for each in fields(Layout)
            if each.name not in ("headings", "order") and getattr(self.layout, each.name) != getattr(plain, each.name)
        }
        written = [a.code for a in self.report.answers if a.code in self.layout.order]
        shuffled = "shuffled " if list(self.layout.order) != written and self.report.template != "government" else ""
        yield f"seed {self.seed} {self.form} {self.report.template} {self.report.kind} {shuffled}{chosen}"
        if self.refused:
            yield f"    refused: {self.refused}"
            return
        yield from (f"    HEAD  {each}" for each in self.judgement.head)
        for each in self.judgement.differences:
            yield f"    {'doubt' if each.doubt else 'WRONG'} {each.code}: {each.what}"
            yield f"          written: {first_words(self.report, self.layout, each.code)!r}"


@dataclass
class Tally:
    """What many renderings came to."""

    cases: list[Case] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def questions(self) -> int:
        """How many questions there were to align."""
        return sum(case.judgement.questions for case in self.cases)

    @property
    def differing(self) -> list[Difference]:
        """Every question that was not read as written."""
        return [each for case in self.cases for each in case.judgement.differences]

    @property
    def wrong(self) -> list[Difference]:
        """Those of which nothing was said."""
        return [each for each in self.differing if not each.doubt]

    @property
    def aligned(self) -> float:
        """The share of questions read as written."""
        return 1 - len(self.differing) / self.questions

    @property
    def aligned_of_read(self) -> float:
        """The share of questions read as written, of the reports that were not refused with a reason."""
        read = [case.judgement for case in self.cases if not case.refused]
        return 1 - sum(len(each.differences) for each in read) / sum(each.questions for each in read)

    def summary(self) -> str:
        """Say the figures in a few lines."""
        formats = Counter(case.form for case in self.cases)
        differ = Counter(case.form for case in self.cases for _ in case.judgement.differences)
        heads = Counter(line.split(":")[0] for case in self.cases for line in case.judgement.head)
        return (
            f"{len(self.cases)} renderings, {self.questions} questions, {self.aligned:.4f} aligned, "
            f"{len(self.wrong)} wrong, {len(self.differing) - len(self.wrong)} doubtful, "
            f"{sum(bool(case.refused) for case in self.cases)} refused, {self.seconds:.0f} s\n"
            f"renderings by format {dict(formats)}; differences by format {dict(differ)}; heads {dict(heads)}"
        )

    def worst(self, most: int = 12) -> str:
        """Show the cases with most that is wrong."""
        ranked = sorted(
            (case for case in self.cases if case.judgement.differences or case.judgement.head),
            key=lambda case: (-len(case.judgement.wrong), -len(case.judgement.differences), -len(case.judgement.head)),
        )
        return "\n".join(line for case in ranked[:most] for line in case.lines())


def measure(seeds: Iterable[int]) -> Tally:
    """Render, read and judge one report a seed; the formats take turns."""
    tally, start = Tally(), time.monotonic()
    for seed in seeds:
        form = FORMATS[seed % len(FORMATS)]
        report, layout = generate(seed)
        content, refused, outline = render(report, layout, form), "", None
        try:
            outline = outline_of(content, f"report.{form}")
        except VpkgError as error:
            refused = str(error)
        except Exception as error:  # noqa: BLE001 - a reader that breaks is a case to be shown beside the others
            refused = f"{type(error).__name__}: {error}"
        tally.cases.append(Case(seed, form, report, layout, judge(report, layout, outline), refused))
    tally.seconds = time.monotonic() - start
    return tally


def main() -> None:
    """Print the figures and every case that differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--show", type=int, default=100, help="how many cases to show, the worst first")
    given = parser.parse_args()
    tally = measure(range(given.seed, given.seed + given.count))
    sys.stdout.write(f"{tally.summary()}\n\n{tally.worst(given.show)}\n")


if __name__ == "__main__":
    main()
