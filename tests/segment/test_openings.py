"""The openings of thirteen real reports: who, on what, when and how, all expected by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shared import shared
from vpkg.gazetteer import find_reporter
from vpkg.model import Document
from vpkg.read import read
from vpkg.segment.head import head_end
from vpkg.segment.header import Header, read_header
from vpkg.segment.pillar import guess_pillar

UK, US = "government-of-united-kingdom", "government-of-united-states"
OPENINGS = {
    "freeport-2014.txt": ("freeport-mcmoran", "corporate", 2014, "full", {"plenary 2015-03"}),
    "freeport-2018.txt": ("freeport-mcmoran", "corporate", 2018, "full", {"plenary 2019-03-19"}),
    "freeport-2023.txt": ("freeport-mcmoran", "corporate", 2023, "full", {"plenary 2024-06"}),
    "glencore-2022.txt": ("glencore", "corporate", 2022, "full", set()),
    "international-alert-2023.md": ("international-alert", "ngo", 2023, "full", set()),
    "uk-2014.txt": (UK, "government", 2014, "full", set()),
    "uk-2021.txt": (UK, "government", 2021, "full", {"publication 2022-02-25"}),
    "uk-2022-update.txt": (UK, "government", 2022, "update", {"publication 2023-04-25"}),
    "uk-2024.txt": (UK, "government", 2024, "full", {"publication 2025-08-04"}),
    "us-2012.txt": (US, "government", 2012, "full", {"publication 2013-03-12"}),
    "us-2013.txt": (US, "government", 2013, "full", {"publication 2014-04-10"}),
    "us-2014.txt": (US, "government", 2014, "full", {"publication 2015-03-17"}),
    "us-2015.txt": (US, "government", 2015, "full", set()),
}


def _head(path: Path) -> tuple[Document, Header]:
    document = read(path)
    return document, read_header(document, head_end(document), find_reporter)


@pytest.mark.parametrize("name", sorted(OPENINGS))
def test_an_opening_says_who_reports_on_what(name: str) -> None:
    """Organisation, pillar, period, kind and dates of every opening are read, and none in doubt."""
    reporter, pillar, year, kind, dates = OPENINGS[name]
    document, header = _head(shared(f"reports/{name}"))
    assert header.reporter is not None
    assert (header.reporter.slug, header.reporter.known) == (reporter, True)
    assert (guess_pillar(document.text, header.reporter), header.year, header.kind) == (pillar, year, kind)
    assert header.period is not None
    assert (header.period.start.isoformat(), header.period.end.isoformat()) == (f"{year}-01-01", f"{year}-12-31")
    assert {f"{date.kind} {date.value}" for date in header.dates} == dates
    assert header.findings == ()


def test_no_opening_is_forgotten() -> None:
    """Every report of the shared folder stands in the table above."""
    folder = shared("reports")
    found = {path.name for path in folder.iterdir() if path.suffix in (".txt", ".md") and path.stem != "README"}
    assert found == set(OPENINGS)


@pytest.mark.parametrize(
    ("name", "parts", "wanted"),
    [
        ("freeport-2014.txt", {"Freeport-McMoRan": "Quarry Bank Metals", "Freeport": "QBM"}, "Quarry Bank Metals"),
        ("freeport-2018.txt", {"Freeport-McMoRan": "Quarry Bank"}, "Quarry Bank Inc."),
        ("freeport-2023.txt", {"Freeport-McMoRan": "Quarry Bank", "FCX": "QBX"}, "Quarry Bank Inc."),
        ("glencore-2022.txt", {"Glencore": "Ostravia", "glencore": "ostravia"}, "Ostravia"),
        ("international-alert-2023.md", {"International Alert": "Lantern Relief"}, "Lantern Relief"),
    ],
)
def test_a_stranger_in_the_same_layout_is_found(tmp_path: Path, name: str, parts: dict[str, str], wanted: str) -> None:
    """Under another name, unknown to the gazetteer, the reporter is found all the same."""
    text = shared(f"reports/{name}").read_text(encoding="utf-8")
    for old, new in parts.items():
        text = text.replace(old, new)
    path = tmp_path / f"report{Path(name).suffix}"
    path.write_text(text, encoding="utf-8")
    _, header = _head(path)
    assert header.reporter is not None
    assert (header.reporter.name, header.reporter.known) == (wanted, False)


@pytest.mark.parametrize("name", ["uk-2014.txt", "uk-2021.txt", "uk-2022-update.txt", "uk-2024.txt"])
def test_a_government_of_an_unknown_country_is_found(tmp_path: Path, name: str) -> None:
    """A country that no list holds is its own candidate, and never another country's government."""
    text = shared(f"reports/{name}").read_text(encoding="utf-8")
    path = tmp_path / "report.txt"
    path.write_text(text.replace("United Kingdom", "Marenda").replace("UK", "Marenda"), encoding="utf-8")
    _, header = _head(path)
    assert header.reporter is not None
    assert (header.reporter.name, header.reporter.known) == ("Marenda Government", False)
