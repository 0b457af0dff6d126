"""A status rests on what an answer says and on nothing else: whatever tells of something is an answer."""

from __future__ import annotations

import pytest

from vpkg import templates
from vpkg.model import Span, Status
from vpkg.segment.status import Verdict, judge


def _judged(words: str, code: str = "D9", template: str = "ngo-2023") -> Verdict:
    return judge(words, (Span(0, len(words)),), templates.load(template), code)


@pytest.mark.parametrize(
    "words",
    [
        "No fewer than 14 incidents were reported.",
        "No more than two incidents were reported.",
        "No incidents at Lima, but two were reported at Cusco.",
        "Last year no incidents were reported; this year there were 2.",
        "There is no mechanism to report incidents.",
        "If no incident is reported, the file is closed.",
        "There is no tolerance for abuses, as was made known.",
        "People had no fear of reporting incidents.",
        "No incident reporting mechanism was made known.",
    ],
)
def test_no_nil_return_is_invented(words: str) -> None:
    """Comparisons, exceptions, suppositions and other things that are “no” are no nil returns."""
    verdict = _judged(words, "B6", "corporate-14")
    assert (verdict.status, verdict.nil_return) == (Status.ANSWERED, None)


@pytest.mark.parametrize(
    "words",
    [
        "Zero incidents.",
        "No incidents.",
        "Incidents: 0",
        "None.",
        "We are not aware of any incidents.",
        "We received no reports of incidents in 2021.",
        "No security-related incidents with human rights implications were reported in 2023.",
    ],
)
def test_a_nil_return_is_recognised(words: str) -> None:
    """The usual ways of saying that there was nothing to report."""
    verdict = _judged(words, "B6", "corporate-14")
    assert verdict.status is Status.ANSWERED
    assert verdict.nil_return is not None


@pytest.mark.parametrize(
    "words",
    [
        "Women cannot access legal aid; we helped 40 of them.",
        "Security staff cannot carry weapons. We trained 20 guards.",
        "Communities unable to report security incidents were trained.",
        "As described in C7, we trained 30 police officers in Kwale.",
        "As in past years, we ran four workshops in Lima.",
        "See the women of Kwale rise in this film.",
        "N/A in Kenya. In Uganda we trained 40 police officers in Kampala.",
        "National police were trained.",
    ],
)
def test_an_answer_is_never_hidden(words: str) -> None:
    """A text that tells of something is answered, whatever words it begins with."""
    assert _judged(words).status is Status.ANSWERED


@pytest.mark.parametrize(
    "words", ["Confidential.", "This information is confidential.", "Withheld", "N/A – confidential"]
)
def test_withheld_in_a_word(words: str) -> None:
    """The ground alone is enough."""
    verdict = _judged(words)
    assert (verdict.status, verdict.reason) == (Status.NOT_APPLICABLE, None)
    assert verdict.withheld is not None


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Same as A1", ("A1",)),
        ("Ditto", ()),
        ("Our response is included in C7", ("C7",)),
        ("This has been covered in C7.", ("C7",)),
        ("cf. A1", ("A1",)),
        ("see c5", ("C5",)),
        ("See questions 5 and 7", ("C5", "C7")),
    ],
)
def test_references_in_other_words(words: str, codes: tuple[str, ...]) -> None:
    """Every usual way of pointing elsewhere, with all the codes it names."""
    verdict = _judged(words)
    assert (verdict.status, verdict.refers_to) == (Status.SEE_OTHER, codes)


@pytest.mark.parametrize(
    "words",
    ["- N/A", "> N/A", "“N/A”", "N/A?", "Does not apply.", "Not currently applicable", "Not applicable this year"],
)
def test_not_applicable_without_a_reason_in_other_words(words: str) -> None:
    """A bullet, a quotation mark or a year is no reason."""
    verdict = _judged(words)
    assert (verdict.status, verdict.reason) == (Status.NOT_APPLICABLE, None)
