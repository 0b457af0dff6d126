"""A decisions file is written for people and git, read strictly, and never half honoured."""

from __future__ import annotations

import textwrap
import time
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vpkg.curate.files
from tests.curate.deciding import decide, decision, found, report, ruling, states
from vpkg import curate
from vpkg.curate.files import decisions_in
from vpkg.curate.settle import Placed, settle
from vpkg.curate.writing import text_of
from vpkg.errors import UnreadableInput
from vpkg.model import Decision, Span
from vpkg.pipeline import read_report

SHA = "0" * 64
BLOCK = f"""[[decision]]
kind = "reject"
about = "organisation"
quote = "DCAF"
by = "Wren"
when = 2024-05-03
prefix = "we met "
suffix = " in Kenya"
document = "{SHA}"
start = 10
end = 14
"""
WORDS = "In spring we met DCAF in Kenya. In autumn we saw Torvane Ghana Limited at the talks in Uganda."


def kept(folder: Path, content: str | bytes, name: str = "alpha-2023.md.decisions.toml") -> list[Decision]:
    """Read what a decisions file of this content holds."""
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return decisions_in(file)


def refused(folder: Path, content: str | bytes, name: str = "alpha-2023.md.decisions.toml") -> str:
    """Return the sentence with which a decisions file is refused."""
    with pytest.raises(UnreadableInput) as caught:
        kept(folder, content, name)
    said = str(caught.value)
    assert said.endswith(".")
    assert said.isprintable()
    assert len(said) < 500
    return said


def test_a_block_is_a_decision(tmp_path: Path) -> None:
    """Each block is one decision, with all that it says."""
    [made] = kept(tmp_path, BLOCK)
    assert made == Decision(
        "reject", "organisation", "Wren", date(2024, 5, 3), SHA, Span(10, 14), "DCAF", "we met ", " in Kenya"
    )
    assert (made.source, made.number) == ("alpha-2023.md.decisions.toml", 1)


