"""Confidence is measured on other organisations' reports, and not at all on too few examples."""

from __future__ import annotations

from pathlib import Path

from vpkg.evaluate.confidence import Measured, Verdict, measured, write_confidence


def _verdicts(organisation: str, right: int, wrong: int) -> list[Verdict]:
    return [Verdict(organisation, "place-city", n < right) for n in range(right + wrong)]


def test_each_organisation_is_left_out_once() -> None:
    """The row for an organisation counts everybody else's examples."""
    rows = measured(_verdicts("alder-trust", 20, 5) + _verdicts("birch-mining", 30, 0))
    assert rows == [
        Measured("place-city", "", 55, 50),
        Measured("place-city", "alder-trust", 30, 30),
        Measured("place-city", "birch-mining", 25, 20),
    ]


def test_below_twenty_examples_it_is_unmeasured() -> None:
    """Nineteen right of nineteen give no confidence; nineteen of twenty give Wilson's .764."""
    assert Measured("x", "", 19, 19).confidence is None
    bound = Measured("x", "", 20, 19).confidence
    assert bound is not None
    assert round(bound, 3) == 0.764


def test_the_file(tmp_path: Path) -> None:
    """The table is a CSV with one row a recogniser and organisation left out."""
    file = tmp_path / "confidence.csv"
    write_confidence([Measured("x", "", 20, 19), Measured("x", "alder-trust", 3, 3)], file)
    assert file.read_text(encoding="utf-8") == (
        "recogniser,left_out,examined,correct,confidence\nx,,20,19,0.764\nx,alder-trust,3,3,\n"
    )
