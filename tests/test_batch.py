"""`vpkg build FOLDER`: hundreds of mixed files, each read, doubted or refused with its reason, no work done twice."""

from __future__ import annotations

import csv
import json
import os
import re
import threading
import time
from pathlib import Path

import pytest

import vpkg
from tests.writing import ngo_report
from vpkg import pipeline
from vpkg.cli import main
from vpkg.cli.build import Place, render
from vpkg.correction import ENDING
from vpkg.errors import UnreadableInput
from vpkg.iri import Base
from vpkg.model import Reading
from vpkg.pipeline import files, manifest
from vpkg.pipeline.files import Built, Source, read_all
from vpkg.versions import Copy

NAMES = ("Harrow Field Watch", "Pinewick Peace Union", "Stillwater Trust", "Tarn Valley Forum", "Upland Rights Fund")


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Five good reports in two formats and two folders, and what else lies about in such folders."""
    folder = tmp_path / "reports"
    (folder / "older").mkdir(parents=True)
    for number, name in enumerate(NAMES):
        place = folder / "older" if number % 2 else folder
        path = place / f"{name.split()[0].lower()}.{'txt' if number == 2 else 'md'}"
        path.write_text(ngo_report(organisation=name), encoding="utf-8")
    (folder / "empty.md").write_text("", encoding="utf-8")
    (folder / "soup.md").write_text("# Soup\n\nBoil it.\n", encoding="utf-8")
    (folder / "scan.pdf").write_bytes(b"not a PDF at all")
    (folder / "~$harrow.docx").write_bytes(b"lock")
    (folder / "notes.xyz").write_text("The Voluntary Principles", encoding="utf-8")
    (folder / f"harrow.md{ENDING}").write_text('pillar = "ngo"\n', encoding="utf-8")
    return folder


def _built(folder: Path, store: Path, *options: str, status: int = 0) -> int:
    assert main(["build", str(folder), "--store", str(store), *options]) == status
    return status


def _states(built: tuple[Built, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in built:
        found.setdefault("refused" if each.report is None else each.outcome, []).append(each.path.name)
    return found


def test_a_mixed_folder_ends_with_a_table(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file stands under read, doubtful or refused, with its reason; what is no report is not there at all."""
    doubtful = folder / "doubtful.md"
    doubtful.write_text(ngo_report(organisation="Vale End Watch", before="It rained a lot. " * 150), encoding="utf-8")
    _built(folder, tmp_path / "store")
    shown = capsys.readouterr().out
    assert "read (5)" in shown
    assert "read, but look at these with vpkg outline (1)" in shown
    [line] = [line for line in shown.splitlines() if "doubtful.md" in line]
    assert line.endswith("little placed")
    assert "refused (3)" in shown
    for name in ("empty.md", "soup.md", "scan.pdf"):
        assert f"  {name}  refused: " in shown
    summary = f"6 reports read into {tmp_path / 'store'}, which now holds 6: 1 doubtful, 3 files refused, "
    assert shown.endswith(summary + "1 other file passed over (.xyz)\n")
    for name in ("~$harrow.docx", "notes.xyz", ENDING):
        assert name not in shown


