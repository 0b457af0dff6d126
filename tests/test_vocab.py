"""The constants in vpkg/vocab.py are those of the ontology."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from vpkg import vocab

ROOT = Path(__file__).resolve().parents[1]


def test_vocab_is_current() -> None:
    """vpkg/vocab.py is byte for byte what tools/generate_vocab.py makes of ontology/."""
    command = [sys.executable, str(ROOT / "tools" / "generate_vocab.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_vocab_imports_only_typing() -> None:
    """vpkg/vocab.py stands on the lowest floor: it imports typing and nothing else."""
    tree = ast.parse((ROOT / "vpkg" / "vocab.py").read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [getattr(node, "module", None) for node in imports] == ["typing"]


def test_constants() -> None:
    """A term is named by its group and its local name in capitals."""
    assert vocab.Class.FULL_REPORT == "https://w3id.org/vpkg/ontology#FullReport"
    assert vocab.Property.HAS_ANSWER == "https://w3id.org/vpkg/ontology#hasAnswer"
    assert vocab.Property.SHA256 == "https://w3id.org/vpkg/ontology#sha256"
    assert vocab.Scheme.ANSWER_STATUS == "https://w3id.org/vpkg/scheme/answer-status"
    assert vocab.AnswerStatus.NOT_APPLICABLE == "https://w3id.org/vpkg/scheme/answer-status/not-applicable"
    assert vocab.Principle.PU6A == "https://w3id.org/vpkg/scheme/principle/pu6a"
