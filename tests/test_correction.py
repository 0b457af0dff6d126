"""What a person states beside a report is read strictly, honoured, and never half understood."""

from __future__ import annotations

import hashlib
import os
import textwrap
import tomllib
from datetime import date
from pathlib import Path

import pytest

import vpkg.correction
from tests.writing import ngo_report
from vpkg.correction import correction_file, correction_for, merged, starter, write_correction
from vpkg.correction.values import PILLARS, VERSIONS
from vpkg.errors import UnreadableInput
from vpkg.model import Correction, Period, Rights
from vpkg.pipeline import read_report

NAME = "alpha-2023.pdf"


def write(file: Path, text: str) -> None:
    """Write a text as UTF-8, line ends kept."""
    file.write_text(text, encoding="utf-8", newline="")


def stated(folder: Path, text: str | bytes) -> Correction | None:
    """Write a correction file beside a report that need not exist, and read it."""
    file = folder / f"{NAME}.vpkg.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return correction_for(folder / NAME)


def refused(folder: Path, text: str | bytes) -> str:
    """Return the sentence with which a correction file is refused."""
    with pytest.raises(UnreadableInput) as caught:
        stated(folder, text)
    said = str(caught.value)
    assert said.startswith((str(folder), f"{NAME}.vpkg.toml "))
    assert said.endswith(".")
    assert said.isprintable()
    assert len(said) < 600
    return said


def test_a_report_without_a_file_beside_it_has_no_correction(tmp_path: Path) -> None:
    """No file, no statement; a name too long for any file has none either."""
    assert correction_for(tmp_path / NAME) is None
    assert correction_for(tmp_path / ("a" * 250 + ".md")) is None


