"""Terms are written so that nothing in them can end them early."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpkg import terms
from vpkg.errors import DataError
from vpkg.iri import base_from_environment, slug


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_literal_comes_back_as_it_went(text: str) -> None:
    """Every text survives N-Quads, quotes, line ends and control characters included."""
    line = f"<a:a> <a:b> {terms.literal(text)} <a:g> .\n"
    [quad] = ox.parse(line, format=ox.RdfFormat.N_QUADS)
    assert quad.object.value == text
    assert line.count("\n") == 1


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "relative/path",
        "https://a b",
        "https://a>b",
        'https://a"b',
        "https://a\n",
        "https://a\u202eb",
        "https://example.org/\x7f",
        "https://example.org/%zz",
        "https://[::1",
        "https://example.org/#a#b",
    ],
)
def test_what_is_no_iri_is_refused(bad: str) -> None:
    """An IRI is absolute and holds no character that could end it."""
    with pytest.raises(DataError):
        terms.iri(bad)


def test_a_lone_surrogate_is_refused() -> None:
    """No encoding carries half a character."""
    with pytest.raises(DataError):
        terms.literal("\ud800")


@given(st.floats(min_value=0, max_value=1))
def test_decimals_are_canonical(number: float) -> None:
    """A decimal has no exponent and no needless zero, and comes back near enough."""
    written = terms.decimal(number).split('"')[1]
    assert "e" not in written.lower()
    assert not written.endswith(".")
    assert "." not in written or not written.endswith("0")
    assert abs(float(written) - number) <= 0.00005


@given(st.text(min_size=1, max_size=30))
def test_a_slug_is_its_own_slug(text: str) -> None:
    """Slugs are idempotent."""
    try:
        made = slug(text)
    except DataError:
        return
    assert slug(made) == made
    assert made.isascii()


@pytest.mark.parametrize(
    "bad",
    [
        "nonsense",
        "https://example.org/no-end",
        "https://example.org/a#",
        "https://example.org/a#b/",
        "ftp://example.org/",
        "https://exa mple.org/",
    ],
)
def test_a_bad_base_is_refused(monkeypatch: pytest.MonkeyPatch, bad: str) -> None:
    """VPKG_BASE must be an http(s) IRI that ends in /: parts of things are named behind a #, and an IRI has but one."""
    monkeypatch.setenv("VPKG_BASE", bad)
    with pytest.raises(DataError, match="VPKG_BASE"):
        base_from_environment()
