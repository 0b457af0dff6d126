"""Graphs, shapes and reports built to do harm: always one sentence, an exit status, and an end in time."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.trap import TrapServer
from tests.shacl.conftest import PREFIXES, SHAPES, Check, Said
from vpkg.cli import main

SECONDS = 20
BOOK = 'ex:b1 a ex:Book ; ex:title "Tides" ; ex:next ex:b1 .'
DEEP = 20_000

_HEAD = "ex:S a sh:NodeShape ; sh:targetClass ex:Book ; "
SHAPES_THAT_HARM = {
    "an endless pattern": _HEAD + 'sh:property [ sh:path ex:long ; sh:pattern "^(a+)+$" ] .',
    "a pattern that is none": _HEAD + 'sh:property [ sh:path ex:title ; sh:pattern "(((" ] .',
    "SERVICE": _HEAD + 'sh:sparql [ sh:select "SELECT $this WHERE { SERVICE <%s/s> { $this ?p ?o } }" ] .',
    "SERVICE SILENT": _HEAD + 'sh:sparql [ sh:select "SELECT $this { service silent<%s/s> { $this ?p ?o } }" ] .',
    "FROM": _HEAD + 'sh:sparql [ sh:select "SELECT $this FROM <%s/f> WHERE { $this ?p ?o }" ] .',
    "a query that is none": _HEAD + 'sh:sparql [ sh:select "SELECT $this WHERE {" ] .',
    "a query nested deeply": _HEAD + f'sh:sparql [ sh:select "SELECT $this {{ FILTER{"(" * DEEP}1{")" * DEEP} }}" ] .',
    "a shape within itself": _HEAD + "sh:node ex:S .",
    "shapes within each other": _HEAD + "sh:property [ sh:path ex:next ; sh:node ex:S ] .",
    "a shape that is not itself": _HEAD + "sh:not ex:S .",
    "a list that bites its tail": _HEAD + "sh:in ex:l . ex:l rdf:first ex:x ; rdf:rest ex:l .",
    "a list without an end": _HEAD + "sh:and ex:l . ex:l rdf:first ex:S .",
    "a path within itself": _HEAD + "sh:property [ sh:path ex:p1 ; sh:minCount 1 ] . ex:x sh:path _:p . "
    "_:p sh:inversePath _:p . ex:S sh:property ex:x .",
    "two paths": _HEAD + "sh:property [ sh:path ex:a, ex:b ; sh:minCount 1 ] .",
    "a count that is none": _HEAD + 'sh:property [ sh:path ex:a ; sh:minCount "many" ] .',
    "JavaScript": _HEAD + 'sh:js [ sh:jsFunctionName "f" ; sh:jsLibrary [ sh:jsLibraryURL "%s/j.js" ] ] .',
    "an import": _HEAD + "sh:property [ sh:path ex:title ; sh:minCount 1 ] . <> owl:imports <%s/o.ttl> .",
    "many nested nots": _HEAD + "sh:not " + "[ a sh:NodeShape ; sh:not " * 300 + "ex:T" + " ]" * 300 + " .",
    "a long sequence": _HEAD + f"sh:property [ sh:path ( {'ex:next ' * 5000}) ; sh:minCount 1 ] .",
}
"""What is wrong, and shapes in which it is; %s is a server that must not hear of it."""


def _ended(said: Said, started: float) -> None:
    status, out, err = said
    assert time.monotonic() - started < SECONDS + 15
    assert status in (0, 1, 2)
    assert "Traceback" not in out + err
    if status == 2:
        assert out == ""
        assert err.startswith("vpkg: ")
        assert err.count("\n") == 1
        assert len(err) < 1500


@pytest.mark.parametrize("harm", sorted(SHAPES_THAT_HARM))
def test_shapes(check: Check, harm: str) -> None:
    """No shape makes us hang, crash, or speak to anybody."""
    started = time.monotonic()
    with TrapServer() as trap:
        shapes = SHAPES_THAT_HARM[harm].replace("%s", trap.web)
        said = check(
            BOOK + f'ex:b1 ex:long "{"a" * 40}!" .', shapes, "--seconds", str(SECONDS if "endless" not in harm else 3)
        )
        assert trap.connections == 0
    _ended(said, started)


REFUSED = {
    "an endless pattern": "within 3 seconds",
    "SERVICE": "SERVICE",
    "SERVICE SILENT": "SERVICE",
    "FROM": "FROM",
    "a query nested deeply": "A query in the shapes is refused",
}


@pytest.mark.parametrize("harm", sorted(REFUSED))
def test_what_is_refused_says_why(check: Check, harm: str) -> None:
    """The sentence names what was refused."""
    shapes = SHAPES_THAT_HARM[harm].replace("%s", "http://127.0.0.1:9")
    status, _, err = check(BOOK + f'ex:b1 ex:long "{"a" * 40}!" .', shapes, "--seconds", "3")
    assert status == 2
    assert REFUSED[harm] in err


def _bomb() -> str:
    steps = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    return (
        f'<!DOCTYPE r [<!ENTITY e0 "ha">{steps}]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:e="http://example.org/"><e:Book rdf:about="http://example.org/b"><e:t>&e9;</e:t></e:Book></rdf:RDF>'
    )


DATA_THAT_HARMS = {
    "bomb.rdf": _bomb(),
    "outside.rdf": '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><r>&x;</r>',
    "deep.jsonld": '{"http://example.org/p":' * DEEP + "1" + "}" * DEEP,
    "lists.jsonld": '{"@id": "http://example.org/b", "http://example.org/p": ' + "[" * DEEP + "]" * DEEP + "}",
    "remote.jsonld": '{"@context": "%s/context.jsonld", "@id": "http://example.org/b1", "@type": "Book"}',
    "import.jsonld": '{"@context": {"@version": 1.1, "@import": "%s/context.jsonld"}, "@id": "http://example.org/b1"}',
    "quoted.ttl": "<< ex:a ex:b ex:c >> ex:d ex:e .",
    "deep.ttl": "ex:a ex:p " + "[ ex:p " * DEEP + "1" + " ]" * DEEP + " .",
    "nested.ttl": "ex:a ex:p " + "( " * DEEP + ") " * DEEP + " .",
    "huge.ttl": 'ex:b1 a ex:Book ; ex:title "' + "x" * 20_000_000 + '" .',
    "binary.nt": "\x00\x01\x02",
    "space.nt": "<http://example.org/a b> <http://example.org/p> <javascript:alert(1)> .",
}


@pytest.mark.parametrize("name", sorted(DATA_THAT_HARMS))
def test_data(check: Check, name: str) -> None:
    """No syntax makes us hang, crash, or speak to anybody."""
    started = time.monotonic()
    with TrapServer() as trap:
        said = check(DATA_THAT_HARMS[name].replace("%s", trap.web), SHAPES, "--seconds", str(SECONDS), name=name)
        assert trap.connections == 0
    _ended(said, started)
    if name not in ("deep.ttl", "nested.ttl", "huge.ttl"):
        assert said[0] == 2


def test_a_literal_beyond_measure_is_told(check: Check) -> None:
    """The sentence names the term, not the memory of the whole."""
    status, _, err = check(DATA_THAT_HARMS["huge.ttl"])
    assert status == 2
    assert "holds a single term of more than 16 MB" in err


def test_a_remote_context_is_told(check: Check) -> None:
    """The sentence says that nothing is fetched, and what to do."""
    _, _, err = check(DATA_THAT_HARMS["remote.jsonld"].replace("%s", "http://127.0.0.1:9"), name="remote.jsonld")
    assert "names a remote @context, and vpkg fetches nothing" in err


REPORTS_THAT_HARM = {
    "a detail within itself": "ex:r a sh:ValidationReport ; sh:conforms false ; sh:result ex:x . "
    "ex:x sh:focusNode ex:f ; sh:detail ex:y . ex:y sh:focusNode ex:f ; sh:detail ex:x, ex:y .",
    "a path within itself": "ex:r a sh:ValidationReport ; sh:conforms false ; sh:result [ sh:resultPath _:p ] . "
    "_:p sh:inversePath _:p .",
    "a list within itself": "ex:r a sh:ValidationReport ; sh:conforms false ; sh:result [ sh:resultPath _:p ] . "
    "_:p rdf:first _:p ; rdf:rest _:p .",
    "literals for everything": 'ex:r a sh:ValidationReport ; sh:conforms false ; sh:result "r", [ sh:focusNode "f" ; '
    'sh:resultSeverity "s" ; sh:sourceShape 1 ; sh:resultPath "p" ; sh:value true ; sh:resultMessage ex:m ] .',
    "two verdicts": "ex:r a sh:ValidationReport ; sh:conforms false, true .",
    "words that turn the line": "ex:r a sh:ValidationReport ; sh:conforms false ; sh:result [ "
    'sh:resultMessage "a\\u202Eb\\u0000c\\u001B[31m" ] .',
}


@pytest.mark.parametrize("harm", sorted(REPORTS_THAT_HARM))
@pytest.mark.parametrize("format_", ["text", "json", "html", "ttl"])
def test_reports(render: Check, harm: str, format_: str) -> None:
    """Each is shown, in every form, without an end being waited for."""
    started = time.monotonic()
    said = render(REPORTS_THAT_HARM[harm], "--format", format_, "--seconds", str(SECONDS))
    _ended(said, started)
    assert said[0] == 1
    if format_ in ("text", "html"):
        assert not set(said[1]) & {"\u202e", "\x00", "\x1b"}


def test_a_child_that_is_out_of_memory_is_one_sentence(
    write: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The limit of memory is told with the setting that raises it."""
    monkeypatch.setenv("VPKG_CHECK_MEMORY_MB", "256")
    many = "".join(f"ex:b{n} a ex:Book, ex:C{n} ; ex:title 'x' ; ex:year {n} .\n" for n in range(150_000))
    data, shapes = write("data.ttl", many), write("shapes.ttl", SHAPES)
    assert main(["check", "--data", str(data), "--shapes", str(shapes), "--seconds", "60"]) == 2
    err = capsys.readouterr().err
    assert "VPKG_CHECK_MEMORY_MB" in err
    assert err.count("\n") == 1


def test_the_trap_would_hear() -> None:
    """The control: the server that must not hear of a check does hear of a request."""
    import urllib.error
    import urllib.request

    assert PREFIXES
    with TrapServer() as trap:
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(trap.web)
        assert trap.connections == 1
