"""Exports: the same bytes for the same data, and the same data back from the bytes."""

from __future__ import annotations

import json
import os
import random
import stat
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from vpkg import terms
from vpkg.errors import DataError, UnknownName
from vpkg.export import FORMATS, dataset_hash, export, format_for, write, write_bytes
from vpkg.iri import PREFIXES

XSD = "http://www.w3.org/2001/XMLSchema#"
DATASET = Path(__file__).parent / "fixtures" / "dataset" / "two-reports.trig"
LINES = sorted(f"{quad} ." for quad in pyoxigraph.parse(path=str(DATASET)))
every_format = pytest.mark.parametrize("name", sorted(FORMATS))


def line(value: str, graph: str = "https://example.org/g") -> str:
    """One quad with a literal given as a term."""
    return f"<https://example.org/s> <https://example.org/p> {value} <{graph}> ."


def quads(text: bytes | str, name: str) -> set[pyoxigraph.Quad]:
    """Parse a serialisation."""
    return set(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.from_media_type(FORMATS[name].media_type)))


def told(lines: list[str], name: str) -> set[pyoxigraph.Quad] | set[pyoxigraph.Triple]:
    """What a format should tell of some lines: the dataset, or the union of its graphs."""
    given_quads = quads("\n".join(lines), "nquads")
    return given_quads if FORMATS[name].graphs else {quad.triple for quad in given_quads}


def read_back(content: bytes, name: str) -> set[pyoxigraph.Quad] | set[pyoxigraph.Triple]:
    """What a serialisation tells."""
    found = quads(content, name)
    return found if FORMATS[name].graphs else {quad.triple for quad in found}


def test_there_are_six_formats() -> None:
    """The six formats of the design, each known by name, by ending and by file."""
    assert sorted(FORMATS) == ["jsonld", "nquads", "ntriples", "rdfxml", "trig", "turtle"]
    for name, each in FORMATS.items():
        assert (
            format_for(name) is format_for(f"out/File.{each.extension.upper()}") is format_for(each.extension) is each
        )
    assert format_for(Path("a.json")).name == "jsonld"
    for wrong in ("file", "file.docx", "n3", ""):
        with pytest.raises(UnknownName, match=r"turtle, trig, ntriples, nquads, jsonld, rdfxml.*\.ttl"):
            format_for(wrong)


@every_format
def test_the_order_of_lines_makes_no_difference(name: str) -> None:
    """Shuffled and repeated lines give the same bytes."""
    once = export(LINES, name)
    for seed in range(3):
        shuffled = [*LINES, *LINES[:20]]
        random.Random(seed).shuffle(shuffled)
        assert export(iter(shuffled), name) == once


@every_format
def test_another_process_writes_the_same_bytes(name: str) -> None:
    """Neither hash seeds nor the process decide over the bytes, prefixes included."""
    code = f"""
import sys
from vpkg.export import export
sys.stdout.buffer.write(export(sys.stdin, {name!r}))
"""
    root = Path(__file__).parents[1]
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            input="\n".join(LINES).encode(),
            capture_output=True,
            check=True,
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        )
        assert done.stdout == export(LINES, name)


@every_format
def test_an_export_tells_what_the_graph_tells(name: str) -> None:
    """Quad formats give the dataset back, triple formats the union of its graphs."""
    assert read_back(export(LINES, name), name) == told(LINES, name)


@every_format
def test_rdflib_reads_the_same(name: str) -> None:
    """Another reader finds the same statements."""
    form = {
        "turtle": "turtle",
        "trig": "trig",
        "ntriples": "nt",
        "nquads": "nquads",
        "jsonld": "json-ld",
        "rdfxml": "xml",
    }
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=export(LINES, name), format=form[name])
    graph = rdflib.Graph().parse(data=export(LINES, "ntriples"), format="nt")
    assert {(s, p, o) for s, p, o, _ in dataset.quads()} == set(graph)
    named = {str(each.identifier) for each in dataset.graphs() if "graph/" in str(each.identifier)}
    assert len(named) == (5 if FORMATS[name].graphs else 0)


@every_format
def test_statements_of_two_graphs_are_told_once_in_a_union(name: str) -> None:
    """A triple in two graphs is one triple in a triple format, and two quads in a quad format."""
    lines = [line('"x"', f"https://example.org/g{i}") for i in (2, 1)]
    assert len(read_back(export(lines, name), name)) == (2 if FORMATS[name].graphs else 1)
    assert export(lines, name) == export(lines[::-1], name)


WORDS = [
    'tab\tnewline\nquote"backslash\\',
    "carriage\r\nreturn",
    "emoji 😀 and e\u0301 and \u202e and \u2028",
    "]]> & <b>no markup</b> &amp; {} @en",
    " white space at both ends \n",
    "",
    "long " * 20_000,
]
HARD = ["NUL \x00", "bell \x07", "escape \x1b[31m", "form feed \x0c", "backspace \x08", "not a character \ufffe"]


@every_format
@pytest.mark.parametrize("text", WORDS + HARD, ids=lambda text: ascii(text[:12]))
def test_every_character_survives_or_is_refused(name: str, text: str) -> None:
    """Text comes back as it was; RDF/XML says so where XML has no way to write a character."""
    lines = [line(terms.literal(text)), line(terms.literal(text, language="en"))]
    if name == "rdfxml" and text in HARD:
        with pytest.raises(DataError, match=r"RDF/XML cannot hold the character U\+[0-9A-F]{4}.*; export to another"):
            export(lines, name)
    else:
        assert read_back(export(lines, name), name) == told(lines, name)


