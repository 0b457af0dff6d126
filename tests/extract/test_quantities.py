"""A quantity is a figure with what it counts; numbers that count nothing are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.writing import ngo_report, segmented
from vpkg.extract.context import Context
from vpkg.extract.dates import dates
from vpkg.extract.found import Found
from vpkg.extract.passage import Passage, sentences_of, tokens_of
from vpkg.extract.quantities import quantities
from vpkg.extract.resolve import resolve
from vpkg.extract.view import view
from vpkg.model import Amount, Report, Span


@pytest.fixture(name="report", scope="module")
def _report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return segmented(ngo_report({"C5": "We met."}), tmp_path_factory.mktemp("report"))


def _passage(words: str, kind: str = "paragraph", head: tuple[str, ...] = ()) -> Passage:
    seen = view(words, Span(0, len(words)))
    tokens = tokens_of(seen)
    return Passage(0, "C5", kind, Span(0, len(words)), seen, None, head, tokens, sentences_of(tokens))


def _found(report: Report, passage: Passage, *known: Found) -> list[tuple[str, Amount]]:
    context = Context(report)
    before = (*known, *dates(passage, context, ()))
    return [
        (passage.text(f.start, f.end), f.amount) for f in quantities(passage, context, before) if f.amount is not None
    ]


def _words(report: Report, words: str) -> list[str]:
    return [surface for surface, _ in _found(report, _passage(words))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We trained 640 wardens at the depot.", "640 wardens"),
        ("Approximately 3,200 villagers came.", "Approximately 3,200 villagers"),
        ("Three other regional bodies joined.", "Three other regional bodies"),
        ("One municipality joined.", "One municipality"),
        ("They had 14,500 hours of human-rights training for wardens.", "14,500 hours of human-rights training"),
        ("They had two pieces of research done.", "two pieces of research"),
        ("They met in 10 clusters of villages.", "10 clusters"),
        ("Four hundred and sixty (460) wardens took part.", "Four hundred and sixty (460) wardens"),
        ("We met 25 national and international oil and gas companies there.",
         "25 national and international oil and gas companies"),
        ("We met 12 local, regional and national authorities.", "12 local, regional and national authorities"),
        ("We held six human rights and security workshops for them.", "six human rights and security workshops"),
        ("We held two Voluntary Principles workshops for them.", "two Voluntary Principles workshops"),
        ("We hired 20 newly trained wardens.", "20 newly trained wardens"),
        ("We hired 15 community liaison officers (CLOs).", "15 community liaison officers"),
        ("There five rights holders attended a session.", "five rights holders"),
        ("There 120 employees and contractors signed.", "120 employees and contractors"),
        ("There 120 staff and field offices exist.", "120 staff"),
        ("They gave 45 days' notice.", "45 days"),
        ("It took three years.", "three years"),
        ("They saw dozens of villagers.", "dozens of villagers"),
        ("We reached 300+ wardens.", "300+ wardens"),
        ("Zero incidents were seen.", "Zero incidents"),
        ("Nine of the 14 sites report.", "Nine of the 14 sites"),
        ("Four out of five sites report.", "Four out of five sites"),
        ("We coached 25 of our own wardens there.", "25 of our own wardens"),
        ("It coached about 60 of its own security personnel.", "about 60 of its own security personnel"),
        ("We coached 17 of Brackwater's guards.", "17 of Brackwater's guards"),
        ("We coached 9 of the company's own drivers.", "9 of the company's own drivers"),
        ("A population of 12,000 lives there.", "12,000"),
        ("Number of wardens trained: 452", "452"),
    ],
)  # fmt: skip
def test_a_figure_and_what_it_counts(report: Report, words: str, expected: str) -> None:
    """From the qualifier to the end of the noun phrase, and not into what follows it."""
    assert _words(report, words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "Article 12 and pages 3 to 5 apply.",
        "Principles 2, 4 and 6 apply.",
        "Resolution 1325 and Act No. 12 apply.",
        "The 3rd visit was on 4 June 2021.",
        "A three-day course and a 5-year plan were made.",
        "One of the wardens left, the one who spoke, and no one else.",
        "One day a number of wardens left, many of them.",
        "See note [1] and step (2).",
        "1. We met.",
        "Goal 5 targets, Camp 4 and Tier 1 suppliers matter.",
        "It works 24/7, day and night, at 10:30.",
        "Ten years ago they were 18 years of age.",
    ],
)
def test_numbers_that_count_nothing(report: Report, words: str) -> None:
    """Labels, ordinals, dates, ages, adjectives and pronouns are no quantities."""
    assert _words(report, words) == []


@pytest.mark.parametrize(
    ("words", "value", "low", "high", "qualifier"),
    [
        ("about 30 wardens", 30, None, None, "approximately"),
        ("some 400 wardens", 400, None, None, "approximately"),
        ("more than 30 wardens", 30, 30, None, "over"),
        ("at least two wardens", 2, 2, None, "at-least"),
        ("no fewer than 12 wardens", 12, 12, None, "at-least"),
        ("fewer than 12 wardens", 12, None, 12, "under"),
        ("up to 50 wardens", 50, None, 50, "up-to"),
        ("between 20 and 30 wardens", None, 20, 30, "between"),
        ("20-30 wardens", None, 20, 30, "between"),
        ("50 or more wardens", 50, 50, None, "at-least"),
        ("twelve (13) wardens", None, 12, 13, None),
    ],
)
def test_qualifiers_and_bounds(
    report: Report, words: str, value: float | None, low: float | None, high: float | None, qualifier: str | None
) -> None:
    """The words around a figure make it a bound or a guess, and stand in the mention."""
    [(surface, amount)] = _found(report, _passage(f"There were {words} that day."))
    assert surface == words
    assert (amount.value, amount.low, amount.high, amount.qualifier) == (value, low, high, qualifier)
    assert (amount.counted, amount.measure) == ("wardens", "people")


def test_a_qualifier_holds_for_its_own_figure_only(report: Report) -> None:
    """“approximately 300 villagers and 60 wardens”: nobody says that the second is a guess."""
    found = _found(report, _passage("We met approximately 300 villagers and 60 wardens."))
    assert [(s, a.qualifier) for s, a in found] == [
        ("approximately 300 villagers", "approximately"), ("60 wardens", None),
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["concerns about two incidents", "held under two contracts", "over sixteen months"])
def test_a_preposition_is_no_qualifier(report: Report, words: str) -> None:
    """About, under and over may say of what, where and when."""
    [(_, amount)] = _found(report, _passage(f"These were {words}."))
    assert amount.qualifier is None


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("12 police officers", "people"), ("3 training sessions", "sessions"), ("40 hours", "hours"),
        ("5 days", "days"), ("7 mines", "sites"), ("2 cases of theft", "incidents"), ("4 MoUs", "contracts"),
        ("9 NGOs", "organisations"), ("6 villages", "communities"), ("11 reports", "documents"),
        ("3 projects", "projects"), ("8 vehicles", "units"), ("3 years", "other"), ("12 police stations", "sites"),
    ],
)  # fmt: skip
def test_measures(report: Report, words: str, measure: str) -> None:
    """What is counted decides the measure; hours, people, sessions and sites are never one."""
    [(_, amount)] = _found(report, _passage(f"There were {words}."))
    assert amount.measure == measure


@pytest.mark.parametrize(
    ("words", "surface", "value", "base"),
    [
        ("Of these 70% of security staff attended.", "70% of security staff", 70, "security staff"),
        ("Of these 70 per cent of our wardens attended.", "70 per cent of our wardens", 70, "wardens"),
        ("Of these two thirds of the wardens attended.", "two thirds of the wardens", 66.67, "wardens"),
        ("Of these half of staff attended.", "half of staff", 50, "staff"),
        ("Of these 38% women attended.", "38% women", 38, None),
        ("Of these one in four wardens attended.", "one in four wardens", 25, "wardens"),
        ("There was a rise of 20 percent.", "20 percent", 20, None),
    ],
)
def test_shares(report: Report, words: str, surface: str, value: float, base: str | None) -> None:
    """A share is of a base, and is written in hundredths."""
    [(found, amount)] = _found(report, _passage(words))
    assert (found, amount.value, amount.base) == (surface, value, base)
    assert (amount.measure, amount.unit) == ("percent", "percent")


@pytest.mark.parametrize(
    ("words", "surface", "value", "unit"),
    [
        ("We paid US$ 1.5 million.", "US$ 1.5 million", 1_500_000, "USD"),
        ("We paid over USD 250,000.", "over USD 250,000", 250_000, "USD"),
        ("We paid €2m.", "€2m", 2_000_000, "EUR"),
        ("We paid 3 million Colombian pesos.", "3 million Colombian pesos", 3_000_000, "COP"),
        ("We paid 40,000 dollars.", "40,000 dollars", 40_000, None),
    ],
)
def test_money(report: Report, words: str, surface: str, value: float, unit: str | None) -> None:
    """A sum has its currency, where the words settle which."""
    [(found, amount)] = _found(report, _passage(words))
    assert (found, amount.value, amount.unit, amount.measure) == (surface, value, unit, "money")


def test_a_figure_whose_noun_stands_before_it(report: Report) -> None:
    """“of which two were closed, against five in 2019” counts the incidents named first."""
    words = "We saw eleven incidents, of which two were closed, against five in 2019. Three were grave."
    found = _found(report, _passage(words))
    assert [(s, a.counted, a.measure) for s, a in found] == [
        ("eleven incidents", "incidents", "incidents"), ("two", "incidents", "incidents"),
        ("five", "incidents", "incidents"), ("Three", "incidents", "incidents"),
    ]  # fmt: skip


def test_cells_of_a_table(report: Report) -> None:
    """The column's head says what a figure counts; under a year or a name the row does; numbering counts nothing."""
    head = ("No.", "Audience", "Wardens trained", "Hours", "Year")
    row = _found(report, _passage("| 3 | Depot staff | 120 | 2,010 | 2019 |", "row", head))
    assert [(s, a.value, a.counted, a.measure) for s, a in row] == [
        ("120", 120, "Wardens trained", "people"), ("2,010", 2010, "Hours", "hours"),
    ]  # fmt: skip
    by_year = _found(report, _passage("| Wardens trained | 120 | 45% |", "row", ("", "2018", "2019")))
    assert [(s, a.counted, a.measure) for s, a in by_year] == [
        ("120", "Wardens trained", "people"), ("45%", "Wardens trained", "percent"),
    ]  # fmt: skip
    assert _found(report, _passage("| 120 | 2,010 |", "row", ())) == []


