"""The package works from a wheel and from an editable install; its data are never stale."""

from __future__ import annotations

import shutil
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
PARTS = ("pyproject.toml", "README.md", "LICENSE", "vpkg", "ontology", "shapes", "queries")


def _run(*command: str | Path, cwd: Path) -> str:
    result = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr or result.stdout
    return result.stdout


@pytest.fixture(scope="module", name="checkout")
def _checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the package is built from."""
    copy = tmp_path_factory.mktemp("checkout")
    for part in PARTS:
        source = REPOSITORY / part
        if source.is_dir():
            shutil.copytree(source, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / part)
    return copy


def _environment(folder: Path) -> Path:
    """Make a virtual environment that borrows the dependencies of this one, but not vpkg itself."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    packages = Path(_run(python, "-c", "import site; print(site.getsitepackages()[0])", cwd=folder).strip())
    borrowed = next(p for p in site.getsitepackages() if (Path(p) / "rdflib").is_dir())
    (packages / "borrowed.pth").write_text(borrowed + "\n", encoding="utf-8")
    return python


def test_an_editable_install_sees_an_edited_data_file(checkout: Path, tmp_path: Path) -> None:
    """A label changed in the checkout after installing shows at once."""
    python = _environment(tmp_path / "env")
    _run(python, "-m", "pip", "install", "--no-deps", "--no-build-isolation", "-q", "-e", checkout, cwd=tmp_path)
    template = checkout / "ontology" / "templates" / "ngo-2023.ttl"
    before = template.read_text(encoding="utf-8")
    ask = ("-c", "from vpkg import templates; print(templates.load('ngo-2023').label)")
    assert "Edited afterwards" not in _run(python, *ask, cwd=tmp_path)
    template.write_text(before.replace('rdfs:label "NGO template', 'rdfs:label "Edited afterwards'), encoding="utf-8")
    try:
        assert "Edited afterwards" in _run(python, *ask, cwd=tmp_path)
    finally:
        template.write_text(before, encoding="utf-8")


def test_a_wheel_elsewhere_runs_the_demo(checkout: Path, tmp_path: Path) -> None:
    """Ontology, shapes, queries and example reports are inside the wheel, and the demo needs nothing else."""
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "dist", cwd=checkout)
    [wheel] = (tmp_path / "dist").glob("vpkg-*.whl")
    python = _environment(tmp_path / "env")
    _run(python, "-m", "pip", "install", "--no-deps", "-q", wheel, cwd=tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    where = _run(python, "-c", "import vpkg; print(vpkg.__file__)", cwd=elsewhere)
    assert str(checkout) not in where
    assert str(REPOSITORY) not in where
    shown = _run(python.with_name("vpkg"), "demo", cwd=elsewhere)
    assert "what to try next" in shown.lower()
    assert (elsewhere / "demo-output" / "graph.ttl").stat().st_size > 100_000
    assert "<html" in (elsewhere / "demo-output" / "conformance.html").read_text(encoding="utf-8")
