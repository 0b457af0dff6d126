"""What others wrote under a question: by pillar and alphabet, short, within their rights, and never a model."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import vpkg
from tests.check.conftest import BASE
from tests.writing import ngo_report
from vpkg.check import Conformance, conformance, render, with_others
from vpkg.check.others import LONGEST
from vpkg.cli import main
from vpkg.curate.redaction import digest_of
from vpkg.describe import describe_reference
from vpkg.model import Correction, Reading, Rights, Status
from vpkg.store import Store, open_memory

Make = Callable[..., Reading]
Graph = Callable[[Reading], str]
ORDER = ("Zephyr Trust", "Valley Forum", "Upland Trust", "Harbour Watch")


@contextmanager
def store_of(readings: list[Reading], graph: Graph) -> Iterator[Store]:
    opened = open_memory(BASE)
    opened.put(BASE.reference_graph, describe_reference(BASE))
    for reading in readings:
        opened.put(BASE.report_graph(reading.report.slug), graph(reading))
    yield opened
    opened.close()


def asked(reading: Reading, store: Store, graph: Graph) -> Conformance:
    return with_others(conformance(reading, graph(reading)), reading.report, store)


def test_others_stand_by_pillar_and_alphabet(make: Make, graph: Graph) -> None:
    """The own pillar first, then the alphabet, three at most, never the organisation itself."""
    others = [make({}, name=name) for name in ORDER]
    others.append(make({}, name="Anvil Mining", template="corporate-14"))
    with store_of(others, graph) as store:
        [note] = asked(make({"D12": Status.BLANK}), store, graph).notes
        assert [each.organisation for each in note.others] == ["Upland Trust", "Valley Forum", "Zephyr Trust"]
        [note] = asked(make({"A2": Status.BLANK}, name="Birch Mining", template="corporate-14"), store, graph).notes
    assert [(each.organisation, each.code) for each in note.others] == [("Anvil Mining", "A2"), *BY_TOPIC]


BY_TOPIC = [("Harbour Watch", "C5"), ("Upland Trust", "C5")]
"""C5 of the NGO template is on the topic of A2 of the corporate one: making the Principles known."""


def test_each_quote_names_its_report(make: Make, graph: Graph) -> None:
    """A quote comes with report, year, code and language."""
    with store_of([make({}, name="Upland Trust")], graph) as store:
        [note] = asked(make({"D12": Status.BLANK}), store, graph).notes
    [other] = note.others
    assert other.report == "https://w3id.org/vpkg/id/report/upland-trust-2023"
    assert (other.year, other.code, other.language, other.pillar) == ("2023", "D12", "en", "ngo")
    assert other.quote == "We worked on D12 with our members, month by month, all through the year."


def test_only_questions_with_a_finding_are_asked(make: Make, graph: Graph) -> None:
    """Where nothing was found nothing is quoted; where nobody answers that is said."""
    silent = make({"D12": Status.BLANK}, name="Upland Trust")
    with store_of([silent], graph) as store:
        assert asked(make({}), store, graph).notes == ()
        found = asked(make({"D12": Status.BLANK}), store, graph)
    [note] = found.notes
    assert note.others == ()
    for tell in (render.to_text, render.to_html):
        assert "No other organisation's report in this store answers" in tell([found]).replace("&#39;", "'").replace(
            "\n      ", " "
        )


def test_long_answers_are_cut_between_words(make: Make, graph: Graph, change: Callable[..., Reading]) -> None:
    """A quote is the beginning of the answer, short, and says that there is more."""
    reading = make({}, name="Upland Trust")
    report = reading.report
    span = next(a for a in report.answers if a.code == "D12").bodies[0]
    text = report.document.text[: span.start] + "watchful " * 200
    answers = tuple(
        replace(a, bodies=(type(span)(span.start, span.start + 1799),)) if a.code == "D12" else a
        for a in report.answers
        if a.code != "E13"
    )
    longer = change(reading, document=replace(report.document, text=text), answers=answers)
    with store_of([longer], graph) as store:
        [note] = asked(make({"D12": Status.BLANK}), store, graph).notes
    quote = note.others[0].quote or ""
    assert len(quote) <= LONGEST + 2
    assert quote.endswith("watchful …")


def test_rights_are_respected(make: Make, graph: Graph, change: Callable[..., Reading]) -> None:
    """A document of which only facts may be shown is named and not quoted."""
    kept = Correction(rights=Rights("© Upland Trust", None, "facts"), source="u.vpkg.toml", sha256="0" * 64)
    with store_of([change(make({}, name="Upland Trust"), correction=kept)], graph) as store:
        found = asked(make({"D12": Status.BLANK}), store, graph)
    [note] = found.notes
    assert [(each.organisation, each.quote) for each in note.others] == [("Upland Trust", None)]
    text = " ".join(render.to_text([found]).split())
    assert "its rights do not allow a quotation" in text
    assert "We worked on D12" not in text


def test_renderings_remind_that_these_are_no_models(make: Make, graph: Graph) -> None:
    """Text and page say that the quotes are for reference and no models; JSON lists them."""
    with store_of([make({}, name="Upland Trust")], graph) as store:
        found = asked(make({"D12": Status.BLANK}), store, graph)
    for tell in (render.to_text, render.to_html):
        words = " ".join(tell([found]).split())
        assert "for reference; they are no models, and nobody has verified them" in words
        assert "Upland Trust, report for 2023, D12" in words
    [told] = json.loads(render.to_json([found]))["reports"]
    assert told["findings"][0]["others"][0]["organisation"] == "Upland Trust"


def test_masked_words_stay_masked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words that somebody redacted before the store was built stand in no quote."""
    other, own, store = tmp_path / "other.md", tmp_path / "own.md", tmp_path / "store"
    other.write_text(
        ngo_report({"D12": "We asked Wirihana to leave the meeting."}, organisation="Upland Trust"), "utf-8"
    )
    own.write_text(ngo_report({"D12": ""}), encoding="utf-8")
    (tmp_path / "decisions.toml").write_text(_redaction("Wirihana"), encoding="utf-8")
    assert main(["build", str(other), "--store", str(store)]) == 0
    capsys.readouterr()
    assert main(["check", str(own), "--others", str(store)]) == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert "to leave the meeting." in shown
    assert "Wirihana" not in shown