def test_a_group_known_already_ends_the_phrase(report: Report) -> None:
    """Where a group begins within what is counted, the quantity ends where the group ends."""
    words = "We trained 20 members of the river guard yesterday."
    start, end = words.index("members"), words.index(" yesterday")
    assert [s for s, _ in _found(report, _passage(words), Found(start, end, "stakeholder", "test"))] == [
        "20 members of the river guard"
    ]


def test_a_number_in_a_name_counts_nothing(report: Report) -> None:
    """“Group of 12 Villages” is a body."""
    words = "The Group of 12 Villages met."
    assert _found(report, _passage(words), Found(4, 24, "organisation", "test")) == []


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=2000) | st.lists(
    st.sampled_from(
        "12|one|of|the|wardens|and|2019|%|US$|(|)|hundred|-|to|every|years|, |.|**|up to|sessions|a".split("|")
    ),
    max_size=60,
).map(" ".join))  # fmt: skip
def test_any_text_is_read_and_dates_and_quantities_stand_apart(report: Report, text: str) -> None:
    """No text makes it fail; mentions slice to words; after resolving no date overlaps a quantity."""
    passage, context = _passage(text), Context(report)
    if not passage.tokens:
        return
    named = tuple(dates(passage, context, ()))
    counted = tuple(quantities(passage, context, named))
    for found in (*named, *counted):
        surface = passage.text(found.start, found.end)
        assert surface
        assert surface == surface.strip()
    spans = sorted((s.found.start, s.found.end) for s in resolve([*named, *counted], []))
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_long_texts_are_read_in_time(report: Report) -> None:
    """Hostile runs of digits, months and commas take no more time than their length."""
    for words in ("1 " * 8000, "May and " * 3000, "one hundred and " * 3000, "3, " * 6000, "12-" * 6000):
        passage, context = _passage(words), Context(report)
        list(quantities(passage, context, tuple(dates(passage, context, ()))))