def test_an_xml_parser_keeps_carriage_returns() -> None:
    """The line ends of a report survive RDF/XML also where another parser reads it."""
    graph = rdflib.Graph().parse(data=export([line(terms.literal("a\r\nb\rc"))], "rdfxml"), format="xml")
    assert [str(o) for o in graph.objects()] == ["a\r\nb\rc"]


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(sorted(set(FORMATS) - {"rdfxml"})))
def test_any_text_survives(text: str, name: str) -> None:
    """Found by trying: no text is changed by any format that can hold it."""
    lines = [line(terms.literal(text))]
    assert read_back(export(lines, name), name) == told(lines, name)


def test_json_ld_keeps_graphs_and_datatypes() -> None:
    """JSON-LD holds each graph on its own and writes datatypes and languages out."""
    lines = [line(f'"2023"^^<{XSD}gYear>'), line('"x"@en', "https://example.org/h"), line(f'"0.50"^^<{XSD}decimal>')]
    found = json.loads(export(lines, "jsonld"))
    assert [graph["@id"] for graph in found] == ["https://example.org/g", "https://example.org/h"]
    values = found[0]["@graph"][0]["https://example.org/p"]
    assert {(value["@type"], value["@value"]) for value in values} == {
        (XSD + "gYear", "2023"),
        (XSD + "decimal", "0.50"),
    }
    assert found[1]["@graph"][0]["https://example.org/p"] == [{"@language": "en", "@value": "x"}]


def test_a_property_that_is_no_xml_name_is_refused_by_rdf_xml_alone() -> None:
    """RDF/XML makes an element of each property; one that ends in a digit after a slash cannot be."""
    lines = ['<https://example.org/s> <https://example.org/1> "x" <https://example.org/g> .']
    with pytest.raises(DataError, match=r"RDF/XML cannot write the property <https://example\.org/1>"):
        export(lines, "rdfxml")
    assert b"https://example.org/1" in export(lines, "turtle")


@every_format
def test_blank_nodes_and_broken_lines_are_refused(name: str) -> None:
    """What has no stable name, or is no N-Quads, is no data of ours."""
    for bad in ("_:b <https://example.org/p> <https://example.org/o> .", line("_:b"), "nonsense", line('"open')):
        with pytest.raises(DataError, match=r"; .*\.$"):
            export([bad], name)


def test_prefixes_are_used_and_may_be_ones_own() -> None:
    """Turtle uses the usual prefixes unless told otherwise."""
    assert b"@prefix vp: <https://w3id.org/vpkg/ontology#> ." in export(LINES, "turtle")
    assert b"a vp:Report" in export(LINES, "turtle", PREFIXES)
    assert b"@prefix" not in export(LINES, "turtle", {})
    assert b"@prefix ex: <https://example.org/> ." in export([line('"x"')], "trig", {"ex": "https://example.org/"})


@every_format
def test_no_data_give_an_export_of_nothing(name: str) -> None:
    """An empty graph is written as one."""
    assert read_back(export([], name), name) == set()


def test_the_hash_is_of_the_data_alone() -> None:
    """Order and repetition do not change the hash; one quad more, less or elsewhere does."""
    start = dataset_hash(LINES)
    assert len(start) == 64
    assert dataset_hash(LINES[::-1] + LINES[:3]) == start
    changed = [LINES[1:], [*LINES, line('"x"')], [LINES[0].replace("/graph/", "/graph/other-"), *LINES[1:]]]
    assert len({start, *map(dataset_hash, changed)}) == 4


def test_the_hash_is_that_of_the_standard() -> None:
    """The hash of two known quads is the SHA-256 of their canonical N-Quads, as RDFC-1.0 defines it."""
    import hashlib

    canonical = [line('"a\\tb\\u0007"'), line('"x"@en')]
    text = "".join(each + "\n" for each in canonical)
    assert dataset_hash(canonical[::-1]) == hashlib.sha256(text.encode()).hexdigest()


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """The ending tells the format; when the export fails, the old file stays and no draft is left."""
    path = tmp_path / "out.ttl"
    write(path, LINES)
    assert path.read_bytes() == export(LINES, "turtle")
    with pytest.raises(DataError):
        write(path, ["nonsense"])
    assert path.read_bytes() == export(LINES, "turtle")
    write(path, LINES, "nquads")
    assert path.read_bytes() == export(LINES, "nquads")
    assert [each.name for each in tmp_path.iterdir()] == ["out.ttl"]


def test_a_write_that_is_cut_short_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When putting the draft in place fails, the old file stays and the draft goes."""
    path = tmp_path / "out.nt"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError("no")

    monkeypatch.setattr("vpkg.export.os.replace", fail)
    with pytest.raises(OSError, match="no"):
        write_bytes(path, b"new")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("out.nt", "old")]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such permissions and pipes there")
def test_a_written_file_is_like_any_other(tmp_path: Path) -> None:
    """It has the permissions of a new file, a link stays a link, and a pipe is written into."""
    plain, made, link = tmp_path / "plain", tmp_path / "made", tmp_path / "link"
    plain.write_text("x")
    link.symlink_to(made)
    write_bytes(link, b"x")
    assert link.is_symlink()
    assert stat.S_IMODE(made.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    write_bytes(pipe, b"through")
    assert reader.communicate(timeout=20)[0] == b"through"