@pytest.mark.parametrize("content", [BLOCK.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + BLOCK.encode()])
def test_line_ends_and_a_byte_order_mark_make_no_difference(tmp_path: Path, content: bytes) -> None:
    """A file saved on another system says the same."""
    assert kept(tmp_path, content) == kept(tmp_path, BLOCK)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BLOCK.encode("utf-16"), "is not UTF-8 text"),
        (BLOCK.replace("Wren", "José").encode("latin-1"), "is not UTF-8 text"),
        (BLOCK + "<<<<<<< HEAD\n", "is not TOML"),
        (BLOCK.replace("end = 14\n", ""), "lacks end"),
        (BLOCK.replace('"reject"', '"forgive"'), "“forgive”; use one of accept, reject"),
        (BLOCK.replace('"reject"', '"rejct"'), "(did you mean reject?)"),
        (BLOCK.replace('"organisation"', '"person"'), "gives about as “person”; use one of country, place"),
        (BLOCK + 'value = "organisation/dcaf"\n', "has the key “value”, which a reject does not take"),
        (BLOCK.replace("start = 10", "start = 20"), "it must be after the start (20)"),
        (BLOCK.replace("start = 10", "start = -1"), "write a whole number from 0"),
        (BLOCK.replace("start = 10", "start = true"), "write a whole number from 0"),
        (BLOCK.replace("2024-05-03", '"yesterday"'), "write a day such as 2024-05-31"),
        (BLOCK.replace("2024-05-03", "2024-05-03T10:00:00"), "write a day such as 2024-05-31"),
        (BLOCK.replace('"Wren"', '"--"'), "write a name or a pseudonym"),
        (BLOCK.replace('"Wren"', '"Wren\\u001b[2J"'), "gives by as"),
        (BLOCK.replace('"DCAF"', '" "'), "write the words as vpkg text prints them"),
        (BLOCK.replace(SHA, "abc"), "write the SHA-256 of the file"),
        (BLOCK.replace("[[decision]]", "[decision]"), "begin each decision with [[decision]]"),
        ("[[decisions]]\n", "has the key “decisions”"),
        ("decision = [1]\n", "is no table"),
        ("a" + ".a" * 600 + " = 1", "more than 500 dots"),
        ("decision = " + "[" * 5000, "too long or too deep"),
        (b"#" * 4_000_001, "is larger than 4 MB"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused(tmp_path: Path, content: str | bytes, said: str) -> None:
    """One sentence says what is wrong in which decision; nothing of such a file is honoured."""
    assert said in refused(tmp_path, content)


@pytest.mark.parametrize(
    ("kind", "about", "value"),
    [
        ("relink", "country", "country/zz"), ("relink", "organisation", "../etc/passwd"), ("relink", "date", ""),
        ("retype", "organisation", "organisation"), ("retype", "incident", "place"), ("retype", "place", "Place"),
        ("add", "organisation", "country/ke"), ("accept", "stakeholder", "activity-type/training"),
    ],
)  # fmt: skip
def test_a_value_must_fit(tmp_path: Path, kind: str, about: str, value: str) -> None:
    """A value is of the kind that the decision takes, or the file is refused."""
    block = BLOCK.replace('"reject"', f'"{kind}"').replace('"organisation"', f'"{about}"')
    assert "gives value as" in refused(tmp_path, f'{block}value = "{value}"\n')


def test_a_folder_decides_on_no_words(tmp_path: Path) -> None:
    """decisions.toml of a folder holds merges and redactions only."""
    assert "put it into the decisions file beside it" in refused(tmp_path, BLOCK, "decisions.toml")


def test_one_damaged_decision_stops_the_report(tmp_path: Path) -> None:
    """A report is not read with half of its decisions: the file is mended first."""
    path = report(tmp_path, WORDS)
    file = decide(path, decision(path, "reject", "organisation", "DCAF"))
    file.write_text(file.read_text("utf-8") + '\n[[decision]]\nkind = "accept"\n', encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"Decision 2 of alpha-2023\.md\.decisions\.toml lacks by"):
        read_report(path)


def test_the_order_of_a_file_does_not_count(tmp_path: Path) -> None:
    """A file edited by hand in another order gives the same reading."""
    path = report(tmp_path, WORDS)
    later = date(2024, 6, 1)
    file = decide(
        path,
        decision(path, "reject", "organisation", "DCAF"),
        decision(path, "relink", "organisation", "DCAF", value="organisation/iom", when=later),
        decision(path, "reject", "country", "Kenya"),
    )
    before = read_report(path)
    head, *blocks = file.read_text("utf-8").split("[[decision]]")
    file.write_text("[[decision]]".join([head, *reversed([f"{block}\n" for block in blocks])]), encoding="utf-8")
    after = read_report(path)
    assert (after.mentions, sorted(states(after))) == (before.mentions, sorted(states(before)))


def test_a_new_decision_changes_only_its_own_lines(tmp_path: Path) -> None:
    """Writing a decision leaves every other line of the file as it was, so that git can merge two people's work."""
    path = report(tmp_path, WORDS)
    file = decide(path, decision(path, "reject", "country", "Kenya"))
    one = file.read_text("utf-8")
    decide(path, decision(path, "reject", "organisation", "DCAF", why="a “joke”\nof C:\\new"))
    two = file.read_text("utf-8")
    decide(path)
    assert file.read_text("utf-8") == two
    assert [block for block in one.split("\n\n") if block.strip() not in two] == []
    assert two.index('quote = "DCAF"') < two.index('quote = "Kenya"')


def test_a_merge_goes_for_all_reports_of_the_folder(tmp_path: Path) -> None:
    """Two organisations that a person says are one are one in every report beside the file."""
    one = report(tmp_path, WORDS, "one-2023.md")
    two = report(tmp_path, "In autumn we saw Torvane Limited at the talks.", "two-2023.md")
    targets = {t for path in (one, two) for _, t in found(read_report(path), "organisation") if "torvane" in str(t)}
    assert targets == {"organisation/torvane-ghana-limited", "organisation/torvane-limited"}
    (tmp_path / "decisions.toml").write_text(
        '[[decision]]\nkind = "merge"\nabout = "organisation/torvane-ghana-limited"\n'
        'value = "organisation/torvane-limited"\nname = "Torvane Limited"\nby = "Wren"\nwhen = 2024-05-03\n',
        encoding="utf-8",
    )
    for path in (one, two):
        linked = [m for m in read_report(path).mentions if m.target == "organisation/torvane-limited"]
        assert [m.canonical for m in linked] == ["Torvane Limited"]
    assert [m.target for m in ruling(read_report(one), "merge").proposed] == ["organisation/torvane-ghana-limited"]
    assert states(read_report(two)) == [("merge", "idle")]


def test_merges_in_a_circle_are_not_followed(tmp_path: Path) -> None:
    """Two merges that lead round in a circle are both said to be in conflict."""
    path = report(tmp_path, WORDS)
    merge = '[[decision]]\nkind = "merge"\nabout = "organisation/{}"\nvalue = "organisation/{}"\n'
    merge += 'by = "Wren"\nwhen = 2024-05-03\n'
    file = tmp_path / "decisions.toml"
    file.write_text(merge.format("dcaf", "iom") + merge.format("iom", "dcaf"), encoding="utf-8")
    reading = read_report(path)
    assert ("DCAF", "organisation/dcaf") in found(reading, "organisation")
    assert states(reading) == [("merge", "conflict"), ("merge", "conflict")]


def test_another_format_shares_the_decisions(tmp_path: Path) -> None:
    """What was decided of one format of a report holds in another one, and in the one that takes its place."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "organisation", "DCAF"))
    other = tmp_path / "alpha-2023.txt"
    other.write_text(path.read_text("utf-8").replace("we met DCAF", "we\nmet DCAF"), encoding="utf-8")
    for _ in range(2):
        reading = read_report(other)
        assert "DCAF" not in [words for words, _ in found(reading, "organisation")]
        assert states(reading) == [("reject", "applied")]
        path.unlink(missing_ok=True)


def test_a_decision_of_another_format_is_no_orphan_here(tmp_path: Path) -> None:
    """A decision that has its place in one format is not missed in another where the words do not stand."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "organisation", "DCAF"))
    other = report(tmp_path, "Nothing of that.", "alpha-2023.txt")
    assert states(read_report(other)) == []
    path.unlink()
    assert states(read_report(other)) == [("reject", "orphan")]


def test_decisions_are_read_anew_before_writing(tmp_path: Path) -> None:
    """What somebody else wrote meanwhile stays, and a file that cannot be written leaves the old one."""
    path = report(tmp_path, WORDS)
    first, second = (decision(path, "reject", "organisation", "DCAF"), decision(path, "reject", "country", "Kenya"))
    file = decide(path, first)
    decide(path, second)
    assert decisions_in(file) == [first, second]
    before = file.read_bytes()
    with pytest.raises(UnreadableInput):
        decide(path, replace(first, value="x"))
    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.builds(
            Decision,
            st.just("reply"),
            st.sampled_from(["activity", "incident"]),
            st.sampled_from(["Wren", "J. Ñandú"]),
            st.dates(date(2000, 1, 1), date(2100, 12, 31)),
            st.just(SHA),
            st.builds(lambda a, n: Span(a, a + n), st.integers(0, 999), st.integers(1, 99)),
            _text.filter(str.strip),
            st.none() | _text,
            st.none() | _text,
            _text.filter(str.strip),
        ),
        max_size=5,
    )
)
def test_what_is_written_is_read(tmp_path: Path, decisions: list[Decision]) -> None:
    """Whatever characters a report holds, a written decision is read as it was, and writing again changes nothing."""
    text = text_of(decisions, "alpha-2023.md")
    tomllib.loads(text)
    read = kept(tmp_path, text)
    assert sorted(read, key=repr) == sorted(decisions, key=repr)
    assert text_of(read, "alpha-2023.md") == text


