"""`vpkg curate` works at the keyboard, writes each decision at once, and can be scripted."""

from __future__ import annotations

import io
import json
import os
import sys
import time
from pathlib import Path

import pytest

from tests.curate.deciding import DAY, decide, decision, found, redaction, report
from vpkg.cli import main
from vpkg.curate import decisions_file
from vpkg.curate.cases import cases, sentence_of, suggestions
from vpkg.curate.files import decisions_in
from vpkg.model import Span
from vpkg.pipeline import read_report

WORDS = "In Congo we met Torvane Ghana Limited. In autumn we saw Ada Lovelock of DCAF in Uganda."


def press(monkeypatch: pytest.MonkeyPatch, path: Path, *lines: str, options: tuple[str, ...] = ()) -> int:
    """Run the command with lines for keys."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return main(["curate", str(path), "--by", "Wren", "--when", DAY.isoformat(), *options])


def made(path: Path) -> list[tuple[str, str, str, str | None]]:
    """List what stands in the file beside a report."""
    return [(d.kind, d.about, d.quote, d.value) for d in decisions_in(decisions_file(path))]


def test_the_most_urgent_comes_first(tmp_path: Path) -> None:
    """Ambiguous names come before unknown ones, those before what is only unmeasured."""
    first, second = cases(read_report(report(tmp_path, WORDS)))[:2]
    assert (first.kind, first.why) == ("country", "several things bear this name")
    assert (second.kind, second.why) == ("organisation", "a name that no list knows")


def test_keys_make_decisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each key writes a decision with quote, context, person and day; the sentence is shown with the words marked."""
    path = report(tmp_path, WORDS)
    assert press(monkeypatch, path, "l country/cd", "w the parent is meant", "l Torvane Limited", "q") == 0
    shown = capsys.readouterr().out
    assert "In ▸Congo◂ we met Torvane Ghana Limited." in shown
    assert "2 decisions written." in shown
    assert made(path) == [
        ("relink", "country", "Congo", "country/cd"),
        ("relink", "organisation", "Torvane Ghana Limited", "organisation/torvane-limited"),
    ]
    [_, second] = decisions_in(decisions_file(path))
    assert (second.by, second.when, second.why, second.name) == ("Wren", DAY, "the parent is meant", "Torvane Limited")
    assert ("Torvane Ghana Limited", "organisation/torvane-limited") in found(read_report(path), "organisation")