def test_exits_follow_the_contract(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder: 0 with the refused listed, 1 when strict, 2 when nothing could be read; a named bad file: 2."""
    _built(folder, tmp_path / "store")
    _built(folder, tmp_path / "store", "--strict", status=1)
    for path in folder.rglob("*.*"):
        if path.is_file() and path.name != "soup.md":
            path.unlink()
    capsys.readouterr()
    _built(folder, tmp_path / "fresh", status=2)
    assert capsys.readouterr().err.startswith("vpkg: ")
    assert not (tmp_path / "fresh").exists()
    _built(folder / "soup.md", tmp_path / "fresh", status=2)
    _built(tmp_path / "gone", tmp_path / "fresh", status=2)


def test_a_named_bad_file_leaves_nothing_written(folder: Path, tmp_path: Path) -> None:
    """Neither the other named files nor those of a folder beside it are built, and an old store stays as it was."""
    good = folder / "harrow.md"
    with pytest.raises(UnreadableInput, match="empty"):
        vpkg.build([folder, good, folder / "empty.md"], store=tmp_path / "fresh")
    assert not (tmp_path / "fresh").exists()
    vpkg.build([good], store=tmp_path / "store").close()
    kept = (tmp_path / "store" / manifest.NAME).read_bytes()
    with pytest.raises(UnreadableInput, match="empty"):
        vpkg.build([folder / "older", folder / "empty.md"], store=tmp_path / "store")
    assert (tmp_path / "store" / manifest.NAME).read_bytes() == kept
    with vpkg.open(tmp_path / "store") as graph:
        assert graph.reports() == ["harrow-field-watch-2023"]


@pytest.fixture(name="reads")
def _reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, as they are read."""
    read: list[str] = []
    original = files.read_report

    def counted(path: Path, *given: object) -> Reading:
        read.append(path.name)
        return original(path, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "read_report", counted)
    return read


def _again(reads: list[str], folder: Path, store: Path) -> list[str]:
    reads.clear()
    vpkg.build([folder], store=store).close()
    return sorted(set(reads) - {"empty.md", "soup.md", "scan.pdf"})


def test_what_is_unchanged_is_not_read_again(folder: Path, tmp_path: Path, reads: list[str]) -> None:
    """Only what changed, also in a correction file, or was refused is read; the graph is as if all had been."""
    store = tmp_path / "store"
    assert len(_again(reads, folder, store)) == 5
    assert _again(reads, folder, store) == []
    (folder / "harrow.md").write_text(ngo_report({"D12": "We asked."}, organisation=NAMES[0]), encoding="utf-8")
    assert _again(reads, folder, store) == ["harrow.md"]
    (folder / f"harrow.md{ENDING}").write_text('version = "public"\n', encoding="utf-8")
    assert _again(reads, folder, store) == ["harrow.md"]
    (folder / f"harrow.md{ENDING}").unlink()
    assert _again(reads, folder, store) == ["harrow.md"]
    with vpkg.open(store) as kept, vpkg.build([folder]) as anew:
        assert kept.hash() == anew.hash()


def test_other_options_or_another_program_read_everything_again(
    folder: Path, tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a file gives depends on what is stated and on the program, so both are part of unchanged."""
    store = tmp_path / "store"
    assert len(_again(reads, folder, store)) == 5
    reads.clear()
    vpkg.build([folder], template="ngo-2023", store=store).close()
    assert len(set(reads)) >= 5
    monkeypatch.setattr(manifest, "program", lambda: "another")
    assert len(_again(reads, folder, store)) == 5


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        "null",
        '{"format": 1}',
        '{"format": 1, "program": "x", "files": {"a": 1}}',
        '{"format": 99}',
        "\xff",
    ],
)
def test_a_damaged_manifest_is_passed_over_and_made_anew(
    folder: Path, tmp_path: Path, reads: list[str], damage: str
) -> None:
    """Everything is read again, nothing is doubled, and the next build knows what is unchanged."""
    store = tmp_path / "store"
    _again(reads, folder, store)
    (store / manifest.NAME).write_bytes(damage.encode("latin-1"))
    assert len(_again(reads, folder, store)) == 5
    assert _again(reads, folder, store) == []


def test_without_a_manifest_an_edited_file_is_known_by_its_name(tmp_path: Path) -> None:
    """The edit replaces the report as it does with a manifest."""
    path, store = tmp_path / "report.md", tmp_path / "store"
    path.write_text(ngo_report(), encoding="utf-8")
    vpkg.build([path], store=store).close()
    (store / manifest.NAME).unlink()
    path.write_text(ngo_report({"D12": "We asked."}), encoding="utf-8")
    with vpkg.build([path], store=store) as graph:
        assert _states(graph.built) == {"replaced": ["report.md"]}


def test_a_report_that_the_store_lost_is_read_again(folder: Path, tmp_path: Path, reads: list[str]) -> None:
    """The manifest is believed only where the store holds the document."""
    store = tmp_path / "store"
    _again(reads, folder, store)
    with vpkg.store.open_disk(store, create=False) as opened:
        assert opened.remove(opened.base.report_graph("harrow-field-watch-2023"))
    assert _again(reads, folder, store) == ["harrow.md"]


def test_a_deleted_file_is_said_and_its_report_stays(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file moved within the folder is not gone, and neither is one outside the folder that is built."""
    store = tmp_path / "store"
    _built(folder, store)
    (folder / "harrow.md").unlink()
    (folder / "stillwater.txt").rename(folder / "older" / "stillwater.txt")
    capsys.readouterr()
    _built(folder, store)
    shown = capsys.readouterr().out
    assert "no longer in the folder (1)\n  harrow-field-watch-2023  gone  harrow.md" in shown
    assert "1 no longer in the folder" in shown
    assert "harrow.md  its report stays in the store; to leave it out, build into a new store\n" in shown
    capsys.readouterr()
    _built(folder / "older", store)
    assert "gone" not in capsys.readouterr().out
    with vpkg.open(store) as graph:
        assert len(graph.reports()) == 5


def test_a_file_that_becomes_unreadable_is_refused_and_its_report_stays(folder: Path, tmp_path: Path) -> None:
    """The store keeps what it had, and a later repair replaces it."""
    store = tmp_path / "store"
    vpkg.build([folder], store=store).close()
    (folder / "harrow.md").write_text("", encoding="utf-8")
    with vpkg.build([folder], store=store) as graph:
        assert "harrow.md" in _states(graph.built)["refused"]
        assert "harrow-field-watch-2023" in graph.reports()
    (folder / "harrow.md").write_text(ngo_report({"D12": "We asked."}, organisation=NAMES[0]), encoding="utf-8")
    with vpkg.build([folder], store=store) as graph:
        assert _states(graph.built)["replaced"] == ["harrow.md"]


def test_the_table_as_data(folder: Path) -> None:
    """JSON and CSV give one row a file with its state, its report, its reason and its doubts."""
    with vpkg.build([folder]) as graph:
        built = graph.built
    place = Place("store", 7, (folder,), (folder / "notes.xyz",))
    data = json.loads(render(built, "json", place))
    assert data["counts"] == {"read": 5, "doubtful": 0, "refused": 3, "gone": 0}
    assert (data["reports"], data["in_store"], data["passed_over"]) == (5, 7, 1)
    assert len(data["files"]) == 8
    rows = list(csv.DictReader(render(built, "csv", place).splitlines()))
    assert {row["file"] for row in rows} == {each["file"] for each in data["files"]}
    refused = [row for row in rows if row["state"] == "refused"]
    assert len(refused) == 3
    assert all(row["reason"].endswith(".") and not row["report"] for row in refused)


def test_a_fault_in_one_file_does_not_take_the_others_along(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody thought of is refused in one sentence, and the rest is built."""
    original = files.read_report

    def faulty(path: Path, *given: object) -> Reading:
        if path.name == "harrow.md":
            raise RecursionError("too deep")
        return original(path, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "read_report", faulty)
    with vpkg.build([folder]) as graph:
        [refused] = [each for each in graph.built if each.path.name == "harrow.md"]
        assert refused.report is None
        assert "RecursionError" in refused.outcome
        assert len(graph.reports()) == 4


def _source(path: Path, named: bool) -> Source:
    return Source(path, named, path.stem, Copy(path.stem, path.name, "text/plain", "en", "", ""), (), "")


def test_files_are_read_side_by_side_and_given_in_their_order() -> None:
    """However long each takes; and several are under way at once."""
    under_way, most, lock = 0, 0, threading.Lock()

    def work(path: Path, named: bool) -> Source:
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        time.sleep(0.02 if int(path.stem) % 3 else 0.05)
        with lock:
            under_way -= 1
        return _source(path, named)

    paths = [(Path(f"{number}.md"), False) for number in range(12)]
    found = [each.path for each in read_all(paths, work, lambda _: None)]
    assert found == [path for path, _ in paths]
    assert most > 1


def test_few_readings_wait_at_a_time() -> None:
    """Reading does not run ahead of what takes the readings, so hundreds of files need no more memory than some."""
    begun = 0

    def work(path: Path, named: bool) -> Source:
        nonlocal begun
        begun += 1
        return _source(path, named)

    paths = [(Path(f"{number}.md"), False) for number in range(100)]
    reading = read_all(paths, work, lambda _: None)
    next(reading)
    time.sleep(0.05)
    assert begun < 20
    assert len(list(reading)) == 99


def test_progress_counts_every_file(folder: Path) -> None:
    """From none to all, the name of the file beside it."""
    seen: list[tuple[int, int, str]] = []
    pipeline.prepare([folder], vpkg.api.base_from_environment(), None, lambda *each: seen.append(each))
    assert [done for done, _, _ in seen] == list(range(9))
    assert {of for _, of, _ in seen} == {8}
    assert seen[-1][2] == ""


def test_a_folder_named_twice_is_read_once(folder: Path, reads: list[str]) -> None:
    """A file given by itself and by its folder is one file, and a named one."""
    with vpkg.build([folder / "harrow.md", folder, folder]) as graph:
        assert len(graph.reports()) == 5
    assert len(reads) == len(set(reads)) == 8


# What else lies about in a folder


def _refused(folder: Path) -> dict[str, str]:
    return {built.path.name: built.outcome for built in pipeline.prepare([folder], Base()).refused}


@pytest.mark.parametrize("name", ["a.doc", "a.ODT", "a.docm", "a.rtf", "a.xlsx", "a.zip", "annual report"])
def test_a_document_of_another_kind_is_refused_with_what_to_do(folder: Path, name: str) -> None:
    """A document that vpkg does not read, or a name without an ending, has its row and its sentence."""
    (folder / name).write_bytes(b"anything")
    assert re.search(r"vpkg (does not read|reads); (save|open|unpack) .*\.$", _refused(folder)[name])


def test_broken_links_and_pipes_are_refused(folder: Path) -> None:
    """A link to nothing, to itself or to a folder and a pipe are each told, whatever their ending, and none is read."""
    (folder / "nothing.md").symlink_to(folder / "not-there.md")
    (folder / "itself.md").symlink_to(folder / "itself.md")
    (folder / "linked").symlink_to(folder / "older")
    os.mkfifo(folder / "pipe.md")
    refused = _refused(folder)
    assert "is a link to a file that is not there" in refused["nothing.md"]
    assert "is a link that leads back to itself" in refused["itself.md"]
    assert "is a link to a folder" in refused["linked"]
    assert "is no file but a pipe" in refused["pipe.md"]
    vpkg.build([folder]).close()


def test_a_report_that_became_a_pipe_keeps_nobody_waiting(folder: Path, tmp_path: Path) -> None:
    """The next build refuses it."""
    vpkg.build([folder], store=tmp_path / "store").close()
    (folder / "harrow.md").unlink()
    os.mkfifo(folder / "harrow.md")
    with vpkg.build([folder], store=tmp_path / "store") as graph:
        assert "harrow.md" in _states(graph.built)["refused"]


def test_hidden_files_and_folders_and_stores_are_passed_over(folder: Path) -> None:
    """Neither read nor told: .hidden.md, all of .trash, and the engine's files of a store in the folder."""
    (folder / ".trash" / "deep").mkdir(parents=True)
    for path in (folder / ".hidden.md", folder / ".trash" / "old.md", folder / ".trash" / "deep" / "old.doc"):
        path.write_text(ngo_report(), encoding="utf-8")
    before = pipeline.look([folder])
    vpkg.build([folder / "harrow.md"], store=folder / "store").close()
    assert pipeline.look([folder]) == before
    assert {path.name for path, _ in before.files} >= {"harrow.md", "pinewick.md"}
    assert [path.name for path in before.others] == ["notes.xyz"]
    assert not any(".trash" in path.parts or path.name == ".hidden.md" for path, _ in before.files)


def test_a_folder_that_cannot_be_opened_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder within has its row, and what was read from it before is not said to be gone; one that was named ends
    the build."""
    vpkg.build([folder], store=tmp_path / "store").close()
    closed = folder / "older"
    open_, stat = os.scandir, Path.stat

    def scandir(path: str | Path) -> object:
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(path))
        return open_(path)

    def look(path: Path, **options: bool) -> os.stat_result:
        if closed in path.parents:
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **options)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(Path, "stat", look)
    with vpkg.build([folder], store=tmp_path / "store") as graph:
        [said] = [each.outcome for each in graph.built if each.path == closed]
        assert said == f"{closed} cannot be opened (Permission denied); check that you may read it."
        assert "gone" not in _states(graph.built)
        assert len(graph.reports()) == 5
    with pytest.raises(UnreadableInput, match="Permission denied"):
        vpkg.build([closed])


def test_a_correction_without_its_report_is_told(folder: Path) -> None:
    """A correction file whose report is not beside it has its row; one whose report is there has none."""
    (folder / f"tarn.pdf{ENDING}").write_text('pillar = "ngo"\n', encoding="utf-8")
    refused = _refused(folder)
    assert "corrects tarn.pdf, which is not beside it" in refused[f"tarn.pdf{ENDING}"]
    assert f"harrow.md{ENDING}" not in refused


def test_when_all_files_clash_nothing_could_be_read(tmp_path: Path) -> None:
    """The command ends with 2 and makes no store."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.md").write_text(ngo_report(), encoding="utf-8")
    (folder / "two.md").write_text(ngo_report({"C5": "We met many people."}), encoding="utf-8")
    _built(folder, tmp_path / "store", status=2)
    assert not (tmp_path / "store").exists()
    (tmp_path / "first.md").write_text(ngo_report({"C5": "We met few people."}), encoding="utf-8")
    _built(tmp_path / "first.md", tmp_path / "store")
    (folder / "two.md").unlink()
    _built(folder, tmp_path / "store", status=2)


# Names that are no text, and what the table says


def test_a_name_that_is_no_text_stops_nothing(folder: Path, tmp_path: Path) -> None:
    """Bytes that are no UTF-8 in the names of a report and its correction are written as escapes, in every format."""
    name = os.fsdecode(b"bad\xff.md")
    (folder / name).write_text(ngo_report(organisation="Vale End Watch"), encoding="utf-8")
    (folder / (name + ENDING)).write_text('version = "public"\n', encoding="utf-8")
    bad = folder / os.fsdecode(b"worse\xfe.md")
    bad.write_text("", encoding="utf-8")
    for format_ in ("text", "json", "csv"):
        table = tmp_path / f"table.{format_}"
        _built(folder, tmp_path / "store", "--format", format_, "-o", str(table))
        shown = table.read_text(encoding="utf-8").replace("\\\\", "\\")
        assert r"bad\xff.md" in shown
        assert r"worse\xfe.md is empty" in shown
    with vpkg.open(tmp_path / "store") as graph:
        assert "vale-end-watch-2023" in graph.reports()
        assert any("bad\ufffd.md" in line for line in graph.quads())
    kept = json.loads((tmp_path / "store" / manifest.NAME).read_text(encoding="utf-8"))
    assert str(folder / name) in kept["files"]


def test_a_fault_outside_reading_refuses_one_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where keeping one file's graph fails, that file is refused in one sentence and the rest is built."""
    original = Source.nquads

    def faulty(source: Source) -> str:
        if source.path.name == "harrow.md" and isinstance(source.graph, str):
            raise ValueError("odd")
        return original(source)

    monkeypatch.setattr(Source, "nquads", faulty)
    with vpkg.build([folder]) as graph:
        assert "harrow.md" in _states(graph.built)["refused"]
        assert len(graph.reports()) == 4


def test_the_table_names_files_as_seen_from_the_folder(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file of a subfolder has the subfolder before it, one named by itself stands alone."""
    _built(folder, tmp_path / "store")
    assert f"added  {Path('older') / 'pinewick.md'}\n" in capsys.readouterr().out
    _built(folder / "older" / "pinewick.md", tmp_path / "other")
    assert "added  pinewick.md\n" in capsys.readouterr().out
    assert main(["build", str(folder / "older"), str(folder), "--store", str(tmp_path / "both")]) == 0
    assert str(Path("older") / "pinewick.md") in capsys.readouterr().out


def test_a_name_cannot_rewrite_the_screen(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters, line ends and marks that turn the writing round are escapes in rows and in sentences."""
    for name in ("two\nlines.md", "red\x1b[31m.md", "turn\u202edm.md"):
        (folder / name).write_text("", encoding="utf-8")
    _built(folder, tmp_path / "store")
    shown = capsys.readouterr().out
    for name in (r"two\nlines.md", r"red\x1b[31m.md", r"turn\u202edm.md"):
        assert f"  {name}  refused: " in shown
    assert "\x1b" not in shown
    _built(folder / "two\nlines.md", tmp_path / "store", status=2)
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert r"two\nlines.md is empty" in said


def test_the_summary_tells_what_was_read_from_what_the_store_holds(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One report read into a store of five is one report, and five in the store."""
    store = tmp_path / "store"
    _built(folder, store)
    capsys.readouterr()
    _built(folder / "harrow.md", store)
    assert capsys.readouterr().out.endswith(f"1 report read into {store}, which now holds 5: 1 unchanged\n")


def test_an_output_that_cannot_be_written_is_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence names the file that was asked for."""
    asked = tmp_path / "nowhere" / "table.txt"
    _built(folder, tmp_path / "store", "-o", str(asked), status=2)
    assert capsys.readouterr().err.startswith(f"vpkg: {asked} cannot be written")
