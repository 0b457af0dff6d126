"""Reports as other engines write them, turned into our pages."""

from __future__ import annotations

import json

from tests.shacl.conftest import SHAPES, Check

# Written by hand after each engine's habits: messages in several languages or none, a blank focus node, a nested
# detail, a severity of the shapes' own, results without a shape.
PLAIN = """\
[] a sh:ValidationReport ; sh:conforms false ; sh:result
  [ a sh:ValidationResult ; sh:focusNode ex:b1 ; sh:resultPath ex:title ; sh:resultSeverity sh:Violation ;
    sh:sourceConstraintComponent sh:MinCountConstraintComponent ; sh:sourceShape ex:BookShape-title ;
    sh:resultMessage "A book has a title."@en, "Ein Buch hat einen Titel."@de ] ,
  [ a sh:ValidationResult ; sh:focusNode [] ; sh:resultPath ex:title ; sh:resultSeverity sh:Violation ;
    sh:sourceConstraintComponent sh:MinCountConstraintComponent ; sh:sourceShape ex:BookShape-title ;
    sh:resultMessage "A book has a title."@en, "Ein Buch hat einen Titel."@de ] .
"""
NESTED = """\
ex:report a sh:ValidationReport ; sh:conforms false ; sh:result ex:r1 .
ex:r1 a sh:ValidationResult ; sh:focusNode ex:b1 ; sh:resultSeverity sh:Info ; sh:value ex:a1 ;
  sh:sourceConstraintComponent sh:NodeConstraintComponent ; sh:sourceShape _:s ;
  sh:resultPath ( ex:by [ sh:zeroOrMorePath [ sh:alternativePath ( ex:p [ sh:inversePath ex:q ] ) ] ] ) ;
  sh:detail [ a sh:ValidationResult ; sh:focusNode ex:a1 ; sh:resultSeverity sh:Info ; sh:resultPath ex:name ;
    sh:sourceConstraintComponent sh:MinCountConstraintComponent ; sh:sourceShape _:t ; sh:resultMessage "A name." ] .
"""
SILENT = (
    "A report names results only: what is not named in it was either fine or not looked at, and it does not say which."
)


def test_messages_in_languages_and_a_focus_without_a_name(render: Check) -> None:
    """One group of two, its messages once with their languages, the blank node shown as such."""
    status, out, _ = render(PLAIN)
    assert status == 1
    assert "2 × Violation · ex:BookShape-title · sh:MinCount\n  path ex:title\n" in out
    assert "  Ein Buch hat einen Titel. [de]\n  A book has a title. [en]\n" in out
    assert out.count("A book has a title.") == 1
    assert "  - focus _:" in out
    assert "  - focus ex:b1\n" in out


def test_a_nested_detail_and_a_path_are_written_out(render: Check) -> None:
    """The path as SPARQL writes it; what went wrong inside stands below its result."""
    _, out, _ = render(NESTED)
    assert "1 × Info · a shape without a name · sh:Node\n  path ex:by/((ex:p|(^ex:q))*)\n" in out
    assert "  - focus ex:b1 · value ex:a1\n    > sh:MinCount · ex:name · focus ex:a1 · A name.\n" in out


def test_what_a_report_does_not_tell_is_said(render: Check) -> None:
    """A report does not say what was looked at without a result, and neither do we."""
    _, out, _ = render(PLAIN, "--format", "json")
    assert json.loads(out)["not_checked"] == [SILENT]


def test_a_report_that_conforms_has_status_0(render: Check) -> None:
    """The verdict is the engine's own."""
    status, out, _ = render("[] a sh:ValidationReport ; sh:conforms true .")
    assert status == 0
    assert out.startswith("The data conforms: there are no results.\n")


def test_a_severity_of_somebody_else(render: Check) -> None:
    """A severity that SHACL does not define is shown by its name, after those it does."""
    text = PLAIN.replace("sh:resultSeverity sh:Violation ;", "sh:resultSeverity ex:Grave ;", 1)
    _, out, _ = render(text)
    assert "(1 Violation, 1 Grave)" in out
    assert out.index("× Violation") < out.index("× Grave")


def test_our_own_report_comes_back(check: Check, render: Check) -> None:
    """What we write as Turtle reads back with the same groups."""
    _, turtle, _ = check("ex:b1 a ex:Book . ex:b2 a ex:Book ; ex:year 'x' .", SHAPES, "--format", "ttl")
    _, first, _ = check("ex:b1 a ex:Book . ex:b2 a ex:Book ; ex:year 'x' .", SHAPES, "--format", "json")
    _, second, _ = render(turtle, "--format", "json")
    assert json.loads(first)["groups"] == json.loads(second)["groups"]
    assert len(json.loads(first)["groups"]) == 2


def test_a_report_that_says_no_verdict_is_refused(render: Check) -> None:
    """Without sh:conforms nothing is concluded."""
    status, out, err = render("[] a sh:ValidationReport .")
    assert (status, out) == (2, "")
    assert "sh:conforms" in err
