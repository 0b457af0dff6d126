"""`vpkg build FOLDER`: hundreds of mixed files, each read, doubted or refused with its reason, no work done twice."""

from __future__ import annotations

import csv
import json
import threading
import time
from pathlib import Path

import pytest

import vpkg
from tests.writing import ngo_report
from vpkg import pipeline
from vpkg.cli import main
from vpkg.cli.build import render
from vpkg.correction import ENDING
from vpkg.errors import UnreadableInput
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
    assert shown.endswith(f"6 reports in {tmp_path / 'store'}, 1 doubtful, 3 files refused\n")
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
    data = json.loads(render(built, "json", "store"))
    assert data["counts"] == {"read": 5, "doubtful": 0, "refused": 3, "gone": 0}
    assert data["reports"] == 5
    assert len(data["files"]) == 8
    rows = list(csv.DictReader(render(built, "csv", "store").splitlines()))
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