def test_what_was_decided_is_not_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second sitting goes on where the first one stopped."""
    path = report(tmp_path, WORDS)
    press(monkeypatch, path, "l 1", "q")
    press(monkeypatch, path, "a", "q")
    assert [kind for kind, *_ in made(path)] == ["relink", "accept"]
    assert cases(read_report(path), "organisation")[0].why == "found by what is not measured yet"


def test_the_end_of_input_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When input ends, or somebody presses Ctrl-C, all that was decided is kept."""
    path = report(tmp_path, WORDS)
    assert press(monkeypatch, path, "l 1") == 0
    assert len(made(path)) == 1

    class Stopped(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            line = super().readline(size)
            if not line:
                raise KeyboardInterrupt
            return line

    monkeypatch.setattr(sys, "stdin", Stopped("a\n"))
    assert main(["curate", str(path), "--by", "Wren"]) == 0
    assert len(made(path)) == 2


def test_undo_and_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last decision is taken back, as often as there are decisions; going back allows to decide again."""
    path = report(tmp_path, WORDS)
    press(monkeypatch, path, "l 1", "a", "u", "u", "u", "l 2", "b", "r", "q")
    assert made(path) == [("relink", "country", "Congo", "country/cg"), ("reject", "country", "Congo", None)]
    assert ("Congo", None) not in found(read_report(path), "country")


def test_all_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Retype, reject, add, reply and skip are a key each."""
    path = report(tmp_path, WORDS)
    keys = ("s", "n project Ghana Lim", "t stakeholder-type/company", "q")
    press(monkeypatch, path, *keys)
    assert made(path) == [
        ("retype", "organisation", "Torvane Ghana Limited", "stakeholder-type/company"),
        ("add", "project", "Ghana Lim", None),
    ]
    press(monkeypatch, path, "y We met, too.", "q", options=("--kind", "activity"))
    assert ("reply", "activity", "worked on", "We met, too.") in made(path)  # the first act of the report


def test_wrong_keys_are_told_and_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be done is said in a sentence, and the same case is shown again."""
    path = report(tmp_path, WORDS)
    keys = (
        "a",
        "l 9",
        "l country/zz",
        "t nonsense",
        "n person Ada",
        "n project Nobody",
        "x Nobody",
        "g 1",
        "u",
        "?",
        "z",
        "",
    )
    press(monkeypatch, path, *keys)
    shown = capsys.readouterr().out
    told = (
        "Several things bear this name", "There is no number 9", "no country has this code", "use another kind",
        "does not stand in this sentence", "nothing to undo", "show these words nowhere",
    )  # fmt: skip
    for said in told:
        assert said in shown
    assert not decisions_file(path).exists()


def test_redacting_at_the_keyboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A redaction takes its words out of every file of decisions; undoing it brings all back."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "organisation", "Ada Lovelock of DCAF", why="Ada Lovelock is a person"))
    decide(path, decision(path, "reject", "country", "Congo"))
    before = decisions_file(path).read_bytes()
    keys = ("s", "x Ada Lovelock", "u", "x Ada Lovelock", "q")
    press(monkeypatch, path, *keys, options=("--kind", "country"))
    text = decisions_file(path).read_text("utf-8")
    assert decisions_file(path).read_bytes() != before
    assert "Lovelock" not in text
    assert "Lovelock" not in repr(read_report(path))
    assert ("Uganda", "country/ug") in found(read_report(path), "country")
    assert [r.state for r in read_report(path).decisions] == ["applied", "applied", "overruled"]


def test_undoing_a_redaction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a redaction masked in other decisions is there again when it is undone."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "organisation", "Ada Lovelock of DCAF"))
    before = decisions_file(path).read_bytes()
    press(monkeypatch, path, "s", "x Torvane Ghana", "u", "q")
    assert decisions_file(path).read_bytes() == before


def test_merging_and_redacting_for_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A merge, and a redaction with a capital X, go into the file of the folder and hold in every report of it."""
    one, two = report(tmp_path, WORDS, "one-2023.md"), report(tmp_path, WORDS, "two-2023.md")
    press(monkeypatch, one, "m Torvane Group", "q", options=("--kind", "organisation"))
    assert ("Torvane Ghana Limited", "organisation/torvane-group") in found(read_report(two), "organisation")
    press(monkeypatch, one, "X Torvane Ghana Limited", "q", options=("--kind", "country"))
    for path in (one, two):
        assert "Torvane" not in read_report(path).report.document.text
        assert not decisions_file(path).exists()
    assert "Torvane Ghana" not in (tmp_path / "decisions.toml").read_text("utf-8")


def test_one_key_for_all_that_are_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A capital letter decides for all mentions of the same words in the report."""
    path = report(tmp_path, f"{WORDS} In Congo it rained. Congo is large.")
    press(monkeypatch, path, "L country/cd", "q")
    assert [value for *_, value in made(path)] == ["country/cd"] * 3


def test_orphans_are_put_to_their_place_by_a_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A decision without a place comes first; a person puts it to one of the places of its words, or takes it away."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "organisation", "DCAF"), decision(path, "reject", "country", "Uganda"))
    report(tmp_path, WORDS.replace("of DCAF in Uganda", "and his friends from DCAF, far away"))
    press(monkeypatch, path, "g 1", "r", "q")
    assert [(kind, quote) for kind, _, quote, _ in made(path)] == [("reject", "DCAF")]
    reading = read_report(path)
    assert [r.state for r in reading.decisions] == ["applied"]
    assert "DCAF" not in [words for words, _ in found(reading, "organisation")]


def test_a_conflict_comes_up_again(tmp_path: Path) -> None:
    """What two people decided differently is asked again, before all else."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "organisation", "DCAF", by="Wren"))
    decide(path, decision(path, "accept", "organisation", "DCAF", by="Finch"))
    first = cases(read_report(path))[0]
    assert (first.kind, first.why.split(":")[0]) == ("organisation", "people disagree")


def test_listing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was decided is listed as text and as JSON, orphans and conflicts by themselves."""
    path = report(tmp_path, WORDS)
    decide(
        path, decision(path, "reject", "organisation", "DCAF", why="a typing error"), redaction(path, "Ada Lovelock")
    )
    report(tmp_path, WORDS.replace("of DCAF", "from DCAF"))
    assert main(["curate", str(tmp_path), "--list"]) == 0
    shown = capsys.readouterr().out
    assert "rejected “DCAF” (organisation), A. Curator, 2024-05-03; because a typing error [without a place" in shown
    assert "redacted, A. Curator, 2024-05-03" in shown
    assert main(["curate", str(path), "--orphans", "--format", "json"]) == 0
    [row] = json.loads(capsys.readouterr().out)
    assert (row["report"], row["state"], row["quote"]) == ("alpha-2023.md", "orphan", "DCAF")


def test_who_and_when_must_be_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal to ask on, a decision needs a name; a day must be one."""
    path = report(tmp_path, WORDS)
    assert main(["curate", str(path)]) == 2
    assert "give --by with a name or a pseudonym" in capsys.readouterr().err
    assert main(["curate", str(path), "--by", "Wren", "--when", "today"]) == 2
    assert "write --when 2024-05-31" in capsys.readouterr().err


def test_a_folder_is_worked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a folder each report comes in turn; one that cannot be read is said and passed over."""
    one, two = report(tmp_path, WORDS, "one-2023.md"), report(tmp_path, WORDS, "two-2023.md")
    (tmp_path / "other.md").write_text("No report.", encoding="utf-8")
    press(monkeypatch, tmp_path, "l 1", "l 2", "q", options=("--kind", "country", "--below", "0"))
    assert (made(one)[0][3], made(two)) == ("country/cd", [])


def test_suggestions_are_of_like_names() -> None:
    """The most alike names of the gazetteer and of other reports are offered, the likest first."""
    assert suggestions("Geneva Centre for Security Sector Governance", "organisation")[0][0] == "organisation/dcaf"
    others = [("organisation/torvane", "Torvane")]
    assert ("organisation/torvane", "Torvane") in suggestions("Torvane Ghana", "organisation", others)


def test_the_sentence_around_words(tmp_path: Path) -> None:
    """The sentence shown is the one that holds the words, whatever stands around it."""
    document = read_report(report(tmp_path, WORDS)).report.document
    start = document.text.index("DCAF")
    around = sentence_of(document, Span(start, start + 4))
    assert document.text[around.start : around.end] == "In autumn we saw Ada Lovelock of DCAF in Uganda."


def test_the_page_tells_replies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reply stands on the page of a report, beside what is told of it, and nothing in it acts on the page."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reply", "activity", "met", value="<b>We</b> were there."))
    for form in ("text", "html", "json"):
        assert main(["outline", str(path), "--format", form]) == 0
        shown = capsys.readouterr().out
        assert "were there." in shown
        assert ("<b>We" in shown) is (form != "html")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals; the keys are the same there.")
def test_single_keys_on_a_terminal(tmp_path: Path) -> None:
    """On a terminal each key acts at once, what it needs is asked for, and Ctrl-C keeps all that was decided."""
    import fcntl
    import pty
    import subprocess
    import termios

    path = report(tmp_path, WORDS)
    ours, theirs = pty.openpty()
    code = "import sys; from vpkg import recognisers; recognisers._confidences = dict; from vpkg.cli import main; "
    code += "sys.exit(main(sys.argv[1:]))"
    with subprocess.Popen(
        [sys.executable, "-c", code, "curate", str(path), "--when", "2024-05-03"],
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(theirs, termios.TIOCSCTTY, 0),
    ) as running:  # fmt: skip
        os.close(theirs)
        shown = ""
        for wanted, keys in (("Who decides", b"Wren\n"), ("q quit", b"l"), ("none): ", b"1\n"), ("2 of ", b"\x03")):
            while wanted not in shown:
                shown += os.read(ours, 4096).decode("utf-8", "replace")
            shown = shown.split(wanted, 1)[1]
            time.sleep(0.2)
            os.write(ours, keys)
        while True:
            try:
                more = os.read(ours, 4096).decode("utf-8", "replace")
            except OSError:
                break
            shown += more
            if not more:
                break
        assert running.wait(timeout=30) == 0
    os.close(ours)
    assert "1 decision written." in shown
    assert made(path) == [("relink", "country", "Congo", "country/cd")]