def test_the_documented_example_states_every_key(tmp_path: Path) -> None:
    """The example of the documentation is a correction file, and each key becomes its field."""
    text = textwrap.dedent((vpkg.correction.__doc__ or "").split("::\n", 1)[1].split("\nWhat an option", 1)[0])
    assert stated(tmp_path, text) == Correction(
        template="ngo-2023",
        organisation="Quietwater Trust",
        year=2023,
        period=Period(date(2023, 1, 1), date(2023, 12, 31)),
        kind="full",
        pillar="ngo",
        language="en",
        headings=(("Telling others of our work", "C5"), ("In this issue", "")),
        rights=Rights("© 2024 Quietwater Trust", "CC-BY-4.0", "full-text"),
        version="public",
        translation_of="fr",
        source=f"{NAME}.vpkg.toml",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def test_an_empty_file_states_nothing_but_is_recorded(tmp_path: Path) -> None:
    """The file and its hash are known, and every fact is left to be recognised; so it is with empty tables."""
    for text in ("", "# nothing yet\n", "[headings]\n[rights]\n"):
        found = stated(tmp_path, text)
        assert found is not None
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        assert found == Correction(source=f"{NAME}.vpkg.toml", sha256=sha256)


def test_days_may_be_text_and_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    """A period in quotes is a period, and an editor of Windows may have saved the file."""
    found = stated(tmp_path, b'\xef\xbb\xbfperiod = { start = "2022-04-01", end = 2023-03-31 }\r\n')
    assert found is not None
    assert found.period == Period(date(2022, 4, 1), date(2023, 3, 31))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('tempalte = "ngo-2023"', ["“tempalte”", "did you mean template?", "translation-of"]),
        ('template = "ngo-2032"', ["template", "“ngo-2032”", "did you mean ngo-2023?", "corporate-14"]),
        ("template = 2023", ["template", "2023", "one of"]),
        ('kind = "Update"', ["kind", "“Update”", "one of full, update", "did you mean update?"]),
        ('pillar = "government of Halvoria"', ["pillar", "one of ngo, corporate, government"]),
        ('version = "final"', ["version", "draft, filed, public, corrected, withdrawn"]),
        ('year = "2023"', ["year", "“2023”", "2000 to 2100 without quotes"]),
        ("year = 1999", ["year", "1999"]),
        ("year = true", ["year", "true"]),
        ("year = 2023.0", ["year", "a number with a point"]),
        ("year = 99999999999999999999", ["year", "a very large number"]),
        ('organisation = ""', ["organisation", "leave the key out"]),
        ('organisation = "two\\u0000words"', ["organisation"]),
        ("organisation = ['a']", ["organisation", "a list"]),
        ('language = "English"', ["language", "“English”", "pt-BR"]),
        ('translation-of = "f"', ["translation-of", "language tag"]),
        ('period = "2023"', ["period", "{ start = 2023-01-01, end = 2023-12-31 }"]),
        ("period = { start = 2023-01-01 }", ["both a start and an end"]),
        ("period = { start = 2023-01-01, end = 2023-12-31, stop = 1 }", ["“stop”", "in period"]),
        ('period = { start = "1 May 2023", end = 2023-12-31 }', ["period.start", "“1 May 2023”"]),
        ("period = { start = 2023-01-01T00:00:00, end = 2023-12-31 }", ["period.start", "such as 2023-12-31"]),
        ("period = { start = 0023-01-01, end = 2023-12-31 }", ["period.start", "2000"]),
        ("period = { start = 2023-12-31, end = 2023-01-01 }", ["ends (2023-01-01) before it starts"]),
        ("year = 2021\nperiod = { start = 2023-01-01, end = 2023-12-31 }", ["year 2021", "not in its period"]),
        ('template = "ngo-2023"\npillar = "corporate"', ["pillar corporate", "of the pillar ngo"]),
        ('headings = "C5"', ["headings", "[headings]"]),
        ('[headings]\n"Our work" = 5', ["“Our work”", "its code such as"]),
        ('[headings]\nOur.work = "C5"', ["“Our”", "a table"]),
        ('[headings]\n" " = "C5"', ["words of a heading"]),
        ('[headings]\n"Our work" = "Z9"', ["“Our work”", "“Z9”", "no template has it"]),
        ('template = "ngo-2023"\n[headings]\n"Our work" = "C9"', ["“C9”", "ngo-2023 has A1, A2"]),
        ('template = "ngo-2023"\n[headings]\n"Our work" = "c5"', ["did you mean C5?"]),
        ('[rights]\nlicence = "CC-BY-4.0"', ["rights without a statement"]),
        ('[rights]\nstatement = "©"\ndisplay = "all"', ["rights.display", "full-text, quotes, facts"]),
        ('[rights]\nstatment = "©"', ["“statment”", "in rights", "did you mean statement?"]),
        ("organisation = Quietwater Trust", ["not TOML", "line 1", "with the quotes"]),
        ('year = 2023\nyear = 2024\n', ["not TOML"]),
        (b'organisation = "Pr\xfcfung"', ["not UTF-8", "byte 18"]),
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_refused_with_what_is(tmp_path: Path, text: str | bytes, says: list[str]) -> None:
    """The sentence names the file, the key, the value and what is allowed, and what was probably meant."""
    said = refused(tmp_path, text)
    assert all(each in said for each in says), said


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 30_000,
        "x = " + "{a=" * 15_000,
        ".".join(["a"] * 20_000) + " = 1",
        "year = " + "9" * 20_000,
        'organisation = "' + "x" * 60_000 + '"',
        '"' + "k" * 60_000 + '" = 1',
        "# " + "x" * 100_000,
        'organisation = "\\u202Efdp.trepxe"',
        '"\\u001b[2J" = 1',
        "organisation = '\x1b[2J'",
        b"\x00" * 100,
        b"\xff\xfe" + "year = 2023".encode("utf-16-le"),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_a_hostile_file_is_refused_in_one_sentence(tmp_path: Path, text: str | bytes) -> None:
    """Deep, long, huge or acting on the screen: one short printable sentence."""
    refused(tmp_path, text)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, or a pipe that would never end, is not waited for."""
    beside = correction_file(tmp_path / NAME)
    beside.mkdir()
    with pytest.raises(UnreadableInput, match="is no file"):
        correction_for(tmp_path / NAME)
    beside.rmdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(beside)
        with pytest.raises(UnreadableInput, match="is no file"):
            correction_for(tmp_path / NAME)


def test_options_win_over_the_file() -> None:
    """What an option states holds, what only the file states holds too, and it is told which option won."""
    file = Correction("ngo-2023", "Old Name", year=2022, headings=(("One", "C5"), ("Two", "")), source="f", sha256="0")
    options = Correction(organisation="New Name", headings=(("Two", "D8"),))
    assert merged(options, file) == Correction(
        "ngo-2023",
        "New Name",
        year=2022,
        headings=(("One", "C5"), ("Two", "D8")),
        source="f",
        sha256="0",
        options=("headings", "organisation"),
    )
    assert merged(None, file) == file
    assert merged(options, None) == options
    assert merged(None, None) == Correction()


def test_merging_twice_is_merging_once() -> None:
    """Which room merges first makes no difference."""
    file = Correction("ngo-2023", year=2022, source="f", sha256="0")
    once = merged(Correction(organisation="New Name"), file)
    assert merged(once, file) == once


def test_a_correction_beside_a_report_is_honoured(tmp_path: Path) -> None:
    """The facts, and a heading that nobody could have recognised."""
    path = tmp_path / "report.md"
    write(path, ngo_report().replace("C6. Describe support for the participation of non-member CSOs.", "Neighbours"))
    assert {a.code: str(a.status) for a in read_report(path).report.answers}["C6"] == "absent"
    write(
        correction_file(path),
        'organisation = "Harrow Field Watch"\nyear = 2021\nkind = "update"\n[headings]\n"Neighbours" = "C6"\n',
    )
    report = read_report(path).report
    assert report.reporter is not None
    assert (report.reporter.name, report.year, report.kind) == ("Harrow Field Watch", 2021, "update")
    assert {a.code: str(a.status) for a in report.answers}["C6"] == "answered"
    assert report.correction is not None
    assert report.correction.source == "report.md.vpkg.toml"


def test_the_starter_states_nothing_until_a_line_is_freed(tmp_path: Path) -> None:
    """As written it states nothing; with every line freed it states what was recognised."""
    path = tmp_path / "report.md"
    write(path, ngo_report())
    text = starter(read_report(path).report)
    assert tomllib.loads(text) == {"headings": {}, "rights": {}}
    freed = [line for line in text.splitlines() if not line.startswith("# translation-of") and "statement" not in line]
    freed = [line.removeprefix("# ") if " = " in line and "licence" not in line else line for line in freed]
    facts = tomllib.loads("\n".join(line for line in freed if "display" not in line))
    assert facts == {
        "template": "ngo-2023",
        "organisation": "Quietwater Trust",
        "year": 2023,
        "period": {"start": date(2023, 1, 1), "end": date(2023, 12, 31)},
        "kind": "full",
        "pillar": "ngo",
        "language": "en",
        "version": "public",
        "headings": {},
        "rights": {},
    }


def test_the_starter_lists_the_headings_worth_a_look(tmp_path: Path) -> None:
    """A line that was taken for no question stands there, its code proposed where the line bears one."""
    path = tmp_path / "report.md"
    heading = "C5. Describe work to raise awareness of and promote understanding of the Principles."
    write(path, ngo_report().replace(heading, 'C5 "Tea" \\ \u202eand'))
    text = starter(read_report(path).report)
    assert "\u202e" not in text
    line = next(each for each in text.splitlines() if "Tea" in each)
    assert tomllib.loads(line.removeprefix("# ")) == {'C5 "Tea" \\ \u202eand': "C5"}


def test_the_starter_keeps_what_is_stated_already(tmp_path: Path) -> None:
    """What an option stated stands in it uncommented."""
    path = tmp_path / "report.md"
    write(path, ngo_report())
    text = starter(read_report(path, Correction(organisation="Harrow Field Watch")).report)
    assert tomllib.loads(text)["organisation"] == "Harrow Field Watch"


def test_a_correction_is_never_overwritten(tmp_path: Path) -> None:
    """What a person wrote stays."""
    path = tmp_path / "report.md"
    write(path, ngo_report())
    report = read_report(path).report
    file = write_correction(path, report)
    assert file == tmp_path / "report.md.vpkg.toml"
    write(file, "year = 2021\n")
    with pytest.raises(UnreadableInput, match="there already"):
        write_correction(path, report)
    assert file.read_text() == "year = 2021\n"


def test_every_word_that_is_allowed_is_accepted(tmp_path: Path) -> None:
    """Each pillar and version is read as it stands."""
    for pillar in PILLARS:
        found = stated(tmp_path, f'pillar = "{pillar}"')
        assert found is not None
        assert found.pillar == pillar
    for version in VERSIONS:
        found = stated(tmp_path, f'version = "{version}"')
        assert found is not None
        assert found.version == version