def _redaction(words: str) -> str:
    digest, length = digest_of(words, "5a17")
    return (
        f'[[decision]]\nkind = "redact"\nsalt = "5a17"\nwords-sha256 = "{digest}"\nlength = {length}\n'
        'by = "Wren"\nwhen = 2024-05-31\n'
    )


def test_the_library_says_the_same(tmp_path: Path) -> None:
    """`vpkg.check_report` takes the day and the store that the command takes."""
    own, other = tmp_path / "own.md", tmp_path / "other.md"
    own.write_text(ngo_report({"D12": ""}), encoding="utf-8")
    other.write_text(ngo_report(organisation="Upland Trust"), encoding="utf-8")
    (tmp_path / "own.md.waivers.toml").write_text(
        '[[waiver]]\nfinding = "no-answer"\nquestion = "D12"\nby = "Wren"\nwhy = "Told."\n'
        "given = 2024-03-01\nuntil = 2024-12-31\n",
        encoding="utf-8",
    )
    vpkg.build([other], store=tmp_path / "store").close()
    found = vpkg.check_report(own, on=date(2024, 5, 31), others=tmp_path / "store")
    [note] = found.notes
    assert not found.fails()
    assert [each.organisation for each in note.others] == ["Upland Trust"]
    assert vpkg.check_report(own).fails()


def test_a_store_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--others` with a folder that is no store gives exit status 2 and makes nothing."""
    own = tmp_path / "own.md"
    own.write_text(ngo_report(), encoding="utf-8")
    assert main(["check", str(own), "--others", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "none").exists()