def test_the_names_of_the_files() -> None:
    """The files stand beside the report and are told by their names."""
    path = Path("reports/alpha-2023.pdf")
    assert curate.decisions_file(path).name == "alpha-2023.pdf.decisions.toml"
    assert curate.folder_file(path) == Path("reports/decisions.toml")


def test_the_documented_example_is_a_decisions_file(tmp_path: Path) -> None:
    """The example of the documentation is read, and states what it says."""
    text = textwrap.dedent((vpkg.curate.files.__doc__ or "").split("::\n", 1)[1])
    first, judged, second = kept(tmp_path, text)
    assert (judged.kind, judged.value, len(judged.later)) == ("follow-up", "reported-done", 64)
    assert (first.kind, first.value, first.name, first.why) == (
        "relink", "organisation/dcaf", "DCAF", "it has only one",
    )  # fmt: skip
    assert (second.kind, second.length, second.document) == ("redact", 12, "")


def test_too_many_redactions_are_refused(tmp_path: Path) -> None:
    """A file that would take minutes to apply is refused at once."""
    block = f'[[decision]]\nkind = "redact"\nby = "W"\nwhen = 2024-05-03\nsalt = "s"\nwords-sha256 = "{SHA}"\n'
    block += "length = 9\n"
    assert "1001 of them redactions" in refused(tmp_path, block * 1001)


def test_thousands_of_decisions_are_settled_at_once() -> None:
    """Settling what was decided of every mention of a long report takes no time that a person would notice."""
    placed = [
        Placed(Decision("accept", "country", "Wren", date(2024, 5, 3), number=n), Span(30 * n, 30 * n + 5))
        for n in range(5000)
    ]
    begun = time.perf_counter()
    assert len(settle(placed).wants) == 5000
    assert time.perf_counter() - begun < 5
